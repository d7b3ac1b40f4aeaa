"""How payloads reach the app: over the socket or by signed POST, again and again until they are acknowledged."""

import asyncio
import contextlib
import copy
import hashlib
import hmac
import json
import time
import uuid
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import aiohttp
from aiohttp import web

from tests.slack.speaking import Speaking
from tests.slack.strict import Refusal, check_message, check_view

Json = dict[str, Any]

_HTTP_WAITS = 3.0
_HTTP_RETRIES = 3


@dataclass
class Handover:
    """One payload on its way; `since`: when it was handed out for the first time."""

    kind: str
    payload: Any
    envelope_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    attempt: int = 0
    since: float | None = None
    done: asyncio.Event = field(default_factory=asyncio.Event)

    def accepts_payload(self) -> bool:
        """Whether the acknowledgement may carry an answer."""
        return self.kind == "slash_commands" or _type_of(self.payload) == "view_submission"

    def envelope(self) -> Json:
        """What goes over the socket at this attempt."""
        known = {"envelope_id": self.envelope_id, "type": self.kind, "payload": self.payload, "accepts_response_payload": self.accepts_payload()}
        if self.kind == "events_api" or self.attempt:
            known |= {"retry_attempt": self.attempt, "retry_reason": "timeout" if self.attempt else ""}
        return known


@dataclass(eq=False)
class Link:
    """One Socket Mode connection. `leaving`: it was told to go and gets nothing more."""

    socket: web.WebSocketResponse
    request: web.Request
    lost: asyncio.Event = field(default_factory=asyncio.Event)
    leaving: bool = False

    def cut(self) -> None:
        """Closes it hard."""
        self.lost.set()
        if self.request.transport is not None:
            self.request.transport.abort()


