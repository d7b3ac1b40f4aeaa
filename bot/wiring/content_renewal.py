"""The organisation's own FAQ entries and topics are taken over while the desk runs, once their files have changed."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

import structlog

from bot.errors import ConfigurationError
from bot.faq.current_entries import CurrentEntries
from bot.faq.own_entries import merge_entries
from bot.runtime.background_loop import repeat
from bot.settings.own_content import OwnContent, file_states, read_own_content
from bot.settings.schema import Settings
from bot.wiring.background_index import BackgroundUnderstanding, beside
from bot.wiring.foreign_topics import ForeignTopics
from bot.wiring.shipped_faq import shipped_entries

LOOKS: Final = 5.0
"""Seconds between two looks at the files. A file that has changed is read at the second look that finds it the same: nobody reads one half written."""
_log = structlog.get_logger("content")


class ContentRenewal:
    """Reads at the start (raises ConfigurationError), and again after each change. What cannot be read is left, and the desk goes on with what it has."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._taken = self._seen = file_states(settings)
        self.current = read_own_content(settings)
        self._take: Callable[[OwnContent], Awaitable[None]] | None = None

    def begin(self, take: Callable[[OwnContent], Awaitable[None]]) -> None:
        """`take` is told each new content from now on; it is the desk's own once `take` has returned."""
        self._take = take

    @property
    def digest(self) -> str:
        """Tells what this desk answers from now."""
        return self.current.digest

    async def run(self) -> None:
        """Until cancelled."""
        if not self._taken:
            await asyncio.Event().wait()
        await repeat(self.look, LOOKS, _log, "the organisation's own entries and topics could not be renewed")

    async def look(self) -> None:
        """Takes over what has changed, and has stood unchanged since the look before."""
        now = await beside(lambda: file_states(self._settings))
        if now == self._taken or now != self._seen:
            self._seen = now
            return
        self._taken = now
        await self._renew()

    async def _renew(self) -> None:
        try:
            content = await beside(lambda: read_own_content(self._settings))
        except ConfigurationError as trouble:
            _log.error("a changed file is left as it was: the desk goes on with what it has", file=trouble.file, place=trouble.key, expected=trouble.expected)
            return
        if content.digest != self.current.digest and self._take is not None:
            await self._take(content)
            _log.info("changed entries and topics are taken over", entries=len(content.entries.entries), topics=len(content.topics), content=content.digest)
        self.current = content


def renewing(entries: CurrentEntries, topics: ForeignTopics, understanding: BackgroundUnderstanding) -> Callable[[OwnContent], Awaitable[None]]:
    """What takes over a new content: understood, found and told from the same moment on."""

    async def take(content: OwnContent) -> None:
        renewed = ForeignTopics(content.topics)
        await understanding.renew(content.entries, renewed.catalogue)
        # No other task has run since it is understood.
        topics.exchange(renewed)
        entries.exchange(merge_entries(shipped_entries(), content.entries.entries))

    return take
