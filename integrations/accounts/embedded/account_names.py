"""Names of accounts: how a typed one is recognised, and those that the embedded systems make. None is derived from a national id (R4, A23)."""

import hashlib
from collections.abc import Container, Mapping
from typing import TypeVar

T = TypeVar("T")

_LETTERS = "abcdefghijkmnpqrstuvwxyz"
_DOMAIN = "mail.example"


def find_account(typed: str, rows: Mapping[str, T]) -> T | None:
    """The row of this name, whatever the case of its letters and the spaces around it, as the real systems find it; None where there is none."""
    wanted = typed.strip().casefold()
    return next((row for name, row in rows.items() if name.casefold() == wanted), None)


def require_account(typed: str, rows: Mapping[str, T]) -> T:
    """The row of this name. Raises LookupError where there is none."""
    row = find_account(typed, rows)
    if row is None:
        raise LookupError(f"there is nothing named {typed!r}")
    return row


def new_account(seed: str, person: str, taken: Container[str]) -> str:
    """A single account such as `ab1234` that nobody has yet; the same organisation gives the same person the same one (R4)."""
    attempt = 0
    while True:
        drawn = int.from_bytes(hashlib.sha256(f"{seed}\0{person}\0{attempt}".encode()).digest()[:8], "big")
        first, second = drawn % len(_LETTERS), drawn // 100 % len(_LETTERS)
        name = f"{_LETTERS[first]}{_LETTERS[second]}{drawn // 10_000 % 10_000:04d}"
        if name not in taken:
            return name
        attempt += 1


def new_address(wanted: str, account: str, domain: str | None, taken: Container[str]) -> str:
    """A mailbox address that is free: of the portal account's name where it can be (R30), else of the single account's."""
    domain = domain or _DOMAIN
    address = f"{wanted}@{domain}"
    return address if address.lower() not in taken else f"{account}@{domain}"
