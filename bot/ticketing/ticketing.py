"""Passes matters on to people: opens each ticket once, files it with the helpdesk however long that takes, and brings back the answers."""

import asyncio
from collections.abc import Callable
from dataclasses import field, replace
from datetime import datetime, timedelta
from typing import Final

import structlog

from bot.accounts.masking import mask_text
from bot.audit import AuditEvent, AuditRecord
from bot.clock import Clock
from bot.errors import BackEndError
from bot.messages import ChatIdentity, ConversationAddress, Phrase
from bot.notices.direct_messages import DirectMessages
from bot.people.account_lookup import AccountLookup, LookupResult
from bot.people.identity import audit_actor
from bot.people.person import Person
from bot.ports import Helpdesk
from bot.runtime.background_loop import repeat
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Store, Work
from bot.ticketing.filing import TicketFiling, claim_of
from bot.ticketing.hand_over import HandOver
from bot.ticketing.helpdesk_line import HelpdeskLine, told_too_early
from bot.ticketing.history import TicketHistory
from bot.ticketing.new_ticket import new_ticket, no_room
from bot.ticketing.outgoing_notes import OutgoingNotes
from bot.ticketing.ticket_notices import notice_of_update, tell_owner, ticket_details, told_of_news
from bot.tickets.category import Category, category_of_row, to_report
from bot.tickets.proposal import TicketProposal
from bot.tickets.service_level import ServiceLevel
from bot.tickets.standing import TicketsInHand, ticket_progress, tickets_in_hand
from bot.tickets.ticket import (
    MOST_NOTES,
    SECURITY_AUDIENCE,
    Asker,
    Ticket,
    TicketAuthor,
    TicketEvent,
    TicketNews,
    TicketState,
    TicketStory,
    audience_of,
    plain_note,
    priority_of,
)
from bot.verification.flood_limits import TicketLimits

_PATIENCE: Final = 1.0
_DAY: Final = timedelta(hours=24)
_RECENT: Final = timedelta(days=7)  # How long a closed ticket is still talked about.
_DID: Final = {
    TicketEvent.ADDED: AuditEvent.TICKET_ADDED,
    TicketEvent.CLOSED: AuditEvent.TICKET_CLOSED,
    TicketEvent.WITHDRAWN: AuditEvent.TICKET_CLOSED,
    TicketEvent.REOPENED: AuditEvent.TICKET_REOPENED,
    TicketEvent.ANSWERED: AuditEvent.TICKET_ANSWERED,
}
ENDINGS: Final = frozenset({TicketEvent.CLOSED, TicketEvent.WITHDRAWN})
"""What ends a ticket, and with it a conversation with a person."""
_log = structlog.get_logger("escalating")


@dataclass(frozen=True, slots=True)
class OpenedTicket:
    """A ticket, and whether it was opened for this very message. `ticket` is None where there is no room for another, which `full` says (T27)."""

    ticket: Ticket | None
    fresh: bool
    full: Phrase = Phrase("ticket.too-many")


