"""One refused message silences no platform: failing conversations next to others, a changing probe, and messages that end."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.cli.doctor_checks.outbox import check_outbox
from bot.dialogue import delivery
from bot.dialogue.circuit_breaker import CircuitBreaker
from bot.dialogue.delivery import Delivery
from bot.errors import TroubleScope, TryLater, Undeliverable, Unreachable
from bot.messages import ChatIdentity, ConversationAddress, Phrase, RenderedMessage, Reply
from bot.ports import AcceptMessage, ChannelCapabilities
from bot.settings.schema import Settings
from bot.settings.value_objects import build_rules
from bot.store.database import open_engine, upgrade
from bot.store.outbox import OutboxMessage
from bot.store.work import Store, Work
from bot.wiring.wording import build_wording

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
SOON = timedelta(seconds=1)


@dataclass
class Hand:
    """A clock that is moved by hand."""

    at: datetime = NOW

    def now(self) -> datetime:
        return self.at


@dataclass
class Line:
    """A channel; `trouble` says what a conversation meets."""

    name: str = "line"
    capabilities = ChannelCapabilities()
    trouble: dict[str, Callable[[], Exception]] = field(default_factory=dict)
    tried: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)

    async def receive(self, accept: AcceptMessage) -> None:
        """Nobody speaks here."""

    async def deliver(self, place: ConversationAddress, to: str, post: RenderedMessage, key: str, again: bool = False) -> str:
        self.tried.append(place.conversation)
        if place.conversation in self.trouble:
            raise self.trouble[place.conversation]()
        self.shown.append(place.conversation)
        return key


@dataclass
class Office:
    """A delivery over a real database, with one channel."""

    store: Store
    line: Line
    clock: Hand
    delivery: Delivery

    async def write(self, *conversations: str) -> None:
        async with self.store.work() as work:
            for one in conversations:
                await work.outbox.post(ConversationAddress("line", one, True), ChatIdentity("line", one), "en", Reply((Phrase("okay"),)), self.clock.now())

    async def passes(self, seconds: float, steps: int = 1) -> None:
        for _ in range(steps):
            self.clock.at += timedelta(seconds=seconds)
            await self.delivery.drain()

    async def said(self) -> str:
        return (await check_outbox(self.store, self.clock)).line


@pytest.fixture
async def post(tmp_path: Path) -> AsyncIterator[Office]:
    engine = open_engine(f"sqlite+aiosqlite:///{tmp_path / 'desk.db'}")
    await upgrade(engine)
    store, line, clock = Store(engine, lambda: "id"), Line(), Hand()
    yield Office(store, line, clock, Delivery(store, build_wording(Settings(), build_rules(Settings())), {"line": line}, clock))
    await engine.dispose()


def unclear() -> TryLater:
    return TryLater(SOON, "status 500", TroubleScope.UNCLEAR)


def whole() -> TryLater:
    return TryLater(SOON, "invalid_auth", TroubleScope.CHANNEL)


@pytest.mark.parametrize("trouble", [unclear, whole, lambda: TryLater(SOON, "429"), lambda: KeyError("x")])
async def test_one_conversation_in_trouble_for_ever_stops_no_other_and_its_message_ends(post: Office, trouble: Callable[[], Exception]) -> None:
    post.line.trouble["bad"] = trouble
    await post.write("bad", "good")
    await post.passes(0)
    await post.passes(2, 2)
    assert post.line.shown == ["good"]
    for number in range(40):
        await post.write(f"good{number}")
        await post.passes(3600)
    assert len(post.line.shown) == 41, "everybody else is served"
    assert post.line.tried.count("bad") <= 31, "and the bad one is not tried for ever"
    assert "lost in the last 7 days: 1 in line" in await post.said()


async def test_the_probe_changes_also_after_a_restart(post: Office) -> None:
    post.line.trouble = dict.fromkeys(("bad1", "bad2", "bad3"), unclear)
    await post.write("bad1", "bad2", "bad3")
    await post.passes(0)
    for life in range(3):
        await post.write(f"good{life}")
        await post.passes(4, 3)
        assert f"good{life}" in post.line.shown
        post.delivery = Delivery(post.store, post.delivery.wording, post.delivery.channels, post.clock)


async def test_an_outage_is_seen_by_several_conversations_and_costs_no_message_and_all_goes_on_at_once(post: Office) -> None:
    names = [f"u{number}" for number in range(8)]
    post.line.trouble = dict.fromkeys(names, unclear)
    await post.write(*names)
    await post.passes(0)
    before = len(post.line.tried)
    await post.passes(20, 60)
    assert len(post.line.tried) - before < 120, "left in peace"
    post.line.trouble.clear()
    await post.passes(20, 2)
    assert sorted(post.line.shown) == names
    assert "every message" in await post.said()


async def test_a_revoked_token_costs_nothing_for_days_and_then_every_message_ends(post: Office) -> None:
    post.line.trouble = dict.fromkeys(("a", "b"), whole)
    await post.write("a", "b")
    await post.passes(0)
    await post.passes(3600, 48)
    assert "waiting for more than 10 minutes: 2 in line" in await post.said()
    await post.passes(3600, 30)
    assert "lost in the last 7 days: 2 in line (invalid_auth)" in await post.said()


async def test_a_refused_message_is_lost_and_the_next_of_its_conversation_is_tried(post: Office) -> None:
    post.line.trouble["bad"] = lambda: Undeliverable("restricted_action_read_only_channel")
    await post.write("bad", "good")
    await post.passes(0)
    assert post.line.shown == ["good"]
    post.line.trouble.clear()
    await post.write("bad")
    await post.passes(1)
    assert post.line.shown == ["good", "bad"]
    assert "1 in line (restricted_action_read_only_channel)" in await post.said()


def test_what_a_code_blames_on_the_channel_is_the_messages_own_where_others_arrive() -> None:
    breaker = CircuitBreaker()
    assert not breaker.failed(1, "bad", whole(), NOW)
    assert breaker.room(NOW, 64) == 0
    assert breaker.room(NOW + 2 * SOON, 64) == 1
    assert breaker.arrived(2, NOW + 2 * SOON) == 2 * SOON
    assert breaker.failed(1, "bad", whole(), NOW + 3 * SOON)
    assert breaker.room(NOW + 3 * SOON, 64) == 64


def test_chats_that_are_asked_to_wait_are_a_limit_of_the_whole_channel_only_where_many_are() -> None:
    breaker = CircuitBreaker()
    for number in range(4):
        breaker.failed(number, f"u{number}", TryLater(timedelta(seconds=20), "429"), NOW)
    assert breaker.closed
    breaker.failed(5, "u5", TryLater(timedelta(seconds=10), "429"), NOW)
    assert breaker.room(NOW + timedelta(seconds=9), 64) == 0
    assert breaker.room(NOW + timedelta(seconds=10), 64) == 1


def test_a_clock_that_is_set_back_leaves_no_channel_alone_for_an_hour() -> None:
    breaker = CircuitBreaker()
    breaker.failed(1, "u1", whole(), NOW)
    assert breaker.room(NOW, 64) == 0
    assert breaker.room(NOW - timedelta(hours=1), 64) == 1


async def test_what_arrived_is_not_sent_again_while_it_cannot_be_noted(post: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    await post.write("chen", "chen")
    together, full = post.store.together, [True]

    async def noted(write: Any) -> Any:
        if full:
            full.pop()
            raise OSError("the disk is full")
        return await together(write)

    monkeypatch.setattr(post.store, "together", noted)
    monkeypatch.setattr(delivery, "_PAUSE_AFTER_TROUBLE", 0.0)
    await post.passes(0)
    await post.passes(1)
    assert post.line.shown == ["chen", "chen"]
    await post.passes(60)
    assert post.line.shown == ["chen", "chen"]


async def test_a_refused_message_ends_though_nobody_can_say_where_else_to_tell_it(post: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    async def away(_: OutboxMessage) -> Callable[[Work, datetime], Awaitable[None]]:
        raise Unreachable("personnel")

    monkeypatch.setattr(delivery, "_PAUSE_AFTER_TROUBLE", 0.0)
    post.delivery.instead = away
    post.line.trouble["bad"] = lambda: Undeliverable("user_disabled")
    await post.write("bad")
    async with asyncio.timeout(5):
        await post.passes(1, 5)
    assert post.line.tried == ["bad"]
    assert "1 in line (user_disabled)" in await post.said()
