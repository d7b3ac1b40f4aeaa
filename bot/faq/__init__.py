"""The FAQ: its entries, their words, and which entry answers a question (R46)."""
