"""What is kept how long, and the daily work that deletes the rest."""
