"""Moments and spans as Active Directory writes them. Pure."""

from datetime import UTC, datetime, timedelta
from typing import Final

from bot.runtime.quick_dataclass import dataclass

_START: Final = datetime(1601, 1, 1, tzinfo=UTC)
NEVER: Final = 0x7FFFFFFFFFFFFFFF
_FOREVER: Final = -0x8000000000000000
_CLOSE: Final = timedelta(seconds=2)


def windows_moment(filetime: int) -> datetime | None:
    """The moment in UTC; None for 0 and for never."""
    if filetime <= 0 or filetime >= NEVER:
        return None
    try:
        return _START + timedelta(microseconds=filetime // 10)
    except OverflowError:
        return None


def windows_span(interval: int) -> timedelta | None:
    """A negative interval as a span; None for one without an end."""
    return None if interval in (_FOREVER, 0x8000000000000000) else timedelta(microseconds=abs(interval) // 10)


@dataclass(frozen=True, slots=True)
class ClockSkew:
    """How far the desk's clock is ahead of the server's. What the server says is told in the desk's time, since only the server's clock ends a lock."""

    ahead: timedelta = timedelta()

    def measured(self, desk: datetime, server: datetime) -> "ClockSkew":
        """This one where it still fits: a server tells whole seconds, and a moment told twice should be the same moment."""
        ahead = desk - server
        return self if abs(ahead - self.ahead) <= _CLOSE else ClockSkew(ahead)

    def desk_time(self, server: datetime | None) -> datetime | None:
        """A moment of the server's in the desk's time."""
        return None if server is None else server + self.ahead
