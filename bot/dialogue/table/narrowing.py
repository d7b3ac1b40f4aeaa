"""What a language model read may change an answer; what begins, ends, presses or files something needs the local reading to hold it too. Pure."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from bot.dialogue.table.pending import PRESSED
from bot.dialogue.table.situation import Situation
from bot.dialogue.table.step import TableStep
from bot.dialogue.understanding import IntentKind
from bot.reading.second_reading import SAME, counts, holds

_NARROWED: Final = frozenset({"C2", "C3", "C4", "C5", "C7", "C16", "C17", "C20"})
"""The rows that begin, end or press, and the one whose false alarm costs a password."""
_PRESSES: Final = frozenset({PRESSED, "cancel", "tell", "freeze", "act"})
_FILES: Final = frozenset({"add", "change", "drop", "omit", "reopen", "send", "solved", "unadd", "withdraw"})
"""What is written on a ticket, or done with one."""


def narrowed(at: Situation, step: TableStep, decide: Callable[[Situation], TableStep]) -> TableStep:
    """The step, if the local reading holds what it does or would have come to it alone; else what else may be meant is offered (C18).

    Where both readings mean the same move, but the local one not surely enough for this step, its own step is taken."""
    second = at.reading.second
    if second is None or second.labels is None or not counts(at.reading) or not _does_something(step) or holds(second.local, second.labels):
        return step
    alone = decide(replace(at, reading=second.local))
    if alone == step or second.outcome == SAME:
        return alone
    return TableStep("C18", "doubt", kind=IntentKind.CHOOSE)


def _does_something(step: TableStep) -> bool:
    return step.row in _NARROWED or step.handler in _PRESSES or (step.handler == "ticket" and step.argument.partition(" ")[0] in _FILES)
