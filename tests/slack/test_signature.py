"""Calls that claim to be Slack's (T10), and payloads of any shape: never a 500, and nothing taken that is not signed."""

import hashlib
import hmac
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.routing import Route

from bot.messages import Message
from bot.ports import Receipt
from bot.secret import Secret
from integrations.channels.slack.channel import SlackChannel
from integrations.channels.slack.keys import SlackKeys

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
EVENT = {
    "type": "event_callback", "team_id": "T1", "event_id": "Ev1", "authorizations": [{"team_id": "T1", "user_id": "UBOT", "is_bot": True}],
    "event": {"type": "message", "channel_type": "im", "channel": "D1", "user": "U1", "text": "帳號被鎖要等多久", "ts": "1.1", "team": "T1"},
}  # fmt: skip


class Still:
    """A clock that stands."""

    def now(self) -> datetime:
        return NOW


class Line:
    """The address that Slack calls, and what came through it."""

    def __init__(self) -> None:
        self.taken: list[Message] = []
        self.broken = False
        self.answered: Any = None
        self.channel = SlackChannel(SlackKeys(Secret("xoxb-1"), None, Secret("shh"), "http://127.0.0.1:9/api/"), Still(), Still(), "zh-Hant-TW", lambda key, _: key)
        hooks = self.channel.hooks(self._accept)
        app = Starlette(routes=[Route(path, hook, methods=["POST"]) for path, hook in hooks.items()])
        self.client = httpx.AsyncClient(transport=httpx.ASGITransport(app, raise_app_exceptions=False), base_url="http://desk")

    async def _accept(self, message: Message) -> Receipt:
        if self.broken:
            raise OSError("the database is away")
        self.taken.append(message)
        return Receipt(fresh=True, secret=False)

    async def send(self, body: bytes, at: str = str(int(NOW.timestamp())), secret: str = "shh", kind: str = "application/json", **headers: str) -> int:
        signature = "v0=" + hmac.new(secret.encode(), b"v0:" + at.encode("utf-8", "replace") + b":" + body, hashlib.sha256).hexdigest()
        sent = {"X-Slack-Request-Timestamp": at, "X-Slack-Signature": signature, "Content-Type": kind} | headers
        raw = [(name.encode(), value.encode("utf-8")) for name, value in sent.items() if value]
        answer = await self.client.post("/slack/events", content=body, headers=raw)
        self.answered = answer.json() if answer.content.startswith(b"{") else None
        return answer.status_code


@pytest.fixture
async def line() -> AsyncIterator[Line]:
    line = Line()
    yield line
    await line.channel.close()


def at(**span: float) -> str:
    return str(int((NOW + timedelta(**span)).timestamp()))


BODY = json.dumps(EVENT).encode()


async def test_t10_what_slack_signed_is_taken_once(line: Line) -> None:
    assert await line.send(BODY) == 200
    assert len(line.taken) == 1


@pytest.mark.parametrize(
    ("why", "changes"),
    [
        ("another secret", {"secret": "other"}),
        ("301 seconds old", {"at": at(seconds=-301)}),
        ("301 seconds ahead", {"at": at(seconds=301)}),
        ("a time that is no number", {"at": "abc"}),
        ("a negative time", {"at": "-5"}),
        ("a time of another script", {"at": "１７７２"}),
        ("a time far too long", {"at": "1" * 400}),
        ("no time", {"at": ""}),
        ("no signature", {"X-Slack-Signature": ""}),
        ("a signature that is not ASCII", {"X-Slack-Signature": "v0=簽章"}),
        ("a signature of nothing", {"X-Slack-Signature": "v0="}),
    ],
)
async def test_t10_what_is_not_signed_by_slack_now_is_refused(line: Line, why: str, changes: dict[str, str]) -> None:
    assert await line.send(BODY, **changes) == 401, why
    assert line.taken == []


async def test_t10_a_signature_covers_every_byte(line: Line) -> None:
    signature = "v0=" + hmac.new(b"shh", f"v0:{at()}:".encode() + BODY, hashlib.sha256).hexdigest()
    assert await line.send(BODY + b" ", **{"X-Slack-Signature": signature}) == 401


async def test_t10_the_same_call_played_again_is_refused_and_slacks_own_repetition_is_not(line: Line) -> None:
    assert [await line.send(BODY), await line.send(BODY)] == [200, 401]
    assert await line.send(BODY, **{"X-Slack-Retry-Num": "1"}) == 200
    assert await line.send(BODY, at=at(seconds=1)) == 200, "repeated and signed anew: dropped later, by its event"


async def test_what_could_not_be_written_down_is_asked_for_again(line: Line) -> None:
    line.broken = True
    assert await line.send(BODY) == 503
    line.broken = False
    assert await line.send(BODY) == 200, "the first one was never taken, so it is no repetition"


async def test_slacks_question_whether_we_are_there_is_answered(line: Line) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "c-1", "token": "x"}).encode()
    assert await line.send(body) == 200
    assert line.answered == {"challenge": "c-1"}


async def test_a_call_that_is_too_long_is_not_read_to_its_end(line: Line) -> None:
    assert await line.send(b" " * 2_100_000) == 413


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20), lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4), max_leaves=12
)
PLACES = ("type", "event", "user", "team", "actions", "view", "channel", "container", "authorizations", "command", "user_id", "trigger_id", "payload", "message", "callback_id")
SHAPES = st.one_of(
    st.dictionaries(st.sampled_from(PLACES), JSON | st.sampled_from(["event_callback", "block_actions", "view_submission", "shortcut", "ssl_check"]), max_size=8),
    st.builds(lambda event: {**EVENT, "event": event}, JSON),
    st.builds(lambda more: {**EVENT, "event": {**EVENT["event"], **more}}, st.dictionaries(st.sampled_from(["user", "text", "ts", "files", "attachments", "thread_ts", "channel", "subtype", "bot_id"]), JSON)),  # type: ignore[dict-item]
    JSON,
)


@given(shape=SHAPES, form=st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
async def test_t10_no_payload_whatever_its_shape_is_answered_with_a_500(line: Line, shape: Any, form: bool) -> None:
    body = json.dumps(shape).encode()
    kind = "application/x-www-form-urlencoded" if form else "application/json"
    sent = urlencode({"payload": body.decode()}).encode() if form else body
    assert await line.send(sent, kind=kind) in (200, 400, 401, 404)


@given(body=st.binary(max_size=200), kind=st.sampled_from(["application/json", "application/x-www-form-urlencoded", "text/plain", ""]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
async def test_t10_no_bytes_are_answered_with_a_500(line: Line, body: bytes, kind: str) -> None:
    assert await line.send(body, kind=kind) in (200, 400, 401, 404)
