"""The demonstration's bar: each of its forms does what it says and leads back to where it stood."""

import re
from datetime import timedelta

from starlette.applications import Starlette

from bot.people.person import Person
from bot.wiring.application import Application
from tests.web.conftest import browser, seen


async def test_the_bar_names_everybody_by_agency_and_a_stranger(pages: Starlette, application: Application) -> None:
    page = await browser(pages).page()
    people = await application.organisation.register.people()
    assert re.findall(r'<option value="([^"]+)"', page)[: len(people) + 1] == [person.id for person in _by_agency(people)] + ["stranger:guest"]
    assert '<option value="chen.yj" selected>陳怡君（chen.yj）</option>' in page
    assert '<optgroup label="資訊局">' in page


async def test_moving_the_clock_by_fifteen_minutes_opens_the_lock(pages: Starlette, application: Application) -> None:
    chen = browser(pages)
    before = application.clock.ahead
    answer = await chen.post("/demo/clock", by="15m", back="chat")
    assert answer.headers["location"] == "/?as=chen.yj&did=clock-15m"
    assert application.clock.ahead - before == timedelta(minutes=15)
    assert "往前撥了 15 分鐘" in seen(await chen.page(answer.headers["location"]))
    assert "鎖定到" not in await chen.say("為什麼我登不進去？")


async def test_a_broken_system_is_shown_broken_until_it_is_mended(pages: Starlette) -> None:
    chen = browser(pages)
    await chen.post("/demo/fault", system="directory", **{"is": "down"})
    assert "TPEAD：連不上" in seen(await chen.page())
    assert "讀不到" in await chen.say("我的帳號怎麼了")
    await chen.post("/demo/fault", system="directory", **{"is": "well"})
    assert "現在全部正常" in seen(await chen.page())


async def test_lock_my_account_locks_mine_and_a_stranger_has_none(pages: Starlette) -> None:
    lin, stranger = browser(pages, "lin.mh"), browser(pages, "stranger:x")
    assert (await lin.post("/demo/lock")).headers["location"] == "/?as=lin.mh&did=locked"
    assert "鎖定到" in await lin.say("為什麼我登不進去？")
    assert (await stranger.post("/demo/lock", back="demo")).headers["location"] == "/demo?as=stranger%3Ax&did=not-locked"


async def test_starting_over_empties_the_conversations_and_the_audit_remembers_it(pages: Starlette, application: Application) -> None:
    chen = browser(pages)
    await chen.say("為什麼我登不進去？")
    await chen.post("/demo/over")
    assert 'id="greeting"' in await chen.page()
    async with application.store.look() as work:
        assert [(one.did, one.actor) async for one in work.audit.all()][-1] == ("demonstration.started_over", "demonstration")


async def test_what_no_form_of_ours_offers_is_refused_and_changes_nothing(pages: Starlette, application: Application) -> None:
    chen = browser(pages)
    before = application.clock.ahead
    for path, fields in (
        ("/demo/clock", {"by": "99y"}),
        ("/demo/clock", {}),
        ("/demo/fault", {"system": "moon", "is": "down"}),
        ("/demo/fault", {"system": "directory", "is": "<b>"}),
    ):
        assert (await chen.post(path, **fields)).status_code == 400
    assert application.clock.ahead == before
    assert "現在全部正常" in seen(await chen.page())


async def test_the_bar_stands_alone_too_with_what_one_can_try_and_honest_mails(pages: Starlette) -> None:
    chen = browser(pages)
    alone = await chen.page("/demo?as=lin.mh&did=nonsense")
    assert "試試看" in alone
    assert '<option value="lin.mh" selected>' in alone
    assert "還沒有任何信件" in await chen.page("/demo/mail?as=lin.mh")


def _by_agency(people: tuple[Person, ...]) -> list[Person]:
    order = list(dict.fromkeys(person.agency for person in people))
    return sorted(people, key=lambda person: order.index(person.agency))
