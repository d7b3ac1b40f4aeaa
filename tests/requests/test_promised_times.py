"""At a time that was promised the thing has come, or the desk says what is: for everything that can be awaited (DOMAIN part 5, "Promise of time")."""

import re
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
import yaml

from bot.settings.schema import Settings
from bot.wiring.application import DataLocation, open_application
from tests.requests.conftest import Room, text

Opened = Callable[..., AbstractAsyncContextManager[Room]]


def somebody(id: str, **more: Any) -> dict[str, Any]:
    return {"id": id, "name": "陳怡君", "agency": "doit", "national_id": "A200000003", "email": f"{id}@home.example", "binding": None, **more}


def portal(account: str, **more: Any) -> list[dict[str, Any]]:
    return [{"account": account, "enabled": True, "created": "-900d", **more}]


def everywhere(account: str, **portal_more: Any) -> dict[str, Any]:
    return {
        "portal": portal(account, **portal_more),
        "personnel": {"exists": True, "enabled": True, "synced": "-20m"},
        "directory": {"account": f"GEAA-{account}", "enabled": True},
        "mailbox": {"address": f"{account}@mail.example", "enabled": True},
        "binding": {"portal": account, "directory": f"GEAA-{account}"},
    }


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    """A house for these people; the last sync was twenty minutes ago."""

    @asynccontextmanager
    async def open_for(*people: dict[str, Any], phase: str = "before_go_live", joins: bool = True) -> AsyncIterator[Room]:
        agencies = [{"id": "doit", "name": "資訊局", "joins_directory": joins, "admins": []}]
        file = tmp_path / "organisation.yaml"
        form = {"agencies": agencies, "people": list(people), "sync": {"every": "1h", "last": "-20m"}, "phase": phase, "auto_creation": None}
        file.write_text(yaml.safe_dump(form, allow_unicode=True), encoding="utf-8")
        async with open_application(DataLocation(Settings(), tmp_path / "data", file), reached_in="console") as application:
            yield Room(application)

    return open_for


def clock_times(said: str) -> list[str]:
    return re.findall(r"\d\d:\d\d", said)


async def told_at(room: Room, who: str, *moments: int) -> list[tuple[int, str]]:
    """What `who` hears by itself, and by which of these moments, in minutes from now."""
    heard = []
    for before, moment in zip((0, *moments), moments, strict=False):
        said = text(await room.passes(minutes=moment - before), who)
        if said:
            heard.append((moment, said))
    return heard


async def test_a_new_record_in_a_joined_agency_is_expected_with_the_second_sync_and_is_there_then(opened: Opened) -> None:
    async with opened(somebody("new", portal=portal("new", created="-5m"), personnel={"exists": False})) as room:
        answered = text(await room.says("new", "我的帳號怎麼了"))
        promised = text(await room.says("new", "好了通知我"))
        beat = await room.application.register.sync()
        assert beat is not None
        assert beat.last is not None
        # It was made a quarter of an hour after the last sync.
        first, second, latest = (f"{(beat.last + timedelta(minutes=span, hours=8)):%H:%M}" for span in (60, 120, 135))
        assert [one in clock_times(answered) for one in (first, second, latest)] == [True] * 3
        assert first not in clock_times(promised)
        assert {second, latest} <= set(clock_times(promised))
        ((passed, said),) = await told_at(room, "new", 38, 42, 98, 102, 130)
        assert passed == 102
        assert "已經同步過來" in said


async def test_a_new_record_in_an_agency_that_has_not_joined_needs_one_sync(opened: Opened) -> None:
    async with opened(somebody("new", portal=portal("new", created="-5m"), personnel={"exists": False}), joins=False) as room:
        await room.says("new", "好了通知我")
        ((passed, said),) = await told_at(room, "new", 38, 42, 60)
        assert (passed, "已經同步過來" in said) == (42, True)


async def test_a_record_that_is_new_in_personnel_in_go_live_needs_one_sync(opened: Opened) -> None:
    async with opened(somebody("new", personnel={"exists": True, "enabled": True, "arrived": "-5m"}), phase="go_live") as room:
        await room.says("new", "好了通知我")
        ((passed, said),) = await told_at(room, "new", 38, 42, 60)
        assert (passed, "已經同步過來" in said) == (42, True)


@pytest.mark.parametrize(("phase", "made"), [("before_go_live", "portal"), ("go_live", "personnel")])
async def test_a_sync_that_is_stuck_is_reported_two_hours_after_it_was_made(opened: Opened, phase: str, made: str) -> None:
    new = {"portal": portal("new", created="-5m"), "personnel": {"exists": False}} if made == "portal" else {"personnel": {"exists": True, "arrived": "-5m"}}
    async with opened(somebody("new", sync="stuck", **new), phase=phase) as room:
        await room.says("new", "好了通知我")
        ((passed, said),) = await told_at(room, "new", 42, 102, 114, 117)
        assert passed == 117
        assert re.search(r"1\d\d\d", said), "a ticket's number"


async def test_a_name_that_was_changed_has_come_with_the_next_sync_and_is_told_then(opened: Opened) -> None:
    changed = everywhere("named", changed="-5m", name="陳怡珺")
    async with opened(somebody("named", **changed)) as room:
        assert "最晚" in text(await room.says("named", "我的帳號怎麼了"))
        await room.says("named", "好了通知我")
        ((passed, said),) = await told_at(room, "named", 38, 42, 70)
        assert (passed, "已經同步過來" in said, "不過還有" in said) == (42, True, False)


async def test_an_enabling_has_come_with_the_next_sync(opened: Opened) -> None:
    enabled = everywhere("back", changed="-10m")
    enabled["directory"]["enabled"] = False
    async with opened(somebody("back", **enabled)) as room:
        assert "下一次同步之後再登入" in text(await room.says("back", "我的帳號怎麼了"))
        await room.says("back", "好了通知我")
        ((passed, said),) = await told_at(room, "back", 38, 42, 70)
        assert (passed, "可以登入了" in said) == (42, True)


async def test_what_was_awaited_and_will_not_come_is_not_told_as_done(opened: Opened) -> None:
    async with opened(somebody("new", portal=portal("new", created="-5m"), personnel={"exists": False})) as room:
        await room.says("new", "好了通知我")
        await close_portal(room, "new")
        said = "".join(one for _, one in await told_at(room, "new", 10))
        assert "已經同步過來" not in said
        assert "停用" in said


async def close_portal(room: Room, account: str) -> None:
    """The portal's admin disables it, elsewhere."""
    async with room.application.engine.begin() as connection:
        await connection.execute(sa.text("UPDATE embedded_portal SET enabled = false WHERE account = :account"), {"account": account})
