"""Throttles password guessing at `/link`, where nobody is known yet: a browser is blocked for a while, a network is only slowed down (T2, T25).

A whole city may share one address, so attempts from one network, or all together, never cause a refusal.
"""

import asyncio
import ipaddress
from collections.abc import Awaitable, Callable
from dataclasses import field
from datetime import datetime, timedelta
from typing import Final

from bot.clock import Clock
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Store
from bot.verification.limits import LINK_TRIES, slowed
from bot.verification.tokens import Tokens

_BROWSER: Final = "link_browser"
_NETWORK: Final = "link_network"
_EVERYWHERE: Final = "everywhere"
_LOOKS_BACK: Final = timedelta(minutes=10)
_GRID: Final = 0.25
_LONGEST_WAIT: Final = 15.0
_MOST_NETWORKS: Final = 10_000


@dataclass(frozen=True)
class LinkThrottle:
    """`pause` waits for real seconds, not for time on the Clock."""

    store: Store
    tokens: Tokens
    clock: Clock
    pause: Callable[[float], Awaitable[None]] = asyncio.sleep
    _next: dict[str, float] = field(default_factory=dict)

    async def begin(self, browser: str, network: str) -> datetime | None:
        """Counts an attempt before anything is looked up; returns when this browser (sealed) may try again, None if it may now. Waits if the network,
        or all together, had too many failures."""
        now, place = self.clock.now(), self._place(network)
        async with self.store.work() as work:
            again = await work.counts.next_at(_BROWSER, browser, LINK_TRIES, now)
            if again is not None:
                return again
            # A browser locks only its own counter: without this, concurrent attempts with thirty cookies would not see each other.
            await work.counts.hold(_NETWORK, _EVERYWHERE)
            since = now - _LOOKS_BACK
            here, everywhere = [await work.counts.since(_NETWORK, subject, since) for subject in (place, _EVERYWHERE)]
            await work.counts.add(_BROWSER, browser, now)
            for subject in (place, _EVERYWHERE):
                await work.counts.add(_NETWORK, subject, now)
        await self._wait(place, slowed(here, everywhere))
        return None

    async def right(self, browser: str, network: str) -> None:
        """Uncounts an attempt that was correct."""
        async with self.store.work() as work:
            await work.counts.forget_last(_BROWSER, browser)
            for subject in (self._place(network), _EVERYWHERE):
                await work.counts.forget_last(_NETWORK, subject)

    async def evenly(self, begun: float) -> None:
        """Waits until the next quarter of a second after `begun` (the loop's time), so that the response time does not reveal what was checked (T2, T26)."""
        took = asyncio.get_running_loop().time() - begun
        await self.pause(_GRID - took % _GRID)

    async def _wait(self, place: str, seconds: float) -> None:
        """Requests from one network queue up, never longer than a quarter of a minute."""
        if not seconds:
            return
        now = asyncio.get_running_loop().time()
        if len(self._next) > _MOST_NETWORKS:
            self._next.clear()
        # The queue never exceeds the longest wait: a burst that is over must not slow down a whole network for the rest of the hour.
        self._next[place] = slot = min(max(now, self._next.get(place, 0.0)) + seconds, now + _LONGEST_WAIT)
        await self.pause(slot - now)

    def _place(self, network: str) -> str:
        """The address, or the /64 of an IPv6 one, sealed: nobody needs to read where somebody is."""
        try:
            address = ipaddress.ip_address(network)
        except ValueError:
            return self.tokens.sealed_network("")
        whole = ipaddress.ip_network((address, 64), strict=False) if address.version == 6 else address
        return self.tokens.sealed_network(str(whole))
