"""A real domain controller behind a line that is cut, silent, slow or gone, while people ask about their accounts and have them unlocked."""

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.clock import SystemClock
from tests.active_directory.talk import filetime
from tests.active_directory.test_writes import count, written
from tests.faults.line import Line, line_to
from tests.faults.post import mail_settings, post_office
from tests.faults.program import until
from tests.faults.town import STATUS, UNLOCK, town_of
from tests.servers import samba
from tests.servers.samba import Controller, Made

CUTS = 6
PEOPLE = [*(f"lock{number}" for number in range(CUTS)), "lock39"]


def account(person: str) -> Made:
    number = int(person.removeprefix("lock"))
    since = filetime(SystemClock().now() - timedelta(minutes=1))
    return Made(f"GEAA-{100 + number:06d}", "Tpead-canary-1", more={"employeeID": f"p{person}"}, after={"lockoutTime": since, "badPwdCount": 5})


@contextmanager
def domain() -> Iterator[Controller]:
    controller = samba.controller()
    controller.make(Made("GEAA-000001", "Tpead-canary-2", more={"employeeID": "padmin"}), *(account(person) for person in PEOPLE))
    try:
        yield controller
    finally:
        controller.forget()


def directory(controller: Controller, line: Line) -> Mapping[str, Any]:
    accounts = {role: {"user": f"{user}@tpead.test", "password": samba.PASSWORD} for role, user in (("read", samba.READER), ("write", samba.WRITER))}
    return {
        "kind": "active_directory", "servers": [f"ldaps://{line.host}:{line.port}"], "base_dns": [samba.STAFF], "ca_file": str(controller.ca_file), **accounts,
        "account_attribute": "sAMAccountName", "binding_attribute": "employeeID", "protected_groups": [], "rights": ["unlock"],
    }  # fmt: skip


@pytest.mark.long
@pytest.mark.timeout(400)
async def test_each_way_in_which_the_directory_is_away_is_told_and_is_over_once_it_is_back(tmp_path: Path) -> None:
    with domain() as controller:
        async with line_to(controller.address, 636) as line, town_of(tmp_path, PEOPLE, {"accounts": {"directory": directory(controller, line)}}) as town:
            assert "被鎖住了" in await town.asks("lock0", STATUS)
            for way, asked, word in (("refused", "密碼規則是什麼", "密碼"), ("hole", "密碼多久要換一次", "天數"), ("slow", "綁定是什麼", "綁定")):
                await line.turn(way)
                told = await asyncio.gather(*(town.asks(person, STATUS) for person in PEOPLE[:3]), town.asks("lock39", "what is wrong with my account"))
                assert not any("被鎖住了" in one or "is locked" in one for one in told), "nothing is said that nobody knows"
                assert all("沒有回應" in one for one in told[:3]), told
                assert "answer" in told[3] or "can't read this at the moment" in told[3], told
                assert word in await town.asks("lock4", asked), "whatever needs no directory is answered"
                assert (await town.desk.get("/readyz"))[0] == 200
                await line.turn("well")
                line.drop()
                await until_known(town, "lock5")
            assert await town.desk.figure('accountdesk_back_end_seconds_count{outcome="unreachable",system="directory"}')
            assert "GEAA-000" not in town.desk.log()


async def until_known(town: Any, person: str) -> None:
    """Asks until the directory is read again."""
    for _ in range(30):
        if "被鎖住了" in await town.asks(person, STATUS):
            return
        await asyncio.sleep(1)
    raise AssertionError(town.texts(person)[-1])


@pytest.mark.long
@pytest.mark.timeout(400)
async def test_a_line_that_is_cut_at_any_answer_of_an_unlocking_unlocks_once_and_is_told_once(tmp_path: Path) -> None:
    with domain() as controller:
        async with line_to(controller.address, 636) as line, post_office() as post:
            settings = {"accounts": {"directory": directory(controller, line)}, **mail_settings(post)}
            async with town_of(tmp_path, PEOPLE, settings) as town:
                before = count(controller)
                for number, person in enumerate(PEOPLE[:CUTS]):
                    await town.asks(person, UNLOCK)
                    await until(lambda person=person: post.codes(f"{person}@home.example"))  # type: ignore[misc]
                    browser, cuts = await town.opens(person), line.cuts
                    await line.turn("cut", cut_at=number + 1)
                    sent = asyncio.create_task(browser.send(code=post.codes(f"{person}@home.example")[-1]))
                    await until(lambda cuts=cuts, sent=sent: line.cuts > cuts or sent.done())  # type: ignore[misc]
                    await line.turn("well")
                    await sent
                assert line.cuts >= CUTS - 1
                await town.hear(PEOPLE[:CUTS], "解開了", "已經解開", timeout=300)
                opened = [(dn, result) for what, dn, names, result in written(controller, before) if what == "Modify" and "lockoutTime" in names]
                assert sorted(opened) == sorted((account(person).dn, 0) for person in PEOPLE[:CUTS]), "each once"
                for person in PEOPLE[:CUTS]:
                    assert sum("解開了" in text for text in town.texts(person)) == 1, town.texts(person)
                    assert controller.seen(account(person).dn, "lockoutTime")["lockoutTime"] == "0"
