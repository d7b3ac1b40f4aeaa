"""A desk's signs of life, and what the living do for one that gives none any more."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import field
from typing import Final

import structlog

from bot.runtime.quick_dataclass import dataclass
from bot.store.claims import ALIVE
from bot.store.work import Store

EVERY: Final = 2.0
"""Seconds between two signs."""
_log = structlog.get_logger("replicas")


async def _nothing(_: Sequence[str]) -> None:
    """Nothing is carried out here."""


@dataclass
class Presence:
    """`resume` goes on with what the desks of these names were carrying out; it may be called twice for the same. Where no other desk can be on the
    database, there is nothing to do, and this one is always sure of what it holds."""

    store: Store
    resume: Callable[[Sequence[str]], Awaitable[None]] = _nothing
    _last: float = field(default=0.0, init=False)

    @property
    def sure(self) -> bool:
        """Whether no other desk can have taken what this one holds: its last sign is young enough. Passes by the machine's own monotonic clock."""
        return self.store.desk is None or time.monotonic() - self._last < ALIVE.total_seconds() - 1

    async def begin(self) -> None:
        """The first sign, before anything is claimed. Raises what the database raises."""
        begun = time.monotonic()
        async with self.store.work() as work:
            await work.claims.sign_of_life()
        self._last = begun

    async def run(self) -> None:
        """Until cancelled."""
        if self.store.desk is None:
            await asyncio.Event().wait()
        while True:
            await asyncio.sleep(EVERY)
            try:
                await self.begin()
                await self._bury()
            except Exception as trouble:  # the database is away, and with it what could be taken over
                _log.error("no sign of life could be given", trouble=type(trouble).__name__)

    async def _bury(self) -> None:
        """What the silent desks had reserved is free, and what they were carrying out goes on here; last they are forgotten, so that a desk that dies in
        between leaves it all to the next."""
        async with self.store.look() as work:
            silent = await work.claims.silent_desks()
        if not silent:
            return
        _log.warning("a desk has died; its work goes on here", desks=len(silent))
        await self.resume(silent)
        async with self.store.work() as work:
            await work.outbox.release_all(silent)
            await work.claims.bury(silent)

    async def leave(self) -> None:
        """At shutdown: the others take over at once."""
        if self.store.desk is None:
            return
        try:
            async with self.store.work() as work:
                await work.outbox.release_all((self.store.desk,))
                await work.claims.bury((self.store.desk,))
        except Exception as trouble:  # the others notice in a few seconds
            _log.warning("the other desks could not be told", trouble=type(trouble).__name__)
