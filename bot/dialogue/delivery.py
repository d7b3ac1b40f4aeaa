"""From the outbox to the channels, with patience: in order inside a conversation, conversations side by side, recorded at once."""

import asyncio
import contextlib
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Final, TypeAlias

import structlog

from bot.clock import Clock
from bot.dialogue.circuit_breaker import CircuitBreaker
from bot.dialogue.wording import Wording
from bot.errors import TroubleScope, TryLater, Undeliverable
from bot.messages import HOME, RenderedMessage
from bot.ports import Channel
from bot.runtime.quick_dataclass import dataclass
from bot.store.outbox import ASKED, HELD_FOR, MOST_DUE, ConversationKey, OutboxHolder, OutboxMessage
from bot.store.work import Store, Work

_MINUTE: Final = timedelta(minutes=1)
_PAUSES: Final = (
    timedelta(seconds=1), timedelta(seconds=5), timedelta(seconds=30), 2 * _MINUTE, 5 * _MINUTE, 10 * _MINUTE, 20 * _MINUTE, 40 * _MINUTE, 60 * _MINUTE,
)  # fmt: skip
_TRIES: Final = 24  # By these pauses, most of a day.
_PATIENT: Final = 6  # So many times a letter may be asked to wait before that counts like trouble.
_TOO_OLD: Final = timedelta(days=3)
_LONG_SILENCE: Final = timedelta(seconds=30)  # After that, what waits has pauses that are longer than need be.
_TO_SPARE: Final = HELD_FOR / 2  # So much of a hold must be left when a letter goes out: longer than a channel may take.
_AT_ONCE: Final = 64
_BREATH: Final = 0.001  # What is put in at the same moment is looked up together.
_BREATH_AFTER_TROUBLE: Final = 1.0
_log = structlog.get_logger("delivery")


OnUndeliverable: TypeAlias = Callable[[OutboxMessage], Awaitable[Callable[[Work, datetime], Awaitable[None]]]]
"""Looks where else somebody hears of a letter that is lost, and gives what writes that."""


async def _nowhere(_: OutboxMessage) -> Callable[[Work, datetime], Awaitable[None]]:
    async def nothing(work: Work, now: datetime) -> None:
        """Nobody is told."""

    return nothing


