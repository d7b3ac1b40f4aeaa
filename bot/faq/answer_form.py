"""In which form an entry is told: whole the first time, then shorter, then by a person; never the same text twice (C27). Pure."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final
from zlib import crc32

from bot.faq.entry import FaqEntry


class AnswerForm(StrEnum):
    """`OWN`: the person's own line alone, since the general answer does not hold for them. `PLAIN`: the short answer once more, in other words (C34).
    `PERSON`: all was told, so a person is offered."""

    OWN = "own"
    FULL = "full"
    SHORT = "short"
    PLAIN = "plain"
    PERSON = "person"


MOST_TOLD: Final = 12
"""So many tellings a conversation remembers."""


def telling(entry: FaqEntry, form: AnswerForm, language: str) -> str:
    """What a conversation remembers of an entry that was told. In another language the same answer is no repetition, nor is one that was rewritten since."""
    texts = [text for answers in (entry.answers, entry.shorts) for (spoken, _), text in sorted(answers.items()) if spoken == language]
    return f"{entry.id}:{form.value}:{language}:{crc32(chr(0).join(texts).encode('utf-8', 'replace')):08x}"


def next_form(before: Sequence[AnswerForm], *, own: bool = False, brief: bool, again: bool, has_short: bool) -> AnswerForm:
    """The form to tell an entry in, after the forms that it was told in `before`.

    `own`: the general answer does not hold for this person. `brief`: yes or no was asked, or the person's own account has answered.
    `again`: it shall be said once more, in plainer words (C34).
    """
    if own:
        return AnswerForm.PERSON if again or AnswerForm.OWN in before else AnswerForm.OWN
    if again:
        return AnswerForm.PERSON if AnswerForm.PLAIN in before else AnswerForm.PLAIN
    short, full = AnswerForm.SHORT in before, AnswerForm.FULL in before
    wanted = (AnswerForm.SHORT, AnswerForm.FULL) if brief else (AnswerForm.FULL, AnswerForm.SHORT)
    left = [form for form in wanted if (form is AnswerForm.SHORT and has_short and not short) or (form is AnswerForm.FULL and not full)]
    return left[0] if left else AnswerForm.PERSON
