"""A person's own tickets: which one is meant, and what every answer about one consists of."""

from dataclasses import replace
from typing import Final

from bot.audit import AuditEvent, AuditRecord
from bot.handlers.turn import Outcome, Turn, TurnWrite
from bot.messages import Choice, Phrase, PhraseWord, Reply
from bot.people.identity import audit_actor
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Store, Work
from bot.ticketing.ticketing import Ticketing
from bot.tickets.proposal import TicketProposal, ticket_number_in
from bot.tickets.standing import ticket_progress
from bot.tickets.ticket import Ticket, TicketEvent, TicketNote

ADDED: Final = "ticket.added"
_OFFERED: Final = "offer:report"
"""What a reply did that asks whether a ticket shall be opened."""


@dataclass(frozen=True)
class OwnTickets:
    """Looks only at tickets of whoever is speaking."""

    store: Store
    ticketing: Ticketing

    async def live(self, turn: Turn) -> tuple[Ticket, ...]:
        """Their live tickets, oldest first."""
        async with self.store.look() as work:
            return await work.tickets.live_of(ticket_owners(turn))

    async def named(self, turn: Turn, number: str) -> Ticket | None:
        """Their ticket of this number, live or closed."""
        if not number:
            return None
        async with self.store.look() as work:
            found = await work.tickets.named(number)
        return found if found is not None and found.owner in ticket_owners(turn) else None

    async def closed_last(self, turn: Turn) -> Ticket | None:
        """Their last ticket, if it is closed."""
        async with self.store.look() as work:
            last = await work.tickets.last_of(ticket_owners(turn))
        return None if last is None or last.live else last

    async def meant(self, turn: Turn, number: str) -> Ticket | None:
        """The ticket of the button or the words; else the one that the desk spoke of last; else their only live one."""
        for name in (number, ticket_number_in(turn.text), _spoken_of(turn)):
            found = await self.named(turn, name)
            if found is not None:
                return found
        live = await self.live(turn)
        return live[0] if len(live) == 1 and not number else None

    async def notes(self, ticket: Ticket) -> tuple[TicketNote, ...]:
        """What happened to it."""
        async with self.store.look() as work:
            return await work.tickets.notes_of(ticket.id)

    async def facts(self, ticket: Ticket) -> dict[str, PhraseWord]:
        """What sentences say about it; `state` is how far it is."""
        progress = ticket_progress(ticket, await self.notes(ticket))
        return {**ticket_words(ticket), "state": progress.value, "opened": ticket.opened, "updated": ticket.updated}

    async def writing(self, turn: Turn, ticket: Ticket, event: TicketEvent, text: str) -> TurnWrite:
        """Records what happened with the answer, and tells the helpdesk."""
        people = await self.ticketing.people_for(ticket)
        actor = audit_actor(turn.message.sender)

        async def write(work: Work) -> None:
            await self.ticketing.record(work, ticket, event=event, text=text, actor=actor, people=people)

        return write

    def still_not_note(self, turn: Turn) -> str:
        """What the helpdesk reads where somebody only pressed "still not", in its own language."""
        history = self.ticketing.ticket_history
        return history.say(Phrase("ticket.note-still-not"), history.language, turn.now)

    async def added(self, turn: Turn, ticket: Ticket, text: str, key: str = ADDED) -> Outcome:
        """Their words as a note on it, or the phone where it has grown too long (T27)."""
        async with self.store.look() as work:
            full = await self.ticketing.full(work, ticket)
        if full:
            return ticket_outcome(turn, Reply((Phrase("ticket.full", ticket_words(ticket)),)), waiting=spoken_of(ticket))
        write = await self.writing(turn, ticket, TicketEvent.ADDED, text)
        undo = (ticket_button("unadd", ticket),) if key == ADDED else ()
        return ticket_outcome(turn, Reply((Phrase(key, ticket_words(ticket)),), undo), (write,), waiting=spoken_of(ticket))

    async def unadded(self, turn: Turn, ticket: Ticket) -> Outcome:
        """What was added last is taken back: the helpdesk, which has read it, is told to leave it aside. Once; a second press changes nothing."""
        history, notes = self.ticketing.ticket_history, await self.notes(ticket)
        aside = history.say(Phrase("ticket.note-taken-back"), history.language, turn.now)
        last = notes[-1] if notes else None
        if last is None or last.event is not TicketEvent.ADDED or last.text == aside:
            return ticket_outcome(turn, Reply((Phrase("ticket.nothing-added", ticket_words(ticket)),)), waiting=spoken_of(ticket))
        write = await self.writing(turn, ticket, TicketEvent.ADDED, aside)
        return ticket_outcome(turn, Reply((Phrase("ticket.unadded", ticket_words(ticket)),)), (write,), waiting=spoken_of(ticket))


def ticket_owners(turn: Turn) -> tuple[str, ...]:
    """The names under which whoever is speaking owns tickets."""
    stranger = audit_actor(turn.message.sender)
    return (stranger,) if turn.person is None else (turn.person.id, stranger)


def ticket_name(ticket: Ticket) -> str:
    """Its number, or the desk's own id while the helpdesk does not have it."""
    return ticket.number or f"T{ticket.id}"


def ticket_words(ticket: Ticket) -> dict[str, PhraseWord]:
    """What a sentence needs to name it."""
    return {"number": ticket.number or "none", "category": ticket.category.value}


def spoken_of(ticket: Ticket) -> str:
    """What the desk remembers after an answer about this ticket: the reading's context and the ticket."""
    return f"ticket:{'open' if ticket.live else 'closed'} {ticket_name(ticket)}"


def _spoken_of(turn: Turn) -> str:
    what, _, name = turn.conversation.waiting.partition(" ")
    return name if what.startswith("ticket:") else ""


def ticket_button(what: str, ticket: Ticket) -> Choice:
    """A button that does something to this ticket."""
    return Choice(Phrase(f"ticket.do-{what.replace('_', '-')}"), f"ticket:{what} {ticket_name(ticket)}")


def which_ticket(turn: Turn, tickets: tuple[Ticket, ...], what: str) -> Outcome:
    """Which of several is meant."""
    choices = tuple(Choice(Phrase("ticket.named", ticket_words(ticket)), f"ticket:{what} {ticket_name(ticket)}") for ticket in tickets)
    return ticket_outcome(turn, Reply((Phrase(f"ticket.which-{what.replace('_', '-')}"),), choices))


def no_ticket(turn: Turn) -> Outcome:
    """There is none; a draft is offered."""
    asked = ticket_outcome(turn, Reply((Phrase("ticket.none"),), (Choice(Phrase("ticket.do-open"), "wish:ticket", "ticket"),)))
    return replace(asked, context=_OFFERED)


def ticket_outcome(
    turn: Turn,
    reply: Reply,
    writes: tuple[TurnWrite, ...] = (),
    *,
    waiting: str = "",
    did: AuditEvent = AuditEvent.PERSON_ASKED,
    ticket: Ticket | None = None,
    draft: TicketProposal | None = None,
) -> Outcome:
    """An answer about tickets: private, recorded, and leaving the matter in hand as it is."""
    subject = ticket.person if ticket is not None else turn.person.id if turn.person else ""
    details = {} if ticket is None else {"ticket": f"T{ticket.id}", "number": ticket.number or ""}
    record = AuditRecord(did, audit_actor(turn.message.sender), subject, details)
    return Outcome(reply, (record,), personal=True, writes=writes, about=None, waiting=waiting, draft=draft)
