"""Work that only one of several desks does at a time, and another takes over when that one ends or dies."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Final

import structlog

from bot.replicas.presence import Presence
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Store

SCHEDULES: Final = "schedules"
"""The claim to whatever is due by the Clock: reminders, requests' terms, what goes to and comes from a helpdesk."""
_LOOKS: Final = 1.0
_log = structlog.get_logger("replicas")


@dataclass(frozen=True)
class Exclusive:
    """Claims by name. A desk that cannot give signs of life stops before another may begin."""

    store: Store
    presence: Presence

    async def mine(self, subject: str) -> bool:
        """Takes it if it is free; whether it is this desk's now."""
        if self.store.desk is None:
            return True
        async with self.store.work() as work:
            return await work.claims.take(subject)

    async def run(self, subject: str, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Runs `work` whenever `subject` is this desk's, until cancelled. Where there is one desk, that is at once and for good. Raises what `work` raises."""
        if self.store.desk is None:
            await work()
            return
        while True:
            life = self.presence.life
            if await self._taken(subject):
                _log.info("this desk does it from now on", what=subject)
                try:
                    await self._while_mine(work, life)
                finally:
                    await self._given_back(subject)
            await asyncio.sleep(_LOOKS)

    async def _while_mine(self, work: Callable[[], Awaitable[None]], life: int) -> None:
        task = asyncio.ensure_future(work())
        try:
            while self.presence.sure and self.presence.life == life and not task.done():
                await asyncio.wait({task}, timeout=_LOOKS)
            if not task.done():
                _log.warning("this desk is not sure to be alone and pauses")
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        if not task.cancelled():
            task.result()

    async def _taken(self, subject: str) -> bool:
        try:
            return self.presence.sure and await self.mine(subject)
        except Exception as trouble:  # the database is away
            _log.error("nothing can be claimed", what=subject, trouble=type(trouble).__name__)
            return False

    async def _given_back(self, subject: str) -> None:
        try:
            async with self.store.work() as work:
                await work.claims.release(subject)
        except Exception as trouble:  # it is free as soon as this desk is silent for long enough
            _log.warning("a claim could not be given back", what=subject, trouble=type(trouble).__name__)
