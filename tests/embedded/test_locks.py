"""Locks of the embedded systems: they run out, they come back, and somebody can put one in."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.accounts.records import DirectoryAccount
from tests.embedded.stage import START, Stage, described, on_stage, organisation_of


def locked(directory: str, portal: str = "") -> str:
    return organisation_of(
        f"id: me, name: 陳怡君, agency: doit, national_id: B277777778, portal: [{{account: yjchen{portal}}}], personnel: {{}}, "
        f"directory: {{account: GEAA-012686{directory}}}, mailbox: {{address: yjchen@mail.example}}, binding: {{portal: yjchen, directory: GEAA-012686}}"
    )


async def account(stage: Stage) -> DirectoryAccount:
    (one,) = await stage.organisation.systems.directory.accounts_of(await stage.person("me"))
    return one


async def test_a_lock_runs_out_to_the_second_after_fifteen_minutes_and_leaves_its_mark(tmp_path: Path) -> None:
    async with on_stage(tmp_path, described(tmp_path, locked(", locked: -6m"))) as stage:
        assert await stage.rows("me") == ("D15",)
        assert (await stage.diagnosis("me")).findings[0].until == START + timedelta(minutes=9)
        stage.after(minutes=8, seconds=59)
        assert await stage.rows("me") == ("D15",)
        stage.after(seconds=1)
        assert await stage.rows("me") == ("D16",)
        assert (await account(stage)).lockouts == (START - timedelta(minutes=6),)


async def test_a_lock_until_an_admin_never_runs_out(tmp_path: Path) -> None:
    async with on_stage(tmp_path, described(tmp_path, locked(", locked: -2h, unlock: by_admin"))) as stage:
        stage.after(days=400)
        lock = (await account(stage)).lock
        assert lock is not None
        assert lock.ends is None
        assert await stage.rows("me") == ("D20",)


async def test_a_portal_lock_runs_out_as_well(tmp_path: Path) -> None:
    async with on_stage(tmp_path, described(tmp_path, locked("", ", locked: -4m"))) as stage:
        assert await stage.rows("me") == ("D17",)
        stage.after(minutes=11)
        assert await stage.rows("me") == ()


async def test_locking_an_account_starts_the_lock_now_and_counts_once_more(tmp_path: Path) -> None:
    async with on_stage(tmp_path, described(tmp_path, locked(", locked: -6m"))) as stage:
        stage.after(minutes=5)
        await stage.organisation.lock("geaa-012686 ")
        one = await account(stage)
        assert one.lock is not None
        assert one.lock.since == START + timedelta(minutes=5)
        assert one.lockouts == (START - timedelta(minutes=6), START + timedelta(minutes=5))
        await stage.organisation.lock("GEAA-012686")
        assert len((await account(stage)).lockouts) == 2, "the same moment is the same lockout"


async def test_d19_the_fourth_lock_within_a_day(tmp_path: Path) -> None:
    async with on_stage(tmp_path, described(tmp_path, locked(""))) as stage:
        for _ in range(3):
            await stage.organisation.lock("GEAA-012686")
            assert await stage.rows("me") == ("D15",)
            stage.after(hours=1)
        await stage.organisation.lock("GEAA-012686")
        assert await stage.rows("me") == ("D19",)
        stage.after(days=1)
        await stage.organisation.lock("GEAA-012686")
        assert await stage.rows("me") == ("D15",), "yesterday's lockouts do not count any more"


async def test_a_portal_account_can_be_locked_too_and_an_unknown_one_cannot(tmp_path: Path) -> None:
    async with on_stage(tmp_path, described(tmp_path, locked(""))) as stage:
        await stage.organisation.lock("yjchen")
        assert await stage.rows("me") == ("D17",)
        with pytest.raises(ValueError, match="there is no account 'GEAA-999999'"):
            await stage.organisation.lock("GEAA-999999")


async def test_something_that_keeps_locking_locks_again_four_minutes_after_each_end(tmp_path: Path) -> None:
    async with on_stage(tmp_path, described(tmp_path, locked(", locked: 0m, relocks: 4m"))) as stage:
        stage.after(minutes=18, seconds=59)
        assert await stage.rows("me") == ("D16",)
        stage.after(seconds=1)
        one = await account(stage)
        assert one.lock is not None
        assert one.lock.since == START + timedelta(minutes=19)
        assert one.lockouts == (START, START + timedelta(minutes=19))
        stage.after(minutes=19 * 2)
        assert len((await account(stage)).lockouts) == 4
        assert await stage.rows("me") == ("D19",)


async def test_something_that_keeps_locking_did_so_before_the_start_as_well(tmp_path: Path) -> None:
    async with on_stage(tmp_path, described(tmp_path, locked(", locked: -50m, relocks: 4m"))) as stage:
        one = await account(stage)
        assert one.lockouts == tuple(START - timedelta(minutes=ago) for ago in (50, 31, 12))
        assert await stage.rows("me") == ("D15",)


async def test_what_is_long_past_is_not_counted_for_ever(tmp_path: Path) -> None:
    async with on_stage(tmp_path, described(tmp_path, locked(", locked: 0m, relocks: 4m"))) as stage:
        stage.after(days=400)
        one, now = await account(stage), stage.clock.now()
        assert one.lock is not None
        assert now - timedelta(minutes=19) < one.lock.since <= now
        assert 48 * 60 // 19 <= len(one.lockouts) <= 48 * 60 // 19 + 1
        assert all(now - timedelta(hours=48) < at <= now for at in one.lockouts)
