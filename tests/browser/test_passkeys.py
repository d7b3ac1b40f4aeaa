"""Passkeys in a real Chromium with its virtual authenticator: added, used to decide, to reset and to link; refused by the person, and not there at all."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, timedelta
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from bot.clock import SystemClock
from bot.messages import ChatIdentity
from bot.requests.pages.enrol import METHOD
from bot.settings.keys import read_key
from bot.store.database import open_engine
from bot.store.steps import ARRIVES, PROVEN, Step
from bot.store.work import Store
from bot.verification.methods import Method
from bot.verification.page import StepKind
from bot.verification.tokens import Tokens
from tests.browser.conftest import DESKTOP, PHONE, Desk, visiting
from tests.browser.test_secure_pages import code, go, looked_at, say

pytestmark = pytest.mark.xdist_group("browser")

_NEW: Final = "Violet-7!teacup-rain"
_ids: Final = iter(range(1000))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk of its own: these tests reset a password."""
    running = Desk(tmp_path_factory.mktemp("passkeys"))
    yield running
    running.stop()


class Authenticator:
    """The browser's virtual one: its person agrees at once, and is recognised."""

    def __init__(self, page: Page) -> None:
        self._session: CDPSession = page.context.new_cdp_session(page)
        self._session.send("WebAuthn.enable", {"enableUI": False})
        options = {
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }  # fmt: skip
        self._id = self._session.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]

    def recognises(self, recognised: bool) -> None:
        self._session.send("WebAuthn.setUserVerified", {"authenticatorId": self._id, "isUserVerified": recognised})

    def counters(self) -> list[int]:
        found = self._session.send("WebAuthn.getCredentials", {"authenticatorId": self._id})["credentials"]
        return [one["signCount"] for one in found]


def adding(desk: Desk, who: str, *proven: Method) -> str:
    """The address of a page on which somebody adds a passkey, after these proofs."""
    written: list[str] = []
    writing = threading.Thread(target=lambda: written.append(asyncio.run(_opened(desk, who, proven))))
    writing.start()
    writing.join()
    return f"{desk.url}/s/{written[0]}?as={who}"


async def _opened(desk: Desk, who: str, proven: tuple[Method, ...]) -> str:
    engine = open_engine(f"sqlite+aiosqlite:///{desk.folder / 'accountdesk.db'}")
    store, tokens = Store(engine, str), Tokens(read_key(None, "session", desk.folder / "keys"))
    async with store.work() as work:
        now = SystemClock().now().astimezone(UTC) + await work.clock_ahead()
        id, kept = f"adding{next(_ids)}", [[method.value, now.isoformat()] for method in proven]
        form: dict[str, Any] = {METHOD: "passkey", PROVEN: kept, ARRIVES: True}
        await work.steps.open(
            Step(
                id, tokens.found_by(tokens.token(id)), StepKind.ENROL, "", who, ChatIdentity("web", who), "zh-Hant-TW", now, now + timedelta(minutes=10), form=form,
            )
        )
    await engine.dispose()
    return tokens.token(id).reveal()


@contextmanager
def with_passkeys(chromium: Browser, desk: Desk, who: str, **more: Any) -> Iterator[tuple[Page, Authenticator]]:
    with visiting(chromium, desk, who, forgiven="Failed to load resource", **more) as page:
        yield page, Authenticator(page)


