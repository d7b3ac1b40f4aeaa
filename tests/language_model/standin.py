"""A strict stand-in of a chat-completions server on loopback: it answers what it is told to, and says what was wrong with a question."""

import asyncio
import json
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Final, Self

from aiohttp import web

KEY: Final = "lm-key-for-tests-7f3a"
MODEL: Final = "test-model"
ANYTHING: Final[dict[str, Any]] = {"act": "greet", "matter": "none", "aspect": "none", "whose": "nobody", "system": "none", "negated": False}
_KNOWN: Final = {"model", "messages", "temperature", "seed", "max_tokens", "stream", "response_format"}
_FIELDS: Final = {"act", "matter", "aspect", "whose", "system", "negated"}


class Manner(Enum):
    """How it behaves."""

    WELL = "well"
    STREAMS = "streams whatever it is asked"
    STREAM_BREAKS = "a stream that ends in the middle"
    TOO_MANY = "429"
    BROKEN = "500"
    DENIES = "401"
    HANGS = "never answers"
    SLOW_FIRST_BYTE = "the first byte comes after seconds"
    TRICKLES = "a byte now and then, for ever"
    HALF = "half an object"
    NO_JSON = "a page of HTML"
    OTHER_SHAPE = "JSON of another API"
    ENDLESS = "a body without an end"
    REDIRECTS = "elsewhere"
    NO_SCHEMA = "knows no response_format"
    CUT_OFF = "closes the connection"


Answer = Callable[[dict[str, Any]], str]


def always(**said: Any) -> Answer:
    """Answers every text alike, whatever it is."""
    return lambda _: json.dumps({**ANYTHING, **said})


