"""Runs blocking work off the event loop: a few threads per system with a short queue. A caller that waits too long gets Unreachable."""

import asyncio
import contextlib
import threading
import time
from collections.abc import Callable
from typing import Final, TypeVar

from bot.errors import Unreachable

T = TypeVar("T")
_THREADS: Final = 12
_LINE: Final = 2.0
_LAST: Final = 1.0
"""Seconds that running work gets at the end."""


class ThreadPool:
    """Runs blocking work of one system. A thread cannot be cancelled, so it counts as busy until it has really returned.

    Each piece of work has a daemon thread of its own: work that never returns, such as a name that no server answers for, must not keep the program from
    ending, as an executor's threads would."""

    def __init__(self, system: str, threads: int = _THREADS, line: float = _LINE) -> None:
        """`line`: how many seconds to wait for a free thread."""
        self._system, self._threads, self._line = system, threads, line
        self._free: asyncio.Semaphore | None = None
        self._running: set[threading.Thread] = set()
        self._closed = False

    async def run(self, work: Callable[[], T]) -> T:
        """The work's result or exception. Raises Unreachable if no thread became free in time, as when a system hangs and everybody asks it."""
        free = self._free = self._free or asyncio.Semaphore(self._threads)
        try:
            async with asyncio.timeout(self._line):
                await free.acquire()
        except TimeoutError:
            raise Unreachable(self._system, f"{self._system}: all {self._threads} connections are waiting for it") from None
        if self._closed:
            raise Unreachable(self._system, f"{self._system}: the desk is closing")
        loop = asyncio.get_running_loop()
        result: asyncio.Future[T] = loop.create_future()

        def carry_out() -> None:
            tell: Callable[[], None]
            try:
                done = work()
            except BaseException as trouble:  # raised in the waiting caller
                failed = trouble
                tell = lambda: result.set_exception(failed)  # noqa: E731
            else:
                tell = lambda: result.set_result(done)  # noqa: E731

            def back() -> None:
                free.release()
                if not result.done():
                    tell()

            self._running.discard(thread)
            with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
                loop.call_soon_threadsafe(back)

        thread = threading.Thread(target=carry_out, name=self._system, daemon=True)
        self._running.add(thread)
        thread.start()
        return await result

    def close(self) -> None:
        """Accepts no more work; what runs gets a second to end, and otherwise ends by its own time-outs or with the program."""
        self._closed = True
        ends = time.monotonic() + _LAST
        for thread in tuple(self._running):
            thread.join(max(ends - time.monotonic(), 0))
