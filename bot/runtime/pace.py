"""How often somebody outside is asked: at a steady pace, at once where there is word of something, and more and more seldom while no answer comes."""

from datetime import datetime, timedelta
from typing import Final

_LONGEST: Final = timedelta(minutes=5)
_MOST_DOUBLINGS: Final = 12


class Pace:
    """`every`: the pace while all is well; `first`: the pause after the first failure, doubled after each further one. Every `now` is UTC."""

    def __init__(self, every: timedelta, first: timedelta = timedelta(seconds=2)) -> None:
        self._every = every
        self._first = first
        self._next: datetime | None = None
        self._not_before: datetime | None = None
        self._failures = 0
        self._hurried = False

    def hurry(self) -> None:
        """There is word of something: the next look is due now, unless nobody has answered lately."""
        self._hurried = True

    def may_ask(self, now: datetime) -> bool:
        """Whether anything may be asked at all."""
        return self._not_before is None or not pause_holds(self._not_before, now, _LONGEST)

    def due(self, now: datetime) -> bool:
        """Whether it is time to look."""
        return self.may_ask(now) and (self._hurried or self._next is None or not pause_holds(self._next, now, self._every))

    def looked(self, now: datetime) -> None:
        """Called before a look, so that word that comes meanwhile counts for the next."""
        self._hurried = False
        self._next = now + self._every

    def went(self, now: datetime, *, well: bool) -> None:
        """How the last question went."""
        if well:
            self._failures, self._not_before = 0, None
            return
        self._not_before = now + min(self._first * 2 ** min(self._failures, _MOST_DOUBLINGS), _LONGEST)
        self._failures += 1


def pause_holds(until: datetime, now: datetime, longest: timedelta) -> bool:
    """Whether a pause goes on. One that would be longer than any is one of before the clock was set back, and over."""
    return timedelta() < until - now <= longest
