"""Finds passwords, codes and numbers in a text that must not be stored. Pure."""
