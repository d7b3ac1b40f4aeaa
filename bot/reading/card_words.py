"""Which side of a name that does not match is wrong, as its owner tells it: the card, the record, or a new card is there already. Learned from short texts."""

from collections.abc import Iterable
from enum import StrEnum
from importlib import resources
from typing import Final

from bot.faq.catalogue import Catalogue, build_catalogue, match
from bot.reading.clauses import sentence_parts
from bot.runtime.built_once import built_once

_NONE: Final = "-"
_SURE: Final = 0.45


class CardSide(StrEnum):
    """What is told; `UNTOLD` where the words leave it open."""

    CARD = "card"
    RECORD = "record"
    NEW = "new"
    UNTOLD = ""


def card_side(texts: Iterable[str]) -> CardSide:
    """What the first of these texts that tells of it is surest to tell, in all of it or in a part. Never raises."""
    for text in texts:
        found = (match(part, _texts()).choices for part in (text, *sentence_parts(text)))
        sure = [choices[0] for choices in found if choices and choices[0].id != _NONE and choices[0].confidence >= _SURE]
        if sure:
            return CardSide(max(sure, key=lambda one: one.confidence).id)
    return CardSide.UNTOLD


@built_once
def _texts() -> Catalogue:
    lines = (resources.files("bot.reading") / "content" / "card_words.tsv").read_text(encoding="utf-8").splitlines()
    return build_catalogue([(side, text) for side, _, text in (line.partition("\t") for line in lines[1:])])
