"""Several desks on one database: who is alive, and what only one of them does at a time."""
