"""Guessable pieces of a password: keyboard runs, time and place, words of the agency (SECURITY 1.3).

A piece is a span (first, end). A piece alone makes nothing weak: it is discounted, and the rest has to be strong enough.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from zxcvbn.matching import GRAPHS, sequence_match, spatial_match

from bot.actions.lookalikes import lowered, readings
from bot.runtime.lazy_pattern import TextSpan, lazy_pattern

_LONG: Final = 5
_SHORTEST: Final = 3
_WALK: Final = 4
_LONG_WALK: Final = 8
# On a number pad nearly all numbers are walks.
_KEYBOARDS: Final = {"qwerty": GRAPHS["qwerty"]}
_SAME: Final = lazy_pattern(r"(.)\1{3,}|(.{2,3}?)\2{2,}")
_AGAIN: Final = lazy_pattern(r"(.{4,36}?)(\1+)")

_AGENCIES: Final = ("taipei", "taibei", "tpead", "tcg", "gov", "eip", "webad", "login")
_PLACES: Final = ("taipei", "taibei", "taiwan", "formosa", "kaohsiung", "taichung", "tainan", "hsinchu", "taoyuan", "keelung", "xinyi")
_TIMES: Final = (
    "spring", "summer", "autumn", "fall", "winter", "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "newyear", "xinnian", "chunjie", "zhongqiu", "duanwu", "christmas", "chuntian", "xiatian", "qiutian", "dongtian",
)
_SHORT_TIMES: Final = ("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "wed", "thu", "fri", "sat", "sun")

_DATE: Final = lazy_pattern(r"(?<!\d)(?:19|20)\d\d([-/.]?)(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])(?!\d)")
_YEAR: Final = lazy_pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_REPUBLIC: Final = lazy_pattern(r"(?:roc|minguo|mingguo|民國|民国)[^a-z0-9]?\d{1,3}(?!\d)", re.IGNORECASE)
_SHORT_YEAR: Final = lazy_pattern(r"(?<!\d)(?:\d\d|1[0-3]\d)(?!\d)")
_WORD: Final = r"(?:[A-Z][a-z]{2,11}|[a-z]{3,12}|[A-Z]{3,12})"
_WORD_BEFORE: Final = lazy_pattern(rf"(?<![a-z]){_WORD}[^A-Za-z0-9]{{0,2}}$|(?<=[a-z])[A-Z][a-z]{{2,11}}[^A-Za-z0-9]{{0,2}}$")
_WORD_AFTER: Final = lazy_pattern(rf"^[^A-Za-z0-9]{{0,2}}{_WORD}(?![a-z])")
_GAP: Final = 2


def keyboard_runs(text: str) -> tuple[TextSpan, ...]:
    """Neighbouring keys (`qwer`, `1qaz`, two columns of three), what counts on (`abcd`, `4321`), and what repeats itself."""
    found = []
    threes: list[TextSpan] = []
    for match in spatial_match(text, _graphs=_KEYBOARDS):
        span, length = (match["i"], match["j"] + 1), match["j"] + 1 - match["i"]
        # With a turn at every third key it is a walk; `desert` and `street` turn at every key.
        if length >= _LONG_WALK or (length >= _WALK and match["turns"] <= length // 3):
            found.append(span)
        elif length == _SHORTEST and match["turns"] == 1:
            threes.append(span)
    small = lowered(text)
    found += [(item["i"], item["j"] + 1) for item in sequence_match(small) if item["j"] + 1 - item["i"] >= _WALK and item["sequence_name"] != "unicode"]
    for item, other in pairwise(threes):
        if item[1] == other[0]:
            found += [item, other]
    found += [match.span() for match in _SAME.finditer(small)]
    # The first of several copies counts; the others add nothing.
    found += [match.span(2) for match in _AGAIN.finditer(small)]
    return tuple(found)


def agency_words(text: str, words: Iterable[str]) -> tuple[TextSpan, ...]:
    """The words of the agency and of the city's systems. Short ones only as words of their own: `eip` also stands in `receipt`."""
    return tuple(span for word in dict.fromkeys((*_AGENCIES, *words)) for span in _standing(text, lowered(word), whole=len(word) < _LONG and word.isascii()))


def places_and_times(text: str) -> tuple[TextSpan, ...]:
    """Seasons, months, days, cities, dates, and years (also of the Republic) beside a word."""
    named = [span for word in _PLACES for span in _standing(text, word, whole=False)]
    named += [span for word in _TIMES for span in _standing(text, word, whole=True)]
    found = [*named, *(match.span() for match in _DATE.finditer(text)), *(match.span() for match in _REPUBLIC.finditer(text))]
    near = [*named, *(span for word in _SHORT_TIMES for span in _standing(text, word, whole=True)), *agency_words(text, ())]
    for year in _YEAR.finditer(text):
        before, after = _WORD_BEFORE.search(text[: year.start()]), _WORD_AFTER.search(text[year.end() :])
        if before:
            found.append((before.start(), year.end()))
        if after:
            found.append((year.start(), year.end() + after.end()))
        found += [(min(piece[0], year.start()), max(piece[1], year.end())) for piece in near if _adjacent(piece, year.span())]
    for year in _SHORT_YEAR.finditer(text):
        found += [(min(piece[0], year.start()), max(piece[1], year.end())) for piece in near if _adjacent(piece, year.span())]
    return tuple(found)


def without_pieces(text: str, spans: Iterable[TextSpan]) -> str:
    """What is left of the text when the pieces count for nothing."""
    removed = {at for first, end in spans for at in range(first, end)}
    return "".join(letter for at, letter in enumerate(text) if at not in removed)


def _adjacent(piece: TextSpan, other: TextSpan) -> bool:
    return 0 <= other[0] - piece[1] <= _GAP or 0 <= piece[0] - other[1] <= _GAP


def _standing(text: str, word: str, *, whole: bool) -> Iterator[TextSpan]:
    """Where the word stands in any reading; `whole`: with no other letter joined to it, where a capital begins a new word.

    Three letters are searched only as they are: read as letters, a random password would too often contain a month."""
    for reading in readings(text)[: 1 if len(word) == _SHORTEST else None]:
        first = reading.find(word)
        while first >= 0:
            end = first + len(word)
            if not whole or (_begins(text, first) and _begins(text, end)):
                yield first, end
            first = reading.find(word, first + 1)


def _begins(text: str, at: int) -> bool:
    """Whether a new word, or something that is no word, begins here."""
    if at in (0, len(text)) or not (text[at - 1].isalpha() and text[at].isalpha()):
        return True
    return text[at - 1].islower() and text[at].isupper()
