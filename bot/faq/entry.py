"""A question of the FAQ with its answer in each language and phase."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from bot.runtime.quick_dataclass import dataclass

CHINESE, ENGLISH = "zh-Hant-TW", "en"
STAGES = ("p0", "p1", "p2")


@dataclass(frozen=True, slots=True)
class FaqEntry:
    """`chapters` and `questions` by language; `answers` by (language, phase `p0`/`p1`/`p2`), with `{placeholders}` for contacts and spans.

    `admins` names by phase the agency admins (role values) that the answer refers to: a linked person in private is told who that is.
    `reviewed`: when somebody last compared the answer with its source, None if never.
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
        """The answer in this language in this phase, with its placeholders unfilled."""
        return self.answers[language, stage]

    def admins_at(self, stage: str) -> tuple[str, ...]:
        """The admins that the answer of this phase refers to."""
        return self.admins.get(stage, ())
