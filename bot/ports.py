"""The ports: everything the desk needs from outside. Every adapter implements one and passes the same contract tests."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from enum import Enum
from typing import Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

from bot.accounts.records import (
    AccountBinding,
    CertificateBinding,
    DirectoryAccount,
    MailAccount,
    PersonnelRecord,
    PortalAccount,
)
from bot.accounts.rules import Phase, SyncBeat
from bot.messages import ConversationAddress, Mail, Message, RenderedMessage
from bot.people.person import Agency, Person
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.tickets.attachment import TicketFile
from bot.tickets.ticket import TicketDraft, TicketNews, TicketRef
from bot.verification.certificate import PresentedCertificate, TrustProblem
from bot.verification.sign_on import SignedOn, SignOnAnswer, SignOnAttempt, SignOnRefusal


@dataclass(frozen=True, slots=True)
class Receipt:
    """A message has been stored. `fresh`: it was not stored before. `secret`: something in it looked like a secret, and was not stored (T4)."""

    fresh: bool
    secret: bool


@dataclass(frozen=True, slots=True)
class ChannelCapabilities:
    """What a channel can do: whoever needs to know asks this and not the channel's name.

    `hushed`: in a group it can show an answer to one person alone. `edits`: what was sent can be changed in place. `forms`: a button can ask for
    words in a form. `start_page`: beside the conversation it shows a page of one post (`HOME`). What a channel cannot do it is not asked for."""

    hushed: bool = False
    edits: bool = False
    forms: bool = False
    start_page: bool = False


AcceptMessage: TypeAlias = Callable[[Message], Awaitable[Receipt]]


class Channel(Protocol):
    """A messaging platform."""

    @property
    def name(self) -> str:
        """The value of `ChatIdentity.channel` and `ConversationAddress.channel`."""
        ...

    @property
    def capabilities(self) -> ChannelCapabilities:
        """What it can do."""
        ...

    async def receive(self, accept: AcceptMessage) -> None:
        """Passes on what people say until cancelled; acknowledges to the platform only after `accept` returned."""
        ...

    async def deliver(self, place: ConversationAddress, to: str, post: RenderedMessage, key: str, again: bool = False) -> str:
        """Shows a message and returns its id there; `key` is the same when the same message is retried. Raises TryLater, Undeliverable.

        `again`: an earlier run of the desk may already have shown it."""
        ...


class Register(Protocol):
    """The organisation's people. All methods raise Unreachable, Garbled; asking twice is safe."""

    async def person(self, id: str) -> Person | None:
        """The person with this id, or None."""
        ...

    async def people(self) -> tuple[Person, ...]:
        """Everybody, in the order of the source."""
        ...

    async def agency(self, id: str) -> Agency:
        """The agency with this id."""
        ...

    async def phase(self) -> Phase | None:
        """The phase that the organisation itself names; None if it names none."""
        ...

    async def sync(self) -> SyncBeat | None:
        """The sync's schedule, if the organisation itself knows it."""
        ...

    async def auto_creation(self) -> datetime | None:
        """When unbound people get or got their accounts (UTC), if the organisation itself says so."""
        ...


class Colleagues(Protocol):
    """Finds people for those who may look at others' accounts. All methods raise Unreachable, Garbled; each is an indexed lookup, asking twice is safe."""

    async def led_by(self, id: str) -> tuple[Agency, ...]:
        """The agencies of which this person is an admin or a substitute, whatever the dates."""
        ...

    async def named(self, who: str, agencies: frozenset[str] | None) -> tuple[Person, ...]:
        """The people with this full name (in any form, see `people.names.name_key`) or id in these agencies (None: in all), in the order of the source."""
        ...

    async def mentioned(self, text: str, agencies: frozenset[str] | None) -> tuple[Person, ...]:
        """The people of these agencies (None: of all) whose full name, in any form, or id occurs in the text; a scan, so only for those who may look."""
        ...

    async def found(self, part: str, agencies: frozenset[str] | None, *, skip: int, most: int) -> tuple[Person, ...]:
        """The people of these agencies (None: of all) whose name, in any form, or id has this part ('': everybody), in the order of the source: `most` of them
        after the first `skip`; a scan, so only for those who may look."""
        ...

    async def holder_of(self, account: str) -> Person | None:
        """The owner of this TPEAD or portal account, former names included, ignoring case."""
        ...


class PasswordCheckResult(Enum):
    """A system's answer to a password. LOCKED: it does not check the password at all, so nothing is known.

    SPARED: not asked, since so few attempts are left that a wrong one could lock the account (T25)."""

    RIGHT = "right"
    WRONG = "wrong"
    LOCKED = "locked"
    SPARED = "spared"


