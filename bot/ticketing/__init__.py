"""Tickets: what is passed on to people at the helpdesk, with its history."""
