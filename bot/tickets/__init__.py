"""What a person hands over to people."""
