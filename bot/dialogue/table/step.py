"""What a row of the table decides: which handler answers, and with what. Pure."""

from collections.abc import Callable
from typing import TypeAlias

from bot.dialogue.conversation import AnswerPart
from bot.dialogue.table.situation import Situation
from bot.dialogue.understanding import IntentKind
from bot.runtime.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class TableStep:
    """The handler by its name, its argument, and what the handlers of questions and wishes want to know besides.

    `row` is the row that decided (`C7`), `faq` the entry to answer from, `part` which part of an answer is wanted.
    """

    row: str
    handler: str
    argument: str = ""
    kind: IntentKind | None = None
    faq: str | None = None
    part: AnswerPart = AnswerPart.WHOLE


RowFunction: TypeAlias = Callable[[Situation], TableStep | None]


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: its id, when it applies in one line, and the function that decides."""

    id: str
    when: str
    decide: RowFunction
