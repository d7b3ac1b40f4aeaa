"""Whole journeys: the chat as a subprocess, the pages over real HTTP, the clock moved by `advance`."""

import re
from collections.abc import Callable
from pathlib import Path

from tests.conftest import Chat
from tests.journeys.acting import Acting, Browser

NEW = "Ox4-Rain.Bottle"


def test_locked_becomes_unlocked(chat: Callable[..., Chat]) -> None:
    desk, browser = Acting(chat()), Browser()
    desk.say("chen.yj", "幫我解鎖")
    browser.open(desk.link("chen.yj"))
    assert browser.fields() >= {"code"}
    browser.send(code=desk.code("chen.yj"))
    assert browser.status == 200
    desk.collect()
    assert "解" in desk.told("chen.yj")
    assert "正常" in desk.say("chen.yj", "我帳號怎麼了")
    browser.open(browser.url)
    assert browser.status == 410


def test_two_accounts_become_one(chat: Callable[..., Chat]) -> None:
    desk, browser = Acting(chat()), Browser()
    desk.say("bind.now", "幫我綁定帳號")
    browser.open(desk.link("bind.now"))
    given = {"code": desk.code("bind.now"), "portal_account": "ytkao", "portal_password": "Portal-ytkao-1", "directory_account": "GEAA-010229"}
    assert browser.send(**given, directory_password="wrong")
    assert browser.status == 422
    browser.send(**given, directory_password="Tpead-ytkao-1")
    assert browser.status == 200
    desk.collect()
    assert desk.told("bind.now")
    assert "正常" in desk.say("bind.now", "我帳號怎麼了")


def _decide(desk: Acting, admin: str, password: str, **decision: str) -> Browser:
    """The admin presses the card's button, opens the page, proves it and decides."""
    desk.press(admin, desk.buttons(admin)[0]["id"])
    browser = Browser()
    browser.open(desk.link(admin))
    browser.send(code=desk.code(admin), current_password=password, **decision)
    assert browser.status == 200, browser.seen()
    desk.collect()
    return browser


def test_forgotten_approved_chosen_and_the_new_one_alone_is_taken(chat: Callable[..., Chat], tmp_path: Path) -> None:
    """An admin forgets the own password and the other one approves; then `current_password` takes the new one and refuses the old."""
    office = tmp_path / "office.yaml"
    office.write_text(OFFICE, encoding="utf-8")
    desk, own = Acting(chat("--organisation", str(office))), Browser()
    desk.say("first", "我忘記密碼了，幫我重設")
    own.open(desk.link("first"))
    own.send(code=desk.code("first"))
    assert own.status == 200
    desk.collect()
    assert [one["to"] for one in desk.messages if one["buttons"] and one["replaces"] is None] == ["second"], "nobody approves the own request"
    _decide(desk, "second", "Second-Old-1", decision="approve", identity_check="in_person")
    own.open(desk.link("first"))
    assert own.fields() >= {"new_password", "repeat_password"}
    own.send(new_password="Taipei2026!", repeat_password="Taipei2026!")
    assert own.status == 422
    assert "Taipei2026!" not in own.page
    own.send(new_password=NEW, repeat_password=NEW)
    assert own.status == 200
    desk.collect()
    desk.advance("2m")
    person = Browser()
    desk.say("bing", "幫我啟用帳號")
    person.open(desk.link("bing"))
    person.send(code=desk.code("bing"))
    desk.collect()
    desk.press("first", desk.buttons("first")[0]["id"])
    page = Browser()
    page.open(desk.link("first"))
    decision = {"code": desk.code("first"), "decision": "approve", "identity_check": "called_back"}
    page.send(current_password="First-Old-1", **decision)
    assert page.status == 422, "the old password"
    page.send(current_password=NEW, **decision)
    assert page.status == 200, page.seen()


def test_disabled_asked_for_approved_synced_and_told(chat: Callable[..., Chat]) -> None:
    desk, browser = Acting(chat()), Browser()
    desk.say("off.ten", "幫我啟用帳號")
    browser.open(desk.link("off.ten"))
    browser.send(code=desk.code("off.ten"))
    desk.collect()
    _decide(desk, "lin.admin", "Tpead-cclin-1", decision="approve", identity_check="in_person")
    assert desk.told("off.ten")
    desk.advance("1h")
    assert "啟用" in desk.told("off.ten")
    assert "正常" in desk.say("off.ten", "我帳號怎麼了")


