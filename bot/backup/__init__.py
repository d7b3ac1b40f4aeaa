"""Backups: one archive of the database and the keys, and the way back into an empty place."""
