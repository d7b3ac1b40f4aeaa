"""A desk that has been running for years, as far as its tables tell."""

from dataclasses import dataclass
from datetime import time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.audit import AuditEvent, AuditRecord
from bot.audit_trail.check import TrailEvidence, examine_trail
from bot.audit_trail.cut import TrailCut
from bot.audit_trail.examination import TrailReport
from bot.audit_trail.keeper import AnchorKeeper
from bot.clock import MovableClock
from bot.retention.job import RetentionJob
from bot.retention.periods import RetentionPeriods
from bot.store.work import Store

KEY: Final = b"a key that only the tests have"
DAY: Final = timedelta(days=1)


@dataclass
class OldDesk:
    """Its tables and its trail, and the time in the test's hand."""

    engine: AsyncEngine
    store: Store
    anchors: AnchorKeeper
    clock: MovableClock

    def job(self, name: str = "one", periods: RetentionPeriods | None = None) -> RetentionJob:
        """The daily work of a desk of this name."""
        return RetentionJob(
            store=self.store, trail=TrailCut(self.store, self.anchors), periods=periods or RetentionPeriods(), at=time(3), zone=ZoneInfo("Asia/Taipei"), desk=name,
            clock=self.clock,
        )  # fmt: skip

    async def records(self, many: int, every: timedelta = DAY) -> None:
        """So many audit records, and so much time; each is anchored."""
        for _ in range(many):
            async with self.store.work() as work:
                await work.audit.append(AuditRecord(AuditEvent.STATUS_LOOKED, "web:1", "chen.yj", {"rows": "D15"}), self.clock.now())
            self.clock.advance(every)
        await self.anchors.tick()

    async def examined(self, key: bytes | None = KEY, kept: dict[int, str] | None = None) -> TrailReport:
        """What `audit verify` finds."""
        async with self.store.look() as work:
            return await examine_trail(work, TrailEvidence(key, tuple(self.anchors.file.lines()), "the anchor"), kept or {})

    async def numbers(self) -> list[int]:
        """Which records are there."""
        async with self.store.look() as work:
            return [one.number async for one in work.audit.each()]

    async def by_hand(self, *statements: str) -> None:
        """What somebody does who can write to the database only."""
        async with self.engine.begin() as connection:
            for statement in statements:
                await connection.execute(sa.text(statement))


async def everything(engine: AsyncEngine) -> dict[str, str]:
    """All that stands in any table, the trail apart, by the table."""
    found: dict[str, str] = {}
    async with engine.connect() as connection:
        names = await connection.run_sync(lambda sync: sa.inspect(sync).get_table_names())
        for name in names:
            found[name] = str((await connection.execute(sa.text(f'SELECT * FROM "{name}"'))).all())
    return {name: rows for name, rows in found.items() if name not in ("audit", "audit_anchor", "alembic_version")}


def holding(tables: dict[str, str], words: str) -> list[str]:
    """The tables in which these words stand."""
    return sorted(name for name, rows in tables.items() if words in rows)
