"""Converts Simplified to Traditional Chinese (OpenCC, `s2tw`). Its dictionaries take 60 ms to read, so they are read only when a text needs them."""

from functools import cache
from importlib.resources import files

import opencc

_CHANGED = "content/changed_by_opencc.txt"


def converted(text: str) -> str:
    """The text in the Traditional letters of Taiwan."""
    return text if _stays(text) else whole(text)


def whole(text: str) -> str:
    """The same, always through the dictionaries."""
    converted: str = dictionaries().convert(text)
    return converted


@cache
def dictionaries() -> opencc.OpenCC:
    """Loaded at first use."""
    return opencc.OpenCC("s2tw")


def _stays(text: str) -> bool:
    """Whether nothing in the text is changed: no letter that changes by itself, and of every word that is changed for its neighbours' sake no two letters."""
    if text.isascii():
        return "\0" not in text
    changed = _changed()
    if changed is None:
        return False
    letters, pairs, within = changed
    if not letters.isdisjoint(text):
        return False
    return within.isdisjoint(text) or not any(text[at : at + 2] in pairs for at in range(len(text) - 1))


@cache
def _changed() -> tuple[frozenset[str], frozenset[str], frozenset[str]] | None:
    """Letters that change by themselves; pairs of which every changed word of other letters holds one; the first letters of these pairs.

    None where the file tells of another version of the dictionaries than the one that is installed.
    """
    version, letters, pairs = files("bot.faq").joinpath(_CHANGED).read_text(encoding="utf-8").splitlines()[-3:]
    if version != f"opencc {opencc.__version__}":
        return None
    return frozenset(letters) | {"\0"}, frozenset(pairs.split(" ")), frozenset(pair[0] for pair in pairs.split(" "))
