"""人員與組織管理系統 and 電子認證平臺 in databases."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, TypeVar

import sqlalchemy as sa

from bot.accounts.records import CertificateBinding, CertificateState, PersonnelRecord
from bot.clock import Clock
from bot.people.person import Person
from bot.runtime.quick_dataclass import dataclass
from bot.verification.certificate import comparable_serial, written_serials
from integrations.accounts.sql.database import SqlTable
from integrations.accounts.sql.enable_switch import EnableSwitch
from integrations.accounts.sql.mapping import Moments, PersonnelMapping, SignOnMapping, SqlRow

T = TypeVar("T")


def of_person(table: SqlTable, column: str, id: str) -> sa.ColumnElement[bool]:
    """The rows of this person; an id may be stored as a number."""
    return sa.cast(table.c[column], sa.String) == id


def decoded_value(table: SqlTable, read: Callable[[], T]) -> T:
    """A value's meaning. Raises Garbled for an unexplained one."""
    try:
        return read()
    except ValueError:
        raise table.garbled("a value without a meaning") from None


@dataclass(frozen=True)
class SqlPersonnel:
    """Reads records; enables them if writing is allowed."""

    table: SqlTable
    mapping: PersonnelMapping
    moments: Moments
    clock: Clock

    @property
    def _switching(self) -> EnableSwitch:
        return EnableSwitch(self.table, self.mapping.enabled, self.mapping.changed, self.moments, self.clock)

    async def record_of(self, person: Person) -> PersonnelRecord | None:
        """The person's record."""
        row = await self._row(person.id)
        if row is None:
            return None
        mapping = self.mapping
        arrived, changed, synced = (self._when(row, column) for column in (mapping.arrived, mapping.changed, mapping.synced))
        return PersonnelRecord(self._switching.reads(row), SqlRow(row).text(mapping.name) or person.name, arrived, changed, synced)

    async def enable(self, person: Person) -> None:
        """Writes the one column in the one row, provided it is unchanged since it was read."""
        row = await self._row(person.id)
        if row is None:
            raise LookupError("there is no such record")
        await self._switching.enable(row, of_person(self.table, self.mapping.person, person.id))

    async def _row(self, id: str) -> Mapping[str, Any] | None:
        rows = await self.table.rows(of_person(self.table, self.mapping.person, id), most=2)
        if len(rows) > 1:
            raise self.table.garbled("two records have the same id")
        return rows[0] if rows else None

    def _when(self, row: Mapping[str, Any], column: str | None) -> datetime | None:
        return None if column is None else decoded_value(self.table, lambda: self.moments.read(row[column]))


@dataclass(frozen=True)
class SqlSignOn:
    """Reads which certificate is bound to whom. `keyed`: the desk's HMAC of a national id."""

    table: SqlTable
    mapping: SignOnMapping
    moments: Moments
    clock: Clock
    keyed: Callable[[str], str]

    async def certificate_of(self, person: Person) -> CertificateBinding | None:
        """The certificate bound to this person; if there are several, a valid one."""
        rows = await self.table.rows(of_person(self.table, self.mapping.person, person.id))
        found = [self._binding(row) for row in rows]
        return min(found, key=lambda certificate: (certificate.state is not CertificateState.VALID, certificate.serial), default=None)

    async def bearer_of(self, serial: str) -> str | None:
        """The person to whom it is bound."""
        column = sa.cast(self.table.c[self.mapping.serial], sa.String)
        found = [SqlRow(row) for row in await self.table.rows(column.in_(written_serials(serial)))]
        bearers = {row.text(self.mapping.person) for row in found if serial and comparable_serial(row.text(self.mapping.serial) or "") == serial}
        return bearers.pop() if len(bearers) == 1 else None

    def _binding(self, row: Mapping[str, Any]) -> CertificateBinding:
        mapping, cells = self.mapping, SqlRow(row)
        state, meaning = CertificateState.VALID, mapping.state
        if meaning is not None:
            state = decoded_value(self.table, lambda: meaning.read(row))
        expires = None if mapping.expires is None else row[mapping.expires]
        ends = decoded_value(self.table, lambda: self.moments.read(expires))
        if state is CertificateState.VALID and ends is not None and ends <= self.clock.now():
            state = CertificateState.EXPIRED
        return CertificateBinding(cells.text(mapping.serial) or "", cells.text(mapping.name) or "", key_of(cells, mapping, self.keyed), state)


def key_of(row: SqlRow, mapping: PersonnelMapping | SignOnMapping, keyed: Callable[[str], str]) -> str | None:
    """The keyed HMAC of the row's person; the id itself goes no further (T23)."""
    if mapping.person_key is not None:
        return row.text(mapping.person_key)
    national_id = row.text(mapping.national_id)
    return None if national_id is None else keyed(national_id)
