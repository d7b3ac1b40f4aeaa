"""The embedded organisation in its tables: founding, settling what is due, and reading rows."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.accounts.snapshot import Event
from integrations.accounts.embedded import tables
from integrations.accounts.embedded.course import planned, settled
from integrations.accounts.embedded.state import Beat, Founding, HappeningRow, Ruling, World
from integrations.accounts.embedded.tables import row_of, values

_MOVED: Final = (
    (tables.portal, "portal", ("account",)),
    (tables.personnel, "personnel", ("person",)),
    (tables.directory, "directory", ("account",)),
    (tables.mailbox, "mailbox", ("person",)),
    (tables.binding, "bindings", ("portal", "directory")),
)
_TRIES: Final = 5


@dataclass(frozen=True, slots=True)
class Question:
    """Which rows of a table are wanted, and in which order."""

    table: sa.Table
    where: tuple[sa.ColumnElement[bool], ...] = ()
    order: sa.ColumnElement[Any] | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """How the system is broken (None: it is well), when the sync last ran since the loading (None: not yet), and the rows for each question."""

    how: str | None
    run: datetime | None
    told: tuple[tuple[Any, ...], ...]


class Keeping:
    """Reads and writes the rows. `auto_unlock`: how long a lock lasts. `ruling`: what wins over the phase and the creation in the file."""

    def __init__(self, engine: AsyncEngine, auto_unlock: timedelta, ruling: Ruling) -> None:
        self._engine = engine
        # An engine that tells readers from writers by this option lets them pass without waiting for a writer; others ignore it.
        self._readers = engine.execution_options(desk_reading=True)
        self._auto_unlock = auto_unlock
        self._ruling = ruling

    async def founded(self) -> bool:
        """Whether an organisation was loaded."""
        async with self._readers.connect() as connection:
            return (await connection.execute(sa.select(tables.beat.c.id))).first() is not None

    async def found(self, founding: Founding, anew: bool) -> None:
        """Writes an organisation. One that is there already stays, unless `anew`; then faults are mended too."""
        try:
            async with self._engine.begin() as connection:
                if anew:
                    for table in tables.metadata.sorted_tables:
                        await connection.execute(sa.delete(table))
                # The one row of the beat goes in first: of two processes that load at once, the second fails here.
                world = settled(self._ruled(founding.world), founding.world.beat.settled, self._auto_unlock)
                for table, rows in _written(founding, replace(world, beat=_unruled(world.beat, founding.world.beat))):
                    if forms := [values(row) for row in rows]:
                        await connection.execute(sa.insert(table), forms)
        except IntegrityError:
            if anew or not await self.founded():
                raise

    async def beat(self, now: datetime) -> Beat:
        """Where the organisation's time stands, once everything due by `now` has happened."""
        for _ in range(_TRIES):
            beat = await self._beat_read()
            if now < beat.due or await self._moved(beat, now, lambda world: world):
                break
        return beat if now < beat.due else await self._beat_read()

    async def plan_anew(self, now: datetime) -> None:
        """Settles to `now` where the ruling makes something due at another moment than was planned before it was known."""
        async with self._readers.connect() as connection:
            world = self._ruled(await _world(connection))
        if planned(world, self._auto_unlock).beat.due != world.beat.due:
            await self._change(now, lambda world: world)

    async def answer(self, system: str, now: datetime, *questions: Question) -> Answer:
        """What a system tells once everything due by `now` has happened."""
        async with self._readers.connect() as connection:
            # One statement for what every answer needs: six systems are asked for each status.
            broken = sa.select(tables.fault.c.how).where(tables.fault.c.system == system).scalar_subquery()
            columns = tables.beat.c
            how, due, run = (await connection.execute(sa.select(broken, columns.due, sa.case((columns.ticked, columns.tick))))).one()
            if now < due:
                return Answer(how, run, await _told(connection, questions))
        beat = await self.beat(now)
        async with self._readers.connect() as connection:
            return Answer(how, beat.tick if beat.ticked else None, await _told(connection, questions))

    async def rows(self, *questions: Question) -> tuple[tuple[Any, ...], ...]:
        """The rows that answer each question."""
        async with self._readers.connect() as connection:
            return await _told(connection, questions)

    async def lock(self, account: str, now: datetime) -> None:
        """Locks a TPEAD account at `now` and counts a lockout, or a portal account. ValueError for an unknown one."""
        await self._change(now, lambda world: _locked(world, account, now))

    async def break_system(self, name: str, how: str | None) -> None:
        """Keeps a fault; None mends it."""
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

    async def _change(self, now: datetime, change: Callable[[World], World]) -> None:
        for _ in range(_TRIES):
            if await self._moved(await self._beat_read(), now, change):
                return
        raise RuntimeError("the embedded organisation is written to without a pause")

    async def _moved(self, seen: Beat, now: datetime, change: Callable[[World], World]) -> bool:
        """Settles to `now`, then changes, in one transaction; False when another process wrote since `seen`, and nothing is written.

        The guard comes before anything is read: whoever takes the next revision first holds the row until the end.
        """
        revision = seen.revision + 1
        async with self._engine.begin() as connection:
            guard = sa.update(tables.beat).where(tables.beat.c.revision == seen.revision).values(revision=revision)
            if (await connection.execute(guard)).rowcount != 1:
                return False
            before = await _world(connection)
            after = planned(change(settled(self._ruled(before), now, self._auto_unlock)), self._auto_unlock)
            beat = replace(_unruled(after.beat, before.beat), revision=revision)
            await connection.execute(sa.update(tables.beat).values(values(beat)))
            await _write_changes(connection, before, after)
        return True


def _unruled(beat: Beat, kept: Beat) -> Beat:
    """The beat as it is kept: with the file's own word, so that a ruling that is taken back leaves nothing behind."""
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


def _locked(world: World, account: str, now: datetime) -> World:
    wanted = account.strip().casefold()
    for directory in world.directory.values():
        if directory.account.casefold() == wanted:
            lockout = HappeningRow(directory.account, Event.LOCKED_OUT.value, now)
            after = {**world.directory, directory.account: replace(directory, locked=now)}
            return replace(world, directory=after, happenings=world.happenings | {lockout})
    for portal in world.portal.values():
        if portal.account.casefold() == wanted:
            return replace(world, portal={**world.portal, portal.account: replace(portal, locked=now)})
    raise ValueError(f"there is no account {account!r}; name one such as GEAA-012686")


async def _told(connection: AsyncConnection, questions: tuple[Question, ...]) -> tuple[tuple[Any, ...], ...]:
    told = []
    for question in questions:
        query = sa.select(question.table).where(*question.where)
        found = await connection.execute(query if question.order is None else query.order_by(question.order))
        told.append(tuple(row_of(question.table, row) for row in found.mappings()))
    return tuple(told)


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
        if made := [values(row) for id, row in new.items() if id not in old]:
            await connection.execute(sa.insert(table), made)
        for id, row in new.items():
            if id in old and old[id] != row:
                await connection.execute(sa.update(table).where(*(table.c[key] == getattr(row, key) for key in keys)).values(values(row)))
    columns = tables.happening.c
    for gone in before.happenings - after.happenings:
        await connection.execute(
            sa.delete(tables.happening).where(columns.account == gone.account, columns.event == gone.event, columns.at == gone.at)
        )
    if happened := [values(one) for one in after.happenings - before.happenings]:
        await connection.execute(sa.insert(tables.happening), happened)
