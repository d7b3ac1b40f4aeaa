"""The register's memory: one slow answer keeps nobody else out, a register that hangs is asked by one at a time, and a city fits in."""

import asyncio
import threading
import time
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from bot.clock import MovableClock
from bot.errors import Garbled, Unreachable
from bot.people.person import Person
from integrations.accounts import register_cache
from integrations.accounts.register_cache import CachedRegister
from integrations.accounts.thread_pool import ThreadPool
from tests.embedded.stage import StandingClock

PATIENCE = 0.05


@dataclass
class Lookups:
    """A register in which some people's records are late, some are never found, and some are wrong."""

    late: set[str] = field(default_factory=set)
    wrong: set[str] = field(default_factory=set)
    hangs: bool = False
    asked: list[str] = field(default_factory=list)
    there: asyncio.Event = field(default_factory=asyncio.Event)

    async def person(self, id: str) -> Person | None:
        self.asked.append(id)
        if self.hangs or id in self.late:
            await self.there.wait()
        if id in self.wrong:
            raise Garbled("personnel", "personnel: two records have the same id")
        return Person(id, id, "doit", None)


def remembered(inner: object) -> tuple[CachedRegister, MovableClock]:
    clock = MovableClock(StandingClock())
    return CachedRegister(inner, clock, PATIENCE), clock  # type: ignore[arg-type]


async def refused(register: CachedRegister, *ids: str) -> None:
    for id in ids:
        with pytest.raises(Unreachable):
            await register.person(id)


async def test_one_slow_answer_keeps_nobody_else_out() -> None:
    inner = Lookups(late={"slow"})
    register, _ = remembered(inner)
    for turn in range(4):
        await refused(register, "slow")
        assert await register.person(f"other{turn}") is not None


async def test_a_record_that_is_wrong_is_an_answer_and_keeps_nobody_else_out() -> None:
    register, _ = remembered(Lookups(wrong={"twice"}))
    await refused(register, *["twice"] * 5)
    assert await register.person("other") is not None


async def test_a_register_that_hangs_lets_three_wait_and_then_one_at_a_time_every_few_seconds() -> None:
    inner = Lookups(hangs=True)
    register, clock = remembered(inner)
    await refused(register, "a", "b", "c")
    await refused(register, *"defgh")
    assert inner.asked == ["a", "b", "c"], "nobody else waits"
    clock.advance(timedelta(seconds=2))
    await asyncio.gather(*(refused(register, id) for id in "ijk"))
    assert inner.asked[3:] == ["i"], "one tries it"
    clock.advance(timedelta(seconds=3))
    await refused(register, "l")
    assert inner.asked[4:] == [], "and it rests longer"
    for _ in range(5):
        clock.advance(timedelta(seconds=10))
        await refused(register, "m")
    assert inner.asked[4:] == ["m"] * 5, "but never for more than ten seconds"


async def test_the_first_answer_opens_it_for_all() -> None:
    inner = Lookups(hangs=True)
    register, clock = remembered(inner)
    await refused(register, "a", "b", "c", "d")
    inner.hangs = False
    clock.advance(timedelta(seconds=2))
    for id in "def":
        assert await register.person(id) is not None


async def test_an_answer_that_comes_late_opens_it_at_once_and_is_kept() -> None:
    inner = Lookups(hangs=True)
    register, _ = remembered(inner)
    await refused(register, "a", "b", "c", "d")
    inner.hangs = False
    inner.there.set()
    await asyncio.sleep(0.01)
    assert await register.person("d") is not None
    assert await register.person("a") is not None
    assert inner.asked == ["a", "b", "c", "d"], "what came late serves the next who asks"


async def test_a_question_that_was_given_up_says_nothing_and_lets_the_next_one_try() -> None:
    inner = Lookups(hangs=True)
    register, clock = remembered(inner)
    await refused(register, "a", "b", "c")
    clock.advance(timedelta(seconds=2))
    trying = asyncio.create_task(register.person("d"))
    await asyncio.sleep(PATIENCE / 5)
    trying.cancel()
    await asyncio.gather(trying, return_exceptions=True)
    inner.hangs = False
    assert await register.person("e") is not None


async def test_a_clock_that_is_set_back_prolongs_neither_the_rest_nor_what_is_fresh() -> None:
    inner = Lookups()
    register, clock = remembered(inner)
    clock.advance(timedelta(hours=2))
    await register.person("known")
    inner.hangs = True
    await refused(register, "a", "b", "c")
    inner.hangs = False
    register.clock = MovableClock(StandingClock())
    assert await register.person("known") is not None
    assert inner.asked == ["known", "a", "b", "c", "known"]


@dataclass
class InThreads:
    """A register whose answer is there after a moment, in a thread."""

    threads: ThreadPool
    answered: threading.Event = field(default_factory=threading.Event)

    async def person(self, id: str) -> Person | None:
        await self.threads.run(lambda: time.sleep(PATIENCE / 5))
        await asyncio.sleep(0)
        await self.threads.run(self.answered.set)
        return Person(id, id, "doit", None)


async def test_time_in_which_our_own_loop_was_held_is_not_the_registers_silence() -> None:
    register, _ = remembered(InThreads(ThreadPool("personnel")))
    asking = asyncio.create_task(register.person("a"))
    for _ in range(3):
        await asyncio.sleep(0)
    time.sleep(6 * PATIENCE)  # noqa: ASYNC251 - it is the loop that is to be held
    assert await asking is not None


async def test_a_city_is_remembered_and_only_who_was_heard_longest_ago_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    assert register_cache._MOST >= 200_000
    monkeypatch.setattr(register_cache, "_MOST", 3)
    inner = Lookups()
    register, clock = remembered(inner)
    for id in "abc":
        await register.person(id)
    clock.advance(timedelta(minutes=1))
    await register.person("a")
    await register.person("d")
    inner.hangs = True
    clock.advance(timedelta(minutes=1))
    assert [await register.person(id) for id in "acd"] == [Person(id, id, "doit", None) for id in "acd"]
    await refused(register, "b")
