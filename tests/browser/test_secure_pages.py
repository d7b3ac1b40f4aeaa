"""The one-time pages in a real Chromium: on a phone and on a desk, with and without the script, for everybody."""

import re
from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.conftest import DESKTOP, PHONE, SIZES, Desk, fits_everywhere, named, shot, visiting
from tests.browser.test_accessible import violations

pytestmark = pytest.mark.xdist_group("browser")

_NEW: Final = "Violet-7!teacup-rain"
_LOOKS: Final = 80


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk of its own: these tests lock, bind and move the clock."""
    running = Desk(tmp_path_factory.mktemp("secure"))
    yield running
    running.stop()


_NEWEST = """(old) => {
  const newest = [...document.querySelectorAll(".go[href*='/s/'], .go[href*='/link']")].at(-1);
  return newest && newest.href !== old;
}"""


def say(page: Page, text: str) -> None:
    """Says something in the chat and waits for an answer that leads to another page: the link of the answer before may be gone by then."""
    links = page.locator(".go[href*='/s/'], .go[href*='/link']")
    before = links.last.evaluate("link => link.href") if links.count() else ""
    page.fill("#say", text)
    page.press("#say", "Enter")
    page.wait_for_function(_NEWEST, arg=before)


def go(page: Page) -> None:
    """Opens the newest page that the chat leads to."""
    page.locator(".go[href*='/s/'], .go[href*='/link']").last.click()
    page.locator("#step, .over, .result").first.wait_for()


def code(page: Page, desk: Desk) -> str:
    """The newest code among the demonstration's mails, read in another tab, once this page's own was mailed: soon after an earlier one it is owed for up to a
    minute."""
    mailed = page.locator("#code-hint")
    for _ in range(_LOOKS):
        if mailed.get_attribute("data-exists") == "yes":
            break
        page.wait_for_timeout(1000)
        if (look := page.locator("#code-hint .look:visible")).count():
            look.click()
    other = page.context.new_page()
    other.goto(desk.url + "/demo/mail")
    found = [match[0] for letter in other.locator(".letter").all_inner_texts() if (match := re.search(r"\b\d{6}\b", letter))]
    other.close()
    return found[0]


def looked_at(page: Page, name: str, size: ViewportSize) -> None:
    """Nothing for axe to find in either theme, nothing wider than a phone or a desk, and a picture."""
    assert violations(page) == []
    assert fits_everywhere(page)
    shot(page, f"secure-{name}-{named(size)}", full=True)


@SIZES
def test_a_lock_is_opened_with_a_code_and_every_page_on_the_way_is_for_everybody(chromium: Browser, desk: Desk, size: ViewportSize) -> None:
    who = "chen.yj" if size is PHONE else "lock.eighteen"
    with visiting(chromium, desk, who, size, forgiven="Failed to load resource") as page:
        say(page, "幫我解鎖")
        go(page)
        looked_at(page, "prove", size)
        expect(page.locator("#code")).to_be_focused()
        expect(page.locator("#time")).to_contain_text(re.compile(r"這一頁可用到 \d\d:\d\d"))
        expect(page.locator("#time .left")).to_have_text("")
        page.locator("#code").fill("000000")
        page.keyboard.press("Enter")
        expect(page.locator("#code-wrong")).to_contain_text("還可以試 2 次")
        assert page.title().startswith("請更正：")
        expect(page.locator("#code")).to_be_focused()
        looked_at(page, "wrong", size)
        page.locator("#code").fill(code(page, desk))
        page.locator("button.main").click()
        # A busy desk may take longer than the page waits; then the chat tells the end.
        expect(page.locator(".state")).to_have_text(re.compile("已完成|處理中"))
        looked_at(page, "done", size)
        page.reload()
        expect(page.locator("h1")).to_have_text("這一頁不能用了")
        looked_at(page, "gone", size)
        page.get_by_role("link", name="回到對話").click()
        expect(page).to_have_url(re.compile(rf"as={who}"))


def test_without_the_script_the_same_form_unlocks_and_its_buttons_work(chromium: Browser, desk: Desk) -> None:
    with visiting(chromium, desk, "lock.sixteen", PHONE, script=False, forgiven="Failed to load resource") as page:
        page.goto(desk.url + "/demo?as=lock.sixteen")
        page.locator("form[action='/demo/lock'] button").click()
        page.goto(f"{desk.url}/?as=lock.sixteen")
        page.fill("#say", "幫我解鎖")
        page.press("#say", "Enter")
        page.locator(".go[href*='/s/'], .look-again a").first.wait_for()
        while not page.locator(".go[href*='/s/']").count():
            # A busy desk answers after the page came: then one looks again.
            page.locator(".look-again a").click()
            page.locator(".go[href*='/s/'], .look-again a").first.wait_for()
        go(page)
        expect(page.locator("button.show")).to_have_count(0)
        page.locator("button[name=more_time]").click()
        expect(page.locator("#notice")).to_contain_text("延長到")
        page.locator("button[name=send_again]").click()
        expect(page.locator("#notice")).to_contain_text("以後才能再寄")
        looks = page.locator("#code")
        looks.fill("000000")
        looks.press("Enter")
        expect(page.locator("#code-wrong")).to_contain_text("還可以試 2 次")
        expect(looks).to_be_focused()
        looks.fill(code(page, desk))
        looks.press("Enter")
        expect(page.locator(".state")).to_have_text("已完成")


@SIZES
def test_two_accounts_are_bound_and_more_time_loses_nothing_that_was_typed(chromium: Browser, desk: Desk, size: ViewportSize) -> None:
    who, portal = ("bind.now", "ytkao") if size is PHONE else ("bind.once", "jhfu")
    with visiting(chromium, desk, who, size, forgiven="Failed to load resource") as page:
        say(page, "我要綁定帳號")
        go(page)
        looked_at(page, "bind", size)
        page.fill("#code", code(page, desk))
        page.fill("#portal_account", portal)
        page.fill("#portal_password", f"Portal-{portal}-1")
        secret = page.locator("#portal_password")
        show = page.get_by_role("button", name="顯示 員工愛上網密碼")
        show.click()
        assert secret.get_attribute("type") == "text"
        page.locator("button[name=more_time]").click()
        expect(page.locator("#notice")).to_contain_text("延長到")
        expect(page.locator("button[name=more_time]")).to_be_focused()
        assert page.input_value("#portal_password") == f"Portal-{portal}-1"
        page.fill("#directory_account", "GEAA-999999")
        page.fill("#directory_password", "wrong")
        page.locator("button.main").click()
        expect(page.locator("#portal_account")).to_be_focused()
        alike = page.locator("#portal_account-wrong > p:first-child, #directory_account-wrong > p:first-child")
        expect(alike).to_have_text(["帳號或密碼有不對的地方，所以沒有綁定。兩個都要是你自己的帳號。"] * 2)
        assert page.input_value("#portal_account") == portal
        assert page.input_value("#portal_password") == ""
        looked_at(page, "bind-wrong", size)


@SIZES
def test_a_new_password_is_approved_by_an_admin_on_a_second_page_and_chosen_on_the_first(chromium: Browser, desk: Desk, size: ViewportSize) -> None:
    who = "lin.mh" if size is PHONE else "desk.hsu"
    with visiting(chromium, desk, who, size, forgiven="Failed to load resource") as page:
        say(page, "幫我重設密碼")
        go(page)
        page.fill("#code", code(page, desk))
        page.locator("button.main").click()
        expect(page.locator(".state")).to_have_text("處理中")
        looked_at(page, "waits", size)
        page.get_by_role("link", name="回到對話").click()
        with visiting(chromium, desk, "huang.admin", size, forgiven="Failed to load resource") as admin:
            _decides(admin, desk, size)
        page.locator(".go[href*='/s/']").last.wait_for()
        expect(page.locator(".item.desk").last).to_contain_text("核准")
        go(page)
        _chooses(page, size)


def _decides(admin: Page, desk: Desk, size: ViewportSize) -> None:
    """The admin approves: on the page with a proof, with what is forgotten said there, or by button right after one."""
    # Who proved it a moment ago has the deciding buttons in the card itself.
    open_page, approve = (admin.locator(".choices button:enabled", has_text=words) for words in ("看內容並決定", "當面確認過"))
    open_page.or_(approve).last.wait_for()
    if approve.count():
        approve.last.click()
        return
    before = admin.locator(".go[href*='/s/']").count()
    open_page.last.click()
    admin.locator(".go[href*='/s/']").nth(before).wait_for()
    go(admin)
    looked_at(admin, "decide", size)
    admin.get_by_label("不核准", exact=True).check()
    expect(admin.locator("#reason")).to_be_visible()
    expect(admin.locator("#identity_check")).to_be_hidden()
    admin.get_by_label("核准", exact=True).check()
    expect(admin.locator("#reason")).to_be_hidden()
    admin.fill("#code", code(admin, desk))
    admin.fill("#current_password", "Tpead-sfhuang-1")
    admin.locator("button.main").click()
    expect(admin.locator("#identity_check-wrong")).to_contain_text("你怎麼確認是申請人本人")
    looked_at(admin, "decide-wrong", size)
    admin.get_by_label("當面看到本人").check()
    admin.locator("button.main").click()
    expect(admin.locator(".state")).to_have_text("已完成")
    looked_at(admin, "decided", size)


def _chooses(page: Page, size: ViewportSize) -> None:
    looked_at(page, "choose", size)
    page.locator("#new_password").press_sequentially("violet")
    expect(page.locator(".kinds .kept")).to_have_count(1)
    page.locator("#new_password").fill(_NEW)
    page.locator("#repeat_password").fill(_NEW)
    expect(page.locator(".rules li.kept")).to_have_count(3)
    expect(page.locator("#same")).to_have_text("兩次輸入的一樣")
    looked_at(page, "chosen", size)
    page.locator("#new_password").fill("Qwerty123!")
    page.locator("#repeat_password").fill("Qwerty123!")
    page.locator("button.main").click()
    expect(page.locator("#new_password-wrong")).to_contain_text("很多人在用的密碼")
    expect(page.locator("#new_password")).to_be_focused()
    looked_at(page, "weak", size)
    page.locator("#new_password").fill(_NEW)
    page.locator("#repeat_password").fill(_NEW)
    page.locator("button.main").dblclick()
    # Where it takes longer than the page waits, the page says so, and the chat tells the end.
    expect(page.locator(".state")).to_have_text(re.compile("已完成|處理中"))
    looked_at(page, "changed", size)
    page.get_by_role("link", name="回到對話").click()
    expect(page.locator(".item.desk").last).to_contain_text("新密碼設好了", timeout=30000)


@SIZES
def test_a_stranger_gets_a_link_code_and_types_it_into_the_chat(chromium: Browser, desk: Desk, size: ViewportSize) -> None:
    account, person = ("dmwang", "王大明") if size is PHONE else ("cclin", "林志成")
    with visiting(chromium, desk, f"stranger:{named(size)}", size) as page:
        say(page, "連結我的帳號")
        go(page)
        looked_at(page, "link", size)
        page.fill("#portal_account", account)
        page.fill("#portal_password", f"Portal-{account}-1")
        page.keyboard.press("Enter")
        page.locator("#code").wait_for()
        page.locator("#code").fill(code(page, desk))
        looked_at(page, "link-code", size)
        page.locator("button.main").click()
        given = page.locator("#link-code").inner_text()
        looked_at(page, "linked", size)
        page.get_by_role("link", name="回到對話").click()
        page.fill("#say", given)
        page.press("#say", "Enter")
        expect(page.locator(".item.desk").last).to_contain_text(person)


def test_when_the_time_is_nearly_up_it_is_told_and_when_it_is_up_nothing_typed_stays(chromium: Browser, desk: Desk) -> None:
    with visiting(chromium, desk, "labor.thirteen", PHONE) as page:
        page.clock.install()
        say(page, "我要申請啟用帳號")
        go(page)
        page.fill("#code", "12")
        expect(page.locator(".waits")).to_contain_text(re.compile(r"\d+ 秒後可以再寄"))  # From here on the page counts; a late script counts from its own start.
        page.clock.fast_forward(int(8.2 * 60_000))
        expect(page.locator("#time .left")).to_contain_text(re.compile(r"還剩 1:\d\d"))
        expect(page.locator("#time .soon")).to_contain_text("剩不到 2 分鐘")
        looked_at(page, "soon", PHONE)
        page.locator("button[name=more_time]").click()
        expect(page.locator("#notice")).to_contain_text("延長到")
        expect(page.locator("#time .soon")).to_have_text("")
        assert page.input_value("#code") == "12"
        page.clock.fast_forward(int(10.1 * 60_000))
        expect(page.get_by_role("heading", name="這一頁的時間到了")).to_be_visible()
        assert page.evaluate("document.getElementById('code').value") == ""
        looked_at(page, "over", PHONE)


def test_another_code_is_asked_for_without_leaving_the_page_and_waits_for_its_minute(chromium: Browser, desk: Desk) -> None:
    with visiting(chromium, desk, "off.eleven", DESKTOP) as page:
        page.clock.install()
        say(page, "我要申請啟用帳號")
        go(page)
        again = page.locator("button[name=send_again]")
        expect(again).to_have_attribute("aria-disabled", "true")
        expect(page.locator(".waits")).to_contain_text(re.compile(r"\d+ 秒後可以再寄"))
        page.clock.fast_forward(61_000)
        expect(again).not_to_have_attribute("aria-disabled", "true")
        page.fill("#code", "12")
        again.click()
        # A minute of this browser is none of the desk's.
        expect(page.locator("#notice")).to_contain_text("以後才能再寄")
        expect(again).to_have_attribute("aria-disabled", "true")
        assert page.input_value("#code") == "12"


def test_whoever_has_no_address_for_a_code_is_shown_two_digits(chromium: Browser, desk: Desk) -> None:
    with visiting(chromium, desk, "same.mail", PHONE) as page:
        say(page, "幫我重設密碼")
        go(page)
        number = page.locator("#match-number").inner_text()
        assert re.fullmatch(r"\d\d", number)
        looked_at(page, "number", PHONE)
        page.locator("button.main").click()
        expect(page.locator("#match-number")).to_have_text(number)
        looked_at(page, "number-told", PHONE)
