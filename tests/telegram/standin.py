"""A strict stand-in of the Bot API: a real server on loopback that the real python-telegram-bot talks to, polled or by webhook."""

import asyncio
import contextlib
import json
import time
from collections.abc import Callable
from typing import Any, Self, TypeVar

import aiohttp
from aiohttp import web

from tests.telegram.chats import Chats, Fault
from tests.telegram.methods import METHODS, Answer
from tests.telegram.strict import Refused

__all__ = ["Fault", "TelegramStandIn"]
Json = dict[str, Any]
T = TypeVar("T")


class TelegramStandIn(Chats):
    """`async with TelegramStandIn() as telegram`; `stop` is an outage, and `start` opens the same port again."""

    def __init__(self, token: str = "1000:TEST-token_for_the_stand-in", username: str = "accountdesk_bot") -> None:
        super().__init__(token, username)
        self.webhook: Json | None = None
        self.webhook_answers: list[int] = []
        self.api_url = ""
        self._port = 0
        self.handed_out = 0
        self._runner: web.AppRunner | None = None
        self._came = asyncio.Event()
        self._closing = asyncio.Event()
        self._pushing: asyncio.Task[None] | None = None
        self._polling = 0

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    def wake(self) -> None:
        self._came.set()

    async def start(self) -> None:
        """Opens, on the same port as before."""
        self._closing = asyncio.Event()
        app = web.Application(client_max_size=4 * 1024 * 1024)
        app.router.add_route("*", "/bot{token}/{method}", self._serve)
        app.router.add_get("/file/bot{token}/photos/{name}", self._hand_out)
        self._runner = web.AppRunner(app, shutdown_timeout=0.3, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port, reuse_address=True)
        await site.start()
        self._port = int(self._runner.addresses[0][1])
        self.api_url = f"http://127.0.0.1:{self._port}/bot"
        self._pushing = asyncio.create_task(self._push_on())

    async def stop(self) -> None:
        """Connections are refused; all that was sent stays."""
        self._closing.set()
        self._came.set()
        if self._pushing is not None:
            self._pushing.cancel()
            await asyncio.gather(self._pushing, return_exceptions=True)
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def until(self, predicate: Callable[[], T | None], timeout: float = 30.0) -> T:  # noqa: ASYNC109 - it says more than a timeout: what was called until then
        """Waits until something is so, and gives it."""
        end = time.monotonic() + timeout
        while not (found := predicate()):
            if time.monotonic() > end:
                tail = "\n".join(f"{method} {json.dumps(given, ensure_ascii=False)[:300]}" for method, given in self.calls[-12:])
                raise AssertionError(f"not within {timeout} s; refused: {self.refused[-5:]}; early: {self.early[-5:]}; the last calls:\n{tail}")
            await asyncio.sleep(0.01)
        return found

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        given = await _given(request)
        if request.match_info["token"] != self.token:
            return _error(401, "Unauthorized")
        if method == "getUpdates":
            return await self._get_updates(given)
        self.calls.append((method, given))
        chat = given.get("chat_id") if isinstance(given.get("chat_id"), int) else None
        left = self.wait_left(chat)
        if left:
            self.early.append((method, chat or 0))
            return _error(429, "Too Many Requests: retry after", retry_after=max(1, round(left)))
        fault = self.next_fault(method, chat)
        if fault is not None and fault.kind != "cut":
            return await self._go_wrong(fault, chat)
        answer = self._answer(method, given, chat)
        if fault is not None and request.transport is not None:
            request.transport.abort()
        return answer

    async def _hand_out(self, request: web.Request) -> web.StreamResponse:
        """A file, in parts: its length stands nowhere."""
        content = self.files.get(request.match_info["name"].removesuffix(".jpg"))
        if request.match_info["token"] != self.token or content is None:
            return _error(404, "Not Found")
        answer = web.StreamResponse(headers={"content-type": "application/octet-stream"})
        await answer.prepare(request)
        with contextlib.suppress(ConnectionError):
            for start in range(0, len(content), 100_000):
                await answer.write(content[start : start + 100_000])
                self.handed_out += len(content[start : start + 100_000])
            await answer.write_eof()
        return answer

    def _answer(self, method: str, given: Json, chat: int | None) -> web.Response:
        if method not in METHODS:
            return _error(404, "Not Found")
        if method == "sendMessage" and chat is not None and self.too_fast(chat):
            self.close_for(chat, 1)
            return _error(429, "Too Many Requests: retry after 1", retry_after=1)
        allowed, call = METHODS[method]
        try:
            unknown = sorted(set(given) - set(allowed.split()))
            if unknown:
                raise Refused(f"unknown parameters {unknown}")
            found = call(self, given)
        except Refused as refused:
            self.refused.append((method, refused.why))
            return _error(400, refused.why)
        except Answer as other:
            self.refused.append((method, other.why))
            return _error(other.code, other.why, **other.parameters)
        return web.json_response({"ok": True, "result": found})

    async def _go_wrong(self, fault: Fault, chat: int | None) -> web.Response:
        if fault.kind == "hang":
            await self._closing.wait()
            return web.Response(status=502)
        if fault.kind == "429":
            if chat is not None:
                self.close_for(chat, fault.retry_after)
            return _error(429, f"Too Many Requests: retry after {fault.retry_after}", retry_after=fault.retry_after)
        code, _, words = fault.kind.partition(":")
        if words:
            return _error(int(code), words)
        return web.Response(status=int(code), text="<html>Bad Gateway</html>", content_type="text/html")

    async def _get_updates(self, given: Json) -> web.Response:
        fault = self.next_fault("getUpdates", None)
        if fault is not None:
            return await self._go_wrong(fault, None)
        if self.webhook is not None:
            return _error(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first")
        if self._polling:
            return _error(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running")
        self._polling += 1
        try:
            wanted = given.get("allowed_updates") or None
            offset, end = int(given.get("offset") or 0), time.monotonic() + float(given.get("timeout") or 0)
            while True:
                self.updates = [one for one in self.updates if one["update_id"] >= offset and (wanted is None or _kind(one) in wanted)]
                if self.updates or time.monotonic() >= end or self._closing.is_set():
                    break
                self._came.clear()
                try:
                    await asyncio.wait_for(self._came.wait(), max(0.0, end - time.monotonic()))
                except TimeoutError:
                    break
        finally:
            self._polling -= 1
        return web.json_response({"ok": True, "result": self.updates[: int(given.get("limit") or 100)]})

    async def _push_on(self) -> None:
        """Calls the webhook, one update after another, each until it is taken."""
        async with aiohttp.ClientSession() as session:
            while True:
                if self.webhook is None or not self.updates:
                    self._came.clear()
                    await self._came.wait()
                    continue
                update, hook = self.updates[0], self.webhook
                if hook["allowed_updates"] and _kind(update) not in hook["allowed_updates"]:
                    self.updates.pop(0)
                    continue
                headers = {"X-Telegram-Bot-Api-Secret-Token": hook["secret_token"]} if hook["secret_token"] else {}
                try:
                    async with session.post(hook["url"], json=update, headers=headers) as answer:
                        self.webhook_answers.append(answer.status)
                        taken = answer.status < 300
                except aiohttp.ClientError:
                    taken = False
                if taken:
                    self.updates.pop(0)
                else:
                    await asyncio.sleep(0.2)


def _kind(update: Json) -> str:
    return next(name for name in update if name != "update_id")


def _error(code: int, why: str, **parameters: int) -> web.Response:
    more = {"parameters": parameters} if parameters else {}
    return web.json_response({"ok": False, "error_code": code, "description": why, **more}, status=code)


async def _given(request: web.Request) -> Json:
    """Parameters from the address, a form or JSON; nested values and numbers are read from their strings."""
    given: Json = dict(request.query)
    if request.content_type == "application/json":
        given |= await request.json()
    else:
        given |= {name: value for name, value in (await request.post()).items() if isinstance(value, str)}
    return {name: _value(name, value) for name, value in given.items()}


_PLAIN = frozenset(["text", "parse_mode", "url", "secret_token", "callback_query_id", "language_code", "action", "description"])


def _value(name: str, value: Any) -> Any:
    if not isinstance(value, str) or name in _PLAIN:
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value
