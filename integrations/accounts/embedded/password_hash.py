"""Passwords as the embedded systems keep them: salted and hashed with scrypt, so that they can be checked and never read.

The cost (n = 2**10, r = 8: 1 MiB, about 2 ms) is far below what a system of real accounts needs. These passwords are made up and
stand in clear in the organisation file beside the database; a sample of forty people has 120 of them, which are to be sealed
in a blink when the demonstration starts; those of the shipped sample are sealed once and kept (`kept_seals.py`). Hashing them later
instead would mean to keep them in clear until then. The cost stands in each hash, so it can be raised without losing the old ones.
"""

import hashlib
import hmac
import secrets
from typing import Final

from bot.secret import Secret

_COST: Final = 2**10
_BLOCK: Final = 8
_NOBODYS: Final = f"scrypt${_COST}${_BLOCK}${'00' * 16}${'00' * 32}"
"""In the form of a sealed password, and of none: to be compared with where there is nothing to compare with."""


def hash_password(password: Secret) -> str:
    """`scrypt$n$r$salt$hash` of a password, with a salt of its own."""
    salt = secrets.token_bytes(16)
    return f"{seal_mark()}{salt.hex()}${_hashed(password, salt, _COST, _BLOCK).hex()}"


def seal_mark() -> str:
    """How a password begins that is sealed now: by what, and at which cost."""
    return f"scrypt${_COST}${_BLOCK}$"


def verify_hash(sealed: str, password: Secret) -> bool:
    """Whether this is the password that was sealed; takes the same time whether it is or not."""
    _, cost, block, salt, expected = sealed.split("$")
    return hmac.compare_digest(_hashed(password, bytes.fromhex(salt), int(cost), int(block)), bytes.fromhex(expected))


def is_password(sealed: str | None, password: Secret) -> bool:
    """Whether this is the password; where none is known it takes as long as for a wrong one, so that the time tells nobody who has an account."""
    return verify_hash(sealed or _NOBODYS, password) and sealed is not None


def _hashed(password: Secret, salt: bytes, cost: int, block: int) -> bytes:
    # A lone surrogate would otherwise end in an error that quotes the password.
    return hashlib.scrypt(password.reveal().encode(errors="surrogatepass"), salt=salt, n=cost, r=block, p=1, dklen=32)
