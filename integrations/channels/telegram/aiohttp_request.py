"""PTB's calls over aiohttp: at a third of the cost of httpx, and recognising answers that are not Telegram's."""

import json
from functools import cache
from typing import Any, Final
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from integrations.channels.bounded_download import read_bounded

_BY_THE_SDK: Final = frozenset([400, 401, 403, 404, 409, 429])
_PATIENCE: Final = 10.0
_HERE: Final = 200


class NotReached(NetworkError):
    """No connection, or something between us and Telegram answered. `message` never contains the address: the token is part of it."""


class UnexpectedStatus(NetworkError):
    """Telegram answered with a status that has no meaning of its own."""

    def __init__(self, status: int) -> None:
        super().__init__(f"status {status}")
        self.status = status


class AiohttpRequest(BaseRequest):
    """`patience`: a call's time limit in seconds. Files cannot be sent; the desk sends none."""

    def __init__(self, connections: int, patience: float = _PATIENCE) -> None:
        self._connections = connections
        self._patience = patience
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds; PTB adds those of a long poll."""
        return self._patience

    async def initialize(self) -> None:
        """Opens the connection pool."""
        if self._session is None or self._session.closed:
            connector = aiohttp.TCPConnector(limit=self._connections)
            self._session = aiohttp.ClientSession(connector=connector, headers={"User-Agent": self.USER_AGENT})

    async def shutdown(self) -> None:
        """Closes it."""
        if self._session is not None:
            await self._session.close()

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE, connect_timeout: Any = BaseRequest.DEFAULT_NONE, pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:  # fmt: skip
        """Status and body of Telegram's own answer. Raises NotReached, TimedOut, Answered, NetworkError."""
        if self._session is None:
            raise NetworkError("not opened yet")
        if request_data is not None and request_data.contains_files:
            raise NetworkError("no files are sent")
        whole = aiohttp.ClientTimeout(total=read_timeout if isinstance(read_timeout, int | float) else self._patience)
        fields = None if request_data is None else request_data.json_parameters
        there = urlsplit(url)
        more: dict[str, Any] = {"timeout": whole, "allow_redirects": False, "proxy": _proxy(there.scheme, there.hostname or "")}
        try:
            async with self._session.request(method, url, data=fields, **more) as answer:
                status, body = answer.status, await answer.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.ClientProxyConnectionError) as trouble:
            raise NotReached(type(trouble).__name__) from None
        except TimeoutError:
            raise TimedOut from None
        except (aiohttp.ClientError, OSError, ValueError) as trouble:
            raise NetworkError(type(trouble).__name__) from None
        if status >= 500:
            raise UnexpectedStatus(status)
        if not _said_by_telegram(body):
            raise NotReached(f"status {status}, no answer of Telegram's")
        if status < 300 or status in _BY_THE_SDK:
            return status, body
        raise UnexpectedStatus(status)


    async def download(self, url: str, most: int) -> bytes | None:
        """The body of a file; None where it is longer than `most` bytes, of which no more are read. Raises NotReached, TimedOut, NetworkError."""
        if self._session is None:
            raise NetworkError("not opened yet")
        there = urlsplit(url)
        whole = aiohttp.ClientTimeout(total=self._patience)
        try:
            async with self._session.get(url, timeout=whole, allow_redirects=False, proxy=_proxy(there.scheme, there.hostname or "")) as answer:
                if answer.status != _HERE:
                    raise NotReached(f"status {answer.status}, no file")
                return await read_bounded(answer, most)
        except TimeoutError:
            raise TimedOut from None
        except (aiohttp.ClientError, OSError, ValueError) as trouble:
            raise NetworkError(type(trouble).__name__) from None


@cache
def _proxy(scheme: str, host: str) -> str | None:
    """The environment's proxy, looked up once: aiohttp by itself reads a password file for each call."""
    return None if proxy_bypass(host) else getproxies().get(scheme)


def _said_by_telegram(body: bytes) -> bool:
    """A short look: it is read by the SDK."""
    if body.lstrip()[:1] != b"{":
        return False
    if len(body) > 2000:
        return True
    try:
        return "ok" in json.loads(body)
    except ValueError:
        return False
