"""The store and its unit of work: a transaction that commits completely or not at all."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Final, TypeVar

import sqlalchemy as sa
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.audit import AuditRecord
from bot.store.attachments import Attachments
from bot.store.audit import AuditTrail
from bot.store.backlog import Backlog, read_backlog
from bot.store.browsers import Browsers
from bot.store.buttons import Buttons
from bot.store.claims import Claims
from bot.store.conversations import Conversations
from bot.store.counts import Counts
from bot.store.credentials import Credentials
from bot.store.desk_sessions import DeskSessions
from bot.store.group_commit import GroupCommit
from bot.store.inbox import Inbox
from bot.store.leases import Leases
from bot.store.link_codes import LinkCodes
from bot.store.links import IdentityLinks
from bot.store.outbox import Outbox, OutboxHolder
from bot.store.pauses import Pauses
from bot.store.promises import Promises
from bot.store.questions import Questions
from bot.store.requests import Requests
from bot.store.steps import Steps
from bot.store.tables import clock
from bot.store.ticket_queue import TicketQueue
from bot.store.tickets import Tickets
from bot.store.transactions import Transactions
from bot.store.uploads import Uploads

_FORGOTTEN: Final = (
    "inbox", "outbox", "buttons", "conversations", "promises", "tickets", "ticket_notes", "ticket_words", "helpdesk_cursor", "requests", "steps", "counts",
    "link_codes", "credentials", "desk_sessions", "attachments", "uploads",
)  # fmt: skip

_NOBODYS_CLOCK: Final = -1

T = TypeVar("T")


def _unheard(record: AuditRecord) -> None:
    """Nobody wants to know."""


class Work:
    """All repositories of one transaction. It never waits for a network."""

    def __init__(
        self,
        connection: AsyncConnection,
        new_id: Callable[[], str],
        audit_key: bytes | None = None,
        holder: OutboxHolder | None = None,
        desk: str | None = None,
    ) -> None:
        self.connection = connection
        """For whoever looks at all tables alike."""
        self.attachments = Attachments(connection)
        self.audit = AuditTrail(connection, audit_key)
        self.browsers = Browsers(connection)
        self.buttons = Buttons(connection)
        self.claims = Claims(connection, desk)
        self.conversations = Conversations(connection)
        self.counts = Counts(connection)
        self.credentials = Credentials(connection)
        self.desk_sessions = DeskSessions(connection)
        self.inbox = Inbox(connection)
        self.leases = Leases(connection)
        self.link_codes = LinkCodes(connection)
        self.links = IdentityLinks(connection)
        self.outbox = Outbox(connection, new_id, holder)
        self.pauses = Pauses(connection)
        self.promises = Promises(connection)
        self.questions = Questions(connection)
        self.requests = Requests(connection)
        self.steps = Steps(connection)
        self.tickets = Tickets(connection, new_id)
        self.ticket_queue = TicketQueue(connection)
        self.uploads = Uploads(connection)

    async def clock_ahead(self) -> timedelta:
        """By how much the program's clock was moved forward."""
        found = await self.connection.execute(sa.select(clock.c.ahead))
        return timedelta(seconds=found.scalar_one_or_none() or 0.0)

    async def backlog(self) -> Backlog:
        """How much waits."""
        return await read_backlog(self.connection)

    async def keep_clock(self, ahead: timedelta) -> None:
        """Stores by how much the clock was moved, so that a restart does not turn time back."""
        await self.connection.execute(sa.delete(clock))
        await self.connection.execute(sa.insert(clock).values(id=1, ahead=ahead.total_seconds()))

    async def leave_no_trace(self) -> None:
        """Writes, and takes it back before the commit: whether there is room on the disk only a changed page tells."""
        await self.connection.execute(sa.insert(clock).values(id=_NOBODYS_CLOCK, ahead=0.0))
        await self.connection.execute(sa.delete(clock).where(clock.c.id == _NOBODYS_CLOCK))

    async def forget_conversations(self) -> None:
        """Deletes all messages and conversation state, for a demonstration that starts over; the audit trail stays."""
        for name in _FORGOTTEN:
            await self.connection.execute(sa.delete(clock.metadata.tables[name]))


class Store:
    """The desk's database. `audit_key` seals audit records; only a store that records nothing goes without. `holder`: the desk that sends what is
    written here; None until there is one. `desk`: this one's name where others can be on the same database, else None. `recorded` hears of every
    audit record once it is committed, and must not raise. `unwritable`: the last write failed by the database's own fault,
    such as a full disk."""

    def __init__(self, engine: AsyncEngine, new_id: Callable[[], str], audit_key: bytes | None = None) -> None:
        self._new_id = new_id
        self._audit_key = audit_key
        self.holder: OutboxHolder | None = None
        self.desk: str | None = None
        self.recorded: Callable[[AuditRecord], None] = _unheard
        self.unwritable = False
        self._transactions = Transactions(engine)
        self._writing, self._looking = GroupCommit(self.work), GroupCommit(self.look)

    @asynccontextmanager
    async def work(self) -> AsyncIterator[Work]:
        """One transaction: committed at the end, rolled back by an exception."""
        try:
            async with self._transactions.writing() as connection:
                work = Work(connection, self._new_id, self._audit_key, self.holder, self.desk)
                yield work
        except OperationalError:
            self.unwritable = True
            raise
        self.unwritable = False
        for record in work.audit.appended:
            self.recorded(record)

    async def together(self, write: Callable[[Work], Awaitable[T]]) -> T:
        """A write in a transaction that concurrent writes may share; returns once it is committed."""
        return await self._writing.do(write)

    async def look_together(self, read: Callable[[Work], Awaitable[T]]) -> T:
        """The same for reading only."""
        return await self._looking.do(read)

    async def answers(self) -> None:
        """Returns if the database can be read, and where the last write failed, written to as well. Raises SQLAlchemyError, OSError."""
        if self.unwritable:
            async with self.work() as work:
                await work.leave_no_trace()
        else:
            async with self.look() as work:
                await work.clock_ahead()

    @asynccontextmanager
    async def look(self) -> AsyncIterator[Work]:
        """The same for reading only; elsewhere than on SQLite nothing takes back what is written in it, and a lock is over with its statement."""
        async with self._transactions.reading() as connection:
            yield Work(connection, self._new_id, desk=self.desk)
