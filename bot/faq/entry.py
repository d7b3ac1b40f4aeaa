"""One question of the FAQ with its answer in each language and stage."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Entry:
    """`questions` by language; `answers` by (language, stage value `p0`/`p1`/`p2`), with `{placeholders}` for contacts and spans.

    `admins` names the agency admins (role values) whom the answer refers to: a linked person in private is told who that is.
    `reviewed`: when somebody last compared the answer with its source.
    """

    id: str
    chapter: str
    reviewed: date
    questions: Mapping[str, str]
    answers: Mapping[tuple[str, str], str]
    admins: tuple[str, ...] = ()

    def question(self, language: str) -> str:
        """The question in this language."""
        return self.questions[language]

    def answer(self, language: str, stage: str) -> str:
        """The answer in this language at this stage, its placeholders not yet filled."""
        return self.answers[language, stage]
