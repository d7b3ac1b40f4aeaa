"""LDAP, common to all directories."""
