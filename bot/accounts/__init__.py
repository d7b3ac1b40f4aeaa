"""What the account systems say about one person, and what it means (R1, D1-D42). Pure."""
