"""Codes that link a chat: used once, dead on time, and who vouched is not forgotten, whatever codes were made after (T3, T9)."""

import asyncio
from datetime import datetime, timedelta

import pytest

from bot.store.link_codes import LinkCode
from bot.store.links import VOUCHED, WEAK
from bot.store.work import Store
from tests.builders import NOW

TEN = timedelta(minutes=10)
A_BREATH = timedelta(microseconds=1)


def minute(number: float) -> datetime:
    return NOW + timedelta(minutes=number)


async def make(store: Store, sealed: str, by: str = "", at: datetime = NOW, proof: str = VOUCHED, person: str = "chen.yj") -> None:
    async with store.work() as work:
        await work.link_codes.make(sealed, LinkCode(person, proof, by), at, at + TEN)


async def redeem(store: Store, sealed: str, at: datetime = NOW) -> LinkCode | None:
    async with store.work() as work:
        return await work.link_codes.redeem(sealed, at)


async def voucher(store: Store, linked: datetime, person: str = "chen.yj") -> str:
    async with store.look() as work:
        return await work.link_codes.voucher_of(person, linked)


async def test_t19_a_code_is_used_once_also_by_twenty_at_once(tables: Store) -> None:
    await make(tables, "a", "huang.admin")
    found = await asyncio.gather(*(redeem(tables, "a") for _ in range(20)))
    assert [one for one in found if one is not None] == [LinkCode("chen.yj", VOUCHED, "huang.admin")]


@pytest.mark.parametrize(("at", "alive"), [(NOW + TEN - A_BREATH, True), (NOW + TEN, False)])
async def test_after_ten_minutes_a_code_is_dead(tables: Store, at: datetime, alive: bool) -> None:
    await make(tables, "a", "huang.admin")
    assert (await redeem(tables, "a", at) is not None) is alive
    assert await redeem(tables, "another") is None


@pytest.mark.parametrize("at", [NOW, minute(1)])
async def test_the_next_code_of_the_same_person_kills_the_one_before_and_nobody_elses(tables: Store, at: datetime) -> None:
    await make(tables, "a", "huang.admin")
    await make(tables, "theirs", "huang.admin", person="lin.mh")
    await make(tables, "b", "huang.admin", at)
    assert await redeem(tables, "a", at) is None
    assert await redeem(tables, "b", at) is not None
    assert await redeem(tables, "theirs", at) is not None


async def test_t9_who_vouched_is_whose_code_was_used(tables: Store) -> None:
    assert await voucher(tables, NOW) == ""
    await make(tables, "a", "huang.admin")
    assert await voucher(tables, NOW) == "", "a code that nobody typed let nobody in"
    await redeem(tables, "a", minute(1))
    assert await voucher(tables, minute(1)) == "huang.admin"
    assert await voucher(tables, minute(1), "lin.mh") == ""


async def test_t9_a_code_that_was_made_later_and_never_used_does_not_stand_in_for_the_voucher(tables: Store) -> None:
    """Whoever let somebody in must not come to decide by having a colleague make a code, and another one, that nobody types."""
    await make(tables, "a", "huang.admin")
    await redeem(tables, "a", minute(1))
    await make(tables, "b", "tsai.admin", minute(2))
    await make(tables, "c", "", minute(3), WEAK)
    assert await voucher(tables, minute(1)) == "huang.admin"
    assert await voucher(tables, minute(1) - A_BREATH) == "huang.admin"


async def test_t9_who_vouched_for_another_chat_later_did_not_vouch_for_this_one(tables: Store) -> None:
    await make(tables, "slack", "huang.admin")
    await redeem(tables, "slack", minute(1))
    await make(tables, "telegram", "tsai.admin", minute(2))
    await redeem(tables, "telegram", minute(3))
    assert await voucher(tables, minute(1)) == "huang.admin"
    assert await voucher(tables, minute(3)) == "tsai.admin"


async def test_t9_where_the_clocks_of_using_and_linking_disagree_there_is_rather_a_voucher_than_none(tables: Store) -> None:
    await make(tables, "a", "huang.admin")
    await redeem(tables, "a", minute(1))
    assert await voucher(tables, minute(1) - A_BREATH) == "huang.admin"


async def test_a_code_of_two_weaker_proofs_has_no_voucher(tables: Store) -> None:
    await make(tables, "a", "", NOW, WEAK)
    await redeem(tables, "a", minute(1))
    assert await voucher(tables, minute(1)) == ""
    await make(tables, "b", "huang.admin", minute(2))
    await redeem(tables, "b", minute(3))
    await make(tables, "c", "", minute(4), WEAK)
    await redeem(tables, "c", minute(5))
    assert await voucher(tables, minute(5)) == "huang.admin"
