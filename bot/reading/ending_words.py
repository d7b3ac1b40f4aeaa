"""Whether a text is about closing an account or taking off a binding, told from the words beside it that sound alike. Learned from short texts. Pure."""

import re
from enum import StrEnum
from importlib import resources
from typing import Final

from bot.faq.catalogue import Catalogue, build_catalogue, match
from bot.reading.clauses import clauses_of
from bot.runtime.built_once import built_once
from bot.runtime.lazy_pattern import lazy_pattern

_LONGEST: Final = 120  # Letters; a longer text tells a story.
_NOT_THAT: Final = lazy_pattern(r"不是|又不是|not\b", re.IGNORECASE)
"""What a half of a text only denies is not what it is about ("how to disable it, not how to enable it")."""
_SURE: Final = 0.4
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
    said = [part for part in clauses_of(text) if _NOT_THAT.match(part) is None]
    parts = [match(part, _words()).choices for part in (text, *said)]
    likeliest = [choices[0] for choices in parts if choices]
    beside = max((one.confidence for one in likeliest if one.id == EndingWord.BESIDE), default=0.0)
    ends = max((one for one in likeliest if one.id != EndingWord.BESIDE), key=lambda one: one.confidence, default=None)
    if ends is not None and ends.confidence >= _SURE and ends.confidence > beside:
        return EndingWord(ends.id)
    return EndingWord.BESIDE if beside >= _BESIDE_AT else EndingWord.UNSURE


@built_once
def _words() -> Catalogue:
    lines = (resources.files("bot.reading") / "content" / "ending_words.tsv").read_text(encoding="utf-8").splitlines()
    return build_catalogue([(word, text) for word, _, text in (line.partition("\t") for line in lines[1:])])
