"""Delivery from the outbox to the channels, with retries: in order within a conversation, conversations in parallel, each result stored at once."""

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
from bot.messages import HOME, Phrase, RenderedMessage, Reply
from bot.ports import Channel
from bot.request_ids import RequestIds, bound
from bot.runtime.quick_dataclass import dataclass
from bot.store.outbox import ASKED, HELD_FOR, MOST_DUE, ConversationKey, OutboxHolder, OutboxMessage
from bot.store.work import Store, Work

_MINUTE: Final = timedelta(minutes=1)
_PAUSES: Final = (
    timedelta(seconds=1), timedelta(seconds=5), timedelta(seconds=30), 2 * _MINUTE, 5 * _MINUTE, 10 * _MINUTE, 20 * _MINUTE, 40 * _MINUTE, 60 * _MINUTE,
)  # fmt: skip
_TRIES: Final = 24  # With these pauses, most of a day.
_PATIENT: Final = 6  # How often a message may be asked to wait before that counts as trouble.
_TOO_OLD: Final = timedelta(days=3)
_LONG_SILENCE: Final = timedelta(seconds=30)  # After an outage of this length the pauses have grown needlessly long.
_TO_SPARE: Final = HELD_FOR / 2  # The time that must be left of a reservation when a message goes out: longer than a channel may take.
_AT_ONCE: Final = 64
_BATCH_DELAY: Final = 0.001  # Messages stored at the same moment are read together.
_PAUSE_AFTER_TROUBLE: Final = 1.0
_log = structlog.get_logger("delivery")


OnUndeliverable: TypeAlias = Callable[[OutboxMessage], Awaitable[Callable[[Work, datetime], Awaitable[None]]]]
"""Looks for another way to reach the recipient of a lost message, and returns what writes that notice."""


async def _nowhere(_: OutboxMessage) -> Callable[[Work, datetime], Awaitable[None]]:
    async def nothing(work: Work, now: datetime) -> None:
        """Tells nobody."""

    return nothing


