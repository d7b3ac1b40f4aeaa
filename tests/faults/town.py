"""An office of people at a platform, and the desk's program that they talk to."""

import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import yaml

from bot.messages import ChatIdentity
from bot.settings.schema import Settings
from bot.wiring.application import DataLocation, open_application
from tests.crashes.desk import organisation, small_index
from tests.faults.program import Program, until
from tests.platforms.conftest import telegram_settings
from tests.platforms.desk import Browser
from tests.telegram.standin import TelegramStandIn

STATUS = "我的帳號怎麼了"
UNLOCK = "幫我解鎖"
ENGLISH = "lock39"
_FIRST = 3001


@dataclass
class Town:
    """`desk` serves these people; each has a chat of the same number on the stand-in of Telegram."""

    telegram: TelegramStandIn
    desk: Program
    people: Sequence[str]
    _seen: dict[str, int] = field(default_factory=dict)

    def chat(self, person: str) -> int:
        return _FIRST + self.people.index(person)

    def language(self, person: str) -> str:
        return "en" if person == ENGLISH else "zh-hant"

    def say(self, person: str, text: str) -> None:
        """Writes, and waits for nothing."""
        self.telegram.say(self.chat(person), text, language=self.language(person))

    def shown(self, person: str) -> list[dict[str, Any]]:
        return self.telegram.shown(self.chat(person))

    def texts(self, person: str) -> list[str]:
        return [str(one["text"]) for one in self.shown(person)]

    async def hear(self, people: Sequence[str], *words: str, timeout: float = 60) -> None:  # noqa: ASYNC109 - see `until`
        """Waits until each of them was told something with one of these words in it."""

        def missing() -> list[str]:
            return [person for person in people if not any(word in text for word in words for text in self.texts(person))]

        await until(lambda: not missing(), timeout, lambda: f"{missing()} did not hear {words}: {[self.texts(one)[-1:] for one in missing()]}\n{self.desk.log()[-3000:]}")

    async def answered(self, person: str, timeout: float = 30) -> str:  # noqa: ASYNC109 - see `until`
        """What is new in somebody's chat; waits until something is."""
        before = self._seen.get(person, 0)
        await until(lambda: len(self.shown(person)) > before, timeout, lambda: f"no answer for {person}; log:\n{self.desk.log()[-3000:]}")
        new = self.texts(person)[before:]
        self._seen[person] = len(self.shown(person))
        return "\n".join(new)

    async def asks(self, person: str, text: str, timeout: float = 30) -> str:  # noqa: ASYNC109 - see `until`
        """Writes, and gives the answer."""
        self._seen[person] = len(self.shown(person))
        self.say(person, text)
        return await self.answered(person, timeout)

    def link(self, person: str) -> str:
        """The newest link to a one-time page, as the running program serves it."""
        for one in reversed(self.shown(person)):
            rows = (one.get("reply_markup") or {}).get("inline_keyboard", [])
            links = [*(button["url"] for row in rows for button in row if "url" in button), *re.findall(r"http\S+", one["text"])]
            for link in reversed(links):
                if "/s/" in link:
                    return self.desk.url + httpx.URL(link).path
        raise AssertionError(f"{person} was sent to no page: {self.texts(person)}")

    async def code(self, person: str) -> str:
        """The newest code that the demonstration's mailbox has for somebody."""
        _, page = await self.desk.get("/demo/mail")
        mails = re.split(r"<article|<li", page)
        found = next((code[0] for mail in mails if f"{person}@home.example" in mail and (code := re.search(r"\b\d{6}\b", re.sub(r"<[^>]+>", " ", mail)))), None)
        assert found is not None, page
        return found

    async def opens(self, person: str) -> Browser:
        """The page that somebody was sent to, in a browser of their own."""
        browser = Browser()
        await browser.open(self.link(person))
        return browser


def office(folder: Path, locked: str) -> Path:
    """Forty people who have been locked out since then, one of whom reads English, and twenty who have forgotten their password."""
    file = organisation(folder)
    described = yaml.safe_load(file.read_text(encoding="utf-8"))
    for one in described["people"]:
        if "locked" in one["directory"]:
            one["directory"]["locked"] = locked
        if one["id"] == ENGLISH:
            one["language"] = "en"
    file.write_text(yaml.safe_dump(described, allow_unicode=True), encoding="utf-8")
    return file


@asynccontextmanager
async def town_of(folder: Path, people: Sequence[str], settings: dict[str, Any] | None = None, host: str = "", locked: str = "-1m", **program: Any) -> AsyncIterator[Town]:
    """The desk is started over an office of its own, with these people linked to their chats. `host`: the name by which it knows Telegram; `locked`: since
    when people are locked out."""
    office(folder, locked)
    async with TelegramStandIn() as telegram:
        given = {
            "timings": {"auto_unlock": "100h"}, "meaning": {"encoder": "none"}, "demonstration": True,
            "channels": _by_name(telegram_settings(telegram), host), **(settings or {}),
        }  # fmt: skip
        quiet = {name: section for name, section in given.items() if name not in ("channels", "mail", "helpdesk")}
        async with open_application(DataLocation(Settings.model_validate(quiet), folder / "data", folder / "office.yaml"), small_index) as application:
            for number, name in enumerate(people):
                person = await application.register.person(name)
                assert person is not None, name
                await application.identities.link(ChatIdentity("telegram", str(_FIRST + number)), person, "operator", "test")
        town = Town(telegram, Program(folder, given, **program), people)
        await town.desk.start()
        try:
            yield town
        finally:
            await town.desk.stop()


def _by_name(channels: dict[str, Any], host: str) -> dict[str, Any]:
    section = channels["telegram"]
    return channels if not host else {"telegram": {**section, "api_url": section["api_url"].replace("127.0.0.1", host)}}
