"""What goes before everything else: incidents, a waiting approval in words, strangers (C20, C36, C38)."""

from typing import Final

from bot.dialogue.table import alarms, deciding, incident
from bot.dialogue.table.deciding import DECIDING
from bot.dialogue.table.situation import BY_PRESS, LIKELY, Situation
from bot.dialogue.table.step import TableRow, TableStep
from bot.dialogue.table.still_others import asks_of_deciding
from bot.dialogue.understanding import IntentKind
from bot.elsewhere.citizens import CITIZEN, STAFF
from bot.incidents.told import Told
from bot.reading.vocabulary import Act, Aspect, Matter

_PLAIN_LOOK: Final = 0.9
_COLLEAGUE: Final = "colleague:"
_PERSONAL: Final = frozenset(
    {Matter.STATUS, Matter.CERTIFICATE, Matter.ACCOUNT_NAME, Matter.UNLOCK, Matter.BIND, Matter.REBIND, Matter.RESET_PASSWORD, Matter.ENABLE}
)


def _c38(at: Situation) -> TableStep | None:
    if Told.NOTICE in at.told and (at.approvals or at.leads):
        return TableStep("C38", "approve_help")  # The desk's own mail about it.
    offered = at.last.context.startswith("offer:") and not at.conversation.about.startswith("incident:")
    if offered or not (at.approvals or at.leads):
        return None
    if at.conversation.about.startswith(_COLLEAGUE) and (at.act is Act.CORRECT or (at.act is Act.ASK and at.matter in (Matter.SAME, Matter.STATUS))):
        return None  # "Can she sign in now?" is asked of the colleague in hand.
    if at.request is not None and not at.approvals and at.colleague is None and not at.conversation.about.startswith(_COLLEAGUE):
        return None  # The request that waits is their own.
    if at.act is Act.ASK and asks_of_deciding(at):
        return None  # How deciding goes has an answer of its own.
    if at.act is Act.ASK and at.conversation.about.startswith(_COLLEAGUE) and (at.aspect == Aspect.WHY or _asks_how_it_stands(at)):
        return None  # "Why does his not end by itself, is it open now?": so is that, however near the approval it is said.
    plainly = at.plainly is IntentKind.APPROVE_HELP or (at.intent.kind is IntentKind.APPROVE_HELP and at.leads)
    read = at.matter == Matter.APPROVE and at.reading.likelihood >= LIKELY and at.act in (Act.REQUEST, Act.AGREE, Act.DECLINE, Act.ASK)
    if not at.approvals and at.conversation.about.startswith(_COLLEAGUE) and (plainly or (read and at.act is not Act.ASK)):
        return TableStep("C38", DECIDING, f"may {at.conversation.about.removeprefix(_COLLEAGUE)}")  # It waits for somebody else, or not at all.
    heard = at.act is Act.AGREE and at.same and any(choice.means.startswith(BY_PRESS) for choice in at.last.offers_beside(at.now))
    unoffered = at.act in (Act.AGREE, Act.DECLINE) and not at.last.offers(at.now) and not heard  # "Got it" to the request is no yes to it.
    on_card = unoffered and at.reading.likelihood >= LIKELY
    return TableStep("C38", "approve_help") if plainly or (at.approvals and (on_card or read)) else None


def _asks_how_it_stands(at: Situation) -> bool:
    return at.intent.kind is IntentKind.STATUS and at.intent.confidence >= _PLAIN_LOOK


def _citizen(at: Situation) -> TableStep | None:
    """This desk is for staff: who says to be none hears it once, and is walked through nothing afterwards."""
    if at.linked or at.citizen == STAFF or not (at.citizen == CITIZEN or at.conversation.about == f"elsewhere:{CITIZEN}"):
        return None
    if at.citizen != CITIZEN:
        known = at.intent.kind is IntentKind.FAQ and at.intent.confidence >= _PLAIN_LOOK
        if known or at.moves(Act.GREET, "smalltalk", floor=LIKELY):
            return None
        if at.goodbye or at.act in (Act.THANK, Act.DECLINE, Act.STOP, Act.AGREE):
            return TableStep("C36", "talk", "thanks" if at.act is Act.THANK else "bye")
    return TableStep("C36", "stranger", CITIZEN)


def _c36(at: Situation) -> TableStep | None:
    if at.linked or at.of_somebody_else or at.matter not in _PERSONAL or at.act in (Act.THANK, Act.GREET, Act.PERSON, Act.STOP, Act.DECLINE):
        return None
    if at.names_foreign:
        return None  # Nobody is linked for a password that is not the city's.
    if at.act is Act.ANSWER and at.drafting:
        return None  # What was asked for the ticket is told, and goes into it.
    if at.intent.kind is IntentKind.STATUS and at.intent.confidence >= LIKELY:
        return TableStep("C36", "status", kind=IntentKind.STATUS)
    likeliest = at.intent.faq or next((choice.id for choice in at.intent.choices if choice.confidence >= 0.3), None)
    if likeliest is None or at.last.context == f"faq:{likeliest}":
        return TableStep("C36", "status", kind=IntentKind.STATUS)
    return TableStep("C36", "stranger", likeliest, kind=IntentKind.FAQ, faq=likeliest)


ROWS: Final = (
    alarms.TOLD,
    incident.MINE,
    deciding.OF_DECIDING,
    TableRow("C38", "an admin's yes or no to a waiting approval in words", _c38),
    TableRow("C36", "an unlinked person who is no employee", _citizen),
    TableRow("C36", "an unlinked person wants something personal", _c36),
)
