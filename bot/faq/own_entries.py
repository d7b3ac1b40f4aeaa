"""The organisation's own entries, read from the file that was drafted from a document (`draft`), reviewed and edited.

An item needs `id`, `chapter`, `question` and `answer`; `asked` lists other ways to ask. Each text is the same in all languages, or a map by
language; an answer may also differ by phase. So may `short`, the answer in a sentence or three, and `yes_no`, how it begins where yes or no was asked.
`account` lists what of the person's account the answer hangs on (`AccountFact`). `number`, `lines`, `left_out` and `source` document its origin and are not read.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import PurePath
from typing import Final

from bot.errors import ConfigurationError
from bot.faq.content_yaml import LANGUAGES, by_language, by_stage, day_of, facts_of, in_languages, known_keys, read_yaml, text_of
from bot.faq.entry import STAGES, FaqEntry
from bot.runtime.bounded_yaml import check_shape
from bot.runtime.quick_dataclass import dataclass

_FILE_KEYS: Final = ("source", "reviewed", "left_out", "entries")
ITEM_KEYS: Final = ("id", "chapter", "number", "question", "asked", "answer", "short", "yes_no", "account", "lines", "left_out", "reviewed")
_REQUIRED: Final = ("id", "chapter", "question", "answer")


@dataclass(frozen=True, slots=True)
class OwnEntry:
    """An own entry, and other ways to ask it."""

    entry: FaqEntry
    asked: tuple[str, ...]


def read_own(text: str, file: str) -> tuple[OwnEntry, ...]:
    """The entries of a reviewed file. Raises ConfigurationError with the file and position of the error."""
    text = text.removeprefix("\ufeff")
    check_shape(text, file)
    loaded = read_yaml(text, file)
    items, reviewed, source = loaded, None, PurePath(file).name
    if isinstance(loaded, dict):
        known_keys(loaded, _FILE_KEYS, file, "")
        items, source = loaded.get("entries"), str(loaded.get("source") or source)
        reviewed = None if loaded.get("reviewed") is None else day_of(loaded["reviewed"], file, "reviewed")
    if not isinstance(items, list) or not items:
        raise ConfigurationError(file, "entries", "expected a list of items, one for each question")
    own: dict[str, OwnEntry] = {}
    for number, raw in enumerate(items, start=1):
        own_entry = _own(raw, number, (reviewed, source), file)
        if own_entry.entry.id in own:
            raise ConfigurationError(file, own_entry.entry.id, "expected each id once")
        own[own_entry.entry.id] = own_entry
    return tuple(own.values())


def merge_entries(shipped: Iterable[FaqEntry], own: Iterable[OwnEntry]) -> tuple[FaqEntry, ...]:
    """The shipped entries, replaced by own ones with the same id, and followed by new ones."""
    return tuple(({entry.id: entry for entry in shipped} | {own_entry.entry.id: own_entry.entry for own_entry in own}).values())


def entry_texts(own: Iterable[OwnEntry]) -> list[tuple[str, str]]:
    """What each own entry is asked with: (id, text)."""
    return [(own_entry.entry.id, text) for own_entry in own for text in (*dict.fromkeys(own_entry.entry.questions.values()), *own_entry.asked)]


def _own(raw: object, number: int, usual: tuple[date | None, str], file: str) -> OwnEntry:
    """One item; `usual` are the default review day and chapter."""
    if not isinstance(raw, dict):
        raise ConfigurationError(file, f"item {number}", "expected a map with id, chapter, question and answer")
    id = text_of(raw.get("id"), file, f"item {number}.id")
    known_keys(raw, ITEM_KEYS, file, f"{id}.")
    missing = [key for key in _REQUIRED if key not in raw]
    if missing:
        raise ConfigurationError(file, f"{id}.{missing[0]}", "expected this key, it is missing")
    entry = FaqEntry(
        id=id,
        chapters=in_languages(raw["chapter"] or usual[1], file, f"{id}.chapter"),
        reviewed=usual[0] if raw.get("reviewed") is None else day_of(raw["reviewed"], file, f"{id}.reviewed"),
        questions=in_languages(raw["question"], file, f"{id}.question"),
        answers=_answers(raw["answer"], file, f"{id}.answer"),
        shorts=_answers(raw["short"], file, f"{id}.short") if raw.get("short") else {},
        yes_no=_answers(raw["yes_no"], file, f"{id}.yes_no") if raw.get("yes_no") else {},
        account=facts_of(raw.get("account") or [], file, f"{id}.account"),
    )
    asked = raw.get("asked") or []
    if not isinstance(asked, list):
        raise ConfigurationError(file, f"{id}.asked", "expected a list of texts")
    return OwnEntry(entry, tuple(text_of(text, file, f"{id}.asked[{at}]") for at, text in enumerate(asked)))


def _answers(raw: object, file: str, key: str) -> dict[tuple[str, str], str]:
    spoken_of = isinstance(raw, dict) and any(language in raw for language in LANGUAGES)
    spoken = by_language(raw, file, key) if isinstance(raw, dict) and spoken_of else dict.fromkeys(LANGUAGES, (raw, key))
    return {(language, stage): text for language, (value, place) in spoken.items() for stage, text in _at_stages(value, file, place).items()}


def _at_stages(raw: object, file: str, key: str) -> dict[str, str]:
    if not isinstance(raw, dict):
        if isinstance(raw, str) and not raw.strip():
            raise ConfigurationError(file, key, "expected an answer, it is empty; write one or take the item out")
        return dict.fromkeys(STAGES, text_of(raw, file, key))
    answers = {stage: text_of(text, file, place) for stage, text, place in by_stage(raw, file, key)}
    missing = [stage for stage in STAGES if stage not in answers]
    if missing:
        raise ConfigurationError(file, key, f"expected an answer for {missing[0]}, it is missing")
    return answers
