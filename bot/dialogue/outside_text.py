"""Text from outside as it may be stored and shown: cut, cleaned, without secrets (T4, T21)."""

import unicodedata
from typing import Final

import structlog

from bot.redaction import LONGEST_READ, Redacted, could_be_new_password, redact
from bot.runtime.lazy_pattern import lazy_pattern

_MOST_PILED: Final = 30  # Combining marks per letter; no script needs more (UAX 15), and normalisation takes quadratic time in their number.
_PILES_ITSELF: Final = frozenset("ཱཱཱིྀུ")  # Letters that decompose into marks.
_INVISIBLE: Final = lazy_pattern("[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_log = structlog.get_logger("intake")


def clean_text(text: str) -> str:
    """The text as it can be stored and shown: no NUL, no control or direction marks, no lone surrogates (T21)."""
    whole = text[:LONGEST_READ].encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _INVISIBLE.sub("", whole if whole.isascii() else _unpiled(whole)).strip()


def safe_text(text: str, rules_told: bool = False, *, public: frozenset[str] = frozenset(), code_awaited: bool = False) -> Redacted:
    """Outside text, cut, cleaned and without secrets. Nothing else of it may be stored, logged or shown (T4). The rest is for `redact`."""
    try:
        return redact(clean_text(text), cut=len(text) > LONGEST_READ, rules_told=rules_told, public=public, code_awaited=code_awaited)
    except Exception as trouble:  # the platform would resend it for ever, and it would block everything after it
        _log.error("a text could not be read", trouble=type(trouble).__name__, letters=len(text))
        return Redacted("", frozenset())


def could_be_password(text: str) -> bool:
    """Whether a text without secrets could be a new password; an unreadable one is none."""
    try:
        return could_be_new_password(text)
    except Exception as trouble:
        _log.error("a text could not be read", trouble=type(trouble).__name__, letters=len(text))
        return False


def _unpiled(text: str) -> str:
    kept, piled = [], 0
    for letter in text:
        piled = piled + 1 if letter > "˿" and (unicodedata.combining(letter) or letter in _PILES_ITSELF) else 0
        if piled <= _MOST_PILED:
            kept.append(letter)
    return "".join(kept)
