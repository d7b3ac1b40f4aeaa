"""A circuit breaker for one system that is asked questions: after failures it is left alone for a while, then asked once. Pure.

The breaker of the channels (`dialogue/circuit_breaker.py`) tells one conversation's trouble from a whole channel's; this one knows no conversations.
"""

from datetime import datetime, timedelta
from typing import Final

from bot.runtime.pace import pause_holds

_FAILURES: Final = 3


class Breaker:
    """Opened by three failures in a row, for `first` and each time for twice as long, `longest` at most; closed by an answer."""

    def __init__(self, first: timedelta, longest: timedelta) -> None:
        self._first, self._longest = first, longest
        self._failures = 0
        self._openings = 0
        self._until: datetime | None = None
        self._probing = False

    def may_ask(self, now: datetime) -> bool:
        """Whether it may be asked; once it has rested, by one at a time until it answers. Whoever may says `answered`, `failed` or `left` afterwards."""
        if self._until is None:
            return True
        if self._probing or pause_holds(self._until, now, self._longest):
            return False
        self._probing = True
        return True

    def answered(self) -> None:
        """It answered."""
        self._failures = self._openings = 0
        self._until, self._probing = None, False

    def left(self) -> None:
        """Nobody waits for the answer any more, which says nothing about the system."""
        self._probing = False

    def failed(self, now: datetime) -> bool:
        """It did not, or not in time. Returns whether it is left alone from now on."""
        self._failures += 1
        if not self._probing and (self._until is not None or self._failures < _FAILURES):
            return False  # One of several that were asked before it was left alone says nothing new.
        self._probing, self._failures = False, 0
        self._until = now + min(self._first * 2**self._openings, self._longest)
        self._openings = min(self._openings + 1, 10)
        return True
