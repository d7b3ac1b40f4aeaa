"""What is asked once an incident was told (C20): which side of it, and what its own state answers. Pure."""
