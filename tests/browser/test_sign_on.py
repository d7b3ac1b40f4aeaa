"""Signing on in a real Chromium: off to a real OpenID provider and back, under our own policy for pages, with the cookie that a browser sends along."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Desk, ask, fits, shot, visiting
from tests.servers.oidc.provider import CLIENT, CLIENT_SECRET, PASSWORD, Issuer, an_issuer
from tests.servers.process import free_port

ROOT = Path(__file__).parents[2]


@dataclass
class RunningDesk:
    """A desk in a process of its own whose people sign on at `issuer`."""

    url: str
    issuer: Issuer


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDesk]:
    folder, port = tmp_path_factory.mktemp("sign-on"), free_port()
    with an_issuer({"chen": {"preferred_username": "yjchen"}, "lin": {"preferred_username": "GEAA-010233"}}, f"http://localhost:{port}/sign-on/callback") as issuer:
        section = f"{{issuer: '{issuer.url}', client_id: {CLIENT}, client_secret: ${{SIGN_ON_SECRET}}}}"
        (folder / "config.yaml").write_text(f"verification:\n  sign_on: {section}\n", encoding="utf-8")
        command = [sys.executable, "-m", "bot", "run", "--config", str(folder / "config.yaml"), "--port", str(port), "--data", str(folder / "data")]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT, env={**os.environ, "SIGN_ON_SECRET": CLIENT_SECRET}
        ) as running:
            assert running.stdout is not None
            ready = running.stdout.readline().split()
            assert ready[:1] == ["READY"], ready
            yield RunningDesk(ready[1], issuer)
            running.terminate()


def signs_on(page: Page, account: str) -> None:
    """Fills in the provider's form."""
    page.get_by_role("heading", name="City sign-on").wait_for()
    page.get_by_label("Account").fill(account)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign on").click()


def test_somebody_cancels_then_signs_on_with_anothers_account_then_with_their_own(chromium: Browser, desk: RunningDesk) -> None:
    with visiting(chromium, cast(Desk, desk), "chen.yj", forgiven="422") as page:
        ask(page, "幫我解鎖")
        link = page.locator("a[href^='/s/']").last.get_attribute("href")
        page.goto(f"{desk.url}{link}")
        assert fits(page)
        shot(page, "sign-on-desktop")
        page.locator("section.sign_on a").click()
        page.get_by_role("button", name="Cancel").click()
        expect(page.locator("#notice")).to_contain_text("你沒有登入就回來了")
        page.locator("section.sign_on a").click()
        signs_on(page, "lin")
        expect(page.locator("#problems")).to_contain_text("不是這一頁的主人")
        shot(page, "sign-on-refused-desktop")
        page.context.clear_cookies(domain="127.0.0.1")
        page.locator("section.sign_on a").click()
        signs_on(page, "chen")
        expect(page.locator(".state")).to_have_text("已完成")
