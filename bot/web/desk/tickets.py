"""`/desk/tickets`: the queue, and one ticket with everything that a clerk does to it."""

from dataclasses import replace
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.responses import Response

from bot.audit import AuditEvent, AuditRecord
from bot.people.permissions import Permission
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Work
from bot.ticketing.clerk_acts import ActRefusal, ClerkAct, GivenAct
from bot.ticketing.ticket_notices import ticket_details
from bot.tickets.category import Category
from bot.tickets.queue import QueueState, within
from bot.tickets.ticket import LONGEST_NOTE, Priority, Ticket, TicketNote
from bot.web.desk.clerks import Clerks
from bot.web.desk.person_now import UNREAD, person_now
from bot.web.desk.reader import DeskReader
from bot.web.desk.routing import DeskRoute, DeskSection
from bot.web.desk.shell import DeskPages
from bot.web.desk.ticket_files import TicketFiles
from bot.web.desk.ticket_query import MINE, OF_NOBODY, queue_filter, queue_query
from bot.web.desk.ticket_view import QueueRow, first_words, last_note, latest_words, standing_of_ticket, story_entries

_SECTION: Final = "tickets"
_PATH: Final = "/desk/tickets"
_INSERT: Final = "insert"
"""The button that puts a canned answer into the field where there is no script."""
_MOST_OTHERS: Final = 5
_CHANGED_BY: Final = (
    "ticket.opened", "ticket.filed", "ticket.added", "ticket.answered", "ticket.closed", "ticket.reopened", "ticket.assigned", "ticket.noted",
    "ticket.handed_over", "ticket.given_back",
)  # fmt: skip
_LIVE: Final = "x-live"
"""Sent with the request of a page that is open already and only looks for what is new."""
_NEEDS: Final = {
    ClerkAct.NOTE: Permission.TICKETS_NOTE,
    ClerkAct.TAKE: Permission.TICKETS_ASSIGN,
    ClerkAct.LEAVE: Permission.TICKETS_ASSIGN,
    ClerkAct.GIVE: Permission.TICKETS_ASSIGN,
    ClerkAct.HAND_OVER: Permission.TICKETS_HAND_OVER,
    ClerkAct.GIVE_BACK: Permission.TICKETS_HAND_OVER,
}
"""What an act needs; the others need the right to answer."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a page of a ticket says beside the ticket: what was typed, and why nothing was done."""

    text: str = ""
    seen: int | None = None
    refusal: ActRefusal | None = None
    status: int = 200
    canned: str = ""


