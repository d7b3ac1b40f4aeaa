"""The whole desk with its doors open in this process: real pages over HTTP, and platforms that are stand-ins on loopback."""

import html
import re
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx

from bot.cli.run import run_desk
from bot.cli.web_server import address, listen
from bot.messages import ChatIdentity
from bot.settings.schema import Settings
from bot.wiring.application import Application, DataLocation, open_application
from integrations.mail.embedded import EmbeddedMailer


@dataclass
class Desk:
    """An open desk, and what tests need of it."""

    application: Application
    url: str

    async def links(self, person: str, identity: ChatIdentity) -> None:
        """The operator links a chat to a person."""
        found = await self.application.register.person(person)
        assert found is not None, person
        await self.application.identities.link(identity, found, "operator", "test")

    def code(self, person: str) -> str:
        """The newest code that was mailed to somebody."""
        mailer = self.application.mailer
        assert isinstance(mailer, EmbeddedMailer)
        mine = (sent.mail.text for sent in mailer.mails() if sent.mail.person == person)
        return next(found[0] for text in mine if (found := re.search(r"\b\d{6}\b", text)))

    async def passes(self, **span: float) -> None:
        """Time passes, and what is due happens."""
        await self.application.demonstration_controls.advance(timedelta(**span), "test")
        await self.application.settle(20)

    async def looks(self, person: str) -> tuple[str, ...]:
        """The rows of the decision table that hold for somebody now."""
        found = await self.application.register.person(person)
        assert found is not None
        return (await self.application.account_lookup.look(found)).diagnosis.rows


@dataclass
class Browser:
    """One browser: real HTTP, real cookies, no JavaScript."""

    client: httpx.AsyncClient = field(default_factory=lambda: httpx.AsyncClient(follow_redirects=False, timeout=30))
    url: str = ""
    page: str = ""
    status: int = 0

    async def open(self, url: str) -> str:
        """Opens an address; gives what stands there."""
        answer = await self.client.get(url)
        self.url, self.page, self.status = url, answer.text, answer.status_code
        return self.seen()

    async def send(self, **fields: str) -> str:
        """Sends the page's form, and goes on to wherever that leads."""
        csrf = re.search(r'name="csrf" value="([0-9a-f]+)"', self.page)
        assert csrf is not None, self.page
        answer = await self.client.post(self.url, data={"csrf": csrf[1], **fields})
        self.status, self.page = answer.status_code, answer.text
        if answer.status_code == 303:
            await self.open(str(httpx.URL(self.url).join(answer.headers["location"])))
        return self.seen()

    def seen(self) -> str:
        """What stands on the page."""
        return html.unescape(re.sub(r"<[^>]+>", " ", self.page))


@asynccontextmanager
async def open_desk(folder: Path, channels: dict[str, Any], organisation: Path | None = None, listening: socket.socket | None = None) -> AsyncIterator[Desk]:
    """Opens it over data in a folder, as often as one likes; the same `listening` address where platforms call us."""
    listening = listening or listen("127.0.0.1", 0)
    url = address("127.0.0.1", listening.getsockname()[1])
    settings = Settings.model_validate({"channels": channels, "public_url": url})
    async with open_application(DataLocation(settings, folder, organisation), outside=True) as application, run_desk(application, listening, url):
        await application.account_actions.execution.warm()
        yield Desk(application, url)
