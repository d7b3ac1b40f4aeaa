"""One whole conversation on the page that `run` serves: phone and desktop, with and without JavaScript, light and dark, by keyboard alone."""

import re

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from tests.browser.conftest import DESKTOP, PHONE, SIZES, Desk, ask, fits, named, people, shot, visiting

pytestmark = pytest.mark.xdist_group("browser")

NARROW: ViewportSize = {"width": 320, "height": 256}


@pytest.mark.parametrize("script", [True, False], ids=["with-javascript", "without-javascript"])
@SIZES
def test_one_whole_conversation(chromium: Browser, desk: Desk, size: ViewportSize, script: bool) -> None:
    with visiting(chromium, desk, next(people), size, script) as page:
        shot(page, f"greeting-{named(size)}{'' if script else '-without-javascript'}")
        assert "15 分鐘" in ask(page, "帳號被鎖要等多久？")
        expect(page.locator("#greeting")).to_have_count(0)
        assert "還不知道你是誰" in ask(page, "為什麼我登不進去？")
        ask(page, "我的密碼是 Canary12!abcd")
        expect(page.locator(".item.mine").last).to_contain_text("▇▇▇")
        expect(page.locator("body")).not_to_contain_text("Canary12")
        assert fits(page)
        shot(page, f"conversation-{named(size)}{'' if script else '-without-javascript'}")
        page.reload()
        expect(page.locator(".item.mine")).to_have_count(3)


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_status_card_is_a_row_on_the_desktop_and_what_is_well_is_one_line_on_the_phone(chromium: Browser, desk: Desk, size: ViewportSize) -> None:
    with visiting(chromium, desk, "chen.yj", size) as page:
        assert "鎖定到" in ask(page, "為什麼我登不進去？")
        answer = page.locator(".item.desk").last
        boxes = [box for hop in answer.locator(".hop").all() if (box := hop.bounding_box())]
        assert len({round(box["x"]) for box in boxes}) == (1 if size is PHONE else 4)
        assert len({round(box["y"]) for box in boxes}) == 1
        assert answer.locator(".rest").is_visible() is (size is PHONE)
        assert fits(page)
        shot(page, f"card-{named(size)}")


def test_the_keyboard_alone_is_enough_and_focus_stays_in_the_input(chromium: Browser, desk: Desk) -> None:
    with visiting(chromium, desk, next(people)) as page:
        focused = "document.activeElement.id"
        assert page.evaluate(focused) == "say"
        page.keyboard.type("帳號被鎖要等多久")
        page.keyboard.press("Enter")
        page.locator(".item.desk").first.wait_for()
        assert page.evaluate(focused) == "say"
        back: list[str] = []
        while not back or (back[-1] != "skip" and len(back) < 10):
            page.keyboard.press("Shift+Tab")
            back.append(page.evaluate("document.activeElement.className"))
        assert "scroll" in back, "the log can be scrolled by keyboard"
        assert back[-1] == "skip"
        expect(page.locator(".skip")).to_be_in_viewport()
        page.keyboard.press("Enter")
        assert page.evaluate(focused) == "say"
        page.keyboard.type("謝謝")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.locator(".item.desk").nth(1).wait_for()
        expect(page.locator(".item.desk").nth(1)).to_contain_text("不客氣")


def test_a_button_is_pressed_once_and_stays_pressed(chromium: Browser, desk: Desk) -> None:
    with visiting(chromium, desk, "lin.mh") as page:
        ask(page, "帳號被鎖要等多久？")
        button = page.locator(".choices button", has_text="看看我的帳號")
        button.click()
        expect(button).to_be_disabled()
        expect(page.locator(".item.mine").last).to_contain_text("看看我的帳號")
        page.locator(".card").first.wait_for()
        page.reload()
        expect(page.locator(".choices button").first).to_be_disabled()


def test_nothing_typed_is_refused_kindly_and_nothing_is_sent(chromium: Browser, desk: Desk) -> None:
    with visiting(chromium, desk, next(people)) as page:
        page.press("#say", "Enter")
        expect(page.get_by_role("status")).to_contain_text("還沒打字呢")
        expect(page.locator(".item")).to_have_count(0)


def test_two_tabs_are_two_people_and_two_tabs_of_one_person_show_the_same(chromium: Browser, desk: Desk) -> None:
    context = chromium.new_context(viewport=DESKTOP, locale="zh-TW")
    one, two, other = context.new_page(), context.new_page(), context.new_page()
    for page, who in ((one, "stranger:tab"), (two, "stranger:tab"), (other, "stranger:else")):
        page.goto(f"{desk.url}/?as={who}")
    ask(one, "謝謝")
    expect(two.locator(".item")).to_have_count(2)
    expect(other.locator(".item")).to_have_count(0)
    context.close()


