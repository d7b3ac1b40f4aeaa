"""One handler per kind of intent; none knows the channel, none knows another."""
