"""What one desk claims no other gets while it lives, and everything of a dead one is free (on a real PostgreSQL)."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, suppress
from datetime import UTC, datetime
from itertools import count

import pytest
import sqlalchemy as sa

from bot.messages import ChatIdentity, ConversationAddress, Message, Phrase, Reply, TypedText
from bot.replicas.exclusive import Exclusive
from bot.replicas.presence import Presence
from bot.store.database import open_engine
from bot.store.outbox import OutboxHolder
from bot.store.work import Store
from tests.servers.postgresql import migrated_database

pytestmark = pytest.mark.xdist_group("postgresql")
NOW = datetime(2026, 11, 28, 9, tzinfo=UTC)
HERE = ConversationAddress("slack", "U1", private=True)
WHO = ChatIdentity("slack", "U1")


@pytest.fixture
async def store() -> AsyncIterator[Callable[[str], Store]]:
    """A desk's store by its name, all on one database."""
    async with AsyncExitStack() as stack:
        url, numbers = migrated_database(), count(1)

        def of(name: str) -> Store:
            engine = open_engine(url)
            stack.push_async_callback(engine.dispose)
            opened = Store(engine, lambda: f"id{next(numbers)}")
            opened.desk = name
            return opened

        yield of


async def lives(store: Store) -> None:
    async with store.work() as work:
        await work.claims.sign_of_life()


async def dies(store: Store) -> None:
    """Its last sign is long ago."""
    async with store.work() as work:
        await work.connection.execute(sa.text("UPDATE desks SET alive_until = now() - interval '1 second' WHERE name = :name"), {"name": store.desk})


async def takes(store: Store, subject: str) -> bool:
    async with store.work() as work:
        return await work.claims.take(subject)


async def test_of_twenty_who_grasp_at_once_one_gets_it(store: Callable[[str], Store]) -> None:
    desks = [store(f"desk{n}") for n in range(5)]
    for one in desks:
        await lives(one)
    got = await asyncio.gather(*(takes(desks[n % 5], "channel slack") for n in range(20)))
    winner = got.index(True) % 5
    assert [number % 5 for number, mine in enumerate(got) if mine] == [winner] * 4, "a desk keeps what is its own"


async def test_what_a_living_desk_has_is_free_when_it_gives_it_back_or_dies(store: Callable[[str], Store]) -> None:
    one, other = store("one"), store("other")
    await lives(one)
    await lives(other)
    assert await takes(one, "schedules")
    assert not await takes(other, "schedules")
    async with one.work() as work:
        await work.claims.release("schedules")
    assert await takes(other, "schedules")
    async with one.work() as work:
        await work.claims.release("schedules")
    assert not await takes(one, "schedules"), "nobody gives back what another has"
    await dies(other)
    assert await takes(one, "schedules")


async def test_a_conversation_on_which_another_works_is_left_to_it(store: Callable[[str], Store]) -> None:
    one, other = store("one"), store("other")
    await lives(one)
    await lives(other)
    async with one.work() as work:
        await work.inbox.add(Message("e1", WHO, HERE, TypedText("hello"), NOW))
        await work.claims.take("conversation slack U1")
    async with other.look() as work:
        assert await work.claims.unanswered_conversations() == ()
    async with one.look() as work:
        assert await work.claims.unanswered_conversations() == (("slack", "U1"),)
    await dies(one)
    async with other.look() as work:
        assert await work.claims.unanswered_conversations() == (("slack", "U1"),)


async def test_the_work_of_a_dead_desk_is_taken_over_before_it_is_forgotten(store: Callable[[str], Store]) -> None:
    dead, living = store("dead"), store("living")
    await lives(dead)
    dead.holder = OutboxHolder("dead", frozenset({"slack"}))
    async with dead.work() as work:
        await work.outbox.post(HERE, WHO, "en", Reply((Phrase("turn.failed"),)), NOW)
    await dies(dead)
    resumed: list[str] = []

    async def resume(names: Sequence[str]) -> None:
        resumed.extend(names)

    presence = Presence(living, sa.make_url("sqlite://"), resume)
    await presence.begin()
    async with living.look() as work:
        assert await work.outbox.due(NOW, ("slack",), desk="living") == ()
    await presence._bury()
    assert resumed == ["dead"]
    async with living.look() as work:
        assert len(await work.outbox.due(NOW, ("slack",), desk="living")) == 1
        assert await work.claims.silent_desks() == ()


