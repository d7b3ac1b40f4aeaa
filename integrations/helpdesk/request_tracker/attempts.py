"""What the desk has asked Request Tracker to write, kept beside the tickets: so that nothing is written twice, whatever happens between asking and knowing."""

from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy import Boolean, Column, MetaData, String, Table
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.runtime.quick_dataclass import dataclass
from bot.runtime.utc_moment import UtcMoment

metadata = MetaData()
attempt = Table(
    "helpdesk_attempt",
    metadata,
    Column("key", String(190), primary_key=True),
    Column("begun", UtcMoment, nullable=False),
    Column("made", String(32)),
    Column("settled", Boolean, nullable=False),
)
_COLUMNS: Final = (attempt.c.begun, attempt.c.made, attempt.c.settled)


@dataclass(frozen=True, slots=True)
class HelpdeskAttempt:
    """Begun at a moment (UTC). `made`: what came of it there, None while nobody knows; `settled`: it was read back."""

    begun: datetime
    made: str | None
    settled: bool


class Attempts:
    """In the desk's own database, so that a desk that is started anew, and another one beside it, know of them."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._readers = engine.execution_options(desk_reading=True)

    async def of(self, key: str) -> HelpdeskAttempt | None:
        """The last one, or None where nothing was asked for yet."""
        async with self._readers.connect() as connection:
            row = (await connection.execute(sa.select(*_COLUMNS).where(attempt.c.key == key))).first()
        return None if row is None else HelpdeskAttempt(row.begun, row.made, row.settled)

    async def begin(self, key: str, now: datetime, instead_of: HelpdeskAttempt | None) -> bool:
        """Whether it is ours to ask: False where somebody else was faster."""
        if instead_of is not None:
            taken = sa.update(attempt).where(attempt.c.key == key, attempt.c.begun == instead_of.begun, attempt.c.made.is_(None)).values(begun=now)
            async with self._engine.begin() as connection:
                return (await connection.execute(taken)).rowcount == 1
        try:
            async with self._engine.begin() as connection:
                await connection.execute(sa.insert(attempt).values(key=key, begun=now, made=None, settled=False))
        except IntegrityError:
            return False
        return True

    async def made(self, key: str, id: str, *, settled: bool) -> None:
        """What came of it."""
        async with self._engine.begin() as connection:
            await connection.execute(sa.update(attempt).where(attempt.c.key == key).values(made=id, settled=settled))

    async def came_to_nothing(self, key: str) -> None:
        """It surely never happened, so the next one need not look."""
        async with self._engine.begin() as connection:
            await connection.execute(sa.delete(attempt).where(attempt.c.key == key, attempt.c.made.is_(None)))

    async def start_over(self) -> None:
        """Forgets all."""
        async with self._engine.begin() as connection:
            await connection.execute(sa.delete(attempt))


def may_still_arrive(begun: datetime, now: datetime, in_flight: timedelta) -> bool:
    """Whether a request of then could still be carried out over there."""
    return now - begun < in_flight
