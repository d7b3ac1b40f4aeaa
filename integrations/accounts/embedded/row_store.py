"""The embedded organisation in its tables: founding, simulating what is due, reading rows, and writing changes."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final, TypeVar

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.runtime.quick_dataclass import dataclass
from integrations.accounts.embedded import tables
from integrations.accounts.embedded.lockout import locked_from_elsewhere
from integrations.accounts.embedded.simulation import plan_next, simulate_until
from integrations.accounts.embedded.state import Beat, Founding, PhaseOverride, World
from integrations.accounts.embedded.tables import row_of, values

_MOVED: Final = (
    (tables.agency, "agencies", ("id",)),
    (tables.person, "people", ("id",)),
    (tables.portal, "portal", ("account",)),
    (tables.personnel, "personnel", ("person",)),
    (tables.directory, "directory", ("account",)),
    (tables.mailbox, "mailbox", ("person",)),
    (tables.binding, "bindings", ("portal", "directory")),
)
_TRIES: Final = 5

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class RowQuery:
    """Which rows of a table are wanted, in which order, and how many after which (None: all)."""

    table: sa.Table
    where: tuple[sa.ColumnElement[bool], ...] = ()
    order: sa.ColumnElement[Any] | None = None
    skip: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True)
class RowAnswer:
    """The system's fault (None: it works), when the sync last ran since loading (None: not yet), and the rows for each question."""

    how: str | None
    run: datetime | None
    told: tuple[tuple[Any, ...], ...]


class RowStore:
    """Reads and writes the rows. `auto_unlock`: how long a lock lasts. `ruling`: overrides the phase and the creation date in the file."""

    def __init__(self, engine: AsyncEngine, auto_unlock: timedelta, ruling: PhaseOverride) -> None:
        self._engine = engine
        # An engine that knows this option does not make readers wait for a writer; others ignore it.
        self._readers = engine.execution_options(**({"desk_reading": True} if engine.dialect.name == "sqlite" else {"isolation_level": "AUTOCOMMIT"}))
        self._auto_unlock = auto_unlock
        self._ruling = ruling
        # Writers of this process queue here and not at the database, which would reject the last of many.
        self._one_at_a_time = asyncio.Lock()

    async def founded(self) -> bool:
        """Whether an organisation was loaded."""
        async with self._readers.connect() as connection:
            return (await connection.execute(sa.select(tables.beat.c.id))).first() is not None

    async def found(self, founding: Founding, anew: bool) -> None:
        """Stores an organisation. An existing one stays, unless `anew`; then faults are mended too."""
        try:
            async with self._engine.begin() as connection:
                if anew:
                    for table in tables.metadata.sorted_tables:
                        await connection.execute(sa.delete(table))
                # The single row of the schedule is inserted first: of two processes that load at once, the second fails here.
                world = simulate_until(self._ruled(founding.world), founding.world.beat.settled, self._auto_unlock)
                for table, rows in _written(founding, replace(world, beat=_unruled(world.beat, founding.world.beat))):
                    if forms := [values(row) for row in rows]:
                        await connection.execute(sa.insert(table), forms)
        except IntegrityError:
            if anew or not await self.founded():
                raise

    async def beat(self, now: datetime) -> Beat:
        """The organisation's state of time, once everything due by `now` has happened."""
        for _ in range(_TRIES):
            beat = await self._beat_read()
            if now < beat.due or await self._moved(beat, now):
                break
        return beat if now < beat.due else await self._beat_read()

    async def plan_anew(self, now: datetime) -> None:
        """Simulates up to `now` if the ruling changes when something is due."""
        async with self._readers.connect() as connection:
            world = self._ruled(await _world(connection))
        if plan_next(world, self._auto_unlock).beat.due != world.beat.due:
            await self.change(now, lambda world: (world, None))

    async def answer(self, system: str, now: datetime, *questions: RowQuery) -> RowAnswer:
        """A system's answer once everything due by `now` has happened."""
        async with self._readers.connect() as connection:
            # One statement for what every answer needs: six systems are asked for each status.
            broken = sa.select(tables.fault.c.how).where(tables.fault.c.system == system).scalar_subquery()
            columns = tables.beat.c
            how, due, run = (await connection.execute(sa.select(broken, columns.due, sa.case((columns.ticked, columns.tick))))).one()
            if now < due:
                return RowAnswer(how, run, await _answers(connection, questions))
        beat = await self.beat(now)
        async with self._readers.connect() as connection:
            return RowAnswer(how, beat.tick if beat.ticked else None, await _answers(connection, questions))

    async def rows(self, *questions: RowQuery) -> tuple[tuple[Any, ...], ...]:
        """The rows that answer each question."""
        async with self._readers.connect() as connection:
            return await _answers(connection, questions)

    async def lock(self, account: str, now: datetime) -> None:
        """Locks a TPEAD account at `now` and counts a lockout, or a portal account. Raises ValueError for an unknown one."""
        await self.change(now, lambda world: (locked_from_elsewhere(world, account, now), None))

    async def change(self, now: datetime, change: Callable[[World], tuple[World, T]]) -> T:
        """Simulates up to `now` (UTC), applies `change` and returns its result, in one transaction; concurrent callers take turns, within and between
        processes. Exceptions of `change` are passed on, and then nothing is written."""
        async with self._one_at_a_time, self._engine.begin() as connection:
            return await self._changed(connection, sa.update(tables.beat), now, change)

    async def broken(self, system: str) -> str | None:
        """The system's fault; None: it works."""
        async with self._readers.connect() as connection:
            return (await connection.execute(sa.select(tables.fault.c.how).where(tables.fault.c.system == system))).scalar_one_or_none()

    async def break_system(self, name: str, how: str | None) -> None:
        """Stores a fault; None mends it."""
        async with self._engine.begin() as connection:
            await connection.execute(sa.delete(tables.fault).where(tables.fault.c.system == name))
            if how is not None:
                await connection.execute(sa.insert(tables.fault).values(system=name, how=how))

    async def faults(self) -> Mapping[str, str]:
        """What is broken, and how."""
        async with self._readers.connect() as connection:
            return {row.system: row.how for row in await connection.execute(sa.select(tables.fault).order_by(tables.fault.c.system))}

    async def _beat_read(self) -> Beat:
        async with self._readers.connect() as connection:
            return self._ruling.over(await _beat(connection))

    def _ruled(self, world: World) -> World:
        return replace(world, beat=self._ruling.over(world.beat))

    async def _moved(self, seen: Beat, now: datetime) -> bool:
        """Simulates up to `now`; False if another process wrote since `seen`, and then nothing is written."""
        async with self._one_at_a_time, self._engine.begin() as connection:
            guard = sa.update(tables.beat).where(tables.beat.c.revision == seen.revision)
            try:
                await self._changed(connection, guard, now, lambda world: (world, None))
            except _Overtaken:
                return False
        return True

    async def _changed(self, connection: AsyncConnection, guard: sa.Update, now: datetime, change: Callable[[World], tuple[World, T]]) -> T:
        """The guard takes the next revision before anything is read: this locks the row of the schedule until the end."""
        if (await connection.execute(guard.values(revision=tables.beat.c.revision + 1))).rowcount != 1:
            raise _Overtaken
        before = await _world(connection)
        changed, result = change(simulate_until(self._ruled(before), now, self._auto_unlock))
        after = plan_next(changed, self._auto_unlock)
        await connection.execute(sa.update(tables.beat).values(values(_unruled(after.beat, before.beat))))
        await _write_changes(connection, before, after)
        return result