@dataclass
class Delivery:
    """Words what is due and hands it to its channel. Every letter arrives or is lost after so many tries, and nobody waits for somebody else's:
    a channel that cannot be reached holds up no other, a conversation that cannot be reached none beside it. Of several desks on one database only the
    one that holds a letter sends it: `desk` names this one."""

    store: Store
    wording: Wording
    channels: Mapping[str, Channel]
    clock: Clock
    instead: OnUndeliverable = _nowhere
    desk: str = "alone"
    _begun: datetime = field(init=False)
    _wake: asyncio.Event = field(default_factory=asyncio.Event)
    _starting: asyncio.Lock = field(default_factory=asyncio.Lock)
    _lanes: dict[ConversationKey, "asyncio.Task[None]"] = field(default_factory=dict)
    _breakers: dict[str, CircuitBreaker] = field(init=False)
    _unnoted: dict[int, str] = field(default_factory=dict)
    _looks: int = 0
    _full: bool = False

    def __post_init__(self) -> None:
        self._begun = self.clock.now()
        self._breakers = {name: CircuitBreaker() for name in self.channels}

    def wake(self) -> None:
        """Says that something was put into the outbox."""
        self._wake.set()

    async def run(self) -> None:
        """Delivers until cancelled; looks again every second for what had to wait."""
        self.store.holder = OutboxHolder(self.desk, frozenset(self.channels))
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
            self.store.holder = None
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
            self._looks += 1
            if not open_now:
                return
            passed = [(name, one) for name in open_now for one in self._breakers[name].probed]
            async with self.store.look() as work:
                outbox_messages = await work.outbox.due(self.clock.now(), open_now, [*self._lanes, *passed], self.desk)
            self._full = len(outbox_messages) == MOST_DUE
            waiting = await self._held(outbox_messages)
            for lane, mine in self._in_turn(waiting):
                name, conversation = lane
                if open_now[name] > 0:
                    open_now[name] -= 1
                    if not self._breakers[name].closed:
                        self._breakers[name].probed.add(conversation)
                    self._lanes[lane] = task = asyncio.create_task(self._serve(lane, mine))
                    task.add_done_callback(partial(self._served, lane, self._looks))
                else:
                    self._full = True
            for name in open_now:
                if not any(lane[0] == name for lane in waiting):
                    self._breakers[name].probed.clear()

    async def _held(self, outbox_messages: Sequence[OutboxMessage]) -> dict[ConversationKey, list[OutboxMessage]]:
        """Those that this desk alone sends, by their conversations: one that another desk took stands before those behind it."""
        lacking = [message.number for message in outbox_messages if not self._holds(message)]
        until, got = self.clock.now() + HELD_FOR, frozenset[int]()
        if lacking:
            async with self.store.work() as work:
                got = await work.outbox.hold(lacking, self.desk, until - HELD_FOR)
        waiting: dict[ConversationKey, list[OutboxMessage]] = {}
        passed: set[ConversationKey] = set()
        for message in outbox_messages:
            if message.number not in got and not self._holds(message):
                passed.add(message.queue)
            if message.queue not in passed:
                waiting.setdefault(message.queue, []).append(replace(message, held_until=until) if message.number in got else message)
        return waiting

    def _holds(self, outbox_message: OutboxMessage) -> bool:
        return outbox_message.held_by == self.desk and self._time_left(outbox_message)

    def _time_left(self, outbox_message: OutboxMessage) -> bool:
        return outbox_message.held_until is not None and outbox_message.held_until - self.clock.now() >= _TO_SPARE

    def _in_turn(self, waiting: dict[ConversationKey, list[OutboxMessage]]) -> list[tuple[ConversationKey, list[OutboxMessage]]]:
        """Who has something due, as it was written; in a channel in trouble whoever was tried least comes first."""
        return sorted(waiting.items(), key=lambda one: 0 if self._breakers[one[0][0]].closed else one[1][0].tries)

    def _open_channels(self) -> dict[str, int]:
        """How many more conversations may be served at once in each channel."""
        now, busy = self.clock.now(), Counter(channel for channel, _ in self._lanes)
        room = {name: breaker.room(now, _AT_ONCE) - busy[name] for name, breaker in self._breakers.items()}
        return {name: left for name, left in room.items() if left > 0}

    def _served(self, lane: ConversationKey, began: int, _: "asyncio.Task[None]") -> None:
        """Who looked meanwhile has passed this conversation by, or found no room for others; else there is nothing new to look for."""
        self._lanes.pop(lane, None)
        if self._looks != began or self._full:
            self._wake.set()

    async def _stop(self) -> None:
        lanes = tuple(self._lanes.values())
        for lane in lanes:
            lane.cancel()
        await asyncio.gather(*lanes, return_exceptions=True)

    async def _serve(self, lane: ConversationKey, outbox_messages: list[OutboxMessage]) -> None:
        """Sends them one after another; behind one that has to wait, the others wait too."""
        try:
            for outbox_message in outbox_messages:
                # What took long before it may have cost the hold; then it is taken anew, or somebody else has it.
                if not self._time_left(outbox_message) or not await self._send(outbox_message):
                    return
        except Exception as trouble:  # the letters are in the outbox still
            _log.error("delivery paused", channel=lane[0], trouble=type(trouble).__name__)
            await asyncio.sleep(_BREATH_AFTER_TROUBLE)

    async def _send(self, outbox_message: OutboxMessage) -> bool:
        """Whether it is done with, so that the next may follow."""
        name, there = outbox_message.place.channel, self._unnoted.get(outbox_message.number)
        try:
            if there is None:
                there = await self._deliver(outbox_message)
        except TryLater as wait:
            return await self._try_later(outbox_message, wait)
        except Undeliverable as lost:
            await self._give_up(outbox_message, lost.detail)
            return True
        except Exception as trouble:  # a channel's mistake must not hold up the other conversations
            _log.error("a letter failed", number=outbox_message.number, trouble=type(trouble).__name__)
            return await self._later(outbox_message, timedelta(), type(trouble).__name__)
        now, breaker, arrived = self.clock.now(), self._breakers[name], there
        # Where that cannot be written down (a full disk), it is written down later, and nobody gets it a second time meanwhile.
        self._unnoted[outbox_message.number] = arrived
        await self.store.together(lambda work: work.outbox.sent(outbox_message.number, arrived, now))
        del self._unnoted[outbox_message.number]
        silent = breaker.arrived(outbox_message.number, now)
        if silent is not None:
            _log.info("the channel answers again", channel=name)
            if silent >= _LONG_SILENCE:
                await self.store.together(lambda work: work.outbox.hasten(name, now))
        return True

    async def _deliver(self, outbox_message: OutboxMessage) -> str:
        place, channel = outbox_message.place, self.channels[outbox_message.place.channel]
        if place.thread == HOME and not channel.capabilities.start_page:
            raise Undeliverable("the channel has no start page")
        post, may_be_there = (
            await self._worded(outbox_message),
            outbox_message.tries > 0 or outbox_message.created < self._begun or outbox_message.held_by not in (None, self.desk),
        )
        return await channel.deliver(place, outbox_message.recipient, post, str(outbox_message.number), may_be_there)

    async def _try_later(self, outbox_message: OutboxMessage, wait: TryLater) -> bool:
        """Whether it is done with; trouble of the channel as a whole costs the letter nothing, unless it lasts for days."""
        name, now = outbox_message.place.channel, self.clock.now()
        breaker = self._breakers[name]
        before = breaker.closed
        own = breaker.failed(outbox_message.number, outbox_message.place.conversation, wait, now)
        if before and not breaker.closed:
            _log.warning("the channel cannot be reached, so what is for it waits", channel=name, why=wait.detail)
        if own:
            return await self._later(outbox_message, wait.after, ASKED if wait.reach is TroubleScope.ASKED else wait.detail)
        async with self.store.look() as work:
            overdue = await work.outbox.overdue(name, now - _TOO_OLD)
        for one in overdue:
            await self._give_up(one, wait.detail)
        return outbox_message.number in {one.number for one in overdue}

    async def _later(self, outbox_message: OutboxMessage, after: timedelta, why: str) -> bool:
        """Waits, every time longer; after so many tries it is lost. Whether that is so now."""
        if outbox_message.tries + 1 >= _TRIES:
            await self._give_up(outbox_message, why)
            return True
        step = outbox_message.tries - (_PATIENT if why == ASKED else 0)
        pause = max(after, _PAUSES[min(step, len(_PAUSES) - 1)]) if step >= 0 else after
        due = self.clock.now() + pause
        async with self.store.work() as work:
            await work.outbox.later(outbox_message.number, due, why)
        return False

    async def _give_up(self, outbox_message: OutboxMessage, why: str) -> None:
        """It never arrives, which is said in the log and to whoever it was for, where they can be reached in another place."""
        _log.warning("a letter cannot be delivered", number=outbox_message.number, channel=outbox_message.place.channel, tries=outbox_message.tries + 1, why=why)
        now = self.clock.now()
        try:
            tell = await self.instead(outbox_message)
        except Exception as trouble:  # nobody can say where else they are reached; the platform is not asked again and again meanwhile
            _log.error("nobody else is told of it", number=outbox_message.number, trouble=type(trouble).__name__)
            tell = await _nowhere(outbox_message)
        async with self.store.work() as work:
            if await work.outbox.lost(outbox_message.number, now, why):
                await tell(work, now)
        self._breakers[outbox_message.place.channel].forget(outbox_message.number)
        self.wake()

    async def _worded(self, outbox_message: OutboxMessage) -> RenderedMessage:
        """The letter as a post that asks for nothing its channel cannot do; what it replaces is named as the channel knows it."""
        can = self.channels[outbox_message.place.channel].capabilities
        post = self.wording.word(outbox_message.reply, outbox_message.language, self.clock.now(), outbox_message.buttons)
        if not can.forms and any(button.form for button in post.buttons):
            post = replace(post, buttons=tuple(replace(button, form="") for button in post.buttons))
        if post.replaces is None:
            return post
        if not can.edits:
            return replace(post, replaces=None)
        async with self.store.look() as work:
            return replace(post, replaces=await work.outbox.there(int(post.replaces)))
