"""Our calls to Slack: what its answers mean for a message, without ever repeating what may have arrived (nothing lost, nothing twice)."""

import contextlib
import re
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, Final

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.errors import TroubleScope, TryLater, Undeliverable
from bot.runtime.quick_json import JsonObject

_SOON: Final = timedelta(seconds=1)
_LONGEST_WAIT: Final = 6 * 3600
_MARK: Final = "accountdesk_letter"
_LOOKED_THROUGH: Final = 40
_PLATFORM: Final = frozenset(
    ["not_authed", "invalid_auth", "account_inactive", "token_revoked", "token_expired", "not_allowed_token_type", "missing_scope", "org_login_required",
     "team_added_to_org", "two_factor_setup_required", "accesslimited", "enterprise_is_restricted", "ekm_access_denied", "app_uninstalled"]
)  # fmt: skip
"""Errors that apply to everything we would send: the token, the app's rights, the organisation. Any other refusal concerns only that message."""
_UNSURE: Final = frozenset(["internal_error", "fatal_error", "request_timeout", "service_unavailable", "team_is_migrating"])
_ASKED_TO_WAIT: Final = frozenset(["ratelimited", "rate_limited", "message_limit_exceeded"])
_BLOCKS: Final = ("invalid_blocks", "invalid_block", "msg_blocks_too_long", "msg_too_long", "block_", "invalid_attachments", "invalid_metadata", "metadata_")
"""The beginning of errors about the message's format: its plain text may still be accepted."""
_CODE: Final = re.compile(r"[A-Za-z0-9_.-]{1,60}")


class SlackClient:
    """Posts, edits and looks up messages. `client` must not retry calls by itself."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._doubtful: set[str] = set()

    async def post(self, to: str, text: str, blocks: list[JsonObject], key: str, thread: str, again: bool) -> str:
        """Posts to a channel or to a user's own conversation, unless a post of this key is there already. Gives where it stands."""
        if again or key in self._doubtful:
            found = await self._found(to, key, thread)
            if found is not None:
                self._doubtful.discard(key)
                return found
        arguments: dict[str, Any] = {"channel": to, "text": text, "blocks": blocks, "metadata": {"event_type": _MARK, "event_payload": {"key": key}}}
        arguments |= {"unfurl_links": False, "unfurl_media": False, "mrkdwn": False} | ({"thread_ts": thread} if thread else {})
        try:
            answer = await self._posted(arguments)
        except _InDoubt as doubt:
            self._doubtful.add(key)
            raise doubt.later() from None
        except Undeliverable:
            self._doubtful.discard(key)
            raise
        self._doubtful.discard(key)
        return f"{answer.get('channel')}:{answer.get('ts')}"

    async def whisper(self, channel: str, user: str, text: str, blocks: list[JsonObject], thread: str) -> str:
        """In a channel, for one person; it is gone when they load Slack anew, and so is not looked for before it is said again."""
        payload: dict[str, Any] = {"channel": channel, "user": user, "text": text, "blocks": blocks} | ({"thread_ts": thread} if thread else {})
        answer = await self._sure(lambda: self._client.api_call("chat.postEphemeral", json=payload))
        return f"{channel}:{answer.get('message_ts')}"

    async def change(self, there: str, text: str, blocks: list[JsonObject]) -> str | None:
        """Changes what stands there; None where that cannot be changed any more."""
        channel, _, moment = there.partition(":")
        arguments = {"channel": channel, "ts": moment, "text": text, "blocks": blocks}
        # Whatever the reason, the new content can still be posted as a new message.
        with contextlib.suppress(Undeliverable):
            await self._sure(lambda: self._client.api_call("chat.update", json=arguments))
            return there
        return None

    async def show_home(self, user: str, view: JsonObject) -> str:
        """The start page of a user; showing it again changes nothing."""
        await self._sure(lambda: self._client.api_call("views.publish", json={"user_id": user, "view": view}))
        return "home"

    async def open(self, trigger: str, view: JsonObject) -> None:
        """Opens a form for whoever just pressed. What goes wrong with it is raised as a DeliveryError."""
        await self._sure(lambda: self._client.api_call("views.open", json={"trigger_id": trigger, "view": view}))

    async def who_we_are(self) -> dict[str, Any]:
        """The answer of auth.test, and the workspaces of an app that is installed for a whole organisation."""
        answer = await self._sure(lambda: self._client.api_call("auth.test"))
        found = {name: str(answer.get(name) or "") for name in ("team_id", "enterprise_id", "user_id")}
        teams = {found["team_id"]}
        if answer.get("is_enterprise_install"):
            listed = await self._sure(lambda: self._client.api_call("auth.teams.list", params={"limit": 1000}))
            teams |= {str(team.get("id") or "") for team in listed.get("teams") or () if isinstance(team, dict)}
        return {**found, "teams": frozenset(teams - {""})}

    async def locale_of(self, user: str) -> str:
        """The language that the user chose in Slack, as Slack writes it."""
        answer = await self._sure(lambda: self._client.api_call("users.info", params={"user": user, "include_locale": True}))
        found = answer.get("user")
        return str(found.get("locale") or "") if isinstance(found, dict) else ""

    async def file(self, id: str) -> JsonObject:
        """What Slack says about a file."""
        answer = await self._sure(lambda: self._client.api_call("files.info", params={"file": id}))
        found = answer.get("file")
        return found if isinstance(found, dict) else {}

    async def _posted(self, arguments: dict[str, Any]) -> AsyncSlackResponse:
        """Posts it; if its format is refused, the plain text, which is all that many can read anyway."""
        try:
            return await self._call(lambda: self._client.api_call("chat.postMessage", json=arguments))
        except Undeliverable as refused:
            if not refused.detail.startswith(_BLOCKS):
                raise
            plain = {name: value for name, value in arguments.items() if name != "blocks"} | {"text": _words_alone(arguments)}
            with contextlib.suppress(Undeliverable):
                return await self._call(lambda: self._client.api_call("chat.postMessage", json=plain))
            raise

    async def _found(self, to: str, key: str, thread: str) -> str | None:
        """The position of an existing message with this key. Where we may not look, there is none."""
        with contextlib.suppress(Undeliverable):
            channel = to
            if not to.startswith(("C", "G", "D")):
                opened = await self._sure(lambda: self._client.api_call("conversations.open", json={"users": to}))
                channel = str((opened.get("channel") or {}).get("id") or to)
            asked: dict[str, Any] = {"channel": channel, "limit": _LOOKED_THROUGH, "include_all_metadata": True}
            method = "conversations.replies" if thread else "conversations.history"
            asked |= {"ts": thread} if thread else {}
            answer = await self._sure(lambda: self._client.api_call(method, params=asked))
            for candidate in answer.get("messages") or ():
                about = candidate.get("metadata") or {}
                if about.get("event_type") == _MARK and (about.get("event_payload") or {}).get("key") == key:
                    return f"{channel}:{candidate.get('ts')}"
        return None

    async def _sure(self, call: Callable[[], Awaitable[AsyncSlackResponse]]) -> AsyncSlackResponse:
        """A call that may be repeated whatever happened to it."""
        try:
            return await self._call(call)
        except _InDoubt as doubt:
            raise doubt.later() from None

    async def _call(self, call: Callable[[], Awaitable[AsyncSlackResponse]]) -> AsyncSlackResponse:
        try:
            return await call()
        except SlackApiError as refused:
            raise _meaning(refused) from None
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as trouble:
            raise TryLater(_SOON, f"no connection ({type(trouble).__name__})", TroubleScope.CHANNEL) from None
        # The SDK reads fields of any answer, even if a network's sign-in page answered with plain text.
        except (TimeoutError, aiohttp.ClientError, SlackClientError, OSError, ValueError, AttributeError, TypeError) as trouble:
            raise _InDoubt(f"no answer ({type(trouble).__name__})") from None


