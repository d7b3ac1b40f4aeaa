"""Passes matters on to people: opens each ticket once, files it with the helpdesk however long that takes, and brings back the answers."""

import asyncio
from collections.abc import Callable
from dataclasses import field, replace
from datetime import datetime, timedelta
from typing import Final

import structlog

from bot.accounts.masking import mask_text
from bot.accounts.rules import Stage
from bot.audit import AuditEvent, AuditRecord
from bot.clock import Clock
from bot.errors import BackEndError
from bot.messages import ChatIdentity, Choice, ConversationAddress, Phrase, Reply
from bot.notices.direct_messages import DirectMessages
from bot.people.account_lookup import AccountLookup, LookupResult
from bot.people.identity import audit_actor
from bot.people.person import Agency, Person
from bot.ports import Helpdesk
from bot.runtime.background_loop import repeat
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Store, Work
from bot.ticketing.history import TicketHistory
from bot.tickets.category import Category, category_of_row, to_report
from bot.tickets.proposal import TicketProposal
from bot.tickets.standing import TicketsInHand, ticket_progress, tickets_in_hand
from bot.tickets.ticket import (
    MOST_A_DAY,
    MOST_NOTES,
    SECURITY_AUDIENCE,
    Asker,
    Priority,
    Ticket,
    TicketAuthor,
    TicketEvent,
    TicketNews,
    TicketNote,
    TicketRef,
    TicketState,
    TicketStory,
    audience_of,
    plain_note,
    priority_of,
    ticket_draft,
)

_PATIENCE: Final = 1.0
_DAY: Final = timedelta(hours=24)
_RECENT: Final = timedelta(days=7)  # How long a closed ticket is still talked about.
_NO_AGENCY: Final = Agency("", "", joins_directory=True)
_DID: Final = {
    TicketEvent.ADDED: AuditEvent.TICKET_ADDED,
    TicketEvent.CLOSED: AuditEvent.TICKET_CLOSED,
    TicketEvent.WITHDRAWN: AuditEvent.TICKET_CLOSED,
    TicketEvent.REOPENED: AuditEvent.TICKET_REOPENED,
    TicketEvent.ANSWERED: AuditEvent.TICKET_ANSWERED,
}
_log = structlog.get_logger("escalating")


@dataclass(frozen=True, slots=True)
class OpenedTicket:
    """A ticket, and whether it was opened for this very message. `ticket` is None if too many were opened today (T27)."""

    ticket: Ticket | None
    fresh: bool


