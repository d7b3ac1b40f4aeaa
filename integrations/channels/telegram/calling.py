"""Our calls to Telegram, and what its answers mean for a letter."""

import os
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Final, TypeVar

import telegram
from telegram import error

from bot.errors import TryLater, Undeliverable

T = TypeVar("T")
_SOON: Final = timedelta(seconds=1)
_SAME: Final = "message is not modified"
_GONE: Final = ("message to edit not found", "message can't be edited", "message_id_invalid", "there is no text in the message to edit")
# The SDK's own switch to spans of time as such; without it every wait is a warning.
os.environ.setdefault("PTB_TIMEDELTA", "true")
_NO_PREVIEW: Final = telegram.LinkPreviewOptions(is_disabled=True)


class Calling:
    """Sends and changes. Telegram cannot be asked whether a message arrived, so whoever sends records it at once."""

    def __init__(self, bot: telegram.Bot) -> None:
        self._bot = bot

    async def post(self, chat: int, text: str, keyboard: telegram.InlineKeyboardMarkup | None, thread: int | None) -> str:
        """One message; gives where it stands. A group that grew into another one is followed there."""

        async def send(to: int) -> telegram.Message:
            return await self._bot.send_message(
                to, text, parse_mode="HTML", reply_markup=keyboard, message_thread_id=thread, link_preview_options=_NO_PREVIEW
            )

        try:
            sent = await meant(lambda: send(chat))
        except error.ChatMigrated as moved:
            chat = moved.new_chat_id
            sent = await meant(lambda: send(chat))
        return f"{chat}:{sent.message_id}"

    async def change(self, there: str, text: str, keyboard: telegram.InlineKeyboardMarkup | None) -> bool:
        """Changes what stands there; False where that cannot be changed any more."""
        chat, _, number = there.rpartition(":")
        try:
            await meant(
                lambda: self._bot.edit_message_text(
                    text, int(chat), int(number), parse_mode="HTML", reply_markup=keyboard, link_preview_options=_NO_PREVIEW
                )
            )
        except Undeliverable as refused:
            said = refused.detail.casefold()
            if _SAME in said:
                return True
            if any(one in said for one in _GONE):
                return False
            raise
        return True


async def meant(call: Callable[[], Awaitable[T]]) -> T:
    """The call's answer. Raises TryLater, Undeliverable, and ChatMigrated for who can follow."""
    try:
        return await call()
    except error.RetryAfter as wait:
        after = wait.retry_after
        raise TryLater(after if isinstance(after, timedelta) else timedelta(seconds=after), "429") from None
    except error.ChatMigrated:
        raise
    except (error.BadRequest, error.Forbidden) as refused:
        raise Undeliverable(refused.message) from None
    except (error.InvalidToken, error.Conflict, error.NetworkError, error.TelegramError) as trouble:
        raise TryLater(_SOON, type(trouble).__name__, everywhere=True) from None