async def test_a_desk_that_is_not_sure_stops_before_another_may_begin(store: Callable[[str], Store]) -> None:
    desk = store("one")
    presence = Presence(desk, sa.make_url("sqlite://"))
    exclusive, working = Exclusive(desk, presence), asyncio.Event()
    ended = asyncio.Event()

    async def work() -> None:
        working.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    await presence.begin()
    running = asyncio.create_task(exclusive.run("channel slack", work))
    await working.wait()
    presence._last -= 60
    await ended.wait()
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running


async def test_a_desk_that_stood_still_gives_up_what_another_took_although_it_gives_signs_again(store: Callable[[str], Store]) -> None:
    stopped, other = store("stopped"), store("other")
    presences = {desk.desk: Presence(desk, sa.make_url("sqlite://")) for desk in (stopped, other)}
    at_it: list[str] = []

    async def hold(desk: Store) -> None:
        async def work() -> None:
            at_it.append(desk.desk or "")
            try:
                await asyncio.Event().wait()
            finally:
                at_it.remove(desk.desk or "")

        await Exclusive(desk, presences[desk.desk]).run("channel slack", work)

    for presence in presences.values():
        await presence.begin()
    running = [asyncio.create_task(hold(stopped))]
    while not at_it:  # noqa: ASYNC110 - the database answers when it answers
        await asyncio.sleep(0.01)
    await dies(stopped)
    running.append(asyncio.create_task(hold(other)))
    while len(at_it) < 2:  # noqa: ASYNC110 - see above
        await asyncio.sleep(0.01)
    # A process that was stopped goes on: its thread gives a sign before its loop has looked.
    await presences["stopped"].begin()
    async with asyncio.timeout(5):
        while at_it != ["other"]:  # noqa: ASYNC110 - see above
            await asyncio.sleep(0.01)
    for one in running:
        one.cancel()
    await asyncio.gather(*running, return_exceptions=True)


async def test_a_desk_does_not_bury_itself(store: Callable[[str], Store]) -> None:
    desk, resumed = store("one"), list[str]()

    async def resume(names: Sequence[str]) -> None:
        resumed.extend(names)

    presence = Presence(desk, sa.make_url("sqlite://"), resume)
    await presence.begin()
    assert await takes(desk, "schedules")
    await dies(desk)
    await presence._bury()
    assert resumed == []
    await presence.begin()
    assert await takes(desk, "schedules")


async def test_after_an_outage_of_the_database_each_desk_has_time_for_a_sign_before_another_takes_it_for_dead(store: Callable[[str], Store]) -> None:
    first, later = store("first"), store("later")
    for desk in (first, later):
        await lives(desk)
    presence = Presence(first, sa.make_url("sqlite://"))
    await presence.begin()
    for desk in (first, later):
        await dies(desk)
    await presence.begin()
    await presence._bury()
    async with first.look() as work:
        assert await work.claims.silent_desks() == ("later",), "it may be about to give a sign"
    presence._since -= 60
    await presence._bury()
    async with first.look() as work:
        assert await work.claims.silent_desks() == ()


async def test_the_only_desk_there_is_does_everything_at_once(store: Callable[[str], Store]) -> None:
    alone = store("")
    alone.desk = None
    presence = Presence(alone, sa.make_url("sqlite://"))
    did: list[str] = []

    async def work() -> None:
        did.append("it")

    await Exclusive(alone, presence).run("schedules", work)
    assert did == ["it"]
    assert presence.sure
    async with alone.work() as opened:
        assert await opened.claims.take("anything")
        assert opened.claims.alone
