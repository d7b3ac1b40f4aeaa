"""The readings of a password: as it is, and with digits and symbols read as the letters they look like.

Every reading has the length of the text, so that positions are the same in all.
"""

from typing import Final

_AS_I: Final = str.maketrans("4@8({[<36910|!$5+72", "aabcccceggioiissttz")
_AS_L: Final = {**_AS_I, **str.maketrans("1|!", "lll")}
_TRUSTED: Final = 4


def lowered(text: str) -> str:
    """Lower case, one for one: a letter that would become two (İ) stays."""
    return "".join(small if len(small := character.lower()) == 1 else character for character in text)


def readings(text: str) -> tuple[str, ...]:
    """The text in lower case, then with look-alikes read as letters (`p@ssw0rd` is `password`); 1, ! and | look like i and like l."""
    small = lowered(text)
    return tuple(dict.fromkeys((small, small.translate(_AS_I), small.translate(_AS_L))))


def holds(text: str, word: str) -> bool:
    """Whether the word occurs in the text in any reading, also backwards from five letters on. Three letters are searched only as they are."""
    small, sought = lowered(text), lowered(word)
    if len(sought) < _TRUSTED:
        return sought in small
    if any(sought.translate(way) in small.translate(way) for way in ({}, _AS_I, _AS_L)):
        return True
    return len(sought) > _TRUSTED and sought[::-1] in small
