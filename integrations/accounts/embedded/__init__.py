"""The embedded organisation: it stands in for the five account systems, for the demonstration, for training and for tests."""
