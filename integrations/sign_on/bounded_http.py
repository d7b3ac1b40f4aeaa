"""Answers of an OpenID provider: JSON objects, read no further than a limit, within a deadline, and never from where a redirect leads."""

import json
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final

import httpx

from bot.errors import Garbled, Unreachable
from bot.runtime.quick_dataclass import dataclass

SYSTEM: Final = "sign_on"
_LONGEST: Final = 256 * 1024
"""Bytes of one answer; a document with all its keys has a few thousand."""
_BUSY: Final = frozenset({408, 425, 429})


@dataclass(frozen=True, slots=True)
class ProviderAnswer:
    """The status and the JSON object with it; an empty one where an answer other than 200 brings none. `at` (UTC): the server's own time, where it says it."""

    status: int
    document: Mapping[str, Any]
    at: datetime | None = None

    @property
    def ok(self) -> bool:
        """Whether it answered what it was asked."""
        return self.status == httpx.codes.OK


class ProviderHttp:
    """`deadline` (seconds) is for each connection and reading; whoever calls sets one for the whole. Raises OSError, ssl.SSLError for a `ca_file` that is none."""

    def __init__(self, deadline: float, ca_file: str | None = None) -> None:
        self._deadline = deadline
        self._tls = ssl.create_default_context(cafile=ca_file)

    async def get(self, url: str, headers: Mapping[str, str] | None = None) -> ProviderAnswer:
        """Raises Unreachable, Garbled; so does `post`."""
        return await self._asked("GET", url, headers or {}, None)

    async def post(self, url: str, headers: Mapping[str, str], body: str) -> ProviderAnswer:
        """A form, already encoded."""
        return await self._asked("POST", url, {"content-type": "application/x-www-form-urlencoded", **headers}, body.encode())

    async def _asked(self, method: str, url: str, headers: Mapping[str, str], content: bytes | None) -> ProviderAnswer:
        try:
            async with self._client() as client, client.stream(method, url, headers=dict(headers), content=content) as response:
                status = response.status_code
                if status in _BUSY or status >= httpx.codes.INTERNAL_SERVER_ERROR:
                    raise Unreachable(SYSTEM, f"{SYSTEM}: it has no time, or is out of order ({status})")
                if response.has_redirect_location or httpx.codes.is_redirect(status):
                    raise Garbled(SYSTEM, f"{SYSTEM}: it redirects ({status}), and redirects are not followed")
                return ProviderAnswer(status, _object(await _bounded(response.aiter_raw()), status), _moment(response.headers.get("date", "")))
        except httpx.TimeoutException:
            raise Unreachable(SYSTEM, f"{SYSTEM}: no answer within {self._deadline:g} s") from None
        except httpx.RemoteProtocolError:
            raise Garbled(SYSTEM, f"{SYSTEM}: it broke off, or speaks another protocol") from None
        except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError, OSError) as trouble:
            raise Unreachable(SYSTEM, f"{SYSTEM}: it cannot be reached ({_cause(trouble)})") from None

    @asynccontextmanager
    async def _client(self) -> AsyncIterator[httpx.AsyncClient]:
        """A connection of its own for each: people sign on seldom, and nothing is left open."""
        async with httpx.AsyncClient(
            verify=self._tls,
            trust_env=False,  # Codes and secrets go to this address and through nobody's proxy.
            follow_redirects=False,
            timeout=httpx.Timeout(self._deadline),
            headers={"accept": "application/json", "accept-encoding": "identity", "user-agent": "accountdesk"},
        ) as client:
            yield client


def _cause(trouble: Exception) -> str:
    """A certificate that is not trusted is told from a server that is not there; neither has words of the server in it."""
    return "its certificate is not trusted" if "CERTIFICATE_VERIFY_FAILED" in str(trouble) else type(trouble).__name__


async def _bounded(pieces: AsyncIterator[bytes]) -> bytes:
    read = bytearray()
    async for piece in pieces:
        read += piece
        if len(read) > _LONGEST:
            raise Garbled(SYSTEM, f"{SYSTEM}: the answer has no end")
    return bytes(read)


def _object(body: bytes, status: int) -> Mapping[str, Any]:
    try:
        document = json.loads(body)
    except (ValueError, RecursionError):
        document = None
    if isinstance(document, dict):
        return document
    if status == httpx.codes.OK:
        raise Garbled(SYSTEM, f"{SYSTEM}: what it answers is no JSON object")
    return {}


def _moment(date: str) -> datetime | None:
    try:
        return parsedate_to_datetime(date).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
