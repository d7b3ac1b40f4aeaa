"""Whether a text is about closing an account or taking off a binding, told from the words beside it that sound alike. Learned from short texts. Pure."""

from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Final

from bot.faq.catalogue import Catalogue, build_catalogue, match
from bot.reading.clauses import clauses_of

_LONGEST: Final = 120  # Letters; a longer text tells a story.
_SURE: Final = 0.5
_BESIDE_AT: Final = 0.4


class EndingWord(StrEnum):
    """`DISABLE`: an account shall be closed, or how that goes; `UNBIND`: a binding shall come off; `BESIDE`: neither, whatever it sounds like."""

    DISABLE = "disable"
    UNBIND = "unbind"
    BESIDE = "-"
    UNSURE = ""


def ending_word(text: str) -> EndingWord:
    """What the words alone say of it; UNSURE where they are like none known. Never raises."""
    if len(text) > _LONGEST:
        return EndingWord.UNSURE
    said = [_said(part) for part in (text, *clauses_of(text))]
    ends = next((word for word in said if word in (EndingWord.DISABLE, EndingWord.UNBIND)), None)
    return ends or (EndingWord.BESIDE if EndingWord.BESIDE in said else EndingWord.UNSURE)


def _said(text: str) -> EndingWord:
    choices = match(text, _words()).choices
    if not choices:
        return EndingWord.UNSURE
    word = EndingWord(choices[0].id)
    return word if choices[0].confidence >= (_BESIDE_AT if word is EndingWord.BESIDE else _SURE) else EndingWord.UNSURE


@cache
def _words() -> Catalogue:
    lines = (resources.files("bot.reading") / "content" / "ending_words.tsv").read_text(encoding="utf-8").splitlines()
    return build_catalogue([(word, text) for word, _, text in (line.partition("\t") for line in lines[1:])])
