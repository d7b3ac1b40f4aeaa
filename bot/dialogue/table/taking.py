"""What was just offered is taken in somebody's own words, or one of two accounts is decided for (C5, C17). Pure."""

from typing import Final

from bot.accounts.rows.row import Row
from bot.dialogue.choosing import is_bare_no
from bot.dialogue.table.pending import PRESSED
from bot.dialogue.table.situation import LIKELY, Situation
from bot.dialogue.table.step import TableRow, TableStep
from bot.dialogue.understanding import IntentKind
from bot.messages import Choice
from bot.reading.offer_words import OfferWord
from bot.reading.stop_words import forbids_stop
from bot.reading.vocabulary import ACTION_MATTERS, Act, Matter

_ACTS: Final = ("wish", "act")
_NAMED: Final = 0.1
_WISHED: Final = 0.5
_OWN: Final = ("wish:", "faq:")
_FROM_WHICH: Final = frozenset({Row.USE_DIRECTORY.value})


def _takes(at: Situation) -> TableStep | None:
    """An act that the last message offered is wanted: "the lock first", "you do it for me", whatever else the words sound like."""
    if at.takes is not OfferWord.BEGIN or not _may_take(at) or at.question:
        return None
    offered = _of_these(at, [choice for choice in at.last.offers(at.now) if _act(choice) is not None])
    return None if offered is None else TableStep("C17", PRESSED, offered.means)


def _may_take(at: Situation) -> bool:
    others = at.of_somebody_else or at.somebody or at.colleague is not None or at.strange is not None
    refuses = forbids_stop(at.text) or is_bare_no(at.text) or at.reading.labels.negated or at.act is Act.STOP
    return at.linked and at.private and not others and not refuses and not at.drafting and not at.moves(Matter.INCIDENT, floor=LIKELY)


def _of_these(at: Situation, offered: list[Choice]) -> Choice | None:
    """The one that is meant: the only one, or that which the words name, and never one beside an act that was not offered."""
    wished = at.intent.kind.value if at.intent.kind.value in ACTION_MATTERS and at.intent.confidence >= _WISHED else ""
    if wished:
        return next((choice for choice in offered if _act(choice) == wished), None)
    if len(offered) == 1:
        return offered[0]
    likely = {choice.means: at.reading.move_likelihood(f"do:{_act(choice)}") for choice in offered}
    best = max(offered, key=lambda choice: likely[choice.means], default=None)
    return best if best is not None and likely[best.means] >= _NAMED else None


def _act(choice: Choice) -> str | None:
    kind, _, what = choice.means.partition(":")
    return what if kind in _ACTS and what in ACTION_MATTERS else None


def _keeps(at: Situation) -> TableStep | None:
    """Which of two accounts stays is decided by whoever they belong to: the decision is written for the admin, and sent when they say so."""
    if at.takes is not OfferWord.KEEP or not _may_take(at) or at.tickets or not at.conversation.about.startswith(_OWN):
        return None
    if at.conversation.row == Row.DUPLICATE.value and at.act is not Act.THANK:
        return TableStep("C17", "ticket", "draft", kind=IntentKind.TICKET)
    return TableStep("C13", "aspect", "which") if at.conversation.row in _FROM_WHICH and at.act in (Act.ASK, Act.AGREE, Act.CHOOSE, Act.ANSWER) else None


TAKES: Final = TableRow("C17", "takes in own words what was offered", _takes)
KEEPS: Final = TableRow("C17", "decides which of two accounts stays", _keeps)