@dataclass
class ModelStandIn:
    """`async with ModelStandIn() as model`: `received` are the whole requests as bytes, `wrong` what was wrong with any, `texts` what was to be read."""

    answer: Answer = field(default_factory=lambda: always())
    manner: Manner = Manner.WELL
    slow: float = 0.0
    received: list[bytes] = field(default_factory=list)
    bodies: list[dict[str, Any]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    url: str = ""
    certificate: ssl.SSLContext | None = None
    _runner: web.AppRunner | None = None
    _closing: asyncio.Event = field(default_factory=asyncio.Event)

    async def __aenter__(self) -> Self:
        server = web.Application(client_max_size=1024 * 1024)
        server.router.add_route("*", "/{path:.*}", self._serve)
        self._runner = web.AppRunner(server, shutdown_timeout=0.2, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0, ssl_context=self.certificate)
        await site.start()
        self.url = f"http{'s' if self.certificate else ''}://127.0.0.1:{self._runner.addresses[0][1]}/v1"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._closing.set()
        if self._runner is not None:
            await self._runner.cleanup()

    @property
    def texts(self) -> list[str]:
        """The texts that were to be read, in their order."""
        return [json.loads(body["messages"][-1]["content"])["text"] for body in self.bodies]

    def settings(self, **more: Any) -> dict[str, Any]:
        """The section of config.yaml that names it."""
        return {"kind": "language_model", "url": self.url, "model": MODEL, "key": KEY, **more}

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        raw = await request.read()
        self.received.append(f"{request.method} {request.raw_path}\n".encode() + b"".join(a + b": " + b + b"\n" for a, b in request.raw_headers) + raw)
        complaint = self._complaint(request, raw)
        if complaint:
            self.wrong.append(complaint)
            return web.json_response({"error": {"message": complaint}}, status=400)
        body = json.loads(raw)
        if self.manner is Manner.NO_SCHEMA and "response_format" in body:
            return web.json_response({"error": {"message": "unknown field response_format"}}, status=400)
        self.bodies.append(body)
        return await self._behave(request, body)

    async def _behave(self, request: web.Request, body: dict[str, Any]) -> web.StreamResponse:
        if self.slow:
            await self._wait(self.slow)
        match self.manner:
            case Manner.TOO_MANY | Manner.BROKEN | Manner.DENIES:
                return web.json_response({"error": {"message": "no"}}, status=int(self.manner.value), headers={"retry-after": "1"})
            case Manner.HANGS:
                await self._wait(60)
                return web.Response(status=503)
            case Manner.SLOW_FIRST_BYTE:
                await self._wait(5)
                return web.json_response(_response(self.answer(body)))
            case Manner.TRICKLES | Manner.ENDLESS | Manner.STREAMS | Manner.STREAM_BREAKS:
                return await self._stream(request, self.answer(body))
            case Manner.HALF:
                return web.json_response(_response(self.answer(body)[:40], "length"))
            case Manner.NO_JSON:
                return web.Response(text="<html>Bad gateway</html>", content_type="text/html")
            case Manner.OTHER_SHAPE:
                return web.json_response({"choices": [{"text": "a completion of old"}]})
            case Manner.REDIRECTS:
                return web.Response(status=307, headers={"location": f"{self.url}/elsewhere/chat/completions"})
            case Manner.CUT_OFF:
                if request.transport is not None:
                    request.transport.abort()
                return web.Response()
            case _:
                return web.json_response(_response(self.answer(body)))

    async def _stream(self, request: web.Request, answer: str) -> web.StreamResponse:
        streams = self.manner in (Manner.STREAMS, Manner.STREAM_BREAKS)
        response = web.StreamResponse(headers={"content-type": "text/event-stream" if streams else "application/json"})
        await response.prepare(request)
        try:
            if self.manner is Manner.ENDLESS:
                for _ in range(64):
                    await response.write(b" " * 16_384)
            while self.manner is Manner.TRICKLES and not self._closing.is_set():
                await response.write(b" ")
                await self._wait(0.05)
            for at in range(0, len(answer), 7):
                piece = {"choices": [{"index": 0, "delta": {"content": answer[at : at + 7]}}]}
                await response.write(b"data: " + json.dumps(piece).encode() + b"\n\n")
                if self.manner is Manner.STREAM_BREAKS and at > 20:
                    return response
            await response.write(b'data: {"choices": []}\n\ndata: [DONE]\n\n')
        except ConnectionError:
            pass
        return response

    async def _wait(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._closing.wait(), seconds)
        except TimeoutError:
            return

    def _complaint(self, request: web.Request, raw: bytes) -> str:
        """What is wrong with a question; '' where nothing is."""
        if (request.method, request.path) != ("POST", "/v1/chat/completions"):
            return f"{request.method} {request.path} is no method of this API"
        if request.headers.get("authorization") != f"Bearer {KEY}":
            return "no key, or another one"
        if request.headers.get("content-type") != "application/json":
            return "the content type is not application/json"
        try:
            body = json.loads(raw)
        except ValueError:
            return "no JSON"
        return _wrong_in(body)


def _wrong_in(body: dict[str, Any]) -> str:
    if set(body) - _KNOWN:
        return f"unknown: {sorted(set(body) - _KNOWN)}"
    if body.get("model") != MODEL:
        return "another model"
    if body.get("temperature") != 0 or not isinstance(body.get("seed"), int) or body.get("stream") is not False:
        return "temperature, seed or stream"
    if not isinstance(body.get("max_tokens"), int) or not 0 < body["max_tokens"] <= 256:
        return "max_tokens is not bounded"
    roles = [message.get("role") for message in body["messages"]]
    if roles[0] != "system" or roles[-1] != "user" or roles[1:-1] != ["user", "assistant"] * (len(roles) // 2 - 1):
        return "the messages do not take turns"
    if any(set(message) != {"role", "content"} or not isinstance(message["content"], str) for message in body["messages"]):
        return "a message without words"
    return _wrong_in_format(body["response_format"]) if "response_format" in body else ""


def _wrong_in_format(asked: dict[str, Any]) -> str:
    """What a server that keeps to schemas strictly would refuse."""
    schema = asked.get("json_schema", {}).get("schema", {})
    if asked.get("type") != "json_schema" or asked["json_schema"].get("strict") is not True or not asked["json_schema"].get("name"):
        return "response_format is no json_schema"
    if set(schema.get("properties", {})) != _FIELDS or set(schema.get("required", [])) != _FIELDS or schema.get("additionalProperties") is not False:
        return "a strict schema requires all its fields and no others"
    enums = [one["enum"] for name, one in schema["properties"].items() if name != "negated"]
    return "" if all(len(words) == len(set(words)) > 1 for words in enums) else "an enum with a word twice"


def _response(answer: str, finish: str = "stop") -> dict[str, Any]:
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "model": MODEL,
        "choices": [{"index": 0, "message": {"role": "assistant", "content": answer}, "finish_reason": finish}],
        "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
    }
