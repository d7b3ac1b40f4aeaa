"""The helpdesk that the desk keeps itself."""
