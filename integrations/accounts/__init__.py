"""The account systems: one package for each kind of system that the desk can read."""
