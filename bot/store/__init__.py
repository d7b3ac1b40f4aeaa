"""Everything the desk keeps: one transaction at a time, in SQLite or PostgreSQL."""
