"""Turns that are taken in fairness: whoever waits is let in one after another, however many of one's own stand behind."""

import asyncio
from collections import Counter, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class FairTurns:
    """At most `at_once` turns at the same time, and `each` of one taker. A place that becomes free goes to the taker who has waited longest for a turn, and
    that taker's next one stands behind everybody else's: of a thousand that wait, one goes before somebody new."""

    def __init__(self, at_once: int, each: int) -> None:
        self._at_once, self._each = at_once, each
        self._held: Counter[str] = Counter()
        self._waiting: dict[str, deque[asyncio.Future[None]]] = {}

    @asynccontextmanager
    async def turn(self, taker: str) -> AsyncIterator[None]:
        """Waits for the turn, and holds it while the block runs."""
        await self._enter(taker)
        try:
            yield
        finally:
            self._leave(taker)

    async def _enter(self, taker: str) -> None:
        # Whoever waits while there is room waits for a turn of their own.
        if self._free(taker):
            self._held[taker] += 1
            return
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(taker, deque()).append(place)
        try:
            await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():
                self._leave(taker)
            raise

    def _free(self, taker: str) -> bool:
        return self._held.total() < self._at_once and self._held[taker] < self._each

    def _leave(self, taker: str) -> None:
        self._held[taker] -= 1
        if not self._held[taker]:
            del self._held[taker]
        while self._held.total() < self._at_once:
            other = next((one for one in self._waiting if self._held[one] < self._each), None)
            if other is None:
                return
            self._let_in(other)

    def _let_in(self, taker: str) -> None:
        places = self._waiting.pop(taker)
        while places:
            place = places.popleft()
            if not place.done():
                self._held[taker] += 1
                place.set_result(None)
                break
        if places:
            self._waiting[taker] = places  # Behind all the others.
