"""What a clerk does to a ticket at the desk: each act once, in one transaction with its record and what the person is told."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from enum import Enum
from hashlib import sha256
from types import MappingProxyType
from typing import Final

from sqlalchemy.exc import IntegrityError

from bot.audit import AuditEvent, AuditRecord
from bot.people.person import Person
from bot.redaction import redact
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Work
from bot.ticketing.ticket_notices import tell_owner, ticket_details, told_of_news
from bot.ticketing.ticketing import Ticketing
from bot.tickets.queue import NOBODY
from bot.tickets.ticket import Ticket, TicketAuthor, TicketEvent, TicketNote, plain_note

_WORDS: Final = frozenset({TicketEvent.ANSWERED, TicketEvent.CLOSED})


class ClerkAct(Enum):
    """The acts, by the name of the form's field."""

    TAKE = "take"
    LEAVE = "leave"
    GIVE = "give"
    ANSWER = "answer"
    NOTE = "note"
    ANSWER_CLOSE = "answer_close"
    CLOSE = "close"
    REOPEN = "reopen"
    HAND_OVER = "hand_over"
    GIVE_BACK = "give_back"


class ActRefusal(Enum):
    """Why nothing was done. All but those of `unprocessable` are for what changed meanwhile."""

    NO_TEXT = "no_text"
    SECRET = "secret"  # noqa: S105 - the name of a refusal
    NO_SUCH_CLERK = "no_such_clerk"
    CLOSED = "closed"
    NOT_CLOSED = "not_closed"
    ANSWERED_THERE = "answered_there"
    ANSWERED_MEANWHILE = "answered_meanwhile"
    TAKEN = "taken"
    SAME_OPEN = "same_open"
    HANDED_ALREADY = "handed_already"
    NOT_HANDED = "not_handed"

    @property
    def unprocessable(self) -> bool:
        """Whether the form itself was at fault, and not the time."""
        return self in (ActRefusal.NO_TEXT, ActRefusal.SECRET, ActRefusal.NO_SUCH_CLERK)


@dataclass(frozen=True, slots=True)
class GivenAct:
    """What the form said. `to`: who is given the ticket, None where there is no such clerk; `seen`: the last note that the page showed; `once` marks the form."""

    act: ClerkAct
    text: str = ""
    to: Person | None = None
    seen: int = 0
    once: str = ""


@dataclass(frozen=True, slots=True)
class _Doing:
    """An act under way: within which transaction, by whom, on what."""

    work: Work
    clerk: Person
    actor: str
    ticket: Ticket
    given: GivenAct
    text: str
    mark: str
    now: datetime


class _Refused(Exception):
    def __init__(self, why: ActRefusal) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True)
