"""The command line: each command takes its arguments, calls the application and prints the answer."""
