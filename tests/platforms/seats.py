"""Somebody in front of a platform: writes, presses, and sees what is new in the own conversation with the desk."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from bot.messages import ChatIdentity
from tests.platforms.desk import Desk
from tests.slack.standin import SlackStandIn
from tests.slack.workspace import elements_of
from tests.telegram.standin import TelegramStandIn

Shown = dict[str, Any]


class Seat(Protocol):
    """One person's screen on one platform."""

    identity: ChatIdentity

    def shown(self) -> list[Shown]:
        """All that stands in the own conversation, as it looks now; each has `text`, `buttons` (label and how to press it) and `links`."""
        ...

    def write(self, text: str) -> None:
        """Writes to the desk in private."""
        ...

    def press(self, message: Shown, button: Any) -> None:
        """Presses a button."""
        ...


@dataclass
class SlackSeat:
    """In Slack."""

    slack: SlackStandIn
    user: str
    identity: ChatIdentity = field(init=False)

    def __post_init__(self) -> None:
        self.identity = ChatIdentity("slack", self.user)

    def shown(self) -> list[Shown]:
        return [_of_slack(one) for one in self.slack.shown(self.user)]

    def write(self, text: str) -> None:
        self.slack.say(self.user, text)

    def press(self, message: Shown, button: Any) -> None:
        self.slack.press(self.user, message["raw"], button)


def _of_slack(message: Shown) -> Shown:
    elements = [one for block in message["blocks"] for one in elements_of(block) if one.get("type") == "button"]
    return {
        "raw": message,
        "text": message["text"],
        "buttons": {one["text"]["text"]: one for one in elements if not one.get("url")},
        "links": [one["url"] for one in elements if one.get("url")],
    }


@dataclass
class TelegramSeat:
    """In Telegram."""

    telegram: TelegramStandIn
    user: int
    identity: ChatIdentity = field(init=False)

    def __post_init__(self) -> None:
        self.identity = ChatIdentity("telegram", str(self.user))

    def shown(self) -> list[Shown]:
        return [_of_telegram(one) for one in self.telegram.shown(self.user)]

    def write(self, text: str) -> None:
        self.telegram.say(self.user, text)

    def press(self, message: Shown, button: Any) -> None:
        self.telegram.press(self.user, button, message["raw"])


def _of_telegram(message: Shown) -> Shown:
    rows = (message.get("reply_markup") or {}).get("inline_keyboard", [])
    buttons = [one for row in rows for one in row]
    below = [word for word in message["text"].split() if word.startswith("http")]
    return {
        "raw": message,
        "text": message["text"],
        "buttons": {one["text"]: one for one in buttons if "callback_data" in one},
        "links": [one["url"] for one in buttons if "url" in one] + below,
    }


@dataclass
class Person:
    """Somebody of the organisation in that seat. What is new on the screen since the last act stands in `new`."""

    desk: Desk
    name: str
    seat: Seat
    new: list[Shown] = field(default_factory=list)
    _before: list[tuple[Any, str]] = field(default_factory=list)

    async def says(self, text: str) -> str:
        """Writes and waits for the answer."""
        return await self._act(lambda: self.seat.write(text))

    async def presses(self, label: str) -> str:
        """Presses the newest button whose words begin so."""
        message, button = next(
            (one, button) for one in reversed(self.seat.shown()) for words, button in one["buttons"].items() if words.startswith(label)
        )
        return await self._act(lambda: self.seat.press(message, button))

    async def hears(self) -> str:
        """What came without an act of one's own."""
        await self._until_new()
        return self.told()

    def told(self) -> str:
        """What is new, as one text."""
        return "\n".join(one["text"] for one in self.new)

    def link(self) -> str:
        """The newest link to a one-time page."""
        return next(str(link) for one in reversed(self.seat.shown()) for link in reversed(one["links"]) if "/s/" in link)

    def labels(self) -> list[str]:
        """The buttons that are on the screen now."""
        return [words for one in self.seat.shown() for words in one["buttons"]]

    def look(self) -> None:
        """All that is on the screen now counts as seen."""
        self._before = _marks(self.seat.shown())

    async def _act(self, act: Callable[[], None]) -> str:
        self.look()
        act()
        await self._until_new()
        return self.told()

    async def _until_new(self) -> None:
        for _ in range(1500):
            if _marks(self.seat.shown()) != self._before:
                break
            await asyncio.sleep(0.01)
        else:
            raise AssertionError(f"nothing new for {self.name}")
        await self.desk.application.settle(20)
        before = set(self._before)
        self.new = [one for one, mark in zip(self.seat.shown(), _marks(self.seat.shown()), strict=True) if mark not in before]
        self.look()


def _marks(shown: list[Shown]) -> list[tuple[Any, str]]:
    return [(one["raw"].get("ts") or one["raw"].get("message_id"), one["text"]) for one in shown]
