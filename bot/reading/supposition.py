"""What a yes-or-no question about one's own account supposes: my mistake, my phone, dismissed, a card needed. Learned from short texts. Pure."""

import re
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Final

from bot.faq.catalogue import Catalogue, build_catalogue, match
from bot.faq.text import traditional
from bot.reading.notice_words import is_question
from bot.runtime.built_once import built_once
from bot.runtime.lazy_pattern import lazy_pattern

_NONE, _TERM = "-", "="
_SURE: Final = 0.5
_LONGEST: Final = 40  # Letters; a longer part of a text tells a story.
_LONGEST_LATIN: Final = 90
_ENDS: Final = lazy_pattern(r"(?<=[.!?])\s+|[\n。！？；]+|(?<=[^\x00-\x7f])[，,、\s]+")
"""Sentences, and in Chinese their parts."""
_NUMBER: Final = lazy_pattern(r"[0-9]{3,}")
_CONCLUDES: Final = lazy_pattern(r"(?:喔|哦|啊|欸)*所以|so\b", re.IGNORECASE)
"""Said as a conclusion, it waits for a yes as a question does."""


class Supposition(StrEnum):
    """What is supposed to be so; `NOTHING` where the words suppose nothing of the kind."""

    FAULT = "fault"
    DEVICE = "device"
    DISMISSED = "dismissed"
    CARD = "card"
    RIGHT = "right"
    INSTEAD = "instead"
    BY_ITSELF = "by_itself"
    TO_DO = "to_do"
    NOTHING = ""


def suppositions_in(text: str) -> tuple[Supposition, ...]:
    """What the parts of the text suppose, in their order, each once. Never raises."""
    parts = [part.strip() for part in _ENDS.split(text)]
    found = (_supposed(part) for part in parts if len(part) <= (_LONGEST_LATIN if part.isascii() else _LONGEST))
    return tuple(dict.fromkeys(one for one in found if one is not Supposition.NOTHING))


def _supposed(part: str) -> Supposition:
    named = next((supposed for supposed, term in _terms() if term in traditional(part).casefold()), None)
    if named is not None:
        return named
    if not (is_question(part) or _CONCLUDES.match(part) is not None):
        return Supposition.NOTHING
    found = match(part, _texts()).choices
    if _NUMBER.search(part) is not None:
        return Supposition.NOTHING  # "2103, right?" is asked of a number.
    return Supposition(found[0].id) if found and found[0].id != _NONE and found[0].confidence >= _SURE else Supposition.NOTHING


@cache
def _lines() -> tuple[tuple[str, str], ...]:
    lines = (resources.files("bot.reading") / "content" / "supposition.tsv").read_text(encoding="utf-8").splitlines()
    return tuple((supposed, text) for supposed, _, text in (line.partition("\t") for line in lines[1:]))


@built_once
def _texts() -> Catalogue:
    return build_catalogue([line for line in _lines() if not line[0].startswith(_TERM)])


@cache
def _terms() -> tuple[tuple[Supposition, str], ...]:
    """Words that suppose this wherever they stand."""
    return tuple((Supposition(supposed[1:]), text) for supposed, text in _lines() if supposed.startswith(_TERM))
