"""The rule for new passwords: what is refused, why, and what a page says and checks beforehand (R28; SECURITY 1.3; ASVS 6.2.x).

The owner's rule and NIST 800-63B disagree about composition: it is required as the FAQ requires it (R28), can be switched off, and 15
characters are advised. Only printable ASCII is accepted, against NIST's "should accept Unicode", because directories and programs treat
other letters differently, so that a password can be set but never verified; this too can be switched off.
Importing this module loads zxcvbn's lists (about 0.05 s), so only code that asks for a new password imports it.
"""

import re
import unicodedata
from enum import Enum
from itertools import pairwise
from typing import Final

from bot.actions.common_password import READ, is_common, patterns_of_few_guesses
from bot.actions.guessable_pieces import agency_words, keyboard_runs, places_and_times, without_pieces
from bot.actions.lookalikes import holds
from bot.messages import Phrase
from bot.runtime.lazy_pattern import TextSpan
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret


class Weakness(Enum):
    """Why a new password is refused, in the order in which people are told."""

    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    NO_UPPER = "no_upper"
    NO_LOWER = "no_lower"
    NO_DIGIT = "no_digit"
    NO_SYMBOL = "no_symbol"
    NOT_PLAIN = "not_plain"
    EDGE_SPACE = "edge_space"
    HAS_ACCOUNT = "has_account"
    HAS_NAME = "has_name"
    HAS_AGENCY = "has_agency"
    HAS_PLACE_OR_TIME = "has_place_or_time"
    KEYBOARD_RUN = "keyboard_run"
    COMMON = "common"


@dataclass(frozen=True, slots=True)
class PasswordRule:
    """The requirements. `composition`: one of each of the four kinds; `ascii_only`: 0x20-0x7E; `advised`: the advised length."""

    composition: bool = True
    ascii_only: bool = True
    minimum: int = 8
    maximum: int = 127
    advised: int = 15


DEFAULT: Final = PasswordRule()


@dataclass(frozen=True, slots=True)
class PersonalWords:
    """What others know about the person: accounts (portal, TPEAD, former, mailbox), names (Latin, romanised, the person's id), words of the agency."""

    accounts: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    agency: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageRule:
    """A rule that a page can check during typing: `pattern` must (`wanted`) or must not match the text, in Python and JavaScript alike."""

    weakness: Weakness
    pattern: str
    wanted: bool

    def broken_by(self, text: str) -> bool:
        """Whether the text breaks this rule."""
        return (re.search(self.pattern, text) is not None) is not self.wanted


_KINDS: Final = (
    PageRule(Weakness.NO_UPPER, "[A-Z]", True),
    PageRule(Weakness.NO_LOWER, "[a-z]", True),
    PageRule(Weakness.NO_DIGIT, "[0-9]", True),
    # A space is no symbol: Active Directory and Samba do not count it as one.
    PageRule(Weakness.NO_SYMBOL, r"[!-\/:-@\[-`\{-~]", True),
)
_PLAIN: Final = PageRule(Weakness.NOT_PLAIN, "[^ -~]", False)
_EDGE: Final = PageRule(Weakness.EDGE_SPACE, "^ | $", False)

_BY_PATTERN: Final = {
    Weakness.HAS_PLACE_OR_TIME: frozenset({"date", "regex"}),
    Weakness.KEYBOARD_RUN: frozenset({"spatial", "sequence"}),
    Weakness.COMMON: frozenset({"dictionary"}),
}
_PART: Final = re.compile(r"[\W\d_]+|(?<=[a-z])(?=[A-Z])")
_NOT_IN_WORDS: Final = re.compile(r"[\W_]+")
_SHORTEST: Final = 3
_SHORTEST_HAN: Final = 2
_SQUEEZED: Final = 5
_UNSTABLE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"})


def rules_for_page(rule: PasswordRule = DEFAULT) -> tuple[PageRule, ...]:
    """The rules that need no list and no personal data; the core uses the same ones."""
    return (
        PageRule(Weakness.TOO_SHORT, rf"[\s\S]{{{rule.minimum}}}", True),
        PageRule(Weakness.TOO_LONG, rf"[\s\S]{{{rule.maximum + 1}}}", False),
        *(_KINDS if rule.composition else ()),
        *((_PLAIN,) if rule.ascii_only else ()),
        _EDGE,
    )


def weaknesses(new: Secret, about: PersonalWords, rule: PasswordRule = DEFAULT) -> tuple[Weakness, ...]:
    """All weaknesses of this password, in the order of `Weakness`; empty: it is accepted. Never raises, whatever the text."""
    whole = new.reveal()
    found = {item.weakness for item in rules_for_page(rule) if item.broken_by(whole)}
    text = whole[: rule.maximum + 1]  # A longer text is refused anyway, and is not searched for names.
    if not rule.ascii_only and _unstable(text):
        found.add(Weakness.NOT_PLAIN)
    if _has_account(text, about.accounts):
        found.add(Weakness.HAS_ACCOUNT)
    if any(holds(reading, word) for word in _name_words(about.names) for reading in _readings(text, word)):
        found.add(Weakness.HAS_NAME)
    found |= _guessable(text[:READ], about, rule)
    return tuple(item for item in Weakness if item in found)


