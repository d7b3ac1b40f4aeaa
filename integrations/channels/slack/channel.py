"""The Slack channel: messages arrive over the SDK's socket or a webhook and are stored before they are acknowledged; replies go out by the Web API."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

import aiohttp
import structlog
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.clock import Clock
from bot.errors import DeliveryError, TryLater, Undeliverable
from bot.messages import HOME, ChatIdentity, ConversationAddress, Message, RenderedMessage
from bot.ports import AcceptMessage
from bot.runtime.request_body import read_body
from bot.secret import Secret
from bot.webhooks import WebhookRoute
from integrations.channels.bounded_download import read_bounded
from integrations.channels.platform_entry import PlatformContext, RunAlone, at_once
from integrations.channels.sdk_logging import one_line_logger
from integrations.channels.side_tasks import SideTasks
from integrations.channels.slack.api_client import SlackClient
from integrations.channels.slack.blocks import Say, fallback, home, message, modal
from integrations.channels.slack.envelopes import Envelopes
from integrations.channels.slack.keys import EVENTS_PATH, SlackKeys, slack_keys
from integrations.channels.slack.payload_access import text_at
from integrations.channels.slack.payloads import ModalRequest, SlackAppIdentity, SlackPayload, parse_payload
from integrations.channels.slack.platform import SLACK
from integrations.channels.slack.settings import SlackSettings
from integrations.channels.slack.signatures import Signatures
from integrations.channels.slack.web_client import QuickWebClient

_LONGEST: Final = 2_000_000
_PATIENCE: Final = 10
_QUICK: Final = 0.8
_REMEMBERED: Final = timedelta(days=1)
_ASKED_AGAIN: Final = timedelta(minutes=5)
_CLOSING: Final = 1
_HERE: Final = 200
_FILES: Final = "https://files.slack.com"
_SOON: Final = timedelta(seconds=1)
_MOST: Final = 50_000
_log = structlog.get_logger("slack")


class SlackChannel:
    """`language` is the organisation's; `say` words the few texts that are not outbox messages. `wall` is Slack's time, which no demonstration moves."""

    name: Final = SLACK.name
    capabilities: Final = SLACK.capabilities

    def __init__(self, keys: SlackKeys, clock: Clock, wall: Clock, language: str, say: Say, *, alone: RunAlone = at_once) -> None:
        self._alone = alone
        self._keys, self._clock, self._language, self._say = keys, clock, language, say
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=_PATIENCE), cookie_jar=aiohttp.DummyCookieJar())
        logger = one_line_logger("slack-sdk")
        # A second post after a dropped connection would be a duplicate: only the outbox retries.
        self._client = QuickWebClient(
            keys.bot_token.reveal(), session=self._session, retry_handlers=[], timeout=_PATIENCE, logger=logger,
            base_url=_ending(keys.api_url, "/") if keys.api_url else QuickWebClient.BASE_URL,
        )  # fmt: skip
        self._calling = SlackClient(self._client)
        self._app = AsyncApp(
            client=self._client, logger=logger,
            signing_secret=keys.signing_secret.reveal() if keys.signing_secret else None, request_verification_enabled=False,
        )  # fmt: skip
        self._signatures = None if keys.signing_secret is None else Signatures(keys.signing_secret, wall)
        self._accept: AcceptMessage | None = None
        self._own = SlackAppIdentity()
        self._locales: dict[str, tuple[str | None, datetime]] = {}
        self._direct: dict[str, str] = {}
        self._side_tasks = SideTasks()

    async def receive(self, accept: AcceptMessage) -> None:
        """Listens on the socket if Slack issued a token for it; otherwise Slack calls us."""
        self._accept = accept
        async with self._learning():
            if self._keys.app_token is None:
                await asyncio.Event().wait()
                return
            await self._alone(f"channel {self.name}", partial(self._listen, self._keys.app_token))

    async def _listen(self, app_token: Secret) -> None:
        handler = Envelopes(self._app, app_token, self._dispatched)
        try:
            await handler.connect_async()  # type: ignore[no-untyped-call]
            await asyncio.Event().wait()
        finally:
            with contextlib.suppress(Exception):
                async with asyncio.timeout(_CLOSING):
                    await handler.close_async()  # type: ignore[no-untyped-call]

    def hooks(self, accept: AcceptMessage) -> Mapping[str, WebhookRoute]:
        """`/slack/events`, for everything that Slack sends over HTTP."""
        if self._signatures is None:
            return {}
        self._accept = accept
        return {EVENTS_PATH: self._called}

    async def deliver(self, place: ConversationAddress, to: str, post: RenderedMessage, key: str, again: bool = False) -> str:
        """A new message, an edit, a message that only one person in a channel sees, or the start page."""
        user = place.conversation.rpartition("/")[2]
        if place.thread == HOME:
            return await self._calling.show_home(user, home(post))
        if place.private and user.startswith(("C", "G")):
            return await self._calling.whisper(user, to, fallback(post), message(post), place.thread)
        if post.replaces is not None:
            changed = await self._calling.change(post.replaces, fallback(post), message(post))
            if changed is not None or post.amends:
                return changed or post.replaces
        return await self._calling.post(self._direct.get(place.conversation, user), fallback(post), message(post), key, thread=place.thread, again=again)

    async def fetch(self, source: str, most: int) -> bytes | None:
        """A file that somebody sent; needs the scope `files:read`."""
        about = await self._calling.file(source)
        size, where = about.get("size"), text_at(about, "url_private_download") or text_at(about, "url_private")
        if isinstance(size, int) and size > most:
            return None
        if not self._hands_out_files(where):
            raise Undeliverable("no place of a file")
        headers = {"Authorization": f"Bearer {self._keys.bot_token.reveal()}"}
        try:
            async with self._session.get(where, headers=headers, allow_redirects=False) as answer:
                if answer.status != _HERE:
                    raise Undeliverable(f"status {answer.status}, no file")
                return await read_bounded(answer, most)
        except (TimeoutError, aiohttp.ClientError, OSError, ValueError) as trouble:
            raise TryLater(_SOON, f"no file ({type(trouble).__name__})") from None

    def _hands_out_files(self, address: str) -> bool:
        """Whether the bot's token may be shown there: at Slack's own files, or where the operator's file leads instead of Slack (T22)."""
        asked, own = urlsplit(address), urlsplit(self._keys.api_url or _FILES)
        return (asked.scheme, asked.netloc) == (own.scheme, own.netloc)

    async def locale(self, identity: ChatIdentity) -> str | None:
        """From the user's profile; looked up once a day."""
        known = self._locales.get(identity.user)
        now = self._clock.now()
        if known is not None and known[1] > now:
            return known[0]
        found, holds = None, _ASKED_AGAIN
        with contextlib.suppress(DeliveryError, TimeoutError):
            async with asyncio.timeout(_QUICK):
                found, holds = _language(await self._calling.locale_of(identity.user)), _REMEMBERED
        if len(self._locales) > _MOST:
            self._locales.clear()
        self._locales[identity.user] = found, now + holds
        return found

    def opened_with(self, code: str) -> str:
        """Slack has no such address."""
        return ""

    async def close(self) -> None:
        """Ends background tasks and the connections."""
        await self._side_tasks.cancel()
        await self._session.close()

    @contextlib.asynccontextmanager
    async def _learning(self) -> AsyncIterator[None]:
        """Our own identity is looked up in the background, however long Slack takes."""
        task = asyncio.create_task(self._learn())
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _learn(self) -> None:
        pause, reported = 1.0, False
        while True:
            try:
                found = await self._calling.who_we_are()
            except DeliveryError as trouble:
                if not reported:
                    _log.warning("cannot reach Slack; trying on", why=trouble.detail)
                reported = True
                await asyncio.sleep(max(pause, trouble.after.total_seconds()) if isinstance(trouble, TryLater) else pause)
                pause = min(pause * 2, 30)
            else:
                self._own = SlackAppIdentity(found["teams"], found["enterprise_id"], found["user_id"])
                _log.info("connected", workspace=found["team_id"] or found["enterprise_id"])
                return

    async def _dispatched(self, body: dict[str, Any]) -> BoltResponse:
        """The answer to a payload, once it is stored; an exception makes Slack redeliver it. Only Slack's checks of the address itself go to bolt, which
        fails on unexpected shapes."""
        if not _ours_to_answer(body):
            return await self._taken_in(body, self._heard(body))
        try:
            answer: BoltResponse = await self._app.async_dispatch(AsyncBoltRequest(body=body, headers={}, mode="socket_mode"))
        except Exception as trouble:  # a library's failure on one payload must not affect the others
            _log.warning("a payload could not be dispatched", trouble=type(trouble).__name__)
        else:
            if answer.status in (200, 404):
                return answer
        return BoltResponse(status=200, body="")

    def _heard(self, body: dict[str, Any]) -> SlackPayload:
        """Its meaning; an unreadable payload has none."""
        try:
            return parse_payload(body, self._own, self._clock.now())
        except Exception as trouble:  # it would be delivered again, and be just as unreadable
            _log.warning("a payload of an unknown shape was left out", trouble=type(trouble).__name__)
            return SlackPayload()

    async def _taken_in(self, body: dict[str, Any], payload: SlackPayload) -> BoltResponse:
        """Stored before Slack gets its acknowledgement."""
        self._remember(body, payload.messages)
        await self._take(payload.messages)
        if payload.opening is not None:
            self._side_tasks.start(self._open(payload.opening))
        return self._told(payload)

    def _remember(self, body: dict[str, Any], messages: tuple[Message, ...]) -> None:
        """Which channel somebody's own conversation is; before it is known, a user's id leads there too."""
        channel = text_at(body, "event", "channel") or text_at(body, "channel", "id") or text_at(body, "channel_id")
        if len(self._direct) > _MOST:
            self._direct.clear()
        if channel.startswith("D"):
            self._direct.update({message.place.conversation: channel for message in messages if message.place.private})

    async def _take(self, messages: tuple[Message, ...]) -> None:
        if self._accept is None:
            raise RuntimeError("nobody listens yet")
        for item in messages:
            await self._accept(item)

    def _told(self, payload: SlackPayload) -> BoltResponse:
        if not payload.says_where:
            return BoltResponse(status=200, body="")
        text = self._say("slack.answered-alone", self._spoken(payload.says_where))
        return BoltResponse(status=200, body=json.dumps({"response_type": "ephemeral", "text": text}), headers={"content-type": "application/json"})

    async def _open(self, opening: ModalRequest) -> None:
        try:
            await self._calling.open(opening.trigger, modal(opening.form, opening.button, self._spoken(opening.user), self._say))
        except DeliveryError as trouble:
            _log.warning("a form could not be opened", why=trouble.detail)
            # Without forms the button acts directly.
            await self._take((opening.instead,))

    def _spoken(self, user: str) -> str:
        known = self._locales.get(user.rpartition("/")[2])
        return (known[0] if known else None) or self._language

    async def _called(self, request: Request) -> Response:
        """A call over HTTP: first the signature over the raw bytes, then its shape, then bolt."""
        body = await read_body(request, _LONGEST)
        signatures, headers = self._signatures, dict(request.headers)
        if body is None:
            return PlainTextResponse("too long\n", 413)
        if signatures is None or not signatures.right(headers, body):
            return PlainTextResponse("not signed by Slack\n", 401)
        parsed = _parsed(body, headers.get("content-type", ""))
        if parsed is None:
            # After refusals, Slack would retry and in the end disable all events.
            _log.warning("a payload that is no JSON was left out")
            return Response(b"", 200)
        try:
            bolted = await self._dispatched(parsed)
        except Exception as trouble:  # whatever the error, the event must be redelivered
            _log.error("an event could not be written down", trouble=type(trouble).__name__)
            return PlainTextResponse("not now\n", 503)
        if bolted.status == 200:
            signatures.take(headers)
        return Response(bolted.body, bolted.status, media_type=bolted.headers.get("content-type", ["text/plain"])[0])


def build_slack(settings: SlackSettings, context: PlatformContext) -> SlackChannel:
    """From the settings to the channel. Raises ConfigurationError."""
    return SlackChannel(slack_keys(settings), context.clock, context.wall, context.languages[0], context.say, alone=context.alone)


def _ours_to_answer(body: dict[str, Any]) -> bool:
    """Whether Slack checks the address itself: that it exists and uses TLS."""
    return body.get("type") == "url_verification" or body.get("ssl_check") is not None


def _parsed(body: bytes, kind: str) -> dict[str, Any] | None:
    """The payload, whatever it is wrapped in; None if it is none of Slack's formats."""
    try:
        text = body.decode("utf-8")
        if not kind.startswith("application/x-www-form-urlencoded"):
            found = json.loads(text)
        else:
            fields = dict(parse_qsl(text, keep_blank_values=True, max_num_fields=100))
            found = json.loads(fields["payload"]) if "payload" in fields else fields
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _language(locale: str) -> str | None:
    return {"zh": "zh-Hant-TW", "en": "en"}.get(locale[:2].lower())


def _ending(address: str, end: str) -> str:
    return address if address.endswith(end) else address + end
