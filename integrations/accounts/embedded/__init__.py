"""The embedded organisation: it replaces the five account systems, for the demonstration, for training and for tests."""
