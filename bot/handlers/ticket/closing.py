"""Ending a ticket and taking it up again: withdrawn, solved, still not, reopened."""

from dataclasses import replace
from typing import Final

from bot.actions.registry import WISH_CATEGORIES
from bot.audit import AuditEvent
from bot.handlers.ticket.drafting import TicketDrafting
from bot.handlers.ticket.own import OwnTickets, no_ticket, spoken_of, ticket_button, ticket_name, ticket_outcome, ticket_words, which_ticket
from bot.handlers.turn import Outcome, Turn
from bot.messages import Phrase, Reply
from bot.runtime.quick_dataclass import dataclass
from bot.tickets.category import Category
from bot.tickets.draft_edits import EditedDraft, edited, edits, leaves_out
from bot.tickets.proposal import NO_PROPOSAL, TicketProposal, ticket_number_in
from bot.tickets.said_of_draft import words_on_draft
from bot.tickets.said_of_ticket import SaidOfTicket, said_of_ticket
from bot.tickets.subject import category_of
from bot.tickets.ticket import Ticket, TicketEvent, TicketState, hurried

_CLOSE_TOO: Final = "ticket.close-too"


@dataclass(frozen=True)
class TicketClosing:
    """Each is one word or one press. With several tickets open the person is asked which."""

    own: OwnTickets
    drafting: TicketDrafting

    async def withdraw(self, turn: Turn, number: str) -> Outcome:
        """The draft is dropped, or the ticket withdrawn, and that is said (C3); a number among the words means the ticket. The words go to the helpdesk."""
        number = number or await self._number_of_own(turn)
        if not number and turn.conversation.draft.open(turn.now):
            return await self.drafting.drop(turn)
        return await self._ended(turn, number, "withdraw", TicketEvent.WITHDRAWN)

    async def redo(self, turn: Turn, number: str) -> Outcome:
        """A ticket that was sent is withdrawn, and written anew from what it said: shown first, without what these words leave out."""
        number = number or await self._number_of_own(turn)
        ticket = await self.own.meant(turn, number)
        if ticket is None or not ticket.live or (not number and turn.conversation.draft.open(turn.now)):
            return await self.drafting.change(replace(turn, text="")) if turn.conversation.draft.open(turn.now) else await self.withdraw(turn, number)
        write = await self.own.writing(turn, ticket, TicketEvent.WITHDRAWN, "")
        history, says = self.own.ticketing.ticket_history, words_on_draft(turn.text)
        marked = history.say(Phrase("ticket.story-urgent"), history.language, turn.now)
        words = "\n".join(line for line in ticket.story.said.splitlines() if line != marked)
        changed = edited(words, says) if edits(words, says) else EditedDraft(words)
        held = TicketProposal(
            at=turn.now, category=ticket.category, words=changed.words, concerns=ticket.concerns, contact="" if ticket.person else ticket.phone,
            row=ticket.rows[0] if ticket.rows and not ticket.concerns else "", urgent=hurried(ticket.story.said),
            left_out=tuple(dict.fromkeys((*turn.conversation.draft.left_out, *changed.left_out))),
        )  # fmt: skip
        shown = self.drafting.shown(turn, held, (Phrase("ticket.taken-back", ticket_words(ticket)),))
        return replace(shown, writes=(write,))

    async def solved(self, turn: Turn, number: str) -> Outcome:
        """It works now: an open ticket is closed; a draft is not sent any more."""
        ticket = await self.own.meant(turn, number)
        live = await self.own.live(turn)
        if ticket is not None and not ticket.live and (number or not live):
            return ticket_outcome(turn, Reply((Phrase("ticket.solved-thanks"),)), did=AuditEvent.TICKET_CONFIRMED, ticket=ticket, waiting=spoken_of(ticket))
        drafted = turn.conversation.draft.open(turn.now)
        if not live:
            says = (Phrase("solved.praise"), *((Phrase("ticket.draft-dropped"),) if drafted else ()))
            return ticket_outcome(turn, Reply(says), draft=NO_PROPOSAL)
        if drafted and not number:
            return ticket_outcome(turn, Reply((Phrase("solved.praise"), Phrase("ticket.draft-dropped"))), draft=NO_PROPOSAL)
        asked = live[0] if len(live) == 1 and not number and not _wants_it_closed(turn, live[0]) else None
        if asked is not None:
            once = any(phrase.key == _CLOSE_TOO for phrase in turn.last_said)
            says = (Phrase("solved.praise"), *(() if once else (Phrase(_CLOSE_TOO, ticket_words(asked)),)))
            return ticket_outcome(turn, Reply(says, (ticket_button("solved", asked),)), waiting=spoken_of(asked))
        return await self._ended(turn, number, "solved", TicketEvent.CLOSED)

    async def _ended(self, turn: Turn, number: str, what: str, event: TicketEvent) -> Outcome:
        ticket = await self.own.meant(turn, number)
        live = await self.own.live(turn)
        if ticket is not None and not ticket.live and not number and live:
            ticket = live[0] if len(live) == 1 else None
        if ticket is None:
            return which_ticket(turn, live, what) if live else no_ticket(turn)
        if not ticket.live:
            return ticket_outcome(
                turn, Reply((Phrase("ticket.closed-already", ticket_words(ticket)),), (ticket_button("reopen", ticket),)), waiting=spoken_of(ticket)
            )
        leaves = leaves_out(turn.text)  # What was to be left out is not told to them now.
        write = await self.own.writing(turn, ticket, event, turn.text if event is TicketEvent.WITHDRAWN and not leaves else "")
        key = "ticket.withdrawn" if event is TicketEvent.WITHDRAWN else "ticket.closed-by-you"
        says = Reply((Phrase(key, ticket_words(ticket)), *await self.drafting.still_locked(turn)), (ticket_button("reopen", ticket),))
        return ticket_outcome(turn, says, (write,), waiting=f"ticket:closed {ticket_name(ticket)}")

    async def reopen(self, turn: Turn, number: str) -> Outcome:
        """A closed ticket is taken up again, with what is said beside it; an open one is simply continued."""
        ticket = await self._closed(turn, number)
        if ticket is None:
            live = await self.own.live(turn)
            if live:
                return await self.still_not(turn, number)
            return await self.drafting.draft(turn) if turn.text else no_ticket(turn)
        return await self._reopened(turn, ticket, turn.text)

    async def still_not(self, turn: Turn, number: str) -> Outcome:
        """After the helpdesk's answer, or after closing: the helpdesk hears that it still fails (C14)."""
        ticket = await self.own.meant(turn, number)
        live = await self.own.live(turn)
        if ticket is None:
            if len(live) > 1:
                return which_ticket(turn, live, "still_not")
            ticket = await self.own.closed_last(turn)
        if ticket is None:
            return await self.drafting.draft(turn)
        if not ticket.live:
            return await self._reopened(turn, ticket, turn.text)
        if ticket.state is not TicketState.ANSWERED and not turn.text:
            return ticket_outcome(turn, Reply((Phrase("ticket.already", await self.own.facts(ticket)), Phrase("ticket.news-urgent"))), waiting=spoken_of(ticket))
        return await self.own.added(turn, ticket, turn.text or self.own.still_not_note(turn), "ticket.still-not")

    async def _reopened(self, turn: Turn, ticket: Ticket, text: str) -> Outcome:
        same = next((other for other in await self.own.live(turn) if (other.category, other.concerns) == (ticket.category, ticket.concerns)), None)
        if same is not None and text:
            return await self.own.added(turn, same, text)
        if same is not None:
            return ticket_outcome(turn, Reply((Phrase("ticket.already", await self.own.facts(same)),)), waiting=spoken_of(same))
        write = await self.own.writing(turn, ticket, TicketEvent.REOPENED, text)
        says = (Phrase("ticket.reopened", ticket_words(ticket)), *(() if text else (Phrase("ticket.write-more"),)))
        return ticket_outcome(turn, Reply(says), (write,), waiting=f"ticket:open {ticket_name(ticket)}")

    async def _number_of_own(self, turn: Turn) -> str:
        """The number in the words, if it is that of one of their tickets; any other number is something else (an error code)."""
        named = await self.own.named(turn, ticket_number_in(turn.text))
        return "" if named is None else ticket_name(named)

    async def _closed(self, turn: Turn, number: str) -> Ticket | None:
        named = await self.own.meant(turn, number)
        if named is not None and not named.live:
            return named
        return None if number or named is not None else await self.own.closed_last(turn)


def _wants_it_closed(turn: Turn, ticket: Ticket) -> bool:
    """Whether the words want the ticket ended; that it works is a reason to ask, not to close it, and no ticket about something else is meant."""
    if not turn.text:
        return True
    return said_of_ticket(turn.text, likely=True) is SaidOfTicket.CLOSE and not _of_another_matter(turn, ticket)


def _of_another_matter(turn: Turn, ticket: Ticket) -> bool:
    """Whether what works now is something else that was talked about, and not what the ticket is about."""
    talk = turn.conversation
    if talk.waiting.startswith("ticket:") or ticket.state is TicketState.ANSWERED:
        return False
    return category_of("", talk.row, WISH_CATEGORIES.get(talk.about)) not in (Category.OTHER, ticket.category)
