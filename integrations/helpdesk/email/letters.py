"""The mails of tickets, kept before they are sent: a mail is written once for each occasion, and what is sent when is never guessed."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.runtime.quick_dataclass import dataclass
from bot.tickets.ticket import TicketRef
from integrations.helpdesk.email.composing import Letter
from integrations.helpdesk.email.tables import letter, metadata, ticket

FIRST: Final = 20_001
"""The first number: where tickets were kept elsewhere before, theirs are not given again."""
OPENING: Final = "open"
_CLAIM: Final = timedelta(minutes=2)
_LOCK: Final = 7_303_014_503
_REPEATS: Final = (timedelta(minutes=15), timedelta(hours=1), timedelta(hours=4))


@dataclass(frozen=True, slots=True)
class MailedTicket:
    """A ticket as it stands here. `key` is the desk's; `closed` as far as both sides know."""

    serial: int
    key: str
    ref: TicketRef
    closed: bool


@dataclass(frozen=True, slots=True)
class KeptLetter:
    """A mail, whose ticket it belongs to, and whether it was sent. `files` are the names of those that belong to it, `bare` whether it goes without them."""

    id: int
    ticket: MailedTicket
    letter: Letter
    sent: bool
    files: tuple[str, ...] = ()
    bare: bool = False

    @property
    def left(self) -> tuple[str, ...]:
        """The files that do not go with it."""
        return self.files if self.bare else ()


