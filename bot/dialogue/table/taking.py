"""What was just offered is taken in somebody's own words, or one of two accounts is decided for (C5, C17). Pure."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bot.accounts.rows.row import FindingGroup, Row, group_of
from bot.dialogue.choosing import is_bare_no, place_among
from bot.dialogue.table.pending import PRESSED
from bot.dialogue.table.situation import LIKELY, Situation
from bot.dialogue.table.step import TableRow, TableStep
from bot.dialogue.understanding import IntentKind
from bot.messages import Choice
from bot.reading.clauses import clauses_of
from bot.reading.notice_words import is_question
from bot.reading.offer_words import OfferWord, offer_word
from bot.reading.stop_words import forbids_stop
from bot.reading.vocabulary import ACTION_MATTERS, Act, Matter

_ACTS: Final = ("wish", "act")
_NAMED: Final = 0.1
_WISHED: Final = 0.5
_SURELY: Final = 0.9
_WISH: Final = "wish:"
_PLAINLY: Final = 0.8
_OF_GROUP: Final[Mapping[FindingGroup | None, str]] = MappingProxyType(
    {
        FindingGroup.LOCKED: Matter.UNLOCK.value,
        FindingGroup.DISABLED: Matter.ENABLE.value,
        FindingGroup.PASSWORD: Matter.RESET_PASSWORD.value,
        FindingGroup.BINDING: Matter.BIND.value,
    }
)
_WANTED: Final = frozenset({OfferWord.BEGIN, OfferWord.SEND})
_APPROVED: Final = frozenset({Matter.ENABLE.value, Matter.RESET_PASSWORD.value, Matter.REBIND.value})
_SURELY_OTHERS: Final = 0.6
_ONE_OR_THE_OTHER: Final = 0.65
_CHOOSE: Final = "choose"
_BY_PRESS_ONLY: Final = ("decide:", "freeze:", "rate:")
_OWN: Final = ("wish:", "faq:")
_FROM_WHICH: Final = frozenset({Row.USE_DIRECTORY.value})


def _takes(at: Situation) -> TableStep | None:
    """An act that the last message offered is wanted: "the lock first", "you do it for me", whatever else the words sound like."""
    sends = at.takes is OfferWord.SEND
    if at.question and not any(offer_word(part) in _WANTED and not is_question(part) for part in clauses_of(at.text)):
        return None
    offered = [choice for choice in at.last.offers(at.now) if _act(choice) is not None and (not sends or _by_an_admin(at, choice))]
    if not (sends and _may_send(at)) and not (_may_take(at) and (at.takes is OfferWord.BEGIN or _agrees_to(at, offered))):
        return None
    meant = _of_these(at, offered)
    return None if meant is None else TableStep("C17", PRESSED, meant.means)


def _wants_again(at: Situation) -> TableStep | None:
    """ "Then send it", where the last message offered nothing any more: the act that the account's state allows is offered anew, and a yes begins it."""
    offered = any(_act(choice) is not None for choice in at.last.offers(at.now))
    of_oneself = at.conversation.about.startswith(_WISH) and not at.conversation.of_others and not at.leads
    wants = at.takes in _WANTED and at.request is None and not at.tickets and not offered and of_oneself
    if at.conversation.row == Row.LOCKED_AGAIN.value:
        return None  # The desk unlocks it no more today.
    if not wants or at.question or at.own_act is not None or not (_may_take(at) or (at.takes is OfferWord.SEND and _may_send(at))):
        return None
    named = at.intent.kind.value if at.intent.kind.value in ACTION_MATTERS and at.intent.confidence >= _PLAINLY else ""
    act = named or _OF_GROUP.get(group_of(at.conversation.row), "")
    return TableStep("C18", "explain", act) if act else None


def _may_take(at: Situation) -> bool:
    return not (at.of_somebody_else or at.somebody or at.colleague is not None or at.strange is not None) and _allows(at)


def _may_send(at: Situation) -> bool:
    """ "Send it to him then": whom it names is the admin who decides, unless the words are surely about somebody else's account."""
    return at.colleague is None and not at.conversation.of_others and at.reading.others < _SURELY_OTHERS and _allows(at)


def _allows(at: Situation) -> bool:
    negated = at.reading.labels.negated and at.reading.likelihood >= LIKELY
    refuses = forbids_stop(at.text) or is_bare_no(at.text) or negated or at.act is Act.STOP
    return at.linked and at.private and not refuses and not at.drafting and not at.moves(Matter.INCIDENT, floor=LIKELY)


def _agrees_to(at: Situation, offered: list[Choice]) -> bool:
    """A yes in the words of an act that was offered ("yes, open it"): what is surely one or the other is a yes to that act."""
    named = max((at.reading.move_likelihood(f"do:{_act(choice)}") for choice in offered), default=0.0)
    return at.act in (Act.AGREE, Act.REQUEST) and named >= _NAMED and named + at.reading.move_likelihood(Act.AGREE) >= _ONE_OR_THE_OTHER


def _by_an_admin(at: Situation, choice: Choice) -> bool:
    """Whether an admin decides about what is offered."""
    return _act(choice) in _APPROVED or at.conversation.row == Row.LOCKED_UNTIL_ADMIN.value


def _by_place(at: Situation) -> TableStep | None:
    """One of those in the list just shown, by its place and with more words than that: "the first, the old one"."""
    if at.last.context != _CHOOSE or at.question or is_bare_no(at.text) or at.act in (Act.STOP, Act.DECLINE, Act.LATER):
        return None
    listed = at.last.offers_beside(at.now)
    place = place_among(at.text, len(listed))
    if place is None or listed[place - 1].means.startswith(_BY_PRESS_ONLY):
        return None
    return TableStep("C17", PRESSED, listed[place - 1].means)


def _of_these(at: Situation, offered: list[Choice]) -> Choice | None:
    """The one that is meant: the only one, or that which the words name, and never one beside an act that was not offered."""
    wished = at.intent.kind.value if at.intent.kind.value in ACTION_MATTERS and at.intent.confidence >= _WISHED else ""
    if wished and (at.intent.confidence >= _SURELY or at.reading.move_likelihood(f"do:{wished}") >= _NAMED):
        named = next((choice for choice in offered if _act(choice) == wished), None)
        if named is not None or not at.same or at.intent.confidence >= _SURELY:
            return named  # "Send it for me" is near the words of another act, and names none: it goes on about what was offered.
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


PLACED: Final = TableRow("C17", "chooses one of a list by its place", _by_place)
WANTS_AGAIN: Final = TableRow("C18", "wants an act that is not offered any more", _wants_again)
TAKES: Final = TableRow("C17", "takes in own words what was offered", _takes)
KEEPS: Final = TableRow("C17", "decides which of two accounts stays", _keeps)
