"""Whether what was done still stands when the account is looked at again 2, 5 and 10 minutes later. Pure."""

from datetime import datetime, timedelta
from enum import Enum
from typing import Final

from bot.accounts.facts import records
from bot.accounts.records import Unread
from bot.accounts.snapshot import Snapshot
from bot.actions.action import Order, Undoing
from bot.actions.bind import is_bound

AGAIN: Final = (timedelta(minutes=2), timedelta(minutes=5), timedelta(minutes=10))
"""After how long it is looked at again."""
UNREAD_AGAIN: Final = timedelta(minutes=1)
UNREAD_UNTIL: Final = timedelta(hours=1)
"""What could not be read is looked at again this often, and this long."""
_CLOCKS: Final = timedelta(seconds=30)
"""By how much two readings of one moment may differ: another domain controller answers, whose clock is its own."""


class LaterLook(Enum):
    """What a later look finds. UNREAD: nothing may be claimed (T32)."""

    STANDS = "stands"
    UNDONE = "undone"
    UNREAD = "unread"


def looked_later(undoing: Undoing, order: Order, dated: datetime | None, snapshot: Snapshot, now: datetime) -> LaterLook:
    """What has become of what was done by this order. `dated`: the system's own time of the write, as it was read back; None: not known."""
    match undoing:
        case Undoing.LOCKED_AGAIN:
            return _locked_again(order, snapshot, now)
        case Undoing.PASSWORD_SET_AGAIN:
            return _set_again(order, dated, snapshot)
        case Undoing.BINDING_GONE:
            return LaterLook.UNREAD if isinstance(snapshot.binding, Unread) else _undone_if(not is_bound(order, snapshot))


def next_look(settled: datetime, now: datetime, unread: bool) -> datetime | None:
    """When to look again after a look at `now` (UTC); None: no more."""
    if unread:
        return now + UNREAD_AGAIN if now + UNREAD_AGAIN < settled + UNREAD_UNTIL else None
    return next((settled + span for span in AGAIN if settled + span > now), None)


def _locked_again(order: Order, snapshot: Snapshot, now: datetime) -> LaterLook:
    if isinstance(snapshot.directory, Unread):
        return LaterLook.UNREAD
    own = [one for one in records(snapshot.directory) if one.account in order.accounts]
    # The order left no older lock, so whatever holds now came after it.
    return _undone_if(any(one.lock is not None and one.lock.holds(now) and one.lock.since > order.started for one in own))


def _set_again(order: Order, dated: datetime | None, snapshot: Snapshot) -> LaterLook:
    """The directory says when a password was set. An earlier time than the known one is a copy that is behind, and says nothing."""
    if isinstance(snapshot.directory, Unread):
        return LaterLook.UNREAD
    own = [one for one in records(snapshot.directory) if one.account in order.accounts]
    if dated is None or not own:
        return LaterLook.STANDS
    return _undone_if(any(one.must_change if one.password_set is None else one.password_set > dated + _CLOCKS for one in own))


def _undone_if(undone: bool) -> LaterLook:
    return LaterLook.UNDONE if undone else LaterLook.STANDS
