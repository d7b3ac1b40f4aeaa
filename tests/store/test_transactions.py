"""Transactions of the store on SQLite: prepared statements and ordinary ones are one piece of work, connections stay open and are closed with the engine."""

import asyncio
import os
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.messages import ChatIdentity, ConversationAddress, Message, Phrase, Reply, TypedText
from bot.store.database import open_engine
from bot.store.prepared import Prepared
from bot.store.sqlite_dialect import driver_of
from bot.store.tables import buttons
from bot.store.transactions import Transactions
from bot.store.work import Store, Work
from tests.stores import a_store

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
HERE = ConversationAddress("console", "a", True)
WHO = ChatIdentity("console", "a")
_ADD = Prepared(lambda _: sa.insert(buttons), tuple(buttons.c.keys()))
_MEANS = Prepared(lambda _: sa.select(buttons.c.means, buttons.c.shown).where(buttons.c.id == sa.bindparam("which")))
BUTTON = {"id": "b", "channel": "console", "workspace": "", "user": "a", "means": "a secret meaning", "shown": NOW, "pressed": None}


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[AsyncEngine]:
    async with a_store(tmp_path):
        pass
    opened = open_engine(f"sqlite+aiosqlite:///{tmp_path / 'desk.db'}")
    yield opened
    await opened.dispose()


def said(number: int) -> Message:
    return Message(f"event{number}", WHO, HERE, TypedText("x"), NOW)


def descriptors(folder: Path) -> int:
    names = [os.path.realpath(f"/proc/self/fd/{one}") for one in os.listdir("/proc/self/fd")]
    return sum(one.startswith(str(folder)) for one in names)


async def test_prepared_and_ordinary_statements_are_undone_together(engine: AsyncEngine) -> None:
    transactions = Transactions(engine)

    async def fail() -> None:
        async with transactions.writing() as connection:
            await _ADD.run(connection, BUTTON)
            await connection.execute(sa.insert(buttons).values({**BUTTON, "id": "c"}))
            raise LookupError

    with pytest.raises(LookupError):
        await fail()
    async with transactions.reading() as connection:
        assert await _MEANS.rows(connection, {"which": "b"}) == []
        assert (await connection.execute(sa.select(buttons.c.id))).all() == []


async def test_prepared_and_ordinary_statements_are_kept_together(engine: AsyncEngine) -> None:
    transactions = Transactions(engine)
    for first in (True, False):
        async with transactions.writing() as connection:
            if first:
                await connection.execute(sa.insert(buttons).values({**BUTTON, "id": "c"}))
            await _ADD.run(connection, {**BUTTON, "id": f"b{first}"})
    async with transactions.reading() as connection:
        assert await _MEANS.first(connection, {"which": "bFalse"}) == ("a secret meaning", NOW)
        assert len((await connection.execute(sa.select(buttons.c.id))).all()) == 3


async def test_what_is_written_while_only_looking_does_not_stay(tmp_path: Path) -> None:
    async with a_store(tmp_path) as store:
        async with store.look() as work:
            assert await work.inbox.add(said(1)) == 1
        async with store.look() as work:
            assert await work.inbox.waiting() == ()


async def test_a_refused_value_is_an_error_as_elsewhere_and_is_not_quoted(engine: AsyncEngine) -> None:
    transactions = Transactions(engine)
    with pytest.raises(IntegrityError) as refused:
        async with transactions.writing() as connection:
            await _ADD.run_each(connection, [BUTTON, BUTTON])
    assert "a secret meaning" not in str(refused.value)
    async with transactions.writing() as connection:
        assert await _ADD.run(connection, BUTTON) == 1, "the connection is good for the next"


async def test_a_time_without_a_zone_is_refused(engine: AsyncEngine) -> None:
    async with Transactions(engine).writing() as connection:
        with pytest.raises(ValueError, match="zone"):
            await _ADD.run(connection, {**BUTTON, "shown": NOW.replace(tzinfo=None)})


