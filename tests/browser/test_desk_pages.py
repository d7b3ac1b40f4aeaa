"""The frame of the desk's pages, sign-in, audit and identities in a real browser: for everybody, by keyboard alone, and new things without a reload."""

from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.conftest import DESKTOP, PHONE, Desk, fits, named, shot, visiting
from tests.browser.seeing import focus_trouble, vanished
from tests.browser.test_accessible import goes_to, newest_code, violations

pytestmark = pytest.mark.xdist_group("browser")

WHO: Final = "sec.yeh"
PAGES: Final = {
    "sign-in": "/desk/sign-in",
    "identities": f"/desk/identities?as={WHO}&q=陳怡君",
    "unlinked": f"/desk/identities?as={WHO}&show=unlinked",
    "audit": f"/desk/audit?as={WHO}",
    "refused": "/desk/audit?as=chen.yj",
}


def freezes(page: Page, desk: Desk, who: str) -> None:
    """Somebody freezes their own account, elsewhere."""
    other = page.context.new_page()
    other.goto(f"{desk.url}/me?as={who}")
    button = other.locator("form:has(input[name=freeze]) button")
    if button.count():
        button.click()
        other.locator("form:has(input[name=unfreeze])").wait_for()
    other.close()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_every_page_is_for_everybody_in_both_themes(chromium: Browser, desk: Desk, size: ViewportSize) -> None:
    with visiting(chromium, desk, WHO, size, forgiven="Failed to load resource") as page:
        freezes(page, desk, "where.only")
        for name, address in PAGES.items():
            page.goto(desk.url + address)
            assert violations(page) == []
            assert vanished(page) == []
            assert fits(page), name
            shot(page, f"desk-{name}-{named(size)}", full=True)
        page.goto(f"{desk.url}/desk/audit?as={WHO}")
        page.locator(".audit-check button").click()
        expect(page.locator("h1")).to_have_text("稽核紀錄完整")
        assert violations(page) == []
        shot(page, f"desk-audit-check-{named(size)}")


def test_signing_in_and_freezing_somebody_by_keyboard_alone(chromium: Browser, desk: Desk) -> None:
    with visiting(chromium, desk, WHO) as page:
        page.goto(f"{desk.url}/desk/sign-in?as={WHO}")
        page.keyboard.press("Tab")
        expect(page.locator(":focus")).to_have_text("跳到內容")
        for field, typed in (("#portal_account", "jjyeh"), ("#portal_password", "Portal-jjyeh-1")):
            goes_to(page, field, "Tab")
            page.keyboard.type(typed)
        page.keyboard.press("Enter")
        page.wait_for_url("**/s/**")
        typed = newest_code(page, desk)
        goes_to(page, "#code", "Tab")
        page.keyboard.type(typed)
        page.keyboard.press("Enter")
        page.locator("#sections").wait_for()
        page.goto(f"{desk.url}/desk/identities?as={WHO}")
        goes_to(page, "#q", "Tab")
        page.keyboard.type("lock.sixteen")
        page.keyboard.press("Enter")
        page.locator("button[name=freeze]").wait_for()
        goes_to(page, "button[name=freeze]", "Tab")
        assert focus_trouble(page) == ""
        page.keyboard.press("Enter")
        expect(page.locator(".told-here")).to_contain_text("已凍結")
        expect(page.locator("#frozen")).to_contain_text("lock.sixteen")


def test_new_things_appear_without_a_reload_and_take_neither_words_nor_focus(chromium: Browser, desk: Desk) -> None:
    with visiting(chromium, desk, WHO) as page:
        page.goto(f"{desk.url}/desk/identities?as={WHO}")
        page.evaluate("window.unloaded = false; addEventListener('beforeunload', () => { window.unloaded = true; })")
        page.fill("#q", "half a na")
        freezes(page, desk, "new.seven")
        expect(page.locator("#frozen")).to_contain_text("new.seven")
        expect(page.locator("#q")).to_be_focused()
        assert page.input_value("#q") == "half a na"
        tally = int(page.locator("[data-waiting=identities]").inner_text().split()[0])
        page.locator("#frozen button").first.focus()
        page.evaluate("window.kept = document.activeElement")
        freezes(page, desk, "new.eight")
        expect(page.locator("[data-news-of=frozen]")).to_be_visible()
        assert page.evaluate("document.activeElement === window.kept && window.kept.isConnected"), "whoever is in it stays where they are"
        expect(page.locator("#frozen")).not_to_contain_text("new.eight")
        page.locator("[data-news-of=frozen]").click()
        expect(page.locator("#frozen")).to_contain_text("new.eight")
        expect(page.locator("[data-waiting=identities]")).to_contain_text(str(tally + 1))
        assert page.evaluate("window.unloaded") is False


def test_without_a_script_everything_is_there(chromium: Browser, desk: Desk) -> None:
    seen: dict[str, Any] = {}
    with visiting(chromium, desk, WHO, script=False, forgiven="Failed to load resource") as page:
        for name, address in PAGES.items():
            page.goto(desk.url + address)
            seen[name] = page.locator("h1").inner_text()
        page.goto(f"{desk.url}/desk/audit?as={WHO}")
        page.fill("#did", "account.frozen")
        page.locator(".filter-form button.main").click()
        expect(page.locator("h1")).to_have_text("稽核紀錄")
        assert "did=account.frozen" in page.url
    assert seen["refused"] == "你的角色不能開這一頁"
