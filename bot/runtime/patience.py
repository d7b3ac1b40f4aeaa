"""Waiting for somebody else's answer, where only their silence counts."""

import asyncio
from typing import Any, Final, TypeVar

T = TypeVar("T")
_PIECES: Final = 20
_MOST: Final = 3


async def waited(task: "asyncio.Future[T]", seconds: float) -> T:
    """What `task` comes to. Raises TimeoutError after this many seconds, and what it raises; it goes on either way.

    Time in which our own loop was held is not their silence, and the answer may have come meanwhile: the wait is made of short pieces, and one that took far
    longer than it should does not count. It takes three times as long at the most, by pieces."""
    loop, piece, left = asyncio.get_running_loop(), seconds / _PIECES, _PIECES
    for _ in range(_MOST * _PIECES):
        begun = loop.time()
        await asyncio.wait((task,), timeout=piece)
        if task.done():
            return task.result()
        left -= loop.time() - begun < 2 * piece
        if not left:
            break
    raise TimeoutError


def unheard(task: "asyncio.Future[Any]") -> None:
    """For a task that goes on when nobody waits for it any longer: what went wrong then is no complaint of the loop's."""
    if not task.cancelled():
        task.exception()
