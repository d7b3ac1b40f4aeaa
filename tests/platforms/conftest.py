"""A desk that people reach by one platform: Slack over its socket or over HTTP, Telegram polled or by its webhook."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from bot.cli.web_server import address, listen
from tests.platforms.desk import Desk, open_desk
from tests.platforms.seats import Person, Seat, SlackSeat, TelegramSeat
from tests.slack.standin import SlackStandIn
from tests.telegram.standin import TelegramStandIn

Meet: TypeAlias = Callable[..., Any]


def slack_settings(slack: SlackStandIn, http: bool = False) -> dict[str, Any]:
    keys = {"signing_secret": slack.signing_secret} if http else {"app_token": slack.app_token}
    return {"slack": {"enabled": True, "mode": "http" if http else "socket", "bot_token": slack.bot_token, "api_url": slack.api_url, **keys}}


def telegram_settings(telegram: TelegramStandIn, webhook: bool = False) -> dict[str, Any]:
    more = {"secret_token": "a-secret_Token1"} if webhook else {}
    return {"telegram": {"enabled": True, "mode": "webhook" if webhook else "polling", "token": telegram.token, "api_url": telegram.api_url, **more}}


class Town:
    """People, each in front of the platform of this test; `meet` gives somebody, linked unless they are strangers."""

    def __init__(self, desk: Desk, seat: Callable[[str], Seat]) -> None:
        self.desk = desk
        self._seat = seat
        self._people: dict[str, Person] = {}

    async def meet(self, name: str, linked: bool = True) -> Person:
        if name not in self._people:
            person = self._people[name] = Person(self.desk, name, self._seat(name))
            if linked:
                await self.desk.links(name, person.seat.identity)
                await person.says("hello" if name.endswith(".en") else "你好")
        return self._people[name]


Open: TypeAlias = Callable[..., Any]


@pytest.fixture
async def town(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Open]:
    """Opens the town over this organisation, on the platform that the test names by its parameter."""
    platform: str = request.param
    async with AsyncExitStack() as stack:

        async def open_town(organisation: Path | None = None) -> Town:
            listening = listen("127.0.0.1", 0)
            if platform.startswith("slack"):
                slack = await stack.enter_async_context(SlackStandIn())
                http = platform == "slack-http"
                if http:
                    slack.events_url = f"{address('127.0.0.1', listening.getsockname()[1])}/slack/events"
                desk = await stack.enter_async_context(open_desk(tmp_path / "data", slack_settings(slack, http), organisation, listening))
                return Town(desk, lambda name: SlackSeat(slack, "U" + "".join(one for one in name.upper() if one.isalnum())))
            telegram = await stack.enter_async_context(TelegramStandIn())
            webhook = platform == "telegram-webhook"
            desk = await stack.enter_async_context(open_desk(tmp_path / "data", telegram_settings(telegram, webhook), organisation, listening))
            numbers: dict[str, int] = {}
            return Town(desk, lambda name: TelegramSeat(telegram, numbers.setdefault(name, 1001 + len(numbers))))

        yield open_town
