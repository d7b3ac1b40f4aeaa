"""Incoming messages: stored before the platform gets its acknowledgement, each event once.

What somebody wrote lately is counted here as well (T7): no second count that could differ, and no lock that two desks could wait for."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.messages import ConversationAddress, Message
from bot.runtime.quick_dataclass import dataclass
from bot.store.prepared import Prepared
from bot.store.serialization import message_form, message_of
from bot.store.tables import inbox, outbox

_INSERT: Final[dict[str, Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
_ADD = Prepared(
    lambda dialect: _INSERT[dialect](inbox).on_conflict_do_nothing(index_elements=["channel", "event"]).returning(inbox.c.id),
    ("channel", "event", "conversation", "message", "received", "handled", "sender", "held_until"),
)
_CLOSE = Prepared(
    lambda _: sa.update(inbox).where(inbox.c.id == sa.bindparam("which"), inbox.c.handled.is_(None)).values(handled=sa.bindparam("at")),
)
_MINE: Final = inbox.c.sender == sa.bindparam("by", type_=inbox.c.sender.type)
_MINE_HERE: Final = inbox.c.sender == sa.bindparam("here", type_=inbox.c.sender.type)


def _held(whose: sa.ColumnElement[bool]) -> "sa.ScalarSelect[Any]":
    """Until when the last message was held back that was."""
    return sa.select(inbox.c.held_until).where(whose, inbox.c.held_until.is_not(None)).order_by(inbox.c.id.desc()).limit(1).scalar_subquery()


def _read_with(newer: str) -> "sa.ScalarSelect[Any]":
    """When the message of this sender was received that so many newer ones follow."""
    read = sa.select(inbox.c.received).where(_MINE, inbox.c.held_until.is_(None)).order_by(inbox.c.id.desc())
    return read.limit(1).offset(sa.bindparam(newer, type_=sa.Integer())).scalar_subquery()


_RECENT: Final = Prepared(
    lambda _: sa.select(
        _held(_MINE).label("held"),
        _held(_MINE_HERE).label("held_here"),
        _read_with("short").label("short_ago"),
        _read_with("long").label("long_ago"),
        # Within a conversation messages go out in order: if one waits, so do all behind it.
        sa.select(outbox.c.state)
        .where(outbox.c.channel == sa.bindparam("in_channel"), outbox.c.conversation == sa.bindparam("in_conversation"))
        .order_by(outbox.c.id.desc())
        .limit(1)
        .offset(sa.bindparam("undelivered", type_=sa.Integer()))
        .scalar_subquery()
        .label("undelivered_state"),
    )
)


@dataclass(frozen=True, slots=True)
class RecentMessages:
    """`held`: until when (UTC) the sender's last held-back message was, `held_here`: in this conversation alone; `short`, `long`: when the message came
    that fills each limit; `undelivered`: whether too many answers wait for this conversation."""

    held: datetime | None
    held_here: datetime | None
    short: datetime | None
    long: datetime | None
    undelivered: bool


class Inbox:
    """The inbox within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, message: Message, sender: str = "", held_until: datetime | None = None) -> int | None:
        """Stores a message and returns its number; None if this event is already stored. It counts as that of `sender`; one that is `held_until` a moment
        (UTC) waits for no answer."""
        row = {
            "channel": message.place.channel,
            "event": message.event,
            "conversation": message.place.conversation,
            "message": message_form(message),
            "received": message.at,
            "handled": None if held_until is None else message.at,
            "sender": sender,
            "held_until": held_until,
        }
        made = await _ADD.first(self._connection, row)
        return None if made is None else int(made[0])

    async def waiting(self) -> tuple[tuple[int, Message], ...]:
        """Messages stored but never handled, oldest first: work that a shutdown interrupted."""
        rows = await self._connection.execute(sa.select(inbox.c.id, inbox.c.message).where(inbox.c.handled.is_(None)).order_by(inbox.c.id))
        return tuple((row.id, message_of(row.message)) for row in rows)

    async def waiting_in(self, channel: str, conversation: str, most: int) -> tuple[tuple[int, Message], ...]:
        """The first of them in one conversation."""
        here = (inbox.c.handled.is_(None), inbox.c.channel == channel, inbox.c.conversation == conversation)
        rows = await self._connection.execute(sa.select(inbox.c.id, inbox.c.message).where(*here).order_by(inbox.c.id).limit(most))
        return tuple((row.id, message_of(row.message)) for row in rows)

    async def close(self, number: int, at: datetime) -> bool:
        """Marks a message as handled; False if it already was."""
        return await _CLOSE.run(self._connection, {"which": number, "at": at}) == 1

    async def recent(self, sender: str, here: str, place: ConversationAddress, most: tuple[int, int], undelivered: int) -> RecentMessages:
        """One look-up by indexes. `here`: the sender in this conversation. `most`: of the short and of the long limit.

        Two desks that look at the very same moment each miss the other's message."""
        values = {
            "by": sender, "here": here, "short": most[0] - 1, "long": most[1] - 1, "undelivered": undelivered - 1,
            "in_channel": place.channel, "in_conversation": place.conversation,
        }  # fmt: skip
        held, held_here, short, long, waiting = await _RECENT.first(self._connection, values) or (None,) * 5
        return RecentMessages(held, held_here, short, long, waiting == "waiting")

    async def holds(self, sender: str, until: datetime, most: int, place: ConversationAddress | None = None) -> bool:
        """Whether so many messages of this sender are stored that were held back until that moment, anywhere or in one conversation."""
        here = () if place is None else (inbox.c.channel == place.channel, inbox.c.conversation == place.conversation)
        # The newest first: of a flood one is found at once.
        held = sa.select(inbox.c.id).where(inbox.c.sender == sender, inbox.c.held_until == until, *here).order_by(inbox.c.id.desc()).limit(1).offset(most - 1)
        return (await self._connection.execute(held)).first() is not None

    async def held_among(self, numbers: Collection[int]) -> frozenset[int]:
        """Which of these were held back."""
        held = sa.select(inbox.c.id).where(inbox.c.id.in_(numbers), inbox.c.held_until.is_not(None))
        return frozenset((await self._connection.execute(held)).scalars())

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
