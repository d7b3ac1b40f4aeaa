"""The embedded helpdesk: tickets in tables of its own, for the demonstration, for training, and where no other helpdesk is configured."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import JSON, Boolean, Column, Integer, MetaData, String, Table, Text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.clock import Clock
from bot.errors import Garbled, Unreachable
from bot.runtime.utc_moment import UtcMoment
from bot.tickets.attachment import TicketFile
from bot.tickets.ticket import TicketDraft, TicketEvent, TicketNews, TicketRef

NAME: Final = "helpdesk"
FIRST: Final = 1001
_SLOW: Final = 30.0
_PART: Final = 0.6
_LOCK: Final = 7_303_014_502

metadata = MetaData()

ticket = Table(
    "helpdesk_ticket",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("key", String(64), nullable=False, unique=True),
    Column("closed", Boolean, nullable=False),
    Column("draft", JSON, nullable=False),
    Column("opened", UtcMoment, nullable=False),
)
entry = Table(
    "helpdesk_entry",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
    Column("event", String(16), nullable=False),
    Column("by_agent", Boolean, nullable=False),
    Column("author", String(190), nullable=False),
    Column("text", Text, nullable=False),
    Column("once", String(64), unique=True),
    Column("at", UtcMoment, nullable=False),
)


class EmbeddedHelpdesk:
    """Both sides of it: the port that the desk speaks to, and what helpdesk people do. `faults` tells what the demonstration has broken."""

    def __init__(self, engine: AsyncEngine, clock: Clock, faults: Callable[[], Awaitable[Mapping[str, str]]]) -> None:
        self._engine = engine
        self._readers = engine.execution_options(desk_reading=True)
        self._clock = clock
        self._faults = faults

    def address(self, ref: TicketRef) -> str | None:
        """Its people look at it at the desk."""

    async def open(self, draft: TicketDraft) -> TicketRef:
        """Opens it under the next number, or gives the number it has."""
        await self._reach()
        async with self._engine.begin() as connection:
            await _alone(connection)
            number = (await connection.execute(sa.select(ticket.c.number).where(ticket.c.key == draft.key))).scalar_one_or_none()
            if number is None:
                number = await _next(connection, ticket.c.number, FIRST)
                opened = {"number": number, "key": draft.key, "closed": False, "draft": _draft(draft), "opened": self._clock.now()}
                await connection.execute(sa.insert(ticket).values(opened))
        told = await self._told({"number": str(number)})
        return TicketRef(told["number"], told["number"])

    async def add(self, ref: TicketRef, note: str, once: str, files: Sequence[TicketFile] = ()) -> tuple[str, ...]:  # noqa: ARG002
        """Adds what the person said. Its people have the files at the desk already."""
        await self._enter(ref, TicketEvent.ADDED, note, once, None)
        return ()

    async def close(self, ref: TicketRef, once: str) -> None:
        """The person says that it is solved."""
        await self._enter(ref, TicketEvent.CLOSED, "", once, True)

    async def reopen(self, ref: TicketRef, note: str, once: str) -> None:
        """The person says that it is not solved."""
        await self._enter(ref, TicketEvent.REOPENED, note, once, False)

    async def news(self, since: str | None) -> tuple[tuple[TicketNews, ...], str]:
        """What helpdesk people did after entry `since`."""
        await self._reach()
        after = int(since) if since else 0
        async with self._readers.connect() as connection:
            found = (await connection.execute(sa.select(entry).where(entry.c.id > after, entry.c.by_agent).order_by(entry.c.id))).all()
        rows = [{"id": one.id, "ref": str(one.number), "event": one.event, "text": one.text, "at": one.at.isoformat()} for one in found]
        told = await self._told({"news": rows})
        news = tuple(TicketNews(one["ref"], TicketEvent(one["event"]), one["text"], datetime.fromisoformat(one["at"])) for one in told["news"])
        return news, str(max((one["id"] for one in told["news"]), default=after))

    async def answer(self, ref: TicketRef, text: str, author: str) -> bool:
        """A helpdesk person answers."""
        return await self._act(ref, TicketEvent.ANSWERED, text, author)

    async def settle(self, ref: TicketRef, text: str, author: str) -> bool:
        """A helpdesk person closes it."""
        return await self._act(ref, TicketEvent.CLOSED, text, author)

    async def start_over(self) -> None:
        """Forgets all tickets, for a demonstration that starts over."""
        async with self._engine.begin() as connection:
            for table in metadata.sorted_tables:
                await connection.execute(sa.delete(table))

    async def _act(self, ref: TicketRef, event: TicketEvent, text: str, author: str) -> bool:
        await self._reach()
        async with self._engine.begin() as connection:
            await _alone(connection)
            closed = (await connection.execute(sa.select(ticket.c.closed).where(ticket.c.number == int(ref.id)))).scalar_one_or_none()
            if closed is None:
                raise LookupError(f"there is no ticket {ref.number}")
            if closed:
                return False
            await self._write(connection, ref, event=event, text=text, once=None, author=author)
            if event is TicketEvent.CLOSED:
                await connection.execute(sa.update(ticket).where(ticket.c.number == int(ref.id)).values(closed=True))
        return True

    async def _enter(self, ref: TicketRef, event: TicketEvent, text: str, once: str, closed: bool | None) -> None:
        await self._reach()
        async with self._engine.begin() as connection:
            await _alone(connection)
            known = (await connection.execute(sa.select(entry.c.id).where(entry.c.once == once))).first()
            if known is None:
                await self._write(connection, ref, event=event, text=text, once=once, author="")
                if closed is not None:
                    await connection.execute(sa.update(ticket).where(ticket.c.number == int(ref.id)).values(closed=closed))
        await self._told({})

    async def _write(self, connection: AsyncConnection, ref: TicketRef, event: TicketEvent, text: str, once: str | None, author: str) -> None:
        row = {"number": int(ref.id), "event": event.value, "by_agent": once is None, "author": author, "text": text, "once": once}
        await connection.execute(sa.insert(entry).values(**row, id=await _next(connection, entry.c.id, 1), at=self._clock.now()))

    async def _reach(self) -> None:
        if (await self._faults()).get(NAME) == "down":
            raise Unreachable(NAME, "helpdesk: connection refused")

    async def _told(self, answer: dict[str, Any]) -> dict[str, Any]:
        """The answer as it travels: late from a slow helpdesk, cut off by a garbled one. What was asked for has happened by then."""
        how = (await self._faults()).get(NAME)
        if how == "slow":
            await asyncio.sleep(_SLOW)
        text = json.dumps({"answer": answer})
        if how == "garbled":
            text = text[: int(len(text) * _PART)]
        try:
            told: dict[str, Any] = json.loads(text)["answer"]
        except ValueError:
            raise Garbled(NAME, "helpdesk: the answer cannot be decoded") from None
        return told


async def _alone(connection: AsyncConnection) -> None:
    """One writer at a time: SQLite sees to that itself. So no entry becomes visible before one with a smaller number."""
    if connection.dialect.name == "postgresql":
        await connection.execute(sa.text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})


async def _next(connection: AsyncConnection, column: Column[int], first: int) -> int:
    last = (await connection.execute(sa.select(sa.func.max(column)))).scalar_one()
    return first if last is None else int(last) + 1


def _draft(draft: TicketDraft) -> dict[str, Any]:
    story = draft.story
    return {
        "owner": draft.owner,
        "name": draft.name,
        "agency": draft.agency,
        "phone": draft.phone,
        "category": draft.category.value,
        "priority": draft.priority.value,
        "rows": list(draft.rows),
        "said": story.said,
        "diagnosis": list(story.diagnosis),
        "transcript": [{"by": line.by.value, "at": line.at.astimezone(UTC).isoformat(), "text": line.text} for line in story.transcript],
        "tried": list(story.tried),
    }
