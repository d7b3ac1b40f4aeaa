"""What of a text is compared: characters, words, pieces of words and sounds, each with its weight."""

import re

from bot.faq.foreign import names_something_foreign
from bot.faq.sound import rough_sounds

_RUN = re.compile(r"[a-z0-9][a-z0-9.\-_@']*|[^\x00-\x7f]+|[?%#]")
_ENDINGS = ("ing", "ed", "es", "s")
_PIECE_WEIGHT = 0.5  # A piece of an English word, or two sounds, says half of what a word says.
_FOREIGN_WEIGHT = 2.0


def runs(text: str) -> list[str]:
    """The normalised text in its words (Latin) and runs of characters (Chinese)."""
    return _RUN.findall(text)


def stem(word: str) -> str:
    """An English word without its commonest endings."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def features(text: str) -> dict[str, float]:
    """The features of a normalised text with their weights; each family has its own first letter.

    `c` one or two characters of Chinese · `p` two of their sounds · `w` an English stem · `b` a neighbouring pair ·
    `e` three to five letters of a word, its ends marked · `^` and `$` how the text begins and ends ·
    `x` it names something that has accounts and locks too, and is nobody's business here.
    """
    found: dict[str, float] = {}
    parts = runs(text)
    before = ""
    for part in parts:
        if part.isascii():
            word = stem(part)
            _add(found, "w" + word, 1.0)
            if before:
                _add(found, f"b{before} {word}", 1.0)
            if len(word) >= 3:
                _pieces(found, "e", f"<{word}>", (3, 4, 5), _PIECE_WEIGHT)
            before = word
        else:
            if before:
                _add(found, f"b{before} {part[0]}", 1.0)
            _pieces(found, "c", part, (1, 2), 1.0)
            _pieces(found, "p", rough_sounds(part), (2,), _PIECE_WEIGHT)
            before = part[-1]
    if parts:
        _add(found, "^" + parts[0][0], 1.0)
        _add(found, "$" + parts[-1][-1], 1.0)
    if names_something_foreign(text):
        _add(found, "x", _FOREIGN_WEIGHT)
    return found


def _add(found: dict[str, float], feature: str, weight: float) -> None:
    found[feature] = found.get(feature, 0.0) + weight


def _pieces(found: dict[str, float], family: str, text: str, lengths: tuple[int, ...], weight: float) -> None:
    for length in lengths:
        for start in range(len(text) - length + 1):
            feature = family + text[start : start + length]
            found[feature] = found.get(feature, 0.0) + weight
