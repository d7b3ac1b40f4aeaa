"""A strict stand-in of Slack: a real server on loopback that the real SDK talks to, Web API and Socket Mode both."""

import asyncio
import json
import time
from collections.abc import Callable
from typing import Any, Self, TypeVar

from aiohttp import web

from tests.slack.handing_out import HandingOut
from tests.slack.strict import Refusal, check_arguments, check_message
from tests.slack.web_api import Limited, call
from tests.slack.workspace import RESPONSE_LASTS, RESPONSE_USES, Fault, ResponseUrl, direct

__all__ = ["Fault", "SlackStandIn"]

Json = dict[str, Any]
T = TypeVar("T")

_RESPONSE_FIELDS = "text blocks attachments response_type replace_original delete_original thread_ts unfurl_links unfurl_media metadata mrkdwn"
_NESTED = ("blocks", "attachments", "metadata", "view")


class SlackStandIn(HandingOut):
    """`async with SlackStandIn() as slack`: what the bot did stands in `messages`, `homes`, `modals`, what it did wrong in `refused` and `early`."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._port = 0
        self._runner: web.AppRunner | None = None
        self._closing = asyncio.Event()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()
        await self.stop_handing_out()

    async def start(self) -> None:
        """Opens, on the same port as before."""
        self._closing = asyncio.Event()
        server = web.Application(client_max_size=4 * 1024 * 1024)
        server.router.add_route("*", "/api/{method}", self._serve_method)
        server.router.add_get("/files/{id}", self._serve_file)
        server.router.add_post("/response/{name}", self._serve_response)
        server.router.add_get("/link/", self.serve_link)
        server.router.add_get("/link", self.serve_link)
        self._runner = web.AppRunner(server, shutdown_timeout=0.5, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port, reuse_address=True)
        await site.start()
        self._port = int(self._runner.addresses[0][1])
        self.api_url = f"http://127.0.0.1:{self._port}/api/"
        self.running.set()

    async def stop(self) -> None:
        """An outage: connections are refused and sockets closed; all that was posted stays."""
        self.running.clear()
        self._closing.set()
        await self.cut_socket()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def until(self, predicate: Callable[[], T | None], timeout: float = 30.0) -> T:  # noqa: ASYNC109 - it says more than a timeout: what was called until then
        """Waits until something is so, and gives it."""
        end = time.monotonic() + timeout
        while True:
            found = predicate()
            if found:
                return found
            if time.monotonic() > end:
                tail = "\n".join(f"{method} {json.dumps(given, ensure_ascii=False)[:400]}" for method, given in self.calls[-12:])
                raise AssertionError(f"not within {timeout} s; refused: {self.refused[-5:]}; early: {self.early[-5:]}; the last calls:\n{tail}")
            await asyncio.sleep(0.01)

    async def _serve_method(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        try:
            given = await _arguments(request)
        except Refusal as refusal:
            return self._refuse(method, refusal)
        channel = direct(str(given.get("channel") or ""))
        self.calls.append((method, given))
        if (spoiled := self._spoiled(method, channel)) is not None:
            return spoiled
        fault = self.next_fault(method, channel)
        if fault is not None and fault.kind.startswith("blocks:"):
            if given.get("blocks"):
                return _refused(fault.kind.removeprefix("blocks:"))
            fault = None
        if fault is not None and fault.kind != "cut":
            return await self._go_wrong(fault, method, channel)
        try:
            self._check_token(request, method)
            answer = call(self, method, given)
        except Refusal as refusal:
            return self._refuse(method, refusal)
        except Limited as limited:
            return self._too_many(limited.seconds, method, channel)
        if fault is not None and request.transport is not None:
            request.transport.abort()
        return web.json_response({"ok": True, **answer}, headers={"x-oauth-scopes": ",".join(sorted(self.scopes or ()))})

    async def _serve_file(self, request: web.Request) -> web.Response:
        """A file, for the bot's token; Slack leads anybody else to where one signs in."""
        if request.headers.get("authorization") != f"Bearer {self.bot_token}":
            return web.Response(status=302, headers={"location": "/signin"})
        content = self.contents.get(request.match_info["id"])
        return web.Response(status=404) if content is None else web.Response(body=content, content_type="application/octet-stream")

    def _spoiled(self, method: str, channel: str) -> web.StreamResponse | None:
        """A call that comes before the seconds of a 429 have passed."""
        if not (left := self.wait_left(method, channel)):
            return None
        self.early.append((method, channel))
        return _ratelimited(left)

    async def _go_wrong(self, fault: Fault, method: str, channel: str) -> web.StreamResponse:
        if fault.kind == "429":
            return self._too_many(fault.retry_after, method, channel)
        if fault.kind == "text":
            return web.Response(text="please sign in to the network", content_type="text/plain")
        if fault.kind.isdecimal():
            return web.Response(status=int(fault.kind), text="<html><body>not Slack's words</body></html>", content_type="text/html")
        if fault.kind.startswith("error:"):
            return _refused(fault.kind.removeprefix("error:"))
        assert fault.kind == "hang", fault
        await self._closing.wait()
        return web.Response(status=503)

    def _too_many(self, seconds: int, method: str, channel: str) -> web.Response:
        self.close_for(seconds, method, channel)
        return _ratelimited(seconds)

    def _refuse(self, method: str, refusal: Refusal) -> web.Response:
        self.refused.append((method, f"{refusal.error}: {refusal.why}"))
        more = {"needed": refusal.why.removeprefix("needed: "), "provided": ",".join(sorted(self.scopes or ()))} if refusal.error == "missing_scope" else {}
        return web.json_response({"ok": False, "error": refusal.error, "response_metadata": {"messages": [refusal.why]}, **more})

    def _check_token(self, request: web.Request, method: str) -> None:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme != "Bearer" or not token:
            raise Refusal("not_authed")
        if token not in (self.bot_token, self.app_token):
            raise Refusal("invalid_auth")
        if (token == self.app_token) != (method == "apps.connections.open") and method != "auth.test":
            raise Refusal("not_allowed_token_type")

    async def _serve_response(self, request: web.Request) -> web.StreamResponse:
        """An answer to an interaction, at the address that came with it."""
        address = self.responses.get(request.match_info["name"])
        given = await _arguments(request)
        self.calls.append(("response_url", given))
        channel = address.channel if address is not None else ""
        if (spoiled := self._spoiled("response_url", channel)) is not None:
            return spoiled
        fault = self.next_fault("response_url", channel)
        if fault is not None and fault.kind != "cut":
            return await self._go_wrong(fault, "response_url", channel)
        try:
            self._answer_at(address, given)
        except Refusal as refusal:
            self.refused.append(("response_url", f"{refusal.error}: {refusal.why}"))
            return web.json_response({"ok": False, "error": refusal.error}, status=404 if refusal.error.endswith("_url") else 400)
        if fault is not None and request.transport is not None:
            request.transport.abort()
        return web.Response(text="ok")

    def _answer_at(self, address: ResponseUrl | None, given: Json) -> None:
        if address is None or time.monotonic() - address.given > RESPONSE_LASTS:
            raise Refusal("expired_url")
        if address.uses >= RESPONSE_USES:
            raise Refusal("used_url")
        address.uses += 1
        check_arguments(given, _RESPONSE_FIELDS.split())
        if given.get("response_type", "ephemeral") not in ("ephemeral", "in_channel"):
            raise Refusal("invalid_arguments", f"[ERROR] response_type: {given['response_type']}")
        if given.get("delete_original"):
            if address.original is None:
                raise Refusal("message_not_found")
            address.original["deleted"] = True
            return
        check_message(given)
        if given.get("replace_original") and address.original is not None and not address.original["deleted"]:
            self.change(address.original, {"blocks": [], "text": "", **given})
            return
        self.post(address.channel, given, via="response_url", ephemeral_to=None if given.get("response_type") == "in_channel" else address.user)


def _refused(code: str) -> web.Response:
    return web.json_response({"ok": False, "error": code})


def _ratelimited(seconds: int) -> web.Response:
    return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers={"Retry-After": str(seconds)})


async def _arguments(request: web.Request) -> Json:
    """What a call was given: address, form or JSON, with nested values read from their strings."""
    given: Json = dict(request.query)
    if request.content_type == "application/json":
        body = await request.read()
        try:
            read = json.loads(body or b"{}")
        except ValueError as wrong:
            raise Refusal("invalid_json", str(wrong)) from wrong
        if not isinstance(read, dict):
            raise Refusal("json_not_object")
        given |= read
    else:
        given |= {name: value for name, value in (await request.post()).items() if isinstance(value, str)}
    for name in _NESTED:
        if isinstance(given.get(name), str):
            try:
                given[name] = json.loads(given[name])
            except ValueError as wrong:
                raise Refusal(f"invalid_{name}_format" if name in ("blocks", "metadata") else "invalid_arguments", f"[ERROR] {name}: {wrong}") from wrong
    return given