class _Overtaken(Exception):
    """Another process wrote first."""


def _unruled(beat: Beat, kept: Beat) -> Beat:
    """The schedule as stored, with the file's own values, so that withdrawing a ruling leaves no trace."""
    return replace(beat, phase=kept.phase, auto_creation=kept.auto_creation)


def _written(founding: Founding, world: World) -> tuple[tuple[sa.Table, Iterable[Any]], ...]:
    return (
        (tables.beat, (world.beat,)),
        (tables.agency, world.agencies.values()),
        (tables.admin, founding.admins),
        (tables.substitute, founding.substitutes),
        (tables.person, world.people.values()),
        (tables.portal, world.portal.values()),
        (tables.personnel, world.personnel.values()),
        (tables.directory, world.directory.values()),
        (tables.mailbox, world.mailbox.values()),
        (tables.certificate, founding.certificates.values()),
        (tables.binding, world.bindings.values()),
        (tables.happening, world.happenings),
    )


async def _answers(connection: AsyncConnection, questions: tuple[RowQuery, ...]) -> tuple[tuple[Any, ...], ...]:
    answers = []
    for question in questions:
        query = sa.select(question.table).where(*question.where)
        ordered = query if question.order is None else query.order_by(question.order)
        found = await connection.execute(ordered if question.most is None else ordered.offset(question.skip).limit(question.most))
        answers.append(tuple(row_of(question.table, row) for row in found.mappings()))
    return tuple(answers)


async def _beat(connection: AsyncConnection) -> Beat:
    found = (await connection.execute(sa.select(tables.beat))).mappings().one()
    beat: Beat = row_of(tables.beat, found)
    return beat


async def _world(connection: AsyncConnection) -> World:
    async def by(table: sa.Table, *keys: str, order: sa.ColumnElement[Any] | None = None) -> dict[Any, Any]:
        found = (await connection.execute(sa.select(table).order_by(table.c.position if order is None else order))).mappings()
        return {(row[keys[0]] if len(keys) == 1 else tuple(row[key] for key in keys)): row_of(table, row) for row in found}

    happened = (await connection.execute(sa.select(tables.happening))).mappings()
    return World(
        beat=await _beat(connection),
        agencies=await by(tables.agency, "id"),
        people=await by(tables.person, "id"),
        portal=await by(tables.portal, "account"),
        personnel=await by(tables.personnel, "person", order=tables.personnel.c.person),
        directory=await by(tables.directory, "account"),
        mailbox=await by(tables.mailbox, "person", order=tables.mailbox.c.person),
        bindings=await by(tables.binding, "portal", "directory"),
        happenings=frozenset(row_of(tables.happening, row) for row in happened),
    )


async def _write_changes(connection: AsyncConnection, before: World, after: World) -> None:
    for table, name, keys in _MOVED:
        old, new = getattr(before, name), getattr(after, name)
        for id, row in old.items():
            if id not in new:
                await connection.execute(sa.delete(table).where(*(table.c[key] == getattr(row, key) for key in keys)))
        if made := [values(row) for id, row in new.items() if id not in old]:
            await connection.execute(sa.insert(table), made)
        for id, row in new.items():
            if id in old and old[id] != row:
                await connection.execute(sa.update(table).where(*(table.c[key] == getattr(row, key) for key in keys)).values(values(row)))
    columns = tables.happening.c
    for removed in before.happenings - after.happenings:
        await connection.execute(
            sa.delete(tables.happening).where(columns.account == removed.account, columns.event == removed.event, columns.at == removed.at)
        )
    if happened := [values(happening) for happening in after.happenings - before.happenings]:
        await connection.execute(sa.insert(tables.happening), happened)
