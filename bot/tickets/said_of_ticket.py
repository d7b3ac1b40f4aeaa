"""What somebody says of a ticket that is open or being written, told from what is said beside it. Learned from short texts. Pure."""

from enum import StrEnum
from importlib import resources
from typing import Final

from bot.faq.catalogue import Catalogue, build_catalogue, match
from bot.runtime.built_once import built_once

_SURE: Final = 0.5
_LIKELY: Final = 0.3
_LONGEST: Final = 200  # Letters; a longer text tells a story.


class SaidOfTicket(StrEnum):
    """`NOT_FOR`: words that were added are not meant for it; `OMIT`: something is left out of the draft; `HOLDS`: whether it says
    something is asked; `COPY`: whether a paper is to be attached; `REOPEN`: a closed one is wanted back; `BESIDE`: anything that is no word about a ticket."""

    NEWS = "news"
    ADD = "add"
    CLOSE = "close"
    WORKS = "works"
    STILL = "still"
    REOPEN = "reopen"
    NOT_FOR = "not_for"
    OMIT = "omit"
    HOLDS = "holds"
    COPY = "copy"
    BESIDE = "-"
    UNSURE = ""


_WANTS_BACK: Final = frozenset({SaidOfTicket.REOPEN, SaidOfTicket.STILL, SaidOfTicket.ADD})


def said_of_ticket(text: str, *, likely: bool = False) -> SaidOfTicket:
    """What a text surely says of a ticket, or most likely says (`likely`); UNSURE where its words are like none known. Never raises."""
    if len(text) > _LONGEST:
        return SaidOfTicket.UNSURE
    found = match(text, _texts())
    best = found.choices[0] if found.choices else None
    if best is None or best.confidence < (_LIKELY if likely else _SURE):
        return SaidOfTicket.UNSURE
    return SaidOfTicket(best.id)


def wants_it_back(text: str) -> bool:
    """Whether a text says that the matter of a closed ticket is not solved, or that the ticket is wanted after all. Never raises."""
    return said_of_ticket(text, likely=True) in _WANTS_BACK


@built_once
def _texts() -> Catalogue:
    lines = (resources.files("bot.tickets") / "content" / "said_of_ticket.tsv").read_text(encoding="utf-8").splitlines()
    return build_catalogue([(said, text) for said, _, text in (line.partition("\t") for line in lines[1:])])
