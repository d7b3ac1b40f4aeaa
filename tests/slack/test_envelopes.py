"""Envelopes and calls that the SDK, bolt or we cannot read: acknowledged, left out, and the next one is heard."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.messages import Message
from bot.ports import Receipt
from bot.secret import Secret
from integrations.channels.slack.channel import SlackChannel
from integrations.channels.slack.keys import SlackKeys
from tests.slack.standin import SlackStandIn

UNREADABLE: list[Any] = [
    None, 5, [1, {"type": "event_callback"}], "text", True, {}, {"type": "event_callback"}, {"type": "event_callback", "event": [1]},
    {"type": "event_callback", "event": 5, "ssl_check": 1}, {"type": 5, "authorizations": 7}, {"type": "block_actions", "actions": {"0": 1}, "user": "U1"},
    {"type": "view_submission", "view": []}, {"command": ["/account"]}, {"type": "shortcut", "user": None}, {"type": "url_verification", "event": 3},
    {"type": "message_from_next_year", "payload": {"payload": {}}},
]  # fmt: skip
STRANGE_AROUND: list[dict[str, Any]] = [{"authorizations": 7}, {"authorizations": [None]}, {"team_id": ["T1"]}, {"enterprise_id": {"id": 1}}, {"is_enterprise_install": "yes"}, {"api_app_id": 3}]


class Still:
    """A clock that stands."""

    def now(self) -> datetime:
        return datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


class Heard:
    """What came in; `away`: it cannot be written down."""

    def __init__(self) -> None:
        self.texts: list[Any] = []
        self.away = False

    async def accept(self, message: Message) -> Receipt:
        if self.away:
            raise OSError("the database is away")
        self.texts.append(message.content)
        return Receipt(fresh=True, secret=False)


@asynccontextmanager
async def hearing(slack: SlackStandIn) -> AsyncIterator[Heard]:
    heard = Heard()
    keys = SlackKeys(Secret(slack.bot_token), Secret(slack.app_token), None, slack.api_url)
    channel = SlackChannel(keys, Still(), Still(), "zh-Hant-TW", lambda key, _: key)
    task = asyncio.create_task(channel.receive(heard.accept))
    try:
        yield heard
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await channel.close()


async def test_an_envelope_that_nobody_can_read_is_acknowledged_once_and_the_socket_goes_on(capsys: pytest.CaptureFixture[str]) -> None:
    async with SlackStandIn() as slack, hearing(slack) as heard:
        for payload in UNREADABLE:
            for kind in ("events_api", "interactive", "slash_commands"):
                slack.deliver(kind, payload)
        await slack.until(lambda: len(slack.acknowledged) == 3 * len(UNREADABLE), 10)
        assert {one["attempt"] for one in slack.acknowledged} == {0}, "at once"
        assert heard.texts == []
        for around in STRANGE_AROUND:
            slack.event({"type": "message", "channel_type": "im", "channel": "DU1", "user": "U1", "text": "hello", "ts": slack.new_ts(), "team": "T1"}, **around)
        await slack.until(lambda: len(heard.texts) == len(STRANGE_AROUND), 10)
        assert not slack.given_up
    assert "of an unknown shape was left out" in capsys.readouterr().out


async def test_what_could_not_be_written_down_is_still_not_acknowledged() -> None:
    async with SlackStandIn() as slack, hearing(slack) as heard:
        heard.away, slack.retry_pause = True, 0.2
        slack.say("U1", "hello")
        await asyncio.sleep(0.3)
        assert slack.acknowledged == []
        heard.away = False
        await slack.until(lambda: heard.texts and slack.acknowledged, 10)
