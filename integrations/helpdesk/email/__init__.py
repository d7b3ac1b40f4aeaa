"""The helpdesk by e-mail: a ticket is a mail, and an answer to it is read back by its address."""
