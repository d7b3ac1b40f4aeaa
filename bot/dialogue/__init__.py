"""A message in, a turn, replies out; and what is understood of words."""
