"""Observed lockouts and performed unlocks: Active Directory keeps no history of them, and D19 counts both."""

from datetime import UTC, datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.runtime.quick_dataclass import dataclass

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_KEPT: Final = timedelta(days=7)
LOCKED_OUT: Final = "locked_out"
UNLOCKED: Final = "unlocked"
_metadata = sa.MetaData()
directory_event = sa.Table(
    "directory_event",
    _metadata,
    sa.Column("guid", sa.String(36), primary_key=True),
    sa.Column("event", sa.String(16), primary_key=True),
    sa.Column("at", sa.BigInteger, primary_key=True),
)


def kept(at: datetime) -> int:
    """A moment as it is kept."""
    return (at - _EPOCH) // timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class DirectoryEvents:
    """Kept for a week in the desk's database, by the object's GUID, in microseconds of the server's clock."""

    engine: AsyncEngine

    async def note(self, guid: str, event: str, at: datetime) -> None:
        """Writes one down, once, and sweeps out what is old."""
        columns = directory_event.c
        try:
            async with self.engine.begin() as connection:
                await connection.execute(sa.delete(directory_event).where(columns.at < kept(at - _KEPT)))
                await connection.execute(sa.insert(directory_event).values(guid=guid, event=event, at=kept(at)))
        except IntegrityError:
            return

    async def of(self, guids: tuple[str, ...]) -> dict[tuple[str, str], tuple[datetime, ...]]:
        """The moments in UTC of the server's clock, by GUID and event, in order."""
        reader = self.engine.execution_options(desk_reading=True)
        async with reader.connect() as connection:
            rows = await connection.execute(sa.select(directory_event).where(directory_event.c.guid.in_(guids)).order_by(directory_event.c.at))
            out: dict[tuple[str, str], list[datetime]] = {}
            for row in rows:
                out.setdefault((row.guid, row.event), []).append(_EPOCH + timedelta(microseconds=row.at))
        return {key: tuple(times) for key, times in out.items()}
