"""The one-time pages of a request, one per step."""
