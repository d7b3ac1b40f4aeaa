"""Authenticator apps (RFC 6238): six digits that change every half minute, by SHA-1, as every app reads them. Pure."""

import base64
import hmac
import unicodedata
from datetime import datetime
from typing import Final

import pyotp

from bot.secret import Secret

TIME_STEP: Final = 30
"""How long a code is shown, in seconds."""
KEY_BYTES: Final = 20
"""160 bits, the whole strength of SHA-1 (RFC 4226 R6)."""
_DRIFT: Final = (-1, 0, 1)
_DIGITS: Final = 6
_ASCII: Final = frozenset("0123456789")
_LONGEST: Final = 64


def totp_key(chance: bytes) -> Secret:
    """The key as apps take it (base32). `chance`: KEY_BYTES from a cryptographic source; ValueError for another length."""
    if len(chance) != KEY_BYTES:
        raise ValueError(f"a key has {KEY_BYTES} bytes")
    return Secret(base64.b32encode(chance).decode())


def time_step(now: datetime) -> int:
    """The number of the half minute of `now` (UTC), counted from 1970."""
    return int(now.timestamp()) // TIME_STEP


def totp_code(key: Secret, step: int) -> str:
    """The six digits that an app with this key shows in that time step."""
    return pyotp.TOTP(key.reveal(), digits=_DIGITS, interval=TIME_STEP).generate_otp(step)


def typed_time_step(key: Secret, typed: Secret, now: datetime, taken: int) -> int | None:
    """The time step whose code was typed, at most one before or after that of `now` (UTC); None for a wrong code, and for one that is no newer than
    `taken`, the last step that was accepted (6.5.1).

    All three are compared, so that the time tells nothing (T26)."""
    code, current = _digits(typed).encode(), time_step(now)
    right = [step for step in (current + drift for drift in _DRIFT) if hmac.compare_digest(totp_code(key, step).encode(), code)]
    return next((step for step in right if step > taken), None)


def provisioning_uri(key: Secret, issuer: str, name: str) -> Secret:
    """What the QR code holds, in the format that apps read; a secret, since the key is in it. `issuer` and `name` are what the app shows."""
    return Secret(pyotp.TOTP(key.reveal(), digits=_DIGITS, interval=TIME_STEP).provisioning_uri(name=_label(name), issuer_name=_label(issuer)))


def grouped_key(key: Secret) -> Secret:
    """The key in groups of four, for typing it."""
    text = key.reveal()
    return Secret(" ".join(text[at : at + 4] for at in range(0, len(text), 4)))


def _digits(typed: Secret) -> str:
    """What was typed if it is six ASCII digits in the end, with spaces between them and in full width allowed; '' for anything else (1.1.1)."""
    text = "".join(unicodedata.normalize("NFKC", typed.reveal()[:_LONGEST]).split())
    return text if len(text) == _DIGITS and set(text) <= _ASCII else ""


def _label(text: str) -> str:
    """A colon parts issuer and name, so neither may hold one."""
    return " ".join(text.replace(":", " ").split())
