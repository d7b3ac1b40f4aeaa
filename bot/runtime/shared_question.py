"""A question that is asked once at a time, for those who wait no longer than they want."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from bot.runtime.patience import unheard, waited

T = TypeVar("T")


class SharedQuestion(Generic[T]):
    """While one that may never be answered is under way, whoever asks waits for that same answer: impatient people who ask again do not pile up."""

    def __init__(self, ask: Callable[[], Awaitable[T]], patience: float) -> None:
        """`patience`: how many seconds anybody waits."""
        self._ask, self._patience = ask, patience
        self._under_way: asyncio.Task[T] | None = None

    async def answer(self) -> T:
        """What it is. Raises TimeoutError where there is no answer in time, and what the question raises."""
        if self._under_way is None or self._under_way.done():
            self._under_way = asyncio.create_task(self._asked())
            self._under_way.add_done_callback(unheard)
        return await waited(self._under_way, self._patience)

    async def _asked(self) -> T:
        return await self._ask()
