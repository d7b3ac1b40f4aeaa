"""The desk's own record of tickets: one live ticket per person, category and matter, and what has yet to reach the helpdesk."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.messages import ChatIdentity, ConversationAddress
from bot.store.attachments import names_waiting, take_to_ticket
from bot.store.tables import helpdesk_cursor, ticket_notes, ticket_words, tickets
from bot.tickets.attachment import names_of_files
from bot.tickets.search_words import searchable
from bot.tickets.service_level import waits_since
from bot.tickets.ticket import (
    INTERNAL_EVENTS,
    Category,
    Priority,
    Ticket,
    TicketAuthor,
    TicketEvent,
    TicketNote,
    TicketRef,
    TicketState,
    TicketStory,
    TranscriptLine,
    next_ticket_state,
)

_CURSOR: Final = 1


class Tickets:
    """The tickets within one transaction."""

    def __init__(self, connection: AsyncConnection, new_id: Callable[[], str]) -> None:
        self._connection = connection
        self._new_id = new_id

    async def open(self, new: Ticket) -> tuple[Ticket, bool]:
        """Stores it under its own key; or returns the live one of this owner, category and matter, and False."""
        values = {**_values(new), "key": self._new_id()}
        try:
            async with self._connection.begin_nested():
                made = await self._connection.execute(sa.insert(tickets).values(values))
        except IntegrityError:
            same = (tickets.c.owner == new.owner, tickets.c.category == new.category.value, tickets.c.concerns == new.concerns)
            there = (await self._some(*same, _LIVE))[0]
            await self.take_files(new, there)
            return there, False
        key = made.inserted_primary_key
        ticket = (await self._some(tickets.c.id == (key[0] if key else 0)))[0]
        await self.index(ticket)
        await self.take_files(new, ticket)
        return ticket, True

    async def take_files(self, new: Ticket, ticket: Ticket) -> None:
        """What its owner sent for it, under a note that names it; a ticket that the rules open was not asked for, and takes nothing."""
        names = () if new.origin == "rule" else await names_waiting(self._connection, new.owner)
        if names:
            note = await self.note(ticket.id, TicketEvent.ADDED, TicketAuthor.PERSON, names_of_files(names), new.opened)
            await take_to_ticket(self._connection, new.owner, ticket.id, note)

    async def note_with_files(self, id: int, names: Iterable[str], since: datetime) -> int:
        """The note with which files go to the helpdesk: what the person has added since this moment, within this transaction; else one that only names them."""
        theirs = (ticket_notes.c.by == TicketAuthor.PERSON.value, ticket_notes.c.event == TicketEvent.ADDED.value)
        asked = sa.select(sa.func.max(ticket_notes.c.id)).where(
            ticket_notes.c.ticket == id, *theirs, ticket_notes.c.at >= since, ticket_notes.c.filed.is_(None)
        )
        note: int | None = (await self._connection.execute(asked)).scalar_one()
        return await self.note(id, TicketEvent.ADDED, TicketAuthor.PERSON, names_of_files(names), since) if note is None else note

    async def live_of(self, owners: tuple[str, ...]) -> tuple[Ticket, ...]:
        """An owner's live tickets, under each of their names, oldest first."""
        return await self._some(tickets.c.owner.in_(owners), _LIVE)

    async def recent_of(self, owners: tuple[str, ...], since: datetime) -> tuple[Ticket, ...]:
        """An owner's live tickets, and those that changed after a moment, oldest first."""
        return await self._some(tickets.c.owner.in_(owners), sa.or_(_LIVE, tickets.c.updated > since))

    async def last_of(self, owners: tuple[str, ...]) -> Ticket | None:
        """An owner's most recently changed ticket, in whatever state."""
        found = await self._some(tickets.c.owner.in_(owners))
        return max(found, key=lambda ticket: (ticket.updated, ticket.id), default=None)

    async def of_person(self, person: str, most: int) -> tuple[Ticket, ...]:
        """The latest tickets of this person, newest first."""
        rows = await self._connection.execute(sa.select(tickets).where(tickets.c.person == person).order_by(tickets.c.id.desc()).limit(most))
        return tuple(ticket_of_row(row) for row in rows)

    async def named(self, name: str) -> Ticket | None:
        """By its number, or by the desk's own id (`T1`)."""
        bare = name.strip().lstrip("#")
        by_id = bare[:1] in ("T", "t") and bare[1:].isdecimal() and len(bare) < 10
        found = await self._some(tickets.c.id == int(bare[1:]) if by_id else tickets.c.number == bare)
        return found[-1] if found else None

    async def by_ref(self, ref: str) -> Ticket | None:
        """By the helpdesk's id."""
        return next(iter(await self._some(tickets.c.ref == ref)), None)

    async def of_id(self, id: int) -> Ticket:
        """By the desk's own id."""
        return (await self._some(tickets.c.id == id))[0]

    async def all(self, state: TicketState | None = None) -> tuple[Ticket, ...]:
        """Every ticket, oldest first."""
        return await self._some(*(() if state is None else (tickets.c.state == state.value,)))

    async def any(self) -> bool:
        """Whether there is any ticket at all."""
        return (await self._connection.execute(sa.select(tickets.c.id).limit(1))).first() is not None

    async def opened_since(self, owner: str, since: datetime) -> int:
        """How many tickets this owner opened after a moment."""
        counted = await self._connection.execute(sa.select(sa.func.count()).where(tickets.c.owner == owner, tickets.c.opened > since))
        return int(counted.scalar_one())

    async def last_but(self, newer: int, agency: str, channel: str = "") -> datetime | None:
        """When the ticket of this agency was opened that so many newer ones follow; of strangers (no agency) only those of one channel count."""
        whose = (tickets.c.agency == agency, *((tickets.c.channel == channel,) if channel else ()))
        opened = await self._connection.execute(sa.select(tickets.c.opened).where(*whose).order_by(tickets.c.opened.desc()).limit(1).offset(newer))
        found: datetime | None = opened.scalar_one_or_none()
        return found

    async def unfiled(self) -> tuple[Ticket, ...]:
        """Tickets that the helpdesk should have and does not yet, oldest first."""
        return await self._some(tickets.c.ref.is_(None), _LIVE)

    async def filed(self, id: int, ref: TicketRef, now: datetime) -> bool:
        """Records that the helpdesk has it; True for the first caller."""
        done = await self._connection.execute(
            sa.update(tickets).where(tickets.c.id == id, tickets.c.ref.is_(None)).values(ref=ref.id, number=ref.number, updated=now)
        )
        if done.rowcount == 1:
            await self.index(await self.of_id(id))
        return done.rowcount == 1

    async def index(self, ticket: Ticket) -> None:
        """Makes it findable by its words, and by those of its notes."""
        notes = [note.text for note in await self.notes_of(ticket.id, internal=True)]
        words = {"ticket": ticket.id, "folded": searchable(*words_of(ticket), *notes)}
        await self._connection.execute(sa.delete(ticket_words).where(ticket_words.c.ticket == ticket.id))
        await self._connection.execute(sa.insert(ticket_words).values(words))

    async def move(self, id: int, event: TicketEvent, now: datetime) -> TicketState | None:
        """The new state after an event; None if the event is impossible now, or another caller was faster."""
        found = (await self._connection.execute(sa.select(tickets.c.state, tickets.c.waits).where(tickets.c.id == id))).one()
        becomes, waits = next_ticket_state(TicketState(found.state), event), waits_since(found.waits, event, now)
        if becomes is None:
            return None
        values: dict[str, Any] = {"state": becomes.value, "updated": now}
        if waits != found.waits:
            values |= {"waits": waits, "due": None}  # When a word is due is reckoned by working time, by the caller.
        if becomes is TicketState.CLOSED:
            values |= {"handed_to": "", "handed_since": None, "handed_last": None}
        moved = sa.update(tickets).where(tickets.c.id == id, tickets.c.state == found.state).values(values)
        return becomes if (await self._connection.execute(moved)).rowcount == 1 else None

    async def note(
        self,
        id: int,
        event: TicketEvent,
        by: TicketAuthor,
        text: str,
        now: datetime,
        *,
        author: str = "",
        to: str = "",
        once: str | None = None,
    ) -> int:
        """Records an event. What the helpdesk itself did, and what is internal, need not be sent there; what a clerk did at the desk (`author`) must be.

        Returns its number. Raises IntegrityError where `once` was recorded already.
        """
        told = event in INTERNAL_EVENTS or (by is TicketAuthor.HELPDESK and not author)
        values = {"ticket": id, "event": event.value, "by": by.value, "text": text, "at": now, "filed": now if told else None}
        made = await self._connection.execute(sa.insert(ticket_notes).values({**values, "author": author, "to": to, "once": once}))
        if text:
            await self._connection.execute(
                sa.update(ticket_words).where(ticket_words.c.ticket == id).values(folded=ticket_words.c.folded + " " + searchable(text))
            )
        key = made.inserted_primary_key
        return int(key[0]) if key else 0

    async def notes_of(self, id: int, *, internal: bool = False) -> tuple[TicketNote, ...]:
        """A ticket's whole history, in order; only for the helpdesk's own people also what is `internal`."""
        seen = () if internal else (ticket_notes.c.event.not_in([event.value for event in INTERNAL_EVENTS]),)
        rows = await self._connection.execute(sa.select(ticket_notes).where(ticket_notes.c.ticket == id, *seen).order_by(ticket_notes.c.id))
        return tuple(_note(row) for row in rows)

    async def unfiled_notes(self) -> tuple[tuple[TicketNote, TicketRef], ...]:
        """The notes that have yet to be sent to the helpdesk, in order."""
        rows = await self._connection.execute(
            sa.select(ticket_notes, tickets.c.ref, tickets.c.number)
            .join(tickets, tickets.c.id == ticket_notes.c.ticket)
            .where(ticket_notes.c.filed.is_(None), tickets.c.ref.is_not(None))
            .order_by(ticket_notes.c.id)
        )
        return tuple((_note(row), TicketRef(row.ref, row.number)) for row in rows)

    async def note_filed(self, number: int, now: datetime) -> bool:
        """Records that the helpdesk has this note; True for the first caller."""
        done = await self._connection.execute(
            sa.update(ticket_notes).where(ticket_notes.c.id == number, ticket_notes.c.filed.is_(None)).values(filed=now)
        )
        return done.rowcount == 1

    async def cursor(self) -> str | None:
        """The position in the helpdesk's news."""
        return (await self._connection.execute(sa.select(helpdesk_cursor.c.cursor))).scalar_one_or_none()

    async def move_cursor(self, was: str | None, to: str) -> bool:
        """Advances it; False if another caller processed the same news already."""
        if was is None:
            try:
                async with self._connection.begin_nested():
                    await self._connection.execute(sa.insert(helpdesk_cursor).values(id=_CURSOR, cursor=to))
            except IntegrityError:
                return False
            return True
        done = await self._connection.execute(sa.update(helpdesk_cursor).where(helpdesk_cursor.c.cursor == was).values(cursor=to))
        return done.rowcount == 1

    async def _some(self, *where: sa.ColumnElement[bool]) -> tuple[Ticket, ...]:
        rows = await self._connection.execute(sa.select(tickets).where(*where).order_by(tickets.c.id))
        return tuple(ticket_of_row(row) for row in rows)


