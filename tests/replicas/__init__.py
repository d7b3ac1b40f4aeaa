"""Several desks on one PostgreSQL."""
