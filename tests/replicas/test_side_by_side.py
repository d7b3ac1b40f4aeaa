"""Two desks on one PostgreSQL: messages of one conversation that arrive at both are answered once and in order, and what is due is done by one of them."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.faq.index import Index
from bot.messages import ChatIdentity, ConversationAddress, Message, TypedText
from bot.notices.reminders import Reminders
from bot.settings.schema import Settings
from bot.wiring.application import Application, DataLocation, open_application
from bot.wiring.shipped_faq import build_index_for_shipped
from tests.servers.postgresql import migrated_database

pytestmark = [pytest.mark.xdist_group("postgresql"), pytest.mark.timeout(300)]
MESSAGES = 12
CHEN = ChatIdentity("web", "chen.yj")
HERE = ConversationAddress("web", "chen.yj", private=True)


@pytest.fixture(scope="module")
def index() -> Index:
    return build_index_for_shipped()


@pytest.fixture
async def desks(tmp_path: Path, index: Index) -> AsyncIterator[tuple[Application, Application]]:
    """Both with the same keys, each in its folder."""
    keys = {name: f"file:{tmp_path / name}" for name in ("national_id", "session", "audit")}
    for name in keys:
        (tmp_path / name).write_text(f"{name}-key-of-these-tests-0123456789abcdef", encoding="utf-8")
        (tmp_path / name).chmod(0o600)
    settings = Settings.model_validate({"database": migrated_database(), "keys": keys, "audit": {"anchor": str(tmp_path / "anchor")}})

    def one_index() -> Index:
        return index

    async with AsyncExitStack() as stack:
        one = await stack.enter_async_context(open_application(DataLocation(settings, tmp_path / "one"), one_index))
        other = await stack.enter_async_context(open_application(DataLocation(settings, tmp_path / "other"), one_index))
        yield one, other


async def until(so: Callable[[], bool] | Callable[[], Awaitable[bool]]) -> None:
    for _ in range(900):
        found = so()
        if found if isinstance(found, bool) else await found:
            return
        await asyncio.sleep(0.1)
    raise AssertionError("it never comes")


async def answered(desk: Application) -> list[tuple[str, int]]:
    """Which messages were answered, by how many, in the order of the answers."""
    query = """SELECT inbox.event, count(*) AS times FROM outbox JOIN inbox ON inbox.id = outbox.answers GROUP BY inbox.event ORDER BY min(outbox.id)"""
    async with desk.engine.connect() as connection:
        return [(row.event, row.times) for row in await connection.execute(sa.text(query))]


async def test_messages_of_one_conversation_that_arrive_at_both_are_answered_once_and_in_order(desks: tuple[Application, Application]) -> None:
    one, other = desks
    async with one.working(), other.working():
        for number in range(MESSAGES):
            desk, now = desks[number % 2], one.clock.now()
            await desk.intake.accept(Message(f"event {number:02}", CHEN, HERE, TypedText(f"帳號被鎖要等多久？第 {number} 次"), now))

        async def all_answered() -> bool:
            return len(await answered(one)) >= MESSAGES

        await until(all_answered)
    assert await answered(other) == [(f"event {number:02}", 1) for number in range(MESSAGES)]


async def test_the_same_event_at_both_is_one_message(desks: tuple[Application, Application]) -> None:
    message = Message("event", CHEN, HERE, TypedText("帳號被鎖要等多久"), desks[0].clock.now())
    async with desks[0].working(), desks[1].working():
        fresh = [receipt.fresh for receipt in await asyncio.gather(*(desks[number % 2].intake.accept(message) for number in range(6)))]

        async def one_answered() -> bool:
            return bool(await answered(desks[0]))

        await until(one_answered)
    assert sorted(fresh) == [False] * 5 + [True]
    assert await answered(desks[0]) == [("event", 1)]


async def test_what_is_due_is_done_by_one_and_by_the_other_when_that_one_stops(desks: tuple[Application, Application], monkeypatch: pytest.MonkeyPatch) -> None:
    ticked: list[Reminders] = []
    really = Reminders.tick

    async def tick(self: Reminders) -> None:
        ticked.append(self)
        await really(self)

    monkeypatch.setattr(Reminders, "tick", tick)
    one, other = desks
    async with AsyncExitStack() as stack:
        async with one.working():
            await until(lambda: len(ticked) >= 1)
            await stack.enter_async_context(other.working())
            await until(lambda: len(ticked) >= 4)
            assert {id(each) for each in ticked} == {id(one.reminders)}
        await until(lambda: ticked[-1] is other.reminders)
        ticked.clear()
        await until(lambda: len(ticked) >= 2)
        assert {id(each) for each in ticked} == {id(other.reminders)}
