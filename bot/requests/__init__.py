"""A request to act on an account, from being asked for to its end."""
