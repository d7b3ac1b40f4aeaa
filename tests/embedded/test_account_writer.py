"""What is particular to writing in the embedded organisation: what the sync carries on, what keeps locking, and what stays secret."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.accounts.records import DirectoryAccount
from bot.errors import Garbled, NotAccepted
from bot.ports import PasswordCheckResult
from bot.secret import Secret
from bot.store.database import open_engine
from integrations.accounts.embedded import tables
from integrations.accounts.embedded.password_hash import is_password
from tests.embedded.stage import START, Stage, described, on_stage, organisation_of

ME = (
    "id: me, name: 陳怡君, agency: doit, national_id: B277777778, portal: [{account: yjchen, enabled: PORTAL}], personnel: {enabled: RECORD}, "
    "directory: {account: GEAA-012686, password: Tpead-canary-1, enabled: RECORD, locked: -6m, relocks: 4m}, "
    "mailbox: {address: yjchen@mail.example, password: Mail-canary-1}, binding: {portal: yjchen, directory: GEAA-012686}"
)


def organisation(portal: bool = True, record: bool = True, rest: str = "sync: {every: 1h, last: -20m}") -> str:
    return organisation_of(ME.replace("PORTAL", str(portal).lower()).replace("RECORD", str(record).lower()), rest=rest)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with on_stage(tmp_path, described(tmp_path, organisation())) as opened:
        yield opened


async def account(stage: Stage) -> DirectoryAccount:
    (one,) = await stage.organisation.systems.directory.accounts_of(await stage.person("me"))
    return one


async def test_what_keeps_locking_locks_again_four_minutes_after_an_unlocking(stage: Stage) -> None:
    await stage.organisation.systems.directory.unlock("GEAA-012686")
    stage.after(minutes=3, seconds=59)
    assert (await account(stage)).lock is None
    stage.after(seconds=1)
    again = await account(stage)
    assert again.lock is not None
    assert again.lock.since == START + timedelta(minutes=4)
    assert again.lockouts[-1] == again.lock.since


async def test_what_keeps_locking_does_not_lock_again_in_the_past_after_a_new_password(stage: Stage) -> None:
    directory = stage.organisation.systems.directory
    await directory.unlock("GEAA-012686")
    stage.after(minutes=10)
    assert (await account(stage)).lock is not None
    await directory.set_password("GEAA-012686", Secret("Fresh-canary-77"))
    assert (await account(stage)).lock is None
    stage.after(minutes=3)
    assert (await account(stage)).lock is None
    stage.after(minutes=1)
    again = await account(stage)
    assert again.lock is not None
    assert again.lock.since == START + timedelta(minutes=14)


async def test_what_keeps_locking_goes_on_after_a_good_sign_in(stage: Stage) -> None:
    stage.after(minutes=10)
    assert await stage.organisation.systems.directory.accepts("GEAA-012686", Secret("Tpead-canary-1")) is PasswordCheckResult.RIGHT
    assert (await account(stage)).lock is None
    stage.after(minutes=4)
    assert (await account(stage)).lock is not None


async def test_an_unlocking_is_counted_for_a_day_and_then_forgotten(stage: Stage) -> None:
    await stage.organisation.systems.directory.unlock("GEAA-012686")
    stage.after(hours=49)
    assert (await account(stage)).unlocks == ()


async def test_enabling_at_the_portal_arrives_everywhere_with_the_next_sync(tmp_path: Path) -> None:
    async with on_stage(tmp_path, described(tmp_path, organisation(portal=False, record=False))) as stage:
        systems, me = stage.organisation.systems, await stage.person("me")
        await systems.portal.enable("yjchen")
        record = await systems.personnel.record_of(me)
        assert record is not None
        assert not record.enabled
        assert "D12" in await stage.rows("me")
        stage.after(minutes=40)
        record = await systems.personnel.record_of(me)
        assert record is not None
        assert (record.enabled, record.changed, (await account(stage)).enabled) == (True, START, True)


async def test_from_go_live_on_enabling_the_record_arrives_in_the_directory(tmp_path: Path) -> None:
    rest = "phase: go_live\nsync: {every: 1h, last: -20m}"
    async with on_stage(tmp_path, described(tmp_path, organisation(record=False, rest=rest))) as stage:
        await stage.organisation.systems.personnel.enable(await stage.person("me"))
        assert not (await account(stage)).enabled
        stage.after(minutes=40)
        assert (await account(stage)).enabled


async def test_before_go_live_an_enabled_record_says_nothing_to_the_directory(tmp_path: Path) -> None:
    async with on_stage(tmp_path, described(tmp_path, organisation(record=False))) as stage:
        await stage.organisation.systems.personnel.enable(await stage.person("me"))
        stage.after(hours=5)
        assert not (await account(stage)).enabled


async def test_a_garbled_system_has_done_what_it_was_asked(stage: Stage) -> None:
    await stage.organisation.break_system("directory", "garbled")
    with pytest.raises(Garbled):
        await stage.organisation.systems.directory.unlock("GEAA-012686")
    with pytest.raises(Garbled):
        await stage.organisation.systems.directory.unlock("GEAA-999999")
    await stage.organisation.break_system("directory", "well")
    assert (await account(stage)).unlocks == (START,)


async def test_who_gives_up_on_a_slow_system_does_not_know_that_it_has_happened(stage: Stage) -> None:
    await stage.organisation.break_system("directory", "slow")
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.3):
            await stage.organisation.systems.directory.set_password("GEAA-012686", Secret("Fresh-canary-77"))
    await stage.organisation.break_system("directory", "well")
    assert await stage.organisation.systems.directory.accepts("GEAA-012686", Secret("Fresh-canary-77")) is PasswordCheckResult.RIGHT


async def test_twenty_writers_in_two_processes_all_get_their_turn(tmp_path: Path) -> None:
    description = described(tmp_path, organisation())
    async with on_stage(tmp_path, description) as one, on_stage(tmp_path, description) as other:
        await asyncio.gather(*(stage.organisation.systems.directory.unlock("GEAA-012686") for stage in (one, other) * 10))
        assert (await account(one)).unlocks == (START,)
        tries = [stage.organisation.systems.directory.accepts("GEAA-012686", Secret("no")) for stage in (one, other) * 10]
        answers = await asyncio.gather(*tries)
        assert (answers.count(PasswordCheckResult.WRONG), answers.count(PasswordCheckResult.SPARED)) == (3, 17)


def everything_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.glob("embedded.db*"))


async def test_t24_new_and_earlier_passwords_are_kept_sealed_only(tmp_path: Path) -> None:
    async with on_stage(tmp_path, described(tmp_path, organisation())) as stage:
        systems = stage.organisation.systems
        for number in range(5):
            await systems.directory.set_password("GEAA-012686", Secret(f"Fresh-canary-{number}"))
        await systems.mailbox.set_password("yjchen@mail.example", Secret("Fresh-canary-9"))
    assert b"canary" not in everything_in(tmp_path)
    engine = open_engine(f"sqlite+aiosqlite:///{tmp_path}/embedded.db")
    async with engine.connect() as connection:
        earlier = (await connection.execute(sa.select(tables.directory.c.earlier).where(tables.directory.c.account == "GEAA-012686"))).scalar_one()
        sealed = (await connection.execute(sa.select(tables.mailbox.c.password).where(tables.mailbox.c.person == "me"))).scalar_one()
    await engine.dispose()
    assert [is_password(one, Secret(f"Fresh-canary-{number}")) for one, number in zip(earlier.split("\n"), (3, 2), strict=True)] == [True, True]
    assert is_password(sealed, Secret("Fresh-canary-9"))


async def test_a_new_password_that_was_refused_is_in_no_error(stage: Stage) -> None:
    with pytest.raises(NotAccepted) as refusal:
        await stage.organisation.systems.directory.set_password("GEAA-012686", Secret("Tpead-canary-1"))
    assert "canary" not in repr(refusal.value) + str(refusal.value)


def test_where_no_password_is_known_none_is_the_right_one() -> None:
    assert not is_password(None, Secret("00"))
    assert not is_password(None, Secret(""))
    assert not is_password(None, Secret("\ud800")), "what cannot be written in UTF-8 is a wrong password and no error"
