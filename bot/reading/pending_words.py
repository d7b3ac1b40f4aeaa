"""What somebody says of a request of theirs that is under way: it is off, it stays, or it waits a while. Learned from short texts. Pure."""

import re
from enum import StrEnum
from importlib import resources
from typing import Final

from bot.faq.catalogue import Catalogue, build_catalogue, match
from bot.faq.text import traditional
from bot.reading.clauses import clauses_of
from bot.reading.notice_words import is_question
from bot.runtime.built_once import built_once
from bot.runtime.lazy_pattern import lazy_pattern

_LIKELY: Final = 0.5
_LONGEST: Final = 60  # Letters; a longer text tells a story.
_LONGEST_LATIN: Final = 140


_ENDS: Final = lazy_pattern(
    r"[不別莫毋免勿無]|取消|撤|收[回掉了]|拿掉|停|作廢|算了|[按點弄]錯|後悔|[丟刪提廢]掉|想起|找到|記得|自己[開解]|"
    r"\b(?:cancel|stop|scrap|drop|withdraw|never|forget|no|not|abort|undo|kill|remove|remember\w*|back|off|halt|leave|wrong|mistake|longer|works?|opened|already)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Letters alone may sound like an end; one of these words has to say it."""


class PendingWord(StrEnum):
    """`OFF`: it is not wanted any more, `KEEP`: it must not be called off, `PAUSE`: it is gone on with later."""

    NONE = "-"
    OFF = "off"
    KEEP = "keep"
    PAUSE = "pause"


def pending_word(text: str) -> PendingWord:
    """What a short text says of it; a half that keeps it keeps all of it, and what is only asked calls nothing off. Never raises."""
    if len(text) > (_LONGEST_LATIN if text.isascii() else _LONGEST):
        return PendingWord.NONE
    parts = clauses_of(text)
    said = [_said(part) for part in parts if not is_question(part)]
    if parts and PendingWord.KEEP in said:
        return PendingWord.KEEP
    if PendingWord.OFF in said:
        return PendingWord.OFF
    whole = _said(text)
    return PendingWord.NONE if whole is PendingWord.OFF and is_question(text) else whole


def _said(text: str) -> PendingWord:
    found = match(text, _words())
    if found.id == PendingWord.OFF and _ENDS.search(traditional(text)) is None:
        return PendingWord.NONE
    return PendingWord(found.id) if found.id is not None and found.confidence >= _LIKELY else PendingWord.NONE


@built_once
def _words() -> Catalogue:
    lines = (resources.files("bot.reading") / "content" / "pending_words.tsv").read_text(encoding="utf-8").splitlines()
    return build_catalogue([(word, text) for word, _, text in (line.partition("\t") for line in lines[1:])])