def words_of(ticket: Ticket) -> tuple[str, ...]:
    """What a ticket is found by besides its notes."""
    story = ticket.story
    return ticket.name_of, ticket.name, ticket.owner, ticket.agency_name, ticket.phone, story.said, *story.diagnosis


_LIVE: Final = tickets.c.state != TicketState.CLOSED.value


def _values(ticket: Ticket) -> dict[str, Any]:
    return {
        "number": ticket.number,
        "ref": ticket.ref,
        "owner": ticket.owner,
        "channel": ticket.asker.channel,
        "workspace": ticket.asker.workspace,
        "user": ticket.asker.user,
        "conversation": ticket.place.conversation,
        "language": ticket.language,
        "person": ticket.person,
        "name": ticket.name,
        "agency": ticket.agency,
        "agency_name": ticket.agency_name,
        "phone": ticket.phone,
        "category": ticket.category.value,
        "priority": ticket.priority.value,
        "state": ticket.state.value,
        "rows": list(ticket.rows),
        "story": story_form(ticket.story),
        "origin": ticket.origin[:255],
        "opened": ticket.opened,
        "updated": ticket.updated,
        "concerns": ticket.concerns,
        "waits": ticket.waits,
        "due": ticket.due,
    }


def ticket_of_row(row: sa.Row[tuple[Any, ...]]) -> Ticket:
    """A ticket from a row with every column."""
    asker = ChatIdentity(row.channel, row.user, row.workspace)
    return Ticket(
        id=row.id,
        key=row.key,
        owner=row.owner,
        asker=asker,
        place=ConversationAddress(row.channel, row.conversation, private=True),
        language=row.language,
        person=row.person,
        name=row.name,
        agency=row.agency,
        agency_name=row.agency_name,
        phone=row.phone,
        category=Category(row.category),
        priority=Priority(row.priority),
        state=TicketState(row.state),
        rows=tuple(row._mapping[tickets.c.rows]),
        story=story_of(row.story),
        origin=row.origin,
        opened=row.opened,
        updated=row.updated,
        number=row.number,
        ref=row.ref,
        concerns=row.concerns,
        assignee=row.assignee,
        waits=row.waits,
        due=row.due,
        answered=row.answered,
        handed_to=row.handed_to,
        handed_since=row.handed_since,
        handed_last=row.handed_last,
    )


def _note(row: sa.Row[tuple[Any, ...]]) -> TicketNote:
    return TicketNote(
        number=row.id, ticket=row.ticket, event=TicketEvent(row.event), by=TicketAuthor(row.by), text=row.text, at=row.at, author=row.author, to=row.to
    )


def story_form(story: TicketStory) -> dict[str, Any]:
    """A story as JSON."""
    return {
        "said": story.said,
        "diagnosis": list(story.diagnosis),
        "transcript": [{"by": line.by.value, "at": line.at.isoformat(), "text": line.text} for line in story.transcript],
        "tried": list(story.tried),
    }


def story_of(form: dict[str, Any]) -> TicketStory:
    """A story from its JSON."""
    lines = tuple(TranscriptLine(TicketAuthor(line["by"]), datetime.fromisoformat(line["at"]), line["text"]) for line in form["transcript"])
    return TicketStory(form["said"], tuple(form["diagnosis"]), lines, tuple(form["tried"]))
