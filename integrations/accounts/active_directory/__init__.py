"""TPEAD as a real Active Directory."""
