"""What is said beside a ticket that was just spoken of: read as if no ticket had been, so that a question is answered and nothing is filed (C13, C21)."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Final

from bot.dialogue.context import START, status_context
from bot.dialogue.conversation import Conversation
from bot.dialogue.table.drafts import asked_whether_solved
from bot.dialogue.table.situation import HARMLESS, Situation
from bot.dialogue.understanding import IntentKind
from bot.reading.reading import Clause, Heard, Reading
from bot.reading.talk import talk_topic
from bot.reading.vocabulary import Act, Matter
from bot.tickets.said_of_draft import names_ticket
from bot.tickets.said_of_ticket import SaidOfTicket, said_of_ticket

_LIVE: Final = ("ticket:open", "ticket:answered")
_CLOSED: Final = "ticket:closed"
_ITS_OWN: Final = frozenset({Matter.TICKET, Matter.SAME, Matter.NONE})
_OF_NOTHING: Final = frozenset({"smalltalk", Matter.ELSEWHERE.value})
_SPECIFIC: Final = 0.45
_PLAIN: Final = 0.9
_NO_WORDS: Final = 0.99
_OF_NO_TICKET: Final = frozenset({"who", "human", "can-do", "real-link", "sorry", "chat"})
"""Small talk that is neither thanks nor goodbye: those may well be for the ticket."""
_ANSWERS: Final = frozenset({Act.AGREE, Act.DECLINE, Act.THANK, Act.REPEAT})
_TELLS: Final = frozenset({Act.ANSWER, Act.REPORT, Act.COMPLAIN})
Read = Callable[[Heard], Awaitable[tuple[Clause, ...]]]


async def heard_beside_ticket(situation: Situation, read: Read) -> tuple[Situation, tuple[Clause, ...]]:
    """The situation and its readings. What surely is no word about the ticket is read after what was talked about before it; so is a question that is
    like no word about a ticket and means something of its own there. A closed ticket is spoken of only by words that are about it."""
    heard = Heard(situation.text, situation.last.context, situation.last.said)
    if situation.last.context not in (*_LIVE, _CLOSED):
        return situation, await read(heard)
    before = replace(situation, last=replace(situation.last, context=_before(situation.conversation), said=""))
    alone = Heard(situation.text, before.last.context)
    named = names_ticket(situation.text) if situation.last.context == _CLOSED else any(number in situation.text for number in situation.tickets)
    if not named and _surely_beside(situation):
        return before, await read(alone)
    clauses = await read(heard)
    if situation.last.context == _CLOSED:
        return (situation, clauses) if named or _of_closed(situation, clauses[0].reading) else (before, await read(alone))
    if said_of_ticket(situation.text) is SaidOfTicket.UNSURE and not named and said_of_ticket(situation.text, likely=True) is not SaidOfTicket.NEWS:
        other = await read(alone)
        if situation.question and _means_something(other[0].reading):
            return before, other
    return situation, clauses


def _surely_beside(situation: Situation) -> bool:
    """Whether the words alone are no word about a ticket: like such words, small talk about the desk or the world, or no words at all."""
    said, intent = said_of_ticket(situation.text), situation.intent
    if said is SaidOfTicket.BESIDE:
        return True
    if said is SaidOfTicket.NOT_FOR:
        return situation.question and situation.last.context in _LIVE  # "That was for you, not for the ticket: does it help?"
    talk = intent.kind is IntentKind.SMALLTALK and intent.confidence >= _PLAIN and talk_topic(situation.text) in _OF_NO_TICKET
    return said is SaidOfTicket.UNSURE and (talk or (intent.kind is IntentKind.NONE and intent.confidence >= _NO_WORDS))


def _of_closed(situation: Situation, reading: Reading) -> bool:
    """Whether it goes on about a ticket that is closed: in words like those about one, or as a yes, a no or thanks, or the answer to whether it is solved."""
    if said_of_ticket(situation.text, likely=True) not in (SaidOfTicket.UNSURE, SaidOfTicket.BESIDE) or reading.labels.act in _ANSWERS:
        return True
    return asked_whether_solved(situation) and not situation.question and not situation.topic and reading.labels.act in _TELLS


def _means_something(reading: Reading) -> bool:
    """Whether it is about something of its own."""
    labels = reading.labels
    own = labels.matter not in _ITS_OWN and reading.likelihood >= _SPECIFIC
    talk = labels.move in _OF_NOTHING and reading.likelihood >= _SPECIFIC
    return own or talk or (labels.act is Act.ASK and labels.move == Matter.INCIDENT and reading.likelihood >= HARMLESS)


def _before(conversation: Conversation) -> str:
    """What the desk would last have done, had no ticket been spoken of."""
    about = conversation.about
    if about.startswith("wish:") and conversation.row:
        return status_context(conversation.row)
    return about if about.startswith("faq:") else START