@dataclass(frozen=True)
class Ticketing:
    """`deadline` is the helpdesk's time limit. The desk's own record comes first, so nothing is lost while the helpdesk is unreachable."""

    store: Store
    helpdesk: Helpdesk
    account_lookup: AccountLookup
    ticket_history: TicketHistory
    direct_messages: DirectMessages
    clock: Clock
    deadline: timedelta
    wake: Callable[[], None]
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
            return (Phrase("ticket.too-many"),)
        if ticket.number is not None and opening.fresh:
            return (Phrase(fresh, {"number": ticket.number, "category": ticket.category.value}),)
        if ticket.number is not None:
            async with self.store.look() as work:
                progress = ticket_progress(ticket, await work.tickets.notes_of(ticket.id))
            return (Phrase("ticket.already", {"number": ticket.number, "state": progress.value, "opened": ticket.opened}),)
        return (Phrase("ticket.noted" if opening.fresh else "ticket.already-noted"), await self._other_ways(ticket))

    async def record(self, work: Work, ticket: Ticket, event: TicketEvent, text: str, actor: str, people: tuple[Person, ...]) -> bool:
        """The person adds something, closes or reopens, within the answer's transaction; the helpdesk is told. False if that is impossible now."""
        now = self.clock.now()
        text = plain_note(mask_text(text))
        if event is TicketEvent.ADDED and await self.full(work, ticket):
            return False
        if await work.tickets.move(ticket.id, event, now) is None:
            return False
        await work.tickets.note(ticket.id, event, TicketAuthor.PERSON, text, now)
        await work.audit.append(AuditRecord(_DID[event], actor, ticket.person, _named(ticket)), now)
        for person in people if ticket.number is not None else ():  # people who do not know the ticket yet read all of it once it is filed
            await self.direct_messages.tell(work, person, _update_notice(ticket, event, text), now)
        return True

    async def full(self, work: Work, ticket: Ticket) -> bool:
        """Whether so much was added to it that talking is the better way (T27)."""
        return len([note for note in await work.tickets.notes_of(ticket.id) if note.by is TicketAuthor.PERSON]) >= MOST_NOTES

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
        """Looks every second, until cancelled."""
        await repeat(self.tick, _PATIENCE, _log, "escalating paused")

    async def tick(self) -> None:
        """Files what the helpdesk does not have yet and passes on its news; a single query if there is nothing to do."""
        async with self._one_at_a_time:
            async with self.store.look() as work:
                if not await work.tickets.any():
                    return
                unfiled = [each for each in await work.tickets.unfiled() if each.key not in self._under_way]
                notes = await work.tickets.unfiled_notes()
            for ticket in unfiled:
                if (await self._file(ticket, announced=(), late=True)).ref is None:
                    return
            for note, ref in notes:
                if not await self._send(note, ref):
                    return
            if await self._hear() or unfiled:
                self.wake()

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
        new = await self._drafted(asker, category, story, seen, origin)
        new = replace(new, phone=contact or new.phone, concerns=concerns)
        if concerns:
            new = replace(new, rows=(), priority=priority_of((), story.said))
        async with self.store.work() as work:
            open_tickets = await work.tickets.live_of((new.owner, audit_actor(asker.identity)))
            live = next((one for one in open_tickets if one.category is category and one.concerns == concerns), None)
            if live is not None:
                return OpenedTicket(live, fresh=origin != "rule" and live.origin == origin)
            if await work.tickets.opened_since(new.owner, new.opened - _DAY) >= MOST_A_DAY:
                return OpenedTicket(None, fresh=False)
            ticket, made = await work.tickets.open(new)
            if not made:
                return OpenedTicket(ticket, fresh=False)
            self._under_way.add(ticket.key)
            details = {"ticket": _id(ticket), "category": category.value, "priority": ticket.priority.value, "rows": " ".join(ticket.rows)}
            actor = "desk" if origin == "rule" else audit_actor(asker.identity)
            await work.audit.append(AuditRecord(AuditEvent.TICKET_OPENED, actor, ticket.person, details), new.opened)
        try:
            return OpenedTicket(await self._file(ticket, announced, late=False), fresh=True)
        finally:
            self._under_way.discard(ticket.key)

    async def _drafted(self, asker: Asker, category: Category, story: TicketStory, seen: LookupResult | None, origin: str) -> Ticket:
        now, person = self.clock.now(), asker.person
        findings = () if seen is None else seen.diagnosis.findings
        concerned = tuple(finding for finding in findings if category_of_row(finding.row) is category) or findings
        agency = seen.snapshot.agency if seen is not None else _NO_AGENCY
        priority = Priority.URGENT if category is Category.SECURITY else priority_of(concerned, story.said)
        return Ticket(
            id=0, key="", owner=person.id if person else audit_actor(asker.identity), asker=asker.identity, place=asker.place, language=asker.language,
            person=person.id if person else "", name=person.name if person else "", agency=agency.id, agency_name=agency.name,
            phone=(person.phone or "") if person else "", category=category, priority=priority, state=TicketState.OPEN,
            rows=() if seen is None else seen.diagnosis.rows, story=story, origin=origin, opened=now, updated=now,
        )  # fmt: skip

    async def _file(self, ticket: Ticket, announced: tuple[Phrase, ...] | None, *, late: bool) -> Ticket:
        """Files it with the helpdesk. `told`: the person is told here, after these words; None: the caller answers them."""
        try:
            async with asyncio.timeout(self.deadline.total_seconds()):
                ref = await self.helpdesk.open(ticket_draft(ticket))
        except (TimeoutError, BackEndError) as trouble:
            _log.warning("the helpdesk could not be reached", ticket=ticket.id, trouble=type(trouble).__name__)
            if announced is not None and not late:
                async with self.store.work() as work:
                    await self._tell(work, ticket, Reply((*announced, Phrase("ticket.noted"), await self._other_ways(ticket))), None)
            return ticket
        people, now = await self.people_for(ticket), self.clock.now()
        async with self.store.work() as work:
            if await work.tickets.filed(ticket.id, ref, now):
                ticket = await work.tickets.of_id(ticket.id)
                await work.audit.append(AuditRecord(AuditEvent.TICKET_FILED, "desk", ticket.person, _named(ticket)), now)
                for person in people:
                    await self.direct_messages.tell(work, person, _notice(ticket), now)
                if announced is not None:
                    words = {"number": ref.number, "category": ticket.category.value}
                    await self._tell(work, ticket, Reply((*announced, Phrase("ticket.filed" if late else "ticket.reported", words))), None)
            return await work.tickets.of_id(ticket.id)

    async def _send(self, note: TicketNote, ref: TicketRef) -> bool:
        once = f"note-{note.number}"
        try:
            async with asyncio.timeout(self.deadline.total_seconds()):
                match note.event:
                    case TicketEvent.CLOSED | TicketEvent.WITHDRAWN:
                        await self.helpdesk.close(ref, once)
                    case TicketEvent.REOPENED:
                        await self.helpdesk.reopen(ref, note.text, once)
                    case TicketEvent.ADDED | TicketEvent.ANSWERED:
                        await self.helpdesk.add(ref, note.text, once)
        except (TimeoutError, BackEndError) as trouble:
            _log.warning("the helpdesk could not be told", ticket=note.ticket, trouble=type(trouble).__name__)
            return False
        async with self.store.work() as work:
            await work.tickets.note_filed(note.number, self.clock.now())
        return True

    async def _hear(self) -> bool:
        """Fetches news and passes it on. The cursor moves in the same transaction: exactly once, despite crashes and concurrent callers."""
        async with self.store.look() as work:
            cursor = await work.tickets.cursor()
        try:
            async with asyncio.timeout(self.deadline.total_seconds()):
                news, reached = await self.helpdesk.news(cursor)
        except (TimeoutError, BackEndError) as trouble:
            _log.warning("the helpdesk's news could not be heard", trouble=type(trouble).__name__)
            return False
        if not news:
            return False
        async with self.store.work() as work:
            if not await work.tickets.move_cursor(cursor, reached):
                return False
            for item in news:
                await self._told_by_helpdesk(work, item)
        return True

    async def _told_by_helpdesk(self, work: Work, news: TicketNews) -> None:
        ticket = await work.tickets.by_ref(news.ref)
        if ticket is None or ticket.number is None:
            return
        now, text = self.clock.now(), plain_note(news.text)
        moved = await work.tickets.move(ticket.id, news.event, now)
        if moved is None and not text:
            return
        await work.tickets.note(ticket.id, news.event, TicketAuthor.HELPDESK, text, now)
        await work.audit.append(AuditRecord(_DID[news.event], "helpdesk", ticket.person, _named(ticket)), now)
        says = [Phrase("ticket.answered", {"number": ticket.number, "text": text})] if text else []
        if news.event is TicketEvent.CLOSED and moved is not None:
            reply = Reply((*says, Phrase("ticket.closed", {"number": ticket.number})), asks_whether_solved(ticket.number), context="ticket:closed")
            await self._tell(work, ticket, reply, f"ticket:closed {ticket.number}")
        else:
            reply = Reply(tuple(says), asks_whether_solved(ticket.number), context="ticket:answered")
            await self._tell(work, ticket, reply, f"ticket:answered {ticket.number}")

    async def _tell(self, work: Work, ticket: Ticket, reply: Reply, waiting: str | None) -> None:
        """Tells the person where they last spoke in private; `waiting` is what their next words will refer to."""
        now = self.clock.now()
        linked = await work.links.identities_of(ticket.person) if ticket.person else ()
        last = await work.conversations.last_private((*linked, ticket.asker))
        identity, place, spoken = last or (ticket.asker, ticket.place, None)
        posted = await work.outbox.post(place, identity, spoken or ticket.language, reply, now)
        if waiting is not None:
            # "It still does not work" no longer refers to what was talked about before.
            conversation = await work.conversations.of(place, identity)
            left = replace(conversation, waiting=waiting, offered=posted.buttons, rating=(), about="", row="")
            await work.conversations.keep(place, identity, left, now)

    async def _other_ways(self, ticket: Ticket) -> Phrase:
        """The report channels; the online report is part of the portal, so it is left out once that is retired."""
        agency = await self.account_lookup.register.agency(ticket.agency) if ticket.agency else _NO_AGENCY
        retired = self.account_lookup.rules.stage(agency, self.clock.now()) is Stage.P2
        return Phrase("person.contact-retired" if retired else "person.contact")


