"""The city's mail in a directory such as OpenLDAP."""
