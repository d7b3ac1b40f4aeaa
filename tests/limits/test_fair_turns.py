"""Turns in fairness, by the order in which they are had."""

import asyncio

from hypothesis import given
from hypothesis import strategies as st

from bot.runtime.fair_turns import FairTurns


async def had(at_once: int, each: int, takers: list[str]) -> list[str]:
    """In which order these get their turns, all of them waiting from the start, the first behind a turn that lasts until all have come."""
    turns, order, door = FairTurns(at_once, each), [], asyncio.Event()

    async def take(who: str) -> None:
        async with turns.turn(who):
            order.append(who)
            await door.wait()

    taking = [asyncio.create_task(take(who)) for who in takers]
    await asyncio.sleep(0)
    assert len(order) <= at_once
    door.set()
    await asyncio.gather(*taking)
    return order


async def test_whoever_comes_behind_a_thousand_of_one_waits_for_one_of_them() -> None:
    order = await had(1, 1, [*["many"] * 1000, "one", "another"])
    assert order.index("one") <= 2
    assert order.index("another") <= 3
    assert len(order) == 1002


async def test_one_taker_never_has_more_than_their_own_places() -> None:
    turns, inside, most = FairTurns(8, 2), 0, 0

    async def take() -> None:
        nonlocal inside, most
        async with turns.turn("many"):
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0)
            inside -= 1

    await asyncio.gather(*(take() for _ in range(20)))
    assert most == 2


async def test_a_place_whose_taker_gave_up_is_free_again() -> None:
    turns, order = FairTurns(1, 1), []

    async def take(who: str) -> None:
        async with turns.turn(who):
            order.append(who)

    async with turns.turn("first"):
        gone, stays = asyncio.create_task(take("gone")), asyncio.create_task(take("stays"))
        await asyncio.sleep(0)
        gone.cancel()
        await asyncio.sleep(0)
    await stays
    async with turns.turn("first"):
        late = asyncio.create_task(take("late"))
        await asyncio.sleep(0)
    late.cancel()  # Its turn was given to it at that moment.
    await asyncio.gather(gone, late, return_exceptions=True)
    await take("after")
    assert order[0] == "stays"
    assert order[-1] == "after"


@given(st.integers(1, 4), st.integers(1, 3), st.lists(st.sampled_from("abcd"), max_size=40))
def test_everybody_has_every_turn_and_of_two_who_wait_neither_has_two_more_than_the_other(at_once: int, each: int, takers: list[str]) -> None:
    order = asyncio.run(had(at_once, each, takers))
    assert sorted(order) == sorted(takers)
    behind = order[at_once:]
    for one in set(behind):
        for other in set(behind) - {one}:
            last = len(behind) - behind[::-1].index(other)
            ahead = behind[:last].count(one) - behind[:last].count(other)
            assert ahead <= max(each, 1) + at_once, "nobody is passed by again and again while they wait"
