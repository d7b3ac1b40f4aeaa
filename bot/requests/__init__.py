"""Requests to act on an account, from submission to completion."""
