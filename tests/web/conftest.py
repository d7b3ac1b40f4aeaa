"""The pages over a real house: real database, real organisation, real understanding; only the network is left out."""

import asyncio
import functools
import html
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from bot.faq.index import Index
from bot.settings.schema import Settings
from bot.web.routes import WebDependencies, build_routes
from bot.wiring.application import Application, DataLocation, open_application
from bot.wiring.shipped_faq import build_index_for_shipped
from bot.wiring.web_dependencies import build_web_dependencies

URL = "http://localhost:8080"
_LOOKS = 100


@functools.cache
def one_index() -> Index:
    return build_index_for_shipped()


@dataclass
class Browser:
    """A browser without JavaScript: keeps cookies, reads the token out of the page, follows what a form answers."""

    client: httpx.AsyncClient
    named: str = "chen.yj"

    async def page(self, path: str | None = None) -> str:
        return (await self.client.get(path or f"/?as={self.named}")).text

    async def token(self) -> str:
        found = re.search(r'name="csrf" value="([0-9a-f]+)"', await self.page())
        assert found is not None
        return found[1]

    async def post(self, path: str, **fields: str) -> httpx.Response:
        return await self.client.post(path, data={"csrf": await self.token(), "as": self.named, **fields})

    async def say(self, text: str) -> str:
        answer = await self.post("/say", text=text)
        assert answer.status_code == 303, answer.text
        page = await self.page(answer.headers["location"].partition("#")[0])
        # A busy machine may answer later than the form waits; whoever reads looks again.
        for _ in range(_LOOKS):
            if 'data-awaited="0"' in page:
                break
            await asyncio.sleep(0.1)
            page = await self.page()
        return seen(page)


def seen(page: str) -> str:
    """What stands on a page, without its markup."""
    return html.unescape(re.sub(r"<[^>]+>", " ", page))


def browser(pages: Starlette, named: str = "chen.yj", **headers: str) -> Browser:
    transport = httpx.ASGITransport(pages, raise_app_exceptions=False)
    wanted = {"accept-language": "zh-TW", **{name.replace("_", "-"): value for name, value in headers.items()}}
    return Browser(httpx.AsyncClient(transport=transport, base_url=URL, headers=wanted), named)


@pytest.fixture
async def application(tmp_path: Path) -> AsyncIterator[Application]:
    one_index()  # built before the clock of the first answer runs
    async with open_application(DataLocation(Settings(), tmp_path), one_index) as opened:
        yield opened


@pytest.fixture
def dependencies(application: Application) -> WebDependencies:
    return build_web_dependencies(application, URL)


@pytest.fixture
def pages(dependencies: WebDependencies) -> Starlette:
    return build_routes(dependencies)


@pytest.fixture
def outside(dependencies: WebDependencies) -> Starlette:
    """The same desk outside the demonstration."""
    return build_routes(replace(dependencies, demonstration=None))
