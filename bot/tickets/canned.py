"""Canned answers: what a clerk puts into the answer field and goes on from; and the file they stand in. Pure."""

from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any, Final

from bot.errors import ConfigurationError
from bot.faq.content_yaml import in_languages, known_keys, read_yaml, text_of
from bot.runtime.bounded_yaml import check_shape
from bot.runtime.lazy_pattern import lazy_pattern
from bot.runtime.quick_dataclass import dataclass
from bot.tickets.ticket import LONGEST_NOTE

MOST_CANNED: Final = 100
_LONGEST_TITLE: Final = 60
_KEYS: Final = ("id", "title", "text")
_ID: Final = lazy_pattern(r"[a-z0-9][a-z0-9-]{0,39}")
_PLACE: Final = lazy_pattern(r"\{([^{}]*)\}")
_PLACES: Final = ("name", "number")


@dataclass(frozen=True, slots=True)
class CannedAnswer:
    """One of them, by language. `own`: from the operator's file."""

    id: str
    titles: Mapping[str, str]
    texts: Mapping[str, str]
    own: bool = False

    def title(self, language: str) -> str:
        """What it is called in the clerk's language."""
        return self.titles[language]

    def text(self, language: str, name: str, number: str) -> str:
        """Its words in the person's language, with the person's name and the ticket's number; without a name the sentence begins without it."""
        words = self.texts[language]
        named = words.replace("{name}", name) if name else _without_name(words)
        return named.replace("{number}", number)


def shipped_canned() -> tuple[CannedAnswer, ...]:
    """Those that come with the desk."""
    return read_canned((files(__package__) / "content" / "canned.yaml").read_text(encoding="utf-8"), "canned.yaml")


def merge_canned(shipped: Iterable[CannedAnswer], own: Iterable[CannedAnswer]) -> tuple[CannedAnswer, ...]:
    """The operator's first, then those shipped ones that none of them replaces by its id."""
    written = tuple(own)
    ids = {answer.id for answer in written}
    return (*written, *(answer for answer in shipped if answer.id not in ids))


def read_canned(text: str, file: str, *, own: bool = False) -> tuple[CannedAnswer, ...]:
    """The answers of a file in their order. Raises ConfigurationError naming the file, the entry and the key of the first mistake."""
    text = text.removeprefix("\ufeff")
    check_shape(text, file)
    loaded = read_yaml(text, file)
    if not isinstance(loaded, list) or not loaded or len(loaded) > MOST_CANNED:
        raise ConfigurationError(file, "", f"expected a list of 1 to {MOST_CANNED} answers: - {{id: …, title: …, text: …}}")
    answers: dict[str, CannedAnswer] = {}
    for number, raw in enumerate(loaded, start=1):
        answer = _answer(raw, number, file, own)
        if answer.id in answers:
            raise ConfigurationError(file, answer.id, "expected each id once")
        answers[answer.id] = answer
    return tuple(answers.values())


def _answer(raw: Any, number: int, file: str, own: bool) -> CannedAnswer:
    if not isinstance(raw, dict):
        raise ConfigurationError(file, f"item {number}", f"expected a map with {', '.join(_KEYS)}")
    id = text_of(raw.get("id"), file, f"item {number}.id")
    if not _ID.fullmatch(id):
        raise ConfigurationError(file, f"item {number}.id", f"expected at most 40 small letters, digits and hyphens, such as unlocked; found {id!r}")
    known_keys(raw, _KEYS, file, f"{id}.")
    missing = [key for key in _KEYS if key not in raw]
    if missing:
        raise ConfigurationError(file, f"{id}.{missing[0]}", "expected this key, it is missing")
    titles, texts = in_languages(raw["title"], file, f"{id}.title"), in_languages(raw["text"], file, f"{id}.text")
    for language, words in texts.items():
        unknown = [place for place in _PLACE.findall(words) if place not in _PLACES]
        if unknown or len(words) > LONGEST_NOTE:
            raise ConfigurationError(file, f"{id}.text.{language}", f"expected at most {LONGEST_NOTE} letters and no places but {{name}} and {{number}}")
    if any(len(title) > _LONGEST_TITLE or "\n" in title for title in titles.values()):
        raise ConfigurationError(file, f"{id}.title", f"expected a title of one line, at most {_LONGEST_TITLE} letters")
    return CannedAnswer(id, titles, texts, own)


_GREETING: Final = lazy_pattern(r"\{name\}\s*(您好|你好)|(?<=Hello) \{name\}")


def _without_name(words: str) -> str:
    """The words for somebody whose name is not known."""
    return _GREETING.sub(lambda found: found[1] or "", words).replace("{name}", "").strip()
