"""Somebody at the desk in a real browser: what they can do there, whatever is written on the buttons."""

import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any, Final

import yaml
from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize

from tests.browser.conftest import DESKTOP, Desk
from tests.gallery.words import LOCALES, Words
from tests.paths import ROOT, SAMPLES

TO_A_PAGE: Final = "#log a[href*='/s/'], #log a[href*='/link']"
_SETTLED: Final = """script => { const typing = document.getElementById("typing");
    return !document.querySelector("#log .pending") && (!typing || typing.hidden || !script); }"""
_LEFT: Final = "() => !(document.documentElement && document.documentElement.dataset.before) || document.querySelector('[aria-invalid=true], .said-wrong')"
# Nothing was drawn for that long (milliseconds), counted in the page itself.
_AT_REST: Final = """quiet => new Promise(rested => {
    let timer = setTimeout(rested, quiet);
    new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(rested, quiet); })
        .observe(document.body, { subtree: true, childList: true, characterData: true }); })"""


@cache
def described(sample: str) -> Mapping[str, Mapping[str, Any]]:
    """The people of a sample organisation, as its file has them."""
    people = yaml.safe_load((SAMPLES / f"{sample}.yaml").read_text(encoding="utf-8"))["people"]
    return {person["id"]: person for person in people}


def password_of(person: Mapping[str, Any], system: str) -> str:
    """Their password there, as the file has it."""
    entries = person[system]
    return str((entries[0] if isinstance(entries, list) else entries)["password"])


@dataclass
class Visit:
    """One person in one browser; `script`: whether it runs JavaScript. Others who take part have a browser each."""

    chromium: Browser
    desk: Desk
    who: str
    words: Words
    sample: str
    script: bool = True
    size: ViewportSize = field(default_factory=lambda: DESKTOP)
    others: dict[str, "Visit"] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.context: BrowserContext = self.chromium.new_context(
            viewport=self.size, java_script_enabled=self.script, locale=LOCALES[self.words.language], reduced_motion="reduce", color_scheme="light"
        )
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(60_000)  # a busy machine is no failure of the page
        self.troubles: list[str] = []
        self.page.on("console", lambda message: self.troubles.append(message.text) if message.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))

    @property
    def person(self) -> Mapping[str, Any]:
        return described(self.sample)[self.who]

    def close(self) -> None:
        for other in self.others.values():
            other.close()
        self.context.close()

    def other(self, who: str) -> "Visit":
        """Somebody else, with the chat open."""
        if who not in self.others:
            self.others[who] = Visit(self.chromium, self.desk, who, self.words, self.sample)
            self.others[who].chat()
        return self.others[who]

    def chat(self) -> None:
        """Opens the chat."""
        self.at("/")
        self.page.locator("textarea#say" if self.script else "input#say").wait_for()

    def at(self, path: str) -> None:
        """Opens one of the desk's pages as this person."""
        self.page.goto(f"{self.desk.url}{path}{'&' if '?' in path else '?'}as={self.who}")

    def say(self, text: str) -> None:
        """Types it, sends it with Enter, and waits for the answer."""
        self.page.fill("#say", text)
        self.page.press("#say", "Enter")
        self.answered()

    def press(self, label: str) -> None:
        """Presses the newest button of that name in the chat."""
        button = self.page.locator("#log").get_by_role("button", name=label, exact=True, disabled=False).last
        button.wait_for()
        button.click()
        self.answered()

    def answered(self) -> None:
        if self.script:
            self.page.wait_for_function(_SETTLED, arg=self.script)
            return
        again = self.page.locator(".look-again a")
        while again.count():
            again.first.click()

    def rest(self, quiet: float = 1.5) -> None:
        """Waits until nothing new has been drawn for so many seconds: what comes by itself has come."""
        if self.script:
            self.page.evaluate(_AT_REST, quiet * 1000)
        else:
            self.page.wait_for_timeout(quiet * 1000)
            self.chat()

    def open(self) -> None:
        """Opens the newest page that the chat leads to."""
        link = self.page.locator(TO_A_PAGE).last
        link.wait_for()
        self.leaving(link.click)

    def leaving(self, act: Callable[[], object]) -> None:
        """Does it, and waits until the browser shows another document or a mistake on this one."""
        if not self.script:
            act()
            self.page.wait_for_load_state()
            return
        self.page.evaluate("document.documentElement.dataset.before = 'yes'")
        act()
        self.page.wait_for_function(_LEFT)
        self.page.wait_for_load_state()

    def send(self) -> None:
        """Sends the form of a page by its main button."""
        self.leaving(self.page.locator("form button.main:visible").last.click)

    def code(self) -> str:
        """The newest code among the demonstration's mails."""
        return self.mailed(r"\b\d{6}\b")

    def mailed(self, pattern: str) -> str:
        """The newest text of that pattern among the mails, read in another tab."""
        other = self.context.new_page()
        other.goto(f"{self.desk.url}/demo/mail?as={self.who}")
        found = re.search(pattern, "\n".join(other.locator(".letter").all_inner_texts()))
        other.close()
        assert found is not None, f"no {pattern} among the mails"
        return found[0]

    def demonstrate(self, act: str, **values: str) -> None:
        """Moves the clock, breaks a system, locks the account or starts over, as the bar's forms do."""
        if act == "fault":
            self.broken.add(values["system"])
        token = self.page.locator("input[name=csrf]").first.get_attribute("value") or ""
        answer = self.context.request.post(f"{self.desk.url}/demo/{act}", form={"csrf": token, "as": self.who, "back": "chat", **values}, timeout=60_000)
        assert answer.ok, (act, answer.status)

    def time(self) -> datetime:
        """What the desk's clock says, which earlier states have moved."""
        page = self.context.request.get(f"{self.desk.url}/demo?as={self.who}", timeout=60_000).text()
        return datetime.fromisoformat(re.findall(r'<time datetime="([^"]+)"', page)[-1])

    def helpdesk(self, *words: str) -> None:
        """What an operator types beside the running desk: `tickets answer …`, for the newest ticket."""
        listed = _command(self.desk, "tickets", "list", "--json").splitlines()
        number = re.search(r'"number": "(\w+)"', listed[-1])
        assert number is not None
        _command(self.desk, "tickets", words[0], number[1], *words[1:])

    def field(self, name: str) -> Locator:
        return self.page.locator(f"[name={name}]:visible").first


def _command(desk: Desk, *words: str) -> str:
    command = [sys.executable, "-m", "bot", *words, "--data", str(desk.folder)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout
