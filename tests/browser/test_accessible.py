"""Every page for everybody: axe-core over all pages in both themes and sizes, the keyboard alone, and what a screen reader is told."""

import re
from importlib.resources import files
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.conftest import PHONE, SIZES, THEMES, Desk, ask, fits, fits_everywhere, named, people, shot, visiting
from tests.browser.seeing import focus_trouble

pytestmark = pytest.mark.xdist_group("browser")

_TAGS: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_OF_COLOURS: Final = ["color-contrast", "link-in-text-block"]
"""What another theme changes: everything else is looked at once."""
_PAPER: Final[ViewportSize] = {"width": 658, "height": 990}
"""A4 without its margins."""
_AXE: Final = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """What axe-core finds in either theme. It is brought in beside the page's own scripts, so the page's policy stays as strict as it is."""
    page.evaluate(f"() => {{ if (!window.axe) {{ {_AXE} }} }}")
    told: list[str] = []
    for theme, rules in zip(THEMES, (_TAGS, _OF_COLOURS), strict=True):
        page.emulate_media(color_scheme=theme)
        found: list[dict[str, Any]] = page.evaluate("rules => axe.run({ runOnly: rules }).then(found => found.violations)", rules)
        told += [f"{page.url} {theme} {one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]
    return told


@SIZES
def test_axe_finds_no_violation_on_any_page_in_either_theme(chromium: Browser, desk: Desk, size: ViewportSize) -> None:
    who = "new.seven" if size is PHONE else "lock.twenty"
    with visiting(chromium, desk, who, size, forgiven="Failed to load resource") as page:
        assert violations(page) == []
        for words in ("我的帳號怎麼了？", "帳號被鎖要等多久？", "量子糾纏是什麼"):
            ask(page, words)
        page.locator(".choices button:enabled").last.click()
        expect(page.locator("#typing")).to_be_hidden()
        sheet = page.locator(".print").first.get_attribute("href") or ""
        for address in ("", sheet, "/demo/mail", "/nowhere", "/demo"):
            if address:
                page.goto(desk.url + address)
            assert violations(page) == []
            assert fits_everywhere(page)
            shot(page, f"page-{named(size)}-{address.strip('/').partition('?')[0].replace('/', '-') or 'conversation'}", full=True)
        page.evaluate("document.querySelector('#system option').value = 'moon'")
        page.locator("form[action='/demo/fault'] button").click()
        expect(page.locator("h1")).to_have_text("這個表單讀不懂")
        assert violations(page) == []
        shot(page, f"page-{named(size)}-400")


def test_on_paper_the_sheet_is_one_page_with_the_card_and_nothing_to_press(chromium: Browser, desk: Desk) -> None:
    with visiting(chromium, desk, "new.eight") as page:
        ask(page, "我的帳號怎麼了？")
        page.locator(".print").last.click()
        page.locator("#print").wait_for()
        page.set_viewport_size(_PAPER)
        page.emulate_media(media="print")
        for pressed in page.locator("button, a.go, .skip").all():
            expect(pressed).to_be_hidden()
        boxes = [hop.bounding_box() for hop in page.locator(".hop").all()]
        assert len({round(box["y"]) for box in boxes if box}) == 1
        assert fits(page)
        assert page.pdf(format="A4").count(b"/Type /Page\n") == 1
        shot(page, "sheet-printed", full=True)


def test_axe_finds_nothing_while_the_line_is_lost_and_words_are_held(chromium: Browser, desk: Desk) -> None:
    with visiting(chromium, desk, next(people), PHONE, forgiven="Failed to load resource") as page:
        ask(page, "謝謝")
        page.context.set_offline(True)
        expect(page.get_by_role("status")).to_contain_text("連線中斷了")
        page.fill("#say", "這句先留著")
        page.press("#say", "Enter")
        expect(page.locator(".pending")).to_contain_text("等連線恢復就會送出")
        assert violations(page) == []
        shot(page, "lost-phone")


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
        page.locator(".card").last.wait_for()
        assert page.evaluate("document.activeElement.id") == "say", "the next words can be typed at once"
        while page.evaluate(focused) != "列印這份狀態":
            page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        expect(page).to_have_title("我的帳號狀態 · 帳號服務台 · 示範市府")
        expect(page.locator("#print")).to_be_visible()
        for words in ("跳到內容", "帳號服務台", "列印", "回到對話"):
            page.keyboard.press("Tab")
            expect(page.locator(":focus")).to_contain_text(words)
        page.keyboard.press("Enter")
        expect(page.locator(".card").last).to_be_visible()


def test_a_lock_is_opened_by_keyboard_alone_and_the_focus_is_never_lost(chromium: Browser, desk: Desk) -> None:
    with visiting(chromium, desk, "lock.eighteen") as page:
        page.keyboard.type("幫我解鎖")
        page.keyboard.press("Enter")
        page.locator("#log a[href*='/s/']").wait_for()
        assert focus_trouble(page) == "", "the next words can be typed at once"
        goes_to(page, "a[href*='/s/']", "Shift+Tab")
        page.keyboard.press("Enter")
        page.locator("#code").wait_for()
        typed = newest_code(page, desk)
        goes_to(page, "#code", "Tab")
        page.keyboard.type(typed)
        goes_to(page, "button.main", "Tab")
        page.keyboard.press("Space")
        page.locator(".result").wait_for()
        expect(page.locator("h1")).to_be_focused()
        goes_to(page, "a.go.main", "Tab")
        page.keyboard.press("Enter")
        page.locator("textarea#say").wait_for()
        assert focus_trouble(page) == ""


def newest_code(page: Page, desk: Desk) -> str:
    """The newest code among the demonstration's mails."""
    mails = page.request.get(f"{desk.url}/demo/mail").text()
    found = re.search(r'class="letter".*?\b(\d{6})\b', mails, re.DOTALL)
    assert found is not None
    return found[1]


def goes_to(page: Page, selector: str, key: str) -> None:
    """On with Tab until that is focused; wherever the focus is on the way, it can be seen."""
    for _ in range(40):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press(key)
        assert focus_trouble(page) == ""
    raise AssertionError(f"the keyboard does not come to {selector}")


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
        # With the language the log's own name changes too, so it is no longer looked for by that.
        expect(page.get_by_role("log").get_by_role("article").last).to_contain_text("The desk said:")
        assert page.locator(".desk .words").last.get_attribute("lang") == "en"
        expect(page.locator("html")).to_have_attribute("lang", "en")
        expect(page.locator("#composer button")).to_have_text("Send")
        expect(page.get_by_label("Your question")).to_be_focused()
        expect(page.locator(".desk").first).to_have_attribute("lang", "zh-Hant-TW")


def test_nothing_moves_for_whoever_wants_no_motion(chromium: Browser, desk: Desk) -> None:
    moving = "() => { document.getElementById('typing').hidden = false; return document.getAnimations().length; }"
    for wanted, moves in (("reduce", False), ("no-preference", True)):
        with visiting(chromium, desk, next(people), reduced_motion=wanted) as page:
            assert (page.evaluate(moving) > 0) is moves
