"""A desk whose people sign on at a provider: the real desk behind its real pages, reached by a browser that also reaches the provider."""

import html
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

import httpx
from starlette.applications import Starlette

from bot.settings.schema import Settings
from bot.web.routes import build_routes
from bot.wiring.application import Application, DataLocation, open_application
from bot.wiring.web_dependencies import build_web_dependencies
from tests.sign_on.issuer import CLIENT, CLIENT_SECRET
from tests.web.conftest import Browser, one_index, seen
from tests.web.stepping import Stepping

DESK: Final = "http://localhost:8080"
ORGANISATION: Final = Path(__file__).parent / "organisation.yaml"
REDIRECT: Final = f"{DESK}/sign-on/callback"


@dataclass(repr=False)
class SignOnDesk:
    """A desk that runs in this process. `before`: how many audit records there were when it last began again."""

    pages: Starlette
    application: Application
    before: int = 0

    async def begin_again(self) -> None:
        """Everybody's accounts as they are in the file, no conversation, no page, no try."""
        await self.application.demonstration_controls.start_over("test")
        self.before = len(await self._trail())

    def visitor(self, named: str, language: str = "en") -> Stepping:
        """Somebody's browser: it keeps its cookies for the desk and for the provider, and follows nothing by itself."""
        inside = httpx.ASGITransport(self.pages, raise_app_exceptions=False)
        client = httpx.AsyncClient(mounts={DESK: inside}, base_url=DESK, headers={"accept-language": language}, trust_env=False)
        return Stepping(Browser(client, named), self.application)

    async def failed(self) -> list[str]:
        """The methods of proofs that were none, in their order."""
        return [str(details["method"]) for did, details in await self.records() if did == "verification.failed"]

    async def passed(self) -> list[dict[str, Any]]:
        """What the audit says of sign-ons that were proofs."""
        return [details for did, details in await self.records() if did == "verification.passed" and "issuer" in details]

    async def records(self) -> list[tuple[str, dict[str, Any]]]:
        """The audit records since it began: what was done, and the details."""
        return (await self._trail())[self.before :]

    async def _trail(self) -> list[tuple[str, dict[str, Any]]]:
        async with self.application.store.look() as work:
            return [(one.did, cast(dict[str, Any], dict(one.details))) async for one in work.audit.all()]


@asynccontextmanager
async def a_desk(folder: Path, issuer: str, /, **more: Any) -> AsyncIterator[SignOnDesk]:
    """A desk that knows this issuer; `more` are other keys of its section."""
    one_index()
    section = {"issuer": issuer, "client_id": CLIENT, "client_secret": CLIENT_SECRET, **more}
    location = DataLocation(Settings.model_validate({"verification": {"sign_on": section}}), folder, ORGANISATION)
    async with open_application(location, one_index) as application:
        yield SignOnDesk(build_routes(build_web_dependencies(application, DESK)), application)


async def sign_on_link(visitor: Stepping, page: str) -> str:
    """Where the page leads to sign on, without following it."""
    text = (await visitor.open(page)).text
    found = re.search(r'href="([^"]*/sign-on[^"]*)"', text)
    assert found is not None, seen(text)
    return html.unescape(found[1])


async def address(visitor: Stepping, page: str) -> str:
    """The provider's address that the page leads to."""
    sent = await visitor.open(await sign_on_link(visitor, page))
    assert sent.status_code == 302, seen(sent.text)
    return sent.headers["location"]


async def there_and_back(visitor: Stepping, page: str) -> httpx.Response:
    """Follows the page's link to a provider that signs everybody on at once; gives the desk's answer."""
    sent = await visitor.browser.client.get(await address(visitor, page))
    assert sent.has_redirect_location, sent.text
    return await visitor.open(sent.headers["location"])
