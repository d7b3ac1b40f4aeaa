"""Passwords as the embedded systems store them: salted and hashed with scrypt, so that they can be checked and never read.

The cost (n = 2**10, r = 8: 1 MiB, about 2 ms) is far below what real accounts need. These passwords are fictitious and stand in clear in the
organisation file next to the database; a sample of forty people has 120 of them, to be sealed quickly when the demonstration starts; those of the
shipped sample are sealed once and cached (`kept_seals.py`). Hashing them later would mean storing them in clear until then. The cost is part of
each hash, so it can be raised without invalidating the old ones.
"""

import hashlib
import hmac
import secrets
from typing import Final

from bot.secret import Secret

_COST: Final = 2**10
_BLOCK: Final = 8
_NOBODYS: Final = f"scrypt${_COST}${_BLOCK}${'00' * 16}${'00' * 32}"
"""A sealed password that matches nothing, to compare with if there is none."""


def hash_password(password: Secret) -> str:
    """`scrypt$n$r$salt$hash` of a password, with a salt of its own."""
    salt = secrets.token_bytes(16)
    return f"{seal_mark()}{salt.hex()}${_hashed(password, salt, _COST, _BLOCK).hex()}"


def seal_mark() -> str:
    """The prefix of a password sealed now: the algorithm and its cost."""
    return f"scrypt${_COST}${_BLOCK}$"


def verify_hash(sealed: str, password: Secret) -> bool:
    """Whether this is the sealed password; takes the same time either way."""
    _, cost, block, salt, expected = sealed.split("$")
    return hmac.compare_digest(_hashed(password, bytes.fromhex(salt), int(cost), int(block)), bytes.fromhex(expected))


def is_password(sealed: str | None, password: Secret) -> bool:
    """Whether this is the password; if there is none it takes as long as for a wrong one, so that the time does not reveal who has an account."""
    return verify_hash(sealed or _NOBODYS, password) and sealed is not None


def _hashed(password: Secret, salt: bytes, cost: int, block: int) -> bytes:
    # A lone surrogate would otherwise raise an error that quotes the password.
    return hashlib.scrypt(password.reveal().encode(errors="surrogatepass"), salt=salt, n=cost, r=block, p=1, dklen=32)
