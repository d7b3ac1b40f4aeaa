"""Closed tickets with everything that belongs to them: notes, words to be found by, files, and what each helpdesk keeps of them in the desk's own database.

The helpdesks' tables are named here as the migrations made them, all of them, whichever helpdesk is configured now: another one may have been before."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa

from bot.retention.deletion import PAUSE
from bot.store.tables import attachments, ticket_notes, ticket_words, tickets
from bot.store.tickets import story_form
from bot.store.work import Store, Work
from bot.tickets.ticket import TicketState, TicketStory

_BATCH: Final = 20  # Each brings its notes and files with it.
_FORGOTTEN: Final = "forgotten"
_EMPTY: Final = {
    "key": _FORGOTTEN, "owner": _FORGOTTEN, "channel": "", "workspace": "", "user": "", "conversation": "", "person": "", "name": "", "phone": "", "origin": "",
    "concerns": "", "assignee": "", "rows": [], "story": story_form(TicketStory("", (), (), ())),
}  # fmt: skip
_ticket = sa.table("helpdesk_ticket", sa.column("number"), sa.column("key"), sa.column("draft", sa.JSON))
_entry = sa.table("helpdesk_entry", sa.column("id"), sa.column("number"), sa.column("author"), sa.column("text"))
_mailed = sa.table("helpdesk_mail_ticket", sa.column("serial"), sa.column("key"), sa.column("subject"))
_letter = sa.table("helpdesk_mail_letter", sa.column("id"), sa.column("serial"), sa.column("text"), sa.column("files", sa.JSON))
_answer = sa.table("helpdesk_mail_answer", sa.column("id"), sa.column("serial"), sa.column("text"))
_attempt = sa.table("helpdesk_attempt", sa.column("key"))


def _closed(before: datetime) -> sa.ColumnElement[bool]:
    """What the helpdesk has yet to be told of a ticket keeps it."""
    untold = sa.exists().where(ticket_notes.c.ticket == tickets.c.id, ticket_notes.c.filed.is_(None), tickets.c.ref.is_not(None))
    return sa.and_(tickets.c.state == TicketState.CLOSED.value, tickets.c.updated < before, tickets.c.owner != _FORGOTTEN, sa.not_(untold))


async def count_closed_tickets(work: Work, before: datetime) -> int:
    """How many were closed before this moment."""
    return int((await work.connection.execute(sa.select(sa.func.count()).select_from(tickets).where(_closed(before)))).scalar_one())


async def delete_closed_tickets(store: Store, before: datetime) -> int:
    """Deletes them; returns how many. The newest row of a table whose numbers are given out by counting stays, emptied, so that none is given out twice."""
    done = 0
    while True:
        async with store.look() as work:
            rows = (await work.connection.execute(sa.select(tickets.c.id, tickets.c.key).where(_closed(before)).order_by(tickets.c.id).limit(_BATCH))).all()
        if not rows:
            return done
        async with store.work() as work:
            # One that was reopened meanwhile stays.
            still = (await work.connection.execute(sa.select(tickets.c.id, tickets.c.key).where(tickets.c.id.in_([row.id for row in rows]), _closed(before)))).all()
            await _delete(work, [row.id for row in still], [row.key for row in still])
        done += len(still)
        await asyncio.sleep(PAUSE)


async def _delete(work: Work, ids: Sequence[int], keys: Sequence[str]) -> None:
    connection = work.connection
    await _delete_at_helpdesks(work, keys)
    for table in (ticket_words, attachments):
        await connection.execute(sa.delete(table).where(table.c.ticket.in_(ids)))
    # What stayed of an earlier one, emptied, is the newest no more, or becomes it again with the next.
    await connection.execute(sa.delete(tickets).where(tickets.c.owner == _FORGOTTEN, tickets.c.id < max(ids, default=0)))
    await _delete_but_newest(work, ticket_notes, ticket_notes.c.id, ticket_notes.c.ticket.in_(ids), {"text": "", "author": "", "to": ""})
    await _delete_but_newest(work, tickets, tickets.c.id, tickets.c.id.in_(ids), _EMPTY)


async def _delete_at_helpdesks(work: Work, keys: Sequence[str]) -> None:
    connection = work.connection
    numbers = (await connection.execute(sa.select(_ticket.c.number).where(_ticket.c.key.in_(keys)))).scalars().all()
    await _delete_but_newest(work, _entry, _entry.c.id, _entry.c.number.in_(numbers), {"text": "", "author": ""})
    await _delete_but_newest(work, _ticket, _ticket.c.number, _ticket.c.number.in_(numbers), {"draft": {}})
    serials = (await connection.execute(sa.select(_mailed.c.serial).where(_mailed.c.key.in_(keys)))).scalars().all()
    await _delete_but_newest(work, _letter, _letter.c.id, _letter.c.serial.in_(serials), {"text": "", "files": sa.null()})
    await _delete_but_newest(work, _answer, _answer.c.id, _answer.c.serial.in_(serials), {"text": ""})
    await _delete_but_newest(work, _mailed, _mailed.c.serial, _mailed.c.serial.in_(serials), {"subject": ""})
    await connection.execute(sa.delete(_attempt).where(_attempt.c.key.in_(keys)))


async def _delete_but_newest(
    work: Work, table: "sa.TableClause", number: "sa.ColumnElement[Any]", which: sa.ColumnElement[bool], empty: dict[str, Any]
) -> None:
    newest = (await work.connection.execute(sa.select(sa.func.max(number)))).scalar_one_or_none()
    await work.connection.execute(sa.delete(table).where(which, number != newest))
    await work.connection.execute(sa.update(table).where(which, number == newest).values(empty))
