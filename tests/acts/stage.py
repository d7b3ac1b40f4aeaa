"""A house in which people ask for acts: the chat, the one-time pages without their HTML, the mails, the clock in the test's hand."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from bot.actions.request import Request
from bot.audit import SealedRecord
from bot.messages import ButtonPress, ChatIdentity, ConversationAddress, MenuCommand, Message, TypedText
from bot.secret import Secret
from bot.settings.schema import Settings
from bot.store.requests import Requests
from bot.verification.page import FormAgain, NextPage, Page, PageAnswer, PageGone, ResultPage
from bot.wiring.application import Application, DataLocation, open_application
from integrations.accounts.embedded import tables
from integrations.accounts.embedded.organisation import EmbeddedOrganisation
from integrations.channels.console import ConsoleItem
from integrations.mail.embedded import EmbeddedMailer

BROWSER = "the browser that began"


class Stage:
    """What was sent to anybody because of the last line stands in `shown`."""

    def __init__(self, application: Application) -> None:
        self.application = application
        self.shown: list[ConsoleItem] = []
        self._said = 0

    async def says(self, who: str, what: str) -> str:
        """Somebody types something in private; gives what that person was told."""
        return await self._hear(who, TypedText(what))

    async def presses(self, who: str, label: str) -> str:
        """Somebody presses the newest button that begins with this label."""
        button = next(b.id for one in reversed(self.shown) if one.to == who for b in one.post.buttons if b.label.startswith(label))
        return await self._hear(who, ButtonPress(button))

    async def presses_id(self, who: str, button: str) -> str:
        """Somebody presses a button by its id."""
        return await self._hear(who, ButtonPress(button))

    async def calls(self, who: str, name: str) -> str:
        """Somebody takes something from the channel's own menu."""
        return await self._hear(who, MenuCommand(name))

    async def passes(self, **span: float) -> None:
        """Time passes, and what is due happens."""
        await self.application.demonstration_controls.advance(timedelta(**span), "test")
        await self.settle()

    async def settle(self) -> None:
        """Whatever is under way comes to rest."""
        await self.application.settle(20)
        self.shown = list(self.application.console.take())

    def told(self, who: str) -> str:
        """What somebody was told because of the last line."""
        return "\n".join(one.post.text for one in self.shown if one.to == who)

    def link(self, who: str) -> Secret:
        """The token of the newest page that somebody was sent to."""
        url = next(link.url for one in reversed(self.shown) if one.to == who for link in one.post.links if "/s/" in link.url)
        return Secret(url.rpartition("/s/")[2])

    def code(self, who: str) -> str:
        """The newest code that was mailed to somebody."""
        mailer = self.application.mailer
        assert isinstance(mailer, EmbeddedMailer)
        for sent in mailer.mails():
            found = re.search(r"\b\d{6}\b", sent.mail.text)
            if sent.mail.person == who and found:
                return found[0]
        raise AssertionError(f"no code was mailed to {who}")

    def mails(self, who: str) -> list[str]:
        """All mails to somebody, newest first."""
        mailer = self.application.mailer
        assert isinstance(mailer, EmbeddedMailer)
        return [f"{one.mail.subject}\n{one.mail.text}" for one in mailer.mails() if one.mail.person == who]

    async def page(self, token: Secret, browser: str = BROWSER) -> Page | ResultPage | PageGone:
        """Opens a page."""
        return await self.application.account_actions.page_flow.open(token, browser)

    async def sends(self, token: Secret, browser: str = BROWSER, **given: str) -> PageAnswer:
        """Sends the form of a page, and lets what follows happen."""
        answer = await self.application.account_actions.page_flow.answer(token, {name: Secret(value) for name, value in given.items()}, browser)
        await self.settle()
        return answer

    async def request(self, person: str) -> Request:
        """The newest request about a person's account."""
        async with self.application.store.look() as work:
            requests: Requests = work.requests
            return next(one for one in await requests.all() if one.person == person)

    async def audit(self, *did: str) -> list[SealedRecord]:
        """The audit records of these kinds."""
        async with self.application.store.look() as work:
            return [one async for one in work.audit.all() if one.did in did]

    async def rows(self, person: str) -> tuple[str, ...]:
        """The rows of the decision table that hold for somebody now."""
        found = await self.application.organisation.register.person(person)
        assert found is not None
        return (await self.application.account_lookup.look(found)).diagnosis.rows

    async def disables(self, account: str) -> None:
        """Somebody at the directory disables an account: no part of the desk can."""
        async with self.application.engine.begin() as connection:
            await connection.execute(sa.update(tables.directory).where(tables.directory.c.account == account).values(enabled=False))

    async def dismisses(self, admin: str) -> None:
        """Somebody is an admin no more."""
        async with self.application.engine.begin() as connection:
            await connection.execute(sa.delete(tables.admin).where(tables.admin.c.person == admin))

    async def bad_passwords(self, account: str) -> int:
        """How many wrong passwords in a row the directory counts for an account now."""
        async with self.application.engine.connect() as connection:
            found = await connection.execute(sa.select(tables.directory).where(tables.directory.c.account == account))
            row = found.mappings().one()
        return int(row["bad_count"])

    @property
    def organisation(self) -> EmbeddedOrganisation:
        """The systems themselves."""
        return self.application.organisation

    async def _hear(self, who: str, said: TypedText | ButtonPress | MenuCommand) -> str:
        self._said += 1
        event = f"{who}-{self._said}-{id(self)}"
        await self.application.answer(Message(event, ChatIdentity("console", who), ConversationAddress("console", who, True), said, self.application.clock.now()))
        self.shown = list(self.application.console.take())
        return self.told(who)


@asynccontextmanager
async def opened(folder: Path, organisation: Path | None = None, **settings: Any) -> AsyncIterator[Stage]:
    """Opens the house over data in a folder, as often as one likes."""
    # A busy machine is no system that hangs.
    patient = Settings.model_validate({"timings": {"system_answers": "30s"}} | settings)
    async with open_application(DataLocation(patient, folder, organisation), reached_in="console") as application:
        await application.account_actions.execution.warm()
        yield Stage(application)


def keys(answer: PageAnswer) -> list[str]:
    """What an answer says, by its keys: of a result what it was in full, without its headline; the same words at two fields once."""
    match answer:
        case FormAgain(problems=problems, notice=notice):
            return list(dict.fromkeys(one.says.key for one in problems)) + ([notice.key] if notice else [])
        case ResultPage(says=says, details=details):
            return [one.key for one in details or says]
        case PageGone(says=says):
            return [one.key for one in says]
        case NextPage():
            return []
