"""A ticket: a matter that a person passes on to people, and its states. Pure."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import datetime
from enum import Enum
from types import MappingProxyType
from typing import Final

from bot.accounts.finding import Diagnosis, Finding, Status
from bot.accounts.rows.row import FindingGroup, Row
from bot.messages import ChatIdentity, ConversationAddress
from bot.people.person import Person
from bot.people.role import Role
from bot.runtime.quick_dataclass import dataclass

LONGEST_NOTE: Final = 2000
"""The longest note, in letters (T27)."""
MOST_NOTES: Final = 50
"""How many notes a person may add to one ticket before a phone call is the better way (T27)."""
MOST_A_DAY: Final = 10
"""How many tickets one person may open in 24 hours (T27)."""


class Category(Enum):
    """What a ticket is about. A person has one open ticket per category."""

    SYNC = "sync"
    LOCK = "lock"
    DISABLED = "disabled"
    CERTIFICATE = "certificate"
    PASSWORD = "password"  # noqa: S105 - a matter, not a secret
    BINDING = "binding"
    ACCESS = "access"
    SHARED = "shared"
    SYSTEM = "system"
    SECURITY = "security"
    OTHER = "other"


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
    """An event after a ticket was opened. `text` is empty if only the state changed; `at` is UTC."""

    number: int
    ticket: int
    event: TicketEvent
    by: TicketAuthor
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Ticket:
    """The desk's own record. `owner` is a person's id, or a stranger's chat identity; `number` and `ref` are None until the helpdesk has it.

    `key` stays the same however often the helpdesk is asked to open it, `origin` identifies the message it was opened for.
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

    @property
    def live(self) -> bool:
        """Whether somebody is still working on it."""
        return self.state is not TicketState.CLOSED


@dataclass(frozen=True, slots=True)
class TicketDraft:
    """What a helpdesk needs to open a ticket. The same `key` is the same ticket."""

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
    """What somebody at the helpdesk did: `event` is ANSWERED or CLOSED (then `text` may be empty). `at` is UTC."""

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
    }
)


def next_ticket_state(state: TicketState, event: TicketEvent) -> TicketState | None:
    """The state after an event; None if the event is impossible now."""
    return _AFTER[event].get(state)


_OF_GROUP: Final[Mapping[FindingGroup, Category]] = MappingProxyType(
    {
        FindingGroup.UNREAD: Category.SYSTEM,
        FindingGroup.SYNC: Category.SYNC,
        FindingGroup.DISABLED: Category.DISABLED,
        FindingGroup.LOCKED: Category.LOCK,
        FindingGroup.CERTIFICATE: Category.CERTIFICATE,
        FindingGroup.PASSWORD: Category.PASSWORD,
        FindingGroup.BINDING: Category.BINDING,
        FindingGroup.ACCESS: Category.ACCESS,
    }
)
_OF_ROW: Final[Mapping[str, Category]] = MappingProxyType(
    {row.value: _OF_GROUP[row.group] for row in Row if row.group in _OF_GROUP} | {Row.SHARED.value: Category.SHARED}
)
_ENTRIES: Final = (
    ("certificate-", Category.CERTIFICATE),
    ("binding-", Category.BINDING),
    ("password-", Category.PASSWORD),
    ("nologin-02", Category.DISABLED),
    ("nologin-03", Category.LOCK),
    ("nologin-01", Category.PASSWORD),
    ("login-", Category.ACCESS),
    ("other-02", Category.SYNC),
    ("personnel-", Category.SYNC),
    ("eauth-", Category.ACCESS),
)
_SAID: Final = (
    (Category.CERTIFICATE, ("憑證", "讀卡機", "certificate", "card reader")),
    (Category.BINDING, ("綁", "bind")),
    (Category.DISABLED, ("停用", "啟用", "停權", "disabled", "enable", "switched off", "deactivated")),
    (Category.LOCK, ("鎖", "解鎖", "lock")),
    (Category.PASSWORD, ("密碼", "password")),
    (Category.SYNC, ("同步", "新進", "還沒有帳號", "沒有帳號", "資料沒進", "sync", "new account", "no account")),
    (Category.SHARED, ("公用帳號", "共用帳號", "shared account")),
    (Category.ACCESS, ("應用系統", "公文", "差勤", "採購", "權限", "application", "permission")),
)


def category_of_row(row: str) -> Category:
    """The category of a row of the decision table."""
    return _OF_ROW.get(row, Category.OTHER)


def category_of(wishes: Mapping[str, Category], said: str = "", row: str = "", about: str = "", rows: Iterable[str] = ()) -> Category:
    """What a matter is about: by the person's own words, else by what was talked about (`row`, `about`), else by what is wrong with the account.

    `wishes`: what each wish that may have been talked about is about."""
    spoken = unicodedata.normalize("NFKC", said).casefold()
    named = next((category for category, words in _SAID if any(word in spoken for word in words)), None)
    if named is not None:
        return named
    if row in _OF_ROW:
        return _OF_ROW[row]
    if about in wishes:
        return wishes[about]
    entry = about.removeprefix("faq:") if about.startswith("faq:") else ""
    answered = next((category for start, category in _ENTRIES if entry.startswith(start)), None)
    if answered is not None:
        return answered
    return next((_OF_ROW[each] for each in rows if each in _OF_ROW), Category.OTHER)


SECURITY_ROWS: Final = frozenset({Row.LOCKED_AGAIN, Row.CERTIFICATE_HOLDER, Row.BINDING_CONFLICT})
"""Security people are told of these too: an attack, a stranger's certificate, a binding to somebody else's account."""
_KEPT_OUT: Final = frozenset({Status.DISABLED, Status.LOCKED, Status.UNSYNCED})
_HURRY: Final = ("急", "趕", "馬上", "立刻", "urgent", "asap", "emergency", "immediately", "right away")


def priority_of(findings: Iterable[Finding], person_words: str = "") -> Priority:
    """Urgent if somebody else may be at work (D19, D24, D34); high if the person is locked out, or says that it is urgent."""
    found = tuple(findings)
    if any(finding.row in SECURITY_ROWS for finding in found):
        return Priority.URGENT
    hurried = any(word in person_words.casefold() for word in _HURRY)
    return Priority.HIGH if hurried or any(finding.escalate or finding.status in _KEPT_OUT for finding in found) else Priority.NORMAL


SECURITY_AUDIENCE: Final = frozenset({Role.HELPDESK, Role.SECURITY})


def audience_of(rows: Iterable[str]) -> frozenset[Role]:
    """The roles that are told of a ticket with these rows."""
    return SECURITY_AUDIENCE if SECURITY_ROWS & set(rows) else frozenset({Role.HELPDESK})


def to_report(diagnosis: Diagnosis) -> dict[Category, tuple[Finding, ...]]:
    """What the rules want reported, by the ticket it belongs to."""
    found: dict[Category, tuple[Finding, ...]] = {}
    for finding in diagnosis.findings:
        if finding.escalate:
            category = category_of_row(finding.row)
            found[category] = (*found.get(category, ()), finding)
    return found


def plain_note(text: str) -> str:
    """Written text that is safe to show: no control or direction marks (T21), at most the length of a note. User-defined characters of names stay."""
    kept = "".join(letter for letter in text if letter == "\n" or unicodedata.category(letter) not in ("Cc", "Cf", "Cs"))
    return kept.strip()[:LONGEST_NOTE]
