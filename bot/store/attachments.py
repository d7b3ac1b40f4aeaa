"""Files that people sent for the helpdesk. Those of no ticket yet wait for the next one of their owner."""

import hashlib
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import attachments
from bot.tickets.attachment import Attachment, FileKind, TicketFile
from bot.tickets.ticket import TicketNote

_ABOUT: Final = tuple(column for column in attachments.c if column is not attachments.c.content)


class Attachments:
    """The files within one transaction. Their bytes are read only by `content`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(
        self, owner: str, ticket: int | None, name: str, kind: FileKind, content: bytes, now: datetime, *, note: int | None = None
    ) -> None:
        """Keeps a file that was judged already; `note` is the ticket's note with which it goes to the helpdesk."""
        values = {"owner": owner, "ticket": ticket, "name": name, "kind": kind.value, "size": len(content), "at": now, "content": content, "note": note}
        await self._connection.execute(sa.insert(attachments).values(values | {"sha256": hashlib.sha256(content).hexdigest()}))

    async def of_ticket(self, ticket: int) -> tuple[Attachment, ...]:
        """A ticket's files, oldest first."""
        return await self._some(attachments.c.ticket == ticket)

    async def waiting_of(self, owner: str) -> tuple[Attachment, ...]:
        """An owner's files that belong to no ticket yet."""
        return await self._some(attachments.c.owner == owner, attachments.c.ticket.is_(None))

    async def content(self, ticket: int, id: int) -> bytes | None:
        """The bytes of this ticket's file; None where it has no such file."""
        found = await self._connection.execute(sa.select(attachments.c.content).where(attachments.c.ticket == ticket, attachments.c.id == id))
        return found.scalar_one_or_none()

    async def of_note(self, note: TicketNote) -> tuple[TicketFile, ...]:
        """The files that go to the helpdesk with this note, oldest first, with their bytes."""
        asked = sa.select(attachments.c.name, attachments.c.kind, attachments.c.content)
        rows = await self._connection.execute(
            asked.where(attachments.c.ticket == note.ticket, attachments.c.note == note.number).order_by(attachments.c.id)
        )
        return tuple(TicketFile(row.name, FileKind(row.kind), row.content) for row in rows)

    async def waits_since_before(self, moment: datetime) -> bool:
        """Whether any file has waited for a ticket since before this moment."""
        found = sa.select(attachments.c.id).where(attachments.c.ticket.is_(None), attachments.c.at < moment).limit(1)
        return (await self._connection.execute(found)).first() is not None

    async def forget_waiting(self, before: datetime) -> int:
        """Deletes those that wait since before a moment; returns how many there were."""
        gone = await self._connection.execute(sa.delete(attachments).where(attachments.c.ticket.is_(None), attachments.c.at < before))
        return gone.rowcount

    async def _some(self, *where: sa.ColumnElement[bool]) -> tuple[Attachment, ...]:
        rows = await self._connection.execute(sa.select(*_ABOUT).where(*where).order_by(attachments.c.id))
        return tuple(_attachment(row) for row in rows)


async def names_waiting(connection: AsyncConnection, owner: str) -> tuple[str, ...]:
    """The names of what waits of this owner, oldest first."""
    found = sa.select(attachments.c.name).where(attachments.c.owner == owner, attachments.c.ticket.is_(None)).order_by(attachments.c.id)
    return tuple((await connection.execute(found)).scalars())


async def take_to_ticket(connection: AsyncConnection, owner: str, ticket: int, note: int) -> None:
    """What waits of this owner goes to the ticket, and to the helpdesk with this note."""
    waiting = (attachments.c.owner == owner, attachments.c.ticket.is_(None))
    await connection.execute(sa.update(attachments).where(*waiting).values(ticket=ticket, note=note))


def _attachment(row: sa.Row[tuple[Any, ...]]) -> Attachment:
    return Attachment(id=row.id, ticket=row.ticket, name=row.name, kind=FileKind(row.kind), size=row.size, sha256=row.sha256, at=row.at)
