"""Slack's socket: every envelope is acknowledged once it is stored or known to be irrelevant, even if the SDK cannot read it."""

from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Any, Final

import structlog
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.socket_mode.async_internals import send_async_response
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.response import BoltResponse
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from bot.secret import Secret
from integrations.channels.sdk_logging import one_line_logger

_PING: Final = 3
_log = structlog.get_logger("slack")


class Envelopes(AsyncSocketModeHandler):
    """`dispatch` returns the answer to a payload; if it raises, the envelope is not acknowledged, so Slack redelivers it."""

    def __init__(self, app: AsyncApp, token: Secret, dispatch: Callable[[dict[str, Any]], Awaitable[BoltResponse]]) -> None:
        super().__init__(app, token.reveal(), logger=one_line_logger("slack-socket"), ping_interval=_PING)
        self._dispatch = dispatch
        self.client.message_listeners.append(self._let_go)  # type: ignore[arg-type]

    async def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]
        """What the SDK could read."""
        started = monotonic()
        await send_async_response(client, req, await self._dispatch(req.payload), started)

    async def _let_go(self, client: SocketModeClient, message: dict[str, Any], raw: str | None) -> None:
        """An envelope of which the SDK makes no request would come again and again."""
        envelope = message.get("envelope_id")
        if not isinstance(envelope, str) or not envelope:
            return
        if "type" in message and isinstance(message.get("payload"), dict | str):
            return
        _log.warning("an envelope of an unknown shape was left out", kind=type(message.get("payload")).__name__)
        await client.send_socket_mode_response(SocketModeResponse(envelope_id=envelope))
