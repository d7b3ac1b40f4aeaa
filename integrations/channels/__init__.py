"""The messaging platforms."""
