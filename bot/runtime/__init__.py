"""Adaptations of the language and the machine: caches on disk, bounded YAML, quick JSON, patterns compiled when needed."""
