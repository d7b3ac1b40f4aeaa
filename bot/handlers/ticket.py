"""Tickets in the chat: opening, adding, asking after, closing and reopening; and the whole story for the helpdesk."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from bot.actions.registry import WISH_CATEGORIES
from bot.audit import AuditEvent, AuditRecord
from bot.dialogue.understanding import ACCOUNT_WISHES, IntentKind
from bot.handlers.turn import Handler, Outcome, Turn, TurnWrite, asker_of
from bot.messages import Choice, Phrase, Reply
from bot.people.account_lookup import AccountLookup
from bot.people.identity import audit_actor
from bot.people.role import Role
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Store, Work
from bot.ticketing.ticketing import OpenedTicket, Ticketing
from bot.tickets.cues import TicketWish, added_text, content, is_question, is_wish, number_in, says_no, says_yes, ticket_wish
from bot.tickets.ticket import Ticket, TicketAuthor, TicketEvent, TicketNote, TicketState, category_of

_SEES_ALL: Final = frozenset({Role.HELPDESK, Role.SECURITY})
_ELSEWHERE: Final = frozenset({IntentKind.SMALLTALK, IntentKind.LINK, IntentKind.APPROVE_HELP, IntentKind.CANCEL})
_SURE: Final = 0.7
_A_BARE_NO: Final = 4  # Letters; a longer no has content.
_SOLVED: Final = "solved?"
_AWAITS_MORE: Final = "ticket:more"


@dataclass(frozen=True)
class TicketHandler:
    """`argument` is what was awaited or pressed: more, add, solved, solved?, close, reopen, show, news, followed by a number or not.

    `elsewhere` are the handlers of all kinds, for words that turn out to be about something else.
    """

    store: Store
    account_lookup: AccountLookup
    ticketing: Ticketing
    elsewhere: Mapping[str, Handler]

    async def __call__(self, turn: Turn) -> Outcome:
        """Does what was asked, or says in one sentence what is missing."""
        what, _, number = turn.argument.partition(" ")
        match what:
            case "more":
                return await self._described(turn)
            case "add":
                return await self._more(turn, number)
            case "solved":
                return await self._solved(turn, number)
            case "solved?":
                return await self._after_closing(turn, number)
            case "close":
                return await self._close(turn, number)
            case "reopen":
                return await self._reopen(turn, number, "")
            case "show":
                return await self._show(turn, number)
            case "news":
                return await self._news(turn, number)
            case _:
                return await self._by_words(turn)

    async def _by_words(self, turn: Turn) -> Outcome:
        number = number_in(turn.text) or ""
        match ticket_wish(turn.text):
            case TicketWish.ADD:
                return await self._add(turn, number, added_text(turn.text))
            case TicketWish.CLOSE:
                return await self._close(turn, number)
            case TicketWish.REOPEN:
                return await self._reopen(turn, number, turn.text)
            case TicketWish.NEWS:
                return await self._news(turn, number)
            case _:
                return await self._new(turn, content(turn.text))

    async def _new(self, turn: Turn, text: str, insist: bool = False) -> Outcome:
        """Opens a ticket with what is known, and asks what it is about if nothing is; a stranger, whom nobody could reach, is asked first."""
        asker, talk = asker_of(turn), turn.conversation
        own_tickets = await self._live_tickets(turn)
        seen = None if turn.person is None else await self.account_lookup.look(turn.person)
        rows = () if seen is None else seen.diagnosis.rows
        talked = bool(talk.about or talk.row or talk.puzzled or talk.unhelped)
        if not text and own_tickets and not talked:
            return self._there_already(turn, own_tickets[-1])
        known = bool(text or talked or rows)
        if not known and turn.person is None and not insist:
            return self._outcome(turn, Reply((Phrase("ticket.about-what"),)), waiting=_AWAITS_MORE)
        origin = f"{turn.message.place.channel}:{turn.message.event}"
        story = text or ("" if talk.puzzled else talk.asked)
        if not story and talk.puzzled:
            story = await self.ticketing.ticket_history.last_said(asker, turn.message.place, turn.message.event)
        category = category_of(WISH_CATEGORIES, text or (story if talk.puzzled else ""), talk.row, talk.about, rows)
        opening = await self.ticketing.open(asker, turn.message.place, category=category, words=story, seen=seen, origin=origin)
        return await self._opened(turn, opening, text, "ticket.write-more" if known else "ticket.tell-me")

    async def _opened(self, turn: Turn, opening: OpenedTicket, text: str, more: str) -> Outcome:
        ticket = opening.ticket
        if ticket is not None and not opening.fresh and text:
            return await self._added(turn, ticket, text)
        says = await self.ticketing.words(opening)
        if ticket is None:
            return self._outcome(turn, Reply(says))
        says = (*says, Phrase(more)) if ticket.number else says
        return self._outcome(turn, Reply(says), waiting=_add_to(ticket))

    def _there_already(self, turn: Turn, ticket: Ticket) -> Outcome:
        if ticket.number is None:
            return self._outcome(turn, Reply((Phrase("ticket.already-noted"), Phrase("ticket.write-more"))), waiting=_add_to(ticket))
        says = (Phrase("ticket.already", _facts(ticket)), Phrase("ticket.write-more"))
        return self._outcome(turn, Reply(says, (_button("close", ticket),)), waiting=_add_to(ticket))

    async def _described(self, turn: Turn) -> Outcome:
        """The words after "what is it about?"."""
        if turn.intent.kind is IntentKind.SMALLTALK and turn.intent.confidence >= _SURE and len(turn.text) <= 12:
            return await self._else(turn, waiting=_AWAITS_MORE)
        if turn.intent.kind is IntentKind.TICKET and ticket_wish(turn.text) is not None:
            return await self._by_words(turn)
        only_asks = turn.intent.kind is IntentKind.TICKET and not content(turn.text)
        return await self._new(turn, "" if only_asks else turn.text, insist=True)

    async def _more(self, turn: Turn, number: str) -> Outcome:
        """A button or the words after a ticket was mentioned: added, unless they are plainly about something else."""
        if not turn.text:
            return await self._add(turn, number, "")
        if turn.intent.kind is IntentKind.TICKET:
            return await self._by_words(turn)
        if says_no(turn.text) and len(turn.text) <= _A_BARE_NO:
            return self._outcome(turn, Reply((Phrase("okay"),)))
        sure = turn.intent.confidence >= _SURE
        if sure and turn.intent.kind in _ELSEWHERE:
            return await self._else(turn)
        asks = is_question(turn.text) or (turn.intent.kind in ACCOUNT_WISHES and is_wish(turn.text))
        if asks and turn.intent.kind is not IntentKind.NONE:
            return await self._else(turn)
        return await self._add(turn, number, turn.text)

    async def _add(self, turn: Turn, number: str, text: str) -> Outcome:
        ticket = await self._meant(turn, number)
        if ticket is None:
            own_tickets = await self._live_tickets(turn)
            if len(own_tickets) > 1:
                return self._which(turn, own_tickets, "add")
            return await self._new(turn, text) if text and not own_tickets else self._none(turn)
        if not ticket.live:
            return await self._reopen(turn, ticket.number or "", text)
        if not text:
            return self._outcome(turn, Reply((Phrase("ticket.ask-more", _facts(ticket)),)), waiting=_add_to(ticket))
        return await self._added(turn, ticket, text)

    async def _added(self, turn: Turn, ticket: Ticket, text: str) -> Outcome:
        write = await self._writing(turn, ticket, TicketEvent.ADDED, text)
        async with self.store.look() as work:
            full = await self.ticketing.full(work, ticket)
        key = "ticket.full" if full else "ticket.added"
        return self._outcome(turn, Reply((Phrase(key, _facts(ticket)),)), (write,), waiting="" if full else _add_to(ticket))

    async def _solved(self, turn: Turn, number: str) -> Outcome:
        """It works now: an open ticket is closed; if the conversation was about something else, the person is asked."""
        name, _, asked = turn.conversation.waiting.removeprefix("ticket:").partition(" ")
        just_closed = await self._meant(turn, number or (asked if name == _SOLVED else ""), guess=False)
        if just_closed is not None and not just_closed.live:
            return self._thanks(turn, just_closed)
        own_tickets = (just_closed,) if just_closed is not None else await self._live_tickets(turn)
        if not own_tickets:
            return self._outcome(turn, Reply((Phrase("solved.praise"),)))
        if len(own_tickets) > 1:
            return self._which(turn, own_tickets, "close")
        talk = turn.conversation
        elsewhere = talk.about and category_of(WISH_CATEGORIES, "", talk.row, talk.about) is not own_tickets[0].category
        if just_closed is None and elsewhere and not talk.waiting.startswith("ticket:") and own_tickets[0].state is not TicketState.ANSWERED:
            says = (Phrase("solved.praise"), Phrase("ticket.close-too", _facts(own_tickets[0])))
            return self._outcome(turn, Reply(says, (_button("close", own_tickets[0]),)))
        return await self._close(turn, own_tickets[0].number or f"T{own_tickets[0].id}")

    async def _after_closing(self, turn: Turn, number: str) -> Outcome:
        """The words after "is it solved?"."""
        ticket = await self._meant(turn, number)
        if ticket is None or ticket.live or turn.intent.kind is IntentKind.TICKET:
            return await self._by_words(turn)
        if says_yes(turn.text):
            return self._thanks(turn, ticket)
        if says_no(turn.text) and not is_question(turn.text):
            return await self._reopen(turn, number, turn.text if len(turn.text) > 4 else "")
        return await self._else(turn)

    async def _close(self, turn: Turn, number: str) -> Outcome:
        ticket = await self._meant(turn, number)
        if ticket is None:
            own_tickets = await self._live_tickets(turn)
            return self._which(turn, own_tickets, "close") if own_tickets else self._none(turn)
        if not ticket.live:
            return self._outcome(turn, Reply((Phrase("ticket.closed-already", _facts(ticket)),), (_button("reopen", ticket),)))
        write = await self._writing(turn, ticket, TicketEvent.CLOSED, "")
        says = Reply((Phrase("ticket.closed-by-you", _facts(ticket)),), (_button("reopen", ticket),))
        return self._outcome(turn, says, (write,), waiting=f"ticket:{_SOLVED} {ticket.number or f'T{ticket.id}'}")

    async def _reopen(self, turn: Turn, number: str, text: str) -> Outcome:
        ticket = await self._meant(turn, number, closed=True)
        if ticket is None:
            return await self._new(turn, text) if text else self._none(turn)
        same = next((other for other in await self._live_tickets(turn) if other.category is ticket.category), None)
        if same is not None:
            return await self._added(turn, same, text) if text else self._there_already(turn, same)
        write = await self._writing(turn, ticket, TicketEvent.REOPENED, text)
        says = (Phrase("ticket.reopened", _facts(ticket)), *(() if text else (Phrase("ticket.write-more"),)))
        return self._outcome(turn, Reply(says), (write,), waiting=_add_to(ticket))

    async def _news(self, turn: Turn, number: str) -> Outcome:
        ticket = await self._meant(turn, number, guess=False) if number else None
        if number and ticket is None:
            return await self._show(turn, number)
        async with self.store.look() as work:
            last = await work.tickets.last_of(_owners(turn))
            tickets = (ticket,) if ticket else await work.tickets.live_of(_owners(turn)) or ((last,) if last else ())
            answers = {each.id: _last_answer(await work.tickets.notes_of(each.id)) for each in tickets}
        if not tickets:
            return self._none(turn)
        says: list[Phrase] = []
        for each in tickets:
            says.append(Phrase("ticket.news", {**_facts(each), "opened": each.opened, "updated": each.updated}))
            says += answers[each.id]
        choices = (_button("add", tickets[0]), _button("close", tickets[0])) if len(tickets) == 1 and tickets[0].live else ()
        reopen = (_button("reopen", tickets[0]),) if len(tickets) == 1 and not tickets[0].live else ()
        return self._outcome(turn, Reply(tuple(says), (*choices, *reopen)), did=AuditEvent.TICKET_LOOKED)

    async def _show(self, turn: Turn, number: str) -> Outcome:
        """The whole story, for helpdesk and security people."""
        async with self.store.look() as work:
            ticket = await work.tickets.named(number)
            notes = () if ticket is None else await work.tickets.notes_of(ticket.id)
        is_owner = ticket is not None and ticket.owner in _owners(turn)
        if turn.person is None or not (turn.person.role in _SEES_ALL or is_owner) or ticket is None:
            return self._outcome(turn, Reply((Phrase("ticket.not-yours", {"number": number}),)), did=AuditEvent.TICKET_REFUSED)
        who = {"name": ticket.name or "none", "agency": ticket.agency_name or "none", "phone": ticket.phone or "none", "priority": ticket.priority.value}
        says = [Phrase("ticket.story", {**_facts(ticket), **who, "opened": ticket.opened})]
        says += [Phrase("ticket.notice-said", {"text": ticket.story.said})] if ticket.story.said else []
        says += [Phrase("ticket.story-diagnosis", {"text": "\n".join(ticket.story.diagnosis)})] if ticket.story.diagnosis else []
        says += [Phrase("ticket.story-tried", {"text": "\n".join(ticket.story.tried)})] if ticket.story.tried else []
        lines = [f"{'▸' if line.by is TicketAuthor.PERSON else '◂'} {line.text}" for line in ticket.story.transcript]
        says += [Phrase("ticket.story-transcript", {"text": "\n".join(lines)})] if lines else []
        says += [Phrase("ticket.story-note", {"at": note.at, "event": note.event.value, "by": note.by.value, "text": note.text or "none"}) for note in notes]
        return self._outcome(turn, Reply(tuple(says)), did=AuditEvent.TICKET_LOOKED, ticket=ticket)

    async def _else(self, turn: Turn, waiting: str | None = "") -> Outcome:
        """The answer of the handler that the words belong to."""
        kind = turn.intent.kind if turn.intent.kind is not IntentKind.TICKET else IntentKind.NONE
        outcome = await self.elsewhere[kind.value](replace(turn, argument=""))
        return replace(outcome, waiting=waiting) if waiting else outcome

    async def _live_tickets(self, turn: Turn) -> tuple[Ticket, ...]:
        async with self.store.look() as work:
            return await work.tickets.live_of(_owners(turn))

    async def _meant(self, turn: Turn, number: str, guess: bool = True, closed: bool = False) -> Ticket | None:
        """The person's ticket with this number; without one their only live ticket, or (`closed`) the one closed last."""
        async with self.store.look() as work:
            if number:
                named = await work.tickets.named(number)
                return named if named is not None and named.owner in _owners(turn) and not (closed and named.live) else None
            if not guess:
                return None
            if closed:
                last = await work.tickets.last_of(_owners(turn))
                return last if last is not None and not last.live else None
            own_tickets = await work.tickets.live_of(_owners(turn))
            return own_tickets[0] if len(own_tickets) == 1 else None

    async def _writing(self, turn: Turn, ticket: Ticket, event: TicketEvent, text: str) -> TurnWrite:
        people = await self.ticketing.people_for(ticket)
        actor = audit_actor(turn.message.sender)

        async def write(work: Work) -> None:
            await self.ticketing.record(work, ticket, event=event, text=text, actor=actor, people=people)

        return write

    def _which(self, turn: Turn, tickets: tuple[Ticket, ...], what: str) -> Outcome:
        choices = tuple(Choice(Phrase("ticket.named", _facts(ticket)), f"ticket:{what} {_name(ticket)}") for ticket in tickets)
        return self._outcome(turn, Reply((Phrase(f"ticket.which-{what}"),), choices))

    def _none(self, turn: Turn) -> Outcome:
        return self._outcome(turn, Reply((Phrase("ticket.none"),), (Choice(Phrase("ticket.do-open"), "wish:ticket", "ticket"),)))

    def _thanks(self, turn: Turn, ticket: Ticket) -> Outcome:
        return self._outcome(turn, Reply((Phrase("ticket.solved-thanks", _facts(ticket)),)), did=AuditEvent.TICKET_CONFIRMED, ticket=ticket)

    def _outcome(
        self,
        turn: Turn,
        reply: Reply,
        writes: tuple[TurnWrite, ...] = (),
        waiting: str = "",
        did: AuditEvent = AuditEvent.PERSON_ASKED,
        ticket: Ticket | None = None,
    ) -> Outcome:
        subject = ticket.person if ticket is not None else turn.person.id if turn.person else ""
        details = {} if ticket is None else {"ticket": f"T{ticket.id}", "number": ticket.number or ""}
        record = AuditRecord(did, audit_actor(turn.message.sender), subject, details)
        return Outcome(reply, (record,), personal=True, writes=writes, about=None, waiting=waiting)


def _owners(turn: Turn) -> tuple[str, ...]:
    stranger = audit_actor(turn.message.sender)
    return (stranger,) if turn.person is None else (turn.person.id, stranger)


def _name(ticket: Ticket) -> str:
    return ticket.number or f"T{ticket.id}"


def _facts(ticket: Ticket) -> dict[str, str]:
    waits = ticket.number is None and ticket.live
    return {"number": ticket.number or "none", "category": ticket.category.value, "state": "waiting" if waits else ticket.state.value}


def _add_to(ticket: Ticket) -> str:
    return f"ticket:add {_name(ticket)}"


def _button(what: str, ticket: Ticket) -> Choice:
    return Choice(Phrase(f"ticket.do-{what}"), f"ticket:{what} {_name(ticket)}")


def _last_answer(notes: tuple[TicketNote, ...]) -> list[Phrase]:
    """The helpdesk's last answer, if any."""
    answers = [note for note in notes if note.by is TicketAuthor.HELPDESK and note.text]
    return [Phrase("ticket.last-answer", {"at": answers[-1].at, "text": answers[-1].text})] if answers else []
