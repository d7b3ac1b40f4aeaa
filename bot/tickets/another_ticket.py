"""A second ticket beside the one that is written or was sent, in so many words. Pure."""

import re
from typing import Final

from bot.faq.text import traditional
from bot.runtime.lazy_pattern import lazy_pattern

_ANOTHER: Final = lazy_pattern(
    r"(?:然後|再|麻煩|請|幫我){0,3}另外?(?:再)?[開寫]一?[張件]|再[開寫](?:一?[張件]|(?=$|[\s，,。！]))|第二[張件]|另一[張件]|"
    r"\banother (?:one|ticket)\b|\ba second (?:one|ticket)\b",
    re.IGNORECASE,
)
_SENDS_FIRST: Final = lazy_pattern(
    r"^(?:(?:好[啊的啦]?|嗯|可以|ok(?:ay)?|yes|sure|fine)[\s，,.。!！]*)?(?:(?:請|就|那就)?送(?:出)?(?:吧|去)?|send(?: it| that)?)[\s，,.。!！]+"
    r"(?:然後|接著|再來|and then|and|then)?\s*",
    re.IGNORECASE,
)
_BOTH: Final = lazy_pattern(r"[兩二][件張個]都|都[開寫]|\bboth\b|\btwo tickets\b", re.IGNORECASE)


def wants_another(text: str) -> bool:
    """Whether a ticket beside the one that is there is wanted."""
    return _ANOTHER.search(traditional(text)) is not None


def wants_both(text: str) -> bool:
    """Whether more than one ticket is wanted at once."""
    return _BOTH.search(traditional(text)) is not None


def after_sending(text: str) -> str:
    """What the second ticket is to say, where the text sends the first one before it asks for that; empty where it does not."""
    sends = _SENDS_FIRST.match(text)
    rest = "" if sends is None else text[sends.end() :]
    return _ANOTHER.sub(" ", rest).strip(" ，,。.") if rest and wants_another(rest) else ""
