"""The web server inside our own event loop: it handles no signals and starts no processes."""

import asyncio
import contextlib
import socket
import ssl
from collections.abc import AsyncIterator, Iterator

import uvicorn
from starlette.applications import Starlette

from bot.cli.connections import LARGEST_HEAD, Connection, connection_class
from bot.errors import ConfigurationError
from bot.web.routes import close_routes


class _Server(uvicorn.Server):
    """uvicorn, which leaves the signals to us and stops when told, not at its next check a tenth of a second later."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._leaving = asyncio.Event()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Captures nothing."""
        yield

    def leave(self) -> None:
        """Accepts nothing new, and ends once running requests are finished."""
        self.should_exit = True
        self._leaving.set()

    async def main_loop(self) -> None:
        """What uvicorn does every tenth of a second, until told to leave."""
        ticks = 0
        while not await self.on_tick(ticks):
            ticks = (ticks + 1) % 864_000
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(0.1):
                    await self._leaving.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """With no connections there is nothing to wait for."""
        if self.server_state.connections or self.server_state.tasks:
            await super().shutdown(sockets)
            return
        for server in self.servers:
            server.close()


def listen(host: str, port: int) -> socket.socket:
    """A listening socket. Raises ConfigurationError if the address is not available."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(128)
    except OSError as trouble:
        listening.close()
        why = f"{trouble.strerror}; name another one with --port: `make desk ARGS=\"run --port 8081\"`"
        raise ConfigurationError("--host/--port", f"{host}:{port}", why) from None
    return listening


@contextlib.asynccontextmanager
async def serve(
    pages: Starlette, listening: socket.socket, drain: int = 3, connections: type[Connection] | None = None, tls: ssl.SSLContext | None = None
) -> AsyncIterator[None]:
    """Serves the pages while the block runs; running requests get `drain` seconds to finish; `connections` sets their deadlines, `tls` encrypts them."""
    config = uvicorn.Config(
        pages, log_config=None, access_log=False, lifespan="off", timeout_graceful_shutdown=drain, server_header=False,
        http=connections or connection_class(), h11_max_incomplete_event_size=LARGEST_HEAD, proxy_headers=tls is None,
        ssl_context_factory=None if tls is None else lambda _config, _make: tls,
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
    """The address in the form that a browser on this machine uses."""
    browser_host = "localhost" if host in ("127.0.0.1", "0.0.0.0", "::1", "::", "localhost") else host  # noqa: S104 - only shown
    return f"http://{browser_host}:{port}"
