"""From the content files to entries: each wrong item is one clear line, and nothing half-read gets through."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import resources

from bot.errors import ConfigurationError
from bot.faq.content_yaml import by_stage, day_of, facts_of, read_yaml, text_of
from bot.faq.entry import CHINESE, ENGLISH, STAGES, AccountFact, FaqEntry
from bot.runtime.quick_dataclass import dataclass

# The values of `Role` that an answer may call "your agency's admin"; the FAQ stands beside `people` and does not know it (R37).
ADMINS = ("portal_admin", "personnel_admin")
# Names, numbers and spans come from the configuration (R46, A14), never from an answer.
PLACEHOLDERS = frozenset(
    {"hotline", "report", "vendor", "responsible", "auto_unlock", "sync_every", "sync_overdue", "auto_creation", "sign_on_url", "mail_url"}
)

_REQUIRED_EVERYWHERE = frozenset({"id", "chapter", "question", "answer"})
_OPTIONAL_EVERYWHERE = frozenset({"short", "yes_no"})
_REQUIRED = {CHINESE: _REQUIRED_EVERYWHERE | {"reviewed"}, ENGLISH: _REQUIRED_EVERYWHERE}
_KEYS = {CHINESE: _REQUIRED[CHINESE] | _OPTIONAL_EVERYWHERE | {"admins", "account"}, ENGLISH: _REQUIRED[ENGLISH] | _OPTIONAL_EVERYWHERE}
_PLACEHOLDER = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")


@dataclass(frozen=True, slots=True)
class _Item:
    """One item of one file, checked."""

    id: str
    chapter: str
    question: str
    answers: Mapping[str, str]
    shorts: Mapping[str, str]
    yes_no: Mapping[str, str]
    reviewed: date | None
    admins: Mapping[str, tuple[str, ...]]
    account: tuple[AccountFact, ...]


def parse_entries(zh: str, en: str) -> tuple[FaqEntry, ...]:
    """The entries of the two YAML texts, in the order of the Chinese one, which also says when each was reviewed and by whom it is helped.

    Raises ConfigurationError, naming the file and the place, for anything that is missing, unknown, twice or of the wrong kind.
    """
    chinese, english = _read(zh, CHINESE), _read(en, ENGLISH)
    for language, here, there in ((ENGLISH, english, chinese), (CHINESE, chinese, english)):
        missing = [id for id in there if id not in here]
        if missing:
            raise ConfigurationError(_file(language), missing[0], "expected an item with this id, since the other language has one")
    if list(chinese) != list(english):
        id = next(here for there, here in zip(chinese, english, strict=True) if here != there)
        raise ConfigurationError(_file(ENGLISH), id, "expected the items in the order of the other language")
    return tuple(_entry(item, english[item.id]) for item in chinese.values())


@cache
def shipped() -> tuple[FaqEntry, ...]:
    """The entries that come with the desk, read once. Raises ConfigurationError when a content file is wrong."""
    content = resources.files("bot.faq") / "content"
    zh, en = ((content / _file(language)).read_text(encoding="utf-8") for language in (CHINESE, ENGLISH))
    return parse_entries(zh, en)


def fill(answer: str, words: Mapping[str, str]) -> str:
    """The answer with its known placeholders replaced by `words`.

    A brace that is no placeholder, a placeholder without a word and braces inside a word stay as they are; nothing raises.
    """

    def word(found: re.Match[str]) -> str:
        name = found[1]
        return words.get(name, found[0]) if name in PLACEHOLDERS else found[0]

    return _PLACEHOLDER.sub(word, answer)


def check_placeholders(text: str, file: str, key: str) -> None:
    """Raises ConfigurationError for a placeholder that nothing fills."""
    unknown = [name for name in _PLACEHOLDER.findall(text) if name not in PLACEHOLDERS]
    if unknown:
        raise ConfigurationError(file, key, f"expected placeholders out of {', '.join(sorted(PLACEHOLDERS))}, found {{{unknown[0]}}}")


def _file(language: str) -> str:
    return f"{language}.yaml"


def _entry(zh: _Item, en: _Item) -> FaqEntry:
    if zh.reviewed is None:
        raise ConfigurationError(_file(CHINESE), f"{zh.id}.reviewed", "expected a date")
    for key, here, there in (("short", zh.shorts, en.shorts), ("yes_no", zh.yes_no, en.yes_no)):
        if bool(here) != bool(there):
            raise ConfigurationError(_file(ENGLISH if here else CHINESE), f"{zh.id}.{key}", "expected this key, since the other language has it")
    return FaqEntry(
        id=zh.id,
        chapters={CHINESE: zh.chapter, ENGLISH: en.chapter},
        reviewed=zh.reviewed,
        questions={CHINESE: zh.question, ENGLISH: en.question},
        answers=_in_both(zh.answers, en.answers),
        admins=zh.admins,
        shorts=_in_both(zh.shorts, en.shorts),
        yes_no=_in_both(zh.yes_no, en.yes_no),
        account=zh.account,
    )


def _in_both(zh: Mapping[str, str], en: Mapping[str, str]) -> dict[tuple[str, str], str]:
    return {(language, stage): text for language, texts in ((CHINESE, zh), (ENGLISH, en)) for stage, text in texts.items()}


def _read(text: str, language: str) -> dict[str, _Item]:
    """The items of one file by id, in its order."""
    file = _file(language)
    loaded = read_yaml(text, file)
    if not isinstance(loaded, list) or not loaded:
        raise ConfigurationError(file, "", "expected a list of items, one for each question")
    items: dict[str, _Item] = {}
    for number, raw in enumerate(loaded, start=1):
        item = _item(raw, number, language)
        if item.id in items:
            raise ConfigurationError(file, item.id, "expected each id once")
        items[item.id] = item
    return items


def _item(raw: object, number: int, language: str) -> _Item:
    file = _file(language)
    if not isinstance(raw, dict):
        raise ConfigurationError(file, f"item {number}", "expected a map with id, question and answer")
    id = raw.get("id")
    if not isinstance(id, str) or not id.strip():
        raise ConfigurationError(file, f"item {number}.id", "expected a text such as nologin-03")
    unknown = [key for key in raw if key not in _KEYS[language]]
    if unknown:
        raise ConfigurationError(file, f"{id}.{unknown[0]}", f"expected no other keys than {', '.join(sorted(_KEYS[language]))}")
    missing = sorted(_REQUIRED[language] - raw.keys())
    if missing:
        raise ConfigurationError(file, f"{id}.{missing[0]}", "expected this key, it is missing")
    return _Item(
        id=id,
        chapter=text_of(raw["chapter"], file, f"{id}.chapter"),
        question=text_of(raw["question"], file, f"{id}.question"),
        answers=_answers(raw["answer"], file, f"{id}.answer"),
        shorts=_answers(raw["short"], file, f"{id}.short") if "short" in raw else {},
        yes_no=_answers(raw["yes_no"], file, f"{id}.yes_no") if "yes_no" in raw else {},
        reviewed=day_of(raw["reviewed"], file, f"{id}.reviewed") if language == CHINESE else None,
        admins=_admins(raw.get("admins", []), file, f"{id}.admins"),
        account=facts_of(raw.get("account", []), file, f"{id}.account"),
    )


def _admins(raw: object, file: str, key: str) -> dict[str, tuple[str, ...]]:
    """The admins by stage: the same in all, or a map whose keys name stages; those it does not name have none."""
    if not isinstance(raw, dict):
        return dict.fromkeys(STAGES, _roles(raw, file, key))
    return {stage: _roles(roles, file, place) for stage, roles, place in by_stage(raw, file, key)}


def _roles(raw: object, file: str, key: str) -> tuple[str, ...]:
    if not isinstance(raw, list):
        raise ConfigurationError(file, key, f"expected a list of {', '.join(ADMINS)}")
    for role in raw:
        if role not in ADMINS or raw.count(role) > 1:
            raise ConfigurationError(file, key, f"expected each of {', '.join(ADMINS)} at most once, found {role!r}")
    return tuple(raw)


def _answers(raw: object, file: str, key: str) -> dict[str, str]:
    """The answer by stage: the same text in all, or a map whose keys name stages, together each exactly once."""
    if not isinstance(raw, dict):
        text = _answer(raw, file, key)
        return dict.fromkeys(STAGES, text)
    answers = {stage: _answer(text, file, place) for stage, text, place in by_stage(raw, file, key)}
    missing = [stage for stage in STAGES if stage not in answers]
    if missing:
        raise ConfigurationError(file, key, f"expected an answer for {missing[0]}, it is missing")
    return answers


def _answer(raw: object, file: str, key: str) -> str:
    text = text_of(raw, file, key)
    check_placeholders(text, file, key)
    return text
