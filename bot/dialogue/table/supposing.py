"""What a question supposes of the own account that was told: my mistake, my phone, dismissed, a card needed (C13, C15). Pure."""

from typing import Final

from bot.dialogue.table.situation import LIKELY, Situation
from bot.dialogue.table.step import TableRow, TableStep
from bot.reading.supposition import Supposition, suppositions_in
from bot.reading.vocabulary import Act, Aspect, Matter

_OWN: Final = "wish:"


def supposes(at: Situation) -> bool:
    """Whether it is asked if something is so of the own account that was told."""
    told = bool(at.conversation.row) and at.conversation.about.startswith(_OWN) and at.linked
    elsewhere = at.of_somebody_else or at.mentioned is not None or at.colleague is not None or at.drafting
    acts = any(move.name.startswith("do:") and move.likelihood >= LIKELY for move in at.reading.moves)
    asks = told and not elsewhere and not acts and at.act in (Act.ASK, Act.CORRECT, Act.COMPLAIN)
    if not asks or at.moves(Matter.INCIDENT, Matter.ELSEWHERE, floor=LIKELY):
        return False
    found = suppositions_in(at.text)
    return bool(found) if at.request is None else found == (Supposition.BY_ITSELF,)  # What is asked beside a request is mostly asked of that.


def _supposes(at: Situation) -> TableStep | None:
    return TableStep("C13", "aspect", Aspect.WHETHER if at.request is None else Aspect.RULE) if supposes(at) else None


SUPPOSES: Final = TableRow("C13", "supposes something of the own account that was told", _supposes)
