"""One whole conversation on the page that `run` serves: phone and desktop, with and without JavaScript, light and dark, by keyboard alone."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.conftest import Desk, ask

PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1280, "height": 860}
NARROW: ViewportSize = {"width": 320, "height": 256}

_people = iter(f"stranger:visitor{number}" for number in range(1000))

# Every visible text whose colour stands out from what is behind it by less than 4.5 to 1 (WCAG 1.4.3).
_CONTRAST = """() => {
  const channel = (v) => v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4;
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = numbers(colour).slice(0, 3).map(channel);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const colour = getComputedStyle(each).backgroundColor;
      if ((numbers(colour)[3] ?? 1) === 1) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const poor = [];
  for (const element of document.querySelectorAll("body *")) {
    const speaks = [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
    const unseen = element.closest(".unseen, [hidden], option, noscript, .skip") || element.matches(":disabled");
    if (!speaks || unseen || !element.getClientRects().length) continue;
    const [darker, lighter] = [light(getComputedStyle(element).color), light(behind(element))].sort((a, b) => a - b);
    const ratio = (lighter + 0.05) / (darker + 0.05);
    if (ratio < 4.5) poor.push(`${element.tagName}.${element.className} ${ratio.toFixed(2)}`);
  }
  return poor;
}"""


@contextmanager
def _open(
    chromium: Browser, desk: Desk, who: str, size: ViewportSize = DESKTOP, theme: str = "light", script: bool = True
) -> Iterator[Page]:
    """A page of this visitor; whatever the browser complains of, a breach of our own policy included, fails the test."""
    context = chromium.new_context(
        viewport=size,
        locale="zh-TW",
        color_scheme="dark" if theme == "dark" else "light",
        java_script_enabled=script,
        has_touch=size is PHONE,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.set_default_timeout(15_000)
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.goto(f"{desk.url}/?as={who}")
    yield page
    context.close()
    assert troubles == []


def _fits(page: Page) -> None:
    """Nothing is wider than the window (WCAG 1.4.10)."""
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("script", [True, False], ids=["with-javascript", "without-javascript"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_one_whole_conversation(chromium: Browser, desk: Desk, tmp_path: Path, size: ViewportSize, script: bool, theme: str) -> None:
    with _open(chromium, desk, next(_people), size, theme, script) as page:
        page.screenshot(path=tmp_path / "greeting.png")
        page.get_by_role("button", name="帳號被鎖要等多久？").click()
        expect(page.locator(".item.desk")).to_contain_text("15 分鐘")
        expect(page.locator("#greeting")).to_have_count(0)
        assert "還不知道你是誰" in ask(page, "為什麼我登不進去？")
        ask(page, "我的密碼是 Canary12!abcd")
        expect(page.locator(".item.mine").last).to_contain_text("▇▇▇")
        expect(page.locator("body")).not_to_contain_text("Canary12")
        _fits(page)
        page.screenshot(path=tmp_path / "conversation.png")
        if script:
            assert page.evaluate(_CONTRAST) == []
        page.reload()
        expect(page.locator(".item.mine")).to_have_count(3)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_status_card_is_a_row_on_the_desktop_and_a_column_on_the_phone(
    chromium: Browser, desk: Desk, tmp_path: Path, size: ViewportSize, theme: str
) -> None:
    with _open(chromium, desk, "chen.yj", size, theme) as page:
        assert "鎖定到" in ask(page, "為什麼我登不進去？")
        boxes = [hop.bounding_box() for hop in page.locator(".item.desk").last.locator(".hop").all()]
        assert len({round(box["x"]) for box in boxes if box}) == (1 if size is PHONE else 4)
        assert len({round(box["y"]) for box in boxes if box}) == (4 if size is PHONE else 1)
        _fits(page)
        assert page.evaluate(_CONTRAST) == []
        page.screenshot(path=tmp_path / "card.png")


def test_the_keyboard_alone_is_enough_and_focus_stays_in_the_input(chromium: Browser, desk: Desk) -> None:
    with _open(chromium, desk, next(_people)) as page:
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
    with _open(chromium, desk, "lin.mh") as page:
        ask(page, "帳號被鎖要等多久？")
        button = page.locator(".choices button").last
        button.click()
        expect(button).to_be_disabled()
        expect(page.locator(".item.mine").last).to_contain_text("看看我的帳號")
        page.locator(".card").first.wait_for()
        page.reload()
        expect(page.locator(".choices button").first).to_be_disabled()


def test_nothing_typed_is_refused_kindly_and_nothing_is_sent(chromium: Browser, desk: Desk) -> None:
    with _open(chromium, desk, next(_people)) as page:
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


def test_the_bar_moves_the_clock_and_switches_the_person(chromium: Browser, desk: Desk, tmp_path: Path) -> None:
    with _open(chromium, desk, "wang.admin") as page:
        before = page.locator(".bar time").get_attribute("datetime")
        page.get_by_role("button", name="+15 分鐘").click()
        expect(page.get_by_role("status")).to_contain_text("15 分鐘")
        assert page.locator(".bar time").get_attribute("datetime") != before
        page.select_option("#as", "lock.twenty")
        page.get_by_role("button", name="換人").click()
        expect(page).to_have_url(re.compile(r"as=lock\.twenty"))
        page.screenshot(path=tmp_path / "bar.png")
    with _open(chromium, desk, "lock.twenty", PHONE) as phone:
        expect(phone.locator(".bar")).to_be_hidden()
        phone.locator(".to-bar").click()
        expect(phone.locator(".bar")).to_be_visible()
        _fits(phone)
        phone.screenshot(path=tmp_path / "bar-phone.png", full_page=True)


@pytest.mark.parametrize("size", [PHONE, DESKTOP, NARROW], ids=["phone", "desktop", "enlarged-four-times"])
def test_everything_to_press_is_large_enough_and_has_a_name(chromium: Browser, desk: Desk, size: ViewportSize) -> None:
    with _open(chromium, desk, next(_people), size) as page:
        for path in ("/", "/demo", "/demo/mail"):
            page.goto(desk.url + path)
            _fits(page)
            for target in page.locator("button:visible, select:visible, input:visible, .brand, .to-bar:visible, .go").all():
                box = target.bounding_box()
                assert box is not None
                assert min(box["width"], box["height"]) >= 24, target.inner_html()
            assert page.evaluate("[...document.querySelectorAll('input:not([type=hidden]), select')].every(e => e.labels.length)")
            assert page.evaluate("[...document.querySelectorAll('button, a')].every(e => e.textContent.trim())")
            assert page.evaluate("new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size === document.querySelectorAll('[id]').length")


def test_a_lost_connection_is_told_and_what_was_said_meanwhile_arrives(
    chromium: Browser, tmp_path: Path, open_desk: Callable[[Path, int], Desk]
) -> None:
    desk = open_desk(tmp_path / "data", 0)
    port = int(desk.url.rpartition(":")[2])
    context = chromium.new_context(viewport=DESKTOP, locale="zh-TW")
    page = context.new_page()
    page.goto(f"{desk.url}/?as=stranger:lost")
    ask(page, "謝謝")
    assert desk.stop() == 0
    expect(page.get_by_role("status")).to_contain_text("連線中斷了")
    page.fill("#say", "有人在嗎")
    page.press("#say", "Enter")
    expect(page.get_by_role("status")).to_contain_text("沒有送出去")
    assert page.input_value("#say") == "有人在嗎"
    again = open_desk(tmp_path / "data", port)
    second = context.new_page()
    second.goto(f"{again.url}/?as=stranger:lost")
    ask(second, "哈囉")
    expect(page.locator(".item")).to_have_count(4, timeout=15_000)
    expect(page.get_by_role("status")).not_to_contain_text("連線中斷了")
    context.close()
    assert again.stop() == 0
