"""What a ticket's page shows of it, from its rows. Pure."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from bot.runtime.quick_dataclass import dataclass
from bot.tickets.service_level import ServiceStanding, service_standing
from bot.tickets.ticket import Ticket, TicketAuthor, TicketEvent, TicketNote

_LATEST: Final = 3
_TOOK_IT: Final = "oneself"


@dataclass(frozen=True, slots=True)
class StoryEntry:
    """One entry of the story. `kind`: `person`, `answer`, `note` (internal), `event`; `who` is a clerk's name, '' for nobody's.

    `to`: whom it was given to, `oneself` for whoever took it."""

    number: int
    kind: str
    event: str
    who: str
    to: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One row of the queue. `words` is the beginning of what the person said; `standing` where the clock stands."""

    ticket: Ticket
    words: str
    standing: str
    assignee: str
    path: str


def story_entries(notes: Iterable[TicketNote], names: Mapping[str, str]) -> tuple[StoryEntry, ...]:
    """What happened since the ticket was opened, oldest first."""
    return tuple(
        StoryEntry(
            number=note.number,
            kind=_kind(note),
            event=note.event.value,
            who=names.get(note.author, ""),
            to=_TOOK_IT if note.to and note.to == note.author else names.get(note.to, ""),
            text=note.text,
            at=note.at,
        )
        for note in notes
    )


def latest_words(entries: tuple[StoryEntry, ...]) -> tuple[StoryEntry, ...]:
    """The last words of either side and the last notes, which stand above the answer field, oldest first."""
    return tuple(entry for entry in entries if entry.text)[-_LATEST:]


def last_note(notes: tuple[TicketNote, ...]) -> int:
    """The number of the last note that a page shows."""
    return max((note.number for note in notes), default=0)


def standing_of_ticket(ticket: Ticket, now: datetime) -> str:
    """Where its clock stands."""
    standing = service_standing(ticket.state, ticket.due, now)
    return ServiceStanding.WITHIN.value if standing is ServiceStanding.PAUSED and ticket.waits is not None else standing.value


def first_words(ticket: Ticket, most: int = 90) -> str:
    """The beginning of what the person said, on one line; of what was found where they said nothing."""
    said = " ".join((ticket.story.said or next(iter(ticket.story.diagnosis), "")).split())
    return said if len(said) <= most else said[: most - 1] + "…"


def _kind(note: TicketNote) -> str:
    if note.event is TicketEvent.NOTED:
        return "note"
    if not note.text:
        return "event"
    return "person" if note.by is TicketAuthor.PERSON else "answer"
