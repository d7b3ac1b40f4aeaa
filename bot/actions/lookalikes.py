"""How a password may be read: as it stands, and with digits and symbols taken for the letters that they look like.

Every reading has the length of the text, so that a place in one is the same place in all.
"""

from typing import Final

_AS_I: Final = str.maketrans("4@8({[<36910|!$5+72", "aabcccceggioiissttz")
_AS_L: Final = {**_AS_I, **str.maketrans("1|!", "lll")}
_TRUSTED: Final = 4


def lowered(text: str) -> str:
    """Small letters, one for one: a letter that would become two (İ) stays."""
    return "".join(small if len(small := one.lower()) == 1 else one for one in text)


def readings(text: str) -> tuple[str, ...]:
    """The text in small letters, then with look-alikes read as letters (`p@ssw0rd` is `password`); 1, ! and | look like i and like l."""
    small = lowered(text)
    return tuple(dict.fromkeys((small, small.translate(_AS_I), small.translate(_AS_L))))


def holds(text: str, word: str) -> bool:
    """Whether the word stands in the text in any reading, backwards too from five letters on. Three letters are only looked for as they are."""
    small, sought = lowered(text), lowered(word)
    if len(sought) < _TRUSTED:
        return sought in small
    if any(sought.translate(way) in small.translate(way) for way in ({}, _AS_I, _AS_L)):
        return True
    return len(sought) > _TRUSTED and sought[::-1] in small
