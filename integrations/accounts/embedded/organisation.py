"""The embedded organisation behind the ports: it stands in for the five account systems and for who works here."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.accounts.records import (
    AccountBinding,
    CertificateBinding,
    CertificateState,
    DirectoryAccount,
    Kind,
    Lock,
    MailAccount,
    PersonnelRecord,
    PortalAccount,
    Usage,
)
from bot.accounts.rules import Phase, SyncBeat
from bot.accounts.snapshot import Event
from bot.clock import Clock
from bot.errors import Unreachable
from bot.people.person import Agency, Person, Substitute
from bot.people.role import Role
from bot.ports import Register, Systems
from integrations.accounts.embedded import tables
from integrations.accounts.embedded.description import Description
from integrations.accounts.embedded.founding import Foundation, founded
from integrations.accounts.embedded.keeping import Keeping
from integrations.accounts.embedded.sealing import seal
from integrations.accounts.embedded.state import BindingRow, DirectoryRow, PersonRow
from integrations.accounts.embedded.wire import decoded, encoded

SYSTEMS: Final = ("portal", "personnel", "directory", "mailbox", "sso", "helpdesk", "mail")
WAYS: Final = ("down", "slow", "garbled", "well")
_SLOW: Final = 30.0


@dataclass(frozen=True)
class _Line:
    """The line to one system: it may be down, slow or garbled, and everything that is due has happened before it answers."""

    keeping: Keeping
    clock: Clock

    async def ask(self, system: str, table: sa.Table, *where: sa.ColumnElement[bool], order: sa.ColumnElement[Any] | None = None) -> tuple[Any, ...]:
        """The rows that the system tells. Raises Unreachable, Garbled."""
        fault = (await self.keeping.faults()).get(system)
        if fault == "down":
            raise Unreachable(system, f"{system}: connection refused")
        if fault == "slow":
            await asyncio.sleep(_SLOW)
        await self.keeping.beat(self.clock.now())
        rows = await self.keeping.rows(table, *where, order=order)
        return decoded(encoded(rows, fault == "garbled"), table, system)


@dataclass(frozen=True)
class EmbeddedPortal:
    """員工愛上網, embedded."""

    line: _Line
    auto_unlock: timedelta

    async def accounts_of(self, person: Person) -> tuple[PortalAccount, ...]:
        """All portal accounts of this person."""
        columns = tables.portal.c
        rows = await self.line.ask("portal", tables.portal, columns.person == person.id, order=columns.position)
        return tuple(
            PortalAccount(
                account=row.account,
                enabled=row.enabled,
                name=row.name,
                created=row.created,
                changed=row.changed,
                lock=None if row.locked is None else Lock(row.locked, self.auto_unlock),
                used_for=None if row.used_for is None else Usage(row.used_for),
            )
            for row in rows
        )


@dataclass(frozen=True)
class EmbeddedPersonnel:
    """人員與組織管理系統, embedded."""

    line: _Line

    async def record_of(self, person: Person) -> PersonnelRecord | None:
        """The person's record."""
        rows = await self.line.ask("personnel", tables.personnel, tables.personnel.c.person == person.id)
        return next((PersonnelRecord(row.enabled, row.name, row.arrived, row.changed, row.synced) for row in rows), None)


@dataclass(frozen=True)
class EmbeddedDirectory:
    """TPEAD, embedded."""

    line: _Line
    auto_unlock: timedelta

    async def accounts_of(self, person: Person) -> tuple[DirectoryAccount, ...]:
        """All TPEAD accounts of this person."""
        columns = tables.directory.c
        rows = await self.line.ask("directory", tables.directory, columns.person == person.id, order=columns.position)
        names = [row.account for row in rows]
        happened = await self.line.keeping.rows(tables.happening, tables.happening.c.account.in_(names), order=tables.happening.c.at)
        return tuple(self._account(row, happened) for row in rows)

    def _account(self, row: DirectoryRow, happened: tuple[Any, ...]) -> DirectoryAccount:
        def times(event: Event) -> tuple[datetime, ...]:
            return tuple(one.at for one in happened if one.account == row.account and one.event == event.value)

        return DirectoryAccount(
            account=row.account,
            enabled=row.enabled,
            kind=Kind(row.kind),
            protected=row.protected,
            former=row.former,
            arrived=row.arrived,
            changed=row.changed,
            lock=None if row.locked is None else Lock(row.locked, None if row.by_admin else self.auto_unlock),
            lockouts=times(Event.LOCKED_OUT),
            unlocks=times(Event.UNLOCKED),
            must_change=row.must_change,
            password_set=row.password_set,
            password_expires=row.password_expires,
            expires=row.expires,
            signs_in_at_no_hour=row.at_no_hour,
            computers=tuple(row.computers.split("\n")) if row.computers else (),
        )

    async def bindings_of(self, person: Person) -> tuple[AccountBinding, ...]:
        """All bindings with an end at this person."""
        rows: tuple[BindingRow, ...] = await self.line.ask("directory", tables.binding, order=tables.binding.c.position)
        portals = {row.account: row.person for row in await self.line.keeping.rows(tables.portal)}
        directories = {row.account: row.person for row in await self.line.keeping.rows(tables.directory)}
        found = []
        for row in rows:
            owners = {owner for owner in (portals.get(row.portal), directories.get(row.directory)) if owner is not None}
            if person.id in owners:
                found.append(AccountBinding(row.portal, row.directory, foreign=len(owners) > 1))
        return tuple(found)


