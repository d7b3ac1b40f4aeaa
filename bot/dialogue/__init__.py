"""From an incoming message through a turn to the replies; and the understanding of text."""
