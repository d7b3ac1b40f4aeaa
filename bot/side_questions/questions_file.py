"""A file of side questions: a list of maps with `id`, `near`, `asks`, `answer`, and where they are needed `whose`, `after` and `owners`."""

import json
from collections.abc import Collection, Iterable
from typing import Any, Final

from bot.errors import ConfigurationError
from bot.faq.content_yaml import in_languages, known_keys, read_yaml, text_of
from bot.faq.library import check_placeholders
from bot.faq.text import tidy
from bot.people.role import Role
from bot.runtime.bounded_yaml import check_shape
from bot.runtime.lazy_pattern import lazy_pattern
from bot.side_questions.side_question import Concerns, SideQuestion

_KEYS: Final = ("id", "near", "asks", "answer", "whose", "after", "owners")
_ID: Final = lazy_pattern(r"[a-z0-9][a-z0-9-]{0,39}")


def read_side_questions(text: str, file: str, entries: Collection[str]) -> tuple[SideQuestion, ...]:
    """The questions in their order. `entries`: the ids of the FAQ. Raises ConfigurationError naming the file, the question and the key of the first mistake."""
    check_shape(text, file)
    loaded = read_yaml(text, file)
    if not isinstance(loaded, list) or not loaded:
        raise ConfigurationError(file, "", "expected a list of side questions: - {id: …, near: …, asks: […], answer: …}")
    found: dict[str, SideQuestion] = {}
    for number, raw in enumerate(loaded, start=1):
        question = _question(raw, number, file, entries)
        if question.id in found:
            raise ConfigurationError(file, question.id, "expected each id once")
        found[question.id] = question
    return check_asks(tuple(found.values()), file)


def check_asks(questions: tuple[SideQuestion, ...], file: str) -> tuple[SideQuestion, ...]:
    """The questions. Raises ConfigurationError where the same words ask two of them: nothing could tell which is meant."""
    asked: dict[str, str] = {}
    for question in questions:
        for at, ask in enumerate(question.asks):
            first = asked.setdefault(tidy(ask), question.id)
            if first != question.id:
                raise ConfigurationError(file, f"{question.id}.asks[{at}]", f"expected each way to ask in one question; {ask!r} stands in {first} too")
    return questions


def _question(raw: object, number: int, file: str, entries: Collection[str]) -> SideQuestion:
    if not isinstance(raw, dict):
        raise ConfigurationError(file, f"item {number}", f"expected a map with {', '.join(_KEYS)}")
    id = text_of(raw.get("id"), file, f"item {number}.id")
    if not _ID.fullmatch(id):
        raise ConfigurationError(file, f"item {number}.id", f"expected at most 40 small letters, digits and hyphens; found {id!r}")
    known_keys(raw, _KEYS, file, f"{id}.")
    near = text_of(raw.get("near"), file, f"{id}.near")
    if near not in entries:
        raise ConfigurationError(file, f"{id}.near", f"expected the id of an entry of the FAQ, found {near!r}")
    answers = in_languages(raw.get("answer"), file, f"{id}.answer")
    for language, answer in answers.items():
        check_placeholders(answer, file, f"{id}.answer.{language}")
    return SideQuestion(
        id=id,
        near=near,
        asks=_texts(raw, "asks", file, id, required=True),
        answers=answers,
        concerns=_concerns(raw.get("whose", Concerns.MINE.value), file, id),
        after=_texts(raw, "after", file, id),
        admins=_admins(raw, file, id),
    )


def _texts(raw: dict[str, Any], key: str, file: str, id: str, required: bool = False) -> tuple[str, ...]:
    listed = raw.get(key, [])
    if not isinstance(listed, list) or (required and not listed):
        raise ConfigurationError(file, f"{id}.{key}", "expected a list of texts")
    return tuple(dict.fromkeys(text_of(text, file, f"{id}.{key}[{at}]") for at, text in enumerate(listed)))


def _admins(raw: dict[str, Any], file: str, id: str) -> tuple[Role, ...]:
    named = _texts(raw, "owners", file, id)
    known = tuple(role.value for role in Role)
    for name in named:
        if name not in known:
            raise ConfigurationError(file, f"{id}.owners", f"expected roles out of {', '.join(known)}; found {name!r}")
    return tuple(Role(name) for name in named)


def _concerns(raw: object, file: str, id: str) -> Concerns:
    if not isinstance(raw, str) or raw not in tuple(Concerns):
        raise ConfigurationError(file, f"{id}.whose", f"expected one of {', '.join(Concerns)}; found {raw!r}")
    return Concerns(raw)


def dump_side_questions(questions: Iterable[SideQuestion]) -> bytes:
    """The questions as bytes that are read faster than a file for people; nothing in them can be executed."""
    rows = [[one.id, one.near, one.asks, dict(one.answers), one.concerns.value, one.after, [role.value for role in one.admins]] for one in questions]
    return json.dumps(rows, ensure_ascii=False).encode()


def load_side_questions(content: memoryview) -> tuple[SideQuestion, ...]:
    """Raises ValueError for anything that `dump_side_questions` did not write."""
    try:
        return tuple(
            SideQuestion(id, near, tuple(asks), answers, Concerns(concerns), after=tuple(after), admins=tuple(Role(role) for role in admins))
            for id, near, asks, answers, concerns, after, admins in json.loads(bytes(content))
        )
    except TypeError as wrong:
        raise ValueError(f"no side questions ({wrong})") from None
