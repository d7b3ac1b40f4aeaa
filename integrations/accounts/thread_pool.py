"""Runs blocking work off the event loop: a few threads per system with a short queue. A caller that waits too long gets Unreachable."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final, TypeVar

from bot.errors import Unreachable

T = TypeVar("T")
_THREADS: Final = 12
_LINE: Final = 2.0


class ThreadPool:
    """Runs blocking work of one system. A thread cannot be cancelled, so it counts as busy until it has really returned."""

    def __init__(self, system: str, threads: int = _THREADS, line: float = _LINE) -> None:
        """`line`: how many seconds to wait for a free thread."""
        self._system, self._threads, self._line = system, threads, line
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix=system)
        self._free: asyncio.Semaphore | None = None

    async def run(self, work: Callable[[], T]) -> T:
        """The work's result or exception. Raises Unreachable if no thread became free in time, as when a system hangs and everybody asks it."""
        free = self._free = self._free or asyncio.Semaphore(self._threads)
        try:
            async with asyncio.timeout(self._line):
                await free.acquire()
        except TimeoutError:
            raise Unreachable(self._system, f"{self._system}: all {self._threads} connections are waiting for it") from None
        loop = asyncio.get_running_loop()

        def back(_: "Future[T]") -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(free.release)

        running = self._pool.submit(work)
        running.add_done_callback(back)
        return await asyncio.wrap_future(running)

    def close(self) -> None:
        """Accepts no more work; running work ends by its own time-outs."""
        self._pool.shutdown(wait=False, cancel_futures=True)
