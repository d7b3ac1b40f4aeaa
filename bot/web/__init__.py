"""The web pages: the chat, the demonstration's bar, health."""
