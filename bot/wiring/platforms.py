"""The messaging platforms outside that the settings name: the fourth page of the parts list."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import field, replace
from pkgutil import resolve_name
from typing import Final

import structlog

from bot.clock import Clock, SystemClock
from bot.dialogue.conversation import LANGUAGES, language_of_text
from bot.dialogue.wording import Wording
from bot.errors import Undeliverable
from bot.messages import ChatIdentity, Link, Message, Phrase, TypedText
from bot.ports import AcceptMessage
from bot.redaction import MARK
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.settings.platforms import enabled_platforms
from bot.settings.schema import Settings
from bot.webhooks import FileSource, Platform, WebhookRoute
from integrations.channels.platform_entry import PlatformContext, PlatformSettings, RunAlone, at_once
from integrations.channels.registry import PLATFORMS

_AGAIN: Final = 5
_log = structlog.get_logger("channels")


@dataclass(frozen=True)
class Platforms:
    """All platforms; a failing one delays no other."""

    all: tuple[Platform, ...]
    _beside: set["asyncio.Task[None]"] = field(default_factory=set, init=False, compare=False)

    def hooks(self, accept: AcceptMessage) -> Mapping[str, WebhookRoute]:
        """The handlers of their calls, by path."""
        return {path: hook for platform in self.all for path, hook in platform.hooks(accept).items()}

    @asynccontextmanager
    async def heard(self, accept: AcceptMessage) -> AsyncIterator[None]:
        """While the block runs, messages from the platforms are accepted; afterwards no new ones are."""
        hearing = [asyncio.create_task(_hear(platform, accept)) for platform in self.all]
        try:
            yield
        finally:
            for task in hearing:
                task.cancel()
            await asyncio.gather(*hearing, return_exceptions=True)

    async def localised(self, message: Message) -> Message:
        """The message with the language its sender has set there, unless it already has one. Text that is clearly in one language is answered in it
        without waiting for the platform's setting, which is looked up in the background for messages without text."""
        platform = next((candidate for candidate in self.all if candidate.name == message.sender.channel), None)
        if platform is None or message.locale is not None:
            return message
        if isinstance(message.content, TypedText) and language_of_text(message.content.text.replace(MARK, " ")) is not None:
            task = asyncio.create_task(_learn_locale(platform, message.sender))
            self._beside.add(task)
            task.add_done_callback(self._beside.discard)
            return message
        return replace(message, locale=await platform.locale(message.sender))

    async def fetch(self, channel: str, source: str, most: int) -> bytes | None:
        """A file that somebody sent in this channel; None where it is longer than `most` bytes. Raises DeliveryError."""
        found = next((platform for platform in self.all if platform.name == channel), None)
        if not isinstance(found, FileSource):
            raise Undeliverable("this channel hands out no files")
        return await found.fetch(source, most)

    def opened_with(self, code: Secret) -> Link | None:
        """The address that opens a chat and hands over a link code there, with the platform's title; None where no platform has such addresses."""
        titles = {entry.name: entry.title for entry in PLATFORMS}
        known = (Link(one.opened_with(code.reveal()), titles[one.name]) for one in self.all)
        return next((one for one in known if one.url), None)

    async def close(self) -> None:
        """Closes their connections."""
        for item in self._beside:
            item.cancel()
        await asyncio.gather(*(item.close() for item in self.all), return_exceptions=True)


async def _learn_locale(platform: Platform, sender: ChatIdentity) -> None:
    try:
        await platform.locale(sender)
    except Exception as trouble:  # asked again with the next message
        _log.warning("a language could not be learnt", channel=platform.name, trouble=type(trouble).__name__)


async def _hear(platform: Platform, accept: AcceptMessage) -> None:
    """Listens, and restarts whatever ends it."""
    while True:
        try:
            await platform.receive(accept)
        except Exception as trouble:  # the other platforms and the pages continue meanwhile
            _log.error("listening ended; beginning anew", channel=platform.name, trouble=type(trouble).__name__)
        await asyncio.sleep(_AGAIN)


def platform_context(settings: Settings, wording: Wording, clock: Clock, alone: RunAlone = at_once) -> PlatformContext:
    """What every platform is built with. `alone` runs what only one of several desks may do."""
    languages = (settings.language, *(one for one in LANGUAGES if one != settings.language))

    def say(key: str, language: str) -> str:
        return wording.say(Phrase(key), language, clock.now())

    return PlatformContext(clock=clock, wall=SystemClock(), public_url=settings.public_url, languages=languages, say=say, alone=alone)


def build_platforms(settings: Settings, wording: Wording, clock: Clock, alone: RunAlone) -> Platforms:
    """Those that are enabled; the library of no other is imported. Raises ConfigurationError."""
    context, found = platform_context(settings, wording, clock, alone), []
    for entry, section in enabled_platforms(settings.channels):
        build: Callable[[PlatformSettings, PlatformContext], Platform] = resolve_name(entry.build)
        found.append(build(section, context))
    return Platforms(tuple(found))
