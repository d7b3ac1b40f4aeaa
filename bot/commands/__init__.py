"""The command line: each command takes its arguments, calls the house, prints the answer."""