class Portal(Protocol):
    """員工愛上網. Raises Unreachable, Garbled, Denied. A write that raised may have happened: read before writing again."""

    async def accounts_of(self, person: Person) -> tuple[PortalAccount, ...]:
        """All portal accounts of this person; empty if there are none."""
        ...

    async def accepts(self, account: str, password: Secret) -> PasswordCheckResult:
        """Whether this is the password, even if the account is disabled or locked; WRONG for an unknown account too. Never LOCKED."""
        ...

    async def enable(self, account: str) -> None:
        """Enables it; the sync propagates that. Twice is safe. Raises LookupError for an unknown account."""
        ...


class Personnel(Protocol):
    """人員與組織管理系統. Raises Unreachable, Garbled, Denied. A write that raised may have happened: read before writing again."""

    async def record_of(self, person: Person) -> PersonnelRecord | None:
        """The person's record, or None if there is none."""
        ...

    async def enable(self, person: Person) -> None:
        """Enables the record. Twice is safe. Raises LookupError if there is none."""
        ...


class Directory(Protocol):
    """TPEAD. Raises Unreachable, Garbled, Denied. A write that raised may have happened: read before writing again.

    No write touches a protected or service account: Denied (D2). LookupError for an unknown account."""

    async def accounts_of(self, person: Person) -> tuple[DirectoryAccount, ...]:
        """All TPEAD accounts of this person; empty if there are none."""
        ...

    async def bindings_of(self, person: Person) -> tuple[AccountBinding, ...]:
        """All bindings of this person's accounts; `foreign` if the other end is somebody else's (D34)."""
        ...

    async def unlock(self, account: str) -> None:
        """Lifts a lock that is in effect; does and counts nothing if there is none. Twice is safe."""
        ...

    async def set_password(self, account: str, new: Secret) -> None:
        """Sets the new password, effective at once; the old one becomes invalid, a lock ends, and no change is forced at the next sign-in.

        Raises NotAccepted if a rule of the directory's own refuses it (`history`, `length`, `policy`)."""
        ...

    async def bind(self, account: str, portal: str, instead_of: tuple[AccountBinding, ...] = ()) -> None:
        """Binds them and ends the bindings named, in one write. Twice is safe. Raises NotAccepted (`taken`) if an end is bound elsewhere (R14)."""
        ...

    async def enable(self, account: str) -> None:
        """Enables it; never touches its end date (D39). Twice is safe."""
        ...

    async def accepts(self, account: str, password: Secret, spare: int = 2) -> PasswordCheckResult:
        """Whether this is the password. A wrong one counts towards the lockout (T25); WRONG for an unknown account too. SPARED if no more than
        `spare` attempts are left."""
        ...


class Mailbox(Protocol):
    """The city's mail. Raises Unreachable, Garbled, Denied."""

    async def account_of(self, person: Person) -> MailAccount | None:
        """The person's mailbox, or None if there is none."""
        ...

    async def set_password(self, address: str, new: Secret) -> None:
        """Sets the new password, effective at once. Raises LookupError for an unknown address; a write that raised may have happened."""
        ...


class SignOn(Protocol):
    """電子認證平臺. Raises Unreachable, Garbled, Denied."""

    async def certificate_of(self, person: Person) -> CertificateBinding | None:
        """The citizen certificate bound to this person, or None."""
        ...

    async def bearer_of(self, serial: str) -> str | None:
        """The id of the one person to whom the certificate with this serial number is bound (as `comparable_serial` writes it); None for nobody, or for
        more than one."""
        ...


class CertificateChecker(Protocol):
    """Examines the citizen certificate that a browser presented. Never raises; asking twice is safe."""

    async def problem(self) -> TrustProblem | None:
        """Why no certificate can be examined at present; None: it can."""
        ...

    async def check(self, presented: bytes) -> PresentedCertificate:
        """What this certificate (PEM or DER, empty for none) comes to now. UNCHECKED as long as there is a problem."""
        ...


class Mailer(Protocol):
    """Sends mail to registered addresses. Raises Unreachable, Garbled; asking again sends a second mail."""

    async def send(self, mail: Mail) -> None:
        """Passes it to the mail server."""
        ...


class AnchorFile(Protocol):
    """An append-only file outside the database."""

    def lines(self) -> Sequence[bytes]:
        """All its lines, oldest first; none if there is no file. Raises Unreachable."""
        ...

    def append(self, make: Callable[[Sequence[bytes]], str | None]) -> None:
        """Appends what `make` makes of the last lines, while nobody else can append; None appends nothing. Raises Unreachable."""
        ...