def test_an_admin_adds_one_after_code_and_password_and_decides_with_it(chromium: Browser, desk: Desk) -> None:
    with with_passkeys(chromium, desk, "huang.admin", size=PHONE) as (admin, authenticator):
        admin.goto(f"{desk.url}/me?as=huang.admin")
        admin.get_by_role("button", name="加入通行密鑰").click()
        admin.fill("#code", code(admin, desk))
        admin.fill("#current_password", "Tpead-sfhuang-1")
        admin.keyboard.press("Enter")
        admin.locator("#passkey button").wait_for()
        looked_at(admin, "passkey-add", PHONE)
        authenticator.recognises(False)
        admin.get_by_role("button", name="加入通行密鑰").click()
        expect(admin.locator("#passkey .browser-says")).to_contain_text("不算輸入錯誤")
        authenticator.recognises(True)
        admin.get_by_role("button", name="加入通行密鑰").click()
        expect(admin.locator(".result .state")).to_have_text("已完成")
        assert authenticator.counters() == [1]
        admin.goto(f"{desk.url}/me?as=huang.admin")
        expect(admin.locator(".own .passkey")).to_contain_text("通行密鑰：在電腦或手機上")
        admin.goto(f"{desk.url}/?as=huang.admin")
        with visiting(chromium, desk, "lin.mh") as page:
            say(page, "幫我重設密碼")
            go(page)
            page.fill("#code", code(page, desk))
            page.locator("button.main").click()
            expect(page.locator(".result .state")).to_have_text("處理中")
        admin.locator(".choices button:enabled", has_text="看內容並決定").last.click()
        admin.locator(".go[href*='/s/']").last.wait_for()
        go(admin)
        looked_at(admin, "passkey-decide", PHONE)
        authenticator.recognises(False)
        use = admin.get_by_role("button", name="使用通行密鑰")
        use.click()
        assert authenticator.counters() == [1], "nobody is asked for a finger while the decision is missing"
        admin.get_by_label("核准", exact=True).check()
        admin.get_by_label("當面看到本人").check()
        use.click()
        expect(admin.locator("#passkey .browser-says")).to_contain_text("不算輸入錯誤")
        looked_at(admin, "passkey-refused", PHONE)
        authenticator.recognises(True)
        use.click()
        expect(admin.locator(".result .state")).to_have_text("已完成")
        assert authenticator.counters() == [2]


def test_r32_one_of_the_certificate_resets_at_once_and_links_a_chat(chromium: Browser, desk: Desk) -> None:
    with with_passkeys(chromium, desk, "desk.hsu") as (page, _):
        page.goto(adding(desk, "desk.hsu", Method.CERTIFICATE))
        page.get_by_role("button", name="加入通行密鑰").click()
        expect(page.locator(".result .state")).to_have_text("已完成")
        page.goto(adding(desk, "desk.hsu", Method.CERTIFICATE))
        page.get_by_role("button", name="加入通行密鑰").click()
        expect(page.locator("#passkey .browser-says")).to_contain_text("已經有服務台的通行密鑰")
        page.goto(f"{desk.url}/?as=desk.hsu")
        say(page, "幫我重設密碼")
        go(page)
        looked_at(page, "passkey-reset", DESKTOP)
        page.get_by_role("button", name="使用通行密鑰").click()
        page.fill("#new_password", _NEW)
        page.fill("#repeat_password", _NEW)
        page.locator("button.main").click()
        page.get_by_role("link", name="回到對話").click()
        expect(page.locator(".item.desk").last).to_contain_text("新密碼設好了", timeout=30000)
        page.goto(desk.url + "/link?as=stranger:new")
        looked_at(page, "passkey-link", DESKTOP)
        page.get_by_role("button", name="使用通行密鑰").click()
        expect(page.locator("#link-code")).to_be_visible()


def test_where_a_browser_has_none_or_runs_no_script_the_page_says_so_and_the_other_way_is_there(chromium: Browser, desk: Desk) -> None:
    with with_passkeys(chromium, desk, "chen.yj") as (page, _):
        page.add_init_script("delete PublicKeyCredential.parseCreationOptionsFromJSON; delete PublicKeyCredential.parseRequestOptionsFromJSON")
        page.goto(adding(desk, "chen.yj", Method.CERTIFICATE))
        page.get_by_role("button", name="加入通行密鑰").click()
        expect(page.locator(".result .state")).to_have_text("已完成")
        page.goto(f"{desk.url}/?as=chen.yj")
        say(page, "幫我解鎖")
        go(page)
        expect(page.get_by_role("button", name="使用通行密鑰")).to_be_visible()
        address = page.url
        page.add_init_script("delete window.PublicKeyCredential")
        page.goto(address)
        expect(page.locator("#passkey .without")).to_be_visible()
        expect(page.get_by_role("button", name="使用通行密鑰")).to_be_hidden()
        looked_at(page, "passkey-without", DESKTOP)
    with visiting(chromium, desk, "chen.yj", PHONE, script=False, forgiven="Failed to load resource") as page:
        page.goto(address)
        expect(page.locator("#passkey .without")).to_be_visible()
        expect(page.get_by_role("button", name="使用通行密鑰")).to_be_hidden()
        page.fill("#code", code(page, desk))
        page.keyboard.press("Enter")
        expect(page.locator(".result .state")).to_have_text("已完成")
