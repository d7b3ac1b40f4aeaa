"""The web server inside our own loop: it takes no signals and starts no processes."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator

import uvicorn
from starlette.applications import Starlette

from bot.cli.connections import LARGEST_HEAD, Connection, connection_class
from bot.errors import ConfigurationError
from bot.web.routes import close_routes


class _Server(uvicorn.Server):
    """uvicorn, which leaves the signals to us and ends when it is told, not at its next look a tenth of a second later."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._leaving = asyncio.Event()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Nothing is captured."""
        yield

    def leave(self) -> None:
        """Takes nothing new, and ends with what is under way."""
        self.should_exit = True
        self._leaving.set()

    async def main_loop(self) -> None:
        """What it does every tenth of a second, until it is told to leave."""
        counter = 0
        while not await self.on_tick(counter):
            counter = (counter + 1) % 864_000
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._leaving.wait(), 0.1)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Without anybody connected there is nothing to wait for."""
        if self.server_state.connections or self.server_state.tasks:
            await super().shutdown(sockets)
            return
        for server in self.servers:
            server.close()


def listen(host: str, port: int) -> socket.socket:
    """A listening socket. Raises ConfigurationError where the address cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(128)
    except OSError as trouble:
        listening.close()
        raise ConfigurationError("--host/--port", f"{host}:{port}", f"{trouble.strerror}; name another one with --port") from None
    return listening


@contextlib.asynccontextmanager
async def serve(pages: Starlette, listening: socket.socket, drain: int = 3, connections: type[Connection] | None = None) -> AsyncIterator[None]:
    """Serves the pages while the block runs; `drain` seconds are left to requests under way; `connections`: under which clocks (see there)."""
    config = uvicorn.Config(
        pages, log_config=None, access_log=False, lifespan="off", timeout_graceful_shutdown=drain, server_header=False,
        http=connections or connection_class(), h11_max_incomplete_event_size=LARGEST_HEAD,
    )  # fmt: skip
    server = _Server(config)
    task = asyncio.create_task(server.serve(sockets=[listening]))
    try:
        while not server.started and not task.done():  # noqa: ASYNC110 - uvicorn has no event for it
            await asyncio.sleep(0.005)
        yield
    finally:
        close_routes(pages)
        server.leave()
        await task
        listening.close()


def address(host: str, port: int) -> str:
    """The address as a browser on this machine names it."""
    shown = "localhost" if host in ("127.0.0.1", "0.0.0.0", "::1", "::", "localhost") else host  # noqa: S104 - only shown
    return f"http://{shown}:{port}"
