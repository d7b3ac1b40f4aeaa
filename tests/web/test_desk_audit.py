"""The audit browser: it finds by who, whom, what and when, keeps its pages apart, names no whole account, and says whether the trail holds."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
import sqlalchemy as sa
from starlette.applications import Starlette

from bot.audit import AuditEvent, AuditRecord
from bot.wiring.application import Application
from tests.web.conftest import browser, seen
from tests.web.desk_stage import quiet_desk

WHO = {"as": "sec.yeh"}


@pytest.fixture
async def application(tmp_path: Path) -> AsyncIterator[Application]:
    async with quiet_desk(tmp_path) as opened:
        yield opened


async def write(application: Application, how_many: int, ago: timedelta, record: AuditRecord) -> None:
    async with application.store.work() as work:
        for _ in range(how_many):
            await work.audit.append(record, application.clock.now() - ago)


def numbers(page: httpx.Response) -> list[int]:
    assert page.status_code == 200
    return [int(number) for number in re.findall(r'<td class="number"[^>]*>(\d+)</td>', page.text)]


async def test_every_record_is_on_one_page_and_each_filter_keeps_its_own(application: Application, pages: Starlette) -> None:
    async with application.store.look() as work:
        first = await work.audit.last_number() + 1
    await write(application, 60, timedelta(days=3), AuditRecord(AuditEvent.FAQ_ANSWERED, "web:chen.yj", "chen.yj"))
    await write(application, 3, timedelta(), AuditRecord(AuditEvent.ACTION_WRITTEN, "desk", "lin.mh", {"account": "GEAA-012686", "to": "lin.mh@home.example"}))
    client = browser(pages).client
    one, two = [await client.get("/desk/audit", params={**WHO, "page": page}) for page in ("1", "2")]
    assert numbers(one) == list(range(first + 62, first + 12, -1))
    assert numbers(two)[0] == first + 12
    assert "GEAA-****86" in one.text
    assert "GEAA-012686" not in one.text
    assert "lin.mh@home.example" not in one.text
    for asked, found in (
        ({"subject": "lin.mh"}, [first + 62, first + 61, first + 60]),
        ({"did": "action."}, [first + 62, first + 61, first + 60]),
        ({"actor": "chen"}, list(range(first + 59, first + 9, -1))),
        ({"actor": "chen", "page": "2"}, list(range(first + 9, first - 1, -1))),
        ({"actor": "chen", "did": "action"}, []),
        ({"from": "2999-01-01"}, []),
        ({"to": "1999-01-01"}, []),
    ):
        assert numbers(await client.get("/desk/audit", params=WHO | asked)) == found, asked
    today = application.clock.now().astimezone(application.wording.zone).date()
    assert first + 59 not in numbers(await client.get("/desk/audit", params=WHO | {"from": (today - timedelta(days=1)).isoformat(), "did": ""}))
    older = await client.get("/desk/audit", params=WHO | {"to": (today - timedelta(days=2)).isoformat()})
    assert max(numbers(older)) == first + 59
    wrong = await client.get("/desk/audit", params=WHO | {"from": "next week", "page": "-7", "did": "%' OR 1=1 --"})
    assert numbers(wrong) == []
    assert "日期要寫成" in wrong.text


async def test_the_check_says_that_the_trail_holds_and_that_it_does_not(application: Application, pages: Starlette) -> None:
    await write(application, 3, timedelta(), AuditRecord(AuditEvent.ACTION_WRITTEN, "desk", "lin.mh"))
    one = browser(pages, "sec.yeh")

    async def checked() -> str:
        answer = await one.client.post("/desk/audit/check", data={"csrf": await one.token(), "as": "sec.yeh"})
        assert answer.status_code == 200
        return seen(answer.text)

    assert "稽核紀錄完整" in await checked()
    async with application.engine.begin() as connection:
        await connection.execute(sa.text("UPDATE audit SET subject = 'chen.yj' WHERE number = (SELECT max(number) - 1 FROM audit)"))
    broken = await checked()
    assert "稽核紀錄不完整" in broken
    assert "does not fit its seal" in broken
