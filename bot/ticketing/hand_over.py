"""A person answers in the chat in place of the desk: how that begins, what is said in it, and how it ends."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from bot.accounts.masking import mask_text
from bot.audit import AuditEvent, AuditRecord
from bot.messages import Choice, Phrase, Reply
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Work
from bot.ticketing.ticket_notices import tell_between_people, tell_owner, ticket_details
from bot.tickets.hand_over import MOST_HANDED_NOTES
from bot.tickets.service_level import ServiceLevel
from bot.tickets.ticket import Ticket, TicketAuthor, TicketEvent, plain_note

GIVE_BACK: Final = "ticket:give_back"


@dataclass(frozen=True)
class HandOver:
    """Everything happens within the transaction of whoever asks for it."""

    service_level: ServiceLevel

    async def begin(self, work: Work, ticket: Ticket, clerk: str, name: str, text: str, now: datetime) -> bool:
        """The person reads in one line that a person answers from here on, and that person's first words; False if somebody does already."""
        if not await work.ticket_queue.hand_over(ticket.id, clerk, now):
            return False
        says = [Phrase("ticket.handed-over", {"name": name, "number": ticket.name_of})]
        says += [Phrase("ticket.clerk-says", {"name": name, "text": text})] if text else []
        back = Choice(Phrase("ticket.do-give-back"), f"{GIVE_BACK} {ticket.name_of}")
        await tell_between_people(work, ticket, Reply(tuple(says), (back,)), now)
        return True

    async def say(self, work: Work, ticket: Ticket, name: str, text: str, now: datetime) -> None:
        """The clerk's words, as the person reads them."""
        await work.ticket_queue.spoke(ticket.id, now)
        await tell_between_people(work, ticket, Reply((Phrase("ticket.clerk-says", {"name": name, "text": text}),)), now)

    async def hear(self, work: Work, ticket: Ticket, text: str) -> str | None:
        """What the person's words become on the ticket: masked. None where it holds too many already, or nobody answers here any more."""
        fresh = await work.tickets.of_id(ticket.id)
        lines = sum(note.by is TicketAuthor.PERSON for note in await work.tickets.notes_of(ticket.id))
        return plain_note(mask_text(text)) if fresh.handed_to and lines < MOST_HANDED_NOTES else None

    async def end(self, work: Work, ticket: Ticket, actor: str, now: datetime, *, said: str = "", once: str | None = None, author: str = "") -> bool:
        """The desk answers again. `said` is the key of the one line that the person reads, '' where they are told already; False if it answered all along."""
        if not ticket.handed_to:
            return False
        await work.ticket_queue.give_back(ticket.id)
        by = TicketAuthor.HELPDESK if author else TicketAuthor.DESK
        await work.tickets.note(ticket.id, TicketEvent.GIVEN_BACK, by, "", now, author=author, once=once)
        await work.audit.append(AuditRecord(AuditEvent.TICKET_GIVEN_BACK, actor, ticket.person, ticket_details(ticket)), now)
        if said:
            await tell_owner(work, ticket, Reply((Phrase(said, {"number": ticket.name_of}),)), "", now)
        return True

    def silent(self, handed_over: Iterable[Ticket], now: datetime) -> tuple[Ticket, ...]:
        """Those of them in which nobody has spoken for so much working time that the desk answers again."""
        return tuple(ticket for ticket in handed_over if ticket.handed_last is not None and self.service_level.silent_until(ticket.handed_last) <= now)
