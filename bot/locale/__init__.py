"""The one home of each text: Fluent files, a folder a language."""
