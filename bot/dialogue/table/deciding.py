"""What an admin asks of deciding: how one makes sure, what comes of it, who has a request, until when. Answered by itself, not by the list (C13, C38). Pure."""

from collections.abc import Mapping
from typing import Final

from bot.dialogue.table.situation import LIKELY, Situation
from bot.dialogue.table.step import TableRow, TableStep
from bot.dialogue.understanding import IntentKind
from bot.incidents.told import DANGERS, Told
from bot.messages import Choice
from bot.reading.vocabulary import Act, Aspect, Matter

DECIDING: Final = "deciding"
"""The handler."""
SAID: Final = "said"
"""The argument of the list where a decision was typed."""
NO_TICKET: Final = "no-ticket"
"""The argument of the list where a ticket was asked for and there is none."""
_LIST, _DECIDES, _HOLDER, _OWN = "list", "decide", "holder", "own"
_OF_ONE: Final = frozenset({_HOLDER, "may", "standin"})
"""What is asked of somebody's request, wherever it is now."""
_ALSO_OF_ACCOUNTS: Final = frozenset({_HOLDER, "may", "until", "password", "does"})
_BY_SIDE: Final[Mapping[str, str]] = {
    "t-admin-check-identity": "check", "t-admin-after": "does", "t-admin-deputy": "deputy", "t-admin-own": _OWN, "t-approve-sees-password": "password",
}  # fmt: skip
"""Side questions whose answer the facts know better."""
_YIELDS: Final = frozenset({*_BY_SIDE, "t-admin-where", "t-admin-words", "t-admin-refuse"})
_OF_ADMINS: Final = ("t-admin-", "t-other-")
_ENOUGH: Final = 0.45
_SURER: Final = 0.9
_COLLEAGUE: Final = "colleague:"
_DECIDE: Final = "decide:"
_ASKS: Final = frozenset({Act.ASK, Act.REPORT, Act.CORRECT, Act.COMPLAIN, Act.REQUEST, Act.ANSWER, Act.REPEAT, Act.AGREE, Act.CHOOSE})
_SAYS: Final = _ASKS | {Act.DECLINE}
_OF_A_TICKET: Final = frozenset({Aspect.WHETHER, Aspect.WHAT, Aspect.NONE, Aspect.SINCE})


def asks_of_deciding(at: Situation) -> str:
    """The topic of deciding that somebody who decides asks about; '' for none."""
    if not at.linked or not at.private or not (at.leads or at.approvals) or not DANGERS.isdisjoint(at.told):
        return ""
    if Told.NOTICE in at.told and at.colleague is None:
        return ""  # The desk's own mail about it.
    if (at.mentioned is not None or at.strange is not None) and at.colleague is None:
        return ""  # Whom they name is nobody whom they may look at: that is said first.
    if at.tickets and (at.last.context.startswith("ticket:") or any(number in at.text for number in at.tickets)):
        return ""  # What was just told of a ticket is asked on about.
    if at.own_act is not None or at.moves(Matter.INCIDENT, floor=_SURER) or (at.last.context.startswith("ask:") and not at.question):
        return ""
    topic = _topic(at)
    own = at.request is not None and not at.approvals and not _whom(at)
    return topic if not own or topic == _LIST else ""  # While their own request waits, the rest is asked of that.


def _topic(at: Situation) -> str:
    asked, found = at.of_deciding, at.side
    side = "" if found is None or found.likelihood < _ENOUGH else found.question.id
    if found is not None and side.startswith(_OF_ADMINS) and side not in _YIELDS and found.likelihood >= _SURER:
        return ""  # That has a short answer of its own.
    if asked.topic == _DECIDES:
        return asked.topic if asked.sure and at.act in _SAYS and not at.question else ""
    if at.act not in _ASKS:
        return ""
    of_approvals = at.matter == Matter.APPROVE or (at.intent.kind is IntentKind.APPROVE_HELP and at.intent.confidence >= LIKELY)
    of_accounts = at.intent.kind is IntentKind.FAQ and at.intent.confidence >= _SURER
    if asked.topic in _ALSO_OF_ACCOUNTS and (of_accounts or not (of_approvals or at.approvals or _whom(at))):
        return ""  # "Does his password change?", said of what an admin changes in a system, is asked of that.
    if asked.sure:
        return asked.topic
    if side in _BY_SIDE:
        return _BY_SIDE[side]
    return asked.topic if of_approvals else ""


def _whom(at: Situation) -> str:
    """The id of the colleague who is named, or who is in hand."""
    if at.colleague is not None:
        return at.colleague
    about = at.conversation.about
    return about.removeprefix(_COLLEAGUE) if about.startswith(_COLLEAGUE) else at.conversation.colleague if at.somebody else ""


def _of_deciding(at: Situation) -> TableStep | None:
    topic, whom = asks_of_deciding(at), _whom(at)
    if topic == _DECIDES:
        return _decides(at, whom)
    if topic == _LIST:
        named = at.colleague is not None
        return TableStep("C38", DECIDING, f"{_HOLDER} {at.colleague}") if named else TableStep("C38", "approve_help")
    if topic == _HOLDER and not whom and at.approvals:
        return TableStep("C38", "approve_help")
    if not topic:
        return _no_ticket(at)
    return TableStep("C13", DECIDING, f"{topic} {whom}".strip() if topic in _OF_ONE or whom else topic)


def _decides(at: Situation, whom: str) -> TableStep | None:
    """A yes or no in words decides nothing; it is said where that is pressed, and where the request is with somebody else, with whom."""
    if not _meant_for_it(at.last.offers(at.now)):
        return None
    if at.approvals:
        return TableStep("C38", "approve_help", SAID)
    return TableStep("C38", DECIDING, f"may {whom}") if whom else None


def _meant_for_it(offers: tuple[Choice, ...]) -> bool:
    """Whether a yes can mean the request: nothing else was offered just now."""
    return all(choice.means.startswith(_DECIDE) for choice in offers)


def _no_ticket(at: Situation) -> TableStep | None:
    """"Is there one for me?": who has no ticket and decides on others' requests hears of both."""
    asks = at.act is Act.ASK and at.matter == Matter.TICKET and at.aspect in _OF_A_TICKET and at.same is False
    nothing_else = not at.tickets and not at.drafting and not at.last.context.startswith("ticket:") and at.colleague is None and at.mentioned is None
    waits = at.approvals > 0 and at.linked and at.private and not at.told
    return TableStep("C38", "approve_help", NO_TICKET) if asks and nothing_else and waits else None


OF_DECIDING: Final = TableRow("C38", "an admin asks how deciding goes, or who has somebody's request", _of_deciding)