def test_a_stranger_is_linked_and_helped(chat: Callable[..., Chat]) -> None:
    desk, browser = Acting(chat()), Browser()
    assert "GEAA" not in desk.say("stranger:xyz", "我帳號怎麼了")
    browser.open(desk.chat.ready["web"] + "/link")
    assert browser.fields() >= {"portal_account", "portal_password"}
    browser.send(portal_account="yjchen", portal_password="Portal-yjchen-1")
    assert browser.status == 303
    desk.collect()
    browser.send(code=desk.code("chen.yj"))
    found = re.search(r'<code id="link-code">([A-Z0-9]{4}[- ][A-Z0-9]{4})</code>', browser.page)
    assert found is not None
    assert "陳怡君" in desk.say("stranger:xyz", found[1])
    assert "鎖" in desk.say("stranger:xyz", "我帳號怎麼了")


def test_without_another_address_two_digits_stand_for_the_code(chat: Callable[..., Chat]) -> None:
    desk, browser = Acting(chat()), Browser()
    desk.say("same.mail", "我忘記密碼了，幫我重設")
    browser.open(desk.link("same.mail"))
    number = re.search(r"\b(\d\d)\b", re.search(r'id="match-number"[^>]*>([^<]*)<', browser.page)[1])[1]  # type: ignore[index]
    browser.send()
    assert browser.status == 200
    desk.collect()
    admin = next(one["to"] for one in desk.messages if one["buttons"])
    desk.press(admin, desk.buttons(admin)[0]["id"])
    page = Browser()
    page.open(desk.link(admin))
    assert "number" in page.fields()
    given = {"code": desk.code(admin), "current_password": "Tpead-sfhuang-1", "decision": "approve", "identity_check": "in_person"}
    page.send(**given, number=str((int(number) - 9) % 90 + 10))
    assert page.status == 422
    page.send(**given, number=number)
    assert page.status == 200, page.seen()
    desk.collect()
    browser.open(desk.link("same.mail"))
    browser.send(new_password=NEW, repeat_password=NEW)
    assert browser.status == 200, browser.seen()


def test_the_same_in_english(chat: Callable[..., Chat]) -> None:
    desk, browser = Acting(chat()), Browser()
    said = desk.say("chen.yj", "please unlock my account")
    assert "locked" in said
    assert browser.open(desk.link("chen.yj"))
    assert "code" in browser.seen().casefold()
    browser.send(code=desk.code("chen.yj"))
    desk.collect()
    assert "unlock" in desk.told("chen.yj")


OFFICE = """
agencies:
  - {id: bureau, name: 示範局, joins_directory: true, admins: [first, second]}
people:
  - id: first
    name: 甲一
    agency: bureau
    national_id: F200010077
    email: first@home.example
    portal: [{account: pfirst, enabled: true, password: First-Portal-1}]
    personnel: {exists: true, enabled: true}
    directory: {account: GEAA-000001, enabled: true, password: First-Old-1, password_set: -30d}
    binding: {portal: pfirst, directory: GEAA-000001}
  - id: second
    name: 乙二
    agency: bureau
    national_id: E100010145
    email: second@home.example
    portal: [{account: psecond, enabled: true, password: Second-Portal-1}]
    personnel: {exists: true, enabled: true}
    directory: {account: GEAA-000002, enabled: true, password: Second-Old-1, password_set: -30d}
    binding: {portal: psecond, directory: GEAA-000002}
  - id: bing
    name: 丙三
    agency: bureau
    national_id: B200010215
    email: bing@home.example
    portal: [{account: pbing, enabled: true, password: Off-Portal-1}]
    personnel: {exists: true, enabled: true}
    directory: {account: GEAA-000003, enabled: false, password: Off-Old-1}
    binding: {portal: pbing, directory: GEAA-000003}
sync: {every: 1h, last: -20m}
phase: before_go_live
auto_creation: null
"""
