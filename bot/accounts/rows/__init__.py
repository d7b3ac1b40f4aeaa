"""The decision table, one function per row."""
