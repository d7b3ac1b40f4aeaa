"""From the outbox to the channels, with patience: in order inside a conversation, conversations side by side, recorded at once."""

import asyncio
import contextlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Final

import structlog

from bot.clock import Clock
from bot.errors import TryLater, Undeliverable
from bot.messages import Phrase, Post, Reply
from bot.ports import Channel
from bot.store.outbox import Lane, Letter
from bot.store.work import Store
from bot.wording import Wording

_PAUSES: Final = (timedelta(seconds=1), timedelta(seconds=5), timedelta(seconds=30), timedelta(minutes=5))
_QUIET: Final = (1, 1, 1, 2, 2, 3)
_AT_ONCE: Final = 64
_BREATH: Final = 0.001  # What is put in at the same moment is looked up together.
_log = structlog.get_logger("delivery")


@dataclass(frozen=True, slots=True)
class Quiet:
    """A channel that is left in peace until then, since it failed so many times in a row."""

    until: datetime
    failures: int


@dataclass
class Delivery:
    """Words what is due and hands it to its channel. A channel that cannot be reached holds up no other, and no write is made while it is away."""

    store: Store
    wording: Wording
    channels: Mapping[str, Channel]
    clock: Clock
    _begun: datetime = field(init=False)
    _wake: asyncio.Event = field(default_factory=asyncio.Event)
    _starting: asyncio.Lock = field(default_factory=asyncio.Lock)
    _lanes: dict[Lane, "asyncio.Task[None]"] = field(default_factory=dict)
    _quiet: dict[str, Quiet] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._begun = self.clock.now()

    def wake(self) -> None:
        """Says that something was put into the outbox."""
        self._wake.set()

    async def run(self) -> None:
        """Delivers until cancelled; looks again every second for what had to wait."""
        try:
            while True:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._wake.wait(), timeout=1)
                await asyncio.sleep(_BREATH)
                self._wake.clear()
                try:
                    await self._start()
                except Exception as trouble:  # the outbox keeps what was not sent, and the loop must outlive a bad moment of the database
                    _log.error("delivery paused", trouble=type(trouble).__name__)
        finally:
            await self._stop()

    async def drain(self) -> None:
        """Sends all that is due now."""
        while True:
            await self._start()
            if not self._lanes:
                return
            await asyncio.wait(self._lanes.values(), return_when=asyncio.FIRST_COMPLETED)

    async def _start(self) -> None:
        """Begins a lane for every conversation that has something due and is not being served."""
        async with self._starting:
            open_now = self._open_channels()
            if not open_now:
                return
            async with self.store.look() as work:
                letters = await work.outbox.due(self.clock.now(), open_now, self._lanes)
            waiting: dict[Lane, list[Letter]] = {}
            for letter in letters:
                waiting.setdefault(letter.lane, []).append(letter)
            for lane, mine in waiting.items():
                if open_now[lane[0]] > 0:
                    open_now[lane[0]] -= 1
                    self._lanes[lane] = task = asyncio.create_task(self._serve(lane, mine))
                    task.add_done_callback(partial(self._served, lane))

    def _open_channels(self) -> dict[str, int]:
        """How many more conversations may be served at once in each channel; one that just failed is tried with a single one first."""
        now, busy = self.clock.now(), Counter(channel for channel, _ in self._lanes)
        most = {name: 1 if name in self._quiet else _AT_ONCE for name in self.channels}
        away = {name for name, quiet in self._quiet.items() if quiet.until > now}
        return {name: most[name] - busy[name] for name in self.channels if name not in away and most[name] > busy[name]}

    def _served(self, lane: Lane, _: "asyncio.Task[None]") -> None:
        self._lanes.pop(lane, None)
        self._wake.set()

    async def _stop(self) -> None:
        lanes = tuple(self._lanes.values())
        for one in lanes:
            one.cancel()
        await asyncio.gather(*lanes, return_exceptions=True)

    async def _serve(self, lane: Lane, letters: list[Letter]) -> None:
        """Sends them one after another; behind one that has to wait, the others wait too."""
        try:
            for letter in letters:
                if not await self._send(letter):
                    return
        except Exception as trouble:  # the letters are in the outbox still
            _log.error("delivery paused", channel=lane[0], trouble=type(trouble).__name__)
            await asyncio.sleep(1)

    async def _send(self, letter: Letter) -> bool:
        """Whether it is done with, so that the next may follow."""
        name = letter.place.channel
        channel = self.channels[name]
        try:
            post = await self._worded(letter)
            there = await channel.deliver(letter.place, letter.recipient, post, str(letter.number), letter.tries > 0 or letter.created < self._begun)
        except TryLater as wait:
            if wait.everywhere:
                self._leave_in_peace(name, wait)
            else:
                await self._later(letter, wait.after)
            return False
        except Undeliverable as lost:
            _log.warning("a letter cannot be delivered", number=letter.number, why=lost.detail)
            await self._give_up(letter)
            return True
        except Exception as trouble:  # a channel's mistake must not hold up the other conversations
            _log.error("a letter failed", number=letter.number, trouble=type(trouble).__name__)
            await self._later(letter, _PAUSES[min(letter.tries, len(_PAUSES) - 1)])
            return False
        now = self.clock.now()
        await self.store.together(lambda work: work.outbox.sent(letter.number, there, now))
        if self._quiet.pop(name, None) is not None:
            _log.info("the channel answers again", channel=name)
        return True

    async def _give_up(self, letter: Letter) -> None:
        """It never arrives. Whoever asked in a group and cannot be written to in private is asked there to begin."""
        now = self.clock.now()
        async with self.store.work() as work:
            await work.outbox.lost(letter.number, now)
            asked_in = await work.inbox.place_of(letter.answers) if letter.answers is not None and letter.place.private else None
            if asked_in is not None and not asked_in.private:
                await work.outbox.post(asked_in, None, letter.language, Reply((Phrase("group.unlinked"),)), now)
        self.wake()

    def _leave_in_peace(self, name: str, wait: TryLater) -> None:
        """The whole channel is away: nothing is asked of it for a while, and that is said once."""
        before, now = self._quiet.get(name), self.clock.now()
        failures = 1 if before is None else before.failures + (before.until <= now)
        pause = max(wait.after, timedelta(seconds=_QUIET[min(failures, len(_QUIET)) - 1]))
        self._quiet[name] = Quiet(now + pause, failures)
        if before is None:
            _log.warning("the channel cannot be reached, so what is for it waits", channel=name, why=wait.detail)

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
