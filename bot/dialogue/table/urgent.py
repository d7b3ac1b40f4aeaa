"""What goes before everything else: incidents, a waiting approval in words, strangers (C20, C36, C38)."""

from typing import Final

from bot.dialogue.table import alarms
from bot.dialogue.table.situation import HARMLESS, LIKELY, Situation
from bot.dialogue.table.step import TableRow, TableStep
from bot.dialogue.table.still_others import asks_of_deciding
from bot.dialogue.understanding import IntentKind
from bot.elsewhere.citizens import CITIZEN, STAFF
from bot.reading.vocabulary import OTHERS, Act, Matter

_INCIDENTS: Final = 0.42
"""Steps that are not needed cost less than steps that are missing."""
_SURE: Final = 0.62
"""From here on the steps are told at once; below it one question comes first, so that a false alarm costs little."""
_MAY_BE: Final = 0.3
_BESIDE: Final = ("incident", "look", "smalltalk", "do:", "follow:", "faq:nologin", "faq:password")
"""Beside these an incident that may be one is asked about first."""
_AS_LIKELY: Final = 0.02
_ONLY_OF_IT: Final = frozenset({"freeze", "thaw", "calls", "mail", "safe", "alarm"})
"""Sides that nothing but an incident has: they are about it also where something else was told since."""
_NOT_OF_IT: Final = frozenset({Act.PERSON, Act.LATER})
_MORE_OF_IT: Final = 0.15
_TELLS_MORE: Final = frozenset({Act.ANSWER, Act.CORRECT, Act.REPORT, Act.COMPLAIN})
_PLAIN_LOOK: Final = 0.9
_PLAIN_OTHERS: Final = 0.8
_COLLEAGUE: Final = "colleague:"
_OF_MINE: Final = "incident:mine"
_PERSONAL: Final = frozenset(
    {Matter.STATUS, Matter.CERTIFICATE, Matter.ACCOUNT_NAME, Matter.UNLOCK, Matter.BIND, Matter.REBIND, Matter.RESET_PASSWORD, Matter.ENABLE}
)


def _c20(at: Situation) -> TableStep | None:
    named = at.mentioned is not None or at.colleague is not None or at.strange is not None
    if at.incident and at.sides and not named:
        return _of_the_incident(at)  # "Does it keep him out?": he is whoever did it, nobody with an account here.
    if at.reading.labels.whose in OTHERS:
        # An admin who asks how the colleague in hand is now tells of no incident.
        floor = _PLAIN_OTHERS if at.harmless and at.conversation.about.startswith(_COLLEAGUE) else _INCIDENTS
        return TableStep("C20", "incident", "others") if at.moves(Matter.INCIDENT, floor=floor) else None
    if at.incident:
        return _of_the_incident(at)
    # Whoever was asked already, and says more of it, needs no second question.
    asked = not at.linked or any(choice.means == _OF_MINE for choice in at.last.offers_beside(at.now))
    if at.moves(Matter.INCIDENT, floor=_INCIDENTS) and not (at.harmless and at.reading.likelihood < _SURE):
        return TableStep("C20", "incident", "" if at.reading.likelihood >= _SURE or asked else "maybe")
    # Asking costs a turn: only where words of danger stand, and unless they are plain nothing else is likelier.
    likely = at.reading.move_likelihood(Matter.INCIDENT)
    may_be = likely >= (_MAY_BE if at.told else max(_MAY_BE, at.reading.likelihood - _AS_LIKELY)) and not at.of_somebody_else and not at.harmless
    return TableStep("C20", "incident", "" if asked else "maybe") if may_be and at.reading.labels.move.startswith(_BESIDE) else None


def _of_the_incident(at: Situation) -> TableStep | None:
    """What is said after an incident was told is about that one where its words or the reading say so."""
    in_hand = at.conversation.about == _OF_MINE
    asks = any(in_hand or side in _ONLY_OF_IT for side in at.sides) and at.act not in _NOT_OF_IT and at.own_act is None
    asks = asks or (in_hand and _asks_on(at))
    more = in_hand and at.act in _TELLS_MORE and at.reading.move_likelihood(Matter.INCIDENT) >= _MORE_OF_IT
    return TableStep("C20", "incident", "next") if asks or more or at.moves(Matter.INCIDENT, floor=_INCIDENTS) else None


def _asks_on(at: Situation) -> bool:
    """A side of the matter in hand, or that one cannot sign in: within an incident its state answers that. Who plainly asks for a look gets it."""
    move = at.reading.labels.move
    plainly = at.intent.kind is IntentKind.STATUS and at.intent.confidence >= _PLAIN_LOOK and at.reading.move_likelihood("look") >= HARMLESS
    return not at.topic and at.act is not Act.REQUEST and (move.startswith("follow:") or (move == "look" and not plainly))


def _c38(at: Situation) -> TableStep | None:
    if at.last.context.startswith("offer:") or not (at.approvals or at.leads):
        return None
    if at.conversation.about.startswith(_COLLEAGUE) and (at.act is Act.CORRECT or (at.act is Act.ASK and at.matter in (Matter.SAME, Matter.STATUS))):
        return None  # "Can she sign in now?" is asked of the colleague in hand.
    if at.act is Act.ASK and asks_of_deciding(at):
        return None  # How deciding goes has an answer of its own.
    on_card = at.act in (Act.AGREE, Act.DECLINE) and not at.last.offers(at.now)
    if at.plainly is IntentKind.APPROVE_HELP or (at.intent.kind is IntentKind.APPROVE_HELP and at.leads):
        return TableStep("C38", "approve_help")
    asked = at.matter == Matter.APPROVE and at.act in (Act.REQUEST, Act.AGREE, Act.DECLINE, Act.ASK)
    return TableStep("C38", "approve_help") if at.approvals and (on_card or asked) and at.reading.likelihood >= LIKELY else None


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
    TableRow("C20", "an incident: a password, code or approval in strange hands", _c20),
    TableRow("C38", "an admin's yes or no to a waiting approval in words", _c38),
    TableRow("C36", "an unlinked person who is no employee", _citizen),
    TableRow("C36", "an unlinked person wants something personal", _c36),
)
