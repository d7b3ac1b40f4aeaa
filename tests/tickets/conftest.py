"""A desk in this process: the real house, spoken to through the lines of `chat --json`."""

import asyncio
import functools
import json
import secrets
import shutil
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bot.cli.conversation import TerminalConversation
from bot.cli.json_lines import JsonLines
from bot.faq.index import Index
from bot.messages import ButtonPress, ChatIdentity, ConversationAddress, FormSubmission, Message
from bot.settings.schema import Settings
from bot.store.tables import buttons
from bot.tickets.ticket import Ticket, TicketNote, TicketState
from bot.wiring.application import Application, DataLocation, open_application
from bot.wiring.shipped_faq import build_index_for_shipped
from integrations.channels.console import ConsoleChannel

ORGANISATION = """
agencies: [{id: doit, name: 資訊局, joins_directory: true, admins: {portal: [wang], personnel: [wang]}}]
people:
  - {id: wang, name: 王大明, agency: doit, national_id: A123456789, phone: "2101"}
  - {id: hsu, name: 許雅婷, agency: doit, national_id: B223456782, role: helpdesk}
  - {id: lo, name: 羅志強, agency: doit, national_id: A100010561, role: helpdesk, language: en}
  - {id: yeh, name: 葉俊傑, agency: doit, national_id: F200010639, role: security}
  - id: new
    name: 吳佳穎
    agency: doit
    national_id: A200000003
    phone: "2206"
    sync: stuck
    portal: [{account: jywu, enabled: true, created: -1s}]
  - id: often
    name: 陳怡君
    agency: doit
    national_id: F131104093
    portal: {account: yjchen}
    personnel: {arrived: -900d}
    directory: {account: GEAA-012686, locked: -6m, lockouts: [-3h, -5h, -7h]}
    mailbox: {address: yjchen@mail.example}
    binding: {portal: yjchen, directory: GEAA-012686}
  - id: fine
    name: 林美惠
    agency: doit
    national_id: B277777778
    portal: {account: mhlin}
    personnel: {arrived: -900d}
    directory: {account: GEAA-010233}
    mailbox: {address: mhlin@mail.example}
    binding: {portal: mhlin, directory: GEAA-010233}
sync: {every: 1h, last: -20m}
"""


# Seconds for which the times of the organisation are taken as fresh.
_STALE = 120.0


@functools.cache
def one_index() -> Index:
    return build_index_for_shipped()


@dataclass
class Desk:
    """A house that is open, its terminal, and what was sent last."""

    application: Application
    shown: list[dict[str, Any]] = field(default_factory=list)

    async def line(self, **what: Any) -> list[dict[str, Any]]:
        answer = await JsonLines(TerminalConversation(self.application), None).answer(json.dumps(what).encode())
        assert "messages" in answer, answer
        self.shown = answer["messages"]
        return self.shown

    async def say(self, who: str, text: str, **more: Any) -> str:
        """Says something and gives what this person then read."""
        await self.line(**{"from": who, "text": text, **more})
        return self.read_by(who)

    async def press(self, who: str, label: str) -> str:
        """Presses the button of that label among those shown last."""
        id = next(button["id"] for one in self.shown if one["to"] == who for button in one["buttons"] if button["label"] == label)
        await self.line(**{"from": who, "press": id})
        return self.read_by(who)

    async def asks(self, who: str, means: str, text: str = "", group: str | None = None) -> str:
        """What the conversation's table, a button or a form asks of the handler, with these words beside it; gives what this person then read."""
        identity, place = ChatIdentity(ConsoleChannel.name, who), ConversationAddress(ConsoleChannel.name, group or who, private=group is None)
        button, now = secrets.token_hex(8), self.application.clock.now()
        row = {"id": button, "means": means, "channel": identity.channel, "workspace": "", "user": who, "shown": now, "pressed": None}
        async with self.application.engine.begin() as connection:
            await connection.execute(sa.insert(buttons).values(row))
        content = FormSubmission(button, text) if text else ButtonPress(button)
        await self.application.answer(Message(secrets.token_hex(8), identity, place, content, now))
        await self.line(collect=True)
        return self.read_by(who)

    async def opens(self, who: str, text: str) -> str:
        """A ticket, from the words to its sending."""
        await self.asks(who, "ticket:draft", text)
        return await self.asks(who, "ticket:send")

    async def collect(self, who: str) -> str:
        await self.line(collect=True)
        return self.read_by(who)

    def read_by(self, who: str) -> str:
        return "\n".join(one["text"] for one in self.shown if one["to"] == who)

    async def tickets(self, state: TicketState | None = None) -> tuple[Ticket, ...]:
        async with self.application.store.look() as work:
            return await work.tickets.all(state)

    async def the_ticket(self) -> Ticket:
        (one,) = await self.tickets()
        return one

    async def notes(self, ticket: Ticket) -> tuple[TicketNote, ...]:
        async with self.application.store.look() as work:
            return await work.tickets.notes_of(ticket.id)

    async def did(self) -> list[str]:
        async with self.application.store.look() as work:
            return [one.did async for one in work.audit.all()]


OpenDesk = Callable[..., Awaitable[Desk]]


@dataclass
class Founded:
    """Data in which the organisation is loaded and nothing was said yet. Made anew now and then: a lock of the file ends fifteen minutes after its loading."""

    folders: pytest.TempPathFactory
    folder: Path | None = None
    at: float = 0.0

    def copied_to(self, place: Path) -> None:
        if self.folder is None or time.monotonic() - self.at > _STALE:
            self.folder, self.at = self._found(), time.monotonic()
        shutil.copytree(self.folder, place, dirs_exist_ok=True)

    def _found(self) -> Path:
        folder = self.folders.mktemp("tickets")
        file = folder / "organisation.yaml"
        file.write_text(ORGANISATION, encoding="utf-8")

        async def found() -> None:
            async with open_application(DataLocation(Settings(), folder / "data", file), one_index):
                pass

        # A thread of its own: the test's loop is running.
        with ThreadPoolExecutor(1) as alone:
            alone.submit(asyncio.run, found()).result()
        return folder


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Founded:
    """One for all tests; each has a copy."""
    return Founded(tmp_path_factory)


@pytest.fixture
async def reopen(tmp_path: Path, founded: Founded) -> AsyncIterator[OpenDesk]:
    """Opens the desk on the same data; what was open before is closed, as a restart does."""
    founded.copied_to(tmp_path)
    file = tmp_path / "organisation.yaml"
    stack = AsyncExitStack()

    async def open_desk(settings: Settings | None = None) -> Desk:
        await stack.aclose()
        where = DataLocation(settings or Settings(), tmp_path / "data", file)
        return Desk(await stack.enter_async_context(open_application(where, one_index, reached_in=ConsoleChannel.name)))

    yield open_desk
    await stack.aclose()


@pytest.fixture
async def desk(reopen: OpenDesk) -> Desk:
    return await reopen()
