"""What if, and then what: asked of what is waited for, and before anything was sent, whatever was spoken of in between (C13, C23, C39). Pure."""

from typing import Final

from bot.accounts.rows.row import FindingGroup, Row, group_of
from bot.dialogue.table.situation import LIKELY, Situation
from bot.dialogue.table.step import TableRow, TableStep
from bot.dialogue.understanding import IntentKind
from bot.reading.vocabulary import ACTION_MATTERS, Act, Aspect, Matter

_AWAITED: Final = frozenset({FindingGroup.SYNC, FindingGroup.DISABLED, FindingGroup.LOCKED, FindingGroup.UNREAD})
_SYNCED: Final = frozenset({Row.ENABLING_PENDING.value})
_NOT_THERE: Final = frozenset({"missed", "then", "away"})
"""What is asked of a time as well as of an admin: and if it passes, and nothing has come?"""
_BEFORE: Final = {"away": "away", "then": "away", "visit": "visit"}
_NAMED: Final = ("owner.", "before.")
_OF_ADMINS: Final = frozenset({"other", Act.PERSON.value, Matter.APPROVE.value})
"""Readings of words about "him" or "her" who was just named."""
_ON_A_PAGE: Final = frozenset({"verifying", "ready"})
_CLAIMED: Final = "claimed"
"""An admin is said to have done it already."""
_SENT: Final = "sent"
_OF_SENDING: Final = frozenset({_SENT, "standing", "decided", "knows"})
_OWN: Final = ("wish:", "faq:")
_OTHERS: Final = "others:"
_ACTS: Final = ("wish:", "act:")
_HANDED_OVER: Final = "handed_over"
_OF_A_TICKET: Final = frozenset({Aspect.WHETHER, Aspect.AGAIN, Aspect.UNTIL, Aspect.SINCE, Aspect.WHO})
_OF_OTHERS: Final = ("others:", "colleague:")
_WRITTEN: Final = "ticket:"


def _may_be_asked(at: Situation) -> bool:
    """Whether the words ask about what is in hand, surely by themselves or since nothing else is likelier."""
    if not at.of_request.topic or not at.linked or at.mentioned is not None or at.colleague is not None:
        return False
    elsewhere = at.moves(Matter.ELSEWHERE, Matter.INCIDENT, floor=LIKELY) or at.reading.labels.move.startswith("do:") or at.drafting
    if elsewhere or at.last.context.startswith(_WRITTEN):
        return False
    follows = at.reading.labels.move.startswith("follow:") or at.reading.labels.move in _OF_ADMINS
    return at.of_request.sure or follows or at.reading.likelihood < LIKELY


def _asks_of_wait(at: Situation) -> TableStep | None:
    """A change that comes by itself is waited for, or an admin's: what if it does not, am I told, would it be faster to do it again?"""
    group = group_of(at.conversation.row)
    if at.request is not None or not _may_be_asked(at) or group not in _AWAITED or at.tickets:
        return None
    comes_by_itself = group is FindingGroup.SYNC or at.conversation.row in _SYNCED
    topic = at.of_request.topic
    if topic == _CLAIMED:
        return TableStep("C14", "tell", _CLAIMED) if at.of_request.sure and not at.question else None
    if comes_by_itself and topic in _NOT_THERE:
        return TableStep("C13", "tell", "missed")
    if comes_by_itself and topic == "toggle":
        return TableStep("C13", "tell", "toggle")
    return TableStep("C39", "tell", "word") if topic == "word" and at.of_request.sure else None


def _asks_before(at: Situation) -> TableStep | None:
    """Admins were just named or are asked once a page is done, and nothing is sent yet: what if they are away, must one go there? "He" is the admin, and
    no account of somebody else's is meant."""
    if at.conversation.about.startswith(_OTHERS) and at.act is not Act.ASK:
        return None  # "He is in a meeting" is said of him whose account is spoken of, who has no request here.
    named = any(phrase.key.startswith(_NAMED) for phrase in at.last.just_said(at.now))
    topic = _BEFORE.get(at.of_request.topic)
    on_a_page = at.request is not None and at.request.state in _ON_A_PAGE
    asked_of_one = at.of_request.sure and (at.conversation.row == Row.LOCKED_UNTIL_ADMIN.value or group_of(at.conversation.row) is FindingGroup.DISABLED)
    if at.conversation.about.startswith(_OF_OTHERS):
        return None  # Whoever is away there is the one who was spoken of, or nothing was asked for by me.
    if not (on_a_page or ((named or asked_of_one) and at.request is None)) or topic is None or at.undone is not None or not _may_be_asked(at):
        return None
    return TableStep("C13", "progress", f"before {topic}")


def _asks_unsent(at: Situation) -> TableStep | None:
    """Whether it has been sent, where nothing was: that is said, and what was offered is offered once more, so that a yes begins it."""
    topic, idle = at.of_request.topic, at.request is None and at.undone is None and not at.tickets
    if topic not in _OF_SENDING or not idle or not _may_be_asked(at) or not at.conversation.about.startswith(_OWN):
        return None
    acts = [choice.means.partition(":")[2] for choice in at.last.offers(at.now) if choice.means.startswith(_ACTS)]
    act = next((act for act in acts if act in ACTION_MATTERS), "")
    if at.act is Act.REQUEST or (not act and at.act is Act.AGREE and not at.question):
        return None  # "Send it then" asks for it, and so does "can you hand it in for me?".
    doubtful = topic == _SENT and at.of_request.in_part and at.act in (Act.ASK, Act.CORRECT)
    if not act and not (topic == _SENT and (at.of_request.sure or doubtful)):
        return None
    if not act and at.conversation.row:
        return TableStep("C23", "aspect", "who unsent")  # Whom to ask oneself, since nothing was sent.
    sure = at.of_request.sure or at.reading.labels.move == "follow:whether"
    return TableStep("C23", "progress", f"unsent {act}".strip()) if sure else None


def _asks_of_handed_over(at: Situation) -> TableStep | None:
    """Nobody could decide, and people have it: whether somebody has begun, and when, is asked of the ticket."""
    ended = at.undone
    about = (at.conversation.about.removeprefix("wish:"), at.last.context.removeprefix("failed:"))
    handed_over = ended is not None and ended.state == _HANDED_OVER and bool(at.tickets) and ended.action in about
    asks = at.act in (Act.ASK, Act.COMPLAIN) and at.same and at.aspect in _OF_A_TICKET and not at.drafting
    if not handed_over or not asks or at.request is not None or at.mentioned is not None or at.colleague is not None:
        return None
    return TableStep("C23", "ticket", "news", kind=IntentKind.TICKET)


ASKS_OF_HANDED_OVER: Final = TableRow("C23", "a question about a request that people have taken over", _asks_of_handed_over)
ASKS_UNSENT: Final = TableRow("C23", "whether it was sent, with nothing sent", _asks_unsent)
ASKS_OF_WAIT: Final = TableRow("C13", "a question about what is waited for", _asks_of_wait)
ASKS_BEFORE: Final = TableRow("C13", "what if the admins who were just named are away", _asks_before)
