"""The npm package oidc-provider as the city's own OpenID provider, on loopback."""

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import httpx
import pytest

from tests.environment import COMPLETE
from tests.servers.process import Process, free_port

ROOT: Final = Path(__file__).parents[3]
MODULES: Final = ROOT / ".venv" / ".oidc"
"""Where `tests/servers/install.sh` puts the package."""
CLIENT: Final = "accountdesk"
CLIENT_SECRET: Final = "desk:secret/with+marks&more%20"
STRONG, WEAK = "urn:city:card", "urn:city:password"
PASSWORD: Final = "Sunny-Hill-77"


@dataclass
class Issuer:
    """It runs at `url`. `people`: the accounts there, with the claims that they come with."""

    process: Process
    url: str
    people: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    async def signs_on(self, browser: httpx.AsyncClient, address: str, account: str, **more: str) -> httpx.Response:
        """Somebody follows the desk's address, signs on at the form, and is sent back; gives the redirect to the desk, which nobody has followed yet."""
        response = await self.arrives(browser, address)
        form = re.search(r'action="(/interaction/[^"]+)"', response.text)
        assert form is not None, response.text
        fields = {"account": account, "password": PASSWORD, **more}
        response = await browser.post(self.url + form[1], data=fields)
        return await self.follows(browser, response)

    async def arrives(self, browser: httpx.AsyncClient, address: str) -> httpx.Response:
        """The page to which the address leads there."""
        return await self.follows(browser, await browser.get(address))

    def forgets(self, browser: httpx.AsyncClient) -> None:
        """Whoever was signed on there in this browser is so no more: another account would be asked to sign off first."""
        for cookie in [one for one in browser.cookies.jar if one.domain == "127.0.0.1"]:
            browser.cookies.jar.clear(cookie.domain, cookie.path, cookie.name)

    async def follows(self, browser: httpx.AsyncClient, response: httpx.Response) -> httpx.Response:
        """Follows redirects within the provider."""
        while response.has_redirect_location and (target := response.url.join(response.headers["location"])).host == "127.0.0.1":
            response = await browser.get(target)
        return response


@contextmanager
def an_issuer(people: Mapping[str, Mapping[str, str]], redirect: str, *, takes_claims: bool = True) -> Iterator[Issuer]:
    """A provider of its own, for as long as it is wanted. Leaves the test out where the package is not, but never in CI."""
    _reached()
    port = free_port()
    settings = {
        "port": port,
        "redirect": redirect,
        "client": {"id": CLIENT, "secret": CLIENT_SECRET},
        "accounts": {name: {"password": PASSWORD, "claims": dict(claims)} for name, claims in people.items()},
        "acr": [STRONG, WEAK],
        "takesClaims": takes_claims,
    }
    script = Path(__file__).parent / "provider.mjs"
    with TemporaryDirectory(prefix="desk-oidc-") as folder:
        process = Process(("node", str(script), str(MODULES), json.dumps(settings)), Path(folder) / "log.txt", ("127.0.0.1", port))
        process.start()
        try:
            yield Issuer(process, f"http://127.0.0.1:{port}", people)
        finally:
            process.stop()


def _reached() -> None:
    if shutil.which("node") is not None and (MODULES / "node_modules" / "oidc-provider").is_dir():
        return
    if COMPLETE:
        pytest.fail("there is no OpenID provider here; tests/servers/install.sh installs it")
    pytest.skip("there is no OpenID provider here; install node and npm, and run tests/servers/install.sh")
