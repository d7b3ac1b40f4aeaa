"""All texts: Fluent files, one folder per language."""
