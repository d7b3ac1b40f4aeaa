"""Matters that are handed to people: tickets at the helpdesk, and what is told with them."""