class HandingOut(Speaking):
    """`retry_pause`: the seconds after which what was not acknowledged is handed out again; `retried`: the kinds for which that happens."""

    retry_pause = 1.5
    retried = frozenset({"events_api", "slash_commands", "interactive"})

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.events_url: str | None = None
        self.acknowledged: list[Json] = []
        self.given_up: list[Json] = []
        self.links: list[Link] = []
        self.running = asyncio.Event()
        self._linked = asyncio.Event()
        self._under_way: dict[str, Handover] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._turn = 0

    def deliver(self, kind: str, payload: Any) -> None:
        """Hands a payload out as soon as the app can be reached, whatever its shape."""
        handover = Handover(kind, copy.deepcopy(payload))
        self._under_way[handover.envelope_id] = handover
        task = asyncio.get_running_loop().create_task(self._hand_out(handover))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def redeliver(self, payload: Json) -> None:
        """Hands the same out a second time, as Slack does when it has lost an acknowledgement."""
        kind = "events_api" if payload.get("type") == "event_callback" else "slash_commands" if "command" in payload else "interactive"
        self.deliver(kind, payload)

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        """Tells each connection to go, as Slack does every few hours."""
        for link in self._reachable():
            link.leaving = True
            await link.socket.send_json({"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-test"}})
        if not self._reachable():
            self._linked.clear()

    async def cut_socket(self) -> None:
        """Breaks each connection without a word."""
        for link in list(self.links):
            link.cut()
        self._linked.clear()

    async def serve_link(self, request: web.Request) -> web.StreamResponse:
        """A Socket Mode connection, from its hello to its end."""
        ticket = request.query.get("ticket", "")
        if ticket not in self.tickets:
            self.refused.append(("link", f"unknown or used ticket: {ticket}"))
            return web.Response(status=403)
        self.tickets.discard(ticket)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        link = Link(socket, request)
        self.links.append(link)
        debug = {"host": "applink-test", "build_number": 1, "approximate_connection_time": 18060}
        await socket.send_json({"type": "hello", "num_connections": len(self._reachable()), "debug_info": debug, "connection_info": {"app_id": self.app_id}})
        self._linked.set()
        try:
            async for message in socket:
                if message.type is aiohttp.WSMsgType.TEXT:
                    self._take_answer(json.loads(message.data))
        finally:
            link.lost.set()
            self.links.remove(link)
            if not self._reachable():
                self._linked.clear()
        return socket

    async def stop_handing_out(self) -> None:
        """Forgets all that is under way."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _hand_out(self, handover: Handover) -> None:
        if self.events_url is not None:
            await self._hand_out_by_post(handover, self.events_url)
        else:
            await self._hand_out_by_socket(handover)

    async def _hand_out_by_socket(self, handover: Handover) -> None:
        while not handover.done.is_set():
            await self._linked.wait()
            reachable = self._reachable()
            if not reachable:
                self._linked.clear()
                continue
            self._turn += 1
            link = reachable[self._turn % len(reachable)]
            handover.since = handover.since or time.monotonic()
            with contextlib.suppress(ConnectionError, RuntimeError):
                await link.socket.send_json(handover.envelope())
            await self._first_of(handover.done, link.lost)
            if handover.kind not in self.retried:
                return
            handover.attempt += 1

    async def _first_of(self, *events: asyncio.Event) -> None:
        waits = [asyncio.ensure_future(one.wait()) for one in events]
        try:
            await asyncio.wait(waits, timeout=self.retry_pause, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for one in waits:
                one.cancel()

    async def _hand_out_by_post(self, handover: Handover, url: str) -> None:
        reason = ""
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=_HTTP_WAITS)) as session:
            for attempt in range(1 + (_HTTP_RETRIES if handover.kind in self.retried else 0)):
                await self.running.wait()
                handover.attempt, handover.since = attempt, handover.since or time.monotonic()
                try:
                    async with session.post(url, **self._signed(handover, reason), allow_redirects=False) as answer:
                        body = await answer.text()
                        if 200 <= answer.status < 300:
                            self._answered(handover, _as_json(body))
                            return
                        reason, last = "http_error", answer.headers.get("X-Slack-No-Retry") == "1"
                except TimeoutError:
                    reason, last = "http_timeout", False
                except aiohttp.ClientError:
                    reason, last = "connection_failed", False
                if last:
                    break
                await asyncio.sleep(self.retry_pause)
        self.given_up.append(handover.payload)

    def _signed(self, handover: Handover, reason: str) -> dict[str, Any]:
        """Body and headers of one attempt, signed for the moment it is made."""
        if handover.kind == "events_api":
            body, kind = json.dumps(handover.payload), "application/json"
        elif handover.kind == "slash_commands":
            body, kind = urlencode({name: value for name, value in handover.payload.items() if value is not None}), "application/x-www-form-urlencoded"
        else:
            body, kind = urlencode({"payload": json.dumps(handover.payload)}), "application/x-www-form-urlencoded"
        moment = str(int(self.now()))
        signature = hmac.new(self.signing_secret.encode(), f"v0:{moment}:{body}".encode(), hashlib.sha256).hexdigest()
        headers = {"Content-Type": kind, "X-Slack-Request-Timestamp": moment, "X-Slack-Signature": f"v0={signature}", "User-Agent": "Slackbot 1.0"}
        if handover.attempt:
            headers |= {"X-Slack-Retry-Num": str(handover.attempt), "X-Slack-Retry-Reason": reason}
        return {"data": body.encode(), "headers": headers}

    def _take_answer(self, answer: Json) -> None:
        handover = self._under_way.get(answer.get("envelope_id", ""))
        if handover is None:
            self.refused.append(("acknowledgement", f"unknown envelope: {answer.get('envelope_id')}"))
        elif not handover.done.is_set():
            self._answered(handover, answer.get("payload"))

    def _answered(self, handover: Handover, answer: Any) -> None:
        handover.done.set()
        took = time.monotonic() - (handover.since or time.monotonic())
        known = {"envelope_id": handover.envelope_id, "kind": handover.kind, "attempt": handover.attempt, "took": took}
        self.acknowledged.append({**known, "event": handover.payload, "payload": answer})
        try:
            if answer and not handover.accepts_payload():
                raise Refusal("invalid_payload", f"{handover.kind} takes no answer: {answer}")
            if handover.kind == "slash_commands" and answer and isinstance(handover.payload, dict):
                self._say_to_command(handover.payload, answer)
            elif _type_of(handover.payload) == "view_submission":
                self._close_or_change(handover.payload, answer or {})
        except Refusal as refusal:
            self.refused.append(("acknowledgement", refusal.why))

    def _say_to_command(self, command: Json, answer: Json) -> None:
        check_message(answer)
        seen_by = None if answer.get("response_type") == "in_channel" else command["user_id"]
        self.post(command["channel_id"], answer, via="acknowledgement", ephemeral_to=seen_by)

    def _close_or_change(self, submission: Json, answer: Json) -> None:
        shown = submission.get("view")
        view = next((one for one in self.modals if isinstance(shown, dict) and one["id"] == shown.get("id")), None)
        if view is None:
            return
        action = answer.get("response_action")
        if action == "errors":
            inputs = {one["block_id"] for one in view["blocks"] if one["type"] == "input"}
            if not answer.get("errors") or not set(answer["errors"]) <= inputs:
                raise Refusal("invalid_payload", f"errors belong to block_ids of inputs: {answer.get('errors')}")
            view["errors"] = answer["errors"]
        elif action in ("update", "push"):
            check_view(answer.get("view"))
            view |= {**answer["view"], "blocks": self.with_ids(answer["view"]["blocks"]), "hash": self.new_ts(), "errors": {}}
        elif action in (None, "clear"):
            view["open"] = False
        else:
            raise Refusal("invalid_payload", f"response_action: {action}")

    def _reachable(self) -> list[Link]:
        return [one for one in self.links if not one.leaving and not one.lost.is_set() and not one.socket.closed]


def _type_of(payload: Any) -> Any:
    return payload.get("type") if isinstance(payload, dict) else None


def _as_json(body: str) -> Any:
    if not body.strip():
        return None
    try:
        return json.loads(body)
    except ValueError:
        return {"text": body}