def test_the_bar_moves_the_clock_and_switches_the_person(chromium: Browser, desk: Desk) -> None:
    with visiting(chromium, desk, "wang.admin") as page:
        before = page.locator(".bar time").get_attribute("datetime")
        page.get_by_role("button", name="15 分鐘").click()
        expect(page.get_by_role("status")).to_contain_text("15 分鐘")
        assert page.locator(".bar time").get_attribute("datetime") != before
        page.select_option("#as", "lock.twenty")
        page.get_by_role("button", name="換人").click()
        expect(page).to_have_url(re.compile(r"as=lock\.twenty"))
        shot(page, "bar-desktop")
    with visiting(chromium, desk, "lock.twenty", PHONE) as phone:
        expect(phone.locator(".bar")).to_be_hidden()
        phone.locator(".to-bar").click()
        expect(phone.locator(".bar")).to_be_visible()
        assert fits(phone)
        shot(phone, "bar-phone", full=True)


@SIZES
def test_a_first_visitor_resets_a_password_as_the_asker_and_as_the_admin_with_one_click_between_them(
    chromium: Browser, desk: Desk, size: ViewportSize
) -> None:
    asker = "cert.expired" if size is PHONE else "pass.change"
    with visiting(chromium, desk, asker, size) as page:
        if size is PHONE:
            page.locator(".tried button", has_text="忘記密碼").click()
            expect(page).to_have_url(re.compile(r"as=cert\.expired"))
        else:
            ask(page, "我忘記密碼了，幫我重設")
        page.locator(".item.desk a.go").last.click()
        shot(page, f"tour-code-{named(size)}")
        page.fill("#code", page.locator("#demo-codes code").last.inner_text())
        page.locator("#step button.main").click()
        page.locator("a.go.main").click()
        turn = page.locator("[data-turn-of] a:visible")
        expect(turn).to_contain_text("黃淑芬（人事管理員）")
        assert fits(page)
        shot(page, f"tour-waiting-{named(size)}")
        turn.click()
        expect(page).to_have_url(re.compile(r"as=huang\.admin#l\d+"))
        expect(page.locator(".item.desk").last).to_contain_text("申請重設密碼")
        expect(turn).to_contain_text("（申請人）")
        shot(page, f"tour-admin-{named(size)}")
        turn.click()
        expect(page).to_have_url(re.compile(rf"as={re.escape(asker)}"))


def test_the_offer_to_be_the_approver_appears_in_an_open_page_by_itself(chromium: Browser, desk: Desk) -> None:
    with visiting(chromium, desk, "pass.expired") as page, visiting(chromium, desk, "pass.expired") as other:
        expect(page.locator("[data-turn-of] a:visible")).to_have_count(0)
        ask(other, "我忘記密碼了，幫我重設")
        other.locator(".item.desk a.go").last.click()
        other.fill("#code", other.locator("#demo-codes code").last.inner_text())
        other.locator("#step button.main").click()
        expect(page.locator("[data-turn-of] a:visible")).to_contain_text("的身分看這件申請")


_TOO_SMALL = """() => [...document.querySelectorAll("button, select, input, .brand, .to-bar, .go")]
    .map((one) => [one, one.getBoundingClientRect()])
    .filter(([one, box]) => one.checkVisibility({ visibilityProperty: true }) && !one.matches(".unseen, [type=hidden]") && Math.min(box.width, box.height) < 24)
    .map(([one]) => one.outerHTML.slice(0, 200))"""


def test_everything_to_press_is_large_enough_and_has_a_name(chromium: Browser, desk: Desk) -> None:
    with visiting(chromium, desk, next(people), PHONE) as page:
        for path in ("/", "/demo", "/demo/mail"):
            page.goto(desk.url + path)
            for size in (DESKTOP, NARROW, PHONE):
                page.set_viewport_size(size)
                assert fits(page)
                assert page.evaluate(_TOO_SMALL) == [], size
            assert page.evaluate("[...document.querySelectorAll('input:not([type=hidden]), select')].every(e => e.labels.length)")
            assert page.evaluate("[...document.querySelectorAll('button, a')].every(e => e.textContent.trim())")
            assert page.evaluate("new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size === document.querySelectorAll('[id]').length")
