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
from bot.runtime.breaker import Breaker
from bot.runtime.patience import unheard, waited
from bot.runtime.quick_dataclass import dataclass

_FRESH: Final = timedelta(seconds=30)
_KEPT: Final = timedelta(hours=12)
_REST: Final = timedelta(seconds=2)
_LONGEST_REST: Final = timedelta(seconds=10)
_MOST: Final = 200_000
"""More people than a city has: each of them is to be known while the register is away."""
_LISTENED: Final = 10
"""How many times as long as anybody waits an answer may take and still be heard."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """An answer and when it was given, in UTC."""

    answer: Any
    at: datetime


@dataclass
class CachedRegister:
    """Asks `inner` at most once in 30 s for the same thing. While it is unreachable, answers from the last 12 hours are used. It counts as silent once it has left
    three questions in a row without any answer; then it rests 2 to 10 s at a time, and one question tries it, until anything is answered. `patience`: how many
    seconds anybody waits. Only identities are cached: the state of an account never is (T32)."""

    inner: Register
    clock: Clock
    patience: float = 1.0
    _heard: dict[tuple[str, str], _Heard] = field(default_factory=dict)
    _breaker: Breaker = field(default_factory=lambda: Breaker(_REST, _LONGEST_REST))
    _asking: set["asyncio.Task[Any]"] = field(default_factory=set)

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
        if cached is not None and abs(now - cached.at) < _FRESH:
            return cached.answer
        try:
            if not self._breaker.may_ask(now):
                raise Unreachable("personnel", "personnel: it did not answer a moment ago")
            return await self._answer(key, ask, patience or self.patience)
        except (TimeoutError, BackEndError) as trouble:
            if cached is not None and abs(now - cached.at) < _KEPT:
                return cached.answer
            why = trouble.detail if isinstance(trouble, BackEndError) else "no answer in time"
            raise Unreachable("personnel", f"personnel: who works here cannot be read ({type(trouble).__name__}: {why})") from None

    async def _answer(self, key: tuple[str, str], ask: Callable[[], Awaitable[Any]], patience: float) -> Any:
        task = asyncio.create_task(self._question(key, ask, _LISTENED * patience))
        self._asking.add(task)
        task.add_done_callback(self._asking.discard)
        task.add_done_callback(unheard)
        try:
            return await waited(task, patience)
        except (TimeoutError, Unreachable):
            self._breaker.failed(self.clock.now())
            raise
        except BaseException:  # The turn was given up, or the answer was a bad one.
            self._breaker.left()
            raise

    async def _question(self, key: tuple[str, str], ask: Callable[[], Awaitable[Any]], longest: float) -> Any:
        """Listened to for longer than anybody waits: an answer that comes late says that the register is there, and serves the next who asks."""
        at = self.clock.now()
        try:
            async with asyncio.timeout(longest):
                answer = await ask()
        except BackEndError as trouble:
            if not isinstance(trouble, Unreachable):
                self._breaker.answered()  # It says something wrong, but it speaks.
            raise
        self._breaker.answered()
        self._heard.pop(key, None)
        self._heard[key] = _Heard(answer, at)
        if len(self._heard) > _MOST:
            del self._heard[next(iter(self._heard))]  # What was heard longest ago is first.
        return answer
