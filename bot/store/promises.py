"""Promises to people ("I will tell you when it is done"), and what the desk watches without having promised anything."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.messages import ChatIdentity, ConversationAddress
from bot.runtime.quick_dataclass import dataclass
from bot.store.tables import promises


@dataclass(frozen=True, slots=True)
class Promise:
    """`topic` is what is awaited (see `bot.accounts.pending`); `tell`: the person wants to be told. `due` (UTC): when to check again; `made`: since when."""

    number: int
    person: str
    topic: str
    tell: bool
    identity: ChatIdentity
    place: ConversationAddress
    language: str
    due: datetime
    made: datetime


class Promises:
    """The promises within one transaction. A person has one open promise per topic."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def make(
        self, person: str, topic: str, tell: bool, identity: ChatIdentity, place: ConversationAddress, language: str, due: datetime, now: datetime
    ) -> bool:
        """Makes a promise, or moves the open one here; False if the same was promised already. A watch can become a promise later."""
        where = {
            "channel": identity.channel,
            "workspace": identity.workspace,
            "user": identity.user,
            "conversation": place.conversation,
            "language": language,
        }
        found = await self._connection.execute(sa.select(promises.c.id, promises.c.tell).where(*_open(person), promises.c.topic == topic))
        row = found.first()
        if row is None:
            made = {"person": person, "topic": topic, "tell": int(tell), "made": now, "due": due, "state": "open", "settled": None}
            await self._connection.execute(sa.insert(promises).values(**made, **where))
            return True
        if tell:
            await self._connection.execute(sa.update(promises).where(promises.c.id == row.id).values(tell=1, **where))
        return tell and not row.tell

    async def due(self, now: datetime, most: int = 200) -> tuple[Promise, ...]:
        """What must be checked now, oldest first."""
        rows = await self._connection.execute(
            sa.select(promises).where(promises.c.state == "open", promises.c.due <= now).order_by(promises.c.due, promises.c.id).limit(most)
        )
        return tuple(_promise(row) for row in rows)

    async def of(self, person: str) -> tuple[Promise, ...]:
        """A person's open promises, including watches."""
        rows = await self._connection.execute(sa.select(promises).where(*_open(person)).order_by(promises.c.id))
        return tuple(_promise(row) for row in rows)

    async def settle(self, number: int, state: str, now: datetime) -> bool:
        """Closes it as `kept` or `withdrawn`; True for the caller who closed it."""
        closed = sa.update(promises).where(promises.c.id == number, promises.c.state == "open").values(state=state, settled=now)
        return (await self._connection.execute(closed)).rowcount == 1

    async def later(self, number: int, due: datetime) -> None:
        """Checks again at `due`."""
        await self._connection.execute(sa.update(promises).where(promises.c.id == number).values(due=due))


def _open(person: str) -> tuple[sa.ColumnElement[bool], ...]:
    return promises.c.person == person, promises.c.state == "open"


def _promise(row: sa.Row[tuple[object, ...]]) -> Promise:
    identity = ChatIdentity(row.channel, row.user, row.workspace)
    return Promise(
        number=row.id,
        person=row.person,
        topic=row.topic,
        tell=bool(row.tell),
        identity=identity,
        place=ConversationAddress(row.channel, row.conversation, True),
        language=row.language,
        due=row.due,
        made=row.made,
    )
