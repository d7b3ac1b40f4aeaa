"""What a text tells of an incident: learned from ways to tell it, beside texts that tell of none. Pure."""

from collections.abc import Iterable
from enum import StrEnum
from importlib.resources import files
from typing import Final

from bot.faq.catalogue import Catalogue, build_catalogue, match
from bot.reading.clauses import sentence_parts
from bot.runtime.built_once import built_once
from bot.runtime.quick_dataclass import dataclass


class Told(StrEnum):
    """A doubt whether a mail or call is genuine; nothing was given away; something was; somebody wants a code or password; a code that nobody asked for;
    a request in somebody's name who did not make it; a shared account in strange hands. `NOTICE` is none of these: a mail of the desk's own about a request."""

    DOUBT = "doubt"
    NOTHING = "nothing"
    GIVEN = "given"
    CALLER = "caller"
    UNASKED = "unasked"
    FORGED = "forged"
    LENT = "lent"
    NOTICE = "notice"


DANGERS: Final = frozenset({Told.GIVEN, Told.CALLER, Told.UNASKED, Told.FORGED, Told.LENT})
"""What tells of something that has happened, or is about to."""


_NONE: Final = "-"
_SURE: Final = 0.5
_LESS: Final = {Told.DOUBT: 0.3, Told.GIVEN: 0.35, Told.CALLER: 0.35}
"""Enough of these: a doubt answered as one costs little, danger that is not heard costs much; the reading must find an incident in them besides."""


@dataclass(frozen=True, slots=True)
class WhatIsTold:
    """`kinds`: what its words, or those of its parts, are sure to tell, the surest first. `harmless`: whether they are all more like words that tell of no
    incident."""

    kinds: tuple[Told, ...] = ()
    harmless: bool = False


def told_in(text: str) -> WhatIsTold:
    """What the words alone tell."""
    found: dict[Told, float] = {}
    harmless = True
    for part in dict.fromkeys((text, *text.splitlines(), *sentence_parts(text))):
        choices = match(part, _tellings()).choices
        if not choices or choices[0].id == _NONE:
            continue
        harmless = False
        kind = Told(choices[0].id)
        if choices[0].confidence >= _LESS.get(kind, _SURE):
            found[kind] = max(found.get(kind, 0.0), choices[0].confidence)
    return WhatIsTold(tuple(sorted(found, key=lambda kind: -found[kind])), harmless)


def given_away(texts: Iterable[str]) -> str:
    """Whether something was given away, by what was told, the last word first: `yes`, `no`, or `unknown`. A button's yes or no is that."""
    for text in texts:
        if text in _ANSWERS:
            return text
        found = next((kind for kind in told_in(text).kinds if kind in _SAYS), None) if text else None
        if found is not None:
            return _SAYS[found]
    return "unknown"


def keeps_given(text: str, before: str, *, corrects: bool = False) -> str:
    """The same of an incident in hand, where `before` is what was said of it: what was given away once stays so, unless somebody corrects that."""
    return "yes" if not corrects and given_away((before,)) == "yes" else given_away((text, before))


_SAYS: Final = {Told.GIVEN: "yes", Told.NOTHING: "no"}
_ANSWERS: Final = frozenset(_SAYS.values())


@built_once
def _tellings() -> Catalogue:
    lines = (files(__package__) / "content" / "told.tsv").read_text(encoding="utf-8").splitlines()
    return build_catalogue([(kind, text) for kind, _, text in (line.partition("\t") for line in lines if line and not line.startswith("#"))])
