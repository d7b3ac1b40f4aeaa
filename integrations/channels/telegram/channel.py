"""The Telegram channel: updates are stored before Telegram's offset moves; replies go out by the Bot API."""

import asyncio
import contextlib
import hmac
import json
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

import structlog
import telegram
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from telegram import error

from bot.clock import Clock
from bot.errors import DeliveryError, TryLater, Undeliverable
from bot.messages import ChatIdentity, ConversationAddress, Message, RenderedMessage, TypedText
from bot.ports import AcceptMessage
from bot.runtime.request_body import read_body
from bot.webhooks import WebhookRoute
from integrations.channels.platform_entry import PlatformContext, RunAlone, at_once
from integrations.channels.sdk_logging import one_line_logger
from integrations.channels.side_tasks import SideTasks
from integrations.channels.telegram.aiohttp_request import AiohttpRequest
from integrations.channels.telegram.albums import Albums
from integrations.channels.telegram.api_client import RawBot, TelegramClient, call_result
from integrations.channels.telegram.keys import WEBHOOK_PATH, TelegramKeys, telegram_keys
from integrations.channels.telegram.platform import TELEGRAM
from integrations.channels.telegram.polling import Polling, number_of
from integrations.channels.telegram.settings import TelegramSettings
from integrations.channels.telegram.texts import keyboard, parts
from integrations.channels.telegram.update_reader import read
from integrations.channels.telegram.updates import COMMANDS, TelegramUpdate, parse_update

_WANTED: Final = ("message", "callback_query")
_SLOW: Final = 0.7
_ALBUM: Final = 0.4
_LONGEST: Final = 1_000_000
_FILE_PATH: Final = re.compile(r"\w[\w-]*(?:[/.][\w-]+)*", re.ASCII)
"""A place below the bot's own; none that leads elsewhere."""
_CODES: Final = {"zh-Hant-TW": "zh", "en": "en"}
_log = structlog.get_logger("telegram")


