"""The channel: updates are written down before Telegram's offset moves; letters go out by the Bot API."""

import asyncio
import contextlib
import hmac
import json
from collections.abc import Callable, Mapping
from typing import Any, Final

import structlog
import telegram
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from telegram import error
from telegram.ext import ExtBot, Updater
from telegram.request import HTTPXRequest

from bot.clock import Clock
from bot.errors import DeliveryError, TryLater, Undeliverable
from bot.messages import HOME, ChatIdentity, Message, Place, Post, Typed
from bot.ports import Accept, Hook
from integrations.channels.quieted import quieted
from integrations.channels.telegram.calling import Calling, meant
from integrations.channels.telegram.hearing import COMMANDS, TELEGRAM, hear
from integrations.channels.telegram.keys import Keys
from integrations.channels.telegram.texts import keyboard, parts

_WANTED: Final = ("message", "callback_query")
_SLOW: Final = 0.7
_CLOSING: Final = 3
_LONGEST: Final = 1_000_000
_CODES: Final = {"zh-Hant-TW": "zh", "en": "en"}
_log = structlog.get_logger("telegram")


class _Written(asyncio.Queue[object]):
    """The updater's queue: what is put here is written down, and nothing is ever taken out."""

    def __init__(self, write: Callable[[telegram.Update], Any]) -> None:
        super().__init__()
        self._write = write

    async def put(self, item: object) -> None:
        """Returns once it is written down; only a TelegramError makes the updater ask for it again."""
        if not isinstance(item, telegram.Update):
            return
        try:
            await self._write(item)
        except Exception as trouble:  # whatever it is, the update must come again
            raise error.NetworkError(f"could not be written down: {type(trouble).__name__}") from None


