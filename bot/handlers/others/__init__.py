"""Somebody else's account: what is general is told, nobody is looked up, and nothing starts on the speaker's own (C9)."""
