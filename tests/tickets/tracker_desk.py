"""A desk's side of a real Request Tracker, and what its people do there."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from bot.clock import SystemClock
from bot.messages import Phrase
from bot.secret import Secret
from bot.store.database import open_engine, upgrade
from bot.tickets.ticket import TicketRef
from integrations.helpdesk.request_tracker.attempts import Attempts
from integrations.helpdesk.request_tracker.builder import token_owner
from integrations.helpdesk.request_tracker.helpdesk import RequestTracker, TrackerQueue
from integrations.helpdesk.request_tracker.rest2 import Rest2
from integrations.helpdesk.request_tracker.transactions import number_of
from tests.servers.request_tracker import server

PATIENCE = 60.0


def plainly(phrase: Phrase) -> str:
    """The words of a phrase, as they are."""
    return " ".join([phrase.key, *(str(value) for value in phrase.words.values())])


@dataclass(frozen=True)
class TrackerAgents:
    """What helpdesk people do, as the port of the embedded helpdesk has it."""

    tracker: server.RequestTracker

    async def answer(self, ref: TicketRef, text: str, author: str) -> bool:
        return await asyncio.to_thread(self._do, ref, text, author, False)

    async def settle(self, ref: TicketRef, text: str, author: str) -> bool:
        return await asyncio.to_thread(self._do, ref, text, author, True)

    async def files(self, ref: TicketRef) -> list[tuple[str, bytes]]:
        """What they find in the ticket."""
        return [(name, content) for name, _, content in await asyncio.to_thread(self.tracker.files, ref.number)]

    def _do(self, ref: TicketRef, text: str, author: str, closes: bool) -> bool:
        number = number_of(ref.id)
        if number is None:
            raise LookupError(f"there is no ticket {ref.number}")
        if self.tracker.ticket(str(number), author)["Status"] == "resolved":
            return False
        if text:
            self.tracker.reply(str(number), text, author, **({"Status": "resolved"} if closes else {}))
        else:
            self.tracker.set(str(number), author, Status="resolved")
        return True


def adapter(attempts: Attempts, url: str, token: str, *, in_flight: float = 3.0, deadline: float = PATIENCE) -> RequestTracker:
    secret = Secret(token)
    queue = TrackerQueue(url, server.QUEUE, token_owner(secret), "resolved", "open", ("resolved", "rejected", "deleted"), timedelta(seconds=in_flight))
    return RequestTracker(Rest2(url, secret, deadline), attempts, queue, plainly, SystemClock())


@asynccontextmanager
async def attempts_in(folder: Path) -> AsyncIterator[Attempts]:
    engine = open_engine(f"sqlite+aiosqlite:///{folder}/attempts.db")
    try:
        await upgrade(engine)
        yield Attempts(engine)
    finally:
        await engine.dispose()


@asynccontextmanager
async def babbling() -> AsyncIterator[str]:
    """The address of somebody who answers every request, and never in HTTP."""

    async def babble(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(100)
        writer.write(b"220 mail.example ESMTP\r\n")
        writer.close()

    listening = await asyncio.start_server(babble, "127.0.0.1", 0)
    async with listening:
        yield f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"


