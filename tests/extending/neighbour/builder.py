"""The neighbour's helpdesk, from the settings."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from bot.clock import Clock
from bot.runtime.quick_dataclass import dataclass
from bot.tickets.attachment import TicketFile
from bot.tickets.ticket import TicketDraft, TicketNews, TicketRef
from integrations.accounts.examination import ExaminationResult
from integrations.helpdesk.embedded.helpdesk import EmbeddedHelpdesk
from integrations.helpdesk.helpdesk_building import BuiltHelpdesk, HelpdeskContext

from .entry import NeighbourSettings


@dataclass(frozen=True)
class NeighbourHelpdesk:
    """The port. `there` is the neighbour's own side; every visit is written into the `book`."""

    there: EmbeddedHelpdesk
    book: Path

    def address(self, ref: TicketRef) -> str | None:
        return None

    async def open(self, draft: TicketDraft) -> TicketRef:
        return await (await self._visited()).open(draft)

    async def add(self, ref: TicketRef, note: str, once: str, files: Sequence[TicketFile] = ()) -> tuple[str, ...]:
        return await (await self._visited()).add(ref, note, once, files)

    async def close(self, ref: TicketRef, once: str) -> None:
        await (await self._visited()).close(ref, once)

    async def reopen(self, ref: TicketRef, note: str, once: str) -> None:
        await (await self._visited()).reopen(ref, note, once)

    async def news(self, since: str | None) -> tuple[tuple[TicketNews, ...], str]:
        return await (await self._visited()).news(since)

    async def _visited(self) -> EmbeddedHelpdesk:
        await asyncio.to_thread(self._write)
        return self.there

    def _write(self) -> None:
        with self.book.open("a", encoding="utf-8") as book:
            book.write("somebody came\n")


def build_neighbour(said: NeighbourSettings, context: HelpdeskContext) -> BuiltHelpdesk:
    return BuiltHelpdesk(NeighbourHelpdesk(EmbeddedHelpdesk(context.engine, context.clock, context.faults), Path(said.book)))


async def examine_neighbour(said: NeighbourSettings, clock: Clock) -> tuple[ExaminationResult, ...]:
    there = await asyncio.to_thread(Path(said.book).parent.is_dir)
    return (ExaminationResult("book", there, "the book may be written" if there else "there is no folder for the book", "" if there else "make it"),)
