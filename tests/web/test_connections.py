"""Real sockets that send half a request, a body that never ends, too much, or read nothing: none of them is held, and nobody else is kept waiting."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.cli.connections import Connection, most_connections
from bot.cli.web_server import listen, serve

HEAD, SOON = b"GET / HTTP/1.1\r\nHost: localhost\r\n", 3.0
Line = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Hasty(Connection):
    """The same clocks, in parts of a second."""

    head_within, body_within, taken_within, most = 0.4, 0.4, 0.4, 300
    files_within = 2.5


async def _hello(request: Request) -> Response:
    return PlainTextResponse("hello")


async def _read(request: Request) -> Response:
    return PlainTextResponse(str(len(await request.body())))


async def _stream(request: Request) -> Response:
    async def beats() -> AsyncIterator[str]:
        for _ in range(8):
            yield "beat\n"
            await asyncio.sleep(0.15)

    return StreamingResponse(beats())


async def _large(request: Request) -> Response:
    async def much() -> AsyncIterator[bytes]:
        for _ in range(400):
            yield b"x" * 65536

    return StreamingResponse(much())


class Server:
    """A server over small pages, and lines to it."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.lines: list[Line] = []

    async def line(self, said: bytes) -> Line:
        """Opens one and says something on it."""
        line = await asyncio.open_connection("127.0.0.1", self.port, limit=2**16)
        self.lines.append(line)
        line[1].write(said)
        return line

    async def hello(self) -> bytes:
        """A whole request, and its answer."""
        reader, _ = await self.line(HEAD + b"Connection: close\r\n\r\n")
        async with asyncio.timeout(SOON):
            return await reader.read()


@pytest.fixture
async def server(request: pytest.FixtureRequest) -> AsyncIterator[Server]:
    pages = Starlette(routes=[Route("/", _hello), Route("/form", _read, methods=["POST"]), Route("/say", _read, methods=["POST"]), Route("/unread", _hello, methods=["POST"]),
                              Route("/stream", _stream), Route("/large", _large)])  # fmt: skip
    pages.state.closing = asyncio.Event()
    listening = listen("127.0.0.1", 0)
    connections = getattr(request, "param", Hasty)
    async with serve(pages, listening, drain=1, connections=connections):
        opened = Server(listening.getsockname()[1])
        yield opened
        for _, writer in opened.lines:
            writer.close()


async def _ends(line: Line, drip: bytes = b"") -> bool:
    """Whether the server ends it soon, however much more is dripped in."""
    reader, writer = line
    with contextlib.suppress(ConnectionError):
        async with asyncio.timeout(SOON):
            while True:
                if drip:
                    writer.write(drip)
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(0.1):
                        if not await reader.read(65536):
                            return True
    return writer.is_closing() or isinstance(reader.exception(), ConnectionError)


async def test_250_half_open_requests_are_let_go_and_hold_up_nobody(server: Server) -> None:
    half = [await server.line(HEAD) for _ in range(250)]
    assert (await server.hello()).endswith(b"hello")
    assert all(await asyncio.gather(*(_ends(line) for line in half)))


@pytest.mark.parametrize(
    ("said", "drip"),
    [
        (b"", b""),
        (HEAD, b"X"),
        (HEAD, b"X-A: 1\r\n"),
        (HEAD + b"\r\n" + HEAD, b"X"),
        (b"POST /form HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n", b"x"),
        (b"POST /form HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        (b"POST /unread HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n", b"x"),
        (b"POST /unread HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    ],
    ids=["nothing", "slow head", "slow headers", "slow second head", "slow body", "endless body", "slow body behind the answer", "endless body behind the answer"],
)
async def test_a_request_that_does_not_come_to_its_end_is_cut_however_it_drips(server: Server, said: bytes, drip: bytes) -> None:
    assert await _ends(await server.line(said), drip)


async def test_who_reads_nothing_is_cut(server: Server) -> None:
    _, writer = await server.line(b"GET /large HTTP/1.1\r\nHost: x\r\n\r\n")
    writer.transport.pause_reading()  # type: ignore[attr-defined]
    await asyncio.sleep(1.5)
    writer.transport.resume_reading()  # type: ignore[attr-defined]
    assert await _ends(server.lines[-1])


async def test_a_head_that_is_too_large_is_refused(server: Server) -> None:
    for head in (b"GET /" + b"x" * 40_000, HEAD + b"X-A: " + b"x" * 40_000, HEAD + b"".join(b"X-%d: 1\r\n" % n for n in range(4000))):
        reader, _ = await server.line(head)
        async with asyncio.timeout(SOON):
            assert (await reader.read()).startswith(b"HTTP/1.1 400")


async def test_an_answer_that_goes_on_is_not_cut(server: Server) -> None:
    reader, _ = await server.line(b"GET /stream HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    async with asyncio.timeout(2 * SOON):
        assert (await reader.read()).count(b"beat") == 8


class Few(Hasty):
    """Ten at once."""

    head_within, most = 30.0, 10


@pytest.mark.parametrize("server", [Few], indirect=True)
async def test_where_there_are_too_many_the_longest_silent_goes_and_the_newest_is_served(server: Server) -> None:
    silent = [await server.line(HEAD) for _ in range(30)]
    assert (await server.hello()).endswith(b"hello")
    await asyncio.sleep(0.1)
    ended = [line[0].at_eof() or line[0].exception() is not None for line in silent]
    assert 20 <= sum(ended) <= 22
    assert not ended[-1]


def test_the_cap_leaves_room_for_what_the_desk_itself_opens() -> None:
    assert 50 <= most_connections() <= 1000


_FILES = b"Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 3\r\nConnection: close\r\n\r\n1"


async def test_only_files_where_they_are_taken_have_the_time_of_a_slow_phone(server: Server) -> None:
    slow, words, elsewhere = [
        await server.line(b"POST " + path + b" HTTP/1.1\r\nHost: localhost\r\n" + rest)
        for path, rest in ((b"/say", _FILES), (b"/say", _FILES.replace(b"multipart/form-data", b"text/plain")), (b"/form", _FILES))
    ]
    assert all(await asyncio.gather(_ends(words), _ends(elsewhere)))
    slow[1].write(b"23")
    async with asyncio.timeout(SOON):
        assert (await slow[0].read()).endswith(b"3")
    half = await server.line(b"POST /say HTTP/1.1\r\nHost: localhost\r\n" + _FILES)
    assert await _ends(half), "for ever is too long for files as well"
