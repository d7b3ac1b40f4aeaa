"""Sends the head of the trail to a syslog server (RFC 5424, over UDP or, with `syslog+tcp`, TCP framed by RFC 6587)."""

import asyncio
import socket
from datetime import UTC
from typing import Final
from urllib.parse import urlsplit

from bot.clock import Clock
from bot.errors import Unreachable

_PORT: Final = 514
_NOTICE_OF_LOG_AUDIT: Final = 13 * 8 + 5
_PATIENCE: Final = 2.0
_REFUSAL: Final = 0.05
SCHEMES: Final = ("syslog", "syslog+tcp")


def read_syslog_address(written: str) -> tuple[str, int, bool]:
    """Host, port and whether by TCP. Raises ValueError with what was expected."""
    try:
        parts = urlsplit(written)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in SCHEMES or not parts.hostname or parts.username or parts.path.strip("/") or parts.query or parts.fragment:
        raise ValueError("an address like syslog://host:514 or syslog+tcp://host:601")
    return parts.hostname, port or _PORT, parts.scheme != "syslog"


class Syslog:
    """One server. Nobody notices a lost datagram; TCP at least confirms that the server took it."""

    def __init__(self, address: str, clock: Clock) -> None:
        self.name = address
        self._host, self._port, self._stream = read_syslog_address(address)
        self._clock = clock

    async def send(self, head: str) -> None:
        """Sends one line. Raises Unreachable."""
        at = self._clock.now().astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        line = f"<{_NOTICE_OF_LOG_AUDIT}>1 {at} {_host_name()} accountdesk - anchor - {head}".encode("utf-8", "replace")
        try:
            async with asyncio.timeout(_PATIENCE):
                await (self._by_stream(line) if self._stream else self._by_datagram(line))
        except OSError as trouble:
            raise Unreachable("audit", f"{self.name}: {trouble.strerror or type(trouble).__name__}") from None

    async def _by_stream(self, line: bytes) -> None:
        _, writer = await asyncio.open_connection(self._host, self._port)
        try:
            writer.write(b"%d %s" % (len(line), line))
            await writer.drain()
        finally:
            writer.close()

    async def _by_datagram(self, line: bytes) -> None:
        refused: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        class Ear(asyncio.DatagramProtocol):
            """Receives the error that nobody listens there, if the other side reports it."""

            def error_received(self, trouble: Exception) -> None:
                """The only possible answer."""
                if not refused.done():
                    refused.set_exception(trouble)

        transport, _ = await asyncio.get_running_loop().create_datagram_endpoint(Ear, remote_addr=(self._host, self._port), family=socket.AF_UNSPEC)
        try:
            transport.sendto(line)
            await asyncio.wait([refused], timeout=_REFUSAL)
            if refused.done():
                refused.result()
        finally:
            transport.close()
            refused.cancel()


def _host_name() -> str:
    return "".join(letter for letter in socket.gethostname() if letter.isascii() and letter.isprintable() and letter != " ")[:255] or "-"
