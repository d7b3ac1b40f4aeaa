"""Tickets and people: one is wanted, one is asked about, more is told of one (C13, C21). Pure."""

from typing import Final

from bot.dialogue.table.drafts import refuses_ticket, takes_up
from bot.dialogue.table.situation import HARMLESS, LIKELY, Situation
from bot.dialogue.table.step import TableRow, TableStep
from bot.dialogue.understanding import IntentKind
from bot.reading.clauses import clauses_of
from bot.reading.vocabulary import Act, Aspect, Matter
from bot.tickets.said_of_draft import words_on_draft
from bot.tickets.said_of_ticket import SaidOfTicket, said_of_ticket

_PLAIN_TICKET: Final = 0.85
_SURELY_A_PERSON: Final = 0.7
_CLOSED: Final = "ticket:closed"
_LIVE_TICKET: Final = frozenset({"ticket:open", "ticket:answered"})
_DRAFTING: Final = frozenset({"ticket:draft", "ticket:change"})
_TELLS_MORE: Final = frozenset({Act.ANSWER, Act.REPORT, Act.CORRECT})
_TELLS_WHAT: Final = 60  # Bytes: some twenty letters of Chinese, ten words of English.


def _c21(at: Situation) -> TableStep | None:
    if at.tickets and at.moves(Matter.TICKET) and said_of_ticket(at.text) is SaidOfTicket.NEWS:
        return TableStep("C21", "ticket", "news", kind=IntentKind.TICKET)  # "I want no other one, only its number" refuses nothing that is there.
    if refuses_ticket(words_on_draft(at.text)) and not (at.act is Act.PERSON and at.reading.likelihood >= _SURELY_A_PERSON):
        return None
    sure = at.intent.kind is IntentKind.TICKET and at.intent.confidence >= _PLAIN_TICKET
    if sure and at.of_somebody_else:
        return TableStep("C21", "ticket", "draft", kind=IntentKind.TICKET)
    if at.moves(Act.PERSON) or (sure and at.act is Act.PERSON):
        return TableStep("C21", "ticket", _with_topic(at, "person"), kind=IntentKind.TICKET)
    beside = said_of_ticket(at.text) in (SaidOfTicket.NOT_FOR, SaidOfTicket.BESIDE)
    still = at.act in (Act.REPORT, Act.COMPLAIN) and at.same
    if at.plainly is IntentKind.TICKET and not still and not beside and not (at.tickets and at.act is Act.ASK):
        return TableStep("C21", "ticket", _with_topic(at, "draft"), kind=IntentKind.TICKET)
    if at.moves(Matter.TICKET):
        return TableStep("C21", "ticket", _with_topic(at, _of_ticket(at)), kind=IntentKind.TICKET)
    return None


def _with_topic(at: Situation, argument: str) -> str:
    """With somebody else's topic, where the words name one: whatever was talked about before, the ticket is about that."""
    topic = at.topic or (at.likely_topic if at.intent.kind is IntentKind.ELSEWHERE and at.intent.confidence >= LIKELY else "")
    writes = argument in ("draft", "person") and not at.conversation.about.startswith("incident:")
    return f"{argument} of:{topic}" if writes and topic else argument


def _numbered(at: Situation) -> TableStep | None:
    """A ticket of the speaker's is named by its number, or something is to be added to it in so many words."""
    adds = any(said_of_ticket(part) is SaidOfTicket.ADD for part in (at.text, *clauses_of(at.text)[:1]))  # What is added is said after the wish.
    tells = not at.question or len(at.text.encode()) >= _TELLS_WHAT  # "May I add something?" tells nothing yet.
    if adds and at.tickets and not at.drafting and at.act not in (Act.STOP, Act.DECLINE, Act.AGREE) and tells:
        return TableStep("C21", "ticket", "add", kind=IntentKind.TICKET)
    named = at.act not in (Act.STOP, Act.DECLINE, Act.AGREE, Act.ANSWER) and any(number in at.text for number in at.tickets)
    return TableStep("C21", "ticket", _of_ticket(at), kind=IntentKind.TICKET) if named else None


