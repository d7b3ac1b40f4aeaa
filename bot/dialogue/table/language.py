"""Which language somebody asks to be answered in by its name; a shape, since only names count. Pure."""

from typing import Final

from bot.dialogue.conversation import ENGLISH, TRADITIONAL

_NAMES: Final = ((ENGLISH, ("英文", "英語", "english")), (TRADITIONAL, ("中文", "國語", "华语", "chinese", "mandarin")))
_SHORT: Final = 40


def language_named(text: str) -> str | None:
    """The language that a short text names; None if it names none, or more than one."""
    folded = text.casefold()
    named = [language for language, names in _NAMES if any(name in folded for name in names)]
    return named[0] if len(named) == 1 and len(text) <= _SHORT else None