class ClerkActs:
    """`answers_here`: the helpdesk is the desk's own; where it is another, its people answer there, and only a conversation that was handed over goes on here."""

    ticketing: Ticketing
    answers_here: bool

    async def carry_out(self, clerk: Person, actor: str, ticket: int, given: GivenAct) -> ActRefusal | None:
        """Does it, unless the same form was sent before; why not, where it cannot be done. `actor` is the clerk in the audit trail."""
        mark = sha256(f"{actor} {ticket} {given.once}".encode()).hexdigest()
        store, now, text = self.ticketing.store, self.ticketing.clock.now(), plain_note(given.text)
        if text and redact(text).kinds:
            return ActRefusal.SECRET
        try:
            async with store.work() as work:
                if given.once and await work.ticket_queue.was_done(mark):
                    return None
                of_now = await work.tickets.of_id(ticket)
                await self._do(
                    _Doing(work=work, clerk=clerk, actor=actor, ticket=of_now, given=given, text=text, mark=mark if given.once else "", now=now)
                )
        except _Refused as refused:
            return refused.why
        except IntegrityError:
            async with store.look() as work:
                if not await work.ticket_queue.was_done(mark):
                    raise
            return None
        self.ticketing.wake()
        return None

    async def _do(self, doing: _Doing) -> None:
        acts: dict[ClerkAct, Callable[[_Doing], Awaitable[None]]] = {
            ClerkAct.TAKE: self._take,
            ClerkAct.LEAVE: self._leave,
            ClerkAct.GIVE: self._give,
            ClerkAct.ANSWER: self._answer,
            ClerkAct.NOTE: self._note,
            ClerkAct.ANSWER_CLOSE: self._answer_close,
            ClerkAct.CLOSE: self._close,
            ClerkAct.REOPEN: self._reopen,
            ClerkAct.HAND_OVER: self._hand_over,
            ClerkAct.GIVE_BACK: self._give_back,
        }
        await acts[doing.given.act](doing)

    async def _take(self, doing: _Doing) -> None:
        given_since = [note for note in await _since(doing) if note.event is TicketEvent.ASSIGNED and note.to not in (NOBODY, doing.clerk.id)]
        _refuse_if(bool(given_since) and doing.ticket.assignee not in (NOBODY, doing.clerk.id), ActRefusal.TAKEN)
        await self._assign(doing, doing.clerk.id, doing.mark)

    async def _leave(self, doing: _Doing) -> None:
        _refuse_if(doing.ticket.assignee not in (NOBODY, doing.clerk.id), ActRefusal.TAKEN)
        await self._assign(doing, NOBODY, doing.mark)

    async def _give(self, doing: _Doing) -> None:
        if doing.given.to is None:
            raise _Refused(ActRefusal.NO_SUCH_CLERK)
        await self._assign(doing, doing.given.to.id, doing.mark)

    async def _answer(self, doing: _Doing) -> None:
        await self._may_speak(doing)
        await self._taken_with_it(doing)
        await self._moved(doing, TicketEvent.ANSWERED, doing.text)
        if doing.ticket.handed_to:
            await self.ticketing.hand_over.say(doing.work, doing.ticket, doing.clerk.name, doing.text, doing.now)
            return
        reply, waiting = told_of_news(doing.ticket, TicketEvent.ANSWERED, doing.text, moved=True, given_back=False)
        await tell_owner(doing.work, doing.ticket, reply, waiting, doing.now)

    async def _note(self, doing: _Doing) -> None:
        _refuse_if(not doing.text, ActRefusal.NO_TEXT)
        await self._recorded(doing, TicketEvent.NOTED, doing.text)

    async def _answer_close(self, doing: _Doing) -> None:
        self._refuse_elsewhere()
        await self._may_speak(doing)
        await self._ended(doing, doing.text)

    async def _close(self, doing: _Doing) -> None:
        self._refuse_elsewhere()
        _refuse_if(not doing.ticket.live, ActRefusal.CLOSED)
        await self._ended(doing, "")

    async def _ended(self, doing: _Doing, text: str) -> None:
        await self._taken_with_it(doing)
        await self._moved(doing, TicketEvent.CLOSED, text)
        given_back = await self.ticketing.hand_over.end(doing.work, doing.ticket, doing.actor, doing.now, author=doing.clerk.id)
        reply, waiting = told_of_news(doing.ticket, TicketEvent.CLOSED, text, moved=True, given_back=given_back)
        await tell_owner(doing.work, doing.ticket, reply, waiting, doing.now)

    async def _reopen(self, doing: _Doing) -> None:
        self._refuse_elsewhere()
        ticket = doing.ticket
        _refuse_if(ticket.live, ActRefusal.NOT_CLOSED)
        live = await doing.work.tickets.live_of((ticket.owner,))
        _refuse_if(any((one.category, one.concerns) == (ticket.category, ticket.concerns) for one in live), ActRefusal.SAME_OPEN)
        await self._moved(doing, TicketEvent.REOPENED, "")
        reply, waiting = told_of_news(ticket, TicketEvent.REOPENED, "", moved=True, given_back=False)
        await tell_owner(doing.work, ticket, reply, waiting, doing.now)

    async def _hand_over(self, doing: _Doing) -> None:
        _refuse_if(not doing.ticket.live, ActRefusal.CLOSED)
        other = await doing.work.ticket_queue.handed_over((doing.ticket.owner,))
        _refuse_if(other is not None, ActRefusal.HANDED_ALREADY)
        await self._taken_with_it(doing)
        await self._recorded(doing, TicketEvent.HANDED_OVER, "")
        if doing.text:
            await self.ticketing.moved(doing.work, doing.ticket, TicketEvent.ANSWERED, doing.now)
            await doing.work.tickets.note(
                doing.ticket.id, TicketEvent.ANSWERED, TicketAuthor.HELPDESK, doing.text, doing.now, author=doing.clerk.id
            )
            await doing.work.ticket_queue.first_answered(doing.ticket.id, doing.now)
        begun = await self.ticketing.hand_over.begin(doing.work, doing.ticket, doing.clerk.id, doing.clerk.name, text=doing.text, now=doing.now)
        _refuse_if(not begun, ActRefusal.HANDED_ALREADY)

    async def _give_back(self, doing: _Doing) -> None:
        over = await self.ticketing.hand_over.end(
            doing.work, doing.ticket, doing.actor, doing.now, said="ticket.given-back", once=doing.mark or None, author=doing.clerk.id
        )
        _refuse_if(not over, ActRefusal.NOT_HANDED)

    def _refuse_elsewhere(self) -> None:
        _refuse_if(not self.answers_here, ActRefusal.ANSWERED_THERE)

    async def _may_speak(self, doing: _Doing) -> None:
        """Words for the person: there are some, the ticket is open, and no colleague has answered it since the page was shown."""
        _refuse_if(not doing.text, ActRefusal.NO_TEXT)
        _refuse_if(not self.answers_here and not doing.ticket.handed_to, ActRefusal.ANSWERED_THERE)
        _refuse_if(not doing.ticket.live, ActRefusal.CLOSED)
        by_others = [note for note in await _since(doing) if note.by is TicketAuthor.HELPDESK and note.event in _WORDS and note.author != doing.clerk.id]
        _refuse_if(bool(by_others), ActRefusal.ANSWERED_MEANWHILE)

    async def _taken_with_it(self, doing: _Doing) -> None:
        """Who answers what is nobody's has it from then on."""
        if doing.ticket.assignee == NOBODY:
            await self._assign(doing, doing.clerk.id, "")

    async def _assign(self, doing: _Doing, to: str, mark: str) -> None:
        ticket, work = doing.ticket, doing.work
        if ticket.assignee == to:
            return
        _refuse_if(not await work.ticket_queue.assign(ticket.id, ticket.assignee, to), ActRefusal.TAKEN)
        await work.tickets.note(
            ticket.id, TicketEvent.ASSIGNED, TicketAuthor.HELPDESK, "", doing.now, author=doing.clerk.id, to=to, once=mark or None
        )
        details = {**ticket_details(ticket), "to": to}
        await work.audit.append(AuditRecord(AuditEvent.TICKET_ASSIGNED, doing.actor, ticket.person, details), doing.now)

    async def _moved(self, doing: _Doing, event: TicketEvent, text: str) -> None:
        moved = await self.ticketing.moved(doing.work, doing.ticket, event, doing.now)
        _refuse_if(moved is None, ActRefusal.NOT_CLOSED if event is TicketEvent.REOPENED else ActRefusal.CLOSED)
        if event in _WORDS:
            await doing.work.ticket_queue.first_answered(doing.ticket.id, doing.now)
        await self._recorded(doing, event, text)

    async def _recorded(self, doing: _Doing, event: TicketEvent, text: str) -> None:
        """The note that bears the mark of the form, and the record."""
        ticket, work = doing.ticket, doing.work
        await work.tickets.note(
            ticket.id, event, TicketAuthor.HELPDESK, text, doing.now, author=doing.clerk.id, once=doing.mark or None
        )
        await work.audit.append(AuditRecord(_DID[event], doing.actor, ticket.person, ticket_details(ticket)), doing.now)


_DID: Final = MappingProxyType(
    {
        TicketEvent.ANSWERED: AuditEvent.TICKET_ANSWERED,
        TicketEvent.NOTED: AuditEvent.TICKET_NOTED,
        TicketEvent.CLOSED: AuditEvent.TICKET_CLOSED,
        TicketEvent.REOPENED: AuditEvent.TICKET_REOPENED,
        TicketEvent.HANDED_OVER: AuditEvent.TICKET_HANDED_OVER,
    }
)


def _refuse_if(refused: bool, why: ActRefusal) -> None:
    if refused:
        raise _Refused(why)


async def _since(doing: _Doing) -> list[TicketNote]:
    """What happened since the page was shown."""
    return [note for note in await doing.work.tickets.notes_of(doing.ticket.id, internal=True) if note.number > doing.given.seen]