class TelegramChannel:
    """`say` words the few texts that are not outbox messages, in `languages`, the organisation's first."""

    name: Final = TELEGRAM.name
    capabilities: Final = TELEGRAM.capabilities

    def __init__(self, keys: TelegramKeys, clock: Clock, languages: tuple[str, ...], say: Callable[[str, str], str], *, alone: RunAlone = at_once) -> None:
        self._alone = alone
        self._keys, self._clock, self._languages, self._say = keys, clock, languages, say
        address = (keys.api_url or "https://api.telegram.org/bot").rstrip("/")
        self._request = AiohttpRequest(256)
        self._bot = RawBot(
            keys.token.reveal(), address, address.removesuffix("/bot") + "/file/bot", request=self._request, get_updates_request=AiohttpRequest(2),
        )  # fmt: skip
        self._albums = Albums(self._write_down, 0.0 if keys.secret_token is None else _ALBUM)
        self._calling = TelegramClient(self._bot)
        self._accept: AcceptMessage | None = None
        self._side_tasks = SideTasks()
        self._typing: dict[str, asyncio.TimerHandle] = {}
        # Chats for which Telegram accepts nothing for now: the typing indicator would be refused too, and counted.
        self._held_up: set[str] = set()
        # For a reply in several messages, those delivered before one of them had to wait.
        self._sent: dict[str, tuple[str, ...]] = {}
        for sdk in ("telegram", "httpx", "httpcore"):
            one_line_logger(sdk)

    async def receive(self, accept: AcceptMessage) -> None:
        """Polls, or tells Telegram where to call; Telegram may be unreachable at start-up."""
        self._accept = accept
        await self._until_it_answers(self._bot.initialize)
        _log.info("connected", bot=self._bot.username)
        self._side_tasks.start(self._until_it_answers(self._introduce))
        if self._keys.secret_token is not None:
            await self._until_it_answers(self._set_webhook)
            await asyncio.Event().wait()
        await self._alone(f"channel {self.name}", self._poll)

    async def _poll(self) -> None:
        await self._until_it_answers(self._bot.delete_webhook)
        await Polling(self._bot, self._write, _WANTED).run()

    def hooks(self, accept: AcceptMessage) -> Mapping[str, WebhookRoute]:
        """`/telegram/webhook`, if Telegram calls us."""
        if self._keys.secret_token is None:
            return {}
        self._accept = accept
        return {WEBHOOK_PATH: self._called}

    async def deliver(self, place: ConversationAddress, to: str, post: RenderedMessage, key: str, again: bool = False) -> str:
        """One message or several, or the change of one."""
        self._answered(place.conversation)
        texts, buttons = parts(post), _as_form(keyboard(post))
        thread = int(place.thread) if place.thread.isdecimal() else None
        # Also while the answer is on its way: it may be told to wait, and whatever is called meanwhile would come too early.
        self._held_up.add(place.conversation)
        waits = False
        try:
            changed = post.replaces is not None and len(texts) == 1 and await self._calling.change(post.replaces, texts[0], buttons)
            if post.replaces is not None and (changed or post.amends):
                return post.replaces
            for number in range(len(self._sent.get(key, ())), len(texts)):
                there = await self._calling.post(int(place.conversation), texts[number], buttons if number == len(texts) - 1 else None, thread)
                self._sent[key] = (*self._sent.get(key, ()), there)
        except TryLater:
            waits = True
            raise
        finally:
            if not waits:
                self._held_up.discard(place.conversation)
        return self._sent.pop(key)[-1]

    async def fetch(self, source: str, most: int) -> bytes | None:
        """A file that somebody sent; Telegram itself hands out none above 20 MB."""
        about = await call_result(lambda: self._bot.called("getFile", {"file_id": source}))
        path, size = (about.get("file_path"), about.get("file_size")) if isinstance(about, dict) else (None, None)
        if not isinstance(path, str) or not _FILE_PATH.fullmatch(path):
            raise Undeliverable("no place of a file")
        if isinstance(size, int) and size > most:
            return None
        return await call_result(lambda: self._request.download(f"{self._bot.base_file_url}/{path}", most))

    async def locale(self, identity: ChatIdentity) -> str | None:
        """Telegram says it with every message."""
        return None

    async def close(self) -> None:
        """Ends background tasks and the connections."""
        for waiting in self._typing.values():
            waiting.cancel()
        await self._side_tasks.cancel()
        with contextlib.suppress(Exception):
            await self._bot.shutdown()

    def opened_with(self, code: str) -> str:
        """The address that opens this chat and passes on a link code; '' until Telegram has told the bot's name."""
        return f"https://t.me/{self._bot.username}?start={code}" if self._known else ""

    @property
    def _known(self) -> bool:
        return self._bot._bot_user is not None

    async def _until_it_answers(self, call: Callable[[], Any]) -> None:
        pause, reported = 1.0, False
        while True:
            try:
                await call_result(call)
            except DeliveryError as trouble:
                if not reported:
                    _log.warning("cannot reach Telegram; trying on", why=trouble.detail)
                reported = True
                await asyncio.sleep(pause)
                pause = min(pause * 2, 30)
            else:
                return

    async def _set_webhook(self) -> None:
        secret = self._keys.secret_token
        await self._bot.set_webhook(self._keys.webhook, secret_token=secret.reveal() if secret else None, allowed_updates=_WANTED, max_connections=40)

    async def _introduce(self) -> None:
        """The command menu in both languages; people with another language see the organisation's."""
        for language in (None, *self._languages):
            commands = [telegram.BotCommand(name, self._say(f"telegram.menu-{name}", language or self._languages[0])) for name in COMMANDS]
            await self._bot.set_my_commands(commands, language_code=_CODES[language] if language else None)

    async def _write(self, raw: Any) -> None:
        """Returns once the update is stored; an unreadable one blocks none that comes after it."""
        update, left = read(raw, self._bot)
        if update is None or left:
            _log.warning("an update of an unknown shape was left out" if update is None else "part of an update could not be read", number=number_of(raw))
        if update is None:
            return None
        if not self._known and _in_a_group(update):
            raise RuntimeError("whether we are spoken to is known once Telegram has said what we are called")
        try:
            parsed = parse_update(update, self._bot.username if self._known else "", self._clock.now(), left)
        except Exception as trouble:  # it would be redelivered, and be just as unreadable
            _log.warning("an update of an unknown shape was left out", trouble=type(trouble).__name__)
            return None
        if parsed.album:
            return await self._albums.take(parsed)
        await self._albums.before(parsed)
        return await self._write_down(parsed)

    async def _write_down(self, parsed: TelegramUpdate) -> None:
        if parsed.message is not None and self._accept is not None:
            receipt = await self._accept(parsed.message)
            if receipt.fresh and isinstance(parsed.message.content, TypedText):
                self._type_when_slow(parsed.message)
            if receipt.fresh and receipt.secret:
                for place in parsed.pasted_at:
                    self._side_tasks.start(self._delete(*place))
        if parsed.query:
            self._side_tasks.start(self._answer(parsed.query))

    async def _delete(self, chat: int, number: int) -> None:
        """Best effort: in groups only an admin may (T4)."""
        with contextlib.suppress(error.TelegramError):
            await self._bot.delete_message(chat, number)

    async def _answer(self, query: str) -> None:
        with contextlib.suppress(error.TelegramError):
            await self._bot.answer_callback_query(query)

    def _type_when_slow(self, message: Message) -> None:
        """Shows that something is happening to people who wait noticeably."""
        chat = message.place.conversation
        self._answered(chat)
        if chat in self._held_up:
            return

        def begin() -> None:
            self._typing.pop(chat, None)
            if chat not in self._held_up:
                self._side_tasks.start(self._type(int(chat)))

        self._typing[chat] = asyncio.get_running_loop().call_later(_SLOW, begin)

    async def _type(self, chat: int) -> None:
        with contextlib.suppress(error.TelegramError):
            await self._bot.called("sendChatAction", {"chat_id": chat, "action": "typing"})

    def _answered(self, chat: str) -> None:
        waiting = self._typing.pop(chat, None)
        if waiting is not None:
            waiting.cancel()

    async def _called(self, request: Request) -> Response:
        """Telegram's own call: its secret before anything is read, then the shape (T11)."""
        given_secret, secret = request.headers.get("x-telegram-bot-api-secret-token", ""), self._keys.secret_token
        if secret is None or not hmac.compare_digest(given_secret.encode(), secret.reveal().encode()):
            return PlainTextResponse("not Telegram\n", 401)
        body = await read_body(request, _LONGEST)
        if body is None:
            return PlainTextResponse("too long\n", 413)
        update = _parsed(body)
        if number_of(update) is None:
            return PlainTextResponse("not readable\n", 400)
        try:
            await self._write(update)
        except Exception as trouble:  # whatever the error, the update must be redelivered
            _log.error("an update could not be written down", trouble=type(trouble).__name__)
            return PlainTextResponse("not now\n", 503)
        return PlainTextResponse("ok\n")


def build_telegram(settings: TelegramSettings, context: PlatformContext) -> TelegramChannel:
    """From the settings to the channel. Raises ConfigurationError."""
    return TelegramChannel(telegram_keys(settings, context.public_url), context.clock, context.languages, context.say, alone=context.alone)


def _parsed(body: bytes) -> Any:
    """The update as it came; None for what is no JSON."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _in_a_group(update: telegram.Update) -> bool:
    chat = getattr(update.message, "chat", None)
    return getattr(chat, "type", "") in (telegram.Chat.GROUP, telegram.Chat.SUPERGROUP)


def _as_form(markup: telegram.InlineKeyboardMarkup | None) -> dict[str, Any] | None:
    return None if markup is None else markup.to_dict()
