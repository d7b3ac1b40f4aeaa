"""Passkeys: the ceremonies against an authenticator of the tests' own, with real keys; and the pages that take its answers."""
