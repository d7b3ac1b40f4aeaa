"""What the account systems say about one person, and what that means (R1, D1-D42). Pure."""
