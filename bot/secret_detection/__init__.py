"""Where a text holds a password, a code or a number that must not be kept. Pure."""
