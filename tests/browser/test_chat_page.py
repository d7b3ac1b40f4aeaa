"""Chromium opens the page that `run` serves and has a conversation: phone and desktop, with and without JavaScript, by keyboard alone."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).parent.parent.parent
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
PHONE = {"width": 390, "height": 664}
DESKTOP = {"width": 1366, "height": 768}

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "run", "--port", "0", "--data", str(tmp_path_factory.mktemp("data"))], cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8"
    )
    assert process.stdout
    line = process.stdout.readline()
    assert line.startswith("READY http://localhost:"), line
    yield line.split()[1]
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) == 0


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        yield browser
        browser.close()


def opened(chromium: Browser, size: dict[str, int], scheme: str = "light", javascript: bool = True) -> Page:
    context = chromium.new_context(
        locale="zh-TW", viewport={"width": size["width"], "height": size["height"]}, color_scheme="dark" if scheme == "dark" else "light", java_script_enabled=javascript
    )
    return context.new_page()


def picture(page: Page, name: str, tmp_path: Path) -> None:
    folder = Path(os.environ.get("PICTURES", str(tmp_path)))
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name}.png")


@pytest.mark.parametrize(("size", "scheme", "name"), [(DESKTOP, "light", "desktop"), (PHONE, "light", "phone"), (DESKTOP, "dark", "desktop-dark"), (PHONE, "dark", "phone-dark")])
def test_a_conversation_at_phone_and_desktop_size(chromium: Browser, url: str, tmp_path: Path, size: dict[str, int], scheme: str, name: str) -> None:
    page = opened(chromium, size, scheme)
    page.goto(f"{url}/?as=chen.yj")
    page.get_by_label("你的問題").fill("為什麼我登不進去？幫我看一下")
    page.get_by_role("button", name="送出").click()
    expect(page.get_by_text(re.compile("會自動解開")).last).to_be_visible(timeout=10_000)
    expect(page.locator(".card .hop.locked").last).to_contain_text("鎖定到")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    picture(page, name, tmp_path)
    page.reload()
    expect(page.get_by_text(re.compile("會自動解開")).last).to_be_visible()
    page.context.close()


def test_without_javascript_the_form_works_too(chromium: Browser, url: str, tmp_path: Path) -> None:
    page = opened(chromium, PHONE, javascript=False)
    page.goto(f"{url}/?as=lin.mh")
    page.get_by_label("你的問題").fill("帳號被鎖住要等多久")
    page.get_by_role("button", name="送出").click()
    expect(page.get_by_text("15 分鐘").last).to_be_visible()
    page.get_by_role("button", name="看看我的帳號").last.click()
    expect(page.get_by_text("都正常").last).to_be_visible()
    picture(page, "no-javascript", tmp_path)
    page.context.close()


def test_by_keyboard_alone(chromium: Browser, url: str) -> None:
    page = opened(chromium, DESKTOP)
    page.goto(f"{url}/?as=lin.mh")
    page.get_by_label("你的問題").focus()
    page.keyboard.type("你是誰")
    page.keyboard.press("Enter")
    expect(page.get_by_text("我是帳號服務台的程式").last).to_be_visible(timeout=10_000)
    assert page.evaluate("document.activeElement.id") == "text"
    page.context.close()


def test_two_tabs_are_two_people(chromium: Browser, url: str) -> None:
    one, two = opened(chromium, DESKTOP), opened(chromium, DESKTOP)
    one.goto(f"{url}/?as=lock.twenty")
    two.goto(f"{url}/?as=desk.hsu")
    one.get_by_label("你的問題").fill("我帳號怎麼了")
    one.keyboard.press("Enter")
    expect(one.get_by_text("要由管理員解").last).to_be_visible(timeout=10_000)
    expect(two.get_by_text("要由管理員解")).to_have_count(0)
    one.context.close()
    two.context.close()
