"""Only somebody else's silence counts: time in which our own loop was held does not, and whoever is silent is not waited for any longer than agreed."""

import asyncio
import time

import pytest

from bot.runtime.patience import waited


async def test_an_answer_that_came_while_the_loop_was_held_is_heard() -> None:
    answer = asyncio.create_task(asyncio.sleep(0.02, "here"))
    asyncio.get_running_loop().call_later(0.01, time.sleep, 0.2)
    assert await waited(answer, 0.1) == "here"


async def test_silence_is_waited_for_as_long_as_agreed_and_goes_on() -> None:
    silent = asyncio.create_task(asyncio.sleep(60))
    begun = time.monotonic()
    with pytest.raises(TimeoutError):
        await waited(silent, 0.2)
    assert 0.15 < time.monotonic() - begun < 2
    assert not silent.done()
    silent.cancel()


async def test_a_loop_that_is_held_all_the_time_does_not_make_it_wait_for_ever() -> None:
    silent, ends = asyncio.create_task(asyncio.sleep(60)), asyncio.Event()

    async def hold() -> None:
        while not ends.is_set():
            time.sleep(0.005)  # noqa: ASYNC251 - it is the loop that is to be held
            await asyncio.sleep(0)

    holding = asyncio.create_task(hold())
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(waited(silent, 0.02), 10)
    ends.set()
    await holding
    silent.cancel()
