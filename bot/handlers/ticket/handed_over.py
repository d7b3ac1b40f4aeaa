"""A person answers in the chat: what is typed goes on the ticket, until the desk is asked to answer again (C43)."""

from bot.handlers.ticket.own import OwnTickets, no_ticket, spoken_of, ticket_outcome, ticket_owners, ticket_words
from bot.handlers.turn import Outcome, Turn
from bot.messages import Phrase, Reply
from bot.people.identity import audit_actor
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Work
from bot.tickets.ticket import Ticket


@dataclass(frozen=True)
class HandedOver:
    """Says nothing itself while somebody else talks."""

    own: OwnTickets

    async def heard(self, turn: Turn) -> Outcome:
        """The words on the ticket; or the phone, where it has grown too long (T27)."""
        ticket = await self._handed(turn)
        if ticket is None:
            return no_ticket(turn)
        ticketing = self.own.ticketing
        async with self.own.store.look() as work:
            taken = await ticketing.hand_over.hear(work, ticket, turn.text)
        if taken is None:
            return ticket_outcome(turn, Reply((Phrase("ticket.full", ticket_words(ticket)),)), waiting=spoken_of(ticket))

        async def write(work: Work) -> None:
            await ticketing.add_spoken(work, ticket, taken, audit_actor(turn.message.sender))

        return Outcome(Reply(()), personal=True, writes=(write,), about=None, waiting=None, silent=True)

    async def give_back(self, turn: Turn, number: str) -> Outcome:
        """The desk answers again; where it did already, that is said."""
        ticket = await self.own.named(turn, number) if number else await self._handed(turn)
        if ticket is None or not ticket.handed_to:
            return ticket_outcome(turn, Reply((Phrase("ticket.given-back-already"),)))

        async def write(work: Work) -> None:
            await self.own.ticketing.hand_over.end(work, ticket, audit_actor(turn.message.sender), turn.now)

        return ticket_outcome(turn, Reply((Phrase("ticket.given-back", {"number": ticket.name_of}),)), (write,), waiting=spoken_of(ticket), ticket=ticket)

    async def _handed(self, turn: Turn) -> Ticket | None:
        async with self.own.store.look() as work:
            return await work.ticket_queue.handed_over(ticket_owners(turn))
