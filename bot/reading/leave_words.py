"""Whether a text takes leave to see to it elsewhere: "I'll call her then", "I go and ask personnel". Learned from short texts. Pure."""

import re
from importlib import resources
from typing import Final

from bot.faq.catalogue import Catalogue, build_catalogue, match
from bot.reading.clauses import sentence_parts
from bot.reading.notice_words import is_question
from bot.reading.talk import talk_topic
from bot.runtime.built_once import built_once
from bot.runtime.lazy_pattern import lazy_pattern

_LEAVES, _NODS = "leave", "nod"
_SURE: Final = 0.4
_LONGEST: Final = 60  # Letters; a longer text tells a story.
_LONGEST_LATIN: Final = 120
_PLEASANT: Final = frozenset({"thanks", "bye", "praise"})
_NAMED: Final = lazy_pattern(r"(?<=[給找問])(?![你您妳])[\u4e00-\u9fff]{2,4}(?=好了|就好|吧|喔|$|[，。,.!！])|(?<=\b(?:call|ring) )(?:[\u4e00-\u9fff]+|[A-Z][\w-]+)")
"""Whoever is named: for what is said it might be anybody."""
_YES: Final = lazy_pattern(r"^(?:好[啦吧的喔]?|嗯|喔|那|ok(?:ay)?|alright|all right|fine|then)[\s,，.。!！~～]+", re.IGNORECASE)


def takes_leave(text: str) -> bool:
    """Whether all of it says that its writer turns to somebody themselves, beside thanks and goodbyes; a question says more. Never raises."""
    if len(text) > (_LONGEST_LATIN if text.isascii() else _LONGEST) or is_question(text):
        return False
    parts = tuple(_YES.sub("", part) for part in sentence_parts(text) or (text,))
    said = {part: _said(part) for part in parts if part}
    return _LEAVES in said.values() and all(one in (_LEAVES, _NODS) or talk_topic(part) in _PLEASANT for part, one in said.items())


def turns_to_somebody(text: str) -> bool:
    """Whether a part of it says that its writer turns to somebody themselves, whatever stands beside it."""
    return any(_said(part) == _LEAVES for part in sentence_parts(text) or (text,))


def _said(part: str) -> str:
    found = match(_NAMED.sub("him" if part.isascii() else "他", part), _texts()).choices
    return found[0].id if found and found[0].confidence >= _SURE else ""


@built_once
def _texts() -> Catalogue:
    lines = (resources.files("bot.reading") / "content" / "leave_words.tsv").read_text(encoding="utf-8").splitlines()
    return build_catalogue([(said, text) for said, _, text in (line.partition("\t") for line in lines[1:])])
