"""The line to the desk: cut, dead, or closed by a reload. Nothing is lost and nothing is said twice."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from bot.messages import Choice, Phrase, Reply
from tests.browser.conftest import DESKTOP, Desk, ask, people, shot, visiting

pytestmark = pytest.mark.xdist_group("browser")

_LOST = "Failed to load resource"


def _say(page: Page, words: str) -> None:
    page.fill("#say", words)
    page.press("#say", "Enter")


def test_a_lost_connection_is_told_and_mended_and_what_was_typed_meanwhile_is_said_once(
    chromium: Browser, tmp_path: Path, open_desk: Callable[[Path, int], Desk]
) -> None:
    desk = open_desk(tmp_path / "data", 0)
    port = int(desk.url.rpartition(":")[2])
    with visiting(chromium, desk, "stranger:lost", forgiven=_LOST) as page:
        ask(page, "謝謝")
        assert desk.stop() == 0
        expect(page.get_by_role("status")).to_contain_text("連線中斷了")
        shot(page, "lost-desktop")
        _say(page, "有人在嗎，謝謝")
        expect(page.locator(".pending")).to_contain_text("有人在嗎，謝謝")
        expect(page.locator(".pending")).to_contain_text("等連線恢復就會送出")
        page.fill("#say", "還沒打完")
        again = open_desk(tmp_path / "data", port)
        expect(page.locator(".item.desk")).to_have_count(2, timeout=30_000)
        expect(page.locator(".item.mine")).to_have_count(2)
        expect(page.locator(".pending")).to_have_count(0)
        expect(page.get_by_role("status")).not_to_contain_text("連線中斷了")
        expect(page.locator("#say")).to_have_value("還沒打完")
        page.reload()
        expect(page.locator(".item")).to_have_count(4)
        assert again.stop() == 0


def test_a_reload_loses_neither_the_draft_nor_what_is_held_and_says_it_once(chromium: Browser, desk: Desk) -> None:
    with visiting(chromium, desk, next(people), forgiven=_LOST) as page:
        page.route("**/say", lambda route: route.abort())
        _say(page, "謝謝，這句送不出去")
        expect(page.locator(".pending")).to_contain_text("等連線恢復就會送出")
        page.fill("#say", "這句還沒打完")
        page.reload()
        expect(page.locator(".pending")).to_contain_text("謝謝，這句送不出去")
        expect(page.locator("#say")).to_have_value("這句還沒打完")
        page.unroute("**/say")
        page.reload()
        expect(page.locator(".item.desk")).to_have_count(1)
        expect(page.locator(".item.mine")).to_have_count(1)
        page.reload()
        expect(page.locator(".item")).to_have_count(2)
        expect(page.locator("#say")).to_have_value("這句還沒打完")
        _say(page, "再見")
        page.reload()
        expect(page.locator("#say")).to_have_value("")
        assert page.evaluate("sessionStorage.length") == 0


def test_an_answer_lost_on_the_way_back_is_asked_for_again_and_said_once(chromium: Browser, desk: Desk) -> None:
    with visiting(chromium, desk, next(people), forgiven=_LOST) as page:
        cut = iter((True, True))

        def lose(route: Route) -> None:
            if next(cut, False):
                route.fetch()
                route.abort()
            else:
                route.continue_()

        page.route("**/say", lose)
        _say(page, "謝謝")
        expect(page.locator(".pending")).to_have_count(0, timeout=10_000)
        expect(page.locator(".item.mine")).to_have_count(1)
        expect(page.locator(".item.desk")).to_have_count(1)
        page.reload()
        expect(page.locator(".item")).to_have_count(2)


def test_t4_what_looks_like_a_secret_is_neither_kept_in_the_browser_nor_shown_before_the_desk_took_it_out(chromium: Browser, desk: Desk) -> None:
    with visiting(chromium, desk, next(people), forgiven=_LOST) as page:
        page.route("**/say", lambda route: route.abort())
        for secret in ("我的密碼是 canary77", "Canary12!abcd", "驗證碼 123456", "A123456789"):
            page.fill("#say", secret)
            assert page.evaluate("JSON.stringify({...sessionStorage})") == "{}", secret
        _say(page, "我的密碼是 canary77")
        expect(page.locator(".pending")).to_contain_text("送出後才顯示")
        assert page.evaluate("JSON.stringify({...sessionStorage})") == "{}"
        expect(page.locator("body")).not_to_contain_text("canary77")
        for harmless in ("GEAA-012686 被鎖了", "https://login.gov.taipei 打不開", "怎麼綁定 TPEAD？"):
            page.fill("#say", harmless)
            assert harmless in page.evaluate("JSON.stringify({...sessionStorage})")
        page.goto(f"{desk.url}/?as=chen.yj")
        assert page.evaluate("sessionStorage.length") == 0, "another person finds nothing"


def test_a_laptop_that_slept_notices_the_dead_line_and_catches_up_without_doubles(chromium: Browser, desk: Desk) -> None:
    who = next(people)
    context = chromium.new_context(viewport=DESKTOP, locale="zh-TW")
    page = context.new_page()
    page.clock.install()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/updates" in request.url else None)
    page.goto(f"{desk.url}/?as={who}")
    ask(page, "謝謝")
    listening = len(asked)
    page.clock.fast_forward(10_000)
    assert len(asked) == listening
    page.clock.fast_forward(3_600_000)
    page.wait_for_timeout(300)
    page.clock.run_for(6_000)
    assert len(asked) > listening
    assert re.search(r"after=\d+\.[0-9a-f]+", asked[-1])
    other = context.new_page()
    other.goto(f"{desk.url}/?as={who}")
    ask(other, "哈囉")
    expect(page.locator(".item")).to_have_count(4)
    context.close()


def test_a_message_nobody_asked_for_arrives_by_itself_without_pulling_the_reader_away(chromium: Browser, desk: Desk) -> None:
    who = next(people)
    with visiting(chromium, desk, who) as page:
        for _ in range(3):
            ask(page, "帳號被鎖要等多久？")
        page.locator(".scroll").evaluate("one => { one.scrollTop = -one.scrollHeight; }")
        first = desk.write(who, Reply((Phrase("hello"),), (Choice(Phrase("hello.check"), "wish:status"),)))
        newest = page.get_by_role("button", name="下面有新訊息")
        expect(newest).to_be_visible()
        expect(page.locator(".item").last).not_to_be_in_viewport()
        shot(page, "newest-desktop")
        newest.click()
        expect(page.locator(".item").last).to_be_in_viewport()
        expect(newest).to_be_hidden()
        ask(page, "謝謝")
        page.locator(f"#l{first} button").focus()
        second = desk.write(who, Reply((Phrase("bye"),), replaces=str(first)))
        expect(page.locator(f"#l{second}")).to_contain_text("再見")
        expect(page.locator(f"#l{first}")).to_have_count(0)
        assert page.evaluate("document.activeElement.id") == f"l{second}", "the keyboard stays where it was"
        assert page.locator(".item").last.get_attribute("id") != f"l{second}", "it changed where it stood"


def test_a_tab_opened_before_the_start_over_begins_again_at_once(chromium: Browser, desk: Desk) -> None:
    who = next(people)
    with visiting(chromium, desk, who) as page, visiting(chromium, desk, next(people)) as other:
        ask(page, "謝謝")
        page.fill("#say", "打到一半")
        other.get_by_role("button", name="全部重來").click()
        expect(other.get_by_role("status")).to_contain_text("全部重來了")
        expect(page.locator("#greeting")).to_be_visible()
        expect(page.locator(".item")).to_have_count(0)
        expect(page.locator("#say")).to_have_value("打到一半")
        ask(page, "謝謝")


def test_own_words_stand_there_at_once_and_a_press_in_one_tab_is_pressed_in_the_other(chromium: Browser, desk: Desk) -> None:
    who = "wang.admin"
    with visiting(chromium, desk, who) as page, visiting(chromium, desk, who) as other:
        page.evaluate("""() => { document.getElementById("composer").addEventListener("submit", () => setTimeout(() => {
            window.atOnce = [...document.querySelectorAll(".pending .said, #typing:not([hidden]) #typing-words")].map(one => one.innerText); })); }""")
        _say(page, "帳號被鎖要等多久？")
        page.locator(".item.desk").wait_for()
        assert page.evaluate("window.atOnce") == ["帳號被鎖要等多久？", "服務台正在看…"]
        expect(page.locator(".item.mine")).to_have_count(1)
        expect(page.locator("#typing")).to_be_hidden()
        button = other.locator(".choices button", has_text="看看我的帳號")
        button.wait_for()
        page.locator(".choices button", has_text="看看我的帳號").dblclick()
        expect(button).to_be_disabled()
        expect(other.locator(".item.mine")).to_have_count(2)
        expect(page.locator(".item.desk")).to_have_count(2)
