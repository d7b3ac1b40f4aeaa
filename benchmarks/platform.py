"""The smallest platform that Telegram's library takes for one: it accepts a message after `waits` seconds, and wakes whoever asked. The strict stand-in of the tests
costs more than the desk that is measured."""

import asyncio
import itertools
import time
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from aiohttp import web

from bot.clock import SystemClock

TOKEN = "1000:a-token_of_the_benchmarks"  # noqa: S105 - of a platform that only the benchmark has
SECRET = "a-secret_Token1"  # noqa: S105 - the same


@dataclass
class SmallPlatform:
    """`settings` are those of the channel; `ask` sends an update to a desk and returns the seconds until the answer was accepted here."""

    waits: float
    _runner: web.AppRunner | None = None
    _port: int = 0
    _numbers: Any = field(default_factory=lambda: itertools.count(1))
    _waiting: dict[int, asyncio.Future[None]] = field(default_factory=dict)
    _client: aiohttp.ClientSession | None = None
    sent: int = 0

    async def __aenter__(self) -> "SmallPlatform":
        app = web.Application()
        app.router.add_route("*", "/bot{token}/{method}", self._serve)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self._port = int(self._runner.addresses[0][1])
        self._client = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=2))  # The desk hangs up after five seconds.
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._client is not None
        assert self._runner is not None
        await self._client.close()
        await self._runner.cleanup()

    @property
    def settings(self) -> dict[str, Any]:
        return {"telegram": {"enabled": True, "mode": "webhook", "token": TOKEN, "secret_token": SECRET, "api_url": f"http://127.0.0.1:{self._port}/bot"}}

    async def ask(self, url: str, who: int, text: str) -> float:
        """Raises TimeoutError after a minute."""
        assert self._client is not None
        number, begun = next(self._numbers), time.perf_counter()
        answered = self._waiting[who] = asyncio.get_running_loop().create_future()
        sender = {"id": who, "is_bot": False, "first_name": "P", "language_code": "zh-hant"}
        chat = {"id": who, "type": "private", "first_name": "P"}
        update = {"update_id": number, "message": {"message_id": number, "from": sender, "chat": chat, "date": int(SystemClock().now().timestamp()), "text": text}}
        async with self._client.post(f"{url}/telegram/webhook", json=update, headers={"X-Telegram-Bot-Api-Secret-Token": SECRET}) as answer:
            assert answer.status == 200, answer.status
        async with asyncio.timeout(60):
            await answered
        return time.perf_counter() - begun

    async def _serve(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        given = dict(await request.post())
        if method in ("sendMessage", "editMessageText"):
            await asyncio.sleep(self.waits)
            who = int(str(given["chat_id"]))
            self.sent += 1
            waiting = self._waiting.pop(who, None)
            if waiting is not None and not waiting.done():
                waiting.set_result(None)
            chat = {"id": who, "type": "private", "first_name": "P"}
            return _ok({"message_id": next(self._numbers), "date": int(SystemClock().now().timestamp()), "chat": chat, "text": str(given.get("text", ""))})
        if method == "getMe":
            return _ok({"id": 1000, "is_bot": True, "first_name": "desk", "username": "desk_bot"})
        return _ok(True)


def _ok(result: Any) -> web.Response:
    return web.json_response({"ok": True, "result": result})