def _of_ticket(at: Situation) -> str:
    after, said = at.last.context, said_of_ticket(at.text)
    if not at.tickets and after not in _LIVE_TICKET and words_on_draft(at.text).opens:
        return "draft"
    if said is SaidOfTicket.ADD and at.tickets and after != _CLOSED:
        return "add"
    if at.tickets and (said is SaidOfTicket.NEWS or (at.act is Act.REQUEST and at.question and after in _LIVE_TICKET)):
        return "news"
    if after == _CLOSED and not takes_up(at):
        return "draft" if at.act in (Act.REQUEST, Act.REPORT) else "news"
    if at.act is Act.REQUEST:
        if after == _CLOSED:
            return "reopen"
        more = "more" if at.intent.kind is IntentKind.TICKET else "add"
        return more if at.tickets and after in _LIVE_TICKET else "draft"
    if at.aspect == Aspect.AGAIN or (at.act is Act.COMPLAIN and after == _CLOSED):
        return "still_not"
    if at.act is Act.REPORT:
        return "still_not" if after.startswith("ticket:") else "draft"
    if at.act is Act.ANSWER or (at.tickets and after in _LIVE_TICKET and at.aspect == Aspect.NONE and at.reading.likelihood < LIKELY and not at.question):
        return "add"  # "Just write it to me" stood there: what is hardly a question is what shall stand in it.
    return "news"


def _drafts(at: Situation) -> TableStep | None:
    """Words for a ticket that is being written are no questions of their own."""
    draft = at.conversation.draft
    asks = at.question and bool(draft.words or draft.row)  # What the ticket is about may be told as a question; beside one that is written it is asked.
    writes = at.act in (Act.ANSWER, Act.CORRECT) and draft.open(at.now) and not asks
    asked = at.conversation.waiting in _DRAFTING or at.matter == Matter.TICKET
    return TableStep("C21", "ticket", "add", kind=IntentKind.TICKET) if writes and asked else None


def _adds(at: Situation) -> TableStep | None:
    """After a word about an open ticket, what is told and belongs nowhere else is written on it, and that is said."""
    after = at.tickets and at.last.context in _LIVE_TICKET and at.conversation.waiting.startswith(tuple(_LIVE_TICKET))
    if after and at.act is Act.ASK and at.aspect != Aspect.NONE and at.matter in (Matter.SAME, Matter.TICKET):
        return TableStep("C13", "ticket", "news", kind=IntentKind.TICKET)
    told = at.act in _TELLS_MORE or at.reading.likelihood < HARMLESS
    asks = at.question or (at.act is Act.ASK and at.aspect != Aspect.NONE)
    return TableStep("C21", "ticket", "add", kind=IntentKind.TICKET) if after and told and not asks and not at.topic else None


def _plain_ticket(at: Situation) -> TableStep | None:
    """A ticket is wanted in so many words, whatever it is to be about."""
    still = at.act in (Act.REPORT, Act.COMPLAIN) and at.same and at.reading.likelihood >= LIKELY  # "I did as you said, still nothing" is C14.
    beside = said_of_ticket(at.text) in (SaidOfTicket.NOT_FOR, SaidOfTicket.BESIDE)
    if still or beside or at.plainly is not IntentKind.TICKET or refuses_ticket(words_on_draft(at.text)):
        return None
    return TableStep("C21", "ticket", _with_topic(at, _of_ticket(at) if at.matter == Matter.TICKET else "draft"), kind=IntentKind.TICKET)


NUMBERED = TableRow("C21", "names a ticket by its number", _numbered)
DRAFTS = TableRow("C21", "words for the ticket that is being written", _drafts)
ADDS = TableRow("C21", "what more is told after a word about an open ticket", _adds)
PERSON = TableRow("C21", "wants a person, or asks about tickets", _c21)
PLAIN_TICKET = TableRow("C21", "wants a ticket in so many words", _plain_ticket)
