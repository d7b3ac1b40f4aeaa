"""Requests to REST2: bounded in time and size, never led elsewhere, and the token in no log."""

import asyncio
import json
import ssl
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any, Final

import httpx

from bot.errors import Denied, Garbled, NotAccepted, Unreachable
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.tickets.attachment import TicketFile, travel_time

SYSTEM: Final = "helpdesk"
_LONGEST: Final = 1024 * 1024
"""Bytes of one answer; a page of fifty transactions has some twenty thousand."""
_AT_ONCE: Final = 4
_BUSY: Final = frozenset({408, 425, 429})
_DENIED: Final = frozenset({401, 403})


class NotSent(Unreachable):
    """No connection: what was asked for has not happened, and will not."""


class TooLong(Garbled):
    """The answer has no end, or one that nobody would read."""


@dataclass(frozen=True, slots=True)
class Rest2Answer:
    """A status of success, or 404, and the JSON with it; `document` is None where there is none."""

    status: int
    document: Any

    @property
    def found(self) -> bool:
        """Whether there is such a thing, as far as our user may know."""
        return self.status != httpx.codes.NOT_FOUND


class Rest2:
    """One server. `deadline` (seconds) is for each request as a whole. Not for two event loops at once.

    Raises OSError, ssl.SSLError when made with a `ca_file` that is none."""

    def __init__(self, url: str, token: Secret, deadline: float, ca_file: str | None = None) -> None:
        self._base = f"{url.rstrip('/')}/REST/2.0/"
        self._token = token
        self._deadline = deadline
        verify: ssl.SSLContext | bool = ssl.create_default_context(cafile=ca_file) if url.startswith("https:") else False
        self._client = httpx.AsyncClient(
            verify=verify,
            trust_env=False,  # The token goes to this address and through nobody's proxy.
            follow_redirects=False,
            timeout=httpx.Timeout(deadline),
            # A connection that the server closed meanwhile would leave open whether a request has arrived.
            limits=httpx.Limits(max_connections=_AT_ONCE, max_keepalive_connections=0),
            headers={"accept": "application/json", "accept-encoding": "identity", "user-agent": "accountdesk"},
        )

    async def get(self, path: str, **query: str) -> Rest2Answer:
        """Raises Unreachable (NotSent where there was no connection), Garbled, Denied, NotAccepted; so do `post` and `put`."""
        return await self._asked("GET", path, query, None)

    async def post(self, path: str, body: Mapping[str, Any], files: Sequence[TicketFile] = ()) -> Rest2Answer:
        """Something new, with files; they are given as many seconds more as they need."""
        return await self._asked("POST", path, {}, body, files)

    async def put(self, path: str, body: Mapping[str, Any]) -> Rest2Answer:
        """A change. It is answered with 200 also where nothing was changed: read back."""
        return await self._asked("PUT", path, {}, body)

    async def close(self) -> None:
        """Ends the connections."""
        await self._client.aclose()

    async def _asked(
        self, method: str, path: str, query: Mapping[str, str], body: Mapping[str, Any] | None, files: Sequence[TicketFile] = ()
    ) -> Rest2Answer:
        deadline = self._deadline + travel_time(files).total_seconds()
        try:
            request = self._request(method, path, query, body, files)
            request.extensions["timeout"] = httpx.Timeout(deadline).as_dict()
            async with asyncio.timeout(deadline):
                return await self._answered(request)
        except (TimeoutError, httpx.ReadTimeout, httpx.WriteTimeout):
            raise Unreachable(SYSTEM, f"{SYSTEM}: no answer within {deadline:g} s") from None
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol) as trouble:
            raise NotSent(SYSTEM, f"{SYSTEM}: it cannot be reached ({_cause(trouble)})") from None
        except httpx.RemoteProtocolError:
            raise Garbled(SYSTEM, f"{SYSTEM}: it broke off, or speaks another protocol") from None
        except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError, OSError) as trouble:
            raise Unreachable(SYSTEM, f"{SYSTEM}: it cannot be reached ({_cause(trouble)})") from None

    def _request(
        self, method: str, path: str, query: Mapping[str, str], body: Mapping[str, Any] | None, files: Sequence[TicketFile]
    ) -> httpx.Request:
        """With files it is a form: in JSON, Request Tracker 5.0 answers a file's name that is not ASCII with 500, and writes nothing."""
        headers = {"authorization": f"token {self._token.reveal()}"}
        content = None if body is None else json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
        if files:
            parts = [("Attachments", (file.name, file.content, file.media_type)) for file in files]
            return self._client.build_request(method, self._base + path, headers=headers, data={"JSON": content}, files=parts)
        if content is not None:
            headers["content-type"] = "application/json; charset=utf-8"
        return self._client.build_request(method, self._base + path, params=dict(query) or None, headers=headers, content=content)

    async def _answered(self, request: httpx.Request) -> Rest2Answer:
        response = await self._client.send(request, stream=True)
        try:
            status = response.status_code
            if httpx.codes.is_success(status):
                return Rest2Answer(status, _document(await _bounded(response.aiter_raw())))
        finally:
            await response.aclose()
        return _without_success(status)


def _without_success(status: int) -> Rest2Answer:
    """404 is an answer too. What else the server says with it stays there: it may be anything."""
    if status == httpx.codes.NOT_FOUND:
        return Rest2Answer(status, None)
    if status in _DENIED:
        why = "the token is not accepted" if status == httpx.codes.UNAUTHORIZED else "the token's user may not do this"
        raise Denied(SYSTEM, f"{SYSTEM}: {why} ({status})")
    if status in _BUSY or status >= httpx.codes.INTERNAL_SERVER_ERROR:
        raise Unreachable(SYSTEM, f"{SYSTEM}: it has no time, or is out of order ({status})")
    if httpx.codes.is_redirect(status):
        raise Garbled(SYSTEM, f"{SYSTEM}: it redirects ({status}), and redirects are not followed; is the address the one before /REST/2.0?")
    raise NotAccepted(SYSTEM, "policy", f"{SYSTEM}: it does not take what was asked for ({status})")


def _cause(trouble: Exception) -> str:
    """A certificate that is not trusted is told from a server that is not there; neither has words of the server in it."""
    return "its certificate is not trusted" if "CERTIFICATE_VERIFY_FAILED" in str(trouble) else type(trouble).__name__


async def _bounded(pieces: AsyncIterator[bytes]) -> bytes:
    read = bytearray()
    async for piece in pieces:
        read += piece
        if len(read) > _LONGEST:
            raise TooLong(SYSTEM, f"{SYSTEM}: the answer has no end")
    return bytes(read)


def _document(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise Garbled(SYSTEM, f"{SYSTEM}: what it answers is no JSON") from None
