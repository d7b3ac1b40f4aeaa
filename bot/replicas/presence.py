"""A desk's signs of life, and what the living do for one that gives none any more."""

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import field
from typing import Final

import structlog
from sqlalchemy import URL

from bot.runtime.quick_dataclass import dataclass
from bot.store.claims import ALIVE, Claims
from bot.store.database import open_engine
from bot.store.work import Store

EVERY: Final = 2.0
"""Seconds between two signs."""
_HANGS: Final = 30.0
"""A desk whose event loop did not come round for so many seconds is no use to anybody, and gives no more signs."""
_log = structlog.get_logger("replicas")


async def _nothing(_: Sequence[str]) -> None:
    """Nothing is carried out here."""


@dataclass
class Presence:
    """`resume` goes on with what the desks of these names were carrying out; it may be called twice for the same. `content` tells what own entries and topics
    this desk answers from. Where no other desk can be on the database, there is nothing to do, and this one is always sure of what it holds."""

    store: Store
    url: URL
    resume: Callable[[Sequence[str]], Awaitable[None]] = _nothing
    content: Callable[[], str] = str
    life: int = field(default=0, init=False)
    """Another number each time this desk was taken for dead, or may have been: what it claimed before may be another's."""
    _last: float = field(default=0.0, init=False)
    _since: float = field(default=float("-inf"), init=False)
    _loop_seen: float = field(default=0.0, init=False)
    _over: threading.Event = field(default_factory=threading.Event, init=False, repr=False, compare=False)
    _burying: asyncio.Task[None] | None = field(default=None, init=False)

    @property
    def sure(self) -> bool:
        """Whether no other desk can have taken what this one holds: its last sign is young enough. Passes by the machine's own monotonic clock."""
        return self.store.desk is None or time.monotonic() - self._last < ALIVE.total_seconds() - 1

    async def begin(self) -> None:
        """The first sign, before anything is claimed. Raises what the database raises."""
        begun = time.monotonic()
        async with self.store.work() as work:
            unbroken = await work.claims.sign_of_life(self.content())
        self._signed(begun, unbroken)

    async def run(self) -> None:
        """Until cancelled."""
        if self.store.desk is None:
            await asyncio.Event().wait()
        # In a thread with a connection of its own: a desk that is merely busy is not taken for dead.
        self._loop_seen = time.monotonic()
        threading.Thread(target=lambda: asyncio.run(self._give_signs()), name="signs of life", daemon=True).start()
        try:
            while True:
                await asyncio.sleep(EVERY)
                self._loop_seen = time.monotonic()
                if self._burying is None or self._burying.done():
                    self._burying = asyncio.create_task(self._bury())
        finally:
            self._over.set()
            if self._burying is not None:
                self._burying.cancel()

    async def leave(self) -> None:
        """At shutdown: the others take over at once."""
        self._over.set()
        if self.store.desk is None:
            return
        try:
            async with self.store.work() as work:
                await work.outbox.release_all((self.store.desk,))
                await work.claims.bury((self.store.desk,))
        except Exception as trouble:  # the others notice in a few seconds
            _log.warning("the other desks could not be told", trouble=type(trouble).__name__)

    async def _give_signs(self) -> None:
        engine = open_engine(self.url)
        try:
            while not self._over.is_set():
                begun = time.monotonic()
                if begun - self._loop_seen < _HANGS:
                    try:
                        async with asyncio.timeout(ALIVE.total_seconds()), engine.begin() as connection:
                            unbroken = await Claims(connection, self.store.desk).sign_of_life(self.content())
                        self._signed(begun, unbroken)
                    except Exception as trouble:  # the database is away, and with it what could be taken over
                        _log.error("no sign of life could be given", trouble=type(trouble).__name__)
                await asyncio.to_thread(self._over.wait, EVERY)
        finally:
            await engine.dispose()

    def _signed(self, begun: float, unbroken: bool) -> None:
        # A process that was stopped for a while gives its sign before its loop has noticed; the clock of a stopped machine tells nothing, the database does.
        if self._last and not (unbroken and self.sure):
            self.life += 1
            self._since = begun
        self._last = begun

    async def _bury(self) -> None:
        """What the silent desks had reserved is free, and what they were carrying out goes on here; last they are forgotten, so that a desk that dies in
        between leaves it all to the next. After a time in which this one could give no sign itself, the others have time for theirs."""
        if not self.sure or time.monotonic() - self._since < ALIVE.total_seconds():
            return
        try:
            async with self.store.look() as work:
                silent = await work.claims.silent_desks()
            if not silent:
                return
            _log.warning("a desk has died; its work goes on here", desks=len(silent))
            await self.resume(silent)
            async with self.store.work() as work:
                await work.outbox.release_all(silent)
                await work.claims.bury(silent)
        except Exception as trouble:  # tried again in two seconds
            _log.error("the work of a dead desk could not be taken over", trouble=type(trouble).__name__)
