"""A language model behind the chat-completions API that vLLM, Ollama, llama.cpp's server and others have: one question, one short answer, in its time."""

import asyncio
import json
import ssl
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any, Final
from urllib.parse import urlsplit

import httpx
import structlog

from bot.errors import BackEndError, Denied, Garbled, Unreachable
from bot.ports import PromptMessage
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret

SYSTEM: Final = "language model"
_SEED: Final = 7
_MOST_TOKENS: Final = 160
"""Twice what an answer takes; who wants to say more has not understood the question."""
_LONGEST: Final = 256 * 1024  # Bytes of a response; streamed word by word each one is wrapped in two hundred.
_AT_ONCE: Final = 8
_DONE: Final = "[DONE]"
_NO_SCHEMA: Final = frozenset({400, 404, 415, 422, 501})
"""How servers say that they do not know `response_format`; asked without it they answer, or say what else is wrong."""
_DENIED: Final = frozenset({401, 403})
_BUSY: Final = frozenset({408, 409, 425, 429})
_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class ModelAddress:
    """`url` is the API's, up to and with its version (`http://127.0.0.1:8000/v1`); `deadline` (seconds) is for the whole answer; `ca_file`: who signed the
    server's certificate."""

    url: str
    model: str
    deadline: float
    key: Secret | None = None
    ca_file: str | None = None

    @property
    def shown(self) -> str:
        """The model and its host, without whatever else stands in the address."""
        parts = urlsplit(self.url)
        return f"{self.model} at {parts.hostname or ''}{'' if parts.port is None else f':{parts.port}'}"


class ChatCompletions:
    """One server. Not for two event loops at once. Raises OSError or ssl.SSLError when made with a `ca_file` that is none."""

    def __init__(self, address: ModelAddress) -> None:
        self._address = address
        self._url = f"{address.url.rstrip('/')}/chat/completions"
        self._schemas = True
        verify: ssl.SSLContext | bool = ssl.create_default_context(cafile=address.ca_file) if address.url.startswith("https:") else False
        self._client = httpx.AsyncClient(
            verify=verify,
            trust_env=False,  # What people write goes to this address and through nobody's proxy.
            follow_redirects=False,
            timeout=httpx.Timeout(address.deadline),
            limits=httpx.Limits(max_connections=_AT_ONCE, max_keepalive_connections=_AT_ONCE),
            headers={"accept": "application/json", "accept-encoding": "identity", "user-agent": "accountdesk"},
        )

    @property
    def name(self) -> str:
        """The model and its host."""
        return self._address.shown

    async def complete(self, messages: Sequence[PromptMessage], schema: Mapping[str, object]) -> str:
        """Its answer within the deadline, whatever the server does meanwhile."""
        try:
            async with asyncio.timeout(self._address.deadline):
                return await self._asked(messages, schema)
        except TimeoutError:
            raise Unreachable(SYSTEM, f"{SYSTEM}: no answer within {self._address.deadline:g} s") from None
        except httpx.TimeoutException:
            raise Unreachable(SYSTEM, f"{SYSTEM}: no answer within {self._address.deadline:g} s") from None
        except httpx.RemoteProtocolError:
            raise Garbled(SYSTEM, f"{SYSTEM}: it broke off, or speaks another protocol") from None
        except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError, OSError) as trouble:
            raise Unreachable(SYSTEM, f"{SYSTEM}: it cannot be reached ({type(trouble).__name__})") from None

    async def close(self) -> None:
        """Ends the connections."""
        await self._client.aclose()

    async def _asked(self, messages: Sequence[PromptMessage], schema: Mapping[str, object]) -> str:
        with_schema = self._schemas
        status, answer = await self._sent(messages, schema if with_schema else None)
        if with_schema and status in _NO_SCHEMA:
            status, answer = await self._sent(messages, None)
            if status == httpx.codes.OK:
                self._schemas = False
                _log.info("the language model's server knows no JSON schema; its answers are read as they come", model=self.name)
        if status != httpx.codes.OK:
            raise _refused(status)
        return answer

    async def _sent(self, messages: Sequence[PromptMessage], schema: Mapping[str, object] | None) -> tuple[int, str]:
        """The status, and the answer where it is 200."""
        body: dict[str, Any] = {
            "model": self._address.model,
            "messages": [{"role": message.role, "content": message.content} for message in messages],
            "temperature": 0,
            "seed": _SEED,
            "max_tokens": _MOST_TOKENS,
            "stream": False,
        }
        if schema is not None:
            body["response_format"] = {"type": "json_schema", "json_schema": {"name": "reading", "strict": True, "schema": schema}}
        headers = {b"content-type": b"application/json"}
        if self._address.key is not None:
            headers[b"authorization"] = f"Bearer {self._address.key.reveal()}".encode("utf-8", "replace")
        content = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
        async with self._client.stream("POST", self._url, content=content, headers=headers) as response:
            if response.status_code != httpx.codes.OK:
                return response.status_code, ""
            read = await _bounded(response.aiter_raw())
            streamed = response.headers.get("content-type", "").startswith("text/event-stream")
        return httpx.codes.OK, _of_events(read) if streamed else _of_object(read)


def _refused(status: int) -> BackEndError:
    if status in _DENIED:
        return Denied(SYSTEM, f"{SYSTEM}: the key is not accepted ({status})")
    if status in _BUSY or status >= 500:
        return Unreachable(SYSTEM, f"{SYSTEM}: it has no time, or is out of order ({status})")
    return Garbled(SYSTEM, f"{SYSTEM}: it does not take the question ({status}); is the address the API's, with its version, and the model one of its own?")


async def _bounded(chunks: AsyncIterator[bytes]) -> str:
    read = bytearray()
    async for chunk in chunks:
        read += chunk
        if len(read) > _LONGEST:
            raise Garbled(SYSTEM, f"{SYSTEM}: the response has no end")
    return read.decode("utf-8", "replace")


def _of_object(read: str) -> str:
    """The answer in a response that is one object. Raises Garbled."""
    try:
        return _text(json.loads(read)["choices"][0]["message"]["content"])
    except (ValueError, LookupError, TypeError, RecursionError):
        raise _no_response() from None


def _of_events(read: str) -> str:
    """The answer in pieces, as servers send it that stream whatever they are asked for. Raises Garbled where it breaks off."""
    pieces: list[str] = []
    for line in read.splitlines():
        name, _, told = line.partition(":")
        if name != "data":
            continue
        if told.strip() == _DONE:
            return "".join(pieces)
        try:
            choices = json.loads(told)["choices"]
            pieces.append(_text(choices[0]["delta"].get("content") or "") if choices else "")
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            raise _no_response() from None
    raise _no_response()


def _text(content: object) -> str:
    if not isinstance(content, str):
        raise TypeError("no text")
    return content


def _no_response() -> Garbled:
    return Garbled(SYSTEM, f"{SYSTEM}: the response is none of this API's")