class Letters:
    """All of them. `identified` gives the Message-ID for a ticket's key and an occasion."""

    def __init__(self, engine: AsyncEngine, identified: Callable[[str, str], str]) -> None:
        self._engine = engine
        self._readers = engine.execution_options(desk_reading=True)
        self._identified = identified

    async def opened(self, key: str, now: datetime, written: Callable[[str], tuple[str, str]], *, urgent: bool) -> int:
        """The mail that opens the ticket with this key; `written` gives its subject and text for the ticket's number, and is asked only once."""
        async with self._engine.begin() as connection:
            await alone(connection)
            serial = (await connection.execute(sa.select(ticket.c.serial).where(ticket.c.key == key))).scalar_one_or_none()
            if serial is None:
                serial = await next_number(connection, ticket.c.serial, FIRST)
                subject, text = written(str(serial))
                await _insert_ticket(
                    connection, serial, key, ref=f"mail-{serial}", number=str(serial), subject=subject, urgent=urgent, now=now
                )
                await self._insert_letter(connection, serial, key, once=OPENING, text=text, now=now)
            found = await connection.execute(sa.select(letter.c.id).where(letter.c.serial == serial, letter.c.once == OPENING))
            return int(found.scalar_one())

    async def continued(
        self, ref: TicketRef, once: str, now: datetime, *, subject: str, text: str, closed: bool | None, files: tuple[str, ...] = ()
    ) -> int:
        """A later mail of a ticket, once for each `once`; `closed` is what it makes of the ticket, None for no change; `files` names those with it.

        A ticket that was opened while another helpdesk was configured is carried on here under the number it has."""
        async with self._engine.begin() as connection:
            await alone(connection)
            found = (await connection.execute(sa.select(ticket.c.serial, ticket.c.key).where(ticket.c.ref == ref.id))).first()
            if found is None:
                serial, key = await next_number(connection, ticket.c.serial, FIRST), f"ref:{ref.id}"
                await _insert_ticket(connection, serial, key, ref=ref.id, number=ref.number, subject=subject, urgent=False, now=now)
            else:
                serial, key = found.serial, found.key
            known = await connection.execute(sa.select(letter.c.id).where(letter.c.serial == serial, letter.c.once == once))
            id: int | None = known.scalar_one_or_none()
            if id is None:
                id = await self._insert_letter(connection, serial, key, once=once, text=text, now=now, files=files)
                if closed is not None:
                    await connection.execute(sa.update(ticket).where(ticket.c.serial == serial).values(closed=closed))
            return id

    async def of(self, id: int) -> KeptLetter:
        """A mail by its id here."""
        async with self._readers.connect() as connection:
            row = (await connection.execute(_LETTERS.where(letter.c.id == id))).one()
            return self._kept(row)

    async def claim(self, id: int, now: datetime, longer: timedelta = timedelta()) -> bool:
        """Whether this desk sends it now; another one that began less than two minutes ago may still be at it, or so much `longer`."""
        free = sa.or_(letter.c.claimed.is_(None), letter.c.claimed <= now - _CLAIM - longer)
        async with self._engine.begin() as connection:
            done = await connection.execute(sa.update(letter).where(letter.c.id == id, letter.c.sent.is_(None), free).values(claimed=now))
            return done.rowcount == 1

    async def settled(self, id: int, sent: datetime | None) -> None:
        """It was sent at this moment; None: it was not, and anybody may try again."""
        async with self._engine.begin() as connection:
            values: dict[str, Any] = {"claimed": None} if sent is None else {"claimed": None, "sent": sent, "due": None}
            await connection.execute(sa.update(letter).where(letter.c.id == id).values(**values))

    async def strip(self, id: int) -> None:
        """From now on it goes without its files."""
        async with self._engine.begin() as connection:
            await connection.execute(sa.update(letter).where(letter.c.id == id).values(bare=True))

    async def returned(self, serial: int, message_ids: tuple[str, ...], now: datetime) -> str | None:
        """A mail of the ticket came back, by its Message-ID, else the last one: it is sent again later, less and less often, and without its files, which
        are the likeliest reason. Its ticket's number; None where it waits already."""
        own = sa.select(letter.c.id, letter.c.returned, letter.c.sent, ticket.c.number).join(ticket, ticket.c.serial == letter.c.serial)
        own = own.where(letter.c.serial == serial).order_by(letter.c.id.desc())
        async with self._engine.begin() as connection:
            named = (await connection.execute(own.where(letter.c.message_id.in_(message_ids)))).first()
            row = named or (await connection.execute(own)).first()
            if row is None or row.sent is None:
                return None
            due = now + _REPEATS[min(row.returned, len(_REPEATS) - 1)]
            await connection.execute(sa.update(letter).where(letter.c.id == row.id).values(sent=None, claimed=None, returned=row.returned + 1, due=due, bare=True))
            return str(row.number)

    async def due(self, now: datetime) -> tuple[int, ...]:
        """The mails that came back and are to be sent again by now."""
        async with self._readers.connect() as connection:
            rows = await connection.execute(sa.select(letter.c.id).where(letter.c.due <= now, letter.c.sent.is_(None)).order_by(letter.c.id))
            return tuple(row.id for row in rows)

    async def later(self, id: int, now: datetime) -> None:
        """A mail that came back could not be sent again: not tried at once."""
        async with self._engine.begin() as connection:
            await connection.execute(sa.update(letter).where(letter.c.id == id, letter.c.sent.is_(None)).values(due=now + _REPEATS[0]))

    async def ours(self, id: str) -> bool:
        """Whether we sent a mail with this Message-ID."""
        async with self._readers.connect() as connection:
            return (await connection.execute(sa.select(letter.c.id).where(letter.c.message_id == id))).first() is not None

    async def ticket_of(self, serial: int) -> MailedTicket | None:
        """A ticket by its serial number."""
        async with self._readers.connect() as connection:
            row = (await connection.execute(sa.select(ticket).where(ticket.c.serial == serial))).first()
            return None if row is None else MailedTicket(row.serial, row.key, TicketRef(row.ref, row.number), bool(row.closed))

    async def start_over(self) -> None:
        """Forgets everything, for a demonstration that starts over."""
        async with self._engine.begin() as connection:
            for table in metadata.sorted_tables:
                await connection.execute(sa.delete(table))

    async def _insert_letter(
        self, connection: AsyncConnection, serial: int, key: str, *, once: str, text: str, now: datetime, files: tuple[str, ...] = ()
    ) -> int:
        id = await next_number(connection, letter.c.id, 1)
        row = {"id": id, "serial": serial, "once": once, "message_id": self._identified(key, once), "text": text, "made": now, "files": list(files)}
        await connection.execute(sa.insert(letter).values(row))
        return id

    def _kept(self, row: Any) -> KeptLetter:
        first = "" if row.once == OPENING else self._identified(row.key, OPENING)
        return KeptLetter(
            id=row.id,
            ticket=MailedTicket(row.serial, row.key, TicketRef(row.ref, row.number), bool(row.closed)),
            letter=Letter(message_id=row.message_id, first=first, subject=row.subject, text=row.text, urgent=bool(row.urgent), made=row.made),
            sent=row.sent is not None,
            files=tuple(row.files or ()),
            bare=bool(row.bare),
        )


_LETTERS: Final = sa.select(
    letter.c.id, letter.c.once, letter.c.message_id, letter.c.text, letter.c.made, letter.c.sent, letter.c.files, letter.c.bare,
    ticket.c.serial, ticket.c.key, ticket.c.ref, ticket.c.number, ticket.c.subject, ticket.c.urgent, ticket.c.closed,
).join(ticket, ticket.c.serial == letter.c.serial)  # fmt: skip


async def alone(connection: AsyncConnection) -> None:
    """One writer at a time: SQLite sees to that itself. So numbers are given once, and no answer becomes visible before an earlier one."""
    if connection.dialect.name == "postgresql":
        await connection.execute(sa.text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})


async def next_number(connection: AsyncConnection, column: sa.Column[int], first: int) -> int:
    """The next free number of a column."""
    last = (await connection.execute(sa.select(sa.func.max(column)))).scalar_one()
    return first if last is None else int(last) + 1


async def _insert_ticket(connection: AsyncConnection, serial: int, key: str, ref: str, number: str, subject: str, urgent: bool, now: datetime) -> None:
    row = {"serial": serial, "key": key, "ref": ref, "number": number, "subject": subject, "urgent": urgent, "closed": False, "opened": now}
    await connection.execute(sa.insert(ticket).values(**row))
