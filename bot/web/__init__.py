"""The web pages: the chat, the demonstration's bar, and what operations ask for."""