class TelegramChannel:
    """`say` words the few texts that are no letters, in `languages`, the organisation's first."""

    name: Final = TELEGRAM

    def __init__(self, keys: Keys, clock: Clock, languages: tuple[str, ...], say: Callable[[str, str], str]) -> None:
        self._keys, self._clock, self._languages, self._say = keys, clock, languages, say
        address = (keys.api_url or "https://api.telegram.org/bot").rstrip("/")
        self._bot = ExtBot(
            keys.token.reveal(), address, address.removesuffix("/bot") + "/file/bot",
            request=HTTPXRequest(256, pool_timeout=5.0), get_updates_request=HTTPXRequest(1, read_timeout=15.0),
        )  # fmt: skip
        self._calling = Calling(self._bot)
        self._accept: Accept | None = None
        self._beside: set[asyncio.Task[None]] = set()
        self._typing: dict[str, asyncio.Task[None]] = {}
        # Chats for which Telegram takes nothing for now: showing that we type would be refused too, and counted.
        self._held_up: set[str] = set()
        # Of a letter in several messages, those that arrived before one of them had to wait.
        self._sent: dict[str, tuple[str, ...]] = {}
        for sdk in ("telegram", "httpx", "httpcore"):
            quieted(sdk)

    async def receive(self, accept: Accept) -> None:
        """Polls, or tells Telegram where to call; Telegram may be away when the desk starts."""
        self._accept = accept
        await self._until_it_answers(self._bot.initialize)
        _log.info("connected", bot=self._bot.username)
        self._do_beside(self._until_it_answers(self._introduce))
        if self._keys.secret_token is not None:
            await self._until_it_answers(self._set_webhook)
            await asyncio.Event().wait()
        updater = Updater(self._bot, _Written(self._write))
        await updater.initialize()
        try:
            await updater.start_polling(timeout=10, bootstrap_retries=-1, allowed_updates=_WANTED, error_callback=_Trouble())
            await asyncio.Event().wait()
        finally:
            with contextlib.suppress(Exception):
                await asyncio.wait_for(updater.stop(), _CLOSING)

    def hooks(self, accept: Accept) -> Mapping[str, Hook]:
        """`/telegram/webhook` where Telegram calls us."""
        if self._keys.secret_token is None:
            return {}
        self._accept = accept
        return {"/telegram/webhook": self._called}

    async def deliver(self, place: Place, to: str, post: Post, key: str, again: bool = False) -> str:  # noqa: ARG002 - Telegram cannot be asked what arrived
        """One message or several, or the change of one."""
        if place.thread == HOME:
            raise Undeliverable("Telegram has no start page")
        self._answered(place.conversation)
        texts, buttons = parts(post), keyboard(post)
        thread = int(place.thread) if place.thread.isdecimal() else None
        self._held_up.discard(place.conversation)
        try:
            if post.replaces is not None and len(texts) == 1 and await self._calling.change(post.replaces, texts[0], buttons):
                return post.replaces
            for number in range(len(self._sent.get(key, ())), len(texts)):
                there = await self._calling.post(int(place.conversation), texts[number], buttons if number == len(texts) - 1 else None, thread)
                self._sent[key] = (*self._sent.get(key, ()), there)
        except error.ChatMigrated:
            raise Undeliverable("the group moved twice") from None
        except TryLater:
            self._held_up.add(place.conversation)
            raise
        return self._sent.pop(key)[-1]

    async def locale(self, identity: ChatIdentity) -> str | None:  # noqa: ARG002 - every message brings it
        """Telegram says it with every message."""
        return None

    async def close(self) -> None:
        """Ends what runs beside and the connections."""
        tasks = [*self._beside, *self._typing.values()]
        for one in tasks:
            one.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        with contextlib.suppress(Exception):
            await self._bot.shutdown()

    def opened_with(self, code: str) -> str:
        """The address that opens this chat and hands over a link code; '' while Telegram has not said what the bot is called."""
        return f"https://t.me/{self._bot.username}?start={code}" if self._known else ""

    @property
    def _known(self) -> bool:
        return self._bot._bot_user is not None

    async def _until_it_answers(self, call: Callable[[], Any]) -> None:
        pause, told = 1.0, False
        while True:
            try:
                await meant(call)
            except DeliveryError as trouble:
                if not told:
                    _log.warning("cannot reach Telegram; trying on", why=trouble.detail)
                told = True
                await asyncio.sleep(pause)
                pause = min(pause * 2, 30)
            else:
                return

    async def _set_webhook(self) -> None:
        secret = self._keys.secret_token
        await self._bot.set_webhook(self._keys.webhook, secret_token=secret.reveal() if secret else None, allowed_updates=_WANTED, max_connections=40)

    async def _introduce(self) -> None:
        """The menu of commands in both languages; whoever has another one gets the organisation's."""
        for language in (None, *self._languages):
            commands = [telegram.BotCommand(name, self._say(f"telegram.menu-{name}", language or self._languages[0])) for name in COMMANDS]
            await self._bot.set_my_commands(commands, language_code=_CODES[language] if language else None)

    async def _write(self, update: telegram.Update) -> None:
        try:
            heard = hear(update, self._bot.username if self._known else "", self._clock.now())
        except Exception as trouble:  # one that nobody can read must not stand before all that come after it
            _log.warning("an update of an unknown shape was left out", trouble=type(trouble).__name__)
            return
        if heard.message is not None and self._accept is not None:
            receipt = await self._accept(heard.message)
            if receipt.fresh and isinstance(heard.message.said, Typed):
                self._type_when_slow(heard.message)
            if receipt.fresh and receipt.secret and heard.pasted_at is not None:
                self._do_beside(self._delete(*heard.pasted_at))
        if heard.query:
            self._do_beside(self._answer(heard.query))

    async def _delete(self, chat: int, number: int) -> None:
        """Best effort: in groups only an admin may (T4)."""
        with contextlib.suppress(error.TelegramError):
            await self._bot.delete_message(chat, number)

    async def _answer(self, query: str) -> None:
        with contextlib.suppress(error.TelegramError):
            await self._bot.answer_callback_query(query)

    def _type_when_slow(self, message: Message) -> None:
        """Whoever waits noticeably sees that something happens."""
        chat = message.place.conversation
        self._answered(chat)
        if chat in self._held_up:
            return

        async def type_on() -> None:
            with contextlib.suppress(error.TelegramError):
                await asyncio.sleep(_SLOW)
                if chat in self._held_up:
                    return
                await self._bot.send_chat_action(int(chat), "typing")

        self._typing[chat] = task = asyncio.create_task(type_on())
        task.add_done_callback(lambda _: self._typing.pop(chat, None) if self._typing.get(chat) is task else None)

    def _answered(self, chat: str) -> None:
        waiting = self._typing.pop(chat, None)
        if waiting is not None:
            waiting.cancel()

    def _do_beside(self, work: Any) -> None:
        task = asyncio.create_task(work)
        self._beside.add(task)
        task.add_done_callback(self._beside.discard)

    async def _called(self, request: Request) -> Response:
        """Telegram's own call: its secret before anything is read, then the shape (T11)."""
        said, secret = request.headers.get("x-telegram-bot-api-secret-token", ""), self._keys.secret_token
        if secret is None or not hmac.compare_digest(said.encode(), secret.reveal().encode()):
            return PlainTextResponse("not Telegram\n", 401)
        body = b""
        async for piece in request.stream():
            body += piece
            if len(body) > _LONGEST:
                return PlainTextResponse("too long\n", 413)
        update = _read(body, self._bot)
        if update is None:
            return PlainTextResponse("not readable\n", 400)
        try:
            await self._write(update)
        except Exception as trouble:  # whatever it is, the update must come again
            _log.error("an update could not be written down", trouble=type(trouble).__name__)
            return PlainTextResponse("not now\n", 503)
        return PlainTextResponse("ok\n")


class _Trouble:
    """Trouble while polling, in one line until it is over; PTB tries on by itself."""

    def __init__(self) -> None:
        self._said = ""

    def __call__(self, trouble: error.TelegramError) -> None:
        kind = type(trouble).__name__
        if kind != self._said:
            _log.warning("polling has trouble; trying on", kind=kind)
        self._said = kind


def _read(body: bytes, bot: telegram.Bot) -> telegram.Update | None:
    """The update; None for whatever is none."""
    try:
        form = json.loads(body)
        if not isinstance(form, dict) or not isinstance(form.get("update_id"), int) or isinstance(form["update_id"], bool):
            return None
        return telegram.Update.de_json(form, bot)
    except Exception:  # PTB reads what it expects and raises whatever comes of it
        return None