@dataclass(frozen=True)
class Ticketing:
    """`line` leads to the helpdesk. The desk's own record comes first, so nothing is lost while the helpdesk is unreachable."""

    store: Store
    helpdesk: Helpdesk
    account_lookup: AccountLookup
    ticket_history: TicketHistory
    direct_messages: DirectMessages
    clock: Clock
    line: HelpdeskLine
    wake: Callable[[], None]
    service_level: ServiceLevel
    limits: TicketLimits = TicketLimits()
    _one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)
    _under_way: set[str] = field(default_factory=set)

    async def open(
        self,
        asker: Asker,
        heard_in: ConversationAddress,
        category: Category,
        words: str,
        seen: LookupResult | None,
        *,
        origin: str,
        chosen: tuple[str, ...] = (),
        contact: str = "",
        concerns: str = "",
        left_out: tuple[str, ...] = (),
    ) -> OpenedTicket:
        """Opens a ticket, or returns the live one of this person, category and matter. `origin` identifies the message, so that handling it twice opens one ticket.

        `chosen` is what the person decided already, `contact` how to reach a stranger. With `concerns`, what is wrong with the asker's own account is no part
        of the story; nor is what they wanted `left_out`."""
        story = await self.ticket_history.story(asker, heard_in, words, None if concerns else seen, chosen=chosen, left_out=left_out)
        return await self._open(asker, category, story, seen, origin, announced=None, contact=contact, concerns=concerns)

    async def in_hand(self, work: Work, owners: tuple[str, ...], draft: TicketProposal) -> TicketsInHand:
        """What somebody has open about tickets, under each of their names (C3, C14, C23): one query where they have none."""
        now = self.clock.now()
        tickets = await work.tickets.recent_of(owners, now - _RECENT)
        return tickets_in_hand(tickets, {ticket.id: await work.tickets.notes_of(ticket.id) for ticket in tickets}, draft, now)

    async def escalate(self, person: Person, seen: LookupResult, identity: ChatIdentity, place: ConversationAddress, language: str) -> tuple[Phrase, ...]:
        """Opens what the rules want reported, one ticket per person and category, and returns what to say: its number, or that it is noted."""
        asker = Asker(person, identity, place, language)
        says: list[Phrase] = []
        for category in to_report(seen.diagnosis):
            withdrawn = await self._withdrawn(person, category)
            if withdrawn is not None:
                says.append(Phrase("ticket.withdrawn-before", {"number": withdrawn.number or "none", "category": category.value}))
                continue
            story = await self.ticket_history.story(asker, place, "", seen)
            opening = await self._open(asker, category, story, seen, "rule", announced=None)
            says += await self.words(opening, "ticket.reported")
        return tuple(says)

    async def overdue(self, person: Person, seen: LookupResult, identity: ChatIdentity, place: ConversationAddress, language: str) -> None:
        """The same for a watch: the person hears of a new ticket at once, in the same transaction, and never again of an old one."""
        asker = Asker(person, identity, place, language)
        for category, findings in to_report(seen.diagnosis).items():
            if await self._withdrawn(person, category) is not None:
                continue
            story = await self.ticket_history.story(asker, place, "", seen)
            await self._open(asker, category, story, seen, "rule", announced=tuple(finding.tell for finding in findings))

    async def _withdrawn(self, person: Person, category: Category) -> Ticket | None:
        """The ticket of this matter that the person withdrew lately: what the rules want reported is not reported again against their word."""
        async with self.store.look() as work:
            recent = await work.tickets.recent_of((person.id,), self.clock.now() - _DAY)
            same = [ticket for ticket in recent if ticket.category is category and not ticket.concerns]
            last = max(same, key=lambda ticket: (ticket.opened, ticket.id), default=None)
            notes = () if last is None or last.live else await work.tickets.notes_of(last.id)
        return last if notes and notes[-1].event is TicketEvent.WITHDRAWN else None

    async def has_open_ticket(self, person: str) -> bool:
        """Whether this person has an open ticket at the helpdesk, so that its people may look at the account (R37)."""
        async with self.store.look() as work:
            return bool(await work.tickets.live_of((person,)))

    async def words(self, opening: OpenedTicket, fresh: str = "ticket.opened") -> tuple[Phrase, ...]:
        """What to say about an opened ticket. If the helpdesk is unreachable: how else people can be reached, in order (R46)."""
        ticket = opening.ticket
        if ticket is None:
            return (opening.full,)
        if ticket.number is not None and opening.fresh:
            return (Phrase(fresh, {"number": ticket.number, "category": ticket.category.value}),)
        if ticket.number is not None:
            async with self.store.look() as work:
                progress = ticket_progress(ticket, await work.tickets.notes_of(ticket.id))
            return (Phrase("ticket.already", {"number": ticket.number, "state": progress.value, "opened": ticket.opened}),)
        return (Phrase("ticket.noted" if opening.fresh else "ticket.already-noted"), await self._filing.other_ways(ticket))

    async def record(self, work: Work, ticket: Ticket, event: TicketEvent, text: str, actor: str, people: tuple[Person, ...]) -> bool:
        """The person adds something, closes or reopens, within the answer's transaction; the helpdesk is told. False if that is impossible now."""
        now = self.clock.now()
        text = plain_note(mask_text(text))
        if event is TicketEvent.ADDED and await self.full(work, ticket):
            return False
        if await self.moved(work, ticket, event, now) is None:
            return False
        if event in ENDINGS:
            await self.hand_over.end(work, ticket, actor, now)
        await work.tickets.note(ticket.id, event, TicketAuthor.PERSON, text, now)
        await work.audit.append(AuditRecord(_DID[event], actor, ticket.person, ticket_details(ticket)), now)
        for person in people if ticket.number is not None else ():  # people who do not know the ticket yet read all of it once it is filed
            await self.direct_messages.tell(work, person, notice_of_update(ticket, event, text), now)
        return True

    async def add_spoken(self, work: Work, ticket: Ticket, text: str, actor: str) -> None:
        """What the person says to somebody who answers in the chat; nobody else is told. Where it was closed that moment it is open again."""
        now, event = self.clock.now(), TicketEvent.ADDED
        if await self.moved(work, ticket, event, now) is None:
            event = TicketEvent.REOPENED
            await self.moved(work, ticket, event, now)
        await work.ticket_queue.spoke(ticket.id, now)
        await work.tickets.note(ticket.id, event, TicketAuthor.PERSON, text, now)
        await work.audit.append(AuditRecord(_DID[event], actor, ticket.person, ticket_details(ticket)), now)

    async def moved(self, work: Work, ticket: Ticket, event: TicketEvent, now: datetime) -> TicketState | None:
        """Moves it, and reckons when a word is due from then on. The new state; None if the event is impossible now."""
        state = await work.tickets.move(ticket.id, event, now)
        if state is not None:
            await self._reckon(work, await work.tickets.of_id(ticket.id))
        return state

    async def full(self, work: Work, ticket: Ticket) -> bool:
        """Whether so much was added to it that talking is the better way (T27)."""
        return len([note for note in await work.tickets.notes_of(ticket.id) if note.by is TicketAuthor.PERSON]) >= MOST_NOTES

    @property
    def hand_over(self) -> HandOver:
        """A person in the chat in place of the desk."""
        return HandOver(self.service_level)

    @property
    def _outgoing(self) -> OutgoingNotes:
        return OutgoingNotes(
            store=self.store, helpdesk=self.helpdesk, line=self.line, register=self.account_lookup.register, words=self.ticket_history, clock=self.clock
        )

    @property
    def _filing(self) -> TicketFiling:
        return TicketFiling(
            store=self.store, helpdesk=self.helpdesk, line=self.line, account_lookup=self.account_lookup, direct_messages=self.direct_messages,
            people_for=self.people_for, clock=self.clock,
        )  # fmt: skip

    async def people_for(self, ticket: Ticket) -> tuple[Person, ...]:
        """The helpdesk people who are told of a ticket, and the security people if it concerns them. Empty while the register is unreachable."""
        secure = ticket.category is Category.SECURITY
        roles = SECURITY_AUDIENCE if secure else audience_of([row for row in ticket.rows if category_of_row(row) is ticket.category] or ticket.rows)
        try:
            return tuple(person for person in await self.account_lookup.register.people() if person.role in roles)
        except BackEndError as trouble:
            _log.warning("nobody can be told of a ticket", ticket=ticket.id, detail=trouble.detail)
            return ()

    async def run(self) -> None:
        """Looks every second, until cancelled. First every due moment is reckoned anew: the working hours may be others since the last start."""
        async with self.store.work() as work:
            await work.ticket_queue.forget_due()
        await repeat(self.tick, _PATIENCE, _log, "escalating paused")

    async def tick(self) -> None:
        """Files what the helpdesk does not have yet and passes on its news; a single query if there is nothing to do."""
        async with self._one_at_a_time:
            async with self.store.look() as work:
                if not await work.tickets.any():
                    return
                unfiled = [each for each in await work.tickets.unfiled() if each.key not in self._under_way]
                notes = await work.tickets.unfiled_notes()
                behind = (await work.ticket_queue.unreckoned(), await work.ticket_queue.unindexed())
                silent = self.hand_over.silent(await work.ticket_queue.all_handed_over(), self.clock.now())
            if any(behind) or silent:
                await self._catch_up(*behind, silent)
            if not self.line.open:
                return
            for ticket in unfiled:
                if not await self._filing.take(ticket):
                    continue
                filed = await self._filing.file(ticket, announced=(), late=True)
                await self._filing.release(ticket)
                if filed.ref is None and not self.line.answers:
                    return
            held: set[int] = set()  # What follows a note that was refused would be out of order; other tickets go on.
            for note, ref in notes:
                if note.ticket not in held and not await self._outgoing.send(note, ref):
                    if not self.line.answers:
                        return
                    held.add(note.ticket)
            if (self.line.due() and await self._hear()) or unfiled:
                self.wake()

    async def _catch_up(self, unreckoned: tuple[Ticket, ...], unindexed: tuple[Ticket, ...], silent: tuple[Ticket, ...]) -> None:
        """What nobody asks for: due moments, words to be found by, and conversations in which nobody has spoken for long."""
        now = self.clock.now()
        async with self.store.work() as work:
            for ticket in unreckoned:
                await self._reckon(work, ticket)
            for ticket in unindexed:
                await work.tickets.index(ticket)
            for ticket in silent:
                await self.hand_over.end(work, ticket, "desk", now, said="ticket.given-back-silent")
        self.wake()

    async def _reckon(self, work: Work, ticket: Ticket) -> None:
        if ticket.due is None and ticket.waits is not None:
            await work.ticket_queue.keep_due(ticket.id, self.service_level.due(ticket.priority, ticket.waits))

    async def hear(self) -> None:
        """Passes on what people at the helpdesk did since the last time."""
        async with self._one_at_a_time:
            if await self._hear():
                self.wake()

    async def _open(
        self,
        asker: Asker,
        category: Category,
        story: TicketStory,
        seen: LookupResult | None,
        origin: str,
        *,
        announced: tuple[Phrase, ...] | None,
        contact: str = "",
        concerns: str = "",
    ) -> OpenedTicket:
        new = await new_ticket(asker, category, story, seen=seen, origin=origin, register=self.account_lookup.register, now=self.clock.now())
        new = replace(new, phone=contact or new.phone, concerns=concerns)
        if concerns:
            new = replace(new, rows=(), priority=priority_of((), story.said))
        new = replace(new, waits=new.opened, due=self.service_level.due(new.priority, new.opened))
        async with self.store.work() as work:
            open_tickets = await work.tickets.live_of((new.owner, audit_actor(asker.identity)))
            live = next((one for one in open_tickets if one.category is category and one.concerns == concerns), None)
            if live is not None:
                await work.tickets.take_files(new, live)
                return OpenedTicket(live, fresh=origin != "rule" and live.origin == origin)
            full = await no_room(work, new, self.limits)
            if full is not None:
                await work.audit.append(AuditRecord(AuditEvent.TICKET_REFUSED, audit_actor(asker.identity), new.person, {"why": full.key}), new.opened)
                return OpenedTicket(None, fresh=False, full=full)
            ticket, made = await work.tickets.open(new)
            if not made:
                return OpenedTicket(ticket, fresh=False)
            self._under_way.add(ticket.key)
            await work.claims.take(claim_of(ticket))
            details = {"ticket": f"T{ticket.id}", "category": category.value, "priority": ticket.priority.value, "rows": " ".join(ticket.rows)}
            actor = "desk" if origin == "rule" else audit_actor(asker.identity)
            await work.audit.append(AuditRecord(AuditEvent.TICKET_OPENED, actor, ticket.person, details), new.opened)
        try:
            return OpenedTicket(await self._filing.file(ticket, announced, late=False), fresh=True)
        finally:
            self._under_way.discard(ticket.key)
            await self._filing.release(ticket)

    async def _hear(self) -> bool:
        """Fetches news and passes it on. The cursor moves in the same transaction: exactly once, despite crashes and concurrent callers."""
        async with self.store.look() as work:
            cursor = await work.tickets.cursor()
        try:
            async with self.line.asked():
                news, reached = await self.helpdesk.news(cursor)
        except (TimeoutError, BackEndError) as trouble:
            _log.warning("the helpdesk's news could not be heard", trouble=type(trouble).__name__)
            return False
        if not news and (cursor is None or cursor == reached):
            return False
        async with self.store.work() as work:
            if await told_too_early(work, news) or not await work.tickets.move_cursor(cursor, reached):
                return False
            for item in news:
                await self._told_by_helpdesk(work, item)
        return bool(news)

    async def _told_by_helpdesk(self, work: Work, news: TicketNews) -> None:
        ticket = await work.tickets.by_ref(news.ref)
        if ticket is None or ticket.number is None:
            return
        now, text = self.clock.now(), plain_note(news.text)
        moved = await self.moved(work, ticket, news.event, now)
        if moved is None and not text:
            return
        given_back = news.event in ENDINGS and await self.hand_over.end(work, ticket, "helpdesk", now)
        await work.ticket_queue.first_answered(ticket.id, now)
        await work.tickets.note(ticket.id, news.event, TicketAuthor.HELPDESK, text, now)
        await work.audit.append(AuditRecord(_DID[news.event], "helpdesk", ticket.person, ticket_details(ticket)), now)
        reply, waiting = told_of_news(ticket, news.event, text, moved=moved is not None, given_back=given_back)
        await tell_owner(work, ticket, reply, waiting, now)
