"""The sentences of one language, from Fluent files. Each is parsed when first used: parsing all of them takes longer than the rest of start-up."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cached_property
from typing import Any, Final

from babel import Locale
from babel.dates import format_datetime
from fluent.runtime import FluentBundle, FluentResource

from bot.dialogue.conversation import ENGLISH, TRADITIONAL

_FLUENT_NAMES: Final = {TRADITIONAL: "zh-TW", ENGLISH: "en"}
# A message or a term begins at the start of a line; what follows belongs to it, including closing braces at the margin.
_BEGINS: Final = re.compile(r"^(-?[a-zA-Z][\w-]*) *=", re.MULTILINE)
_COMMENT: Final = re.compile(r"^#.*$", re.MULTILINE)
_REFERS: Final = re.compile(r"\{\s*(-?[a-zA-Z][\w-]*)")
# A moment stands between blanks, since it begins with a digit; where it begins with the day, the blank before it goes.
_BEFORE_A_DAY: Final = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[昨明]天 \d)")


class MissingText(LookupError):
    """A key without a sentence, or a sentence without one of its values: a bug of ours, found by the tests."""


class Sentences:
    """`texts` are Fluent files; a key is a Fluent id in which `.` and `_` stand for `-`."""

    def __init__(self, language: str, texts: Iterable[str]) -> None:
        self._language = language
        self._unparsed: dict[str, str] = {}
        self._patterns: dict[str, str] = {}
        for text in texts:
            plain = _COMMENT.sub("", text)
            begins = [(found[1], found.start()) for found in _BEGINS.finditer(plain)]
            for (id, start), (_, end) in zip(begins, [*begins[1:], ("", len(plain))], strict=True):
                self._unparsed[id] = plain[start:end]

    @cached_property
    def _locale(self) -> Locale:
        return Locale.parse(_FLUENT_NAMES[self._language], sep="-")

    @cached_property
    def _bundle(self) -> FluentBundle:
        """Made for the first sentence: it brings the rules of a language's plurals, and few desks speak all languages in their first minute."""
        return FluentBundle([_FLUENT_NAMES[self._language]], functions={"CHANNEL": self._channel}, use_isolating=False)

    def say(self, key: str, words: Mapping[str, Any]) -> str:
        """One sentence with its values. Raises MissingText."""
        id = key.replace(".", "-").replace("_", "-")
        self._parse(id)
        if not self._bundle.has_message(id):
            raise MissingText(f"{self._language}: {id}")
        pattern = self._bundle.get_message(id).value
        if pattern is None:
            raise MissingText(f"{self._language}: {id} has no sentence")
        text, errors = self._bundle.format_pattern(pattern, dict(words))
        if errors:
            raise MissingText(f"{self._language}: {id}: {errors[0]}")
        return _BEFORE_A_DAY.sub("", str(text)) if self._language == TRADITIONAL else str(text)

    def moment(self, key: str, at: datetime) -> str:
        """A moment in its own zone, by the pattern (CLDR) that stands under the key. Raises MissingText."""
        pattern = self._patterns.get(key)
        if pattern is None:
            pattern = self._patterns[key] = self.say(key, {})
        return format_datetime(at, pattern, locale=self._locale)

    def _channel(self, name: Any) -> Any:
        """What people call a channel, for `CHANNEL($channel)` in a sentence; the name itself where no text says more."""
        id = f"channel-{name}"
        return self.say(id, {}) if id in self._unparsed or self._bundle.has_message(id) else name

    def _parse(self, id: str) -> None:
        """Adds one sentence and those it refers to to the bundle."""
        text = self._unparsed.pop(id, None)
        if text is not None:
            self._bundle.add_resource(FluentResource(text))
            for other in _REFERS.findall(text):
                self._parse(other)
