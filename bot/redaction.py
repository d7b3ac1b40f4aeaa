"""Removes passwords, one-time codes, card numbers and national ids from what people type, before anything else sees it (T4, T23).

Nobody but the person should know these, so what is merely likely is removed too. A mark stays in its place.
"""

import re
import unicodedata
from enum import Enum
from typing import Final

from bot.runtime.lazy_pattern import TextSpan, lazy_pattern
from bot.runtime.quick_dataclass import dataclass
from bot.secret_detection.everyday_words import ordinary_token
from bot.secret_detection.keys import key_code_spans
from bot.secret_detection.numbers import card_spans, code_spans, identity_spans, key_spans
from bot.secret_detection.passwords import candidate_span, password_spans
from bot.secret_detection.spelled_codes import spelled_code_spans
from bot.secret_detection.telephones import digits_of, telephone_spans
from bot.secret_detection.told_codes import names_a_number, told_code_spans

MARK: Final = "▇▇▇"
LONGEST_KEPT: Final = 20_000
_MARGIN: Final = 200
LONGEST_READ: Final = LONGEST_KEPT + _MARGIN
"""Characters. A little more is read than is kept, so that a secret crossing the cut is still recognised."""

# Codes contain a letter and a digit: digits alone are a telephone number, two words of four letters are "need help".
_LINK_CODE: Final = lazy_pattern(r"^(?=[0-9 -]*[A-Z])(?:[A-Z0-9]{4}-[A-Z0-9]{4}|(?=[A-Z ]*[0-9])[A-Z0-9]{4} [A-Z0-9]{4})$", re.IGNORECASE)
_STRONG: Final = "!@#$%^&*+=~|"
_TOKEN: Final = lazy_pattern(r"[!-~]+")
_NAMES_A_SECRET: Final = lazy_pattern(r"密碼|密码|通行|pass|(?<![A-Za-z])(?:pwd?|pin)(?![A-Za-z])", re.IGNORECASE)
_DIGIT: Final = lazy_pattern(r"\d")
_NUMBER_AND_NAME: Final = lazy_pattern(r"\d{3,5},[A-Z][a-z]+ [A-Z][a-z]+")
"""A ticket's number and whose it is: "1001，Peter Novak那張"."""


class SecretKind(Enum):
    """The kind of a removed secret."""

    PASSWORD = "password"  # noqa: S105 - the name of a kind
    CODE = "code"
    NATIONAL_ID = "national_id"
    CARD = "card"


@dataclass(frozen=True, slots=True)
class Redacted:
    """The text without its secrets, and their kinds."""

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
    """Whether a token looks like a password although nothing introduces it: long and mixed, as the rule demands (R28)."""
    if len(token) < 8 or _classes(token) < 3:
        return False
    if _classes(token) == 3 and not (any(letter in _STRONG for letter in token) and any(letter.isdigit() for letter in token)):
        return False
    return not (ordinary_token(token) or is_link_code(token.strip(".,;:!?()")))


@dataclass(frozen=True, slots=True)
class _PublicNumbers:
    """Where telephone numbers stand in a text (one byte a letter, 1 within one), and the digits of those that the desk gives out."""

    text: str
    within: bytes
    given_out: frozenset[str]

    @classmethod
    def of(cls, text: str, given_out: frozenset[str]) -> "_PublicNumbers":
        within = bytearray(len(text))
        for start, end in telephone_spans(text):
            within[start:end] = b"\1" * (end - start)
        return cls(text, bytes(within), given_out)

    def hold(self, span: TextSpan) -> bool:
        """Whether what looks like a secret is a telephone number or a part of one."""
        number = self.text[slice(*span)]
        return self.within.find(0, *span) < 0 or (digits_of(number) in self.given_out and not any(map(str.isalpha, number)))

    def are_typed(self, span: TextSpan) -> bool:
        """Whether what somebody typed after the rules is a telephone number, or a number with the name of what it counts: ticket 1001."""
        return self.within.find(1, *span) >= 0 or names_a_number(self.text[slice(*span)]) or self.hold(span)