@dataclass(frozen=True)
class TicketPages:
    """The pages. `clerks` says who answers tickets."""

    desk: DeskPages
    clerks: Clerks

    def section(self) -> DeskSection:
        """The section with its routes."""
        one = f"{_PATH}/{{ticket}}"
        routes = (
            DeskRoute(_PATH, "GET", Permission.TICKETS_SEE, self.queue),
            DeskRoute(one, "GET", Permission.TICKETS_SEE, self.show),
            DeskRoute(one, "POST", Permission.TICKETS_NOTE, self.take),
            DeskRoute(f"{one}/files/{{file}}", "GET", Permission.TICKETS_SEE, TicketFiles(self.desk).download),
        )
        return DeskSection(_SECTION, Permission.TICKETS_SEE, routes, self._waiting, changed_by=_CHANGED_BY)

    async def _waiting(self, work: Work, reader: DeskReader) -> int:
        return await work.ticket_queue.waiting(reader.known.id, reader.standing.covered(Permission.TICKETS_ANSWER))

    async def queue(self, reader: DeskReader) -> Response:
        """A page of the queue, as its address asks for it."""
        dependencies, asked = self.desk.dependencies, queue_filter(reader)
        coverage, now = reader.standing.covered(Permission.TICKETS_SEE), dependencies.clock.now()
        if len(asked.terms) == 1:
            holder = await self.desk.services.colleagues.holder_of(reader.asked("q").strip())
            asked = asked if holder is None else replace(asked, holder=holder.id)
        async with dependencies.store.look() as work:
            page = await work.ticket_queue.page(asked, coverage, now)
            counts = await work.ticket_queue.counts(reader.known.id, coverage, now)
            agencies = await work.ticket_queue.agencies(coverage)
        names = await self.clerks.names(ticket.assignee for ticket in page.tickets)
        rows = [
            QueueRow(
                ticket, first_words(ticket), standing_of_ticket(ticket, now), names.get(ticket.assignee, ""), reader.path(f"{_PATH}/{ticket.name_of}")
            )
            for ticket in page.tickets
        ]
        return await self.desk.page(
            reader,
            "tickets.html",
            section=_SECTION,
            rows=rows,
            page=page,
            counts=counts,
            asked=asked,
            q=reader.asked("q")[:200],
            to=lambda **changed: reader.path(_PATH, **queue_query(reader, **changed)),
            query=queue_query(reader),
            whose=reader.asked("whose"),
            states=tuple(QueueState),
            categories=tuple(Category),
            priorities=tuple(Priority),
            agencies=agencies,
            clerks=await self.clerks.all(),
            mine=MINE,
            nobody=OF_NOBODY,
        )

    async def show(self, reader: DeskReader) -> Response:
        """One ticket; looking at it is recorded, since the person's accounts stand on it. Raises HTTPException 404."""
        ticket = await self._ticket(reader)
        dependencies, seen = self.desk.dependencies, reader.asked("seen")
        if _LIVE in reader.request.headers:
            return await self._page(reader, ticket, _Shown(seen=_number(seen) if seen else None), looks=False)
        async with dependencies.store.work() as work:
            record = AuditRecord(AuditEvent.TICKET_LOOKED, reader.actor, ticket.person, ticket_details(ticket))
            await work.audit.append(record, dependencies.clock.now())
        return await self._page(reader, ticket, _Shown(seen=_number(seen) if seen else None))

    async def take(self, reader: DeskReader) -> Response:
        """Carries out what the form asks for. Raises HTTPException 403, 404, 400."""
        ticket, form = await self._ticket(reader), reader.form
        text, seen = form["text"].replace("\r\n", "\n"), _number(form["seen"])
        if form["act"] == _INSERT:
            return await self._page(reader, ticket, _Shown(text=await self._with_canned(reader, ticket, text), seen=seen))
        act = next((each for each in ClerkAct if each.value == form["act"]), None)
        if act is None:
            raise HTTPException(400)
        if not self._may(reader, ticket, _NEEDS.get(act, Permission.TICKETS_ANSWER)):
            raise HTTPException(403)
        to = next((one for one in await self.clerks.for_ticket(ticket) if one.id == form["to"]), None)
        given = GivenAct(act=act, text=text[:LONGEST_NOTE], to=to, seen=seen, once=form["once"][:64])
        refusal = await self.desk.services.clerk_acts.carry_out(reader.known, reader.actor, ticket.id, given)
        if refusal is None:
            async with self.desk.dependencies.store.look() as work:
                between = any(note.number > seen and note.author != reader.known.id for note in await work.tickets.notes_of(ticket.id))
            return self.desk.onward(reader, f"{_PATH}/{ticket.name_of}", seen=str(seen) if between else "")
        status = 422 if refusal.unprocessable else 409
        return await self._page(reader, await self._ticket(reader), _Shown(text=text, seen=seen, refusal=refusal, status=status))

    async def _with_canned(self, reader: DeskReader, ticket: Ticket, text: str) -> str:
        chosen = next((answer for answer in self.desk.services.canned if answer.id == reader.form["canned"]), None)
        words = "" if chosen is None else chosen.text(ticket.language, ticket.name, ticket.name_of)
        return "\n".join(part for part in (text, words) if part)

    async def _ticket(self, reader: DeskReader) -> Ticket:
        """The ticket of the address, if the reader may see it. Raises HTTPException 404."""
        async with self.desk.dependencies.store.look() as work:
            ticket = await work.tickets.named(str(reader.request.path_params["ticket"])[:64])
        if ticket is None or not within(reader.standing.covered(Permission.TICKETS_SEE), ticket):
            raise HTTPException(404)
        return ticket

    def _may(self, reader: DeskReader, ticket: Ticket, permission: Permission) -> bool:
        return within(reader.standing.covered(permission), ticket)

    async def _page(self, reader: DeskReader, ticket: Ticket, shown: _Shown, *, looks: bool = True) -> Response:
        """`looks`: whether the person's accounts are looked at now."""
        dependencies, services = self.desk.dependencies, self.desk.services
        now, language = dependencies.clock.now(), reader.visitor.session.language or reader.visitor.language
        coverage = reader.standing.covered(Permission.TICKETS_SEE)
        async with dependencies.store.look() as work:
            notes = await work.tickets.notes_of(ticket.id, internal=True)
            files = await work.attachments.of_ticket(ticket.id)
            others = [one for one in await work.ticket_queue.others_of(ticket.owner, ticket.id, _MOST_OTHERS) if within(coverage, one)]
            following = await work.ticket_queue.next_for(reader.known.id, coverage, ticket.id, now)
        entries = story_entries(notes, await self._names(ticket, notes))
        return await self.desk.page(
            reader,
            "ticket.html",
            status=shown.status,
            section=_SECTION,
            ticket=ticket,
            standing=standing_of_ticket(ticket, now),
            person=await person_now(ticket, services.account_lookup, dependencies.wording, language) if looks else UNREAD,
            entries=entries,
            latest=latest_words(entries),
            since=frozenset(entry.number for entry in entries if shown.seen is not None and entry.number > shown.seen),
            seen=last_note(notes),
            shown=shown,
            others=others,
            files=files,
            following=following,
            canned=self._canned(ticket, language) if reader.standing.may(Permission.CANNED_READ) else (),
            **await self._people(reader, ticket),
        )

    async def _people(self, reader: DeskReader, ticket: Ticket) -> dict[str, Any]:
        """Whose it is, who else could have it, and what the reader may do."""
        may = {name: self._may(reader, ticket, permission) for name, permission in _MAY.items()}
        names = await self.clerks.names((ticket.assignee, ticket.handed_to))
        return {
            "may": may,
            "answers_here": self.desk.services.clerk_acts.answers_here,
            "address_there": self.desk.services.ticket_address(ticket),
            "assignee": names.get(ticket.assignee, ""),
            "handed_to": names.get(ticket.handed_to, ""),
            "colleagues": [one for one in await self.clerks.for_ticket(ticket) if one.id not in (ticket.assignee, reader.known.id)] if may["assign"] else [],
            "may_look": bool(ticket.person) and reader.standing.may(Permission.PEOPLE_SEE, ticket.agency),
        }

    async def _names(self, ticket: Ticket, notes: tuple[TicketNote, ...]) -> dict[str, str]:
        return await self.clerks.names({ticket.assignee, *(note.author for note in notes), *(note.to for note in notes)})

    def _canned(self, ticket: Ticket, language: str) -> tuple[tuple[str, str, str], ...]:
        """Id, title in the reader's language, words in the person's."""
        return tuple(
            (answer.id, answer.title(language), answer.text(ticket.language, ticket.name, ticket.name_of)) for answer in self.desk.services.canned
        )


_MAY: Final = {
    "note": Permission.TICKETS_NOTE,
    "answer": Permission.TICKETS_ANSWER,
    "assign": Permission.TICKETS_ASSIGN,
    "hand_over": Permission.TICKETS_HAND_OVER,
}


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else 0


