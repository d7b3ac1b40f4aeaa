"""From the outbox to the channels, with patience: in order, retried, and recorded at once."""

import asyncio
import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Final

import structlog

from bot.clock import Clock
from bot.errors import TryLater, Undeliverable
from bot.messages import Post
from bot.ports import Channel
from bot.store.outbox import Letter
from bot.store.work import Store
from bot.wording import Wording

_PAUSES: Final = (timedelta(seconds=1), timedelta(seconds=5), timedelta(seconds=30), timedelta(minutes=5))
_log = structlog.get_logger("delivery")


@dataclass
class Delivery:
    """Words what is due and hands it to its channel."""

    store: Store
    wording: Wording
    channels: Mapping[str, Channel]
    clock: Clock
    _wake: asyncio.Event = field(default_factory=asyncio.Event)
    _one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)

    def wake(self) -> None:
        """Says that something was put into the outbox."""
        self._wake.set()

    async def run(self) -> None:
        """Delivers until cancelled; looks again every second for what had to wait."""
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), timeout=1)
            self._wake.clear()
            try:
                await self.drain()
            except Exception as trouble:  # the outbox keeps what was not sent, and the loop must outlive a bad moment of the database
                _log.error("delivery paused", trouble=type(trouble).__name__)

    async def drain(self) -> None:
        """Sends all that is due now."""
        async with self._one_at_a_time:
            while True:
                async with self.store.look() as work:
                    letters = await work.outbox.due(self.clock.now())
                if not letters:
                    return
                for letter in letters:
                    await self._send(letter)

    async def _send(self, letter: Letter) -> None:
        channel = self.channels.get(letter.place.channel)
        try:
            if channel is None:
                raise Undeliverable(f"no channel {letter.place.channel} here")
            post = await self._worded(letter)
            there = await channel.deliver(letter.place, letter.recipient, post, str(letter.number))
        except TryLater as wait:
            await self._later(letter, wait.after)
            return
        except Undeliverable as lost:
            _log.warning("a letter cannot be delivered", number=letter.number, why=lost.detail)
            async with self.store.work() as work:
                await work.outbox.lost(letter.number, self.clock.now())
            return
        except Exception as trouble:  # a channel's mistake must not hold up the letters behind it
            _log.error("a letter failed", number=letter.number, trouble=f"{type(trouble).__name__}: {trouble}")
            await self._later(letter, _PAUSES[min(letter.tries, len(_PAUSES) - 1)])
            return
        async with self.store.work() as work:
            await work.outbox.sent(letter.number, there, self.clock.now())

    async def _worded(self, letter: Letter) -> Post:
        """The letter as a post; what it replaces is named as the channel knows it."""
        post = self.wording.word(letter.reply, letter.language, self.clock.now(), letter.buttons)
        if post.replaces is None:
            return post
        async with self.store.look() as work:
            return replace(post, replaces=await work.outbox.there(int(post.replaces)))

    async def _later(self, letter: Letter, after: timedelta) -> None:
        async with self.store.work() as work:
            await work.outbox.later(letter.number, self.clock.now() + after)
