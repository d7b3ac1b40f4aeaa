"""What the desk writes on buttons and pages, by its key, so that no test repeats a text."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from bot.dialogue.conversation import ENGLISH, TRADITIONAL
from bot.locale.sentences import Sentences
from integrations.channels.registry import PLATFORMS
from tests.paths import ROOT

LOCALES: Final[Mapping[str, str]] = {TRADITIONAL: "zh-TW", ENGLISH: "en-US"}
"""What a browser asks for, by the language in which we answer it."""


@cache
def _sentences(language: str) -> Sentences:
    own = [file.read_text(encoding="utf-8") for file in sorted((ROOT / "bot" / "locale" / language).glob("*.ftl"))]
    return Sentences(language, [*own, *(entry.sentences(language) for entry in PLATFORMS)])


@dataclass(frozen=True)
class Words:
    """The texts of one language."""

    language: str

    def say(self, key: str, **words: Any) -> str:
        """The sentence with this key. Raises MissingText."""
        return _sentences(self.language).say(key, words)

    def of(self, chinese: str, english: str) -> str:
        """Whichever is in this language, for what people type."""
        return english if self.language == ENGLISH else chinese
