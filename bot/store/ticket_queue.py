"""Tickets as the helpdesk's people work on them: a page of the queue, whose each is, when a word is due, and who talks with the person in the chat."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.people.permissions import Coverage
from bot.runtime.quick_dataclass import dataclass
from bot.store.tables import ticket_notes, ticket_words, tickets
from bot.store.tickets import ticket_of_row
from bot.tickets.category import Category
from bot.tickets.queue import NOBODY, PAGE, QueueCounts, QueueFilter
from bot.tickets.ticket import Priority, Ticket, TicketState

_AT_ONCE: Final = 200
_RANK: Final = sa.case({Priority.URGENT.value: 0, Priority.HIGH.value: 1}, value=tickets.c.priority, else_=2)
_LIVE: Final = tickets.c.state != TicketState.CLOSED.value


@dataclass(frozen=True, slots=True)
class QueuePage:
    """One page of the queue, and how many tickets there are on all of them."""

    tickets: tuple[Ticket, ...]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // PAGE))


class TicketQueue:
    """The queue within one transaction. Every query is bounded by a page or by an index."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def page(self, asked: QueueFilter, coverage: Coverage, now: datetime) -> QueuePage:
        """The tickets that are asked for and covered: late ones first, then by priority, then by what is due first. A page beyond the last one is the last."""
        where = (*_asked(asked, now), _covered(coverage))
        total = int((await self._connection.execute(sa.select(sa.func.count()).select_from(tickets).where(*where))).scalar_one())
        page = min(max(asked.page, 1), max(1, -(-total // PAGE)))
        # Only the ids are sorted: a ticket with its story is long.
        ids = sa.select(tickets.c.id).where(*where).order_by(*_order(now)).limit(PAGE).offset((page - 1) * PAGE)
        order = [row.id for row in await self._connection.execute(ids)]
        return QueuePage(await self._of_ids(order), total, page)

    async def counts(self, clerk: str, coverage: Coverage, now: datetime) -> QueueCounts:
        """How many live tickets there are, by what is asked for most."""
        counted = sa.select(
            sa.func.count(),
            sa.func.sum(sa.case((tickets.c.assignee == clerk, 1), else_=0)),
            sa.func.sum(sa.case((tickets.c.assignee == NOBODY, 1), else_=0)),
            sa.func.sum(sa.case((tickets.c.due <= now, 1), else_=0)),
        ).where(_LIVE, _covered(coverage))
        live, mine, nobody, late = (await self._connection.execute(counted)).one()
        return QueueCounts(live or 0, mine or 0, nobody or 0, late or 0)

    async def waiting(self, clerk: str, coverage: Coverage) -> int:
        """How many tickets wait for a word from this clerk, or from anybody."""
        where = (_LIVE, tickets.c.waits.is_not(None), tickets.c.assignee.in_((clerk, NOBODY)), _covered(coverage))
        return int((await self._connection.execute(sa.select(sa.func.count()).select_from(tickets).where(*where))).scalar_one())

    async def next_for(self, clerk: str, coverage: Coverage, but: int, now: datetime) -> Ticket | None:
        """The most urgent ticket that waits for a word from this clerk, or from anybody, besides `but`."""
        where = (_LIVE, tickets.c.waits.is_not(None), tickets.c.assignee.in_((clerk, NOBODY)), tickets.c.id != but, _covered(coverage))
        ids = [row.id for row in await self._connection.execute(sa.select(tickets.c.id).where(*where).order_by(*_order(now)).limit(1))]
        return next(iter(await self._of_ids(ids)), None)

    async def agencies(self, coverage: Coverage) -> tuple[tuple[str, str], ...]:
        """The agencies that there are tickets of, by name: ids and names."""
        rows = await self._connection.execute(
            sa.select(tickets.c.agency, sa.func.max(tickets.c.agency_name)).where(tickets.c.agency != "", _covered(coverage)).group_by(tickets.c.agency)
        )
        return tuple(sorted(((id, name) for id, name in rows), key=lambda one: one[1]))

    async def others_of(self, owner: str, but: int, most: int) -> tuple[Ticket, ...]:
        """The owner's other tickets, newest first."""
        ids = sa.select(tickets.c.id).where(tickets.c.owner == owner, tickets.c.id != but).order_by(tickets.c.id.desc()).limit(most)
        return await self._of_ids([row.id for row in await self._connection.execute(ids)])

    async def changed(self) -> tuple[int, int]:
        """What grows with each event of any ticket: the numbers of the last ticket and the last note."""
        last_ticket = (await self._connection.execute(sa.select(sa.func.max(tickets.c.id)))).scalar_one()
        last_note = (await self._connection.execute(sa.select(sa.func.max(ticket_notes.c.id)))).scalar_one()
        return last_ticket or 0, last_note or 0

    async def assign(self, id: int, was: str, to: str) -> bool:
        """Makes it another's; False if it is no longer that of `was`."""
        done = await self._connection.execute(sa.update(tickets).where(tickets.c.id == id, tickets.c.assignee == was).values(assignee=to))
        return done.rowcount == 1

    async def keep_due(self, id: int, due: datetime | None) -> None:
        """Keeps when a word is due."""
        await self._connection.execute(sa.update(tickets).where(tickets.c.id == id).values(due=due))

    async def first_answered(self, id: int, now: datetime) -> None:
        """Keeps when somebody first answered."""
        await self._connection.execute(sa.update(tickets).where(tickets.c.id == id, tickets.c.answered.is_(None)).values(answered=now))

    async def unreckoned(self) -> tuple[Ticket, ...]:
        """Some tickets that somebody waits for and whose due moment is not known."""
        ids = sa.select(tickets.c.id).where(_LIVE, tickets.c.waits.is_not(None), tickets.c.due.is_(None)).limit(_AT_ONCE)
        return await self._of_ids([row.id for row in await self._connection.execute(ids)])

    async def forget_due(self) -> None:
        """Has every due moment reckoned anew: the working hours may be others since the last start."""
        await self._connection.execute(sa.update(tickets).where(_LIVE, tickets.c.due.is_not(None)).values(due=None))

    async def unindexed(self) -> tuple[Ticket, ...]:
        """Some tickets of before this version, which are not found by their words yet."""
        ids = sa.select(tickets.c.id).where(~sa.exists().where(ticket_words.c.ticket == tickets.c.id)).limit(_AT_ONCE)
        return await self._of_ids([row.id for row in await self._connection.execute(ids)])

    async def handed_over(self, owners: Iterable[str]) -> Ticket | None:
        """The ticket about which a clerk talks with this owner in the chat."""
        ids = sa.select(tickets.c.id).where(tickets.c.handed_to != "", tickets.c.owner.in_(tuple(owners))).order_by(tickets.c.id.desc()).limit(1)
        return next(iter(await self._of_ids([row.id for row in await self._connection.execute(ids)])), None)

    async def all_handed_over(self) -> tuple[Ticket, ...]:
        """Every ticket about which a clerk talks with its owner."""
        return await self._of_ids([row.id for row in await self._connection.execute(sa.select(tickets.c.id).where(tickets.c.handed_to != ""))])

    async def hand_over(self, id: int, clerk: str, now: datetime) -> bool:
        """From now on this clerk talks with its owner; False if somebody does already."""
        done = await self._connection.execute(
            sa.update(tickets).where(tickets.c.id == id, tickets.c.handed_to == "", _LIVE).values(handed_to=clerk, handed_since=now, handed_last=now)
        )
        return done.rowcount == 1

    async def spoke(self, id: int, now: datetime) -> None:
        """One side of that conversation spoke."""
        await self._connection.execute(sa.update(tickets).where(tickets.c.id == id, tickets.c.handed_to != "").values(handed_last=now))

    async def give_back(self, id: int) -> bool:
        """The desk answers its owner again; False if it did already."""
        over = {"handed_to": "", "handed_since": None, "handed_last": None}
        done = await self._connection.execute(sa.update(tickets).where(tickets.c.id == id, tickets.c.handed_to != "").values(over))
        return done.rowcount == 1

    async def was_done(self, once: str) -> bool:
        """Whether the act of this mark was recorded."""
        return (await self._connection.execute(sa.select(ticket_notes.c.id).where(ticket_notes.c.once == once))).first() is not None

    async def _of_ids(self, ids: Sequence[int]) -> tuple[Ticket, ...]:
        """These tickets, in this order."""
        if not ids:
            return ()
        rows = await self._connection.execute(sa.select(tickets).where(tickets.c.id.in_(ids)))
        found = {row.id: ticket_of_row(row) for row in rows}
        return tuple(found[id] for id in ids)


def _order(now: datetime) -> tuple[sa.ColumnElement[object], ...]:
    late = sa.case((tickets.c.due <= now, 0), else_=1)
    return late, _RANK, sa.case((tickets.c.due.is_(None), 1), else_=0), tickets.c.due, tickets.c.id


def _covered(coverage: Coverage) -> sa.ColumnElement[bool]:
    if coverage.everything:
        return sa.true()
    covered: list[sa.ColumnElement[bool]] = [tickets.c.agency.in_(sorted(coverage.agencies))] if coverage.agencies else []
    if coverage.security_matters:
        covered.append(sa.or_(tickets.c.category == Category.SECURITY.value, tickets.c.priority == Priority.URGENT.value))
    return sa.or_(sa.false(), *covered)


def _asked(asked: QueueFilter, now: datetime) -> tuple[sa.ColumnElement[bool], ...]:
    where: list[sa.ColumnElement[bool]] = []
    if len(asked.state.states) < len(TicketState):
        where.append(tickets.c.state.in_(sorted(state.value for state in asked.state.states)))
    if asked.assignee is not None:
        where.append(tickets.c.assignee == asked.assignee)
    if asked.category is not None:
        where.append(tickets.c.category == asked.category.value)
    if asked.priority is not None:
        where.append(tickets.c.priority == asked.priority.value)
    if asked.agency:
        where.append(tickets.c.agency == asked.agency)
    if asked.late:
        where += [tickets.c.due <= now, _LIVE]
    if asked.terms:
        found = tickets.c.id.in_(sa.select(ticket_words.c.ticket).where(*(ticket_words.c.folded.contains(term, autoescape=True) for term in asked.terms)))
        where.append(sa.or_(found, tickets.c.person == asked.holder) if asked.holder else found)
    return tuple(where)
