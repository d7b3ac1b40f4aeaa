"""Polling for raw updates: each is read separately, so that one which the SDK cannot read blocks no other."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import Any, Final

import structlog
from telegram import error

from bot.runtime.quick_json import JsonObject
from integrations.channels.telegram.api_client import RawBot

_WAITS: Final = 10
_SPARE: Final = 15
_FIRST_PAUSE: Final = 1.0
_LONGEST_PAUSE: Final = 30.0
_LONGEST_WAIT: Final = 300.0  # Whatever is asked for: something between us and Telegram can ask as well.
_CLOSING: Final = 1
_log = structlog.get_logger("telegram")


class Polling:
    """`take` returns once an update is stored or known to be irrelevant; if it raises, the update is requested again.

    Polling continues whatever the answer: PTB's own updater stops for good at a 401 or a 404, which may come from a proxy."""

    def __init__(self, bot: RawBot, take: Callable[[JsonObject], Awaitable[None]], wanted: Sequence[str]) -> None:
        self._bot, self._take, self._wanted = bot, take, list(wanted)
        self._offset: int | None = None
        self._pause = _FIRST_PAUSE
        self._said = ""

    async def run(self) -> None:
        """Polls until cancelled."""
        try:
            while True:
                try:
                    taken = await self._take_all(await self._fetched(_WAITS))
                except error.RetryAfter as wait:
                    after = wait.retry_after
                    await self._rest("RetryAfter", min(after.total_seconds() if isinstance(after, timedelta) else after, _LONGEST_WAIT))
                except error.TelegramError as trouble:
                    await self._rest(type(trouble).__name__)
                else:
                    if taken:
                        self._pause, self._said = _FIRST_PAUSE, ""
                    else:
                        await self._rest("NotWrittenDown")
        finally:
            # Stored updates are confirmed, so that they do not come again at the next start.
            if self._offset is not None:
                with contextlib.suppress(Exception):
                    async with asyncio.timeout(_CLOSING):
                        await self._fetched(0)

    async def _fetched(self, seconds: int) -> list[Any]:
        asked = {"offset": self._offset, "timeout": seconds, "allowed_updates": self._wanted}
        given = {name: value for name, value in asked.items() if value is not None}
        found = await self._bot.called("getUpdates", given, seconds + _SPARE)
        if not isinstance(found, list):
            raise error.TelegramError("no list of updates")
        return found

    async def _take_all(self, updates: list[Any]) -> bool:
        """In parallel, so that they share a transaction. The offset moves up to the first that could not be stored; returns whether there was none."""
        numbers = [number_of(update) for update in updates]
        results = await asyncio.gather(*(self._take(update) for update in updates if isinstance(update, dict)), return_exceptions=True)
        outcomes = iter(results)
        for each, number in zip(updates, numbers, strict=True):
            outcome = next(outcomes) if isinstance(each, dict) else None
            if isinstance(outcome, BaseException):
                if number is not None:
                    self._offset = number
                return False
            if number is None:
                _log.warning("an update without a number was left out")
            else:
                self._offset = number + 1
        return not updates or any(number is not None for number in numbers)

    async def _rest(self, kind: str, seconds: float | None = None) -> None:
        """Reports trouble in one line until it is over."""
        if kind != self._said and kind != "TimedOut":
            _log.warning("polling has trouble; trying on", kind=kind)
            self._said = kind
        await asyncio.sleep(self._pause if seconds is None else seconds)
        self._pause = min(self._pause * 1.5, _LONGEST_PAUSE)


def number_of(update: Any) -> int | None:
    """The number of an update; None where it has none."""
    number = update.get("update_id") if isinstance(update, dict) else None
    return number if isinstance(number, int) and not isinstance(number, bool) else None
