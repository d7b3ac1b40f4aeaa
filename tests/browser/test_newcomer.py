"""Somebody who has read the README and nothing else goes through all of it, with an approver in a second browser (`make test-long`); the first ten minutes
of it, from the greeting to logging out, in `make test`."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.dialogue.conversation import TRADITIONAL
from tests.browser.conftest import Desk
from tests.gallery.steps import NEW_PASSWORD
from tests.gallery.visit import TO_A_PAGE, Visit, password_of
from tests.gallery.words import Words
from tests.paths import ROOT

pytestmark = [pytest.mark.xdist_group("browser"), pytest.mark.timeout(600)]

_SAMPLE: Final = "before_go_live"
_WORDS: Final = Words(TRADITIONAL)
_README: Final = (ROOT / "README.md").read_text(encoding="utf-8")
_STATUS, _UNLOCK, _RESET, _BIND = "我的帳號怎麼了", "幫我解鎖", "幫我重設密碼", "我要綁定帳號"
_TICKET, _THANKS = "我要開單，電子認證平臺登入後一片空白", "thank you very much"
_ANSWER: Final = "請重新登入一次再試。"


@pytest.fixture
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk for each walk: it changes accounts and moves the clock."""
    running = Desk(tmp_path_factory.mktemp("newcomer"))
    yield running
    running.stop()


def test_what_the_newcomer_types_stands_in_the_readme() -> None:
    typed_or_pressed = (_STATUS, _UNLOCK, _RESET, _BIND, _TICKET, _WORDS.say("tell.when"))
    assert [text for text in typed_or_pressed if text not in _README] == []
    assert [person for person in ("chen.yj", "lin.mh", "bind.now", "huang.admin", "library.staff", "no.mail") if person not in _README] == []


def test_a_newcomer_is_greeted_unlocks_and_leaves(chromium: Browser, desk: Desk) -> None:
    chen = visit(chromium, desk, "chen.yj")
    is_greeted(chen)
    asks_and_is_shown_the_lock(chen)
    unlocks(chen)
    goes_on_in_english_and_comes_back(chen)
    logs_out(chen)
    chen.close()


@pytest.mark.long
def test_a_newcomer_is_greeted_helped_and_leaves(chromium: Browser, desk: Desk) -> None:
    chen = visit(chromium, desk, "chen.yj")
    is_greeted(chen)
    asks_and_is_shown_the_lock(chen)
    unlocks(chen)
    lin = chen.other("lin.mh")
    resets_with(lin, lin.other("huang.admin"))
    binds(chen.other("bind.now"))
    is_answered_on_a_ticket(chen.other("library.staff"))
    is_told_without_asking(chen.other("no.mail"))
    comes_too_late(chen.other("lock.eighteen"))
    goes_on_in_english_and_comes_back(chen)
    logs_out(chen)
    chen.close()


def visit(chromium: Browser, desk: Desk, who: str) -> Visit:
    visiting = Visit(chromium, desk, who, _WORDS, _SAMPLE)
    visiting.chat()
    return visiting


def is_greeted(chen: Visit) -> None:
    expect(chen.page.locator("#greeting h2")).to_be_visible()
    assert chen.page.locator("#greeting button").count() >= 3, "there is something to begin with"


def asks_and_is_shown_the_lock(chen: Visit) -> None:
    """On a busy machine a system may be too slow for the desk's patience; then one asks again, as the answer says."""
    chen.say(_STATUS)
    for _ in range(5):
        if not newest(chen.page).locator(".unread").count():
            break
        chen.say(_STATUS)
    expect(newest(chen.page)).to_contain_text("TPEAD")
    expect(newest(chen.page).locator(".card")).to_be_visible()
    expect(newest(chen.page).get_by_role("button", name=_WORDS.say("do.unlock"))).to_be_enabled()


def unlocks(chen: Visit) -> None:
    assert "D15" in rows(chen)
    chen.say(_UNLOCK)
    proves(chen)
    expect(chen.page.locator(".result h1")).to_be_visible()
    assert "D15" not in rows(chen)
    chen.chat()


