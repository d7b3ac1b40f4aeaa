"""The side questions that come with the desk."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Final

from bot.faq.labelled_texts import shipped_labelled_texts
from bot.side_questions.questions_file import check_asks, read_side_questions
from bot.side_questions.side_question import SideQuestion

_ENDING: Final = ".yaml"
_MORE_ASKS: Final = "asks.tsv"
_NOTHING_LIKE_THEM: Final = "mine-and-others.tsv"
"""Wishes, and wishes about something else's lock or password: no side question sounds like these."""


@cache
def shipped_side_questions(entries: frozenset[str]) -> tuple[SideQuestion, ...]:
    """Read when first needed. `entries`: the ids of the FAQ. Raises ConfigurationError where a file is wrong."""
    folder = files(__package__) / "content"
    found = sorted((file for file in folder.iterdir() if file.name.endswith(_ENDING)), key=lambda file: file.name)
    questions = (question for file in found for question in read_side_questions(file.read_text(encoding="utf-8"), file.name, entries))
    more = _more_asks((folder / _MORE_ASKS).read_text(encoding="utf-8"))
    return check_asks(tuple(replace(question, asks=(*question.asks, *more.get(question.id, ()))) for question in questions), "side questions")


def _more_asks(text: str) -> Mapping[str, Sequence[str]]:
    """Further ways to ask, by the question's id."""
    asks: dict[str, list[str]] = {}
    for line in text.splitlines()[1:]:
        id, _, ask = line.partition("\t")
        asks.setdefault(id, []).append(ask)
    return asks


def other_texts() -> tuple[str, ...]:
    """What asks none of them: questions of the FAQ itself, wishes, and what the desk is not for."""
    return tuple(asked.text for name, table in shipped_labelled_texts() if name != _NOTHING_LIKE_THEM for asked in table)
