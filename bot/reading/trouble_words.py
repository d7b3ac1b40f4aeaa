"""What somebody tells is wrong with another's account, by the words alone: a lock, disabled, not there yet, a password. Learned from short texts. Pure."""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Final

from bot.faq.catalogue import Catalogue, build_catalogue, match
from bot.reading.clauses import sentence_parts
from bot.runtime.built_once import built_once
from bot.runtime.lazy_pattern import lazy_pattern

_NONE, _TERM = "-", "="
_SURE: Final = 0.4
_DENIED: Final = lazy_pattern(r"[沒没不](?:有|是)?[被遭]?(?:鎖|锁|停用)|\b(?:not|never|isn['’]t|wasn['’]t)\s+(?:\w+\s+)?(?:locked|disabled)", re.IGNORECASE)
"""What is denied is not the trouble."""
_SURELY_NEW: Final = 0.6
"""Whoever is taken for a new colleague is told to wait, which is the dearest mistake."""
_LONG_HERE: Final = lazy_pattern(
    r"(?:\d|[一二兩三四五六七八九十幾多])\s*(?:多)?年(?![級終假初底度])|不是新|\b(?:for|been|\d+|\w+) years\b|(?:\bnot|n['’]t) (?:a )?new\b", re.IGNORECASE
)
"""How long somebody has been there already, or that they are not new: then no account of theirs is new either."""


class Trouble(StrEnum):
    """What is told of it; `UNTOLD` where the words say nothing of the kind."""

    LOCKED = "locked"
    DISABLED = "disabled"
    NEW = "new"
    PASSWORD = "password"  # noqa: S105  # a kind of trouble
    UNTOLD = ""


def trouble_told(texts: Iterable[str]) -> Trouble:
    """What the first of these texts that tells of a trouble is surest to tell, in all of it or in a part. Never raises."""
    told_of = tuple(texts)
    excluded = {Trouble.NEW.value} if any(_LONG_HERE.search(text) is not None for text in told_of) else set()
    for text in told_of:
        parts = sentence_parts(text)
        told = [part for part in ((text, *parts) if _DENIED.search(text) is None else parts) if _DENIED.search(part) is None]
        found = [match(part, _texts()).choices for part in told]
        sure = [choices[0] for choices in found if choices and choices[0].id not in (_NONE, *excluded) and choices[0].confidence >= _floor(choices[0].id)]
        if sure:
            return Trouble(max(sure, key=lambda one: one.confidence).id)
        named = next((trouble for trouble, term in _terms() if trouble not in excluded and any(term in part.casefold() for part in told)), None)
        if named is not None:
            return named
    return Trouble.UNTOLD


def _floor(trouble: str) -> float:
    return _SURELY_NEW if trouble == Trouble.NEW else _SURE


@cache
def _lines() -> tuple[tuple[str, str], ...]:
    lines = (resources.files("bot.reading") / "content" / "trouble_words.tsv").read_text(encoding="utf-8").splitlines()
    return tuple((trouble, text) for trouble, _, text in (line.partition("\t") for line in lines[1:]))


@built_once
def _texts() -> Catalogue:
    return build_catalogue([line for line in _lines() if not line[0].startswith(_TERM)])


@cache
def _terms() -> tuple[tuple[Trouble, str], ...]:
    """Words that are of this trouble wherever they stand."""
    return tuple((Trouble(trouble[1:]), text) for trouble, text in _lines() if trouble.startswith(_TERM))
