"""The one-time pages of a request, a step each."""
