"""Passkeys by WebAuthn."""
