"""Ways to prove one's identity, and the value of each proof. Pure."""