def asks_whether_solved(number: str) -> tuple[Choice, ...]:
    """The two answers to "is it solved?", after the helpdesk answered or closed."""
    return Choice(Phrase("ticket.do-solved"), f"ticket:solved {number}"), Choice(Phrase("ticket.do-still-not"), f"ticket:still_not {number}")


def _id(ticket: Ticket) -> str:
    return f"T{ticket.id}"


def _named(ticket: Ticket) -> dict[str, str]:
    return {"ticket": _id(ticket), "number": ticket.number or ""}


def _who(ticket: Ticket) -> dict[str, str | int | datetime]:
    return {
        "number": ticket.number or "none",
        "name": ticket.name or "none",
        "agency": ticket.agency_name or "none",
        "phone": ticket.phone or "none",
        "category": ticket.category.value,
        "priority": ticket.priority.value,
    }


def _notice(ticket: Ticket) -> Reply:
    """What helpdesk people read about a new ticket; the whole story is behind the button."""
    rows = tuple(Phrase("ticket.notice-row", {"row": row}) for row in ticket.rows)
    person_words = (Phrase("ticket.notice-said", {"text": ticket.story.said}),) if ticket.story.said else ()
    return Reply((Phrase("ticket.notice", _who(ticket)), *person_words, *rows), (Choice(Phrase("ticket.do-show"), f"ticket:show {ticket.number}"),))


def _update_notice(ticket: Ticket, event: TicketEvent, text: str) -> Reply:
    """What helpdesk people read when the person continues a ticket."""
    words = {**_who(ticket), "text": text or "none"}
    return Reply((Phrase(f"ticket.notice-{event.value}", words),), (Choice(Phrase("ticket.do-show"), f"ticket:show {ticket.number}"),))
