"""Names are looked up beside the loop: one thread a name, whoever asks, and none that no server answers for keeps another waiting."""

import asyncio
import socket
import threading
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest

from bot.runtime import event_loop
from bot.runtime.event_loop import EventLoop

HERE = ("127.0.0.1", 0)


class Resolver:
    """In place of the system's: names with `hung` in them are not answered before the end."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.over = threading.Event()

    def __call__(self, host: str, port: int, *given: int) -> list[tuple[Any, ...]]:
        if host.replace(".", "").isdigit():
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, port))]
        self.asked.append(host)
        if "hung" in host:
            self.over.wait()
        if "none" in host:
            raise socket.gaierror(socket.EAI_NONAME, "nobody")
        first = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 9))] if "two" in host else []
        return [*first, (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]


@pytest.fixture
def resolver(monkeypatch: pytest.MonkeyPatch) -> Iterator[Resolver]:
    one = Resolver()
    monkeypatch.setattr(socket, "getaddrinfo", one)
    yield one
    one.over.set()


def run(work: Callable[[], Awaitable[None]]) -> None:
    with asyncio.Runner(loop_factory=EventLoop) as runner:
        runner.run(work())  # type: ignore[arg-type]


def test_many_names_that_nobody_answers_for_hold_up_no_other(resolver: Resolver) -> None:
    async def work() -> None:
        loop = asyncio.get_running_loop()
        waiting = [asyncio.ensure_future(loop.getaddrinfo(f"hung{number}.example", 25)) for number in range(20)]
        await asyncio.sleep(0)
        assert await asyncio.wait_for(loop.getaddrinfo("well.example", 80), 5) == [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 80))]
        assert not any(one.done() for one in waiting)
        resolver.over.set()
        assert len(await asyncio.gather(*waiting)) == 20

    run(work)


def test_whoever_asks_for_the_same_name_waits_for_the_same_answer_and_one_may_give_up(resolver: Resolver) -> None:
    async def work() -> None:
        loop = asyncio.get_running_loop()
        waiting = [asyncio.ensure_future(loop.getaddrinfo("hung.example", 25)) for _ in range(30)]
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05):
                await loop.getaddrinfo("hung.example", 25)
        resolver.over.set()
        await asyncio.gather(*waiting)
        assert resolver.asked == ["hung.example"]
        await loop.getaddrinfo("hung.example", 25)
        assert resolver.asked == ["hung.example"] * 2, "an answer is not kept"

    run(work)


def test_nobody_waits_longer_than_their_time_for_a_name_and_of_very_many_the_last_are_refused(resolver: Resolver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(event_loop, "_PATIENCE", 0.05)
    monkeypatch.setattr(event_loop, "_MOST", 3)

    async def work() -> None:
        loop = asyncio.get_running_loop()
        for number in range(3):
            with pytest.raises(socket.gaierror, match="no name server answers"):
                await loop.getaddrinfo(f"hung{number}.example", 25)
        with pytest.raises(socket.gaierror, match="too many names"):
            await loop.getaddrinfo("well.example", 25)
        assert resolver.asked == ["hung0.example", "hung1.example", "hung2.example"]

    run(work)


def test_a_name_that_is_not_there_and_one_that_is_no_name_are_said_so(resolver: Resolver) -> None:
    async def work() -> None:
        loop = asyncio.get_running_loop()
        with pytest.raises(socket.gaierror) as refused:
            await loop.getaddrinfo("none.example", 25)
        assert refused.value.errno == socket.EAI_NONAME
        with pytest.raises(socket.gaierror):
            await loop.create_connection(asyncio.Protocol, "none.example", 25)

    run(work)


def test_a_connection_by_name_is_tried_at_each_of_its_addresses(resolver: Resolver) -> None:
    async def work() -> None:
        server = await asyncio.get_running_loop().create_server(asyncio.Protocol, *HERE)
        port = server.sockets[0].getsockname()[1]
        for name in ("well.example", "two.example"):
            _, writer = await asyncio.open_connection(name, port)
            assert writer.get_extra_info("peername")[:2] == ("127.0.0.1", port)
            writer.close()
        server.close()
        with pytest.raises(ConnectionRefusedError):
            await asyncio.open_connection("two.example", 9)

    run(work)


def test_an_address_is_looked_up_nowhere(resolver: Resolver) -> None:
    async def work() -> None:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(asyncio.Protocol, *HERE)
        port = server.sockets[0].getsockname()[1]
        transport, _ = await loop.create_connection(asyncio.Protocol, "127.0.0.1", port)
        transport.close()
        ear, _ = await loop.create_datagram_endpoint(asyncio.DatagramProtocol, remote_addr=("127.0.0.1", port))
        ear.close()
        server.close()
        assert resolver.asked == []
        ear, _ = await loop.create_datagram_endpoint(asyncio.DatagramProtocol, remote_addr=("well.example", port))
        assert ear.get_extra_info("peername")[:2] == ("127.0.0.1", port)
        ear.close()
        assert resolver.asked == ["well.example"]

    run(work)


def test_the_program_runs_on_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from bot import __main__ as program  # noqa: PLC0415 - only here

    seen: list[type] = []

    async def command(_: object) -> int:
        seen.append(type(asyncio.get_running_loop()))
        return 0

    monkeypatch.setattr(program, "_command", lambda _: command)
    assert program.main(["doctor"]) == 0
    assert seen == [EventLoop]
