"""The embedded organisation in its tables: founding, settling what is due, and reading rows."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from integrations.accounts.embedded import tables
from integrations.accounts.embedded.course import planned, settled
from integrations.accounts.embedded.state import Beat, Founding, World
from integrations.accounts.embedded.tables import row_of, values

_MOVED: Final = (
    (tables.portal, "portal", ("account",)),
    (tables.personnel, "personnel", ("person",)),
    (tables.directory, "directory", ("account",)),
    (tables.mailbox, "mailbox", ("person",)),
    (tables.binding, "bindings", ("portal", "directory")),
)
_TRIES: Final = 5


class Keeping:
    """Reads and writes the rows. `auto_unlock`: how long a lock lasts."""

    def __init__(self, engine: AsyncEngine, auto_unlock: timedelta) -> None:
        self._engine = engine
        self._auto_unlock = auto_unlock

    async def founded(self) -> bool:
        """Whether an organisation was loaded."""
        async with self._engine.connect() as connection:
            return (await connection.execute(sa.select(tables.beat.c.id))).first() is not None

    async def found(self, founding: Founding) -> None:
        """Writes an organisation in place of whatever was there. Faults are mended."""
        world = planned(founding.world, self._auto_unlock)
        written: tuple[tuple[sa.Table, Iterable[Any]], ...] = (
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
        async with self._engine.begin() as connection:
            await connection.execute(sa.delete(tables.fault))
            for table, rows in written:
                await connection.execute(sa.delete(table))
                if forms := [values(row) for row in rows]:
                    await connection.execute(sa.insert(table), forms)

    async def beat(self, now: datetime) -> Beat:
        """Where the organisation's time stands, once everything due by `now` has happened."""
        for _ in range(_TRIES):
            async with self._engine.connect() as connection:
                beat = await _beat(connection)
            if now < beat.due:
                return beat
            await self._settle(now)
        return beat

    async def rows(self, table: sa.Table, *where: sa.ColumnElement[bool], order: sa.ColumnElement[Any] | None = None) -> tuple[Any, ...]:
        """The rows of a table."""
        query = sa.select(table).where(*where)
        async with self._engine.connect() as connection:
            found = await connection.execute(query if order is None else query.order_by(order))
            return tuple(row_of(table, row) for row in found.mappings())

    async def lock(self, account: str, now: datetime) -> None:
        """Locks a TPEAD account at `now` and counts a lockout. ValueError for an unknown account."""
        await self.beat(now)
        async with self._engine.begin() as connection:
            world = await _world(connection)
            name = next((one for one in world.directory if one.casefold() == account.strip().casefold()), None)
            if name is None:
                raise ValueError(f"there is no TPEAD account {account!r}")
            await connection.execute(sa.update(tables.directory).where(tables.directory.c.account == name).values(locked=now))
            there = sa.select(tables.happening.c.at).where(tables.happening.c.account == name, tables.happening.c.at == now)
            if (await connection.execute(there)).first() is None:
                await connection.execute(sa.insert(tables.happening).values(account=name, event="locked_out", at=now))
            await _write_beat(connection, planned(await _world(connection), self._auto_unlock).beat, world.beat)

    async def break_system(self, name: str, how: str | None) -> None:
        """Keeps a fault; None mends it."""
        async with self._engine.begin() as connection:
            await connection.execute(sa.delete(tables.fault).where(tables.fault.c.system == name))
            if how is not None:
                await connection.execute(sa.insert(tables.fault).values(system=name, how=how))

    async def faults(self) -> Mapping[str, str]:
        """What is broken, and how."""
        async with self._engine.connect() as connection:
            return {row.system: row.how for row in await connection.execute(sa.select(tables.fault).order_by(tables.fault.c.system))}

    async def _settle(self, now: datetime) -> None:
        async with self._engine.begin() as connection:
            before = await _world(connection)
            if now < before.beat.due:
                return
            after = settled(before, now, self._auto_unlock)
            # Another process may have settled the same span meanwhile: whoever still finds the old revision writes.
            if await _write_beat(connection, after.beat, before.beat):
                await _write_changes(connection, before, after)


async def _beat(connection: AsyncConnection) -> Beat:
    found = (await connection.execute(sa.select(tables.beat))).mappings().one()
    beat: Beat = row_of(tables.beat, found)
    return beat


async def _world(connection: AsyncConnection) -> World:
    async def by(table: sa.Table, *keys: str) -> dict[Any, Any]:
        order = table.c.position if "position" in table.c else sa.text("1")
        found = (await connection.execute(sa.select(table).order_by(order))).mappings()
        return {(row[keys[0]] if len(keys) == 1 else tuple(row[key] for key in keys)): row_of(table, row) for row in found}

    happened = (await connection.execute(sa.select(tables.happening))).mappings()
    return World(
        beat=await _beat(connection),
        agencies=await by(tables.agency, "id"),
        people=await by(tables.person, "id"),
        portal=await by(tables.portal, "account"),
        personnel=await by(tables.personnel, "person"),
        directory=await by(tables.directory, "account"),
        mailbox=await by(tables.mailbox, "person"),
        bindings=await by(tables.binding, "portal", "directory"),
        happenings=frozenset(row_of(tables.happening, row) for row in happened),
    )


async def _write_beat(connection: AsyncConnection, after: Beat, before: Beat) -> bool:
    moved = values(replace(after, revision=before.revision + 1))
    done = await connection.execute(
        sa.update(tables.beat).where(tables.beat.c.id == before.id, tables.beat.c.revision == before.revision).values(moved)
    )
    return done.rowcount == 1


async def _write_changes(connection: AsyncConnection, before: World, after: World) -> None:
    for table, name, keys in _MOVED:
        old, new = getattr(before, name), getattr(after, name)
        for id, row in new.items():
            if id not in old:
                await connection.execute(sa.insert(table).values(values(row)))
            elif old[id] != row:
                await connection.execute(sa.update(table).where(*(table.c[key] == getattr(row, key) for key in keys)).values(values(row)))
    for gone in before.happenings - after.happenings:
        columns = tables.happening.c
        await connection.execute(
            sa.delete(tables.happening).where(columns.account == gone.account, columns.event == gone.event, columns.at == gone.at)
        )
    for made in after.happenings - before.happenings:
        await connection.execute(sa.insert(tables.happening).values(values(made)))
