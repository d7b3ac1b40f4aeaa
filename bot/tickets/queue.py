"""The helpdesk's queue: which tickets are looked at, and in which order. Pure."""

from enum import Enum
from typing import Final

from bot.people.permissions import Coverage
from bot.runtime.quick_dataclass import dataclass
from bot.tickets.category import Category
from bot.tickets.ticket import Priority, Ticket, TicketState

PAGE: Final = 25
"""Tickets on a page."""
NOBODY: Final = ""
_LIVE: Final = frozenset({TicketState.OPEN, TicketState.ANSWERED, TicketState.REOPENED})


class QueueState(Enum):
    """Which states are looked at."""

    LIVE = "live"
    OPEN = "open"
    ANSWERED = "answered"
    REOPENED = "reopened"
    CLOSED = "closed"
    ALL = "all"

    @property
    def states(self) -> frozenset[TicketState]:
        """The states of a ticket that it means."""
        if self is QueueState.LIVE:
            return _LIVE
        return frozenset(TicketState) if self is QueueState.ALL else frozenset({TicketState(self.value)})


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """What is asked for. `assignee`: a person's id, NOBODY, or None for whoever; `terms` all have to be found; `holder` is the person whose account the words name.

    `page` counts from one.
    """

    state: QueueState = QueueState.LIVE
    assignee: str | None = None
    category: Category | None = None
    priority: Priority | None = None
    agency: str = ""
    late: bool = False
    terms: tuple[str, ...] = ()
    holder: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class QueueCounts:
    """Live tickets of a reader's scope: all, one's own, nobody's, and those whose answer is late."""

    live: int
    mine: int
    nobody: int
    late: int


def within(coverage: Coverage, ticket: Ticket) -> bool:
    """Whether somebody whose permission covers this much may see the ticket."""
    return coverage.covers(ticket.agency, security=ticket.of_security)
