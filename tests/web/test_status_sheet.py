"""The copy of the status card for paper: what stands on it, and for whom it exists."""

import re

from starlette.applications import Starlette

from bot.wiring.application import Application
from tests.web.conftest import Browser, browser, seen


async def test_the_sheet_says_what_was_found_for_which_account_when_and_who_helps(pages: Starlette, application: Application) -> None:
    chen = browser(pages)
    await chen.say("為什麼我登不進去？")
    answer = await chen.client.get(await _sheet(chen))
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    sheet = seen(answer.text)
    for words in ("我的帳號狀態", "鎖定到", "黃淑芬", "資訊客服專線", "1999 轉 8585", "資訊報修", "http://localhost:8080"):
        assert words in sheet
    assert re.search(r"<dd>GEAA-\*{4}86</dd>", answer.text)
    assert "GEAA-012686" not in answer.text
    taken = application.clock.now().astimezone(application.wording.zone)
    assert f"{taken:%Y-%m-%d}" in sheet
    assert answer.text.count('<li class="hop ') == 4


async def test_the_sheet_stays_as_it_was_taken_however_late_it_is_opened(pages: Starlette) -> None:
    chen = browser(pages)
    await chen.say("為什麼我登不進去？")
    address = await _sheet(chen)
    before = await chen.page(address)
    await chen.post("/demo/clock", by="1d")
    assert await chen.page(address) == before
    assert "昨天" in seen(await chen.page())


async def test_the_sheet_is_in_the_language_of_its_card_whatever_is_spoken_now(pages: Starlette) -> None:
    chen = browser(pages)
    await chen.say("why can't I sign in?")
    address = await _sheet(chen)
    await chen.say("謝謝你")
    sheet = await chen.page(address)
    assert '<html lang="en">' in sheet
    assert "My account status" in sheet


async def test_t15_nobody_opens_the_sheet_of_somebody_else_and_no_other_message_has_one(pages: Starlette) -> None:
    chen = browser(pages)
    await chen.say("為什麼我登不進去？")
    await chen.say("謝謝")
    sheet = await _sheet(chen)
    number = int(re.findall(r"\d+", sheet)[0])
    for address in (sheet.replace("chen.yj", "lin.mh"), sheet.replace("chen.yj", "stranger:x"), f"/card/{number + 1}?as=chen.yj"):
        assert (await chen.client.get(address)).status_code == 404, address
    for odd in ("0", "-1", "x", "9" * 5000, "%00", "1e0", "٣", f"{number}.0", f"0{number}"):
        assert (await chen.client.get(f"/card/{odd}?as=chen.yj")).status_code == 404, odd


async def test_outside_the_demonstration_a_sheet_needs_the_browser_it_was_written_to(outside: Starlette) -> None:
    visitor, other = browser(outside), browser(outside)
    await visitor.say("為什麼我登不進去？")
    assert (await visitor.client.get("/card/1")).status_code == 404
    assert (await other.client.get("/card/1")).status_code == 404


async def _sheet(who: Browser) -> str:
    found = re.search(r'class="print" href="([^"]+)"', await who.page())
    assert found is not None
    return found[1]
