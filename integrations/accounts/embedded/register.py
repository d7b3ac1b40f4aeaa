"""The register of people, embedded."""

from datetime import datetime

import sqlalchemy as sa

from bot.accounts.rules import Phase, SyncBeat
from bot.clock import Clock
from bot.people.names import name_key
from bot.people.person import Agency, Person, Substitute
from bot.people.role import Role
from bot.runtime.quick_dataclass import dataclass
from integrations.accounts.embedded import tables
from integrations.accounts.embedded.row_store import RowQuery, RowStore
from integrations.accounts.embedded.state import PersonRow, found_by


@dataclass(frozen=True)
class EmbeddedRegister:
    """The register of people, embedded. Faults of the account systems do not affect it."""

    keeping: RowStore
    clock: Clock

    async def person(self, id: str) -> Person | None:
        """The person with this id."""
        (rows,) = await self.keeping.rows(RowQuery(tables.person, (tables.person.c.id == id,)))
        return next((person_of(row) for row in rows), None)

    async def people(self) -> tuple[Person, ...]:
        """Everybody, in the order of the file."""
        (rows,) = await self.keeping.rows(RowQuery(tables.person, order=tables.person.c.position))
        return tuple(person_of(row) for row in rows)

    async def agency(self, id: str) -> Agency:
        """The agency with this id. Raises LookupError if there is none: the file contains every person's agency."""
        found, admins, substitutes = await self.keeping.rows(
            RowQuery(tables.agency, (tables.agency.c.id == id,)),
            RowQuery(tables.admin, (tables.admin.c.agency == id,), tables.admin.c.position),
            RowQuery(tables.substitute, (tables.substitute.c.agency == id,), tables.substitute.c.position),
        )
        if not found:
            raise LookupError(f"there is no agency {id!r}")
        roles = {role: tuple(admin.person for admin in admins if admin.role == role.value) for role in (Role.PORTAL_ADMIN, Role.PERSONNEL_ADMIN)}
        standing_in = tuple(Substitute(substitute.absent, substitute.by, substitute.since, substitute.until) for substitute in substitutes)
        return Agency(
            id=id, name=found[0].name, joins_directory=found[0].joins_directory, admins=roles, auto_creation=found[0].auto_creation, substitutes=standing_in
        )

    async def led_by(self, id: str) -> tuple[Agency, ...]:
        """The agencies that name this person as an admin or a substitute."""
        admins, substitutes = await self.keeping.rows(
            RowQuery(tables.admin, (tables.admin.c.person == id,)), RowQuery(tables.substitute, (tables.substitute.c.by == id,))
        )
        return tuple([await self.agency(agency_id) for agency_id in sorted({row.agency for row in (*admins, *substitutes)})])

    async def named(self, who: str, agencies: frozenset[str] | None) -> tuple[Person, ...]:
        """The people with this name or id."""
        columns = tables.person.c
        wanted = sa.or_(columns.name_key == found_by(who), columns.id.in_(_cases(who)))
        where = (wanted,) if agencies is None else (wanted, columns.agency.in_(sorted(agencies)))
        (rows,) = await self.keeping.rows(RowQuery(tables.person, where, columns.position))
        return tuple(person_of(row) for row in rows)

    async def mentioned(self, text: str, agencies: frozenset[str] | None) -> tuple[Person, ...]:
        """The people named in a text."""
        columns = tables.person.c
        wanted = sa.or_(sa.literal(name_key(text)).contains(columns.name_key), sa.literal(text.casefold()).contains(sa.func.lower(columns.id)))
        where = (wanted,) if agencies is None else (wanted, columns.agency.in_(sorted(agencies)))
        (rows,) = await self.keeping.rows(RowQuery(tables.person, where, columns.position))
        return tuple(person_of(row) for row in rows)

    async def found(self, part: str, agencies: frozenset[str] | None, *, skip: int, most: int) -> tuple[Person, ...]:
        """The people of whose name or id this is a part."""
        columns, key = tables.person.c, name_key(part)
        inside = sa.or_(sa.func.lower(columns.id).contains(part.casefold(), autoescape=True), columns.name_key.contains(key, autoescape=True) if key else sa.false())
        where = (*((inside,) if part else ()), *(() if agencies is None else (columns.agency.in_(sorted(agencies)),)))
        (rows,) = await self.keeping.rows(RowQuery(tables.person, where, columns.position, skip=skip, most=most))
        return tuple(person_of(row) for row in rows)

    async def holder_of(self, account: str) -> Person | None:
        """The account's owner."""
        await self.keeping.beat(self.clock.now())
        cases, directory, portal = _cases(account), tables.directory.c, tables.portal.c
        found = await self.keeping.rows(
            RowQuery(tables.directory, (directory.account.in_(cases),)),
            RowQuery(tables.portal, (portal.account.in_(cases),)),
            RowQuery(tables.directory, (directory.former.in_(cases),), directory.position),
        )
        holder = next((row.person for rows in found for row in rows), None)
        return await self.person(holder or "")  # Asked in any case, so that an unknown account takes no less time.

    async def phase(self) -> Phase | None:
        """The overriding phase, else the one in the file."""
        beat = await self.keeping.beat(self.clock.now())
        return None if beat.phase is None else Phase(beat.phase)

    async def sync(self) -> SyncBeat | None:
        """The sync's schedule, its last run at or before now."""
        now = self.clock.now()
        beat = await self.keeping.beat(now)
        return SyncBeat(beat.every, beat.tick if beat.tick <= now else None)

    async def auto_creation(self) -> datetime | None:
        """When unbound people get or got their accounts, for agencies without a date of their own."""
        return (await self.keeping.beat(self.clock.now())).auto_creation


def _cases(typed: str) -> list[str]:
    """The possible stored forms of an id or account typed in any case; each is found by the index."""
    return sorted({typed, typed.lower(), typed.upper()})


def person_of(row: PersonRow) -> Person:
    """The person of this row."""
    return Person(id=row.id, name=row.name, agency=row.agency, key=row.key, role=Role(row.role), email=row.email, phone=row.phone, language=row.language)
