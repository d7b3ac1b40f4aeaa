"""A cache of the register: it is needed at every turn, and an unreachable network register must not stop the desk."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import field
from datetime import datetime, timedelta
from typing import Any, Final

from bot.accounts.rules import Phase, SyncBeat
from bot.clock import Clock
from bot.errors import BackEndError, Unreachable
from bot.people.person import Agency, Person
from bot.ports import Register
from bot.runtime.quick_dataclass import dataclass

_FRESH: Final = timedelta(seconds=30)
_KEPT: Final = timedelta(hours=12)
_PAUSE: Final = timedelta(seconds=10)
_MOST: Final = 20_000


@dataclass(frozen=True, slots=True)
class _Heard:
    """An answer and when it was given, in UTC."""

    answer: Any
    at: datetime


@dataclass
class CachedRegister:
    """Asks `inner` at most once in 30 s for the same thing. While it is unreachable, answers from the last 12 hours are used; after a failure it is not
    asked for 10 s. `patience` in seconds. Only identities are cached: the state of an account never is (T32)."""

    inner: Register
    clock: Clock
    patience: float = 1.0
    _heard: dict[tuple[str, str], _Heard] = field(default_factory=dict)
    _silent_until: datetime | None = None

    async def person(self, id: str) -> Person | None:
        """The person with this id."""
        found: Person | None = await self._ask("person", id, lambda: self.inner.person(id))
        return found

    async def people(self) -> tuple[Person, ...]:
        """Everybody."""
        found: tuple[Person, ...] = await self._ask("people", "", self.inner.people, patience=10 * self.patience)
        return found

    async def agency(self, id: str) -> Agency:
        """The agency with this id, from the operator's file: no network is involved."""
        return await self.inner.agency(id)

    async def phase(self) -> Phase | None:
        """The phase that the organisation itself names."""
        return await self.inner.phase()

    async def sync(self) -> SyncBeat | None:
        """The sync's schedule; None if it is unknown now."""
        try:
            found: SyncBeat | None = await self._ask("sync", "", self.inner.sync)
        except BackEndError:
            return None
        return found

    async def auto_creation(self) -> datetime | None:
        """When unbound people get their accounts."""
        return await self.inner.auto_creation()

    async def _ask(self, what: str, of: str, ask: Callable[[], Awaitable[Any]], patience: float | None = None) -> Any:
        now, key = self.clock.now(), (what, of)
        cached = self._heard.get(key)
        if cached is not None and now - cached.at < _FRESH:
            return cached.answer
        try:
            if self._silent_until is not None and now < self._silent_until:
                raise Unreachable("personnel", "personnel: it did not answer a moment ago")
            async with asyncio.timeout(patience or self.patience):
                answer = await ask()
        except (TimeoutError, BackEndError) as trouble:
            if self._silent_until is None or now >= self._silent_until:
                self._silent_until = now + _PAUSE
            if cached is not None and now - cached.at < _KEPT:
                return cached.answer
            raise Unreachable("personnel", f"personnel: who works here cannot be read ({type(trouble).__name__})") from None
        self._silent_until = None
        if len(self._heard) >= _MOST:
            self._heard.clear()
        self._heard[key] = _Heard(answer, now)
        return answer
