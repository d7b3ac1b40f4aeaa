"""Whether the audit trail is what was written: its records one by one, and the heads of the chain that are kept outside the database (T28)."""
