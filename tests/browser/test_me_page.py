"""`/me` in a real Chromium, on a phone: an authenticator is added and removed, without the script too, and every page on the way is for everybody."""

import re

import pyotp
import pytest
from playwright.sync_api import Browser, Page, expect

from bot.clock import SystemClock
from tests.browser.conftest import DESKTOP, PHONE, Desk, fits, shot, visiting
from tests.browser.test_accessible import violations
from tests.browser.test_secure_pages import code

pytestmark = pytest.mark.xdist_group("browser")


def looked_at(page: Page, name: str) -> None:
    """Nothing for axe to find in either theme, nothing wider than a phone or a desk, and pictures."""
    for size, where in ((DESKTOP, "desktop"), (PHONE, "phone")):
        page.set_viewport_size(size)
        assert fits(page)
        shot(page, f"me-{name}-{where}", full=True)
    assert violations(page) == []


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_an_authenticator_is_added_with_the_key_on_the_page_and_removed_again(chromium: Browser, desk: Desk, script: bool) -> None:
    who, password = ("lin.mh", "Tpead-mhlin-1") if script else ("huang.admin", "Tpead-sfhuang-1")
    with visiting(chromium, desk, who, PHONE, script=script, forgiven="Failed to load resource") as page:
        page.get_by_role("link", name="我的設定").click()
        expect(page.locator("h1")).to_have_text("我的安全設定")
        if script:
            looked_at(page, "first")
        page.get_by_role("button", name="加入驗證器").click()
        page.fill("#code", code(page, desk))
        page.fill("#current_password", password)
        page.locator("#current_password").press("Enter")
        key = page.locator("#totp-key").inner_text().replace(" ", "")
        picture = page.locator("figure img")
        assert picture.evaluate("image => image.complete && image.naturalWidth > 100")
        assert "QR" in (picture.get_attribute("alt") or "")
        assert key not in page.url
        if script:
            looked_at(page, "adding")
        page.fill("#totp", "000000")
        page.locator("#totp").press("Enter")
        expect(page.locator("#totp")).to_be_focused()
        assert page.locator("#totp-key").inner_text().replace(" ", "") == key
        page.fill("#totp", pyotp.TOTP(key).at(SystemClock().now()))
        page.locator("#totp").press("Enter")
        expect(page.locator(".state")).to_have_text("已完成")
        page.goto(f"{desk.url}/me?as={who}")
        expect(page.locator(".own .totp")).to_contain_text("還沒有用過")
        if script:
            looked_at(page, "added")
        page.get_by_role("button", name=re.compile("移除 ?驗證器")).click()
        expect(page.locator("main")).to_contain_text("你加入的最後一種")
        if script:
            looked_at(page, "removing")