def resets_with(lin: Visit, approver: Visit) -> None:
    """The second browser decides; the new password is chosen in the first one and seen by nobody else."""
    lin.say(_RESET)
    proves(lin)
    approver.rest()
    approver.press(_WORDS.say("decide.open"))
    approver.open()
    page = approver.page
    page.locator("[name=decision][value=approve]").check()
    page.locator("[name=identity_check][value=in_person]").check()
    approver.field("code").fill(approver.code())
    approver.field("current_password").fill(password_of(approver.person, "directory"))
    approver.send()
    expect(page.locator(".result h1")).to_be_visible()
    lin.chat()
    lin.page.locator(TO_A_PAGE).last.wait_for()
    lin.open()
    lin.field("new_password").fill(NEW_PASSWORD)
    lin.field("repeat_password").fill(NEW_PASSWORD)
    lin.send()
    expect(lin.page.locator(".result")).to_be_visible()
    lin.chat()
    lin.rest(3)
    assert [request["state"] for request in listed(lin.desk, "approvals", "list") if request["person"] == "lin.mh"] == ["done"]
    assert NEW_PASSWORD not in approver.page.content()


def binds(kao: Visit) -> None:
    assert "D29" in rows(kao)
    kao.say(_BIND)
    kao.open()
    kao.field("code").fill(kao.code())
    for system, account in (("portal", "ytkao"), ("directory", "GEAA-010229")):
        kao.field(f"{system}_account").fill(account)
        kao.field(f"{system}_password").fill(password_of(kao.person, system))
    kao.send()
    expect(kao.page.locator(".result")).to_be_visible()
    kao.chat()
    kao.rest(2)
    assert "D29" not in rows(kao)


def is_answered_on_a_ticket(cho: Visit) -> None:
    cho.say(_TICKET)
    cho.press(_WORDS.say("ticket.do-send"))
    cho.helpdesk("answer", _ANSWER)
    expect(newest(cho.page)).to_contain_text(_ANSWER)


def is_told_without_asking(ma: Visit) -> None:
    """The promise is made by the button of that name, and kept when the lock ends."""
    ma.say(_STATUS)
    ma.press(_WORDS.say("tell.when"))
    said = ma.page.locator(".item.desk").count()
    ma.demonstrate("clock", by="15m")
    ma.page.locator(".item.desk").nth(said).wait_for()
    ma.say(_STATUS)
    assert "D15" not in rows(ma)


def comes_too_late(chien: Visit) -> None:
    """A page that was left open too long changes nothing, and leads back to the chat."""
    chien.demonstrate("lock")
    chien.say(_UNLOCK)
    address = chien.page.locator(TO_A_PAGE).last.get_attribute("href")
    chien.demonstrate("clock", by="15m")
    answer = chien.page.goto(f"{chien.desk.url}{address}" if address and address.startswith("/") else address or "")
    assert answer is not None
    assert answer.status == 410
    chien.page.get_by_role("link", name=_WORDS.say("web.to-chat")).click()
    expect(chien.page.locator("textarea#say")).to_be_visible()


def goes_on_in_english_and_comes_back(chen: Visit) -> None:
    chen.say(_THANKS)
    expect(chen.page.locator("html")).to_have_attribute("lang", "en")
    assert re.search("[a-z]{3}", newest(chen.page).locator(".words").inner_text())
    chen.page.locator(f".languages a[hreflang={TRADITIONAL}]").click()
    expect(chen.page.locator("html")).to_have_attribute("lang", TRADITIONAL)


def logs_out(chen: Visit) -> None:
    before = {cookie.get("value") for cookie in chen.context.cookies()}
    chen.leaving(chen.page.locator("form[action='/log-out'] button").last.click)
    assert {cookie.get("value") for cookie in chen.context.cookies()} != before, "the browser is another one to the desk"


def proves(visit: Visit) -> None:
    """Opens the page and types the code that was mailed."""
    visit.open()
    visit.field("code").fill(visit.code())
    visit.send()


def newest(page: Page) -> Any:
    return page.locator(".item.desk").last


def rows(visit: Visit) -> list[str]:
    """What is the matter with their account, as the systems themselves say."""
    return list(listed(visit.desk, "people", "show", visit.who)[0]["rows"])


def listed(desk: Desk, *words: str) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "bot", *words, "--json", "--data", str(Path(desk.folder))]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout
    return [json.loads(line) for line in told.splitlines() if line.startswith("{")]
