"""`/desk/people`: whom a reader finds, what is told of them and what never is, and that every look is recorded."""

import re

import httpx
import pytest
from starlette.applications import Starlette

from bot.wiring.application import Application
from tests.web.conftest import Browser, browser, seen
from tests.web.stepping import as_


async def get(one: Browser, path: str, **asked: str) -> httpx.Response:
    return await one.client.get(path, params={"as": one.named, **asked})


def found(page: str) -> list[str]:
    """The ids of the people in the list, in order."""
    return re.findall(r'href="/desk/people/([^"?]+)\?as=', page.partition('data-part="people"')[2].partition("</ul>")[0])


async def looks(application: Application) -> list[tuple[str, str, str]]:
    async with application.store.look() as work:
        return [(record.did, record.actor, record.subject) async for record in work.audit.all() if record.did in ("person.looked", "security.event")]


@pytest.mark.parametrize("asked", ["陳怡君", "怡君", "chen.y", "CHEN.YJ", "GEAA-012686", "geaa-012686"])
async def test_somebody_is_found_by_a_part_of_the_name_or_id_and_by_a_whole_account(pages: Starlette, asked: str) -> None:
    assert "chen.yj" in found((await get(browser(pages, "huang.admin"), "/desk/people", q=asked)).text)


async def test_nobody_is_listed_without_a_search_but_the_people_one_leads(pages: Starlette) -> None:
    assert found((await get(browser(pages, "desk.hsu"), "/desk/people")).text) == []
    assert "chen.yj" in found((await get(browser(pages, "huang.admin"), "/desk/people")).text)


async def test_t5_an_admin_finds_and_opens_nobody_of_another_agency_and_learns_not_that_there_is_somebody(
    pages: Starlette, application: Application
) -> None:
    admin = browser(pages, "huang.admin")
    others = [one for one in await application.services.register.people() if one.agency != "it"]
    own = [one for one in await application.services.register.people() if one.id == "chen.yj"]
    assert others
    assert own
    agency = own[0].agency
    other = next(one for one in others if one.agency != agency)
    assert other.id not in found((await get(admin, "/desk/people", q=other.id)).text)
    assert other.id not in found((await get(admin, "/desk/people", q=other.name)).text)
    there, not_there = await get(admin, f"/desk/people/{other.id}"), await get(admin, "/desk/people/nobody.at.all")
    assert (there.status_code, not_there.status_code) == (404, 404)
    assert re.sub(r"csrf.*?>|/desk/people/[^\"?&]+", "", there.text) == re.sub(r"csrf.*?>|/desk/people/[^\"?&]+", "", not_there.text)
    assert await looks(application) == []
    clerk = browser(pages, "desk.hsu")
    assert other.id in found((await get(clerk, "/desk/people", q=other.name)).text)
    assert (await get(clerk, f"/desk/people/{other.id}")).status_code == 200


async def test_the_state_is_told_in_the_third_person_masked_and_the_look_recorded(pages: Starlette, application: Application) -> None:
    shown = await get(browser(pages, "huang.admin"), "/desk/people/chen.yj")
    state = seen(shown.text.partition('data-part="state"')[2].partition("</section>")[0])
    assert re.search(r"TPEAD 帳號（GEAA-\*{4}86）鎖住了，\d\d:\d\d 會自動解開", state)
    assert re.search(r"TPEAD\s+鎖定到 \d\d:\d\d", state)
    assert "你" not in state
    assert "GEAA-012686" not in shown.text
    assert await looks(application) == [("person.looked", "desk:huang.admin", "chen.yj")]


async def test_what_happened_before_stands_there_and_no_secret(pages: Starlette, application: Application) -> None:
    chen = as_(pages, application, "chen.yj")
    path = await chen.asked("幫我解鎖")
    code = chen.code()
    await chen.send(path, code=code)
    await application.settle(20)
    page = (await get(browser(pages, "desk.hsu"), "/desk/people/chen.yj")).text
    told = seen(page)
    assert re.search(r"解除鎖定：(已完成|處理中)", told)
    assert "開始一件申請" in told
    assert "連結了一個聊天帳號" in told
    assert code not in told
    frozen = await chen.browser.client.post("/me?as=chen.yj", data={"csrf": await chen.browser.token(), "as": "chen.yj", "freeze": "yes"})
    assert frozen.status_code == 200
    assert "這個帳號凍結中" in seen((await get(browser(pages, "desk.hsu"), "/desk/people/chen.yj")).text)


async def test_d2_whoever_may_not_be_spoken_of_is_not_there_and_the_attempt_is_recorded(pages: Starlette, application: Application) -> None:
    people, lookup = await application.services.register.people(), application.services.account_lookup
    closed = [one for one in people if (await lookup.look(one)).diagnosis.rows[:1] == ("D2",)]
    assert (await get(browser(pages, "desk.hsu"), f"/desk/people/{closed[0].id}")).status_code == 404
    assert await looks(application) == [("security.event", "desk:desk.hsu", closed[0].id)]


@pytest.mark.parametrize("odd", ["%00", "<script>", "a" * 300, "%", "_", "' or 1=1 --", "\u202e"])
async def test_whatever_is_asked_for_finds_nobody_by_chance(pages: Starlette, odd: str) -> None:
    admin = browser(pages, "huang.admin")
    answer = await get(admin, "/desk/people", q=odd)
    assert answer.status_code == 200
    assert "<script>" not in answer.text
    if odd != "\u202e":
        assert found(answer.text) == []


async def test_pages_are_numbered_and_a_number_that_is_none_is_refused(pages: Starlette) -> None:
    admin = browser(pages, "huang.admin")
    assert (await get(admin, "/desk/people", page="2")).status_code == 200
    for wrong in ("0", "-1", "x", "²"):
        assert (await get(admin, "/desk/people", page=wrong)).status_code == 400


async def test_staff_and_operators_have_no_people(pages: Starlette) -> None:
    assert (await get(browser(pages, "chen.yj"), "/desk/people")).status_code == 403
