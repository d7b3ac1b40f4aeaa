"""A name server on loopback that knows one address and, for some names, never answers; and the surroundings in which a process asks it and nobody else."""

import asyncio
import os
import shutil
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, cast

import pytest

from tests.environment import COMPLETE

ADDRESS: Final = "127.0.0.77"
_PORT: Final = 53
_A: Final = 1
_HERE: Final = bytes((127, 0, 0, 1))


@dataclass
class NameServer(asyncio.DatagramProtocol):
    """Answers 127.0.0.1 for every name; while `hung` stands in a name, nothing at all."""

    hung: str = "hung"
    asked: list[str] = field(default_factory=list)
    _transport: asyncio.DatagramTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.DatagramTransport, transport)

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        name, end = _name(data)
        self.asked.append(name)
        if self.hung and self.hung in name:
            return
        (kind,) = struct.unpack("!H", data[end : end + 2])
        found = struct.pack("!HHHIH", 0xC00C, _A, 1, 0, 4) + _HERE if kind == _A else b""
        head = data[:2] + struct.pack("!HHHHH", 0x8180, 1, 1 if found else 0, 0, 0)
        assert self._transport is not None
        self._transport.sendto(head + data[12 : end + 4] + found, addr)


def _name(query: bytes) -> tuple[str, int]:
    """The name that is asked for, and where it ends."""
    labels, at = [], 12
    while query[at]:
        labels.append(query[at + 1 : at + 1 + query[at]].decode())
        at += 1 + query[at]
    return ".".join(labels), at + 1


@asynccontextmanager
async def name_server() -> AsyncIterator[NameServer]:
    """Leaves the test out where nobody may serve names, but never in CI."""
    if os.geteuid() != 0 or shutil.which("unshare") is None:
        if COMPLETE:
            pytest.fail("names can be served by root with unshare (util-linux) only")
        pytest.skip("names can be served by root with unshare (util-linux) only")
    transport, server = await asyncio.get_running_loop().create_datagram_endpoint(NameServer, (ADDRESS, _PORT))
    try:
        yield server
    finally:
        transport.close()


def asks_it(folder: Path) -> tuple[str, ...]:
    """What stands before a command whose process asks this name server alone."""
    file = folder / "resolv.conf"
    file.write_text(f"nameserver {ADDRESS}\noptions timeout:30 attempts:5\n", encoding="ascii")
    return ("unshare", "--mount", "sh", "-c", f'mount --bind "{file}" /etc/resolv.conf && exec "$@"', "sh")
