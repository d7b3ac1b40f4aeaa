"""SQLite inside the loop: writers queue, other processes are waited for without holding anything up, and shared transactions fail alone."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from bot.messages import ChatIdentity, ConversationAddress, Message, TypedText
from bot.store.database import open_engine, upgrade
from bot.store.work import Store, Work

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    engine = open_engine(f"sqlite+aiosqlite:///{tmp_path / 'desk.db'}")
    await upgrade(engine)
    yield Store(engine, lambda: "id")
    await engine.dispose()


def said(number: int) -> Message:
    return Message(f"event{number}", ChatIdentity("console", "a"), ConversationAddress("console", "a", True), TypedText("x"), NOW)


async def test_a_hundred_writers_at_once_all_write(store: Store) -> None:
    async def write(number: int) -> None:
        async with store.work() as work:
            assert await work.inbox.add(said(number)) is not None
            await asyncio.sleep(0)

    await asyncio.gather(*(write(number) for number in range(100)))
    async with store.look() as work:
        assert len(await work.inbox.waiting()) == 100


async def test_a_writer_of_another_process_is_waited_for_and_the_loop_goes_on(store: Store, tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "desk.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    writing = asyncio.create_task(store.together(lambda work: work.inbox.add(said(1))))
    for _ in range(30):
        await asyncio.sleep(0.01)
    assert not writing.done(), "a loop that was held up would come here when the writer has given up"
    other.execute("COMMIT")
    other.close()
    assert await writing == 1


async def test_of_those_who_share_a_transaction_only_the_one_that_fails_is_undone(store: Store) -> None:
    async def fail(work: Work) -> int | None:
        await work.inbox.add(said(50))
        raise LookupError("no")

    found = await asyncio.gather(*(store.together(lambda work, n=n: work.inbox.add(said(n))) for n in range(5)), store.together(fail), return_exceptions=True)  # type: ignore[misc]
    assert sum(isinstance(one, int) for one in found) == 5
    assert isinstance(found[-1], LookupError)
    async with store.look() as work:
        assert sorted(message.event for _, message in await work.inbox.waiting()) == [f"event{n}" for n in range(5)]


async def test_an_event_that_is_there_already_is_no_second_one(store: Store) -> None:
    assert await asyncio.gather(*(store.together(lambda work: work.inbox.add(said(1))) for _ in range(4))) == [1, None, None, None]


async def test_what_a_reader_writes_does_not_stay(store: Store) -> None:
    async with store.look() as work:
        await work.inbox.add(said(1))
    async with store.look() as work:
        assert await work.inbox.waiting() == ()


async def test_a_broken_constraint_is_told_as_everywhere(store: Store) -> None:
    async with store.work() as work:
        await work.keep_clock(timedelta(0))
    with pytest.raises(IntegrityError):
        async with store.work() as work:
            await work.connection.exec_driver_sql("INSERT INTO clock (id, ahead) VALUES (1, 0)")
