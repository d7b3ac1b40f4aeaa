"""The inbox: each event once, handled once, and what was not handled stays there, the oldest first (T10, T11, T19)."""

import asyncio
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.messages import ChatIdentity, ConversationAddress, Message, TypedText
from bot.store.tables import inbox
from bot.store.work import Store
from tests.builders import NOW

LATER = NOW + timedelta(minutes=5)


def said(event: str, channel: str = "console", conversation: str = "chen.yj", text: str = "x") -> Message:
    return Message(event, ChatIdentity(channel, "chen.yj"), ConversationAddress(channel, conversation, True), TypedText(text), NOW)


async def add(store: Store, *messages: Message) -> list[int]:
    async with store.work() as work:
        numbers = [await work.inbox.add(one) for one in messages]
    assert None not in numbers
    return [one for one in numbers if one is not None]


async def handled(store: Store, number: int) -> datetime | None:
    async with store.look() as work:
        found: datetime | None = (await work.connection.execute(sa.select(inbox.c.handled).where(inbox.c.id == number))).scalar_one()
        return found


async def test_of_what_waits_in_a_conversation_the_first_are_read(tables: Store) -> None:
    first, second, *_ = await add(tables, *(said(str(number)) for number in range(5)), said("elsewhere", conversation="lin.mh"))
    async with tables.look() as work:
        assert [number for number, _ in await work.inbox.waiting_in("console", "chen.yj", most=2)] == [first, second]


async def test_t19_a_row_is_closed_once_and_keeps_the_time_of_the_first(tables: Store) -> None:
    (number,) = await add(tables, said("1"))
    async with tables.work() as work:
        assert await work.inbox.close(number, NOW)
        assert not await work.inbox.close(number, LATER), "in the same piece of work"
    async with tables.work() as work:
        assert not await work.inbox.close(number, LATER), "and in a later one"
    assert await handled(tables, number) == NOW


async def test_t19_of_twenty_who_close_a_row_at_once_one_did(tables: Store) -> None:
    (number,) = await add(tables, said("1"))
    assert sum(await asyncio.gather(*(tables.together(lambda work: work.inbox.close(number, NOW)) for _ in range(20)))) == 1


async def test_closing_one_row_closes_no_other_and_an_unknown_one_none(tables: Store) -> None:
    first, second = await add(tables, said("1"), said("2"))
    async with tables.work() as work:
        assert await work.inbox.close(first, NOW)
        assert not await work.inbox.close(999, NOW)
    assert await handled(tables, second) is None


async def test_t11_an_event_that_is_there_is_not_added_again_handled_or_not(tables: Store) -> None:
    (number,) = await add(tables, said("1", text="first"))
    async with tables.work() as work:
        assert await work.inbox.add(said("1", text="second")) is None
        await work.inbox.close(number, NOW)
        assert await work.inbox.add(said("1", text="third")) is None
        assert await work.inbox.add(said("1", conversation="somewhere else")) is None, "a platform's number means one event wherever it was said"
        assert await work.inbox.said_in("console", "chen.yj", 9) == ((number, said("1", text="first")),)


async def test_the_number_of_an_event_belongs_to_its_channel(tables: Store) -> None:
    assert len(set(await add(tables, said("1", channel="slack"), said("1", channel="telegram")))) == 2


async def test_what_waits_is_what_was_not_handled_the_oldest_first(tables: Store) -> None:
    numbers = await add(tables, *(said(event) for event in "dacb"))
    async with tables.work() as work:
        await work.inbox.close(numbers[1], NOW)
    async with tables.look() as work:
        assert [(number, one.event) for number, one in await work.inbox.waiting()] == [(numbers[0], "d"), (numbers[2], "c"), (numbers[3], "b")]


async def test_the_last_words_of_a_conversation_come_in_the_order_in_which_they_were_said(tables: Store) -> None:
    await add(tables, *(said(event) for event in "abc"), said("x", conversation="lin.mh"), said("y", channel="web"))
    async with tables.look() as work:
        assert [one.event for _, one in await work.inbox.said_in("console", "chen.yj", 2)] == ["b", "c"]
        fourth = await work.inbox.message(4)
        assert fourth is not None
        assert fourth.place.conversation == "lin.mh"
        assert await work.inbox.message(99) is None
