"""A background service's loop."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any


async def repeat(tick: Callable[[], Awaitable[None]], pause: float, log: Any, paused: str) -> None:
    """Calls `tick` after every `pause` seconds until cancelled. What was to be done stays in its table, so a bad moment of the database
    costs one round and a line `paused` in the log, never the loop."""
    while True:
        await asyncio.sleep(pause)
        try:
            await tick()
        except Exception as trouble:
            log.error(paused, trouble=type(trouble).__name__)


async def keep_running(service: Callable[[], Awaitable[None]], pause: float, log: Any, ended: str) -> None:
    """Runs a service until cancelled; where an error ends it, it begins anew after `pause` seconds, with a line `ended` in the log."""
    while True:
        try:
            await service()
        except Exception as trouble:
            log.error(ended, trouble=type(trouble).__name__)
        await asyncio.sleep(pause)
