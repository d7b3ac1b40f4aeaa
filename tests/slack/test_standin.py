"""The stand-in against the real SDK: what Slack does, it does, and what Slack refuses, it refuses."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.slack.standin import Fault, SlackStandIn

Json = dict[str, Any]

BUTTON = {"type": "button", "text": {"type": "plain_text", "text": "Unlock"}, "action_id": "unlock", "value": "1"}
MODAL = {
    "type": "modal", "callback_id": "about", "title": {"type": "plain_text", "text": "About"}, "submit": {"type": "plain_text", "text": "Send"},
    "blocks": [{
        "type": "input", "block_id": "line", "label": {"type": "plain_text", "text": "Your name"},
        "element": {"type": "plain_text_input", "action_id": "name"},
    }],
}  # fmt: skip


@pytest.fixture
async def slack() -> AsyncIterator[SlackStandIn]:
    async with SlackStandIn() as one:
        yield one


def client_of(slack: SlackStandIn) -> AsyncWebClient:
    return AsyncWebClient(token=slack.bot_token, base_url=slack.api_url, retry_handlers=[])


def app_of(slack: SlackStandIn) -> AsyncApp:
    return AsyncApp(client=client_of(slack), signing_secret=slack.signing_secret)


@asynccontextmanager
async def connected(slack: SlackStandIn, app: AsyncApp) -> AsyncIterator[None]:
    handler = AsyncSocketModeHandler(app, slack.app_token, ping_interval=0.2)
    await handler.connect_async()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call]


@asynccontextmanager
async def listening(slack: SlackStandIn, app: AsyncApp) -> AsyncIterator[None]:
    runner = web.AppRunner(app.web_app("/slack/events"))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    slack.events_url = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    try:
        yield
    finally:
        await runner.cleanup()


async def error_of(call: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        await call
    return str(caught.value.response["error"])


async def test_an_event_over_the_socket_is_acknowledged_and_answered(slack: SlackStandIn) -> None:
    app = app_of(slack)

    @app.event("message")
    async def answer(event: Json, client: AsyncWebClient) -> None:
        person = await client.users_info(user=event["user"], include_locale=True)
        text = f"{event['text']} {person['user']['locale']}"
        await client.chat_postMessage(channel=event["user"], text=text, blocks=[{"type": "actions", "elements": [BUTTON]}])

    @app.action("unlock")
    async def unlock(ack: Any, respond: Any) -> None:
        await ack()
        await respond(text="unlocked", replace_original=True)

    async with connected(slack, app):
        slack.say("U1", "hello")
        [message] = await slack.until(lambda: slack.shown("U1"))
        assert (message["channel"], message["text"]) == ("DU1", "hello zh-TW")
        slack.press("U1", message, 0)
        await slack.until(lambda: message["text"] == "unlocked" and not message["blocks"])
        await slack.until(lambda: len(slack.acknowledged) == 2)
        history = await client_of(slack).conversations_history(channel="DU1")
    assert [one["text"] for one in history["messages"]] == ["unlocked", "hello"]
    assert slack.acknowledged[0]["took"] < 1.5
    assert (slack.refused, slack.early) == ([], [])


async def test_what_is_not_acknowledged_is_delivered_again_also_over_a_new_connection(slack: SlackStandIn) -> None:
    slack.retry_pause = 0.3
    client = client_of(slack)
    attempts: list[int] = []

    async def link() -> aiohttp.ClientWebSocketResponse:
        opened = await client.apps_connections_open(app_token=slack.app_token)
        socket = await session.ws_connect(opened["url"])
        assert (await socket.receive_json())["type"] == "hello"
        return socket

    async with aiohttp.ClientSession() as session:
        socket = await link()
        slack.say("U1", "hello")
        for _ in range(2):
            attempts.append((await socket.receive_json())["retry_attempt"])
        await slack.cut_socket()
        socket = await link()
        envelope = await socket.receive_json()
        assert [*attempts, envelope["retry_attempt"]] == [0, 1, 2]
        assert slack.acknowledged == []
        await socket.send_json({"envelope_id": envelope["envelope_id"]})
        await slack.until(lambda: slack.acknowledged)
        with pytest.raises(TimeoutError):
            await socket.receive_json(timeout=0.6)


async def test_the_sdk_comes_back_after_a_refresh_a_cut_and_an_outage(slack: SlackStandIn) -> None:
    app, heard = app_of(slack), []

    @app.event("message")
    async def hear(event: Json) -> None:
        heard.append(event["text"])

    async with connected(slack, app):
        await slack.disconnect()
        slack.say("U1", "refreshed")
        await slack.until(lambda: "refreshed" in heard)
        await slack.cut_socket()
        slack.say("U1", "cut")
        await slack.until(lambda: "cut" in heard)
        await slack.stop()
        slack.say("U1", "outage")
        with pytest.raises(aiohttp.ClientConnectionError):
            await client_of(slack).auth_test()
        await slack.start()
        await slack.until(lambda: "outage" in heard)
        await slack.until(lambda: len(slack.acknowledged) == 3)


async def test_what_is_posted_to_the_app_carries_a_signature_that_bolt_accepts(slack: SlackStandIn) -> None:
    app, heard = app_of(slack), []
    slack.retry_pause = 0.1

    @app.event("message")
    async def hear(event: Json, request: Any) -> None:
        heard.append((event["text"], request.headers.get("x-slack-retry-num")))

    @app.command("/account")
    async def command(ack: Any) -> None:
        await ack(text="at once")

    async with listening(slack, app):
        payload = slack.say("U1", "héllo <b>")
        await slack.until(lambda: slack.acknowledged)
        slack.redeliver(payload)
        await slack.until(lambda: heard == [("héllo <b>", None)] * 2)
        slack.command("U2", "帳號")
        [seen] = await slack.until(lambda: slack.shown("C1"))
        assert (seen["text"], seen["ephemeral_to"], seen["via"]) == ("at once", "U2", "acknowledgement")
        slack.signing_secret = "another"
        slack.say("U1", "forged")
        await slack.until(lambda: slack.given_up)
    assert len(heard) == 2


async def test_blocks_and_arguments_that_slack_would_not_take_are_refused(slack: SlackStandIn) -> None:
    client = client_of(slack)
    long = {"type": "section", "text": {"type": "plain_text", "text": "x" * 3001}}
    twice = {"type": "actions", "elements": [BUTTON, BUTTON]}
    loud = {"type": "actions", "elements": [{**BUTTON, "style": "default"}]}
    bad: list[Any] = [[long], [twice], [loud], [{"type": "divider"}] * 51, [{"type": "marquee"}], [{"type": "divider", "colour": "red"}], MODAL["blocks"]]
    for blocks in bad:
        assert await error_of(client.chat_postMessage(channel="U1", text="x", blocks=blocks)) == "invalid_blocks"
    assert await error_of(client.chat_postMessage(channel="U1", text="x", colour="red")) == "invalid_arguments"
    assert await error_of(client.chat_postMessage(channel="#general", text="x")) == "channel_not_found"
    assert await error_of(client.chat_postMessage(channel="U1", text="x" * 40_001)) == "msg_too_long"
    with pytest.warns(UserWarning, match="text"):
        assert await error_of(client.chat_postMessage(channel="U1")) == "no_text"
    assert await error_of(client.views_publish(user_id="U1", view=MODAL)) == "invalid_arguments"
    assert len(slack.refused) == 12
    assert slack.messages == []
    slack.scopes = {"im:write"}
    assert await error_of(client.chat_postMessage(channel="U1", text="x")) == "missing_scope"
    assert await error_of(AsyncWebClient(token="xoxb-other", base_url=slack.api_url).auth_test()) == "invalid_auth"


async def test_text_that_is_not_escaped_is_refused(slack: SlackStandIn) -> None:
    client = client_of(slack)
    for text in ("a & b", "1 < 2", "<script>", "<!here>", "<!channel>", "&nbsp;", "<@nobody>", "<http://a.example|b & c>"):
        assert await error_of(client.chat_postMessage(channel="U1", text=text)) == "invalid_arguments"
        section = {"type": "section", "text": {"type": "mrkdwn", "text": text}}
        assert await error_of(client.chat_postMessage(channel="U1", text="x", blocks=[section])) == "invalid_blocks"
    assert all("unescaped text" in why for _, why in slack.refused)
    for text in ("a &amp; b &lt;c&gt;", "<https://a.example/?b=1&c=2|so>", "<@U1> <#C1>", "<!date^1764230000^{date_short} {time}|27 November>"):
        await client.chat_postMessage(channel="U1", text=text, blocks=[{"type": "section", "text": {"type": "mrkdwn", "text": text}}])
    await client.chat_postMessage(channel="U1", text="x", blocks=[{"type": "section", "text": {"type": "plain_text", "text": "a & <b>"}}])


async def test_who_calls_before_a_429_has_passed_is_noted_as_early(slack: SlackStandIn) -> None:
    client = client_of(slack)
    slack.fault(Fault("429", retry_after=1), method="chat.postMessage", channel="U1")
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel="U1", text="x")
    assert (caught.value.response.status_code, caught.value.response.headers["Retry-After"]) == (429, "1")
    assert await error_of(client.chat_postMessage(channel="U1", text="x")) == "ratelimited"
    assert slack.early == [("chat.postMessage", "DU1")]
    await client.chat_postMessage(channel="U2", text="another channel goes on")
    await asyncio.sleep(1.05)
    await client.chat_postMessage(channel="U1", text="x")
    slack.limit = 0.5
    await client.chat_postMessage(channel="U1", text="x")
    assert await error_of(client.chat_postMessage(channel="U1", text="x")) == "ratelimited"
    assert len(slack.early) == 1


async def test_a_modal_opens_once_with_its_trigger_and_is_submitted(slack: SlackStandIn) -> None:
    app, client, submitted = app_of(slack), client_of(slack), []

    @app.shortcut("about")
    async def about(ack: Any, shortcut: Json) -> None:
        await ack()
        await client.views_open(trigger_id=shortcut["trigger_id"], view=MODAL)

    @app.view("about")
    async def sent(ack: Any, view: Json) -> None:
        name = view["state"]["values"]["line"]["name"]["value"]
        submitted.append(name)
        await (ack(response_action="errors", errors={"line": "who?"}) if name == "?" else ack())

    async with connected(slack, app):
        trigger = slack.shortcut("U1", "about")["trigger_id"]
        [modal] = await slack.until(lambda: slack.modals)
        assert (modal["user"], modal["trigger"]) == ("U1", trigger)
        assert await error_of(client.views_open(trigger_id=trigger, view=MODAL)) == "exchanged_trigger_id"
        assert await error_of(client.views_open(trigger_id="1.2.3", view=MODAL)) == "invalid_trigger_id"
        slack.submit("U1", modal, {"name": "?"})
        await slack.until(lambda: modal["errors"] == {"line": "who?"})
        slack.submit("U1", modal, {"name": "陳"})
        await slack.until(lambda: not modal["open"])
        late = slack.new_trigger("U1")
        await asyncio.sleep(3.05)
        assert await error_of(client.views_open(trigger_id=late, view=MODAL)) == "expired_trigger_id"
    assert submitted == ["?", "陳"]


async def test_a_cut_call_is_carried_out_and_a_hanging_one_is_not(slack: SlackStandIn) -> None:
    client = client_of(slack)
    slack.fault(Fault("cut"))
    with pytest.raises(aiohttp.ClientError):
        await client.chat_postMessage(channel="U1", text="there", metadata={"event_type": "number", "event_payload": {"number": 7}})
    found = await client.conversations_history(channel="DU1", include_all_metadata=True)
    assert [(one["text"], one["metadata"]["event_payload"]) for one in found["messages"]] == [("there", {"number": 7})]
    slack.fault(Fault("hang"), method="chat.postMessage")
    began = time.monotonic()
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(client.chat_postMessage(channel="U1", text="never"), 0.3)
    assert time.monotonic() - began < 1
    slack.fault(Fault("500"), times=1)
    with pytest.raises(SlackApiError):
        await client.auth_test()
    slack.fault(Fault("error:fatal_error"), times=1)
    assert await error_of(client.auth_test()) == "fatal_error"
    assert len(slack.messages) == 1


async def test_only_its_own_lasting_messages_can_be_changed_by_the_bot(slack: SlackStandIn) -> None:
    client = client_of(slack)
    shown = await client.chat_postEphemeral(channel="C1", user="U1", text="for you")
    assert await error_of(client.chat_update(channel="C1", ts=shown["message_ts"], text="x")) == "message_not_found"
    said = slack.say("U1", "hello")["event"]
    assert await error_of(client.chat_update(channel="DU1", ts=said["ts"], text="x")) == "cant_update_message"
    posted = await client.chat_postMessage(channel="U1", text="first", thread_ts=said["ts"])
    await client.chat_update(channel=posted["channel"], ts=posted["ts"], text="second")
    assert [(one["text"], one["edited"]) for one in slack.shown("U1")] == [("second", 1)]
    thread = await client.conversations_replies(channel="DU1", ts=said["ts"])
    assert [one["text"] for one in thread["messages"]] == ["hello", "second"]
    await client.chat_delete(channel=posted["channel"], ts=posted["ts"])
    assert slack.shown("U1") == []
