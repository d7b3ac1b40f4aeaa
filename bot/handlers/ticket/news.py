"""How a ticket is going; and the whole story for the helpdesk."""

from datetime import datetime, timedelta
from typing import Final

from bot.audit import AuditEvent
from bot.handlers.ticket.drafting import TicketDrafting
from bot.handlers.ticket.own import OwnTickets, no_ticket, spoken_of, ticket_button, ticket_outcome, ticket_owners, ticket_words
from bot.handlers.turn import Outcome, Turn
from bot.messages import Choice, Phrase, Reply
from bot.people.permissions import Permission, standing_of
from bot.people.person import Person
from bot.reading.vocabulary import Aspect
from bot.runtime.quick_dataclass import dataclass
from bot.tickets.aspects import TicketFacts, aspect_of_ticket
from bot.tickets.proposal import ticket_number_in
from bot.tickets.standing import TicketProgress
from bot.tickets.ticket import Ticket, TicketAuthor, TicketNote, TicketState

_LONG: Final = timedelta(hours=24)
_MOST: Final = 3


@dataclass(frozen=True)
class TicketReports:
    """Says that somebody works on a ticket only where a person at the helpdesk has touched it."""

    own: OwnTickets
    drafting: TicketDrafting

    async def news(self, turn: Turn, number: str) -> Outcome:
        """How the ticket of this number is going, else those that are open, else the last one."""
        asked = number or ticket_number_in(turn.text)
        named = await self.own.named(turn, asked)
        aspect = Aspect.NONE if turn.reading is None else turn.reading.labels.aspect
        if named is None and not asked and aspect is not Aspect.NONE:
            named = await self.own.meant(turn, "")  # A side of it is asked of the one that was spoken of.
        if named is None and not asked and turn.conversation.draft.open(turn.now) and not await self.own.live(turn):
            return self.drafting.shown_again(turn)
        if named is None and asked and (number or (turn.person is not None and standing_of(turn.person, (), turn.now).may(Permission.TICKETS_SEE))):
            return await self.story(turn, asked)
        tickets = (named,) if named is not None else await self._open(turn)
        if not tickets:
            return await self.story(turn, asked) if asked else no_ticket(turn)
        says: list[Phrase] = []
        for ticket in tickets:
            says += _told(TicketFacts(ticket, await self.own.notes(ticket)), aspect, turn)
        only = tickets[0] if len(tickets) == 1 else None
        choices = () if only is None else _choices(only)
        waiting = "" if only is None else spoken_of(only)
        return ticket_outcome(turn, Reply(tuple(says), choices), did=AuditEvent.TICKET_LOOKED, waiting=waiting)

    async def gone(self, turn: Turn) -> Outcome:
        """Whether a ticket was withdrawn, or a draft dropped: how that one stands, with yes or no first."""
        ticket = await self.own.named(turn, ticket_number_in(turn.text)) or await self.own.meant(turn, "") or await self.own.closed_last(turn)
        if turn.conversation.draft.open(turn.now) and not ticket_number_in(turn.text):
            return self.drafting.shown_again(turn)
        if ticket is None:
            return ticket_outcome(turn, Reply((Phrase("ticket.nothing-sent"),)))
        notes = await self.own.notes(ticket)
        ended = notes[-1].event.value if notes and not ticket.live else "closed"
        words = {**ticket_words(ticket), "state": ended if not ticket.live else "open", "updated": ticket.updated}
        return ticket_outcome(turn, Reply((Phrase("ticket.gone", words),), _choices(ticket)), did=AuditEvent.TICKET_LOOKED, waiting=spoken_of(ticket))

    async def holds(self, turn: Turn, asked: str) -> Outcome:
        """What stands on the ticket that is meant (`holds`), or that it takes no papers (`copy`)."""
        ticket = await self.own.meant(turn, ticket_number_in(turn.text))
        if ticket is None:
            return no_ticket(turn)
        facts = TicketFacts(ticket, await self.own.notes(ticket))
        says = Phrase(f"ticket.{asked}", {**facts.words, "text": facts.written or "none"})
        return ticket_outcome(turn, Reply((says,), _choices(ticket)), did=AuditEvent.TICKET_LOOKED, waiting=spoken_of(ticket))

    async def _open(self, turn: Turn) -> tuple[Ticket, ...]:
        live = await self.own.live(turn)
        if live:
            return live[-_MOST:]
        last = await self.own.closed_last(turn)
        return () if last is None else (last,)

    async def story(self, turn: Turn, number: str) -> Outcome:
        """The whole story, for helpdesk and security people and for whoever owns it."""
        async with self.own.store.look() as work:
            ticket = await work.tickets.named(number)
            notes = () if ticket is None else await work.tickets.notes_of(ticket.id)
        is_owner = ticket is not None and ticket.owner in ticket_owners(turn)
        if turn.person is None or ticket is None or not (is_owner or _may_see(turn.person, ticket, turn.now)):
            return ticket_outcome(turn, Reply((Phrase("ticket.not-yours", {"number": number}),)), did=AuditEvent.TICKET_REFUSED)
        return ticket_outcome(turn, Reply(_story(ticket, notes)), did=AuditEvent.TICKET_LOOKED, ticket=ticket)


