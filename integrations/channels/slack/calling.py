"""Our calls to Slack: what its answers mean for a letter, and never twice what may have arrived (nothing lost, nothing twice)."""

import contextlib
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, Final

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.errors import TryLater, Undeliverable
from integrations.channels.slack.blocks import Block

_SOON: Final = timedelta(seconds=1)
_MARK: Final = "accountdesk_letter"
_LOOKED_THROUGH: Final = 40
_NEVER: Final = frozenset(
    ["channel_not_found", "user_not_found", "users_not_found", "user_not_visible", "is_archived", "not_in_channel", "cannot_dm_bot", "user_disabled",
     "restricted_action", "messages_tab_disabled", "msg_too_long", "invalid_blocks", "no_text", "invalid_arguments", "not_enabled", "view_too_large",
     "cannot_reply_to_message"]
)  # fmt: skip
"""What will not arrive there however often it is sent; what is wrong with the token or at Slack may be mended."""
_NOT_THIS_WAY: Final = frozenset(["missing_scope", "method_not_supported_for_channel_type", "expired_trigger_id", "invalid_trigger_id"])
_CANNOT_BE_CHANGED: Final = frozenset(["message_not_found", "cant_update_message", "edit_window_closed", "channel_not_found", "is_inactive"])


class Straight:
    """A session of which the SDK's calls follow no redirect: what is said goes to the configured address or nowhere (T22)."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    @property
    def closed(self) -> bool:
        """Whether it was given back."""
        return self._session.closed

    def request(self, verb: str, url: str, **more: Any) -> Any:
        """One call."""
        return self._session.request(verb, url, **{**more, "allow_redirects": False})


class Calling:
    """Posts, changes and finds again. `client` must not repeat a call by itself."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._doubtful: set[str] = set()

    async def post(self, to: str, text: str, blocks: list[Block], key: str, thread: str, again: bool) -> str:
        """Posts to a channel or to a user's own conversation, unless a post of this key is there already. Gives where it stands."""
        if again or key in self._doubtful:
            found = await self._found(to, key, thread)
            if found is not None:
                self._doubtful.discard(key)
                return found
        said: dict[str, Any] = {"channel": to, "text": text, "blocks": blocks, "metadata": {"event_type": _MARK, "event_payload": {"key": key}}}
        said |= {"unfurl_links": False, "unfurl_media": False, "mrkdwn": False} | ({"thread_ts": thread} if thread else {})
        try:
            answer = await self._call(lambda: self._client.api_call("chat.postMessage", json=said))
        except _InDoubt as doubt:
            self._doubtful.add(key)
            raise doubt.later() from None
        self._doubtful.discard(key)
        return f"{answer.get('channel')}:{answer.get('ts')}"

    async def whisper(self, channel: str, user: str, text: str, blocks: list[Block], thread: str) -> str:
        """In a channel, for one person; it is gone when they load Slack anew, and so is not looked for before it is said again."""
        said: dict[str, Any] = {"channel": channel, "user": user, "text": text, "blocks": blocks} | ({"thread_ts": thread} if thread else {})
        answer = await self._sure(lambda: self._client.api_call("chat.postEphemeral", json=said))
        return f"{channel}:{answer.get('message_ts')}"

    async def change(self, there: str, text: str, blocks: list[Block]) -> str | None:
        """Changes what stands there; None where that cannot be changed any more."""
        channel, _, moment = there.partition(":")
        said = {"channel": channel, "ts": moment, "text": text, "blocks": blocks}
        try:
            await self._sure(lambda: self._client.api_call("chat.update", json=said))
        except Undeliverable as refused:
            if refused.detail in _CANNOT_BE_CHANGED:
                return None
            raise
        return there

    async def show_home(self, user: str, view: Block) -> str:
        """The start page of a user; showing it again changes nothing."""
        await self._sure(lambda: self._client.api_call("views.publish", json={"user_id": user, "view": view}))
        return "home"

    async def open(self, trigger: str, view: Block) -> None:
        """Opens a form for whoever just pressed. What goes wrong with it is raised as a DeliveryError."""
        await self._sure(lambda: self._client.api_call("views.open", json={"trigger_id": trigger, "view": view}))

    async def who_we_are(self) -> dict[str, Any]:
        """The answer of auth.test, and with it the workspaces of an app that is installed for a whole organisation."""
        answer = await self._sure(lambda: self._client.api_call("auth.test"))
        found = {name: str(answer.get(name) or "") for name in ("team_id", "enterprise_id", "user_id")}
        teams = {found["team_id"]}
        if answer.get("is_enterprise_install"):
            listed = await self._sure(lambda: self._client.api_call("auth.teams.list", params={"limit": 1000}))
            teams |= {str(one.get("id") or "") for one in listed.get("teams") or () if isinstance(one, dict)}
        return {**found, "teams": frozenset(teams - {""})}

    async def locale_of(self, user: str) -> str:
        """The language that the user chose in Slack, as Slack writes it."""
        answer = await self._sure(lambda: self._client.api_call("users.info", params={"user": user, "include_locale": True}))
        found = answer.get("user")
        return str(found.get("locale") or "") if isinstance(found, dict) else ""

    async def _found(self, to: str, key: str, thread: str) -> str | None:
        """Where a post of this key stands already. Where we may not look, it is taken as not there."""
        with contextlib.suppress(Undeliverable):
            channel = to
            if not to.startswith(("C", "G", "D")):
                opened = await self._sure(lambda: self._client.api_call("conversations.open", json={"users": to}))
                channel = str((opened.get("channel") or {}).get("id") or to)
            asked: dict[str, Any] = {"channel": channel, "limit": _LOOKED_THROUGH, "include_all_metadata": True}
            method = "conversations.replies" if thread else "conversations.history"
            asked |= {"ts": thread} if thread else {}
            answer = await self._sure(lambda: self._client.api_call(method, params=asked))
            for one in answer.get("messages") or ():
                about = one.get("metadata") or {}
                if about.get("event_type") == _MARK and (about.get("event_payload") or {}).get("key") == key:
                    return f"{channel}:{one.get('ts')}"
        return None

    async def _sure(self, call: Callable[[], Awaitable[AsyncSlackResponse]]) -> AsyncSlackResponse:
        """A call that may be made again whatever became of it."""
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
            raise TryLater(_SOON, f"no connection ({type(trouble).__name__})", everywhere=True) from None
        except (TimeoutError, aiohttp.ClientError, SlackClientError, OSError, ValueError) as trouble:
            raise _InDoubt(f"no answer ({type(trouble).__name__})") from None


class _InDoubt(Exception):
    """Slack may have done it."""

    def later(self) -> TryLater:
        return TryLater(_SOON, str(self), everywhere=True)


def _meaning(refused: SlackApiError) -> Exception:
    response = refused.response
    status, said = getattr(response, "status_code", 0), getattr(response, "data", None)
    error = str(said.get("error") or "") if isinstance(said, dict) else ""  # whoever answers in between may answer in plain text
    if status == 429 or error in ("ratelimited", "rate_limited", "message_limit_exceeded"):
        written = str(getattr(response, "headers", {}).get("Retry-After", "1"))
        return TryLater(timedelta(seconds=int(written) if written.isdecimal() else 1), "429")
    if status >= 500 or error in ("internal_error", "fatal_error", "request_timeout", "service_unavailable"):
        return _InDoubt(f"{status} {error}".strip())
    if error in _NEVER or error in _CANNOT_BE_CHANGED or error in _NOT_THIS_WAY:
        return Undeliverable(error)
    return TryLater(_SOON, error or f"status {status}", everywhere=True)
