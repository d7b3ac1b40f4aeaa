"""Whether an operator has stopped all changes (T29): one row while that holds, the same for every desk on this database."""

from datetime import datetime
from typing import Final

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import pauses

_THE_ONE: Final = 1


class Pauses:
    """The pause within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def since(self) -> datetime | None:
        """Since when it holds (UTC); None: the desk acts."""
        found: datetime | None = (await self._connection.execute(sa.select(pauses.c.since))).scalar_one_or_none()
        return found

    async def begin(self, now: datetime) -> bool:
        """Begins it at `now` (UTC); False if it holds already."""
        if await self.since() is not None:
            return False
        await self._connection.execute(sa.insert(pauses).values(id=_THE_ONE, since=now))
        return True

    async def end(self) -> bool:
        """Ends it; False if there was none."""
        return (await self._connection.execute(sa.delete(pauses))).rowcount > 0