@dataclass(frozen=True)
class EmbeddedMailbox:
    """The city's mail, embedded."""

    line: _Line

    async def account_of(self, person: Person) -> MailAccount | None:
        """The person's mailbox."""
        rows = await self.line.ask("mailbox", tables.mailbox, tables.mailbox.c.person == person.id)
        return next((MailAccount(row.address, row.enabled, row.arrived) for row in rows), None)


@dataclass(frozen=True)
class EmbeddedSignOn:
    """電子認證平臺, embedded."""

    line: _Line

    async def certificate_of(self, person: Person) -> CertificateBinding | None:
        """The certificate bound to this person."""
        rows = await self.line.ask("sso", tables.certificate, tables.certificate.c.person == person.id)
        return next((CertificateBinding(row.serial, row.name, row.holder, CertificateState(row.state)) for row in rows), None)


@dataclass(frozen=True)
class EmbeddedRegister:
    """Who works here, embedded. Faults of the account systems do not touch it."""

    keeping: Keeping
    clock: Clock

    async def person(self, id: str) -> Person | None:
        """The person of this id."""
        rows = await self.keeping.rows(tables.person, tables.person.c.id == id)
        return next((_person(row) for row in rows), None)

    async def people(self) -> tuple[Person, ...]:
        """Everybody, in the order of the file."""
        return tuple(_person(row) for row in await self.keeping.rows(tables.person, order=tables.person.c.position))

    async def agency(self, id: str) -> Agency:
        """The agency of this id."""
        row = (await self.keeping.rows(tables.agency, tables.agency.c.id == id))[0]
        admins = await self.keeping.rows(tables.admin, tables.admin.c.agency == id, order=tables.admin.c.position)
        substitutes = await self.keeping.rows(tables.substitute, tables.substitute.c.agency == id, order=tables.substitute.c.position)
        roles = {role: tuple(one.person for one in admins if one.role == role.value) for role in (Role.PORTAL_ADMIN, Role.PERSONNEL_ADMIN)}
        standing_in = tuple(Substitute(one.absent, one.by, one.since, one.until) for one in substitutes)
        return Agency(row.id, row.name, row.joins_directory, roles, row.auto_creation, standing_in)

    async def phase(self) -> Phase | None:
        """The phase that the file names."""
        beat = await self.keeping.beat(self.clock.now())
        return None if beat.phase is None else Phase(beat.phase)

    async def sync(self) -> SyncBeat | None:
        """The sync's beat, its last run at or before now."""
        now = self.clock.now()
        beat = await self.keeping.beat(now)
        return SyncBeat(beat.every, beat.tick)

    async def auto_creation(self) -> datetime | None:
        """When the unbound get or got their accounts, for agencies without a date of their own."""
        return (await self.keeping.beat(self.clock.now())).auto_creation


class EmbeddedOrganisation:
    """All of it: loaded once, then moved by the clock alone."""

    def __init__(
        self, engine: AsyncEngine, clock: Clock, key: Callable[[str], str], zone: tzinfo, auto_unlock: timedelta = timedelta(minutes=15)
    ) -> None:
        self.zone = zone
        self._clock = clock
        self._key = key
        self._keeping = Keeping(engine, auto_unlock)
        line = _Line(self._keeping, clock)
        self.register: Register = EmbeddedRegister(self._keeping, clock)
        self.systems = Systems(
            EmbeddedPortal(line, auto_unlock), EmbeddedPersonnel(line), EmbeddedDirectory(line, auto_unlock), EmbeddedMailbox(line), EmbeddedSignOn(line)
        )

    async def loaded(self) -> bool:
        """Whether an organisation is there already."""
        return await self._keeping.founded()

    async def load(self, description: Description) -> None:
        """Fixes the relative times at the clock's present and writes everything down, where nothing is there yet."""
        if not await self.loaded():
            await self.start_over(description)

    async def start_over(self, description: Description) -> None:
        """The organisation as its file says it, from now."""
        foundation = Foundation(self._clock.now(), timedelta(hours=1), self._key, seal)
        await self._keeping.found(founded(description, foundation))

    async def break_system(self, name: str, how: str) -> None:
        """Breaks or mends a system. ValueError for an unknown name or way."""
        if name not in SYSTEMS:
            raise ValueError(f"fault: expected one of {', '.join(SYSTEMS)}, not {name!r}")
        if how not in WAYS:
            raise ValueError(f"is: expected one of {', '.join(WAYS)}, not {how!r}")
        await self._keeping.break_system(name, None if how == "well" else how)

    async def faults(self) -> Mapping[str, str]:
        """What is broken now, and how."""
        return await self._keeping.faults()

    async def lock(self, account: str) -> None:
        """Bad sign-ins elsewhere lock this account now. ValueError for an unknown one."""
        await self._keeping.lock(account, self._clock.now())


def _person(row: PersonRow) -> Person:
    return Person(row.id, row.name, row.agency, row.key, Role(row.role), row.email, row.phone, row.language)
