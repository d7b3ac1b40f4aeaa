"""Calls that nobody waits for: typing indicators, acknowledgements, cleaning up."""

import asyncio
from collections.abc import Coroutine
from typing import Any


class SideTasks:
    """Holds the tasks it started, since the event loop alone would let them be garbage-collected; cancels them all."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Starts it and returns at once; its exceptions are its own affair."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def cancel(self) -> None:
        """Cancels what is still running and waits until it has ended; safe to repeat."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
