"""A circuit breaker per channel, which tells trouble with one conversation from trouble with the whole channel. Pure."""

from dataclasses import field
from datetime import datetime, timedelta
from typing import Final

from bot.errors import TroubleScope, TryLater
from bot.runtime.quick_dataclass import dataclass

_QUIET: Final = (1, 1, 1, 2, 2)
_THEN: Final = 3
_LONG: Final = 15
_LONG_AFTER: Final = 60
_ALIKE: Final = 3
_ASKED_TO_WAIT: Final = 5
_AT_MOST: Final = timedelta(minutes=1)


@dataclass
class CircuitBreaker:
    """Opened by trouble with the whole channel, or by several conversations failing alike with no delivery in between; closed by the first delivery.
    While it is open the channel is left alone, then probed with one conversation after another: none is probed twice before the others had their
    turn."""

    until: datetime | None = None
    probed: set[str] = field(default_factory=set)
    _openings: int = 0
    _arrived: int = 0
    _failing: set[str] = field(default_factory=set)
    _asked: dict[str, datetime] = field(default_factory=dict)
    _tried_at: dict[int, int] = field(default_factory=dict)
    _proven: set[int] = field(default_factory=set)
    _opened: datetime | None = None

    @property
    def closed(self) -> bool:
        """Whether the channel as a whole works."""
        return self.until is None

    def room(self, now: datetime, most: int) -> int:
        """How many conversations may be served at once."""
        if self.until is None:
            return most
        # A pause that is longer than any is one of before the clock was set back.
        return 0 if timedelta() < self.until - now <= _AT_MOST else 1

    def failed(self, message: int, conversation: str, wait: TryLater, now: datetime) -> bool:
        """Whether the trouble is the message's own, so that this attempt counts against it; False if it is the channel's alone.

        Other deliveries since its last failure prove that it is the message's own, whatever the code says; and then it stays so."""
        if self._tried_at.get(message, self._arrived) != self._arrived:
            self._proven.add(message)
        self._tried_at[message] = self._arrived
        own, open_already = message in self._proven, self.until is not None
        match wait.reach:
            case TroubleScope.ASKED:
                self._asked = {name: until for name, until in self._asked.items() if until > now} | {conversation: now + wait.after}
                if len(self._asked) >= _ASKED_TO_WAIT:
                    self._open(now, min(min(self._asked.values()) - now, _AT_MOST))
                return True
            case TroubleScope.CHANNEL if not own:
                self._open(now, min(wait.after, _AT_MOST))
                return False
            case TroubleScope.UNCLEAR if not own:
                self._failing.add(conversation)
                if len(self._failing) >= _ALIKE:
                    self._open(now, timedelta())
                return not open_already
            case _:
                return True

    def arrived(self, message: int, now: datetime) -> timedelta | None:
        """A message was delivered; returns how long the outage lasted, if this delivery ended it."""
        silent = None if self._opened is None else now - self._opened
        self.until = self._opened = None
        self._openings, self._arrived = 0, self._arrived + 1
        self._failing.clear()
        self._asked.clear()
        self.probed.clear()
        self.forget(message)
        return silent

    def forget(self, message: int) -> None:
        """The message is done."""
        self._tried_at.pop(message, None)
        self._proven.discard(message)

    def _open(self, now: datetime, after: timedelta) -> None:
        self._opened = self._opened or now
        if self.until is None or self.until <= now:
            self._openings += 1
        steps = self._openings
        seconds = _QUIET[steps - 1] if steps <= len(_QUIET) else _THEN if steps <= _LONG_AFTER else _LONG
        self.until = max(self.until or now, now + max(after, timedelta(seconds=seconds)))
