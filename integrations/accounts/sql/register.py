"""The register of people from personnel's database; agencies and the helpdesk's people come from the operator's file."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from bot.accounts.rules import Phase, SyncBeat
from bot.errors import BackEndError
from bot.people.names import is_shown, name_key, stands_in
from bot.people.person import Agency, Person
from bot.people.role import Role
from bot.runtime.quick_dataclass import dataclass
from integrations.accounts.offices import Offices
from integrations.accounts.sql.database import SqlTable
from integrations.accounts.sql.mapping import Moments, PersonnelMapping, SqlRow
from integrations.accounts.sql.name_search import may_be, may_stand_in
from integrations.accounts.sql.personnel import decoded_value, key_of, of_person
from integrations.accounts.system_building import HolderLookup

_LANGUAGES = frozenset({"zh-Hant-TW", "en"})


@dataclass(frozen=True)
class SqlRegister:
    """`holders` return the owner of an account, one per system. `every`: how often the sync runs."""

    table: SqlTable
    mapping: PersonnelMapping
    moments: Moments
    offices: Offices
    keyed: Callable[[str], str]
    every: timedelta
    holders: tuple[HolderLookup, ...] = ()

    async def person(self, id: str) -> Person | None:
        """The person with this id."""
        if not id.isprintable():
            return None
        rows = await self.table.rows(of_person(self.table, self.mapping.person, id), most=2)
        if len(rows) > 1:
            raise self.table.garbled("two records have the same id")
        return self._person(rows[0]) if rows else None

    async def people(self) -> tuple[Person, ...]:
        """Everybody, by id."""
        return tuple(sorted((self._person(row) for row in await self.table.rows()), key=lambda person: person.id))

    async def agency(self, id: str) -> Agency:
        """The agency with this id; one that the file does not name has no admins."""
        return self.offices.agency(id) or Agency(id, id, joins_directory=True)

    async def phase(self) -> Phase | None:
        """Known only from the configuration."""
        return None

    async def sync(self) -> SyncBeat | None:
        """The latest sync time of any record."""
        column = self.mapping.synced
        if column is None:
            return None
        latest = await self.table.ask(lambda connection: connection.execute(sa.select(sa.func.max(self.table.c[column]))).scalar())
        return SyncBeat(self.every, decoded_value(self.table, lambda: self.moments.read(latest)))

    async def auto_creation(self) -> datetime | None:
        """Known only from the configuration."""
        return None

    async def led_by(self, id: str) -> tuple[Agency, ...]:
        """The agencies that name this person as an admin or a substitute."""
        return self.offices.led_by(id)

    async def named(self, who: str, agencies: frozenset[str] | None) -> tuple[Person, ...]:
        """The people with this name or id."""
        name, id = self._text(self.mapping.name), self._text(self.mapping.person)
        key = name_key(who)
        if not key or not is_shown(who):
            return ()
        found = await self._those(sa.or_(sa.and_(name != "", may_be(name, key)), sa.func.lower(id) == who.lower()), agencies)
        return tuple(person for person in found if name_key(person.name) == key or person.id.casefold() == who.casefold())

    async def mentioned(self, text: str, agencies: frozenset[str] | None) -> tuple[Person, ...]:
        """The people named in a text."""
        name, id = self._text(self.mapping.name), self._text(self.mapping.person)
        inside = sa.or_(may_stand_in(name, name_key(text)), sa.literal(text.lower(), sa.String).contains(sa.func.lower(id)))
        found = await self._those(sa.and_(inside, name != "", id != ""), agencies)
        return tuple(person for person in found if stands_in(person.name, text) or person.id.casefold() in text.casefold())

    async def found(self, part: str, agencies: frozenset[str] | None, *, skip: int, most: int) -> tuple[Person, ...]:
        """The people of whose name or id this is a part."""
        name, id = self._text(self.mapping.name), self._text(self.mapping.person)
        key, typed = name_key(part), part.casefold()
        if part and not is_shown(part):
            return ()
        inside = sa.or_(sa.and_(name != "", may_be(name, key)) if key else sa.false(), sa.func.lower(id).contains(part.lower(), autoescape=True))
        found = await self._those(inside if part else sa.true(), agencies)
        fit = [person for person in found if not part or (key and key in name_key(person.name)) or typed in person.id.casefold()]
        return tuple(fit[skip : skip + most])

    async def holder_of(self, account: str) -> Person | None:
        """The account's owner, from the first system that knows it."""
        found, trouble = [], []
        for ask in self.holders:  # All are asked, so that an unknown account takes as long as one that the first system knows.
            try:
                found.append(await ask(account))
            except BackEndError as silent:
                trouble.append(silent)
        holder = next((person_id for person_id in found if person_id is not None), None)
        if holder is None and trouble:
            raise trouble[0]
        return await self.person(holder or "")

    async def _those(self, where: sa.ColumnElement[bool], agencies: frozenset[str] | None) -> tuple[Person, ...]:
        limits = () if agencies is None else (self._text(self.mapping.agency).in_(sorted(agencies)),)
        return tuple(sorted((self._person(row) for row in await self.table.rows(where, *limits)), key=lambda person: person.id))

    def _text(self, column: str) -> sa.ColumnElement[str]:
        return sa.cast(self.table.c[column], sa.String)

    def _person(self, row: Mapping[str, Any]) -> Person:
        mapping, cells = self.mapping, SqlRow(row)
        id, language = cells.text(mapping.person), cells.text(mapping.language)
        if id is None:
            raise self.table.garbled("a record without an id")
        return Person(
            id=id,
            name=cells.text(mapping.name) or id,
            agency=cells.text(mapping.agency) or "",
            key=key_of(cells, mapping, self.keyed),
            role=self.offices.roles.get(id, Role.STAFF),
            email=cells.text(mapping.email),
            phone=cells.text(mapping.phone),
            language=language if language in _LANGUAGES else None,
        )
