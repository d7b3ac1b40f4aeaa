"""What somebody says to what was just offered, in their own words: begin it, not now, or which of two accounts. Learned from words. Pure."""

from enum import StrEnum
from importlib import resources
from typing import Final

from bot.faq.catalogue import Catalogue, build_catalogue, match
from bot.reading.clauses import clauses_of, sentence_parts
from bot.reading.notice_words import is_question
from bot.runtime.built_once import built_once

_LONGEST: Final = 40  # Letters; a longer text says more than what is to be taken.
_LONGEST_LATIN: Final = 90
_STORY: Final = 160
_LIKELY: Final = 0.4


class OfferWord(StrEnum):
    """`BEGIN`: it is to be done now, `SEND`: it is to be sent to the admin who decides, `NOT_NOW`: it is not, `KEEP`: the one of two accounts that is named."""

    NONE = "-"
    BEGIN = "begin"
    SEND = "send"
    NOT_NOW = "not-now"
    KEEP = "keep"


def offer_word(text: str) -> OfferWord:
    """What a short text says to an offer; a part that puts it off puts off all of it. Never raises."""
    parts = tuple(dict.fromkeys((*clauses_of(text), *sentence_parts(text))))
    if _long(text) and (not parts or len(text) > _STORY or any(map(_long, parts))):
        return OfferWord.NONE
    whole = OfferWord.NONE if _long(text) else _said(text)
    said = (whole, *(_said(part) for part in parts if not is_question(part)))  # What is asked says nothing to an offer.
    if OfferWord.NOT_NOW in said:
        return OfferWord.NOT_NOW
    return whole if whole is not OfferWord.NONE else next((word for word in said if word is not OfferWord.NONE), OfferWord.NONE)


def _long(text: str) -> bool:
    return len(text) > (_LONGEST_LATIN if text.isascii() else _LONGEST)


def _said(text: str) -> OfferWord:
    choices = match(text, _words()).choices
    return OfferWord(choices[0].id) if choices and choices[0].confidence >= _LIKELY else OfferWord.NONE


@built_once
def _words() -> Catalogue:
    lines = (resources.files("bot.reading") / "content" / "offer_words.tsv").read_text(encoding="utf-8").splitlines()
    return build_catalogue([(word, text) for word, _, text in (line.partition("\t") for line in lines[1:])])
