"""The page that `run` serves, in a real Chromium. Without Chromium these tests fail: a page nobody has opened is not proven."""

import asyncio
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, timedelta
from pathlib import Path
from typing import Any, Final, Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from bot.clock import SystemClock
from bot.messages import ChatIdentity, ConversationAddress, Reply
from bot.store.database import open_engine
from bot.store.work import Store

CHROMIUM: Final = "/usr/bin/chromium"
PHONE: Final[ViewportSize] = {"width": 390, "height": 844}
DESKTOP: Final[ViewportSize] = {"width": 1280, "height": 900}
SIZES: Final = pytest.mark.parametrize("size", [PHONE, pytest.param(DESKTOP, marks=pytest.mark.long)], ids=["phone", "desktop"])
"""A walk on a phone, and the same at a desk in `make test-long`: what differs between them is asked of one page in both sizes (`fits`)."""
THEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")
SCREENSHOTS: Final = os.environ.get("ACCOUNTDESK_SCREENSHOTS")
"""A folder that pictures of the pages are wanted in; without it none are taken."""

expect.set_options(timeout=60_000)  # a busy machine is no failure of the page

people: Final = iter(f"stranger:visitor{number}" for number in range(1000))
SWITCHES: Final = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A walk through pages takes its time on a busy machine, and that is no failure of the page."""
    for item in items:
        if item.path.parent == Path(__file__).parent and item.get_closest_marker("timeout") is None:
            item.add_marker(pytest.mark.timeout(600))


class Desk:
    """A running desk, as a process of its own."""

    def __init__(self, folder: Path, port: int = 0, *options: str) -> None:
        self.folder = folder
        command = [sys.executable, "-m", "bot", "run", "--port", str(port), "--data", str(folder), *options]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=Path(__file__).parents[2])
        assert self.process.stdout is not None
        ready = self.process.stdout.readline().split()
        assert ready[:1] == ["READY"], ready
        self.url = ready[1]

    def write(self, who: str, reply: Reply) -> int:
        """Puts a letter for somebody into the outbox, as another process would; the desk finds it within a second."""
        written: list[int] = []
        writing = threading.Thread(target=lambda: written.append(asyncio.run(_written(self.folder, who, reply))))
        writing.start()
        writing.join()
        return written[0]

    def stop(self) -> int:
        self.process.terminate()
        code = self.process.wait(60)
        if self.process.stdout is not None:
            self.process.stdout.close()
        return code


async def _written(folder: Path, who: str, reply: Reply) -> int:
    engine = open_engine(f"sqlite+aiosqlite:///{folder / 'accountdesk.db'}")
    letters = iter(range(1000))
    store = Store(engine, lambda: f"written-{next(letters)}")
    async with store.work() as work:
        now = SystemClock().now().astimezone(UTC) + await work.clock_ahead() - timedelta(seconds=1)
        posted = await work.outbox.post(ConversationAddress("web", who, private=True), ChatIdentity("web", who), "zh-Hant-TW", reply, now)
    await engine.dispose()
    return posted.number


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    running = Desk(tmp_path_factory.mktemp("desk"))
    yield running
    running.stop()


@pytest.fixture
def open_desk() -> Iterator[Callable[[Path, int], Desk]]:
    """Opens desks that a test may stop itself; none outlives the test."""
    opened: list[Desk] = []

    def opening(folder: Path, port: int = 0) -> Desk:
        opened.append(Desk(folder, port))
        return opened[-1]

    yield opening
    for one in opened:
        if one.process.poll() is None:
            one.stop()


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield browser
        browser.close()


@contextmanager
def visiting(
    chromium: Browser, desk: Desk, who: str, size: ViewportSize = DESKTOP, script: bool = True, forgiven: str = "", **more: Any
) -> Iterator[Page]:
    """A page of this visitor. Whatever the browser complains of, a breach of our own policy included, fails the test, unless it says `forgiven`."""
    wanted = {"locale": "zh-TW", "reduced_motion": "reduce", **more}
    context = chromium.new_context(viewport=size, java_script_enabled=script, has_touch=size is PHONE, **wanted)
    page = context.new_page()
    page.set_default_timeout(60_000)
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.goto(f"{desk.url}/?as={who}")
    page.locator("textarea#say" if script else "input#say").wait_for()
    yield page
    context.close()
    assert [trouble for trouble in troubles if not (forgiven and forgiven in trouble)] == []


def shot(page: Page, name: str, full: bool = False) -> None:
    """A picture of the page in each theme, where pictures are wanted."""
    if SCREENSHOTS:
        Path(SCREENSHOTS).mkdir(parents=True, exist_ok=True)
        for theme in THEMES:
            page.emulate_media(color_scheme=theme)
            page.screenshot(path=Path(SCREENSHOTS) / f"{name}-{theme}.png", full_page=full)


def named(size: ViewportSize) -> str:
    """How a size is called in the names of pictures."""
    return "phone" if size is PHONE else "desktop"


def fits(page: Page) -> bool:
    """Whether nothing is wider than the window (WCAG 1.4.10)."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def fits_everywhere(page: Page) -> bool:
    """Whether that holds on a phone and at a desk; the window is afterwards as large as before."""
    before = page.viewport_size
    fitting: list[bool] = []
    for size in (PHONE, DESKTOP):
        page.set_viewport_size(size)
        fitting.append(fits(page))
    if before:
        page.set_viewport_size(before)
    return all(fitting)


def ask(page: Page, text: str) -> str:
    """Types a question, sends it with Enter, and gives the answer's words."""
    answers = page.locator(".item.desk")
    before = answers.count()
    page.fill("#say", text)
    page.press("#say", "Enter")
    answers.nth(before).wait_for()
    return answers.nth(before).inner_text()
