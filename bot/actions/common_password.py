"""Whether a password is essentially a commonly used one: a breached one, or a word with a few digits (SECURITY 1.3; ASVS 6.2.4, 6.2.12).

The lists are zxcvbn's (30,000 breached passwords, frequent words and names) and `weak/local.txt`. We call zxcvbn's single matchers and its
estimate, not `omnimatch`: its look-alikes and repeats take four seconds for 72 adversarial characters; we read look-alikes in two ways only.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from zxcvbn.matching import RANKED_DICTIONARIES, date_match, dictionary_match, regex_match, reverse_dictionary_match, sequence_match, spatial_match
from zxcvbn.scoring import most_guessable_match_sequence

from bot.actions.lookalikes import lowered, readings

READ: Final = 72
"""How many characters are examined; the time grows with the square of the length."""

ESTIMATED: Final = 40
"""How many characters are estimated, since the time grows with the cube; if the beginning takes many guesses, so does the whole."""

FEW_GUESSES: Final = 10**7
"""Eight random characters take 10^8 in zxcvbn's count; a lockout of five tries a quarter of an hour allows an attacker about 10^5 a year."""

ROUND_A_WORD: Final = 8
"""This many characters around a common word would be a password of their own; fewer do not make the word a good one."""

_SHORTEST: Final = 4
_YEARS: Final = {"recent_year": re.compile(r"19\d\d|20[0-4]\d")}
_EDGE: Final = re.compile(r"[^a-z]*")


@cache
def _local() -> Mapping[str, int]:
    """The local list by rank, most common first."""
    lines = files("bot.actions").joinpath("weak/local.txt").read_text(encoding="utf-8").splitlines()
    words = (line.split("#")[0].strip() for line in lines)
    return {word: rank for rank, word in enumerate(dict.fromkeys(word for word in words if word), 1)}


@cache
def _dictionaries() -> Mapping[str, Mapping[str, int]]:
    return {**RANKED_DICTIONARIES, "local": _local()}


def is_common(text: str) -> bool:
    """Whether the text is a common password, reading look-alikes as letters and ignoring up to seven digits and symbols around it."""
    text = text[:READ]
    known = (_dictionaries()["passwords"], _local())
    return any(core in common for reading in {text, text.replace(" ", "")} for core in _cores(reading) for common in known)


def patterns_of_few_guesses(text: str) -> frozenset[str]:
    """The patterns (zxcvbn's names) by which the text is guessed in fewer than FEW_GUESSES tries; empty if it takes more."""
    plain = "".join(character if " " <= character <= "~" else "\x7f" for character in text[:ESTIMATED])
    if not plain:
        return frozenset()
    best = most_guessable_match_sequence(plain, _matches(plain))
    if best["guesses"] >= FEW_GUESSES:
        return frozenset()
    return frozenset(str(match["pattern"]) for match in best["sequence"])


def _cores(text: str) -> Iterator[str]:
    """The text without some of the digits and symbols at its edges: only some, since `p@$$` ends in symbols and `au4a83` in digits."""
    small = lowered(text)
    head, tail = len(_EDGE.match(small)[0]), len(_EDGE.match(small[::-1])[0])  # type: ignore[index]  # matches anything
    for before in range(min(head, ROUND_A_WORD - 1) + 1):
        for after in range(min(tail, ROUND_A_WORD - 1 - before) + 1):
            core = text[before : len(text) - after]
            if len(core) >= _SHORTEST:
                yield from readings(core)


def _matches(text: str) -> list[dict[str, Any]]:
    """Everything that zxcvbn finds in the text, in the form that its estimate needs."""
    known = _dictionaries()
    found: list[dict[str, Any]] = []
    for matcher in (dictionary_match, reverse_dictionary_match):
        found += matcher(text, known)
    for reading in readings(text)[1:]:
        found += _looking_alike(text, reading)
    found += spatial_match(text) + sequence_match(text) + regex_match(text, _regexen=_YEARS) + date_match(text)
    return sorted(found, key=lambda match: (match["i"], match["j"]))


def _looking_alike(text: str, reading: str) -> Iterator[dict[str, Any]]:
    """Words that occur in a reading but not in the text itself."""
    small = lowered(text)
    for match in dictionary_match(reading, _dictionaries()):
        first, end = match["i"], match["j"] + 1
        if small[first:end] != match["matched_word"]:
            taken = {written: read for written, read in zip(small[first:end], match["matched_word"], strict=True) if written != read}
            yield {**match, "token": text[first:end], "l33t": True, "sub": taken}
