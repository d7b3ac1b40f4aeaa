"""LDAP, as every directory speaks it."""
