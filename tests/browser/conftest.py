"""The page that `run` serves, in a real Chromium. Without Chromium these tests fail: a page nobody has opened is not proven."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM: Final = "/usr/bin/chromium"
_SWITCHES: Final = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Desk:
    """A running desk, as a process of its own."""

    def __init__(self, folder: Path, port: int = 0) -> None:
        command = [sys.executable, "-m", "bot", "run", "--port", str(port), "--data", str(folder)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=Path(__file__).parents[2])
        assert self.process.stdout is not None
        ready = self.process.stdout.readline().split()
        assert ready[:1] == ["READY"], ready
        self.url = ready[1]

    def stop(self) -> int:
        self.process.terminate()
        code = self.process.wait(10)
        if self.process.stdout is not None:
            self.process.stdout.close()
        return code


@pytest.fixture(scope="module")
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


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_SWITCHES)
        yield browser
        browser.close()


def ask(page: Page, text: str) -> str:
    """Types a question, sends it with Enter, and gives the answer's words."""
    answers = page.locator(".item.desk")
    before = answers.count()
    page.fill("#say", text)
    page.press("#say", "Enter")
    answers.nth(before).wait_for()
    return answers.nth(before).inner_text()
