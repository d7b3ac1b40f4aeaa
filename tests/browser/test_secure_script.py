"""What the script of the one-time pages adds, in a real Chromium: a code is seen coming, nothing is sent that would come back, and a rule ticked off is a rule met."""

import asyncio
import re
import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, Request, expect

from bot.actions.password_rule import rules_for_page
from bot.store.database import open_engine
from bot.store.tables import counts, steps
from tests.browser.conftest import PHONE, Desk, shot, visiting
from tests.browser.test_secure_pages import code, go, say
from tests.web.test_password_hints import TYPED

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk of its own: these tests unlock and decide."""
    running = Desk(tmp_path_factory.mktemp("script"))
    yield running
    running.stop()


def test_a_code_that_is_owed_is_counted_down_to_and_seen_sent_and_nothing_can_be_sent_before(chromium: Browser, desk: Desk) -> None:
    with visiting(chromium, desk, "chen.yj", PHONE) as page:
        page.clock.install()
        say(page, "幫我解鎖")
        say(page, "幫我解鎖")
        go(page)
        hint, main = page.locator("#code-hint"), page.locator("#step button.main")
        expect(hint).to_contain_text(re.compile(r"驗證碼會在 \d\d:\d\d:\d\d 自動寄到"))
        expect(hint).to_contain_text(re.compile(r"還有 \d+ 秒"))
        expect(hint.locator(".look")).to_be_hidden()
        expect(main).to_be_disabled()
        expect(page.locator("#code")).to_be_focused()
        sent = _posts(page)
        page.locator("#code").press_sequentially("12 34-5")
        expect(page.locator("#code")).to_have_value("12345")
        page.keyboard.press("Enter")
        shot(page, "secure-code-owed-phone", full=True)
        _a_minute_passes(page, desk)
        expect(hint).to_contain_text("已寄到")
        expect(page.locator("#code")).to_have_value("12345")
        assert sent == [], "Enter sends nothing that nothing can be compared with, and looking sends nothing either"
        expect(main).to_be_enabled()
        expect(page.locator(".waits")).to_contain_text(re.compile(r"\d+ 秒後可以再寄"))
        expect(page.locator("button[name=send_again]")).to_have_attribute("aria-disabled", "true")
        page.fill("#code", code(page, desk))
        page.keyboard.press("Enter")
        expect(page.locator(".state")).to_have_text("已完成")


def test_what_is_forgotten_is_told_at_its_field_with_nothing_sent_and_nothing_lost(chromium: Browser, desk: Desk) -> None:
    with visiting(chromium, desk, "lin.mh", PHONE) as page:
        say(page, "幫我重設密碼")
        go(page)
        page.fill("#code", code(page, desk))
        page.locator("#step button.main").click()
        expect(page.locator(".state")).to_have_text("處理中")
        _decides(chromium, desk)
        page.get_by_role("link", name="回到對話").click()
        page.locator(".item.desk", has_text="核准了").last.wait_for()
        go(page)
        _chooses(page)


def _decides(chromium: Browser, desk: Desk) -> None:
    """On the admin's page nothing is sent before it is complete."""
    with visiting(chromium, desk, "huang.admin", PHONE) as admin:
        button = admin.locator(".choices button:enabled", has_text="看內容並決定")
        button.last.click()
        admin.locator(".go[href*='/s/']").last.wait_for()
        go(admin)
        sent, main = _posts(admin), admin.locator("#step button.main")
        right = code(admin, desk)
        admin.fill("#code", right)
        admin.fill("#current_password", "Tpead-sfhuang-1")
        main.click()
        expect(admin.locator("#decision-wrong")).to_have_text("請選「核准」或「不核准」。")
        expect(admin.locator("#decision")).to_be_focused()
        admin.get_by_label("不核准", exact=True).check()
        expect(admin.locator("#decision-wrong")).to_have_count(0)
        main.click()
        expect(admin.locator("#reason-wrong")).to_contain_text("不核准請寫原因")
        expect(admin.locator("#reason")).to_be_focused()
        expect(admin.locator("#reason")).to_have_attribute("aria-invalid", "true")
        admin.get_by_label("核准", exact=True).check()
        main.click()
        expect(admin.locator("#identity_check-wrong")).to_contain_text("請選你怎麼確認")
        expect(admin.locator("#identity_check")).to_be_focused()
        shot(admin, "secure-decide-forgotten-phone", full=True)
        assert sent == []
        assert (admin.input_value("#code"), admin.input_value("#current_password")) == (right, "Tpead-sfhuang-1")
        admin.get_by_label("當面看到本人").check()
        main.click()
        expect(admin.locator("h1")).to_have_text("你核准了這件申請")
        assert len(sent) == 1


def _chooses(page: Page) -> None:
    """A password that breaks a rule that is shown is not sent either."""
    sent, main = _posts(page), page.locator("#step button.main")
    page.fill("#new_password", "violet 7")
    page.fill("#repeat_password", "violet 7")
    main.click()
    expect(page.locator(".kinds .unmet")).to_have_text([re.compile("大寫字母"), re.compile("符號")])
    expect(page.locator("#new_password")).to_be_focused()
    page.fill("#new_password", "Violet-7!teacup-rain")
    expect(page.locator(".unmet")).to_have_count(0)
    main.click()
    expect(page.locator("#same")).to_have_text("兩次輸入的不一樣")
    expect(page.locator("#repeat_password")).to_be_focused()
    assert sent == []
    assert page.input_value("#new_password") == "Violet-7!teacup-rain"


def test_browser_and_desk_are_of_one_mind_about_every_rule(chromium: Browser, desk: Desk) -> None:
    with visiting(chromium, desk, "stranger:rules", PHONE) as page:
        address = page.evaluate("[...document.querySelectorAll('script[src]')].map((one) => one.src)[0].replace(/[^/]*$/, 'rules.js')")
        rules = [[rule.pattern, rule.wanted] for rule in rules_for_page()]
        asked = "async ([address, rules, typed]) => { const { kept } = await import(address); return typed.map((text) => rules.map((rule) => kept(text, [rule]))); }"

        @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
        @given(st.lists(TYPED.filter(bool), min_size=20, max_size=60))
        def alike(typed: list[str]) -> None:
            ticked = page.evaluate(asked, [address, rules, typed])
            assert ticked == [[not rule.broken_by(text) for rule in rules_for_page()] for text in typed]

        alike()


def _a_minute_passes(page: Page, desk: Desk) -> None:
    """For the desk what happened is a minute older, and the code that it owes is due; the browser's clock goes forward as far."""

    async def older() -> None:
        engine = open_engine(f"sqlite+aiosqlite:///{desk.folder / 'accountdesk.db'}")
        async with engine.begin() as connection:
            for row in (await connection.execute(sa.select(counts))).all():
                await connection.execute(sa.update(counts).where(counts.c.id == row.id).values(at=row.at - timedelta(minutes=1)))
            for row in (await connection.execute(sa.select(steps).where(steps.c.code_due.is_not(None)))).all():
                await connection.execute(sa.update(steps).where(steps.c.id == row.id).values(code_due=row.code_due - timedelta(minutes=1)))
        await engine.dispose()

    apart = threading.Thread(target=lambda: asyncio.run(older()))
    apart.start()
    apart.join()
    page.clock.fast_forward(60_000)


def _posts(page: Page) -> list[str]:
    """The forms that this page sends from now on."""
    sent: list[str] = []

    def note(request: Request) -> None:
        if request.method == "POST":
            sent.append(request.url)

    page.on("request", note)
    return sent
