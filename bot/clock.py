"""The only source of time, always in UTC."""

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time. Everything that needs the time is given one of these."""

    def now(self) -> datetime:
        """The present, in UTC."""
        ...


class SystemClock:
    """The machine's clock: the only place that reads it."""

    def now(self) -> datetime:
        """The machine's time, in UTC."""
        return datetime.now(UTC)  # noqa: TID251 - the one reader of the clock


class MovableClock:
    """A clock that can be moved forward, for the demonstration, for training and for tests. It never runs backwards."""

    def __init__(self, inner: Clock, ahead: timedelta = timedelta()) -> None:
        self._inner = inner
        self._ahead = ahead

    @property
    def ahead(self) -> timedelta:
        """How far this clock is ahead of the inner one."""
        return self._ahead

    def now(self) -> datetime:
        """The inner clock's time plus the offset, in UTC."""
        return self._inner.now() + self._ahead

    def advance(self, by: timedelta) -> None:
        """Moves it forward by a span of zero or more. Raises ValueError for a negative one."""
        if by < timedelta():
            raise ValueError("a clock is not moved backwards")
        self._ahead += by
