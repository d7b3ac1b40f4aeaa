"""Audit_trail."""
