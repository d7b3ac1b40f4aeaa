"""The person's own account: its state, and what they want of it."""
