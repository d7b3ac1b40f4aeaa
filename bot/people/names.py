"""Names of people: what may stand in one, and the normal form by which they are found. They are kept and shown as written. Pure."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from bot.runtime.lazy_pattern import lazy_pattern

# Middle dots of indigenous and foreign names, as keyboards, fonts and exports have them; NFKC has made · of some and ・ of others already.
DOTS: Final = "·‧•・∙⋅᛫⸱⸳ꞏㆍ・･"
_DASHES: Final = "‐‑‒–—―−﹣－"
_APOSTROPHES: Final = "‘’ʼʹ`´＇"
_HAN_FROM: Final = 0x2E80  # From here on scripts are written without spaces between words.
_ALIKE: Final = str.maketrans({**dict.fromkeys(_DASHES, "-"), **dict.fromkeys(_APOSTROPHES, "'"), **dict.fromkeys(DOTS, " ")})
# Which of several pictures of one character is meant (ideographic variation sequences), and joiners that nobody sees.
_UNSEEN: Final = lazy_pattern("[\u00ad\u034f\u115f\u1160\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]")
_SPACES: Final = lazy_pattern(r"\s+")
# A space parts words only between letters that are spelled; one beside a Chinese character is how somebody typed or padded it.
_LOOSE: Final = lazy_pattern("(?<![!-\u2e7f]) | (?![!-\u2e7f])")
_BETWEEN_HAN: Final = lazy_pattern(r"(?<=[^\x00-\u2e7f])[-.](?=[^\x00-\u2e7f])")


@lru_cache(4096)
def name_key(text: str) -> str:
    """The normal form of a name, or of a text in which names are looked for: equal for whatever two people would call the same name.

    NFKC (compatibility ideographs, full width), no case, no variation selectors; dots and spaces gone beside Chinese characters and one space
    between spelled words. User-made characters (private use) stand for themselves. Keying twice changes nothing.
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    spaced = _SPACES.sub(" ", _UNSEEN.sub("", folded).translate(_ALIKE)).strip()
    key = _BETWEEN_HAN.sub("", _LOOSE.sub("", spaced))
    # What was taken out may have stood between a letter and its mark.
    return key if unicodedata.is_normalized("NFKC", key) else unicodedata.normalize("NFKC", key)


def stands_in(name: str, text: str) -> bool:
    """Whether this name stands in the text as a whole, in whatever form; a name of one letter stands nowhere."""
    key, inside = name_key(name), name_key(text)
    if len(key) < 2:
        return False
    before, after = (r"(?<![^\W_])" if key[0].isascii() else ""), (r"(?![^\W_])" if key[-1].isascii() else "")
    return re.search(before + re.escape(key) + after, inside, re.ASCII) is not None


def without_unseen(text: str) -> str:
    """Without zero-width spaces, soft hyphens and marks of a file's beginning, which exports leave in values; variation selectors stay."""
    return re.sub("[\u00ad\u200b\u2060\ufeff]", "", text)


def is_shown(text: str) -> bool:
    """Whether every character can stand on one line for others to read: no control characters, nothing that turns the writing's direction.

    Any space, user-made characters (private use), and ideographs that are newer than this Python's tables are real names' letters.
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
