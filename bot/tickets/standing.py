"""How far a ticket is, and what a person has open about tickets. Pure."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import Enum

from bot.runtime.quick_dataclass import dataclass
from bot.tickets.proposal import NO_PROPOSAL, TicketProposal
from bot.tickets.ticket import Ticket, TicketAuthor, TicketEvent, TicketNote, TicketState


class TicketProgress(Enum):
    """How far a ticket is. TAKEN only if a person at the helpdesk has touched it; RECEIVED: nobody has yet; WAITING: the helpdesk does not have it yet."""

    WAITING = "waiting"
    RECEIVED = "received"
    TAKEN = "taken"
    ANSWERED = "answered"
    REOPENED = "reopened"
    CLOSED = "closed"


def ticket_progress(ticket: Ticket, notes: Iterable[TicketNote]) -> TicketProgress:
    """How far it is; after a reopening what people did before no longer counts."""
    if ticket.state is TicketState.CLOSED:
        return TicketProgress.CLOSED
    if ticket.number is None:
        return TicketProgress.WAITING
    if ticket.state is TicketState.ANSWERED:
        return TicketProgress.ANSWERED
    touched = False
    for note in notes:
        touched = note.by is TicketAuthor.HELPDESK or (touched and note.event is not TicketEvent.REOPENED)
    if touched:
        return TicketProgress.TAKEN
    return TicketProgress.REOPENED if ticket.state is TicketState.REOPENED else TicketProgress.RECEIVED


@dataclass(frozen=True, slots=True)
class TicketStanding:
    """A ticket as the conversation needs it (C3, C14, C23). `name` is its number, or the desk's own id while it waits; times are UTC.

    `answered` is when the helpdesk last answered, None if never.
    """

    name: str
    progress: TicketProgress
    category: str
    opened: datetime
    updated: datetime
    answered: datetime | None = None

    @property
    def live(self) -> bool:
        """Whether it is not closed."""
        return self.progress is not TicketProgress.CLOSED


@dataclass(frozen=True, slots=True)
class TicketsInHand:
    """What somebody has open about tickets: the live ones, oldest first; the one closed last; and the draft that was not sent."""

    live: tuple[TicketStanding, ...] = ()
    closed: TicketStanding | None = None
    draft: TicketProposal = NO_PROPOSAL

    @property
    def context(self) -> str:
        """What the desk would last have said about tickets, in the words of the labelled turns; empty if there are none."""
        if not self.live:
            return "" if self.closed is None else "ticket:closed"
        return "ticket:answered" if any(each.progress is TicketProgress.ANSWERED for each in self.live) else "ticket:open"


def tickets_in_hand(tickets: Iterable[Ticket], notes: Mapping[int, tuple[TicketNote, ...]], draft: TicketProposal, now: datetime) -> TicketsInHand:
    """What is open, from an owner's recent tickets and their notes by the desk's own id."""
    standing = [_standing(ticket, notes.get(ticket.id, ())) for ticket in tickets]
    closed = max((each for each in standing if not each.live), key=lambda each: each.updated, default=None)
    return TicketsInHand(tuple(each for each in standing if each.live), closed, draft if draft.open(now) else NO_PROPOSAL)


def _standing(ticket: Ticket, notes: tuple[TicketNote, ...]) -> TicketStanding:
    answers = [note.at for note in notes if note.by is TicketAuthor.HELPDESK]
    return TicketStanding(
        name=ticket.number or f"T{ticket.id}",
        progress=ticket_progress(ticket, notes),
        category=ticket.category.value,
        opened=ticket.opened,
        updated=ticket.updated,
        answered=max(answers, default=None),
    )
