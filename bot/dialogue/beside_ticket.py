"""What is said beside a ticket that was just spoken of: read as if no ticket had been, so that a question is answered and nothing is filed (C13, C21)."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Final

from bot.dialogue.context import START, status_context
from bot.dialogue.conversation import Conversation
from bot.dialogue.table.situation import HARMLESS, Situation
from bot.reading.reading import Clause, Heard, Reading
from bot.reading.vocabulary import Act, Matter
from bot.tickets.said_of_ticket import SaidOfTicket, said_of_ticket

_LIVE: Final = ("ticket:open", "ticket:answered")
_CLOSED: Final = "ticket:closed"
_ITS_OWN: Final = frozenset({Matter.TICKET, Matter.SAME, Matter.NONE})
_SPECIFIC: Final = 0.45
Read = Callable[[Heard], Awaitable[tuple[Clause, ...]]]


async def heard_beside_ticket(situation: Situation, read: Read) -> tuple[Situation, tuple[Clause, ...]]:
    """The situation and its readings. What surely is no word about the ticket is read after what was talked about before it; so is a question that is
    like no word about a ticket and means something of its own there."""
    heard = Heard(situation.text, situation.last.context, situation.last.said)
    of_live, of_closed = situation.last.context in _LIVE, situation.last.context == _CLOSED and situation.question
    if not of_live and not of_closed:
        return situation, await read(heard)
    said = said_of_ticket(situation.text)
    named = any(number in situation.text for number in situation.tickets)
    before = replace(situation, last=replace(situation.last, context=_before(situation.conversation), said=""))
    alone = Heard(situation.text, before.last.context)
    if said is SaidOfTicket.BESIDE and not named:
        return before, await read(alone)
    if said is SaidOfTicket.NOT_FOR and situation.question:
        return before, await read(alone)  # "That was for you, not for the ticket: does it help?"
    clauses = await read(heard)
    if said is SaidOfTicket.UNSURE and situation.question and not named and said_of_ticket(situation.text, likely=True) is not SaidOfTicket.NEWS:
        other = await read(alone)
        if _means_something(other[0].reading):
            return before, other
    return situation, clauses


def _means_something(reading: Reading) -> bool:
    """Whether it is about something of its own."""
    labels = reading.labels
    own = labels.matter not in _ITS_OWN and reading.likelihood >= _SPECIFIC
    return own or (labels.act is Act.ASK and labels.move == Matter.INCIDENT and reading.likelihood >= HARMLESS)


def _before(conversation: Conversation) -> str:
    """What the desk would last have done, had no ticket been spoken of."""
    about = conversation.about
    if about.startswith("wish:") and conversation.row:
        return status_context(conversation.row)
    return about if about.startswith("faq:") else START
