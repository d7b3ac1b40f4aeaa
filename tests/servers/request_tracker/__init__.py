"""A real Request Tracker 5 for the tests: on loopback, in a folder of its own, its database copied from one that was made once."""
