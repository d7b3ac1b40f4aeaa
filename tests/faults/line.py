"""A line to a server: bytes go through it as they are, until a test takes it in hand."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Final

SLOWLY: Final = 3.0


@dataclass
class Line:
    """From `host`:`port` to a server. `way`: well; refused, nobody listens; hole, what is sent arrives nowhere and nothing comes back; slow, each answer
    comes three seconds late; cut, a line that is opened from now on breaks when its answer `cut_at` (counted from 1) comes, which is lost: what was asked has
    been done."""

    host: str
    there: tuple[str, int]
    port: int = 0
    way: str = "well"
    cut_at: int = 1
    cuts: int = 0
    opened: int = 0
    _since: int = 0
    _server: asyncio.Server | None = None
    _held: set[asyncio.StreamWriter] = field(default_factory=set)

    async def turn(self, way: str, cut_at: int = 1) -> None:
        """From now on it is so, for lines that are open as well."""
        self.way, self.cut_at, self._since = way, cut_at, self.opened
        if way == "refused" and self._server is not None:
            self._server.close()
            self._server = None
            self.drop()
        elif way != "refused" and self._server is None:
            self._server = await asyncio.start_server(self._serve, self.host, self.port)
            self.port = int(self._server.sockets[0].getsockname()[1])

    def drop(self) -> None:
        """Cuts every line that is open."""
        for one in tuple(self._held):
            one.transport.abort()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.opened += 1
        number = self.opened
        try:
            answers, far = await asyncio.open_connection(*self.there)
        except OSError:
            writer.transport.abort()
            return
        ends = {writer, far}
        self._held |= ends
        try:
            await asyncio.gather(self._there(reader, far), self._back(number, answers, writer))
        except (ConnectionError, _Cut, asyncio.CancelledError):  # cancelled: the test is over
            pass
        finally:
            self._held -= ends
            for one in ends:
                one.transport.abort()

    async def _there(self, reader: asyncio.StreamReader, far: asyncio.StreamWriter) -> None:
        while said := await reader.read(65536):
            if self.way != "hole":
                far.write(said)
                await far.drain()
        with contextlib.suppress(OSError):
            far.write_eof()

    async def _back(self, number: int, answers: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        count = 0
        while said := await answers.read(65536):
            count += 1
            if self.way == "cut" and number > self._since and count >= self.cut_at:
                self.cuts += 1
                raise _Cut
            if self.way == "slow":
                await asyncio.sleep(SLOWLY)
            if self.way == "hole":
                continue
            writer.write(said)
            await writer.drain()
        raise _Cut


class _Cut(Exception):
    """The line is over."""


@asynccontextmanager
async def line_to(host: str, port: int, here: str = "") -> AsyncIterator[Line]:
    """`here`: the address at which it listens, the server's own otherwise."""
    line = Line(here or host, (host, port))
    await line.turn("well")
    try:
        yield line
    finally:
        await line.turn("refused")
