"""Tickets in the chat: a draft that is shown and sent, additions, news, withdrawing, solving, reopening; and the whole story for the helpdesk."""
