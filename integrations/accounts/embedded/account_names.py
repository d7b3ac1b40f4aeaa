"""Account names: recognising a typed one, and creating new ones in the embedded systems. None is derived from a national id (R4, A23)."""

import hashlib
from collections.abc import Container, Mapping
from typing import TypeVar

T = TypeVar("T")

_LETTERS = "abcdefghijkmnpqrstuvwxyz"
_DOMAIN = "mail.example"


def find_account(typed: str, rows: Mapping[str, T]) -> T | None:
    """The row with this name, ignoring case and surrounding spaces, as the real systems do; None if there is none."""
    wanted = typed.strip().casefold()
    return next((row for name, row in rows.items() if name.casefold() == wanted), None)


def require_account(typed: str, rows: Mapping[str, T]) -> T:
    """The row with this name. Raises LookupError if there is none."""
    row = find_account(typed, rows)
    if row is None:
        raise LookupError(f"there is nothing named {typed!r}")
    return row


def new_account(seed: str, person: str, taken: Container[str]) -> str:
    """An unused single account such as `ab1234`; the same organisation always gives the same person the same one (R4)."""
    attempt = 0
    while True:
        drawn = int.from_bytes(hashlib.sha256(f"{seed}\0{person}\0{attempt}".encode()).digest()[:8], "big")
        first, second = drawn % len(_LETTERS), drawn // 100 % len(_LETTERS)
        name = f"{_LETTERS[first]}{_LETTERS[second]}{drawn // 10_000 % 10_000:04d}"
        if name not in taken:
            return name
        attempt += 1


def new_address(wanted: str, account: str, domain: str | None, taken: Container[str]) -> str:
    """An unused mailbox address: from the portal account's name if possible (R30), else from the single account's."""
    domain = domain or _DOMAIN
    address = f"{wanted}@{domain}"
    return address if address.lower() not in taken else f"{account}@{domain}"
