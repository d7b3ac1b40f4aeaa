"""The desk's persistent data, in SQLite or PostgreSQL: one repository per group of tables."""
