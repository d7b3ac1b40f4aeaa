"""Group commit: concurrent writes share a transaction, since under load beginning and committing cost more than the writes."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from contextvars import Context
from typing import Any, Generic, TypeAlias, TypeVar

T = TypeVar("T")
OpenTransaction = TypeVar("OpenTransaction")
WaitingWork: TypeAlias = "tuple[Callable[[Any], Awaitable[Any]], asyncio.Future[Any]]"


class GroupCommit(Generic[OpenTransaction]):
    """`open` opens a transaction. If a write fails, only that one is undone: the rest of its batch is retried one by one."""

    def __init__(self, open: Callable[[], AbstractAsyncContextManager[OpenTransaction]]) -> None:
        self._open = open
        self._waiting: list[WaitingWork] = []
        self._working: asyncio.Task[None] | None = None

    async def do(self, write: Callable[[OpenTransaction], Awaitable[T]]) -> T:
        """Runs the write; returns once it is committed."""
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append((write, done))
        if self._working is None or self._working.done():
            # It works for all who come meanwhile, so it must not carry the first one's context.
            self._working = asyncio.create_task(self._work(), context=Context())
        return await done

    async def _work(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            if len(batch) == 1 or not await self._all_at_once(batch):
                for write, done in batch:
                    await self._alone(write, done)

    async def _all_at_once(self, batch: list[WaitingWork]) -> bool:
        """Runs a batch in one transaction; False if a write failed, and so nothing was committed."""
        try:
            async with self._open() as transaction:
                results = [await write(transaction) for write, _ in batch]
        except Exception:  # reported to its caller once each write is retried alone
            return False
        for (_, done), result in zip(batch, results, strict=True):
            if not done.done():
                done.set_result(result)
        return True

    async def _alone(self, write: Callable[[OpenTransaction], Awaitable[Any]], done: "asyncio.Future[Any]") -> None:
        try:
            async with self._open() as transaction:
                result = await write(transaction)
        except Exception as trouble:  # raised in the waiting caller
            if not done.done():
                done.set_exception(trouble)
        else:
            if not done.done():
                done.set_result(result)
