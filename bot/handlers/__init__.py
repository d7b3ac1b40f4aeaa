"""One handler a matter; none knows the channel, none knows another."""
