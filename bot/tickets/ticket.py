"""A ticket: a matter that a person passes on to people, and its states. Pure."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import datetime
from enum import Enum
from types import MappingProxyType
from typing import Final

from bot.accounts.finding import Finding, Status
from bot.accounts.rows.row import Row
from bot.messages import ChatIdentity, ConversationAddress
from bot.people.person import Person
from bot.people.role import Role
from bot.runtime.lazy_pattern import lazy_pattern
from bot.runtime.quick_dataclass import dataclass
from bot.tickets.category import Category as Category

LONGEST_NOTE: Final = 2000
"""The longest note, in letters (T27)."""
MOST_NOTES: Final = 50
"""How many notes a person may add to one ticket before a phone call is the better way (T27)."""


class Priority(Enum):
    """How soon somebody has to look at it."""

    NORMAL = "normal"
    HIGH = "high"
    URGENT = "urgent"


class TicketState(Enum):
    """The state of a ticket. All but CLOSED are live."""

    OPEN = "open"
    ANSWERED = "answered"
    REOPENED = "reopened"
    CLOSED = "closed"


class TicketEvent(Enum):
    """Something that happens to a ticket."""

    ADDED = "added"
    ANSWERED = "answered"
    CLOSED = "closed"
    REOPENED = "reopened"
    WITHDRAWN = "withdrawn"
    NOTED = "noted"
    ASSIGNED = "assigned"
    HANDED_OVER = "handed_over"
    GIVEN_BACK = "given_back"


INTERNAL_EVENTS: Final = frozenset({TicketEvent.NOTED, TicketEvent.ASSIGNED, TicketEvent.HANDED_OVER, TicketEvent.GIVEN_BACK})
"""What only the helpdesk's own people read: neither the person nor another helpdesk's correspondence ever holds it. It moves no state."""


class TicketAuthor(Enum):
    """Who spoke or acted."""

    PERSON = "person"
    DESK = "desk"
    HELPDESK = "helpdesk"


@dataclass(frozen=True, slots=True)
class Asker:
    """Who is asking, and where to send the answer; `place` is private. `person` is None for a stranger (D1)."""

    person: Person | None
    identity: ChatIdentity
    place: ConversationAddress
    language: str


@dataclass(frozen=True, slots=True)
class TranscriptLine:
    """One message from before the ticket was opened, masked. `at` is UTC."""

    by: TicketAuthor
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class TicketStory:
    """What the helpdesk need not ask again: the person's words, the desk's findings and answers, and what was tried. All masked."""

    said: str = ""
    diagnosis: tuple[str, ...] = ()
    transcript: tuple[TranscriptLine, ...] = ()
    tried: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TicketNote:
    """An event after a ticket was opened. `text` is empty if only the state changed; `at` is UTC.

    `author` is the id of the clerk who wrote it, where one did at the desk; `to` the one who was given the ticket, '' for nobody.
    """

    number: int
    ticket: int
    event: TicketEvent
    by: TicketAuthor
    text: str
    at: datetime
    author: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class Ticket:
    """The desk's own record. `owner` is a person's id, or a stranger's chat identity; `number` and `ref` are None until the helpdesk has it.

    `key` stays the same however often the helpdesk is asked to open it, `origin` identifies the message it was opened for. `phone` is the person's
    extension, or the contact that a stranger gave. `concerns`: whom or what it is about besides the account of its owner (`bot/tickets/subject.py`).
    `assignee` is the id of the clerk whose ticket it is, '' for nobody's. `waits`: since when the person waits for the helpdesk, `due`: until when a word is
    due, `answered`: when somebody first answered. `handed_to` is the clerk who talks with the person in the chat, `handed_since` and `handed_last` when that
    began and when either side last spoke. All moments are UTC; None where there is none.
    """

    id: int
    key: str
    owner: str
    asker: ChatIdentity
    place: ConversationAddress
    language: str
    person: str
    name: str
    agency: str
    agency_name: str
    phone: str
    category: Category
    priority: Priority
    state: TicketState
    rows: tuple[str, ...]
    story: TicketStory
    origin: str
    opened: datetime
    updated: datetime
    number: str | None = None
    ref: str | None = None
    concerns: str = ""
    assignee: str = ""
    waits: datetime | None = None
    due: datetime | None = None
    answered: datetime | None = None
    handed_to: str = ""
    handed_since: datetime | None = None
    handed_last: datetime | None = None

    @property
    def name_of(self) -> str:
        """What people call it: its number, or the desk's own id while the helpdesk does not have it."""
        return self.number or f"T{self.id}"

    @property
    def of_security(self) -> bool:
        """Whether it is a matter of security: by its category, or because somebody else may be at work (D19, D24, D34), which alone makes a ticket urgent."""
        return self.category is Category.SECURITY or self.priority is Priority.URGENT

    @property
    def live(self) -> bool:
        """Whether somebody is still working on it."""
        return self.state is not TicketState.CLOSED