async def test_no_prepared_statement_outside_a_transaction(engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        with pytest.raises(RuntimeError):
            await _ADD.run(connection, BUTTON)


async def test_whoever_is_stopped_in_the_middle_leaves_no_transaction_behind(tmp_path: Path) -> None:
    async with a_store(tmp_path) as store:

        async def dawdle() -> None:
            async with store.work() as work:
                await work.inbox.add(said(1))
                await asyncio.sleep(60)

        task = asyncio.create_task(dawdle())
        await asyncio.sleep(0.01)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        async with store.work() as work:
            assert await work.inbox.add(said(2)) == 1


async def test_connections_stay_open_and_are_closed_with_the_engine(engine: AsyncEngine, tmp_path: Path) -> None:
    store, transactions = Store(engine, lambda: "id"), Transactions(engine)
    used = set()
    for _ in range(3):
        async with transactions.writing() as connection:
            used.add(driver_of(connection))
    assert len(used) == 1
    async with store.look(), store.look(), store.work():
        assert descriptors(tmp_path) > 0
    await engine.dispose()
    assert descriptors(tmp_path) == 0


async def test_whom_the_conversations_under_way_are_left_out_for(tmp_path: Path) -> None:
    async with a_store(tmp_path) as store:
        async with store.work() as work:
            numbers = [
                (await work.outbox.post(ConversationAddress("slack", name, True), None, "en", Reply((Phrase("sync.now"),)), NOW)).number for name in ("a", "b", "c", "a:b", "d")
            ]
        async with store.look() as work:
            for busy in ([], [("slack", "a")], [("slack", "a"), ("slack", "b"), ("slack", "d")], [("telegram", "a")]):
                left = [number for number, name in zip(numbers, ("a", "b", "c", "a:b", "d"), strict=True) if ("slack", name) not in busy]
                assert [one.number for one in await work.outbox.due(NOW, ["slack", "telegram"], busy)] == left, busy


async def test_after_a_full_disk_every_connection_can_be_written_to_again(engine: AsyncEngine) -> None:
    store = Store(engine, lambda: "one")

    async def write(number: int) -> None:
        async with store.work() as work:
            for one in range(40):
                await work.inbox.add(said(1000 * number + one))

    async with store._transactions.writing() as connection:
        room = driver_of(connection).execute("PRAGMA page_count").fetchone()[0]
        driver_of(connection).execute(f"PRAGMA max_page_count={room}")
    for number in range(3):
        with pytest.raises(OperationalError, match="full"):
            await write(number)
        assert store.unwritable
    with pytest.raises(OperationalError, match="full"):
        await store.together(lambda work: _fill(work))
    for one in store._transactions._idle:
        driver_of(one).execute(f"PRAGMA max_page_count={room + 1000}")
    await store.answers()
    assert not store.unwritable
    await write(9)
    async with store.look() as work:
        assert len(await work.inbox.waiting()) == 40


async def _fill(work: Work) -> None:
    for one in range(40):
        await work.inbox.add(said(one))


async def test_after_a_commit_that_failed_the_same_connection_can_be_used_again(engine: AsyncEngine) -> None:
    transactions = Transactions(engine)
    async with transactions.writing() as connection:
        await connection.execute(sa.text("CREATE TABLE parent (id INTEGER PRIMARY KEY)"))
        await connection.execute(sa.text("CREATE TABLE child (of INTEGER REFERENCES parent DEFERRABLE INITIALLY DEFERRED)"))

    async def write(of: int) -> None:
        async with transactions.writing() as connection:
            await connection.execute(sa.text(f"INSERT INTO child VALUES ({of})"))

    for _ in range(3):
        with pytest.raises(IntegrityError):
            await write(7)
    async with transactions.reading() as connection:
        assert (await connection.execute(sa.text("SELECT count(*) FROM child"))).scalar_one() == 0
