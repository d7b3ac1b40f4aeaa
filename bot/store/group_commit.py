"""Pieces of work of the same moment share one transaction: under load, beginning and committing cost more than what is written."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from typing import Any, Generic, TypeAlias, TypeVar

T = TypeVar("T")
OpenTransaction = TypeVar("OpenTransaction")
WaitingWork: TypeAlias = "tuple[Callable[[Any], Awaitable[Any]], asyncio.Future[Any]]"


class GroupCommit(Generic[OpenTransaction]):
    """`open` opens a transaction. What fails undoes itself alone: the others of that moment are done again without it."""

    def __init__(self, open: Callable[[], AbstractAsyncContextManager[OpenTransaction]]) -> None:
        self._open = open
        self._waiting: list[WaitingWork] = []
        self._working: asyncio.Task[None] | None = None

    async def do(self, piece: Callable[[OpenTransaction], Awaitable[T]]) -> T:
        """Does it; returns once that is committed."""
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append((piece, done))
        if self._working is None or self._working.done():
            self._working = asyncio.create_task(self._work())
        return await done

    async def _work(self) -> None:
        while self._waiting:
            mine, self._waiting = self._waiting, []
            if len(mine) == 1 or not await self._all_at_once(mine):
                for piece, done in mine:
                    await self._alone(piece, done)

    async def _all_at_once(self, mine: list[WaitingWork]) -> bool:
        """False where one of them failed, and so nothing was done."""
        try:
            async with self._open() as room:
                found = [await piece(room) for piece, _ in mine]
        except Exception:  # told to whoever it belongs to once each is tried alone
            return False
        for (_, done), one in zip(mine, found, strict=True):
            if not done.done():
                done.set_result(one)
        return True

    async def _alone(self, piece: Callable[[OpenTransaction], Awaitable[Any]], done: "asyncio.Future[Any]") -> None:
        try:
            async with self._open() as room:
                found = await piece(room)
        except Exception as trouble:  # whoever waits for it hears of it
            if not done.done():
                done.set_exception(trouble)
        else:
            if not done.done():
                done.set_result(found)