def redact(text: str, cut: bool = False, rules_told: bool = False, *, public: frozenset[str] = frozenset(), code_awaited: bool = False) -> Redacted:
    """Removes what looks like a password, a one-time code, a card number or a national id. Full-width letters are normalised.

    Only the beginning of a long text stays. `cut`: the text is the beginning of a longer one, so a secret at its end may be incomplete.
    `rules_told`: the last answer gave the rules for new passwords, so anything that could be a password is one (C33).
    `public`: digits of telephone numbers that the desk itself gives out; they are no codes.
    `code_awaited`: the last answer was about a page for which a code may have been mailed; six digits in a short text are one.
    """
    whole = unicodedata.normalize("NFKC", text[:LONGEST_READ])
    read = whole[:LONGEST_READ]
    kept = min(LONGEST_KEPT, len(read) - _MARGIN) if cut else LONGEST_KEPT
    found: list[tuple[int, int, SecretKind]] = []
    keys, codes = key_code_spans(read)
    numbered = _NAMES_A_SECRET.search(read) is None
    alone = [match.span() for match in _TOKEN.finditer(read) if _lone_password(match.group()) and not (numbered and _NUMBER_AND_NAME.match(read, match.start()))]
    passwords = [*password_spans(read), *keys, *alone]
    codes = [*codes, *spelled_code_spans(read, code_awaited)]
    if _DIGIT.search(read):
        found += [(*span, SecretKind.NATIONAL_ID) for span in identity_spans(read)]
        found += [(*span, SecretKind.CARD) for span in card_spans(read)]
        codes += [*code_spans(read), *told_code_spans(read, code_awaited)]
        passwords += key_spans(read)
    numbers = _PublicNumbers.of(read if codes or passwords or rules_told else "", public)
    found += [(*span, SecretKind.CODE) for span in codes if not numbers.hold(span)]
    if not _NAMES_A_SECRET.search(read):
        passwords = [span for span in passwords if not numbers.hold(span)]
    taken = [(start, end) for start, end, _ in found]
    if rules_told and not found and not passwords and (candidate := candidate_span(read)) is not None and not numbers.are_typed(candidate):
        passwords.append(candidate)
    found += [(start, end, SecretKind.PASSWORD) for start, end in passwords if not any(a <= start and end <= b for a, b in taken)]
    if not found:
        return Redacted(text if len(text) <= kept and len(whole) <= kept else read[: max(kept, 0)], frozenset())
    out, at = [], 0
    for start, end, _ in sorted(found, key=lambda found_span: (found_span[0], -found_span[1])):
        if start < at or start >= kept:
            at = max(at, end)
            continue
        out += [read[at:start], MARK]
        at = end
    out.append(read[at : max(kept, 0)])
    return Redacted("".join(out), frozenset(kind for *_, kind in found))


def could_be_code_read_aloud(text: str) -> bool:
    """Whether a text may hold a mailed code, or a part of it, in words or with gaps; whether it is one shows after what it was said."""
    return any(spelled_code_spans(unicodedata.normalize("NFKC", text[:LONGEST_READ])[:LONGEST_READ], True))


def could_be_new_password(text: str) -> bool:
    """Whether text in which `redact` finds nothing is a secret after the rules for new passwords were given (C33)."""
    return candidate_span(unicodedata.normalize("NFKC", text[:LONGEST_READ])[:LONGEST_READ]) is not None


_LINK_CODE_WITHIN: Final = lazy_pattern(r"(?<![A-Za-z0-9-])(?=[2-9-]*[A-Z])[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}(?![A-Za-z0-9-])")
_SEALED: Final = "link_code:"


def link_code_in(text: str) -> str | None:
    """The link code that a text consists of, or contains in the form in which the page shows it; None for other text."""
    if is_link_code(text):
        return text.strip()
    found = _LINK_CODE_WITHIN.search(unicodedata.normalize("NFKC", text[:200]))
    return None if found is None else found.group()


def sealed_mark(sealed: str) -> str:
    """How a link code is stored with a message: as its seal, so that no table contains the code itself (T24)."""
    return _SEALED + sealed


def seal_of(kinds: frozenset[str]) -> str | None:
    """The seal of the link code that was typed, if any."""
    return next((kind.removeprefix(_SEALED) for kind in kinds if kind.startswith(_SEALED)), None)


def is_link_code(text: str) -> bool:
    """Whether a text has the shape of a link code: eight letters or digits in two groups. It belongs in the chat and is not redacted."""
    return bool(_LINK_CODE.match(unicodedata.normalize("NFKC", text).strip()))
