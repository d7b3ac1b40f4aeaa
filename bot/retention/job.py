"""The daily work of retention: on one desk of several, a few rows at a time."""

import asyncio
from collections.abc import Mapping
from datetime import datetime, time, timedelta, tzinfo
from typing import Final

import structlog

from bot.audit import AuditEvent, AuditRecord
from bot.audit_trail.cut import TrailCut
from bot.clock import Clock
from bot.retention.closed_tickets import count_closed_tickets, delete_closed_tickets
from bot.retention.deletion import count_over, delete_over
from bot.retention.periods import RetentionKind, RetentionPeriods
from bot.retention.rules import RULES
from bot.runtime.background_loop import repeat
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Store, Work

RETENTION: Final = "retention"
"""The name of its lease."""
HELD: Final = "held"
"""Stands in the outcome where the old part of the audit trail could not be cut off."""
_LASTS: Final = timedelta(minutes=10)
_LOOKS: Final = 300.0
_log = structlog.get_logger("retention")


async def count_all_over(work: Work, periods: RetentionPeriods, now: datetime) -> Mapping[RetentionKind, int]:
    """How many rows of each kind would go now."""
    found = dict.fromkeys(RetentionKind, 0)
    for rule in RULES:
        found[rule.kind] += await count_over(work, rule, periods.before(rule.kind, now))
    found[RetentionKind.TICKETS] = await count_closed_tickets(work, periods.before(RetentionKind.TICKETS, now))
    last, first = await work.audit.last_before(periods.before(RetentionKind.AUDIT, now)), await work.audit.first_number()
    found[RetentionKind.AUDIT] = max(last - first + 1, 0) if first else 0
    return found


@dataclass(frozen=True)
class RetentionJob:
    """`at`: from which time of day on, in `zone`, it is done; `desk` names this one."""

    store: Store
    trail: TrailCut
    periods: RetentionPeriods
    at: time
    zone: tzinfo
    desk: str
    clock: Clock

    async def run(self) -> None:
        """Looks every five minutes, until cancelled."""
        await repeat(self.tick, _LOOKS, _log, "retention paused")

    async def tick(self) -> None:
        """Does the work if it is due and no other desk is at it."""
        async with self.store.look() as work:
            lease = await work.leases.of(RETENTION)
        if lease is None or lease.done is None or lease.done < self._due():
            await self.do()

    async def do(self) -> Mapping[RetentionKind, int] | None:
        """Does it now; what was deleted, by kind. None: another desk is at it."""
        if not await self._hold():
            return None
        done = dict.fromkeys(RetentionKind, 0)
        try:
            for rule in RULES:
                done[rule.kind] += await delete_over(self.store, rule, self.periods.before(rule.kind, self.clock.now()))
                # Prolonged between two tables: one takes seconds, and a lease that ran out is somebody else's.
                if not await self._hold():
                    return done
            done[RetentionKind.TICKETS] = await delete_closed_tickets(self.store, self.periods.before(RetentionKind.TICKETS, self.clock.now()))
            if not await self._hold():
                return done
            cut = await self.trail.cut(self.periods.before(RetentionKind.AUDIT, self.clock.now()), self.clock.now())
            done[RetentionKind.AUDIT] = cut.records
            await self._finish(done, held=cut.held)
        except (Exception, asyncio.CancelledError):
            async with self.store.work() as work:
                await work.leases.end(RETENTION, self.desk, self.clock.now())
            raise
        return done

    async def _hold(self) -> bool:
        async with self.store.work() as work:
            return await work.leases.take(RETENTION, self.desk, self.clock.now(), _LASTS)

    async def _finish(self, done: Mapping[RetentionKind, int], *, held: bool) -> None:
        now = self.clock.now()
        outcome = {kind.value: number for kind, number in done.items() if number}
        async with self.store.work() as work:
            await work.leases.end(RETENTION, self.desk, now, outcome | ({HELD: 1} if held else {}))
            if outcome:
                details = {kind: str(number) for kind, number in outcome.items()}
                await work.audit.append(AuditRecord(AuditEvent.RETENTION_DONE, "desk", "", details), now)
        if outcome:
            _log.info("what was over is deleted", **outcome)

    def _due(self) -> datetime:
        """The last time at which it was due (UTC)."""
        here = self.clock.now().astimezone(self.zone)
        today = datetime.combine(here.date(), self.at, self.zone)
        return today if today <= here else datetime.combine(here.date() - timedelta(days=1), self.at, self.zone)
