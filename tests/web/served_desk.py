"""A desk that is served on this machine while the tests of its addresses run, once as the demonstration and once as it is outside of it."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from starlette.applications import Starlette

from bot.cli.web_server import listen, serve
from bot.settings.schema import Settings
from bot.web.routes import build_routes, close_routes
from bot.wiring.application import Application, DataLocation, open_application
from bot.wiring.metrics import build_tally
from bot.wiring.web_dependencies import build_web_dependencies
from tests.web.conftest import one_index

_NOWHERE: Final = "http://127.0.0.1:9/"
_CALLED: Final = {
    "slack": {"enabled": True, "mode": "http", "bot_token": "xoxb-made-up", "signing_secret": "made-up-signing-secret", "api_url": _NOWHERE},
    "telegram": {"enabled": True, "mode": "webhook", "token": "1:made-up-token", "secret_token": "made-up-secret-token", "api_url": _NOWHERE},
}
"""Platforms that would call the desk; it reaches neither."""


@dataclass
class ServedDesk:
    """`demonstration` and `outside` are the ports; `failures` the errors that the pages logged."""

    folder: Path
    demonstration: int = 0
    outside: int = 0
    pages: dict[str, Starlette] = field(default_factory=dict)
    application: Application | None = None
    _ready: threading.Event = field(default_factory=threading.Event)
    _loop: asyncio.AbstractEventLoop | None = None
    _over: asyncio.Event | None = None
    _trouble: list[BaseException] = field(default_factory=list)

    def address(self, which: str) -> str:
        """Where one of the two is served."""
        return f"http://localhost:{self.demonstration if which == 'demonstration' else self.outside}"

    def run(self) -> None:
        """Serves both until `end` is called."""
        try:
            asyncio.run(self._serve())
        except BaseException as trouble:
            self._trouble.append(trouble)
            self._ready.set()
            raise

    def wait(self) -> None:
        """Until both are served. Raises what kept them from it."""
        self._ready.wait(60)
        if self._trouble:
            raise self._trouble[0]

    def end(self) -> None:
        """Serves no more."""
        if self._loop is not None and self._over is not None:
            self._loop.call_soon_threadsafe(self._over.set)

    async def _serve(self) -> None:
        self._loop, self._over = asyncio.get_running_loop(), asyncio.Event()
        one_index()
        where = DataLocation(Settings.model_validate({"channels": _CALLED}), self.folder)
        async with AsyncExitStack() as stack:
            self.application = await stack.enter_async_context(open_application(where, one_index, outside=True, metrics=build_tally()))
            await stack.enter_async_context(self.application.working())
            for which in ("demonstration", "outside"):
                listening = listen("127.0.0.1", 0)
                port = listening.getsockname()[1]
                dependencies = build_web_dependencies(self.application, f"http://localhost:{port}")
                hooks = self.application.platforms.hooks(self.application.intake.accept)
                pages = build_routes(dependencies if which == "demonstration" else replace(dependencies, demonstration=None), hooks=hooks)
                # Live updates end after what there is, so that a client that reads to the end comes to one.
                close_routes(pages)
                self.pages[which] = pages
                setattr(self, which, port)
                await stack.enter_async_context(serve(pages, listening))
            self._ready.set()
            await self._over.wait()


@contextmanager
def served(folder: Path) -> Iterator[ServedDesk]:
    """Both desks, while the block runs."""
    desk = ServedDesk(folder)
    serving = threading.Thread(target=desk.run, daemon=True)
    serving.start()
    try:
        desk.wait()
        yield desk
    finally:
        desk.end()
        serving.join(30)
