"""Every journey of the actions once through each platform: the real SDKs on stand-ins, the pages over real HTTP."""

import re
from pathlib import Path

import pytest

from tests.journeys.test_acting import OFFICE
from tests.platforms.conftest import Open, Town
from tests.platforms.desk import Browser
from tests.platforms.seats import Person

NEW = "Ox4-Rain.Bottle"
everywhere = pytest.mark.parametrize("town", ["slack-socket", "telegram-polling"], indirect=True)
every_way = pytest.mark.parametrize("town", ["slack-socket", "slack-http", "telegram-polling", "telegram-webhook"], indirect=True)


@every_way
async def test_locked_becomes_unlocked(town: Open) -> None:
    here: Town = await town()
    person, browser = await here.meet("chen.yj"), Browser()
    assert "GEAA-****86" in await person.says("幫我解鎖")
    await browser.open(person.link())
    await browser.send(code=here.desk.code("chen.yj"))
    assert browser.status == 200
    said = await person.hears()
    assert "解開了" in said
    assert "已完成" in "".join(one["text"] for one in person.seat.shown()), "what led to the page says in its place that it is done"
    assert await here.desk.looks("chen.yj") == ()
    await browser.open(browser.url)
    assert browser.status == 410


@everywhere
async def test_two_accounts_become_one(town: Open) -> None:
    here: Town = await town()
    person, browser = await here.meet("bind.now"), Browser()
    await person.says("幫我綁定帳號")
    await browser.open(person.link())
    given = {"code": here.desk.code("bind.now"), "portal_account": "ytkao", "portal_password": "Portal-ytkao-1", "directory_account": "GEAA-010229"}
    await browser.send(**given, directory_password="wrong")
    assert browser.status == 422
    await browser.send(**given, directory_password="Tpead-ytkao-1")
    assert browser.status == 200, browser.seen()
    assert await person.hears()
    assert "正常" in await person.says("我帳號怎麼了")


async def _decide(admin: Person, password: str, **decision: str) -> Browser:
    """The admin presses the card's button, opens the page, proves it and decides."""
    await admin.presses("看內容並決定")
    browser = Browser()
    await browser.open(admin.link())
    await browser.send(code=admin.desk.code(admin.name), current_password=password, **decision)
    assert browser.status == 200, browser.seen()
    return browser


@everywhere
async def test_forgotten_approved_and_chosen(town: Open, tmp_path: Path) -> None:
    office = tmp_path / "office.yaml"
    office.write_text(OFFICE, encoding="utf-8")
    here: Town = await town(office)
    first, second, own = await here.meet("first"), await here.meet("second"), Browser()
    await first.says("我忘記密碼了，幫我重設")
    await own.open(first.link())
    await own.send(code=here.desk.code("first"))
    assert own.status == 200
    assert "甲一" in await second.hears()
    await first.hears()
    await _decide(second, "Second-Old-1", decision="approve", identity_check="in_person")
    assert "看內容並決定" not in second.labels(), "decided, so its buttons are gone"
    await first.hears()
    await own.open(first.link())
    await own.send(new_password=NEW, repeat_password=NEW)
    assert own.status == 200, own.seen()
    assert await first.hears()
    assert not any(NEW in one["text"] for one in (*first.seat.shown(), *second.seat.shown()))


@everywhere
async def test_disabled_asked_for_approved_synced_and_told(town: Open) -> None:
    here: Town = await town()
    person, admin, browser = await here.meet("off.ten"), await here.meet("lin.admin"), Browser()
    await person.says("幫我啟用帳號")
    await browser.open(person.link())
    await browser.send(code=here.desk.code("off.ten"))
    await admin.hears()
    await _decide(admin, "Tpead-cclin-1", decision="approve", identity_check="in_person")
    await person.hears()
    await here.desk.passes(hours=1)
    assert "啟用" in await person.hears()
    assert "正常" in await person.says("我帳號怎麼了")


@everywhere
async def test_refused_with_a_reason_that_the_person_reads(town: Open) -> None:
    here: Town = await town()
    person, admin, browser = await here.meet("lin.mh"), await here.meet("huang.admin"), Browser()
    await person.says("我忘記密碼了，幫我重設")
    await browser.open(person.link())
    await browser.send(code=here.desk.code("lin.mh"))
    await admin.hears()
    await _decide(admin, "Tpead-sfhuang-1", decision="refuse", reason="查無此人來電")
    assert "查無此人來電" in await person.hears()


@everywhere
async def test_a_stranger_is_linked_and_helped(town: Open) -> None:
    here: Town = await town()
    person, browser = await here.meet("chen.yj", linked=False), Browser()
    assert "GEAA" not in await person.says("我帳號怎麼了")
    await browser.open(here.desk.url + "/link")
    await browser.send(portal_account="yjchen", portal_password="Portal-yjchen-1")
    await browser.send(code=here.desk.code("chen.yj"))
    found = re.search(r'<code id="link-code">([A-Z0-9]{4}[- ][A-Z0-9]{4})</code>', browser.page)
    assert found is not None, browser.seen()
    assert "陳怡君" in await person.says(found[1])
    assert "鎖" in await person.says("我帳號怎麼了")


@everywhere
async def test_without_another_address_two_digits_stand_for_the_code(town: Open) -> None:
    here: Town = await town()
    person, admin, browser = await here.meet("same.mail"), await here.meet("huang.admin"), Browser()
    await person.says("我忘記密碼了，幫我重設")
    await browser.open(person.link())
    number = re.search(r"\b(\d\d)\b", re.search(r'id="match-number"[^>]*>([^<]*)<', browser.page)[1])[1]  # type: ignore[index]
    await browser.send()
    await admin.hears()
    await _decide(admin, "Tpead-sfhuang-1", decision="approve", identity_check="in_person", number=number)
    await person.hears()
    await browser.open(person.link())
    await browser.send(new_password=NEW, repeat_password=NEW)
    assert browser.status == 200, browser.seen()


@everywhere
async def test_the_same_in_english(town: Open) -> None:
    here: Town = await town()
    person, browser = await here.meet("chen.yj"), Browser()
    assert "locked" in await person.says("please unlock my account")
    await browser.open(person.link())
    await browser.send(code=here.desk.code("chen.yj"))
    assert "unlock" in await person.hears()
