"""The pigeon post itself: a real HTTP server on loopback, with people who write, press and read."""

import asyncio
from dataclasses import dataclass, field
from typing import Any, Self

from aiohttp import web

TOKEN = "feathers"


@dataclass
class PigeonPost:
    """`shown` holds what stands in the conversations, by message id."""

    shown: dict[str, dict[str, Any]] = field(default_factory=dict)
    _updates: list[dict[str, Any]] = field(default_factory=list)
    _by_key: dict[str, str] = field(default_factory=dict)
    url: str = ""

    async def __aenter__(self) -> Self:
        application = web.Application(middlewares=[_only_with_the_token])
        application.router.add_post("/me", self._me)
        application.router.add_get("/updates", self._updates_after)
        application.router.add_post("/messages", self._sent)
        self._runner = web.AppRunner(application, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    def happens(self, pigeon: str, **what: str) -> None:
        """Somebody writes (`text`) or presses (`button`), alone with the desk or in a `loft`."""
        self._updates.append({"number": len(self._updates) + 1, "pigeon": pigeon, **what})

    def texts(self, conversation: str) -> list[str]:
        return [message["text"] for message in self.shown.values() if message["to"] == conversation]

    def newest(self, conversation: str) -> dict[str, Any]:
        """The last message that came into a conversation."""
        return [message for message in self.shown.values() if message["to"] == conversation][-1]

    async def until(self, conversation: str, count: int) -> str:
        """The newest text of the conversation, once so many have come."""
        for _ in range(1500):
            if len(self.texts(conversation)) >= count:
                return self.texts(conversation)[-1]
            await asyncio.sleep(0.02)
        raise AssertionError(f"{conversation} was shown {self.texts(conversation)}")

    async def _me(self, _: web.Request) -> web.Response:
        return web.json_response({"ok": True, "loft": "the city"})

    async def _updates_after(self, request: web.Request) -> web.Response:
        after = int(request.query["after"])
        for _ in range(20):
            if len(self._updates) > after:
                break
            await asyncio.sleep(0.02)
        return web.json_response({"updates": self._updates[after:]})

    async def _sent(self, request: web.Request) -> web.Response:
        message = await request.json()
        id = self._by_key.setdefault(message["key"], f"m{len(self._by_key) + 1}")
        self.shown[id] = message
        return web.json_response({"id": id})


@web.middleware
async def _only_with_the_token(request: web.Request, handler: Any) -> web.StreamResponse:
    if request.headers.get("Authorization") != f"Bearer {TOKEN}":
        return web.json_response({"ok": False, "error": "unknown token"}, status=401)
    response: web.StreamResponse = await handler(request)
    return response
