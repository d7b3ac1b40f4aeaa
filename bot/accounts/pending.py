"""What a person can wait for, and whether it has come: the pure half of "tell me when it is done"."""

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
    """What is awaited: the end of a lock, the next sync, an enabling, a system that answers again, an account being made."""

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
# Where no time is known, the desk looks again so often; a system comes back any minute, an admin takes longer.
_LOOK_AGAIN: Final[Mapping[Topic, timedelta]] = MappingProxyType(
    {
        Topic.SYSTEM: timedelta(minutes=1),
        Topic.LOCK: timedelta(minutes=2),
        Topic.ENABLING: timedelta(minutes=5),
        Topic.SYNC: timedelta(minutes=5),
        Topic.ACCOUNT: timedelta(minutes=30),
    }
)
# A moment of grace after a time that a system named, so that the desk does not look a breath too early.
_GRACE: Final = timedelta(seconds=1)
# "More than two hours" is the first whole minute after them (A13).
_OVERDUE: Final = timedelta(minutes=1, seconds=1)


@dataclass(frozen=True, slots=True)
class PendingChange:
    """Something pending (times in UTC): `due` is when to look next, `until` when it is expected, `latest` when it is reported; where they are known."""

    topic: Topic
    finding: Finding
    due: datetime
    until: datetime | None
    latest: datetime | None = None


@dataclass(frozen=True, slots=True)
class PendingOver:
    """It is over. `proven`: what was read shows that it is done; else it has only ceased to be waited for, as when somebody was disabled meanwhile."""

    topic: Topic
    proven: bool = True


def pending_changes(diagnosis: Diagnosis, now: datetime) -> tuple[PendingChange, ...]:
    """Everything pending, most restrictive first; nothing where a stopping row forbids to speak (D2, D4)."""
    if diagnosis.stopped:
        return ()
    found = {topic: diagnosis.first(awaited) for topic, awaited in _AWAITED.items()}
    # An enabling on its way is the change on its way (D12): one thing to wait for.
    same = diagnosis.first(Row.ENABLING_PENDING) is not None
    return tuple(_pending(topic, finding, now) for topic, finding in found.items() if finding is not None and _is_awaited(finding, same))


def _is_awaited(finding: Finding, enabling: bool) -> bool:
    """A lock that is over and a change that has been carried are waited for no more."""
    return finding.row is not Row.LOCK_OVER and finding.tell.key != CHANGE_CARRIED and not (enabling and finding.row is Row.CHANGE_PENDING)


def outlook(topic: Topic, diagnosis: Diagnosis, now: datetime) -> PendingOver | PendingChange:
    """Whether it has come, or when to look again. A system that cannot be read is no proof that anything is done (D3)."""
    pending = {change.topic: change for change in pending_changes(diagnosis, now)}
    if topic in pending:
        return pending[topic]
    unread = pending.get(Topic.SYSTEM)
    if unread is not None:
        return unread
    return PendingOver(topic, _proven(topic, diagnosis))


def _proven(topic: Topic, diagnosis: Diagnosis) -> bool:
    """That a row is gone proves nothing by itself: what was awaited has to be there."""
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
    until = max(known) if known else None  # With two locks, both have to end.
    told = finding.tell.words.get("latest")
    latest = told if isinstance(told, datetime) else None
    if until == latest:
        until = None  # Slower than usual: nobody knows any more when it comes, only when it is reported.
    # A named time that has passed proves nothing, and an admin may be earlier than it: look at the end, and now and then before it.
    times = [now + _LOOK_AGAIN[topic], *((until + _GRACE,) if until else ()), *((latest + _OVERDUE,) if latest else ())]
    return PendingChange(topic, finding, min(time for time in times if time > now), until, latest)


def _named(finding: Finding) -> tuple[datetime, ...]:
    """All ends that a finding names; of two locks there are two (D18)."""
    told = tuple(word for name, word in finding.tell.words.items() if name.endswith("until") and isinstance(word, datetime))
    return told if finding.until is None else (finding.until, *told)
