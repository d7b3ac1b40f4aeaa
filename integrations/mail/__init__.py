"""Mail to registered addresses."""
