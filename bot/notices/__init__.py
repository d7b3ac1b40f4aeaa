"""What people are told without having asked just now."""
