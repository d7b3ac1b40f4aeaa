"""One-time steps in their table: tried three times at most, spent once, dead on time and with the next one (T16, T17, T19)."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.messages import ChatIdentity
from bot.store.steps import Step
from bot.store.work import Store
from bot.verification.page import StepKind
from tests.builders import NOW

ENDS = NOW + timedelta(minutes=10)
A_BREATH = timedelta(microseconds=1)
STEP = Step("s1", "hash1", StepKind.PROVE, "r1", "chen.yj", ChatIdentity("console", "chen.yj"), "en", NOW, ENDS, code="sealed", form={"purpose": "unlock"})
MOST = 3


async def opened(store: Store, *steps: Step) -> None:
    async with store.work() as work:
        for step in steps or (STEP,):
            await work.steps.open(step)


async def of(store: Store, id: str = "s1") -> Step:
    async with store.look() as work:
        found = await work.steps.of_id(id)
    assert found is not None
    return found


async def spend(store: Store, at: datetime = NOW, step: Step = STEP) -> bool:
    async with store.work() as work:
        return await work.steps.spend(step, at)


async def tried(store: Store, at: datetime = NOW, step: Step = STEP) -> bool:
    async with store.work() as work:
        return await work.steps.try_(step, MOST, at)


async def test_t19_a_step_is_spent_once_and_keeps_the_time_of_the_first(tables: Store) -> None:
    await opened(tables)
    assert await spend(tables)
    assert not await spend(tables, NOW + timedelta(minutes=1))
    assert (await of(tables)).spent == NOW


async def test_t19_of_twenty_who_spend_a_step_at_once_one_did(tables: Store) -> None:
    await opened(tables)
    assert sum(await asyncio.gather(*(spend(tables) for _ in range(20)))) == 1


async def test_spending_one_step_spends_no_other(tables: Store) -> None:
    await opened(tables, STEP, replace(STEP, id="s2", token="hash2", request="r2"))
    await spend(tables)
    assert (await of(tables, "s2")).spent is None


@pytest.mark.parametrize(("at", "alive"), [(ENDS - A_BREATH, True), (ENDS, False), (ENDS + A_BREATH, False)])
async def test_at_the_moment_at_which_it_ends_a_step_is_over(tables: Store, at: datetime, alive: bool) -> None:
    await opened(tables)
    async with tables.work() as work:
        assert await work.steps.prolong(STEP, ENDS, at) is alive
    assert await tried(tables, at) is alive
    assert await spend(tables, at) is alive


async def test_what_is_spent_is_neither_tried_nor_prolonged(tables: Store) -> None:
    await opened(tables)
    await spend(tables)
    assert not await tried(tables)
    async with tables.work() as work:
        assert not await work.steps.prolong(STEP, ENDS + timedelta(minutes=5), NOW)
    assert (await of(tables)).expires == ENDS
    assert (await of(tables)).wrong == 0


async def test_t06_a_step_is_tried_three_times_and_each_try_is_counted(tables: Store) -> None:
    await opened(tables)
    assert [await tried(tables) for _ in range(5)] == [True] * 3 + [False] * 2
    assert (await of(tables)).wrong == 3
    assert await spend(tables), "three tries that were no wrong ones leave it to the one who spends it"


async def test_t19_of_twenty_tries_at_once_three_are_tries(tables: Store) -> None:
    await opened(tables)
    assert sum(await asyncio.gather(*(tried(tables) for _ in range(20)))) == MOST
    assert (await of(tables)).wrong == MOST


async def test_t07_a_new_code_gives_no_new_tries(tables: Store) -> None:
    await opened(tables)
    assert [await tried(tables) for _ in range(2)] == [True, True]
    async with tables.work() as work:
        await work.steps.give_code(STEP, "another seal", NOW)
    assert [await tried(tables) for _ in range(2)] == [True, False]
    assert (await of(tables)).code == "another seal"


async def test_asked_for_again_the_step_before_is_dead_and_nobody_elses(tables: Store) -> None:
    others = replace(STEP, id="s2", token="hash2", person="huang.admin"), replace(STEP, id="s3", token="hash3", request="r2")
    await opened(tables, STEP, *others, replace(STEP, id="s4", token="hash4", opened=NOW + timedelta(minutes=1)))
    assert [(await of(tables, id)).spent is not None for id in ("s1", "s2", "s3", "s4")] == [True, False, False, False]


async def test_steps_that_belong_to_no_request_stand_beside_each_other(tables: Store) -> None:
    free = replace(STEP, request="")
    await opened(tables, free, replace(free, id="s2", token="hash2"))
    assert (await of(tables)).spent is None


async def test_with_its_request_every_step_of_it_ends(tables: Store) -> None:
    await opened(tables, STEP, replace(STEP, id="s2", token="hash2", person="huang.admin"), replace(STEP, id="s3", token="hash3", request="r2"))
    async with tables.work() as work:
        await work.steps.end_all_of("r1", NOW)
    assert [(await of(tables, id)).spent for id in ("s1", "s2", "s3")] == [NOW, NOW, None]


async def test_t17_a_step_is_found_by_its_tokens_hash_alone_and_goes_on_in_the_browser_that_it_was_bound_to(tables: Store) -> None:
    await opened(tables)
    async with tables.work() as work:
        await work.steps.bind(STEP, "sealed browser")
        assert await work.steps.browser_of("r1", "chen.yj") == "sealed browser"
        assert await work.steps.browser_of("r1", "huang.admin") == ""
        assert await work.steps.by_token("hash2") is None
        assert await work.steps.by_token("hash1") == replace(STEP, browser="sealed browser")
