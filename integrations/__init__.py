"""Adapters to the systems around the desk. An adapter imports the ports, the records and what lies under them, nothing else."""
