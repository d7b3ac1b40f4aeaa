"""What a question supposes of the own account that was told: my mistake, my phone, dismissed, a card needed (C13, C15). Pure."""

from typing import Final

from bot.dialogue.table.situation import LIKELY, Situation
from bot.dialogue.table.step import TableRow, TableStep
from bot.dialogue.understanding import IntentKind
from bot.reading.supposition import Supposition, suppositions_in
from bot.reading.vocabulary import Act, Aspect, Matter

_OWN: Final = "wish:"
_BETWEEN: Final = ("wish:", "faq:", "elsewhere:")
_OF_OTHERS: Final = ("others:", "colleague:", "incident:")
_SURELY: Final = 0.7


def supposes(at: Situation) -> bool:
    """Whether it is asked if something is so of the own account that was told."""
    talk = at.conversation
    told = at.linked and at.private and not talk.of_others and (bool(talk.row) or (not at.leads and at.reading.likelihood < _SURELY))
    told = told and not talk.about.startswith(_OF_OTHERS) and (bool(talk.row) or talk.about.startswith(_BETWEEN))
    elsewhere = at.of_somebody_else or at.mentioned is not None or at.colleague is not None or at.drafting
    acts = any(move.name.startswith("do:") and move.likelihood >= LIKELY for move in at.reading.moves)
    asks = told and not elsewhere and not acts and at.act in (Act.ASK, Act.CORRECT, Act.COMPLAIN)
    if not asks or at.moves(Matter.INCIDENT, Matter.ELSEWHERE, floor=LIKELY):
        return False
    found = suppositions_in(at.text)
    return bool(found) if at.request is None else found == (Supposition.BY_ITSELF,)  # What is asked beside a request is mostly asked of that.


def _supposes(at: Situation) -> TableStep | None:
    if not supposes(at):
        return None
    if not at.conversation.row or not at.conversation.about.startswith(_OWN):
        return TableStep("C11", "status", kind=IntentKind.STATUS)  # An article or a topic came between: the account is looked at anew.
    return TableStep("C13", "aspect", Aspect.WHETHER if at.request is None else Aspect.RULE)


SUPPOSES: Final = TableRow("C13", "supposes something of the own account that was told", _supposes)
