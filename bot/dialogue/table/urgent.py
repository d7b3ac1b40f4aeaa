"""What goes before everything else: incidents, a waiting approval in words, strangers (C20, C36, C38)."""

from typing import Final

from bot.dialogue.table.situation import LIKELY, Situation
from bot.dialogue.table.step import TableRow, TableStep
from bot.dialogue.understanding import IntentKind
from bot.reading.vocabulary import OTHERS, Act, Matter

_INCIDENTS: Final = 0.42
"""Steps that are not needed cost less than steps that are missing."""
_PERSONAL: Final = frozenset(
    {Matter.STATUS, Matter.CERTIFICATE, Matter.ACCOUNT_NAME, Matter.UNLOCK, Matter.BIND, Matter.REBIND, Matter.RESET_PASSWORD, Matter.ENABLE}
)


def _c20(at: Situation) -> TableStep | None:
    if not at.moves(Matter.INCIDENT, floor=_INCIDENTS):
        return None
    return TableStep("C20", "incident", "others" if at.reading.labels.whose in OTHERS else "")


def _c38(at: Situation) -> TableStep | None:
    if at.last.context.startswith("offer:") or not (at.approvals or at.leads):
        return None
    on_card = at.act in (Act.AGREE, Act.DECLINE) and not at.last.offers(at.now)
    if at.plainly is IntentKind.APPROVE_HELP or (at.intent.kind is IntentKind.APPROVE_HELP and at.leads):
        return TableStep("C38", "approve_help")
    asked = at.matter == Matter.APPROVE and at.act in (Act.REQUEST, Act.AGREE, Act.DECLINE, Act.ASK)
    return TableStep("C38", "approve_help") if at.approvals and (on_card or asked) and at.reading.likelihood >= LIKELY else None


def _c36(at: Situation) -> TableStep | None:
    if at.linked or at.of_somebody_else or at.matter not in _PERSONAL or at.act in (Act.THANK, Act.GREET, Act.PERSON, Act.STOP, Act.DECLINE):
        return None
    if at.intent.kind is IntentKind.STATUS and at.intent.confidence >= LIKELY:
        return TableStep("C36", "status", kind=IntentKind.STATUS)
    likeliest = at.intent.faq or next((choice.id for choice in at.intent.choices if choice.confidence >= 0.3), None)
    if likeliest is None or at.last.context == f"faq:{likeliest}":
        return TableStep("C36", "status", kind=IntentKind.STATUS)
    return TableStep("C36", "stranger", likeliest, kind=IntentKind.FAQ, faq=likeliest)


ROWS: Final = (
    TableRow("C20", "an incident: a password, code or approval in strange hands", _c20),
    TableRow("C38", "an admin's yes or no to a waiting approval in words", _c38),
    TableRow("C36", "an unlinked person wants something personal", _c36),
)
