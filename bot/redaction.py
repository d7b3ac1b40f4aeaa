"""Takes passwords, one-time codes, card numbers and national ids out of what people type, before anything else sees it (T4, T23).

Nobody but the person should know these, so what is only likely is taken out too. What stays is a mark where it stood.
"""

import re
import unicodedata
from enum import Enum
from typing import Final

from bot.runtime.lazy_pattern import lazy_pattern
from bot.runtime.quick_dataclass import dataclass
from bot.secret_detection.everyday_words import ordinary_token
from bot.secret_detection.keys import key_code_spans
from bot.secret_detection.numbers import card_spans, code_spans, identity_spans, key_spans
from bot.secret_detection.passwords import candidate_span, password_spans

MARK: Final = "▇▇▇"
LONGEST_KEPT: Final = 20_000
_MARGIN: Final = 200
LONGEST_READ: Final = LONGEST_KEPT + _MARGIN
"""Characters. A little more is read than is kept, so that a secret which the cut goes through is still seen whole."""

# Codes hold a letter and a digit: digits alone are somebody's telephone, two words of four letters are "need help".
_LINK_CODE: Final = lazy_pattern(r"^(?=[0-9 -]*[A-Z])(?:[A-Z0-9]{4}-[A-Z0-9]{4}|(?=[A-Z ]*[0-9])[A-Z0-9]{4} [A-Z0-9]{4})$", re.IGNORECASE)
_STRONG: Final = "!@#$%^&*+=~|"
_TOKEN: Final = lazy_pattern(r"[!-~]+")
_DIGIT: Final = lazy_pattern(r"\d")


class SecretKind(Enum):
    """What was taken out."""

    PASSWORD = "password"  # noqa: S105 - the name of a kind
    CODE = "code"
    NATIONAL_ID = "national_id"
    CARD = "card"


@dataclass(frozen=True, slots=True)
class Redacted:
    """The text without what looked secret, and of what kinds that was."""

    text: str
    kinds: frozenset[SecretKind]


def _classes(token: str) -> int:
    return sum(
        (
            any(letter.islower() for letter in token),
            any(letter.isupper() for letter in token),
            any(letter.isdigit() for letter in token),
            any(not letter.isalnum() for letter in token),
        )
    )


def _lone_password(token: str) -> bool:
    """Whether a token looks like a password although nobody said so: long and mixed, as the rule demands (R28)."""
    if len(token) < 8 or _classes(token) < 3:
        return False
    if _classes(token) == 3 and not (any(letter in _STRONG for letter in token) and any(letter.isdigit() for letter in token)):
        return False
    return not (ordinary_token(token) or is_link_code(token.strip(".,;:!?()")))


def redact(text: str, cut: bool = False, rules_told: bool = False) -> Redacted:
    """Takes out what looks like a password, a one-time code, a card number or a national id. Full-width letters are read as what they mean.

    Of a long text only the beginning stays. `cut`: the text is the beginning of a longer one, so a secret at its end may stand there in part.
    `rules_told`: the rules for new passwords were the last thing told, so what could be one is one (C33).
    """
    whole = unicodedata.normalize("NFKC", text[:LONGEST_READ])
    read = whole[:LONGEST_READ]
    kept = min(LONGEST_KEPT, len(read) - _MARGIN) if cut else LONGEST_KEPT
    found: list[tuple[int, int, SecretKind]] = []
    keys, codes = key_code_spans(read)
    found += [(*span, SecretKind.CODE) for span in codes]
    told = [*password_spans(read), *keys, *(match.span() for match in _TOKEN.finditer(read) if _lone_password(match.group()))]
    if _DIGIT.search(read):
        found += [(*span, SecretKind.NATIONAL_ID) for span in identity_spans(read)]
        found += [(*span, SecretKind.CARD) for span in card_spans(read)]
        found += [(*span, SecretKind.CODE) for span in code_spans(read)]
        told += key_spans(read)
    taken = [(start, end) for start, end, _ in found]
    if rules_told and not found and not told and (candidate := candidate_span(read)) is not None:
        told.append(candidate)
    found += [(start, end, SecretKind.PASSWORD) for start, end in told if not any(a <= start and end <= b for a, b in taken)]
    if not found:
        return Redacted(text if len(text) <= kept and len(whole) <= kept else read[: max(kept, 0)], frozenset())
    out, at = [], 0
    for start, end, _ in sorted(found, key=lambda one: (one[0], -one[1])):
        if start < at or start >= kept:
            at = max(at, end)
            continue
        out += [read[at:start], MARK]
        at = end
    out.append(read[at : max(kept, 0)])
    return Redacted("".join(out), frozenset(kind for *_, kind in found))


def could_be_new_password(text: str) -> bool:
    """Whether words in which `redact` finds nothing are a secret once the rules for new passwords were told (C33)."""
    return candidate_span(unicodedata.normalize("NFKC", text[:LONGEST_READ])[:LONGEST_READ]) is not None


_LINK_CODE_WITHIN: Final = lazy_pattern(r"(?<![A-Za-z0-9-])(?=[2-9-]*[A-Z])[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}(?![A-Za-z0-9-])")
_SEALED: Final = "link_code:"


def link_code_in(text: str) -> str | None:
    """The link code that a text is, or that stands in it written as the page shows it; None for other words."""
    if is_link_code(text):
        return text.strip()
    found = _LINK_CODE_WITHIN.search(unicodedata.normalize("NFKC", text[:200]))
    return None if found is None else found.group()


def sealed_mark(sealed: str) -> str:
    """How a link code is kept beside a message: as its seal, so that no table holds the code itself (T24)."""
    return _SEALED + sealed


def seal_of(kinds: frozenset[str]) -> str | None:
    """The seal of the link code that was typed, if one was."""
    return next((kind.removeprefix(_SEALED) for kind in kinds if kind.startswith(_SEALED)), None)


def is_link_code(text: str) -> bool:
    """Whether a text has the shape of a link code: eight letters or digits in two groups. It belongs in the chat and is no secret to catch."""
    return bool(_LINK_CODE.match(unicodedata.normalize("NFKC", text).strip()))
