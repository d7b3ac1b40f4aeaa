"""Enrolled methods: each use of one is taken by exactly one caller, and a copy that was seen is refused from then on (T19, 6.5.1)."""

from datetime import timedelta
from pathlib import Path

from bot.store.credentials import Credential
from bot.verification.level import Level
from tests.builders import NOW
from tests.stores import a_store

LATER = NOW + timedelta(minutes=1)


def one(id: str = "c1", person: str = "chen.yj") -> Credential:
    return Credential(id, person, "passkey", Level.SIGNED_ON, "a phone", b"a public key", 7, NOW)


async def test_t19_of_two_who_saw_the_same_counter_one_takes_it(tmp_path: Path) -> None:
    async with a_store(tmp_path) as store:
        async with store.work() as work:
            assert await work.credentials.add(one())
        async with store.work() as work:
            assert await work.credentials.take_counter("c1", 7, 8, LATER)
            assert not await work.credentials.take_counter("c1", 7, 9, LATER)
        async with store.look() as work:
            kept = await work.credentials.of_id("c1")
        assert kept is not None
        assert (kept.counter, kept.last_used) == (8, LATER)


async def test_a_spoilt_one_is_taken_by_nobody(tmp_path: Path) -> None:
    async with a_store(tmp_path) as store, store.work() as work:
        await work.credentials.add(one())
        assert await work.credentials.spoil("c1", LATER)
        assert not await work.credentials.spoil("c1", LATER)
        assert not await work.credentials.take_counter("c1", 7, 8, LATER)


async def test_an_id_is_known_once_whoever_has_it_and_only_its_owner_removes_it(tmp_path: Path) -> None:
    async with a_store(tmp_path) as store, store.work() as work:
        assert await work.credentials.add(one())
        assert not await work.credentials.add(one(person="lin.mh"))
        assert not await work.credentials.remove("c1", "lin.mh")
        assert await work.credentials.remove("c1", "chen.yj")
        assert await work.credentials.of_person("chen.yj") == ()
