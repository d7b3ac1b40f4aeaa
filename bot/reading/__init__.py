"""What somebody means by a text, given what the desk said last. Pure."""
