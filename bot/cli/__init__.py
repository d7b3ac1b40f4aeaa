"""The command line: each command takes its arguments, calls the application, prints the answer."""
