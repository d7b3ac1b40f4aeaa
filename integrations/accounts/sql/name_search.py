"""Finds names in an external table, in whatever form it stores them: the query returns all candidates, and `name_key` decides."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, reduce
from itertools import chain
from typing import Final

import sqlalchemy as sa

from bot.people.names import name_key

_MOST: Final = 4  # Letters that a row must contain; more make the statement longer but hardly more selective.
# Spaces, middle dots and variation selectors in names; other characters between a name's letters are rare enough for `odd_letters`.
_LOOSE: Final = " \u00a0\u3000·‧•・･\ufe00\ufe01\U000e0100\U000e0101\U000e0102"
_SPELLED: Final = re.compile(r"[a-z0-9]+")


@cache
def _forms() -> Mapping[str, str]:
    """For each letter its equivalent characters: compatibility ideographs, radicals, full-width and half-width letters."""
    forms: dict[str, str] = {}
    for code in chain(range(0x2E80, 0x2FE0), range(0xF900, 0xFB00), range(0xFF01, 0xFFDD), range(0x2F800, 0x2FA20)):
        key = name_key(chr(code))
        if len(key) == 1 and key != chr(code):
            forms[key] = forms.get(key, "") + chr(code)
    return forms


def may_be(name: sa.ColumnElement[str], key: str) -> sa.ColumnElement[bool]:
    """True for every row whose name has this key, and for few others."""
    letters = [letter for letter in dict.fromkeys(key) if letter >= "\u2e80"][:_MOST]
    if letters:
        return sa.and_(*(_holds(name, letter) for letter in letters))
    word = max(_SPELLED.findall(key), key=len, default="")
    if not word:
        return sa.true()
    wide = (name.contains(form) for form in _forms().get(word[0], "") if form > "\x7f")
    return sa.or_(sa.func.lower(name).contains(word, autoescape=True), *wide)


def may_stand_in(name: sa.ColumnElement[str], key: str) -> sa.ColumnElement[bool]:
    """True for every row whose name may occur in a text with this key."""
    plain = reduce(lambda column, letter: sa.func.replace(column, letter, ""), _LOOSE, sa.func.lower(name))
    odd = (name.contains(form) for form in odd_letters(key))
    return sa.or_(sa.literal(key.replace(" ", ""), sa.String).contains(plain), *odd)


def odd_letters(key: str) -> Iterable[str]:
    """The equivalent but different characters for the Chinese letters of this text; for spelled letters the vowels suffice."""
    return dict.fromkeys(form for letter in key if letter >= "\u2e80" or letter in "aeiouy" for form in _forms().get(letter, ""))


def _holds(name: sa.ColumnElement[str], letter: str) -> sa.ColumnElement[bool]:
    return sa.or_(*(name.contains(form) for form in (letter, *_forms().get(letter, ""))))
