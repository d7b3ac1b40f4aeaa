"""Files a ticket with the helpdesk: by one desk of several, once, and the person hears its number."""

from collections.abc import Awaitable, Callable

import structlog

from bot.accounts.rules import Stage
from bot.audit import AuditEvent, AuditRecord
from bot.clock import Clock
from bot.errors import BackEndError
from bot.messages import Phrase, Reply
from bot.notices.direct_messages import DirectMessages
from bot.people.account_lookup import AccountLookup
from bot.people.person import Person
from bot.ports import Helpdesk
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Store
from bot.ticketing.helpdesk_line import HelpdeskLine
from bot.ticketing.new_ticket import NO_AGENCY
from bot.ticketing.ticket_notices import notice_of_new, tell_owner, ticket_details
from bot.tickets.ticket import Ticket, ticket_draft

_log = structlog.get_logger("escalating")


def claim_of(ticket: Ticket) -> str:
    """The subject of the claim that the desk has which files it."""
    return f"ticket {ticket.id}"


@dataclass(frozen=True)
class TicketFiling:
    """`people_for` names who is told of a ticket."""

    store: Store
    helpdesk: Helpdesk
    line: HelpdeskLine
    account_lookup: AccountLookup
    direct_messages: DirectMessages
    people_for: Callable[[Ticket], Awaitable[tuple[Person, ...]]]
    clock: Clock

    async def take(self, ticket: Ticket) -> bool:
        """Whether no other desk is filing it, or has filed it meanwhile."""
        async with self.store.work() as work:
            return await work.claims.take(claim_of(ticket)) and (await work.tickets.of_id(ticket.id)).ref is None

    async def release(self, ticket: Ticket) -> None:
        """Another desk may file it."""
        if self.store.desk is not None:
            async with self.store.work() as work:
                await work.claims.release(claim_of(ticket))

    async def file(self, ticket: Ticket, announced: tuple[Phrase, ...] | None, *, late: bool) -> Ticket:
        """Files it with the helpdesk. `announced`: the person is told here, after these words; None: the caller answers them."""
        try:
            async with self.line.asked():
                ref = await self.helpdesk.open(ticket_draft(ticket))
        except (TimeoutError, BackEndError) as trouble:
            _log.warning("the helpdesk could not be reached", ticket=ticket.id, trouble=type(trouble).__name__)
            if announced is not None and not late:
                async with self.store.work() as work:
                    await tell_owner(work, ticket, Reply((*announced, Phrase("ticket.noted"), await self.other_ways(ticket))), None, self.clock.now())
            return ticket
        people, now = await self.people_for(ticket), self.clock.now()
        async with self.store.work() as work:
            if await work.tickets.filed(ticket.id, ref, now):
                ticket = await work.tickets.of_id(ticket.id)
                await work.audit.append(AuditRecord(AuditEvent.TICKET_FILED, "desk", ticket.person, ticket_details(ticket)), now)
                for person in people:
                    await self.direct_messages.tell(work, person, notice_of_new(ticket), now)
                if announced is not None:
                    words = {"number": ref.number, "category": ticket.category.value}
                    await tell_owner(work, ticket, Reply((*announced, Phrase("ticket.filed" if late else "ticket.reported", words))), None, now)
            return await work.tickets.of_id(ticket.id)

    async def other_ways(self, ticket: Ticket) -> Phrase:
        """The report channels; the online report is part of the portal, so it is left out once that is retired."""
        agency = await self.account_lookup.register.agency(ticket.agency) if ticket.agency else NO_AGENCY
        retired = self.account_lookup.rules.stage(agency, self.clock.now()) is Stage.P2
        return Phrase("person.contact-retired" if retired else "person.contact")
