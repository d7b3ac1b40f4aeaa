"""A browser on the one-time pages, for the tests of the pages: it knows no more than what its pages and the person's mails say."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import httpx
from starlette.applications import Starlette

from bot.wiring.application import Application
from integrations.mail.embedded import EmbeddedMailer
from tests.web.conftest import Browser, browser, seen

NONE: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass
class Stepping:
    """A browser on one-time pages. It knows no more than what its pages and the person's mails say."""

    browser: Browser
    application: Application

    async def asked(self, text: str) -> str:
        """Says something in the chat; gives the address of the page that the answer leads to."""
        await self.heard(text)
        return await self.link()

    async def heard(self, text: str) -> str:
        """Says something in the chat; gives what stands there once it is answered, however long a busy machine takes."""
        await self.browser.say(text)
        await self.application.settle(20)
        return seen(await self.browser.page())

    async def link(self) -> str:
        """The newest link in the chat."""
        await self.application.settle(20)
        links = re.findall(r'href="(/s/[\w-]+)(?:\?as=[^"]*)?"', await self.browser.page())
        assert links, seen(await self.browser.page())
        return str(links[-1])

    async def pressed(self, label: str) -> str:
        """Presses the newest button with these words; gives the page."""
        await self.application.settle(20)
        found = re.findall(r'name="button" value="([^"]+)"[^>]*>([^<]+)<', await self.browser.page())
        button = next(id for id, words in reversed(found) if label in html.unescape(words))
        assert (await self.browser.post("/press", button=button)).status_code == 303
        return await self.link()

    def code(self, person: str = "") -> str:
        """The code in the newest mail to this person."""
        mailer = self.application.mailer
        assert isinstance(mailer, EmbeddedMailer)
        mine = (sent.mail.text for sent in mailer.mails() if sent.mail.person == (person or self.browser.named))
        return next(found[0] for text in mine if (found := re.search(r"\b\d{6}\b", text)))

    async def open(self, path: str) -> httpx.Response:
        return await self.browser.client.get(path)

    async def send(self, path: str, headers: Mapping[str, str] = NONE, /, **fields: str) -> httpx.Response:
        """Opens the page and sends its form."""
        token = re.search(r'name="csrf" value="([0-9a-f]+)"', (await self.open(path)).text)
        return await self.browser.client.post(path, data={"csrf": token[1] if token else "", **fields}, headers=headers)


def as_(pages: Starlette, application: Application, named: str) -> Stepping:
    return Stepping(browser(pages, named), application)


def headline(page: str) -> tuple[str, str]:
    """How it stands, and what happened, as a result's page says it."""
    (found,) = re.findall(r'<p class="state [a-z-]+">([^<]+)</p>\s*<h1[^>]*>([^<]+)</h1>', page)
    return found[0], html.unescape(found[1])
