"""A question of the FAQ with its answer in each language and phase."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum

from bot.runtime.quick_dataclass import dataclass

CHINESE, ENGLISH = "zh-Hant-TW", "en"
STAGES = ("p0", "p1", "p2")


class AccountFact(StrEnum):
    """What of a person's account an answer can hang on. `RESET`: which way to a new password is theirs; `NAMES`: which of their accounts signs in."""

    LOCK = "lock"
    STATE = "state"
    SYNC = "sync"
    BINDING = "binding"
    CERTIFICATE = "certificate"
    PASSWORD = "password"  # noqa: S105 - a fact, not a secret
    RESET = "reset"
    NAMES = "names"


@dataclass(frozen=True, slots=True)
class FaqEntry:
    """`chapters` and `questions` by language; `answers` by (language, phase `p0`/`p1`/`p2`), with `{placeholders}` for contacts and spans.

    `shorts` are the same answers as somebody would give them in a chat, `yes_no` how such an answer begins where yes or no was asked (C15); both like
    `answers`, or empty. `account` names what of the person's account the answer hangs on, the most important first (C12).
    `admins` names by phase the agency admins (role values) that the answer refers to: a linked person in private is told who that is.
    `reviewed`: when somebody last compared the answer with its source, None if never.
    """

    id: str
    chapters: Mapping[str, str]
    reviewed: date | None
    questions: Mapping[str, str]
    answers: Mapping[tuple[str, str], str]
    admins: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shorts: Mapping[tuple[str, str], str] = field(default_factory=dict)
    yes_no: Mapping[tuple[str, str], str] = field(default_factory=dict)
    account: tuple[AccountFact, ...] = ()

    def chapter(self, language: str) -> str:
        """The name of its chapter in this language."""
        return self.chapters[language]

    def question(self, language: str) -> str:
        """The question in this language."""
        return self.questions[language]

    def answer(self, language: str, stage: str) -> str:
        """The answer in this language in this phase, with its placeholders unfilled."""
        return self.answers[language, stage]

    def short(self, language: str, stage: str) -> str:
        """The answer in a sentence or three; without one of its own the first line of a longer answer, '' where that is all there is."""
        first, _, more = self.answer(language, stage).strip().partition("\n")
        return self.shorts.get((language, stage)) or (first if more else "")

    def whether(self, language: str, stage: str) -> str:
        """How the answer begins where yes or no was asked; '' where the entry does not say."""
        return self.yes_no.get((language, stage), "")

    def admins_at(self, stage: str) -> tuple[str, ...]:
        """The admins that the answer of this phase refers to."""
        return self.admins.get(stage, ())