@dataclass(frozen=True, slots=True)
class TicketDraft:
    """What a helpdesk needs to open a ticket. The same `key` is the same ticket; a stranger's `phone` is the contact they gave."""

    key: str
    owner: str
    name: str
    agency: str
    phone: str
    category: Category
    priority: Priority
    rows: tuple[str, ...]
    story: TicketStory = field(default_factory=TicketStory)


@dataclass(frozen=True, slots=True)
class TicketRef:
    """A ticket in its helpdesk: its id there, and the number people use."""

    id: str
    number: str


@dataclass(frozen=True, slots=True)
class TicketNews:
    """What somebody at the helpdesk did: `event` is ANSWERED, CLOSED or REOPENED (`text` may be empty, but not of an answer). `at` is UTC."""

    ref: str
    event: TicketEvent
    text: str
    at: datetime


def ticket_draft(ticket: Ticket) -> TicketDraft:
    """The draft that the helpdesk is given."""
    return TicketDraft(
        key=ticket.key,
        owner=ticket.owner,
        name=ticket.name,
        agency=ticket.agency_name,
        phone=ticket.phone,
        category=ticket.category,
        priority=ticket.priority,
        rows=ticket.rows,
        story=ticket.story,
    )


_AFTER: Final[Mapping[TicketEvent, Mapping[TicketState, TicketState]]] = MappingProxyType(
    {
        # Additions after an answer wait for the helpdesk again.
        TicketEvent.ADDED: {TicketState.OPEN: TicketState.OPEN, TicketState.ANSWERED: TicketState.OPEN, TicketState.REOPENED: TicketState.REOPENED},
        TicketEvent.ANSWERED: {TicketState.OPEN: TicketState.ANSWERED, TicketState.ANSWERED: TicketState.ANSWERED, TicketState.REOPENED: TicketState.ANSWERED},
        TicketEvent.CLOSED: {TicketState.OPEN: TicketState.CLOSED, TicketState.ANSWERED: TicketState.CLOSED, TicketState.REOPENED: TicketState.CLOSED},
        TicketEvent.REOPENED: {TicketState.CLOSED: TicketState.REOPENED},
        TicketEvent.WITHDRAWN: {TicketState.OPEN: TicketState.CLOSED, TicketState.ANSWERED: TicketState.CLOSED, TicketState.REOPENED: TicketState.CLOSED},
    }
)


def next_ticket_state(state: TicketState, event: TicketEvent) -> TicketState | None:
    """The state after an event; None if the event is impossible now."""
    return state if event in INTERNAL_EVENTS else _AFTER[event].get(state)


SECURITY_ROWS: Final = frozenset({Row.LOCKED_AGAIN, Row.CERTIFICATE_HOLDER, Row.BINDING_CONFLICT})
"""Security people are told of these too: an attack, a stranger's certificate, a binding to somebody else's account."""
_KEPT_OUT: Final = frozenset({Status.DISABLED, Status.LOCKED, Status.UNSYNCED})
_HURRY: Final = ("急", "趕", "馬上", "立刻", "urgent", "asap", "emergency", "immediately", "right away")
_NO_HURRY: Final = lazy_pattern(r"[不沒没免]有?(?:那麼|很|什麼)?[急趕]|急診|not (?:so |very |that )?urgent|no emergency")


def hurried(words: str) -> bool:
    """Whether somebody says that it is urgent."""
    said = _NO_HURRY.sub(" ", words.casefold())
    return any(word in said for word in _HURRY)


def priority_of(findings: Iterable[Finding], person_words: str = "") -> Priority:
    """Urgent if somebody else may be at work (D19, D24, D34); high if the person is locked out, or says that it is urgent."""
    found = tuple(findings)
    if any(finding.row in SECURITY_ROWS for finding in found):
        return Priority.URGENT
    return Priority.HIGH if hurried(person_words) or any(finding.escalate or finding.status in _KEPT_OUT for finding in found) else Priority.NORMAL


SECURITY_AUDIENCE: Final = frozenset({Role.HELPDESK, Role.SECURITY})


def audience_of(rows: Iterable[str]) -> frozenset[Role]:
    """The roles that are told of a ticket with these rows."""
    return SECURITY_AUDIENCE if SECURITY_ROWS & set(rows) else frozenset({Role.HELPDESK})


def plain_note(text: str) -> str:
    """Written text that is safe to show: no control or direction marks (T21), at most the length of a note. User-defined characters of names stay."""
    kept = "".join(letter for letter in text if letter == "\n" or unicodedata.category(letter) not in ("Cc", "Cf", "Cs"))
    return kept.strip()[:LONGEST_NOTE]
