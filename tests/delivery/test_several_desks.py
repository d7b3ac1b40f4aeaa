"""Several desks on one database: each message is sent once, in order, and a dead desk's messages are taken over."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

import pytest

from bot.errors import TroubleScope, TryLater
from bot.messages import ConversationAddress, RenderedMessage
from bot.store.database import open_engine
from bot.store.outbox import HELD_FOR, Outbox, OutboxHolder
from bot.store.work import Store
from bot.wiring.desk_name import desk_name
from tests.delivery.test_delivery import Desk, Ear
from tests.servers import postgresql
from tests.stores import a_store

MINUTES = HELD_FOR.total_seconds() / 60


class SlowEar(Ear):
    """A channel that takes a moment for each message, so that others can come in between."""

    async def deliver(self, place: ConversationAddress, to: str, post: RenderedMessage, key: str, again: bool = False) -> str:
        await asyncio.sleep(0.005)
        return await super().deliver(place, to, post, key, again)


def a_desk(store: Store, name: str, *, serving: bool = True) -> Desk:
    """A desk of this name; `serving`: it runs, so what it writes is its own to send."""
    desk = Desk(store)
    desk.ear = SlowEar()
    desk.begins()
    desk.delivery.desk = name
    store.holder = OutboxHolder(name, frozenset({"ear"})) if serving else None
    return desk


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.xdist_group("postgresql"))])
async def stores(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[tuple[Store, Store]]:
    """Two on one database, as two programs have them."""
    async with AsyncExitStack() as stack:
        if request.param == "sqlite":
            await stack.enter_async_context(a_store(tmp_path))
            address = f"sqlite+aiosqlite:///{tmp_path}/desk.db"
        else:
            address = postgresql.migrated_database()
        engines = open_engine(address), open_engine(address)
        for engine in engines:
            stack.push_async_callback(engine.dispose)
        yield Store(engines[0], lambda: "one"), Store(engines[1], lambda: "two")


async def test_two_desks_that_look_at_once_send_each_message_once(stores: tuple[Store, Store]) -> None:
    one, two, command = a_desk(stores[0], "one"), a_desk(stores[1], "two"), a_desk(stores[0], "", serving=False)
    for number in range(30):
        await command.writes(f"p{number}", "a", "b")
    await asyncio.gather(*(desk.delivery.drain() for desk in (one, two, one, two)))
    heard = [*one.ear.heard, *two.ear.heard]
    assert sorted(heard) == sorted((f"p{number}", text) for number in range(30) for text in "AB")
    for desk in (one, two):
        assert all(desk.ear.heard.index((who, "A")) < desk.ear.heard.index((who, "B")) for who, text in desk.ear.heard if text == "B")


async def test_what_a_desk_writes_is_its_own_to_send_and_no_statement_is_needed_for_it(stores: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = a_desk(stores[0], "one"), a_desk(stores[1], "two")
    await one.writes("chen", "a")
    await two.writes("chen", "b")
    await two.writes("lin", "c")

    async def hold(*_: object) -> frozenset[int]:
        raise AssertionError("nothing is to be taken here")

    with monkeypatch.context() as patched:
        patched.setattr(Outbox, "hold", hold)
        assert await two.sends() == ["lin: C"], "another desk's message blocks its conversation"
        assert await one.sends() == ["chen: A"]
        assert await two.sends() == ["chen: B"]
    assert [*one.ear.perhaps_twice, *two.ear.perhaps_twice] == [False] * 3


async def test_a_dead_desks_messages_are_taken_over_when_its_time_ends(stores: tuple[Store, Store]) -> None:
    dead, other = a_desk(stores[0], "dead"), a_desk(stores[1], "other")
    await dead.writes("chen", "a", "b")
    assert await other.sends() == []
    assert await other.sends(60 * MINUTES - 1) == []
    assert await other.sends(1) == ["chen: A", "chen: B"]
    assert other.ear.perhaps_twice == [True, True], "the dead desk may have sent them"
    assert await dead.sends(60 * MINUTES + 1) == []


async def test_of_many_messages_taken_over_each_may_have_been_sent_also_those_that_have_to_wait(stores: tuple[Store, Store]) -> None:
    dead, other = a_desk(stores[0], "dead"), a_desk(stores[1], "other")
    for number in range(100):
        await dead.writes(f"p{number}", "a")
    assert len(await other.sends(60 * MINUTES)) == 100
    assert other.ear.perhaps_twice == [True] * 100


async def test_a_message_taken_over_may_have_been_sent_also_after_a_try_that_reached_nothing(stores: tuple[Store, Store]) -> None:
    dead, other = a_desk(stores[0], "dead"), a_desk(stores[1], "other")
    await dead.writes("chen", "a")
    cut_off(other)
    assert await other.sends(60 * MINUTES) == []
    del other.ear.deliver
    assert await other.sends(60) == ["chen: A"]
    assert other.ear.perhaps_twice == [True]


async def test_a_desk_that_cannot_reach_the_channel_leaves_its_messages_to_one_that_can(stores: tuple[Store, Store]) -> None:
    away, other = a_desk(stores[0], "away"), a_desk(stores[1], "other")
    cut_off(away)
    await away.writes("chen", "a")
    await away.writes("lin", "b")
    assert await away.sends() == []
    await other.writes("chen", "c")
    assert await other.sends() == ["chen: A", "lin: B", "chen: C"]


def cut_off(desk: Desk) -> None:
    """From now on this desk finds no way to the channel."""

    async def away(*_: object, **__: object) -> str:
        raise TryLater(timedelta(seconds=2), "no connection", TroubleScope.CHANNEL)

    desk.ear.deliver = away  # type: ignore[method-assign]


async def test_a_desk_that_starts_again_goes_on_with_its_own_at_once(stores: tuple[Store, Store]) -> None:
    await a_desk(stores[0], "one").writes("chen", "a")
    again = a_desk(stores[1], "one")
    assert await again.sends() == ["chen: A"]


async def test_a_hold_that_ran_out_behind_a_slow_message_is_taken_anew_before_the_next(stores: tuple[Store, Store]) -> None:
    one, two = a_desk(stores[0], "one"), a_desk(stores[1], "two")
    await one.writes("chen", "a", "b")
    deliver = one.ear.deliver

    async def slowly(place: ConversationAddress, to: str, post: RenderedMessage, key: str, again: bool = False) -> str:
        if post.text == "A":
            for desk in (one, two):
                desk.clock.advance(HELD_FOR * 2)
            # Until A is noted as sent it may go out twice; that is for a channel that takes longer than any does.
            async with two.store.work() as work:
                messages = await work.outbox.due(two.clock.now(), ["ear"], desk="two")
                await work.outbox.hold([messages[1].number], "two", two.clock.now())
        return await deliver(place, to, post, key, again)

    one.ear.deliver = slowly  # type: ignore[method-assign]
    assert await one.sends() == ["chen: A"], "B is the other desk's now"
    assert await two.sends() == ["chen: B"]


def test_desks_on_one_folder_have_different_names_and_one_that_starts_again_its_old_one(tmp_path: Path) -> None:
    with desk_name(tmp_path) as first, desk_name(tmp_path) as second:
        assert first != second
    with desk_name(tmp_path) as again:
        assert again == first
    assert {path.stat().st_mode & 0o077 for path in tmp_path.rglob("*")} == {0}
