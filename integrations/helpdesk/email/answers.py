"""What came back by mail, by whatever way: read once, told apart from what machines write, and kept until it is told."""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime
from enum import Enum
from typing import Final

import sqlalchemy as sa
import structlog
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.clock import Clock
from bot.runtime.quick_dataclass import dataclass
from bot.tickets.ticket import LONGEST_NOTE, TicketEvent, TicketNews, plain_note
from integrations.helpdesk.email.answer_address import AnswerAddress
from integrations.helpdesk.email.letters import Letters, MailedTicket, alone, next_number
from integrations.helpdesk.email.received import MailKind, ReceivedMail, UnreadableMail, read_received
from integrations.helpdesk.email.tables import answer, ticket

CURSOR: Final = "mail:"
"""What this helpdesk's cursors begin with: one that another kind of helpdesk left says nothing here."""
_log = structlog.get_logger("helpdesk mail")


class TakenMail(Enum):
    """What became of a mail that came in. None of them is to be delivered again."""

    KEPT = "kept"
    KNOWN = "known"
    AUTOMATIC = "automatic"
    RETURNED = "returned"
    EMPTY = "empty"
    STRANGE = "strange"
    """It belongs to no ticket."""
    UNREADABLE = "unreadable"


async def _untold(number: str) -> None:
    """Nobody is told."""


@dataclass(frozen=True)
class MailedAnswers:
    """`domains`: where answers may claim to come from; empty: from anywhere, since the address is the proof."""

    engine: AsyncEngine
    letters: Letters
    address: AnswerAddress
    domains: tuple[str, ...]
    clock: Clock

    async def take(self, raw: bytes, envelope: Iterable[str] = (), returned: Callable[[str], Awaitable[None]] = _untold) -> TakenMail:
        """Keeps what is new in a mail. `envelope`: the recipients that the mail server names; `returned` is told the number of a ticket whose mail came back.

        The same mail taken twice, by whatever ways, counts once. What it says is in no log."""
        try:
            mail = await asyncio.to_thread(read_received, raw)
        except UnreadableMail as trouble:
            _log.warning("a mail cannot be read", why=str(trouble))
            return TakenMail.UNREADABLE
        found = await self._meant((*envelope, *mail.recipients))
        if found is None:
            _log.info("a mail belongs to no ticket", bytes=len(raw))
            return TakenMail.STRANGE
        taken = await self._of_ticket(found, mail, returned)
        _log.info("a mail was taken", ticket=found.ref.number, taken=taken.value, files=len(mail.files))
        return taken

    async def news(self, since: str | None) -> tuple[tuple[TicketNews, ...], str]:
        """What was answered after this cursor, in order."""
        after = int(since.removeprefix(CURSOR)) if since is not None and since.startswith(CURSOR) else 0
        read = self.engine.execution_options(desk_reading=True)
        async with read.connect() as connection:
            rows = (
                await connection.execute(
                    sa.select(answer, ticket.c.ref).join(ticket, ticket.c.serial == answer.c.serial).where(answer.c.id > after).order_by(answer.c.id)
                )
            ).all()
        news = tuple(TicketNews(row.ref, TicketEvent(row.event), row.text, row.at) for row in rows)
        return news, f"{CURSOR}{rows[-1].id if rows else after}"

    async def _meant(self, recipients: Iterable[str]) -> MailedTicket | None:
        for serial, shown in self.address.named_in(recipients):
            found = await self.letters.ticket_of(serial)
            # An unknown ticket is compared too, so that both take as long.
            if self.address.genuine(serial, found.key if found else "", shown) and found is not None:
                return found
        return None

    async def _of_ticket(self, found: MailedTicket, mail: ReceivedMail, returned: Callable[[str], Awaitable[None]]) -> TakenMail:
        if mail.kind is MailKind.RETURNED:
            number = await self.letters.returned(found.serial, mail.returned, self.clock.now())
            if number is not None:
                _log.error("a mail to the helpdesk came back", ticket=number)
                await returned(number)
            return TakenMail.RETURNED
        if mail.kind is MailKind.AUTOMATIC or await self.letters.ours(mail.id):
            return TakenMail.AUTOMATIC
        if self.domains and not any(mail.sender.endswith((f"@{domain}", f".{domain}")) for domain in self.domains):
            _log.warning("an answer claims to come from elsewhere than helpdesk.answers_from", ticket=found.ref.number)
            return TakenMail.STRANGE
        words = plain_lines(mail.words)
        if not words and not mail.closes:
            _log.warning("an answer has no words of its own and was not told", ticket=found.ref.number, files=len(mail.files))
            return TakenMail.EMPTY
        return await self._keep(found, mail.id, words, mail.closes)

    async def _keep(self, found: MailedTicket, id: str, words: tuple[str, ...], closes: bool) -> TakenMail:
        """Each part is news of its own; the last one closes."""
        parts = words or ("",)
        now: datetime = self.clock.now()
        async with self.engine.begin() as connection:
            await alone(connection)
            once = hashlib.sha256(f"{found.serial}:{id}".encode("utf-8", "replace")).hexdigest()[:48]
            if (await connection.execute(sa.select(answer.c.id).where(answer.c.once == f"{once}:0"))).first() is not None:
                return TakenMail.KNOWN
            closed = (await connection.execute(sa.select(ticket.c.closed).where(ticket.c.serial == found.serial))).scalar_one()
            if closed and not words:
                return TakenMail.KNOWN
            for number, text in enumerate(parts):
                event = TicketEvent.CLOSED if closes and number == len(parts) - 1 else TicketEvent.ANSWERED
                row = {"id": await next_number(connection, answer.c.id, 1), "serial": found.serial, "once": f"{once}:{number}", "event": event.value, "text": text}
                await connection.execute(sa.insert(answer).values(**row, at=now))
            if closes:
                await connection.execute(sa.update(ticket).where(ticket.c.serial == found.serial).values(closed=True))
        return TakenMail.KEPT


def plain_lines(words: str) -> tuple[str, ...]:
    """An answer in parts that each fit into a note, broken between lines where that is possible; safe to show (T21)."""
    parts: list[str] = []
    rest = words
    while rest:
        part = rest[:LONGEST_NOTE]
        if len(rest) > LONGEST_NOTE and "\n" in part[LONGEST_NOTE // 2 :]:
            part = part[: part.rindex("\n")]
        rest = rest[len(part) :].lstrip("\n")
        if plain := plain_note(part):
            parts.append(plain)
    return tuple(parts)