def _may_see(person: Person, ticket: Ticket, now: datetime) -> bool:
    """Whether this role sees the tickets of others; those of their agency admins see at the desk's pages."""
    return standing_of(person, (), now).may(Permission.TICKETS_SEE, ticket.agency, security=ticket.of_security)


def _told(facts: TicketFacts, aspect: Aspect, turn: Turn) -> list[Phrase]:
    """The side of it that was asked for; a word of regret to whoever waited a day for somebody to look, the phone for what cannot wait, the last answer."""
    ticket = facts.ticket
    says = list(aspect_of_ticket(facts, aspect, turn.text))
    if facts.untouched:
        since = ticket.updated if facts.progress is TicketProgress.REOPENED else ticket.opened
        says = [*([Phrase("ticket.kept-waiting")] if turn.now - since >= _LONG else []), *says, Phrase("ticket.news-urgent")]
    answers = [note for note in facts.notes if note.by is TicketAuthor.HELPDESK and note.text]
    return says + ([Phrase("ticket.last-answer", {"at": answers[-1].at, "text": answers[-1].text})] if answers else [])


def _choices(ticket: Ticket) -> tuple[Choice, ...]:
    whats = ("solved", "still_not") if ticket.state is TicketState.ANSWERED else ("add", "solved", "withdraw") if ticket.live else ("reopen",)
    return tuple(ticket_button(what, ticket) for what in whats)


def _story(ticket: Ticket, notes: tuple[TicketNote, ...]) -> tuple[Phrase, ...]:
    who = {"name": ticket.name or "none", "agency": ticket.agency_name or "none", "phone": ticket.phone or "none", "priority": ticket.priority.value}
    says = [Phrase("ticket.story", {**ticket_words(ticket), "state": ticket.state.value, **who, "opened": ticket.opened})]
    says += [Phrase("ticket.notice-said", {"text": ticket.story.said})] if ticket.story.said else []
    says += [Phrase("ticket.story-diagnosis", {"text": "\n".join(ticket.story.diagnosis)})] if ticket.story.diagnosis else []
    says += [Phrase("ticket.story-tried", {"text": "\n".join(ticket.story.tried)})] if ticket.story.tried else []
    lines = [f"{'▸' if line.by is TicketAuthor.PERSON else '◂'} {line.text}" for line in ticket.story.transcript]
    says += [Phrase("ticket.story-transcript", {"text": "\n".join(lines)})] if lines else []
    says += [Phrase("ticket.story-note", {"at": note.at, "event": note.event.value, "by": note.by.value, "text": note.text or "none"}) for note in notes]
    return tuple(says)
