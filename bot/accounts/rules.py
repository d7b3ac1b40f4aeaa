"""The parameters of the rules: the phase, the sync's schedule and the spans."""

from datetime import datetime, timedelta
from enum import Enum

from bot.people.person import Agency
from bot.runtime.quick_dataclass import dataclass


class Phase(Enum):
    """The phase that an organisation's file or the configuration names."""

    BEFORE_GO_LIVE = "before_go_live"
    GO_LIVE = "go_live"


class Stage(Enum):
    """The phase of one agency: P0 before the unbound get accounts, P1 after it, P2 from go-live on (R17, R18, A2)."""

    P0 = "p0"
    P1 = "p1"
    P2 = "p2"


@dataclass(frozen=True, slots=True)
class SyncBeat:
    """The sync runs every `every`; `last` (UTC) is its last run, None if unknown."""

    every: timedelta
    last: datetime | None

    def next_after(self, now: datetime) -> datetime | None:
        """The next run after `now`, counted from the last one; None if the last is unknown."""
        if self.last is None:
            return None
        beats = max(0, (now - self.last) // self.every) + 1
        return self.last + self.every * beats


@dataclass(frozen=True, slots=True)
class Rules:
    """Spans of DOMAIN: `propagation` 60 minutes (A13), `overdue` 120 (R36), `old_password` 60 (D37), `recent` 24 hours and `per_day` 3 (D19)."""

    phase: Phase
    auto_creation: datetime | None
    sync: SyncBeat
    auto_unlock: timedelta = timedelta(minutes=15)
    propagation: timedelta = timedelta(minutes=60)
    overdue: timedelta = timedelta(minutes=120)
    old_password: timedelta = timedelta(minutes=60)
    recent: timedelta = timedelta(hours=24)
    per_day: int = 3

    def created_at(self, agency: Agency) -> datetime | None:
        """When unbound people of this agency get or got their accounts (UTC): the agency's own date first (R15)."""
        return agency.auto_creation or self.auto_creation

    def stage(self, agency: Agency, now: datetime) -> Stage:
        """P0, P1 or P2 for this agency now."""
        if self.phase is Phase.GO_LIVE:
            return Stage.P2
        made = self.created_at(agency)
        return Stage.P1 if made is not None and made <= now else Stage.P0
