"""A background service outlives what goes wrong in one round, and ends when it is told to."""

import asyncio
from typing import Any

import pytest

from bot.runtime.background_loop import keep_running, repeat


class _Log:
    def __init__(self) -> None:
        self.lines: list[tuple[str, dict[str, Any]]] = []

    def error(self, event: str, **details: Any) -> None:
        self.lines.append((event, details))


async def test_a_bad_round_is_logged_and_the_next_one_comes() -> None:
    log, enough, rounds = _Log(), asyncio.Event(), 0

    async def tick() -> None:
        nonlocal rounds
        rounds += 1
        if rounds == 1:
            raise ValueError("what was in it is not logged")
        enough.set()

    task = asyncio.create_task(repeat(tick, 0.0, log, "looking paused"))
    await asyncio.wait_for(enough.wait(), 5)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert log.lines == [("looking paused", {"trouble": "ValueError"})]


async def test_a_service_that_an_error_ends_begins_anew() -> None:
    log, enough, begun = _Log(), asyncio.Event(), 0

    async def service() -> None:
        nonlocal begun
        begun += 1
        if begun == 1:
            raise ValueError("what was in it is not logged")
        enough.set()
        await asyncio.Event().wait()

    task = asyncio.create_task(keep_running(service, 0.0, log, "it begins anew"))
    await asyncio.wait_for(enough.wait(), 5)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert log.lines == [("it begins anew", {"trouble": "ValueError"})]
