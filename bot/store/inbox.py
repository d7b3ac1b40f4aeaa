"""Incoming messages: stored before the platform gets its acknowledgement, each event once."""

from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.messages import Message
from bot.store.prepared import Prepared
from bot.store.serialization import message_form, message_of
from bot.store.tables import inbox

_INSERT: Final[dict[str, Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
_ADD = Prepared(
    lambda dialect: _INSERT[dialect](inbox).on_conflict_do_nothing(index_elements=["channel", "event"]).returning(inbox.c.id),
    ("channel", "event", "conversation", "message", "received"),
)
_CLOSE = Prepared(
    lambda _: sa.update(inbox).where(inbox.c.id == sa.bindparam("which"), inbox.c.handled.is_(None)).values(handled=sa.bindparam("at")),
)


class Inbox:
    """The inbox within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, message: Message) -> int | None:
        """Stores a message and returns its number; None if this event is already stored."""
        row = {
            "channel": message.place.channel,
            "event": message.event,
            "conversation": message.place.conversation,
            "message": message_form(message),
            "received": message.at,
        }
        made = await _ADD.first(self._connection, row)
        return None if made is None else int(made[0])

    async def waiting(self) -> tuple[tuple[int, Message], ...]:
        """Messages stored but never handled, oldest first: work that a shutdown interrupted."""
        rows = await self._connection.execute(sa.select(inbox.c.id, inbox.c.message).where(inbox.c.handled.is_(None)).order_by(inbox.c.id))
        return tuple((row.id, message_of(row.message)) for row in rows)

    async def waiting_in(self, channel: str, conversation: str) -> tuple[tuple[int, Message], ...]:
        """The same in one conversation."""
        here = (inbox.c.handled.is_(None), inbox.c.channel == channel, inbox.c.conversation == conversation)
        rows = await self._connection.execute(sa.select(inbox.c.id, inbox.c.message).where(*here).order_by(inbox.c.id))
        return tuple((row.id, message_of(row.message)) for row in rows)

    async def close(self, number: int, at: datetime) -> bool:
        """Marks a message as handled; False if it already was."""
        return await _CLOSE.run(self._connection, {"which": number, "at": at}) == 1

    async def message(self, number: int) -> Message | None:
        """A message by its number."""
        found = (await self._connection.execute(sa.select(inbox.c.message).where(inbox.c.id == number))).first()
        return None if found is None else message_of(found.message)

    async def said_in(self, channel: str, conversation: str, last: int) -> tuple[tuple[int, Message], ...]:
        """The last messages of a conversation, oldest first."""
        rows = await self._connection.execute(
            sa.select(inbox.c.id, inbox.c.message)
            .where(inbox.c.channel == channel, inbox.c.conversation == conversation)
            .order_by(inbox.c.id.desc())
            .limit(last)
        )
        return tuple((row.id, message_of(row.message)) for row in reversed(rows.all()))
