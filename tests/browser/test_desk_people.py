"""Approvals and people at the desk in a real browser: for everybody, in both sizes and themes, and by the keyboard alone."""

import re

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.conftest import DESKTOP, PHONE, Desk, ask, fits, named, shot, visiting
from tests.browser.test_accessible import violations
from tests.browser.test_secure_pages import code

pytestmark = pytest.mark.xdist_group("browser")

_ADMIN = "huang.admin"


def request_of(chromium: Browser, desk: Desk, who: str) -> None:
    """Somebody asks for a new password and proves who they are, so that it waits for the admin."""
    with visiting(chromium, desk, who, forgiven="Failed to load resource") as page:
        ask(page, "幫我重設密碼")
        page.locator(".item.desk a.go, .item.desk .doing a").last.click()
        page.locator("#code").fill(code(page, desk))
        page.locator(".doing button.main").click()
        expect(page.locator("h1")).to_contain_text("核准")


def seen_by_everybody(page: Page, name: str, size: ViewportSize) -> None:
    assert violations(page) == []
    assert fits(page), name
    shot(page, f"desk-{name}-{named(size)}", full=True)


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_people_are_found_and_read_on_pages_for_everybody(chromium: Browser, desk: Desk, size: ViewportSize) -> None:
    with visiting(chromium, desk, _ADMIN, size, forgiven="Failed to load resource") as page:
        page.goto(f"{desk.url}/desk/people?as={_ADMIN}")
        seen_by_everybody(page, "people", size)
        page.fill("#q", "陳怡君")
        page.press("#q", "Enter")
        seen_by_everybody(page, "people-found", size)
        page.locator(".entries a").first.press("Enter")
        expect(page.locator("h1")).to_have_text("陳怡君")
        seen_by_everybody(page, "person", size)
        page.goto(f"{desk.url}/desk/people?as={_ADMIN}&q=沒有這個人")
        expect(page.locator("main")).to_contain_text("找不到")
        seen_by_everybody(page, "people-none", size)


def test_an_admin_decides_by_the_keyboard_alone_and_on_pages_for_everybody(chromium: Browser, desk: Desk) -> None:
    request_of(chromium, desk, "lin.mh")
    with visiting(chromium, desk, _ADMIN, forgiven="Failed to load resource") as page:
        page.goto(f"{desk.url}/desk/approvals?as={_ADMIN}")
        for size in (PHONE, DESKTOP):
            page.set_viewport_size(size)
            seen_by_everybody(page, "approvals", size)
        page.locator(".entries a").first.focus()
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text("林美惠：重設密碼")
        for size in (PHONE, DESKTOP):
            page.set_viewport_size(size)
            seen_by_everybody(page, "approval", size)
        page.locator("#decision").focus()
        page.keyboard.press("ArrowDown")
        expect(page.locator("#decision-refuse")).to_be_checked()
        page.keyboard.press("Tab")
        page.keyboard.type("沒有看到本人，請先打給我")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile("/s/"))
        expect(page.locator("#reason")).to_have_value("沒有看到本人，請先打給我")
        page.fill("#code", code(page, desk))
        page.fill("#current_password", "Tpead-sfhuang-1")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile("/desk/approvals/"))
        expect(page.locator("[data-part=outcome]")).to_contain_text("黃淑芬沒有核准")
        for size in (PHONE, DESKTOP):
            page.set_viewport_size(size)
            seen_by_everybody(page, "approval-decided", size)
        page.goto(f"{desk.url}/desk/approvals?as={_ADMIN}&state=decided")
        seen_by_everybody(page, "approvals-decided", DESKTOP)
