"""People, their agencies and their roles."""
