"""Calls that claim to be Telegram's (T11), and updates of any shape: never a 500, and nothing read before the secret is right."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.routing import Route

from bot.messages import Message
from bot.ports import Receipt
from bot.secret import Secret
from integrations.channels.telegram.channel import TelegramChannel
from integrations.channels.telegram.keys import TelegramKeys

UPDATE = {"update_id": 7, "message": {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}, "from": {"id": 5, "is_bot": False, "first_name": "x"}, "text": "你好"}}


class Still:
    """A clock that stands."""

    def now(self) -> datetime:
        return datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


class Line:
    """The address that Telegram calls, and what came through it."""

    def __init__(self) -> None:
        self.taken: list[Message] = []
        self.broken = False
        keys = TelegramKeys(Secret("1000:token"), Secret("a-secret_Token1"), "https://desk.example/telegram/webhook", "http://127.0.0.1:9/bot")
        self.channel = TelegramChannel(keys, Still(), ("zh-Hant-TW", "en"), lambda key, _: key)
        app = Starlette(routes=[Route(path, hook, methods=["POST"]) for path, hook in self.channel.hooks(self._accept).items()])
        self.client = httpx.AsyncClient(transport=httpx.ASGITransport(app, raise_app_exceptions=False), base_url="http://desk")

    async def _accept(self, message: Message) -> Receipt:
        if self.broken:
            raise OSError("the database is away")
        self.taken.append(message)
        return Receipt(fresh=True, secret=False)

    async def send(self, body: bytes, secret: str | None = "a-secret_Token1") -> int:
        headers = [] if secret is None else [(b"X-Telegram-Bot-Api-Secret-Token", secret.encode())]
        return (await self.client.post("/telegram/webhook", content=body, headers=headers)).status_code


@pytest.fixture
async def line() -> AsyncIterator[Line]:
    line = Line()
    yield line
    await line.channel.close()


async def test_t11_what_brings_the_secret_is_taken(line: Line) -> None:
    assert await line.send(json.dumps(UPDATE).encode()) == 200
    assert [one.event for one in line.taken] == ["update:7"]


@pytest.mark.parametrize("secret", [None, "", "other", "a-secret_Token", "a-secret_Token11", "密語"])
@pytest.mark.parametrize("body", [json.dumps(UPDATE).encode(), b"{not json", b"\xff\xfe"])
async def test_t11_without_the_secret_nothing_is_even_read(line: Line, secret: str | None, body: bytes) -> None:
    assert await line.send(body, secret) == 401
    assert line.taken == []


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"update_id": "7"}', b'{"update_id": true}', b'{"message": {}}'])
async def test_t11_what_is_no_update_is_refused_in_words(line: Line, body: bytes) -> None:
    assert await line.send(body) == 400


async def test_t11_a_call_that_is_too_long_is_not_read_to_its_end(line: Line) -> None:
    assert await line.send(b" " * 1_100_000) == 413


async def test_what_could_not_be_written_down_is_asked_for_again(line: Line) -> None:
    line.broken = True
    assert await line.send(json.dumps(UPDATE).encode()) == 503
    line.broken = False
    assert await line.send(json.dumps(UPDATE).encode()) == 200


async def test_in_a_group_nothing_is_taken_as_not_for_us_before_we_know_our_name(line: Line) -> None:
    in_a_group = {**UPDATE["message"], "chat": {"id": -5, "type": "supergroup", "title": "x"}, "text": "@desk_bot 我登不進去"}  # type: ignore[dict-item]
    assert await line.send(json.dumps({"update_id": 8, "message": in_a_group}).encode()) == 503
    assert line.taken == []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20), lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4), max_leaves=12
)
FIELDS = ("message_id", "date", "chat", "from", "text", "entities", "photo", "document", "forward_origin", "via_bot", "sender_chat", "reply_to_message", "caption")
UPDATES = st.one_of(
    st.builds(lambda number, message: {"update_id": number, "message": message}, JSON, JSON),
    st.builds(lambda more: {"update_id": 1, "message": {**UPDATE["message"], **more}}, st.dictionaries(st.sampled_from(FIELDS), JSON)),  # type: ignore[dict-item]
    st.builds(lambda query: {"update_id": 1, "callback_query": query}, JSON),
    JSON,
)


@given(update=UPDATES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
async def test_t11_no_update_whatever_its_shape_is_answered_with_a_500(line: Line, update: Any) -> None:
    assert await line.send(json.dumps(update).encode()) in (200, 400)


@given(body=st.binary(max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
async def test_t11_no_bytes_are_answered_with_a_500(line: Line, body: bytes) -> None:
    assert await line.send(body) in (200, 400)


@pytest.mark.parametrize("message", [5, None, [], {"poll": 1}, {**UPDATE["message"], "chat": 5}, {**UPDATE["message"], "date": "x", "from": []}])  # type: ignore[dict-item]
async def test_an_update_that_the_sdk_cannot_read_is_acknowledged_so_that_the_next_one_comes(line: Line, message: Any) -> None:
    assert await line.send(json.dumps({"update_id": 6, "message": message}).encode()) == 200
    assert await line.send(json.dumps(UPDATE).encode()) == 200
    assert [one.event for one in line.taken] == ["update:7"]
