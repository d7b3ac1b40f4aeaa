"""The FAQ: its entries, their texts, and the matching of questions to entries (R46)."""
