"""Work that one desk of several does at a time: a lease with a time limit, so that a desk that died holds it up no longer than that."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.runtime.quick_dataclass import dataclass
from bot.store.tables import leases


@dataclass(frozen=True, slots=True)
class Lease:
    """Whose turn it is until when (UTC), when the work was done last (None: never), and what came of it then."""

    holder: str
    until: datetime
    done: datetime | None
    outcome: Mapping[str, Any]


class Leases:
    """The leases within one transaction. Take one in a transaction of its own: it is held for whoever commits first."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, work: str) -> Lease | None:
        """The lease of this work; None before it was ever taken."""
        row = (await self._connection.execute(sa.select(leases).where(leases.c.work == work))).first()
        return None if row is None else Lease(row.holder, row.until, row.done, row.outcome or {})

    async def take(self, work: str, holder: str, now: datetime, lasts: timedelta) -> bool:
        """Takes it for so long, or prolongs it; False while another desk holds it."""
        free = sa.or_(leases.c.until <= now, leases.c.holder == holder)
        taken = sa.update(leases).where(leases.c.work == work, free).values(holder=holder, until=now + lasts)
        if (await self._connection.execute(taken)).rowcount == 1:
            return True
        try:
            async with self._connection.begin_nested():
                await self._connection.execute(sa.insert(leases).values(work=work, holder=holder, until=now + lasts, done=None, outcome=None))
        except IntegrityError:
            return False
        return True

    async def end(self, work: str, holder: str, now: datetime, outcome: Mapping[str, Any] | None = None) -> None:
        """Gives it back. With an outcome the work is done."""
        values: dict[str, Any] = {"until": now} | ({} if outcome is None else {"done": now, "outcome": dict(outcome)})
        await self._connection.execute(sa.update(leases).where(leases.c.work == work, leases.c.holder == holder).values(values))
