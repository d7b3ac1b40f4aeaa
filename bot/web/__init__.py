"""The web pages: the chat, the demonstration bar, the one-time pages and the health endpoints."""
