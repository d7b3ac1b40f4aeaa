"""The messaging platforms outside that the settings name: the fourth page of the parts list."""

import asyncio
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import field, replace
from typing import Final

import structlog
from pydantic import SecretStr

from bot.clock import Clock, SystemClock
from bot.dialogue.conversation import LANGUAGES, language_of_text
from bot.dialogue.wording import Wording
from bot.errors import ConfigurationError
from bot.messages import ChatIdentity, Message, Phrase, TypedText
from bot.ports import AcceptMessage
from bot.redaction import MARK
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.settings.schema import Settings, SlackSettings, TelegramSettings
from bot.webhooks import Platform, WebhookRoute
from integrations.channels.slack.keys import SlackKeys
from integrations.channels.telegram.keys import TelegramKeys
from integrations.settings_section import read_secret

_SECRET_TOKEN: Final = re.compile(r"[A-Za-z0-9_-]{1,256}")
_AGAIN: Final = 5
_log = structlog.get_logger("channels")


@dataclass(frozen=True)
class Platforms:
    """All of them; one that fails holds up no other."""

    all: tuple[Platform, ...]
    _beside: set["asyncio.Task[None]"] = field(default_factory=set, init=False, compare=False)

    def hooks(self, accept: AcceptMessage) -> Mapping[str, WebhookRoute]:
        """What answers their calls, by path."""
        return {path: hook for one in self.all for path, hook in one.hooks(accept).items()}

    @asynccontextmanager
    async def heard(self, accept: AcceptMessage) -> AsyncIterator[None]:
        """While the block runs, what people say there is taken in; when it ends, nothing new is."""
        hearing = [asyncio.create_task(_hear(one, accept)) for one in self.all]
        try:
            yield
        finally:
            for task in hearing:
                task.cancel()
            await asyncio.gather(*hearing, return_exceptions=True)

    async def localised(self, message: Message) -> Message:
        """The message with the language its sender has set there, where the message itself brings none. Words that are plainly of a language are
        answered in it, so nobody waits until the platform has said which was set; it is learnt beside, for what has no words."""
        platform = next((one for one in self.all if one.name == message.sender.channel), None)
        if platform is None or message.locale is not None:
            return message
        if isinstance(message.said, TypedText) and language_of_text(message.said.text.replace(MARK, " ")) is not None:
            task = asyncio.create_task(_learn_locale(platform, message.sender))
            self._beside.add(task)
            task.add_done_callback(self._beside.discard)
            return message
        return replace(message, locale=await platform.locale(message.sender))

    def opened_with(self, code: Secret) -> str:
        """The address that opens a chat and hands over a link code there; '' where no platform has such addresses."""
        known = (one.opened_with(code.reveal()) for one in self.all)
        return next((one for one in known if one), "")

    async def close(self) -> None:
        """Gives back their connections."""
        for one in self._beside:
            one.cancel()
        await asyncio.gather(*(one.close() for one in self.all), return_exceptions=True)


async def _learn_locale(platform: Platform, sender: ChatIdentity) -> None:
    try:
        await platform.locale(sender)
    except Exception as trouble:  # asked again with the next message
        _log.warning("a language could not be learnt", channel=platform.name, trouble=type(trouble).__name__)


async def _hear(platform: Platform, accept: AcceptMessage) -> None:
    """Listens, and begins anew whatever ends it."""
    while True:
        try:
            await platform.receive(accept)
        except Exception as trouble:  # the other platforms and the pages go on meanwhile
            _log.error("listening ended; beginning anew", channel=platform.name, trouble=type(trouble).__name__)
        await asyncio.sleep(_AGAIN)


def build_platforms(settings: Settings, wording: Wording, clock: Clock) -> Platforms:
    """Those that are enabled. Raises ConfigurationError."""
    found: list[Platform] = []

    def say(key: str, language: str) -> str:
        return wording.say(Phrase(key), language, clock.now())

    # Only here: the platforms' libraries take most of a second to import, and few commands speak to a platform.
    if settings.channels.slack.enabled:
        from integrations.channels.slack.channel import SlackChannel  # noqa: PLC0415

        found.append(SlackChannel(slack_keys(settings.channels.slack), clock, SystemClock(), settings.language, say))
    if settings.channels.telegram.enabled:
        from integrations.channels.telegram.channel import TelegramChannel  # noqa: PLC0415

        languages = (settings.language, *(one for one in LANGUAGES if one != settings.language))
        found.append(TelegramChannel(telegram_keys(settings.channels.telegram, settings.public_url), clock, languages, say))
    return Platforms(tuple(found))


def slack_keys(said: SlackSettings) -> SlackKeys:
    """What is needed in this mode. Raises ConfigurationError."""
    socket = said.mode == "socket"
    return SlackKeys(
        _told(said.bot_token, "slack.bot_token"),
        _told(said.app_token, "slack.app_token") if socket else None,
        None if socket else _told(said.signing_secret, "slack.signing_secret"),
        said.api_url,
    )


def telegram_keys(said: TelegramSettings, public_url: str) -> TelegramKeys:
    """What is needed in this mode. Raises ConfigurationError."""
    secret = _told(said.secret_token, "telegram.secret_token") if said.mode == "webhook" else None
    if secret is not None and not _SECRET_TOKEN.fullmatch(secret.reveal()):
        raise ConfigurationError("config.yaml", "channels.telegram.secret_token", "expected 1 to 256 letters, digits, _ or -, as Telegram takes them")
    return TelegramKeys(_told(said.token, "telegram.token"), secret, f"{public_url.rstrip('/')}/telegram/webhook", said.api_url)


def _told(said: SecretStr | None, key: str) -> Secret:
    if said is None:
        raise ConfigurationError("config.yaml", f"channels.{key}", "expected a value")
    return read_secret(said, f"channels.{key}")
