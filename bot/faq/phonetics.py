"""A phonetic key for characters, so that a word typed with a wrong character of the same sound is found."""

from collections.abc import Iterable, Mapping
from importlib.resources import files

from bot.runtime.built_once import built_once

_BLURRED = (("zh", "z"), ("ch", "c"), ("sh", "s"))  # The two are often confused by ear, and so mistyped.
_ENDINGS = (("ing", "in"), ("eng", "en"))
_FIRST = 0xE000  # One private-use character per syllable: a text's sounds are a string of the same length.


@built_once
def _tables() -> tuple[dict[int, int], dict[int, int]]:
    """Two tables for `str.translate`: the exact syllable of a character, and the blurred one."""
    exact: dict[int, int] = {}
    blurred: dict[int, int] = {}
    codes: dict[str, int] = {}
    for line in files("bot.faq").joinpath("content/syllables.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        syllable, characters = line.split(" ", 1)
        rough = _blur(syllable)
        for spelt in (syllable, rough):
            codes.setdefault(spelt, _FIRST + len(codes))
        for character in characters:
            exact[ord(character)] = codes[syllable]
            blurred[ord(character)] = codes[rough]
    return exact, blurred


def _blur(syllable: str) -> str:
    for full, short in _BLURRED:
        if syllable.startswith(full):
            syllable = short + syllable[len(full) :]
    for full, short in _ENDINGS:
        if syllable.endswith(full):
            syllable = syllable[: -len(full)] + short
    return syllable


def sounds(text: str) -> str:
    """The text with each known character replaced by its syllable, tones left out; the length stays."""
    return text.translate(_tables()[0])


def rough_sounds(text: str) -> str:
    """As `sounds`, but without distinguishing zh/z, ch/c, sh/s, -ing/-in and -eng/-en."""
    return text.translate(_tables()[1])


def words_by_sound(words: Iterable[str]) -> Mapping[str, str]:
    """Each word under its phonetic key; of two that sound alike the first stays."""
    found: dict[str, str] = {}
    for word in words:
        found.setdefault(sounds(word), word)
    return found
