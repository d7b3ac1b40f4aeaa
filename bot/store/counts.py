"""Events counted against limits, per kind and subject, by the Clock; shared by every process on this database (T7, T25)."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import counts
from bot.verification.limits import Limit, longest, next_at


class Counts:
    """The counts within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def next_at(self, kind: str, subject: str, limits: tuple[Limit, ...], now: datetime) -> datetime | None:
        """When it may next happen (UTC), None: now. Locks the subject until the transaction ends, so that concurrent attempts are counted one by one."""
        await self.hold(kind, subject)
        since = now - longest(limits)
        rows = await self._connection.execute(
            sa.select(counts.c.at).where(counts.c.kind == kind, counts.c.subject == subject[:190], counts.c.at > since)
        )
        return next_at((row.at for row in rows), limits, now)

    async def hold(self, kind: str, subject: str) -> None:
        """Locks the subject for counting until this transaction ends. SQLite has only one writer at a time anyway."""
        if self._connection.dialect.name == "postgresql":
            await self._connection.execute(sa.text("SELECT pg_advisory_xact_lock(hashtext(:held))"), {"held": f"{kind} {subject}"})

    async def add(self, kind: str, subject: str, now: datetime) -> None:
        """Counts one event."""
        await self._connection.execute(sa.insert(counts).values(kind=kind, subject=subject[:190], at=now))

    async def forget(self, kind: str, subject: str) -> None:
        """Resets the count: a correct password ends the series of wrong ones."""
        await self._connection.execute(sa.delete(counts).where(counts.c.kind == kind, counts.c.subject == subject[:190]))

    async def forget_last(self, kind: str, subject: str) -> None:
        """Uncounts the newest event."""
        newest = sa.select(sa.func.max(counts.c.id)).where(counts.c.kind == kind, counts.c.subject == subject[:190]).scalar_subquery()
        await self._connection.execute(sa.delete(counts).where(counts.c.id == newest))

    async def forget_all_of(self, kinds: tuple[str, ...], person: str) -> int:
        """Uncounts these events for every subject that begins with this person's id and a space; returns how many there were."""
        begins = f"{person} "
        theirs = (counts.c.kind.in_(kinds), sa.func.substr(counts.c.subject, 1, len(begins)) == begins)
        return int((await self._connection.execute(sa.delete(counts).where(*theirs))).rowcount)

    async def subjects(self, kind: str) -> tuple[str, ...]:
        """Every subject of this kind."""
        rows = await self._connection.execute(sa.select(counts.c.subject).where(counts.c.kind == kind).distinct())
        return tuple(row.subject for row in rows)

    async def subjects_since(self, kind: str, since: datetime) -> tuple[str, ...]:
        """Every subject of this kind that was counted after a moment (UTC)."""
        rows = await self._connection.execute(sa.select(counts.c.subject).where(counts.c.kind == kind, counts.c.at > since).distinct())
        return tuple(row.subject for row in rows)

    async def number(self, kind: str, subject: str) -> int:
        """The number of events."""
        counted = sa.select(sa.func.count()).where(counts.c.kind == kind, counts.c.subject == subject[:190])
        return int((await self._connection.execute(counted)).scalar_one())

    async def since(self, kind: str, subject: str, since: datetime) -> int:
        """The number of events after a moment (UTC)."""
        counted = sa.select(sa.func.count()).where(counts.c.kind == kind, counts.c.subject == subject[:190], counts.c.at > since)
        return int((await self._connection.execute(counted)).scalar_one())

    async def last(self, kind: str, subject: str) -> datetime | None:
        """When the last event happened (UTC)."""
        newest = sa.select(sa.func.max(counts.c.at)).where(counts.c.kind == kind, counts.c.subject == subject[:190])
        found: datetime | None = (await self._connection.execute(newest)).scalar_one_or_none()
        return found
