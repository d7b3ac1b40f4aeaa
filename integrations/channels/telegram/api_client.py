"""Our calls to Telegram, and what its answers mean for a message."""

import os
import re
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, Final, TypeVar

from telegram import error
from telegram.ext import ExtBot

from bot.errors import TroubleScope, TryLater, Undeliverable
from bot.runtime.quick_json import JsonObject
from integrations.channels.telegram.aiohttp_request import NotReached, UnexpectedStatus

T = TypeVar("T")
_SOON: Final = timedelta(seconds=1)
_LONGEST_WAIT: Final = timedelta(hours=6)
_SAME: Final = "message is not modified"
_NO_PREVIEW: Final = {"is_disabled": True}
_QUOTED: Final = re.compile(r"['\"<{`]|(?<!\w)\w+://")
# The SDK's own switch to timedeltas; without it every wait is a warning.
os.environ.setdefault("PTB_TIMEDELTA", "true")
_FIGURES: Final = re.compile(r"\d{4,}")


class RawBot(ExtBot[None]):
    """The SDK's bot, which also makes calls whose answers stay as they came: reading all of an answer costs more than the call, and one that the
    SDK cannot read is an answer all the same."""

    async def called(self, method: str, given: JsonObject, patience: float | None = None) -> Any:
        """A method of the Bot API; `patience` in seconds. Raises TelegramError."""
        data = {name: value for name, value in given.items() if value is not None}
        return await (self._post(method, data) if patience is None else self._post(method, data, read_timeout=patience))


class TelegramClient:
    """Sends and edits. Telegram cannot be asked whether a message arrived, so each result is stored at once."""

    def __init__(self, bot: RawBot) -> None:
        self._bot = bot

    async def post(self, chat: int, text: str, keyboard: JsonObject | None, thread: int | None) -> str:
        """One message; gives where it stands. A group that grew into another one is followed there."""

        async def send(to: int) -> Any:
            return await self._bot.called("sendMessage", {"chat_id": to, "message_thread_id": thread, **_shown(text, keyboard)})

        try:
            sent = await call_result(lambda: send(chat))
        except error.ChatMigrated as moved:
            chat = moved.new_chat_id
            try:
                sent = await call_result(lambda: send(chat))
            except error.ChatMigrated:
                raise Undeliverable("the group moved twice") from None
        number = sent.get("message_id") if isinstance(sent, dict) else None
        return f"{chat}:{number or ''}"

    async def change(self, there: str, text: str, keyboard: JsonObject | None) -> bool:
        """Changes what stands there; False where that cannot be changed any more, and has to be said anew."""
        chat, _, number = there.rpartition(":")
        if not number.isdecimal():
            return False
        given = {"chat_id": int(chat), "message_id": int(number), **_shown(text, keyboard)}
        try:
            await call_result(lambda: self._bot.called("editMessageText", given))
        except error.ChatMigrated:
            return False
        except Undeliverable as refused:
            return _SAME in refused.detail.casefold()
        return True


def _shown(text: str, keyboard: JsonObject | None) -> JsonObject:
    return {"text": text, "parse_mode": "HTML", "reply_markup": keyboard, "link_preview_options": _NO_PREVIEW}


async def call_result(call: Callable[[], Awaitable[T]]) -> T:
    """The call's answer. Raises TryLater, Undeliverable, and ChatMigrated for callers that can follow."""
    try:
        return await call()
    except error.RetryAfter as wait:
        after = wait.retry_after
        raise TryLater(min(after if isinstance(after, timedelta) else timedelta(seconds=after), _LONGEST_WAIT), "429") from None
    except error.ChatMigrated:
        raise
    except (error.BadRequest, error.Forbidden) as refused:
        raise Undeliverable(reason(refused.message)) from None
    except (error.InvalidToken, NotReached) as trouble:
        raise TryLater(_SOON, type(trouble).__name__, TroubleScope.CHANNEL) from None
    except UnexpectedStatus as answered:
        if answered.status < 500:
            raise Undeliverable(f"status {answered.status}") from None
        raise TryLater(_SOON, f"status {answered.status}", TroubleScope.UNCLEAR) from None
    except error.TelegramError as trouble:
        raise TryLater(_SOON, type(trouble).__name__, TroubleScope.UNCLEAR) from None


def reason(words: str) -> str:
    """Telegram's own words without its quotations: a button's address contains a token."""
    return _FIGURES.sub("…", _QUOTED.split(words, maxsplit=1)[0]).strip(" :,.")[:60]
