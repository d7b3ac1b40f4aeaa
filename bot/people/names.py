"""Names of people: which characters they may contain, and the normal form for searching. They are stored and shown as written. Pure."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from bot.runtime.lazy_pattern import lazy_pattern

# Middle dots of indigenous and foreign names, as keyboards, fonts and exports produce them; NFKC turns some into · and others into ・.
DOTS: Final = "·‧•・∙⋅᛫⸱⸳ꞏㆍ・･"
_DASHES: Final = "‐‑‒–—―−﹣－"
_APOSTROPHES: Final = "‘’ʼʹ`´＇"
_HAN_FROM: Final = 0x2E80  # Scripts from here on are written without spaces between words.
_ALIKE: Final = str.maketrans({**dict.fromkeys(_DASHES, "-"), **dict.fromkeys(_APOSTROPHES, "'"), **dict.fromkeys(DOTS, " ")})
# Ideographic variation selectors, and invisible joiners.
_UNSEEN: Final = lazy_pattern("[\u00ad\u034f\u115f\u1160\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]")
_TITLES: Final = "(?:老師|小姐|先生|女士|科長|主任|組長|股長|課長|處長|局長|校長|專員|幹事|技士|教授|醫師|護理師|同仁)"
_SPACES: Final = lazy_pattern(r"\s+")
# A space separates words only between spelled letters; next to a Chinese character it is typing habit or padding.
_LOOSE: Final = lazy_pattern("(?<![!-\u2e7f]) | (?![!-\u2e7f])")
_BETWEEN_HAN: Final = lazy_pattern(r"(?<=[^\x00-\u2e7f])[-.](?=[^\x00-\u2e7f])")


@lru_cache(4096)
def name_key(text: str) -> str:
    """The normal form of a name, or of a text searched for names: equal for whatever two people would call the same name.

    NFKC (compatibility ideographs, full width), no case, no variation selectors; no dots and spaces next to Chinese characters, and one space
    between spelled words. User-defined characters (private use) stand for themselves. The function is idempotent.
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    spaced = _SPACES.sub(" ", _UNSEEN.sub("", folded).translate(_ALIKE)).strip()
    key = _BETWEEN_HAN.sub("", _LOOSE.sub("", spaced))
    # What was removed may have separated a letter and its mark.
    return key if unicodedata.is_normalized("NFKC", key) else unicodedata.normalize("NFKC", key)


def stands_in(name: str, text: str) -> bool:
    """Whether this name occurs in the text as a whole, in any form; a name of one letter occurs nowhere."""
    key, inside = name_key(name), name_key(text)
    if len(key) < 2:
        return False
    before, after = (r"(?<![^\W_])" if key[0].isascii() else ""), (r"(?![^\W_])" if key[-1].isascii() else "")
    return re.search(before + re.escape(key) + after, inside, re.ASCII) is not None


def titled_in(name: str, text: str) -> bool:
    """Whether the text speaks of somebody by the surname and a title ("葉老師" of 葉思涵, "Ms Chen" of Amy Chen)."""
    if name.isascii():
        last = name.split()[-1] if name.split() else ""
        return len(last) > 1 and re.search(rf"\b(?:mr|mrs|ms|miss|dr)\.? {re.escape(last)}\b", text, re.IGNORECASE) is not None
    return len(name) > 1 and re.search(re.escape(name[:1]) + _TITLES, text) is not None


def without_unseen(text: str) -> str:
    """Without zero-width spaces, soft hyphens and byte order marks, which exports leave in values; variation selectors stay."""
    return re.sub("[\u00ad\u200b\u2060\ufeff]", "", text)


def is_shown(text: str) -> bool:
    """Whether every character is displayable on one line: no control characters, nothing that changes the direction of writing.

    Any space, user-defined characters (private use), and ideographs newer than this Python's tables occur in real names.
    """
    return text.isprintable() or all(map(_is_shown, text))


def _is_shown(character: str) -> bool:
    match unicodedata.category(character):
        case "Zs" | "Co":
            return True
        case "Cn":
            code = ord(character)
            return (0x20000 <= code <= 0x3FFFD and code & 0xFFFE != 0xFFFE) or _HAN_FROM <= code < 0xA000
        case "Cf":
            return character in "\u200c\u200d"
        case _:
            return character.isprintable()