def weakness_phrase(weakness: Weakness, rule: PasswordRule = DEFAULT) -> Phrase:
    """What the person is told; it never contains the password."""
    return Phrase(f"password.rule_{weakness.value}", {"minimum": rule.minimum, "maximum": rule.maximum})


def hints(rule: PasswordRule = DEFAULT) -> tuple[Phrase, ...]:
    """What a page says before typing."""
    return (
        Phrase("password.hint_length", {"minimum": rule.minimum, "maximum": rule.maximum}),
        *((Phrase("password.hint_kinds"),) if rule.composition else ()),
        *((Phrase("password.hint_plain"),) if rule.ascii_only else ()),
        Phrase("password.hint_not_yours"),
        Phrase("password.hint_not_common"),
        Phrase("password.hint_longer", {"advised": rule.advised}),
    )


def advice(new: Secret, rule: PasswordRule = DEFAULT) -> Phrase | None:
    """The advice for an accepted password that is shorter than advised (NIST 800-63B); None if there is no advice."""
    if len(new.reveal()) >= rule.advised:
        return None
    return Phrase("password.advice_longer", {"advised": rule.advised})


def _guessable(text: str, about: PersonalWords, rule: PasswordRule) -> set[Weakness]:
    """Pieces that anybody can guess, where what is left beside them is not enough, and what is mostly a common password."""
    pieces: dict[Weakness, tuple[TextSpan, ...]] = {
        Weakness.HAS_AGENCY: agency_words(text, _agency_words(about.agency)),
        Weakness.HAS_PLACE_OR_TIME: places_and_times(text),
        Weakness.KEYBOARD_RUN: keyboard_runs(text),
    }
    # A short password is guessed quickly anyway; saying so twice helps nobody.
    patterns = patterns_of_few_guesses(text) if len(text) >= rule.minimum else frozenset()
    found = {weakness for weakness, names in _BY_PATTERN.items() if patterns & names}
    if is_common(text):
        found.add(Weakness.COMMON)
    rest = without_pieces(text, (span for spans in pieces.values() for span in spans))
    if len(rest) == len(text):
        return found
    if is_common(rest):
        found.add(Weakness.COMMON)
    if len(rest) < rule.minimum or is_common(rest) or patterns_of_few_guesses(rest):
        found |= {weakness for weakness, spans in pieces.items() if spans}
    return found


def _has_account(text: str, accounts: tuple[str, ...]) -> bool:
    """An account name, or the number in it. With fewer than three characters it is ignored, as in Active Directory."""
    for account in accounts:
        name = account.split("@")[0].split("\\")[-1].strip()
        numbers = [part for part in re.findall(r"\d+", name) if len(part) >= _SQUEEZED]
        if any(holds(reading, word) for word in (name, *numbers) if len(word) >= _SHORTEST for reading in _readings(text, word)):
            return True
        squeezed = _NOT_IN_WORDS.sub("", name)
        if len(squeezed) >= _SQUEEZED and any(holds(reading, squeezed) for reading in _readings(text, squeezed)):
            return True
    return False


def _readings(text: str, word: str) -> tuple[str, ...]:
    """The text, and for a long word also the text without separators between its letters (`y.j.c.h.e.n`)."""
    return (text, _NOT_IN_WORDS.sub("", text)) if len(word) >= _SQUEEZED else (text,)


def _name_words(names: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of names that are long enough to be recognised, and neighbouring pairs in either order (`yj` + `chen`)."""
    words: dict[str, None] = {}
    for name in names:
        parts = [part for part in _PART.split(name.split("@")[0]) if part]
        pairs = [joined for first, second in pairwise(parts) for joined in (first + second, second + first)]
        words |= dict.fromkeys(word for word in (*parts, *pairs, "".join(parts)) if len(word) >= _least(word))
    return tuple(words)


def _agency_words(given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for words in given for part in _NOT_IN_WORDS.split(words) if len(part) >= _least(part)))


def _least(word: str) -> int:
    return _SHORTEST if word.isascii() else _SHORTEST_HAN


def _unstable(text: str) -> bool:
    """Whether other programs may alter it: control characters, surrogates, unusual spaces, and what normalisation changes (SASLprep)."""
    if any(unicodedata.category(character) in _UNSTABLE and character != " " for character in text):
        return True
    return unicodedata.normalize("NFKC", text) != text
