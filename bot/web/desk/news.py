"""What is new at the desk, for everybody who has one of its pages open: one look a second at the end of the audit trail, where every act is recorded."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

import structlog

from bot.runtime.quick_dataclass import dataclass
from bot.store.audit import RecordedAct
from bot.store.work import Store

_SECOND: Final = 1.0
_KEPT: Final = 500
_log = structlog.get_logger("desk_news")


@dataclass(frozen=True, slots=True)
class News:
    """What was recorded since a number. `all_of_it`: it is too much or too long ago to be told one by one."""

    acts: tuple[RecordedAct, ...]
    upto: int
    all_of_it: bool = False


class DeskNews:
    """Looks only while somebody listens, once a second for all of them together (`every`, in seconds)."""

    def __init__(self, store: Store, every: float = _SECOND) -> None:
        self._store, self._every = store, every
        self._acts: deque[RecordedAct] = deque(maxlen=_KEPT)
        self._since = self._upto = 0
        self._listening = 0
        self._watch: asyncio.Task[None] | None = None
        self._changed = asyncio.Event()

    @asynccontextmanager
    async def listen(self) -> AsyncIterator[None]:
        """While the block runs, news is looked for."""
        self._listening += 1
        if self._watch is None:
            self._watch = asyncio.create_task(self._look_on())
        try:
            yield
        finally:
            self._listening -= 1
            if not self._listening and self._watch is not None:
                self._watch.cancel()
                self._watch = None

    async def head(self) -> int:
        """The number of the last record."""
        async with self._store.look() as work:
            return await work.audit.last_number()

    async def since(self, number: int) -> News:
        """What was recorded after this number, as far as it has been seen."""
        if number >= self._upto:
            return News((), number)
        if number >= self._since:
            return News(tuple(act for act in self._acts if act.number > number), self._upto)
        async with self._store.look() as work:
            acts = await work.audit.acts_after(number, _KEPT)
        too_much = len(acts) == _KEPT
        return News(acts, self._upto if too_much else acts[-1].number if acts else number, all_of_it=too_much)

    def changed(self) -> asyncio.Event:
        """Set at the next news."""
        return self._changed

    async def _look_on(self) -> None:
        begun = False
        while True:
            try:
                await (self._look() if begun else self._begin())
                begun = True
            except Exception as trouble:  # a database that is away for a moment must not end everybody's news
                _log.warning("no news could be read", trouble=type(trouble).__name__)
            await asyncio.sleep(self._every)

    async def _begin(self) -> None:
        self._acts.clear()
        self._since = self._upto = await self.head()
        self._ring()

    async def _look(self) -> None:
        async with self._store.look() as work:
            acts = await work.audit.acts_after(self._upto, _KEPT)
        if not acts:
            return
        for act in acts:
            if len(self._acts) == _KEPT:
                self._since = self._acts[0].number
            self._acts.append(act)
        self._upto = acts[-1].number
        self._ring()

    def _ring(self) -> None:
        ready, self._changed = self._changed, asyncio.Event()
        ready.set()