class _InDoubt(Exception):
    """Slack may have done it."""

    def later(self) -> TryLater:
        return TryLater(_SOON, str(self), TroubleScope.UNCLEAR)


def _words_alone(arguments: dict[str, Any]) -> str:
    """The text, followed by the addresses of its links."""
    buttons = [element for block in arguments["blocks"] for element in block.get("elements", ()) if "url" in element]
    return "\n\n".join([arguments["text"], *(f"{button['text']['text']}\n{button['url']}" for button in buttons)])


def _meaning(refused: SlackApiError) -> Exception:
    response = refused.response
    status = getattr(response, "status_code", getattr(response, "status", 0))
    data, method = getattr(response, "data", None), str(getattr(response, "api_url", "")).rpartition("/")[2]
    code = data.get("error") if isinstance(data, dict) else None
    error = code if isinstance(code, str) and _CODE.fullmatch(code) else ""
    if status == 429 or error in _ASKED_TO_WAIT:
        written = str((getattr(response, "headers", None) or {}).get("Retry-After", "1"))
        return TryLater(timedelta(seconds=min(int(written), _LONGEST_WAIT) if written.isascii() and written.isdecimal() else 1), "429")
    if status >= 500 or error in _UNSURE:
        return _InDoubt(f"{status} {error}".strip())
    # Lacking the right to read or open something is no reason to stay silent.
    if error in _PLATFORM and not (error == "missing_scope" and not method.startswith("chat.")):
        return TryLater(_SOON, error, TroubleScope.CHANNEL)
    if status == 413 or code is not None:
        return Undeliverable(error or f"status {status}")
    # Not an answer of Slack's: something in between answered.
    return TryLater(_SOON, f"status {status}", TroubleScope.CHANNEL) if status >= 300 else _InDoubt(f"status {status}, no answer of Slack's")
