"""Tickets, and the words that concern them. Pure."""
