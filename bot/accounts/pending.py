"""What a person can wait for, and whether it has come: the pure half of "tell me when it is done"."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import Enum
from types import MappingProxyType
from typing import Final

from bot.accounts.facts import CHANGE_CARRIED
from bot.accounts.finding import Diagnosis, Finding
from bot.accounts.records import Present
from bot.runtime.quick_dataclass import dataclass


class Topic(Enum):
    """What is awaited: the end of a lock, the next sync, an enabling, a system that answers again, an account being made."""

    LOCK = "lock"
    SYNC = "sync"
    ENABLING = "enabling"
    SYSTEM = "system"
    ACCOUNT = "account"


_ROWS: Final[Mapping[Topic, frozenset[str]]] = MappingProxyType(
    {
        Topic.SYSTEM: frozenset({"D3"}),
        Topic.LOCK: frozenset({"D15", "D17", "D18", "D19", "D20"}),
        Topic.ENABLING: frozenset({"D10", "D11", "D12", "D13", "D14", "D39"}),
        Topic.SYNC: frozenset({"D5", "D6", "D7", "D8", "D9"}),
        Topic.ACCOUNT: frozenset({"D27"}),
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
    held = set(diagnosis.rows)
    # An enabling on its way is the change on its way (D12): one thing to wait for.
    same = {Topic.SYNC} if "D12" in held and held & _ROWS[Topic.SYNC] == {"D9"} else set()
    waiting = [one for one in diagnosis.findings if one.tell.key != CHANGE_CARRIED]
    found = ((topic, next((one for one in waiting if one.row in rows), None)) for topic, rows in _ROWS.items() if topic not in same)
    return tuple(_pending(topic, finding, diagnosis, now) for topic, finding in found if finding is not None)


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
    snapshot, rows = diagnosis.snapshot, set(diagnosis.rows)
    if topic is Topic.SYSTEM:
        return True
    if diagnosis.stopped:
        return False
    made = isinstance(snapshot.directory, Present)
    if topic is Topic.SYNC:
        arrived = isinstance(snapshot.personnel, Present) and not _ROWS[Topic.ENABLING] & rows
        return arrived and (not snapshot.agency.joins_directory or (made and isinstance(snapshot.mailbox, Present)))
    return made


def _pending(topic: Topic, finding: Finding, diagnosis: Diagnosis, now: datetime) -> PendingChange:
    rows = _ROWS[topic]
    known = [moment for one in diagnosis.findings if one.row in rows for moment in _named(one)]
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
