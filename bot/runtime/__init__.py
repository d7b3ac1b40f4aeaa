"""What is between this program and the language or the machine: caches on disk, bounded YAML, quick JSON, patterns compiled when needed."""
