"""The decision table, one function a row."""
