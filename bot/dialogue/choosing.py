"""What a short text chooses by its shape: a number, an ordinal, the last one, none of these, a thumb. Pure."""

import re
import unicodedata
from typing import Final

from bot.dialogue.conversation import Conversation
from bot.runtime.lazy_pattern import lazy_pattern

_ORDINALS: Final = {
    "一": 1,
    "二": 2,
    "兩": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}
_CHOSEN: Final = lazy_pattern(
    r"^(?:我?(?:選|要|按)?\s*(?:第\s*)?(?P<zh>[1-9一二兩三四五六])\s*(?:個|項|題|號)?|(?:option|number|no\.?|choice|#)?\s*(?P<en>[1-9])\.?|"
    r"(?:the )?(?P<word>first|second|third|fourth|fifth|1st|2nd|3rd|4th)(?: one| option| choice)?|(?:option|number) (?P<spelt>one|two|three|four))\s*(?:please|謝謝)?[.。!]?$",
    re.IGNORECASE,
)
_PLACE: Final = lazy_pattern(
    r"^(?:嗯+|呃|那就?|就|應該是|是|我?(?:選|要|按))?第(?P<zh>[1-9一二兩三四五六])(?:個|項|題|種)(?:吧|啦|喔|哦|好了|就好|的)*$|"
    r"^(?:(?:um+|uh|ok|then|take|i take|i mean) )?(?:the )?(?P<word>first|second|third|fourth|fifth|1st|2nd|3rd|4th)(?: one| option| choice)?(?: then| please)?$",
    re.IGNORECASE,
)
_BETWEEN: Final = lazy_pattern(r"[，,。.!！?？;；、:：…\n]+\s*|(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])")
_LAST: Final = lazy_pattern(r"^(?:我?(?:選|要)?)?(?:最後(?:一)?(?:個|項)|the last(?: one)?)[.。!]?$", re.IGNORECASE)
_NONE: Final = lazy_pattern(
    r"^(?:以上)?(?:都不是|皆非|都不對|都沒有|沒有一個是)[.。!]*$|^以上皆非$|^(?:none|neither)(?: of (?:these|them|those|the above))?[.!]*$", re.IGNORECASE
)
_BARE_NO: Final = frozenset(("no", "nope", "nah", "n", "不", "否", "不要", "不用", "不必", "不行", "免", "別", "沒有", "no thanks", "no thank you", "不用了", "不要了", "先不要", "先不用"))
_YES: Final = lazy_pattern(
    r"^(?:好的?|好啊|好吧|嗯+|對|是的?|可以|了解|謝謝|ok(?:ay)?|yes|yeah|yep|sure|all right|alright|fine|thanks|thank you|i see|i understand)(?:[\s,，.。!！~、;；]+)(?=\S)",
    re.IGNORECASE,
)
_LONGEST_YES_LATIN, _LONGEST_YES_HAN = 12, 5
_REST: Final = 3  # Letters of what is more than a particle.
_UP: Final = frozenset("👍+")
_DOWN: Final = frozenset("👎-")


def chosen_button(text: str, conversation: Conversation) -> str | None:
    """The id of the button that a number, an ordinal, 👍 or 👎 stands for; None for other words."""
    words, offered = unicodedata.normalize("NFKC", text).strip(), conversation.offered
    if conversation.rating and words[:1] in _UP | _DOWN and not any(map(str.isalnum, words)):
        return conversation.rating[0 if words[:1] in _UP else -1]
    if not offered:
        return None
    if _LAST.match(words) or (_NONE.match(words) and len(offered) > 1):
        return offered[-1]
    found = _CHOSEN.match(words)
    if found is None:
        return None
    named = next(value for value in found.groupdict().values() if value)
    number = _ORDINALS.get(named.casefold()) or int(named)
    return offered[number - 1] if number <= len(offered) else None


def place_among(text: str, offered: int) -> int | None:
    """The place, from 1, that one part of a text names among so many: "the first, the old one". None where none does, or more than one."""
    parts = [part.strip() for part in _BETWEEN.split(unicodedata.normalize("NFKC", text).strip()) if part.strip()]
    found = [match for match in (_PLACE.match(part) for part in parts) if match is not None]
    places = {_ORDINALS.get(named.casefold()) or int(named) for match in found for named in match.groupdict().values() if named}
    return place if len(places) == 1 and (place := places.pop()) <= offered else None


def only_chooses(text: str) -> bool:
    """Whether the text is just a number or an ordinal, so that it means nothing if nothing was offered."""
    words = unicodedata.normalize("NFKC", text).strip()
    return bool(_CHOSEN.match(words) or _LAST.match(words))


def is_bare_no(text: str) -> bool:
    """Whether the text is a no and nothing else: whatever a reading makes of so short a word, it agrees to nothing (C4)."""
    return unicodedata.normalize("NFKC", text).strip(" .。!！,，~").casefold() in _BARE_NO


def beyond_yes(text: str) -> str:
    """What a text says after the yes that it begins with; empty where it does not begin with one, or says nothing more."""
    words = unicodedata.normalize("NFKC", text).strip()
    found = _YES.match(words)
    rest = "" if found is None else words[found.end() :].strip()
    return rest if sum(map(str.isalpha, rest)) >= _REST else ""


def is_bare_yes(text: str) -> bool:
    """Whether the text is at most a yes word or two long."""
    words = unicodedata.normalize("NFKC", text).strip()
    return not beyond_yes(words) and len(words) <= (_LONGEST_YES_LATIN if words.isascii() else _LONGEST_YES_HAN)
