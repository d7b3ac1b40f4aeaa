"""How soon somebody has to answer: the moment a word from the helpdesk is due, by working time. Pure."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import Enum
from typing import Final

from bot.runtime.quick_dataclass import dataclass
from bot.tickets.ticket import Priority, TicketEvent, TicketState
from bot.tickets.working_hours import WorkingHours

SILENCE: Final = timedelta(hours=8)
"""Working time without a word from either side after which a conversation with a person ends by itself."""
_ENDS: Final = frozenset({TicketEvent.ANSWERED, TicketEvent.CLOSED, TicketEvent.WITHDRAWN})


class ServiceStanding(Enum):
    """Where the clock of a ticket stands. PAUSED: an answer was given, and the person has the next word; OVER: it is closed."""

    WITHIN = "within"
    LATE = "late"
    PAUSED = "paused"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class ServiceLevel:
    """Working time until a word of the helpdesk is due, by priority."""

    hours: WorkingHours
    first_answer: Mapping[Priority, timedelta]

    def due(self, priority: Priority, waits: datetime | None) -> datetime | None:
        """When a word is due to somebody who waits since `waits`; None where nobody waits."""
        return None if waits is None else self.hours.after(waits, self.first_answer[priority])

    def silent_until(self, last_word: datetime) -> datetime:
        """When a conversation with a person ends by itself, after the last word of either side."""
        return self.hours.after(last_word, SILENCE)


def waits_since(waits: datetime | None, event: TicketEvent, now: datetime) -> datetime | None:
    """Since when the person waits for the helpdesk after this event; None: the next word is the person's.

    What is added while somebody waits already makes nobody wait anew; after an answer the whole time counts again.
    """
    if event in _ENDS:
        return None
    if event is TicketEvent.REOPENED:
        return now
    return waits or now if event is TicketEvent.ADDED else waits


def service_standing(state: TicketState, due: datetime | None, now: datetime) -> ServiceStanding:
    """Where the clock stands at `now`."""
    if state is TicketState.CLOSED:
        return ServiceStanding.OVER
    if due is None:
        return ServiceStanding.PAUSED
    return ServiceStanding.LATE if due <= now else ServiceStanding.WITHIN
