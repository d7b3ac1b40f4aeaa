"""A desk with limits and without anything to say: it handles messages in the order it is given them, as slowly as a test wants."""

import asyncio
from dataclasses import field
from datetime import datetime, timedelta

from bot.clock import MovableClock
from bot.dialogue.admission import Admission
from bot.dialogue.intake import Intake
from bot.messages import ButtonPress, ChatIdentity, ConversationAddress, Message, MessageContent, TypedText
from bot.metrics.catalogue import HELD_BACK, MESSAGES
from bot.metrics.tally import Tally
from bot.ports import Receipt
from bot.runtime.quick_dataclass import dataclass
from bot.store.outbox import OutboxMessage
from bot.store.work import Store
from bot.verification.flood_limits import MessageLimits
from bot.verification.limits import Limit
from tests.builders import NOW

FEW = MessageLimits(
    person=(Limit(5, timedelta(minutes=1)), Limit(12, timedelta(hours=1))), kept=6, strangers=8, channel=10, waiting=12, undelivered=4, at_once=2,
)  # fmt: skip
PRESSED = ButtonPress("a button")


class StandingClock:
    """Time that goes on only when a test says so."""

    def __init__(self) -> None:
        self.at = NOW

    def now(self) -> datetime:
        return self.at


@dataclass
class Crowd:
    """`handled` are the events in the order in which they were begun."""

    store: Store
    limits: MessageLimits = FEW
    clock: MovableClock = field(default_factory=lambda: MovableClock(StandingClock()))
    handled: list[str] = field(default_factory=list)
    metrics: Tally = field(default_factory=lambda: Tally(("web", "slack", "console")))
    door: asyncio.Event = field(default_factory=asyncio.Event)
    intake: Intake = field(init=False)

    def __post_init__(self) -> None:
        self.door.set()
        admission = Admission(self.limits, self.clock, "zh-Hant-TW", lambda message: message.place, {"console"})
        self.intake = Intake(self.store, self._handle, lambda _: "seal", metrics=self.metrics, admission=admission)

    async def _handle(self, number: int, message: Message) -> None:
        self.handled.append(message.event)
        await self.door.wait()
        async with self.store.work() as work:
            await work.inbox.close(number, self.clock.now())

    async def hears(self, event: str, by: str = "chen.yj", said: MessageContent | None = None, channel: str = "web") -> Receipt:
        place = ConversationAddress(channel, by, private=True)
        return await self.intake.accept(Message(event, ChatIdentity(channel, by), place, said or TypedText("帳號被鎖了"), self.clock.now()))

    async def wrote_before(self, event: str, by: str = "chen.yj") -> None:
        """Stored by a desk that was killed before it could answer."""
        place = ConversationAddress("web", by, private=True)
        async with self.store.work() as work:
            assert await work.inbox.add(Message(event, ChatIdentity("web", by), place, TypedText("解鎖"), self.clock.now())) is not None

    async def hears_many(self, many: int, by: str = "chen.yj", said: MessageContent | None = None, channel: str = "web", named: str = "") -> None:
        for number in range(many):
            await self.hears(f"{named or by}{channel}{number}", by, said, channel)

    async def read(self) -> list[str]:
        """What was handled, once everything is."""
        await self.intake.idle()
        return self.handled

    async def said(self, to: str = "chen.yj", channel: str = "web") -> list[OutboxMessage]:
        async with self.store.look() as work:
            return list(await work.outbox.written_in(channel, to, 100))

    async def keys(self, to: str = "chen.yj", channel: str = "web") -> list[str]:
        return [phrase.key for one in await self.said(to, channel) for phrase in one.reply.says]

    async def link(self, person: str, *identities: ChatIdentity) -> None:
        async with self.store.work() as work:
            for identity in identities:
                await work.links.make(identity, person, "code", self.clock.now())

    def counted(self, outcome: str, channel: str = "web") -> float:
        return next(sample.value for sample in self.metrics.samples() if sample.metric is MESSAGES and sample.labels == (channel, outcome))

    def limits_reached(self) -> dict[str, float]:
        """How often somebody was told of each limit."""
        return {sample.labels[0].removeprefix("message_"): sample.value for sample in self.metrics.samples() if sample.metric is HELD_BACK and sample.value}
