"""What a person can wait for, and whether it is over: the pure half of "tell me when it is done"."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import Enum
from types import MappingProxyType
from typing import Final

from bot.accounts.facts import CHANGE_CARRIED
from bot.accounts.finding import Diagnosis, Finding
from bot.accounts.records import Present
from bot.accounts.rows.row import FindingGroup, Row
from bot.runtime.quick_dataclass import dataclass


class Topic(Enum):
    """What is awaited: the end of a lock, the next sync, enabling, a system that answers again, a new account."""

    LOCK = "lock"
    SYNC = "sync"
    ENABLING = "enabling"
    SYSTEM = "system"
    ACCOUNT = "account"


_AWAITED: Final[Mapping[Topic, FindingGroup | Row]] = MappingProxyType(
    {
        Topic.SYSTEM: FindingGroup.UNREAD,
        Topic.LOCK: FindingGroup.LOCKED,
        Topic.ENABLING: FindingGroup.DISABLED,
        Topic.SYNC: FindingGroup.SYNC,
        Topic.ACCOUNT: Row.PORTAL_ONLY,
    }
)
# If no time is known, the desk checks this often; a system may come back any minute, an admin takes longer.
_LOOK_AGAIN: Final[Mapping[Topic, timedelta]] = MappingProxyType(
    {
        Topic.SYSTEM: timedelta(minutes=1),
        Topic.LOCK: timedelta(minutes=2),
        Topic.ENABLING: timedelta(minutes=5),
        Topic.SYNC: timedelta(minutes=5),
        Topic.ACCOUNT: timedelta(minutes=30),
    }
)
# A grace period after a time that a system named, so that the desk does not check too early.
_GRACE: Final = timedelta(seconds=1)
# "More than two hours" is the first whole minute after them (A13).
_OVERDUE: Final = timedelta(minutes=1, seconds=1)


@dataclass(frozen=True, slots=True)
class PendingChange:
    """Something pending (times in UTC): `due` is when to check next, `until` when it is expected, `latest` when it is reported; if known."""

    topic: Topic
    finding: Finding
    due: datetime
    until: datetime | None
    latest: datetime | None = None


@dataclass(frozen=True, slots=True)
class PendingOver:
    """It is over. `proven`: the readings show that it is done; otherwise it is merely no longer awaited, as if somebody was disabled meanwhile."""

    topic: Topic
    proven: bool = True


def pending_changes(diagnosis: Diagnosis, now: datetime) -> tuple[PendingChange, ...]:
    """Everything pending, most restrictive first; nothing if a stopping row applies (D2, D4)."""
    if diagnosis.stopped:
        return ()
    found = {topic: diagnosis.first(awaited) for topic, awaited in _AWAITED.items()}
    # Pending enabling is the same as the pending change (D12): one thing to wait for.
    same = diagnosis.first(Row.ENABLING_PENDING) is not None
    return tuple(_pending(topic, finding, now) for topic, finding in found.items() if finding is not None and _is_awaited(finding, same))


def _is_awaited(finding: Finding, enabling: bool) -> bool:
    """A lock that is over and a change that was propagated are no longer awaited."""
    return finding.row is not Row.LOCK_OVER and finding.tell.key != CHANGE_CARRIED and not (enabling and finding.row is Row.CHANGE_PENDING)


def outlook(topic: Topic, diagnosis: Diagnosis, now: datetime) -> PendingOver | PendingChange:
    """Whether it is over, or when to check again. An unreadable system is no proof that anything is done (D3)."""
    pending = {change.topic: change for change in pending_changes(diagnosis, now)}
    if topic in pending:
        return pending[topic]
    unread = pending.get(Topic.SYSTEM)
    if unread is not None:
        return unread
    return PendingOver(topic, _proven(topic, diagnosis))


def _proven(topic: Topic, diagnosis: Diagnosis) -> bool:
    """A missing row proves nothing by itself: the awaited result has to be there."""
    snapshot = diagnosis.snapshot
    if topic is Topic.SYSTEM:
        return True
    if diagnosis.stopped:
        return False
    made = isinstance(snapshot.directory, Present)
    if topic is Topic.SYNC:
        arrived = isinstance(snapshot.personnel, Present) and diagnosis.first(FindingGroup.DISABLED) is None
        return arrived and (not snapshot.agency.joins_directory or (made and isinstance(snapshot.mailbox, Present)))
    return made


def _pending(topic: Topic, finding: Finding, now: datetime) -> PendingChange:
    known = _named(finding)
    until = max(known) if known else None  # Of two locks, both have to end.
    latest_word = finding.tell.words.get("latest")
    latest = latest_word if isinstance(latest_word, datetime) else None
    if until == latest:
        until = None  # Slower than usual: its arrival is unknown, only when it is reported.
    # A named time that has passed proves nothing, and an admin may be earlier: check at the end, and now and then before it.
    times = [now + _LOOK_AGAIN[topic], *((until + _GRACE,) if until else ()), *((latest + _OVERDUE,) if latest else ())]
    return PendingChange(topic, finding, min(time for time in times if time > now), until, latest)


def _named(finding: Finding) -> tuple[datetime, ...]:
    """All ends that a finding names; for two locks there are two (D18)."""
    ends = tuple(word for name, word in finding.tell.words.items() if name.endswith("until") and isinstance(word, datetime))
    return ends if finding.until is None else (finding.until, *ends)