@dataclass
class Delivery:
    """Words what is due and passes it to its channel. Every message is delivered, or lost after so many attempts, and none waits for another
    conversation: an unreachable channel delays no other channel, an unreachable conversation no other conversation. Of several desks on one database
    only the one that has reserved a message sends it: `desk` names this one. Log lines carry the id of the message that is answered."""

    store: Store
    wording: Wording
    channels: Mapping[str, Channel]
    clock: Clock
    instead: OnUndeliverable = _nowhere
    desk: str = "alone"
    request_ids: RequestIds = field(default_factory=RequestIds)
    _begun: datetime = field(init=False)
    _wake: asyncio.Event = field(default_factory=asyncio.Event)
    _starting: asyncio.Lock = field(default_factory=asyncio.Lock)
    _serving: dict[ConversationKey, "asyncio.Task[None]"] = field(default_factory=dict)
    _breakers: dict[str, CircuitBreaker] = field(init=False)
    _unnoted: dict[int, str] = field(default_factory=dict)
    _looks: int = 0
    _full: bool = False

    def __post_init__(self) -> None:
        self._begun = self.clock.now()
        self._breakers = {name: CircuitBreaker() for name in self.channels}

    def wake(self) -> None:
        """Signals that the outbox has a new message."""
        self._wake.set()

    async def run(self) -> None:
        """Delivers until cancelled; looks again every second for what had to wait."""
        self.store.holder = OutboxHolder(self.desk, frozenset(self.channels))
        try:
            while True:
                # Not `wait_for`: on Python 3.11 it loses a cancellation that comes at the same moment as the wake, and the desk would never stop.
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(1):
                        await self._wake.wait()
                await asyncio.sleep(_BATCH_DELAY)
                self._wake.clear()
                try:
                    await self._start()
                except Exception as trouble:  # unsent messages stay in the outbox, and the loop must survive a database failure
                    _log.error("delivery paused", trouble=type(trouble).__name__)
        finally:
            self.store.holder = None
            await self._stop()

    async def drain(self) -> None:
        """Sends everything that is due now."""
        while True:
            await self._start()
            if not self._serving:
                return
            await asyncio.wait(self._serving.values(), return_when=asyncio.FIRST_COMPLETED)

    async def _start(self) -> None:
        """Starts a task for every conversation that has something due and is not being served."""
        async with self._starting:
            open_now = self._open_channels()
            self._looks += 1
            if not open_now:
                return
            passed = [(name, conversation_key) for name in open_now for conversation_key in self._breakers[name].probed]
            async with self.store.look() as work:
                outbox_messages = await work.outbox.due(self.clock.now(), open_now, [*self._serving, *passed], self.desk)
            self._full = len(outbox_messages) == MOST_DUE
            waiting = await self._held(outbox_messages)
            for queue, messages in self._in_turn(waiting):
                name, conversation = queue
                if open_now[name] > 0:
                    open_now[name] -= 1
                    if not self._breakers[name].closed:
                        self._breakers[name].probed.add(conversation)
                    self._serving[queue] = task = asyncio.create_task(self._serve(queue, messages))
                    task.add_done_callback(partial(self._served, queue, self._looks))
                else:
                    self._full = True
            for name in open_now:
                if not any(queue[0] == name for queue in waiting):
                    self._breakers[name].probed.clear()

    async def _held(self, outbox_messages: Sequence[OutboxMessage]) -> dict[ConversationKey, list[OutboxMessage]]:
        """The messages reserved for this desk, by conversation; one reserved by another desk blocks those behind it."""
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
        """The conversations in the order of their messages; in a channel in trouble the least tried conversation comes first."""
        return sorted(waiting.items(), key=lambda entry: 0 if self._breakers[entry[0][0]].closed else entry[1][0].tries)

    def _open_channels(self) -> dict[str, int]:
        """How many more conversations may be served at once in each channel."""
        now, busy = self.clock.now(), Counter(channel for channel, _ in self._serving)
        room = {name: breaker.room(now, _AT_ONCE) - busy[name] for name, breaker in self._breakers.items()}
        return {name: left for name, left in room.items() if left > 0}

    def _served(self, queue: ConversationKey, began: int, _: "asyncio.Task[None]") -> None:
        """Wakes the loop if it passed this conversation by meanwhile, or had no room for others; else there is nothing new to read."""
        self._serving.pop(queue, None)
        if self._looks != began or self._full:
            self._wake.set()

    async def _stop(self) -> None:
        tasks = tuple(self._serving.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _serve(self, queue: ConversationKey, outbox_messages: list[OutboxMessage]) -> None:
        """Sends a conversation's messages one after another; if one has to wait, so do those behind it."""
        try:
            for outbox_message in outbox_messages:
                # A slow predecessor may have cost the reservation; then it is reserved anew, or another desk has it.
                if not self._time_left(outbox_message):
                    return
                with bound(self.request_ids.of_answer(outbox_message.answers)):
                    if not await self._send(outbox_message):
                        return
        except Exception as trouble:  # the messages are still in the outbox
            _log.error("delivery paused", channel=queue[0], trouble=type(trouble).__name__)
            await asyncio.sleep(_PAUSE_AFTER_TROUBLE)

    async def _send(self, outbox_message: OutboxMessage) -> bool:
        """Whether it is done, so that the next may follow."""
        name, there = outbox_message.place.channel, self._unnoted.get(outbox_message.number)
        try:
            if there is None:
                there = await self._deliver(outbox_message)
        except TryLater as wait:
            return await self._try_later(outbox_message, wait)
        except Undeliverable as lost:
            await self._give_up(outbox_message, lost.detail)
            return True
        except Exception as trouble:  # a channel's error must not delay the other conversations
            _log.error("a message failed", number=outbox_message.number, trouble=type(trouble).__name__)
            return await self._later(outbox_message, timedelta(), type(trouble).__name__)
        now, breaker, arrived = self.clock.now(), self._breakers[name], there
        # If that cannot be stored (a full disk), it is stored later, and meanwhile nobody is sent it a second time.
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
            await self._sayable(outbox_message),
            outbox_message.tries > 0 or outbox_message.created < self._begun or outbox_message.held_by not in (None, self.desk),
        )
        if post.amends and post.replaces is None:
            return ""
        return await channel.deliver(place, outbox_message.recipient, post, str(outbox_message.number), may_be_there)

    async def _sayable(self, outbox_message: OutboxMessage) -> RenderedMessage:
        """The worded message, or in place of one that lacks a sentence or a value the word that something went wrong: what comes behind it must not wait."""
        try:
            return await self._worded(outbox_message)
        except LookupError as trouble:
            _log.error("a message cannot be worded", number=outbox_message.number, trouble=type(trouble).__name__)
            sorry = Reply((Phrase("turn.failed"),))
            return await self._worded(replace(outbox_message, reply=sorry, buttons=()))

    async def _try_later(self, outbox_message: OutboxMessage, wait: TryLater) -> bool:
        """Whether it is done; trouble with the whole channel does not count against a message unless it lasts for days."""
        name, now = outbox_message.place.channel, self.clock.now()
        breaker = self._breakers[name]
        before = breaker.closed
        own = breaker.failed(outbox_message.number, outbox_message.place.conversation, wait, now)
        if before and not breaker.closed:
            _log.warning("the channel cannot be reached, so what is for it waits", channel=name, why=wait.detail)
        if own:
            return await self._later(outbox_message, wait.after, ASKED if wait.reach is TroubleScope.ASKED else wait.detail)
        async with self.store.work() as work:
            # Another desk on this database may have a way to the channel that this one lacks.
            await work.outbox.release(name, self.desk, now)
            overdue = await work.outbox.overdue(name, now - _TOO_OLD)
        for message in overdue:
            await self._give_up(message, wait.detail)
        return outbox_message.number in {message.number for message in overdue}

    async def _later(self, outbox_message: OutboxMessage, after: timedelta, why: str) -> bool:
        """Postpones it, longer each time; after so many attempts it is lost. Whether it is."""
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
        """Gives it up, which is logged and told to its recipient if they can be reached elsewhere."""
        _log.warning("a message cannot be delivered", number=outbox_message.number, channel=outbox_message.place.channel, tries=outbox_message.tries + 1, why=why)
        now = self.clock.now()
        try:
            tell = await (_nowhere if outbox_message.reply.amends else self.instead)(outbox_message)
        except Exception as trouble:  # the recipient cannot be reached elsewhere; the platform must not be retried endlessly because of that
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
            return replace(post, replaces=await work.outbox.there(int(post.replaces)) or None)
