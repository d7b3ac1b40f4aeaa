"""Every page for everybody: axe-core over all pages in both themes and sizes, the keyboard alone, and what a screen reader is told."""

from importlib.resources import files
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.conftest import DESKTOP, PHONE, THEMES, Desk, ask, fits, people, shot, visiting

pytestmark = pytest.mark.xdist_group("browser")

_TAGS: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_AXE: Final = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def _violations(page: Page) -> list[str]:
    """What axe-core finds. It is brought in beside the page's own scripts, so the page's policy stays as strict as it is."""
    page.evaluate(f"() => {{ if (!window.axe) {{ {_AXE} }} }}")
    found: list[dict[str, Any]] = page.evaluate("tags => axe.run({ runOnly: tags }).then(found => found.violations)", _TAGS)
    return [f"{page.url} {one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_no_violation_on_any_page(chromium: Browser, desk: Desk, size: ViewportSize, theme: str) -> None:
    named = f"{'phone' if size is PHONE else 'desktop'}-{theme}"
    with visiting(chromium, desk, next(people), size, theme, forgiven="Failed to load resource") as page:
        assert _violations(page) == []
        who = {"phone-light": "new.seven", "phone-dark": "off.eleven", "desktop-light": "lock.twenty", "desktop-dark": "cert.expired"}[named]
        for address in (f"/?as={who}", "/demo?as=chen.yj", "/demo/mail", "/nowhere"):
            page.goto(desk.url + address)
            if address.startswith("/?"):
                ask(page, "我的帳號怎麼了？")
                ask(page, "帳號被鎖要等多久？")
                ask(page, "量子糾纏是什麼")
                page.locator(".choices button:enabled").last.click()
                expect(page.locator("#typing")).to_be_hidden()
                sheet = page.locator(".print").first.get_attribute("href")
            assert _violations(page) == []
            assert fits(page)
            shot(page, f"page-{named}-{address.strip('/').partition('?')[0].replace('/', '-') or 'conversation'}", full=True)
        page.goto(f"{desk.url}/demo")
        page.evaluate("document.querySelector('#system option').value = 'moon'")
        page.locator("form[action='/demo/fault'] button").click()
        expect(page.locator("h1")).to_have_text("這個表單讀不懂")
        assert _violations(page) == []
        shot(page, f"page-{named}-400")
        page.goto(f"{desk.url}{sheet}")
        assert _violations(page) == []
        shot(page, f"sheet-{named}", full=True)
        page.emulate_media(media="print")
        expect(page.locator("#print")).to_be_hidden()
        expect(page.locator(".card")).to_be_visible()
        shot(page, f"sheet-printed-{named}", full=True)


def test_axe_finds_nothing_while_the_line_is_lost_and_words_are_held(chromium: Browser, desk: Desk) -> None:
    for theme in THEMES:
        with visiting(chromium, desk, next(people), PHONE, theme, forgiven="Failed to load resource") as page:
            ask(page, "謝謝")
            page.context.set_offline(True)
            expect(page.get_by_role("status")).to_contain_text("連線中斷了")
            page.fill("#say", "這句先留著")
            page.press("#say", "Enter")
            expect(page.locator(".pending")).to_contain_text("等連線恢復就會送出")
            assert _violations(page) == []
            shot(page, f"lost-phone-{theme}")


def test_the_whole_way_by_keyboard_alone(chromium: Browser, desk: Desk) -> None:
    with visiting(chromium, desk, "lock.sixteen") as page:
        focused = "document.activeElement.textContent.trim() || document.activeElement.id"
        page.keyboard.type("帳號被鎖")
        page.keyboard.press("Shift+Enter")
        page.keyboard.type("要等多久？")
        assert page.input_value("#say") == "帳號被鎖\n要等多久？"
        expect(page.locator(".mine")).to_have_count(0)
        page.keyboard.press("Enter")
        page.locator(".item.desk .choices button").first.wait_for()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Shift+Tab")
        while page.evaluate(focused) != "看看我的帳號":
            page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        page.locator(".card").wait_for()
        assert page.evaluate("document.activeElement.id") == "say", "the next words can be typed at once"
        while page.evaluate(focused) != "列印這份狀態":
            page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        expect(page).to_have_title("我的帳號狀態 · 帳號服務台")
        expect(page.locator("#print")).to_be_visible()
        for words in ("跳到內容", "帳號服務台", "列印", "回到對話"):
            page.keyboard.press("Tab")
            assert page.evaluate(focused) == words
        page.keyboard.press("Enter")
        expect(page.locator(".card")).to_be_visible()


def test_enter_that_ends_the_composing_of_a_word_sends_nothing(chromium: Browser, desk: Desk) -> None:
    with visiting(chromium, desk, next(people)) as page:
        page.fill("#say", "ㄓㄤˋ")
        page.evaluate("""() => document.getElementById("say").dispatchEvent(
            new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true }))""")
        assert page.input_value("#say") == "ㄓㄤˋ"
        expect(page.locator(".item")).to_have_count(0)


def test_a_screen_reader_is_told_who_speaks_in_which_language_and_that_the_desk_is_looking(chromium: Browser, desk: Desk) -> None:
    with visiting(chromium, desk, next(people)) as page:
        log = page.get_by_role("log", name="和帳號服務台的對話")
        assert log.get_attribute("aria-live") == "polite"
        page.evaluate("""() => { window.seen = []; new MutationObserver(() => { if (!document.getElementById("typing").hidden) window.seen.push(
            document.getElementById("typing").innerText.trim()); }).observe(document.getElementById("typing"), { attributes: true }); }""")
        ask(page, "帳號被鎖要等多久？")
        assert page.evaluate("window.seen[0]") == "服務台正在看…"
        expect(page.locator("#typing")).to_be_hidden()
        assert page.locator(".mine .said").get_attribute("lang") == "zh-Hant-TW"
        ask(page, "thank you very much")
        expect(log.get_by_role("article").last).to_contain_text("The desk said:")
        assert page.locator(".desk .words").last.get_attribute("lang") == "en"
        expect(page.locator("html")).to_have_attribute("lang", "en")
        expect(page.locator("#composer button")).to_have_text("Send")
        expect(page.get_by_label("Your question")).to_be_focused()
        expect(page.locator(".desk").first).to_have_attribute("lang", "zh-Hant-TW")


def test_nothing_moves_for_whoever_wants_no_motion(chromium: Browser, desk: Desk) -> None:
    moving = "document.getAnimations().length"
    for wanted, moves in (("reduce", False), ("no-preference", True)):
        with visiting(chromium, desk, next(people), reduced_motion=wanted) as page:
            page.evaluate("document.getElementById('typing').hidden = false")
            assert (page.evaluate(moving) > 0) is moves