class AnchorDestination(Protocol):
    """Another place that receives the head of the audit trail."""

    @property
    def name(self) -> str:
        """The place as the configuration names it."""
        ...

    async def send(self, head: str) -> None:
        """Sends `NUMBER:SEAL`. Raises Unreachable, Garbled, Denied; doing it twice is safe."""
        ...


@dataclass(frozen=True, slots=True)
class Systems:
    """The five account systems together."""

    portal: Portal
    personnel: Personnel
    directory: Directory
    mailbox: Mailbox
    sign_on: SignOn


class Organisation(Protocol):
    """The embedded organisation, as the demonstration controls it. Faults are stored with its data, so that every process sees them."""

    async def break_system(self, name: str, how: str) -> None:
        """`name`: portal, personnel, directory, mailbox, sso, helpdesk, mail; `how`: down, slow, garbled, well. Raises ValueError for others."""
        ...

    async def faults(self) -> Mapping[str, str]:
        """What is broken now, and how."""
        ...

    async def lock(self, account: str) -> None:
        """Locks this TPEAD account now, as failed sign-ins elsewhere would. Raises ValueError for an unknown one."""
        ...


class Helpdesk(Protocol):
    """Where people take over. All methods raise Unreachable, Garbled, Denied, and may be repeated after that: nothing happens twice."""

    async def open(self, draft: TicketDraft) -> TicketRef:
        """Opens a ticket; the same `draft.key` is the same ticket."""
        ...

    async def add(self, ref: TicketRef, note: str, once: str, files: Sequence[TicketFile] = ()) -> tuple[str, ...]:
        """Adds what the person said later, with the files that they sent; the same `once` is the same note with the same files.

        Returns the names of those that it does not take: the note is there all the same, and says so."""
        ...

    async def close(self, ref: TicketRef, once: str) -> None:
        """The person says that it is solved."""
        ...

    async def reopen(self, ref: TicketRef, note: str, once: str) -> None:
        """The person says that it is not solved."""
        ...

    def address(self, ref: TicketRef) -> str | None:
        """The page on which its people look at the ticket; None where they have none of their own."""
        ...

    async def news(self, since: str | None) -> tuple[tuple[TicketNews, ...], str]:
        """What people there did since this cursor (None: from the beginning), in order, and the cursor to continue from."""
        ...


class HelpdeskAgents(Protocol):
    """The agents' side of the embedded helpdesk. Raises Unreachable; LookupError for an unknown ticket."""

    async def answer(self, ref: TicketRef, text: str, author: str) -> bool:
        """Answers the person; False if the ticket is closed."""
        ...

    async def settle(self, ref: TicketRef, text: str, author: str) -> bool:
        """Closes it, with or without ('') a final note; False if it is closed already."""
        ...


class Updates(Protocol):
    """What a web page listens to."""

    def listen(self, conversation: str) -> AbstractAsyncContextManager[AsyncIterator[int]]:
        """The numbers of the outbox messages delivered to this conversation from now on."""
        ...


SentenceVectors: TypeAlias = npt.NDArray[np.float32]
"""One row a text, each of length one: the product of two rows says how near their meanings are."""


class Encoder(Protocol):
    """Sentences as vectors: texts that mean alike lie near each other, however they are worded."""

    @property
    def name(self) -> str:
        """Which model it is; vectors of different names are not compared."""
        ...

    async def encode(self, texts: Sequence[str]) -> SentenceVectors | None:
        """One vector a text, of its first characters; None where it cannot say in time: letters alone decide then. Never raises; asking twice is safe."""
        ...

    async def close(self) -> None:
        """Ends what it started."""
        ...


@dataclass(frozen=True, slots=True)
class PromptMessage:
    """One message of what a language model is asked; `role` is `system`, `user` or `assistant`."""

    role: str
    content: str


class LanguageModel(Protocol):
    """A language model of the operator's own."""

    @property
    def name(self) -> str:
        """Which model it is, and where."""
        ...

    async def complete(self, messages: Sequence[PromptMessage], schema: Mapping[str, object]) -> str:
        """Its answer, in the form of the JSON schema where the server can keep to one. Raises Unreachable, Garbled, Denied; asking twice is safe."""
        ...

    async def close(self) -> None:
        """Ends its connections."""
        ...


class IdentityProvider(Protocol):
    """The organisation's own OpenID provider. Raises Unreachable, Garbled, Denied."""

    async def address(self, attempt: SignOnAttempt, language: str) -> str:
        """Where the browser goes to sign on anew for this attempt, in this language where that is known there. Changes nothing; twice is safe."""
        ...

    async def redeem(self, attempt: SignOnAttempt, answer: SignOnAnswer) -> SignedOn | SignOnRefusal:
        """What the browser's answer to this attempt proves. A code counts once: whoever asks again is refused."""
        ...
