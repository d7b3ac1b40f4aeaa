"""Toys of what can be added, and what every entry of a registry has to hold."""
