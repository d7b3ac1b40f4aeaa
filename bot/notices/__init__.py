"""What people are told without having just asked."""
