"""One question of the FAQ with its answer in each language and stage."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from bot.runtime.quick_dataclass import dataclass

CHINESE, ENGLISH = "zh-Hant-TW", "en"
STAGES = ("p0", "p1", "p2")


@dataclass(frozen=True, slots=True)
class FaqEntry:
    """`chapters` and `questions` by language; `answers` by (language, stage value `p0`/`p1`/`p2`), with `{placeholders}` for contacts and spans.

    `admins` names by stage the agency admins (role values) whom the answer refers to: a linked person in private is told who that is.
    `reviewed`: when somebody last compared the answer with its source, None when nobody has.
    """

    id: str
    chapters: Mapping[str, str]
    reviewed: date | None
    questions: Mapping[str, str]
    answers: Mapping[tuple[str, str], str]
    admins: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def chapter(self, language: str) -> str:
        """The name of its chapter in this language."""
        return self.chapters[language]

    def question(self, language: str) -> str:
        """The question in this language."""
        return self.questions[language]

    def answer(self, language: str, stage: str) -> str:
        """The answer in this language at this stage, its placeholders not yet filled."""
        return self.answers[language, stage]

    def admins_at(self, stage: str) -> tuple[str, ...]:
        """The admins whom the answer of this stage refers to."""
        return self.admins.get(stage, ())
