"""The embedded organisation behind the ports: it stands in for the five account systems and for who works here."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
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
from bot.ports import Colleagues, Register, Systems
from integrations.accounts.embedded import tables
from integrations.accounts.embedded.description import Description
from integrations.accounts.embedded.founding import Foundation, founded
from integrations.accounts.embedded.keeping import Answer, Keeping, Question
from integrations.accounts.embedded.sealing import seal
from integrations.accounts.embedded.state import NOTHING_RULED, DirectoryRow, Founding, PersonRow, Ruling
from integrations.accounts.embedded.wire import decoded, encoded

SYSTEMS: Final = ("portal", "personnel", "directory", "mailbox", "sso", "helpdesk", "mail")
WAYS: Final = ("down", "slow", "garbled", "well")
_SLOW: Final = 30.0


@dataclass(frozen=True)
class _Line:
    """The line to one system: it may be down, slow or garbled, and everything that is due has happened before it answers."""

    keeping: Keeping
    clock: Clock

    async def ask(self, system: str, *questions: Question) -> Answer:
        """What the system tells. Raises Unreachable, Garbled."""
        answer = await self.keeping.answer(system, self.clock.now(), *questions)
        if answer.how == "down":
            raise Unreachable(system, f"{system}: connection refused")
        if answer.how == "slow":
            await asyncio.sleep(_SLOW)
            answer = await self.keeping.answer(system, self.clock.now(), *questions)
        garbled = answer.how == "garbled"
        asked = zip(questions, answer.told, strict=True)
        return replace(answer, told=tuple(decoded(encoded(rows, garbled), question.table, system) for question, rows in asked))


@dataclass(frozen=True)
class EmbeddedPortal:
    """員工愛上網, embedded."""

    line: _Line
    auto_unlock: timedelta

    async def accounts_of(self, person: Person) -> tuple[PortalAccount, ...]:
        """All portal accounts of this person."""
        columns = tables.portal.c
        answer = await self.line.ask("portal", Question(tables.portal, (columns.person == person.id,), columns.position))
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
            for row in answer.told[0]
        )


@dataclass(frozen=True)
class EmbeddedPersonnel:
    """人員與組織管理系統, embedded."""

    line: _Line

    async def record_of(self, person: Person) -> PersonnelRecord | None:
        """The person's record."""
        record, reached = tables.personnel.c, tables.person.c
        answer = await self.line.ask(
            "personnel",
            Question(tables.personnel, (record.person == person.id,)),
            Question(tables.person, (reached.id == person.id, reached.key.is_not(None), reached.stuck.is_(False))),
        )
        rows, reached_by_sync = answer.told
        if not rows:
            return None
        # Runs that change nothing write nothing: the beat, not the row, knows when the last one reached the record.
        synced = answer.run if answer.run is not None and reached_by_sync else rows[0].synced
        return PersonnelRecord(rows[0].enabled, rows[0].name, rows[0].arrived, rows[0].changed, synced)


@dataclass(frozen=True)
class EmbeddedDirectory:
    """TPEAD, embedded."""

    line: _Line
    auto_unlock: timedelta

    async def accounts_of(self, person: Person) -> tuple[DirectoryAccount, ...]:
        """All TPEAD accounts of this person."""
        columns = tables.directory.c
        names = sa.select(columns.account).where(columns.person == person.id)
        answer = await self.line.ask(
            "directory",
            Question(tables.directory, (columns.person == person.id,), columns.position),
            Question(tables.happening, (tables.happening.c.account.in_(names),), tables.happening.c.at),
        )
        rows, happened = answer.told
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
        binding, portal, directory = tables.binding.c, tables.portal.c, tables.directory.c
        mine = sa.or_(
            binding.portal.in_(sa.select(portal.account).where(portal.person == person.id)),
            binding.directory.in_(sa.select(directory.account).where(directory.person == person.id)),
        )
        # The ends that belong to somebody else; an account that nobody owns is nobody else's.
        answer = await self.line.ask(
            "directory",
            Question(tables.binding, (mine,), binding.position),
            Question(tables.portal, (portal.person != person.id, portal.account.in_(sa.select(binding.portal).where(mine)))),
            Question(tables.directory, (directory.person != person.id, directory.account.in_(sa.select(binding.directory).where(mine)))),
        )
        rows, portals, directories = answer.told
        others = {row.account for row in portals}, {row.account for row in directories}
        return tuple(AccountBinding(row.portal, row.directory, foreign=row.portal in others[0] or row.directory in others[1]) for row in rows)


@dataclass(frozen=True)
class EmbeddedMailbox:
    """The city's mail, embedded."""

    line: _Line

    async def account_of(self, person: Person) -> MailAccount | None:
        """The person's mailbox."""
        answer = await self.line.ask("mailbox", Question(tables.mailbox, (tables.mailbox.c.person == person.id,)))
        return next((MailAccount(row.address, row.enabled, row.arrived) for row in answer.told[0]), None)


@dataclass(frozen=True)
class EmbeddedSignOn:
    """電子認證平臺, embedded."""

    line: _Line

    async def certificate_of(self, person: Person) -> CertificateBinding | None:
        """The certificate bound to this person."""
        answer = await self.line.ask("sso", Question(tables.certificate, (tables.certificate.c.person == person.id,)))
        return next((CertificateBinding(row.serial, row.name, row.holder, CertificateState(row.state)) for row in answer.told[0]), None)


@dataclass(frozen=True)
class EmbeddedRegister:
    """Who works here, embedded. Faults of the account systems do not touch it."""

    keeping: Keeping
    clock: Clock

    async def person(self, id: str) -> Person | None:
        """The person of this id."""
        (rows,) = await self.keeping.rows(Question(tables.person, (tables.person.c.id == id,)))
        return next((_person(row) for row in rows), None)

    async def people(self) -> tuple[Person, ...]:
        """Everybody, in the order of the file."""
        (rows,) = await self.keeping.rows(Question(tables.person, order=tables.person.c.position))
        return tuple(_person(row) for row in rows)

    async def agency(self, id: str) -> Agency:
        """The agency of this id. LookupError where there is none: every person's agency stands in the file."""
        found, admins, substitutes = await self.keeping.rows(
            Question(tables.agency, (tables.agency.c.id == id,)),
            Question(tables.admin, (tables.admin.c.agency == id,), tables.admin.c.position),
            Question(tables.substitute, (tables.substitute.c.agency == id,), tables.substitute.c.position),
        )
        if not found:
            raise LookupError(f"there is no agency {id!r}")
        roles = {role: tuple(one.person for one in admins if one.role == role.value) for role in (Role.PORTAL_ADMIN, Role.PERSONNEL_ADMIN)}
        standing_in = tuple(Substitute(one.absent, one.by, one.since, one.until) for one in substitutes)
        return Agency(id, found[0].name, found[0].joins_directory, roles, found[0].auto_creation, standing_in)

    async def led_by(self, id: str) -> tuple[Agency, ...]:
        """The agencies in which this person is named as an admin or a substitute."""
        admins, substitutes = await self.keeping.rows(
            Question(tables.admin, (tables.admin.c.person == id,)), Question(tables.substitute, (tables.substitute.c.by == id,))
        )
        return tuple([await self.agency(one) for one in sorted({row.agency for row in (*admins, *substitutes)})])

    async def named(self, who: str, agencies: frozenset[str] | None) -> tuple[Person, ...]:
        """The people of this name or id."""
        columns = tables.person.c
        wanted = sa.or_(columns.name == who, columns.id.in_(_cases(who)))
        where = (wanted,) if agencies is None else (wanted, columns.agency.in_(sorted(agencies)))
        (rows,) = await self.keeping.rows(Question(tables.person, where, columns.position))
        return tuple(_person(row) for row in rows)

    async def mentioned(self, text: str, agencies: frozenset[str] | None) -> tuple[Person, ...]:
        """The people whom a text names."""
        columns = tables.person.c
        wanted = sa.or_(sa.literal(text).contains(columns.name), sa.literal(text.casefold()).contains(sa.func.lower(columns.id)))
        where = (wanted,) if agencies is None else (wanted, columns.agency.in_(sorted(agencies)))
        (rows,) = await self.keeping.rows(Question(tables.person, where, columns.position))
        return tuple(_person(row) for row in rows)

    async def holder_of(self, account: str) -> Person | None:
        """Whose account this is."""
        await self.keeping.beat(self.clock.now())
        cases, directory, portal = _cases(account), tables.directory.c, tables.portal.c
        found = await self.keeping.rows(
            Question(tables.directory, (directory.account.in_(cases),)),
            Question(tables.portal, (portal.account.in_(cases),)),
            Question(tables.directory, (directory.former.in_(cases),), directory.position),
        )
        holder = next((row.person for rows in found for row in rows), None)
        return None if holder is None else await self.person(holder)

    async def phase(self) -> Phase | None:
        """The phase that is ruled, else the one that the file names."""
        beat = await self.keeping.beat(self.clock.now())
        return None if beat.phase is None else Phase(beat.phase)

    async def sync(self) -> SyncBeat | None:
        """The sync's beat, its last run at or before now."""
        now = self.clock.now()
        beat = await self.keeping.beat(now)
        return SyncBeat(beat.every, beat.tick if beat.tick <= now else None)

    async def auto_creation(self) -> datetime | None:
        """When the unbound get or got their accounts, for agencies without a date of their own."""
        return (await self.keeping.beat(self.clock.now())).auto_creation


@dataclass(frozen=True, slots=True)
class Spans:
    """`auto_unlock`: how long a lock of portal and directory lasts. `sync_every`: the beat of the sync where the file names none.

    `ruling`: the phase and the creation that win over the file's, for the sync as for the desk (R15, R17, R34).
    """

    auto_unlock: timedelta = timedelta(minutes=15)
    sync_every: timedelta = timedelta(hours=1)
    ruling: Ruling = NOTHING_RULED


DEFAULT_SPANS: Final = Spans()


class EmbeddedOrganisation:
    """All of it: loaded once, then moved by the clock alone."""

    def __init__(self, engine: AsyncEngine, clock: Clock, key: Callable[[str], str], zone: tzinfo, spans: Spans = DEFAULT_SPANS) -> None:
        self.zone = zone
        self._clock = clock
        self._key = key
        self._spans = spans
        self._keeping = Keeping(engine, spans.auto_unlock, spans.ruling)
        line = _Line(self._keeping, clock)
        register = EmbeddedRegister(self._keeping, clock)
        self.register: Register = register
        self.colleagues: Colleagues = register
        self.systems = Systems(
            EmbeddedPortal(line, spans.auto_unlock),
            EmbeddedPersonnel(line),
            EmbeddedDirectory(line, spans.auto_unlock),
            EmbeddedMailbox(line),
            EmbeddedSignOn(line),
        )

    async def loaded(self) -> bool:
        """Whether an organisation is there already."""
        return await self._keeping.founded()

    async def load(self, description: Description) -> None:
        """Fixes the relative times at the clock's present and writes everything down, where nothing is there yet."""
        if not await self.loaded():
            await self._keeping.found(await self._founding(description), anew=False)
        await self.resume()

    async def resume(self) -> None:
        """Goes on with what is loaded, by the phase and the creation that are ruled now."""
        await self._keeping.plan_anew(self._clock.now())

    async def start_over(self, description: Description) -> None:
        """The organisation as its file says it, from now; all faults are mended."""
        await self._keeping.found(await self._founding(description), anew=True)

    async def _founding(self, description: Description) -> Founding:
        # Sealing the passwords keeps a processor busy for a moment; the loop stays free meanwhile.
        foundation = Foundation(self._clock.now(), self._spans.sync_every, self._key, seal, self._spans.ruling.phase)
        return await asyncio.to_thread(founded, description, foundation)

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
        """Bad sign-ins elsewhere lock this TPEAD account now and count as one more lockout; or a portal account. ValueError for an unknown one."""
        await self._keeping.lock(account, self._clock.now())


def _cases(typed: str) -> list[str]:
    """How an id or account may be kept that somebody typed in capitals or without; each is found by the index."""
    return sorted({typed, typed.lower(), typed.upper()})


def _person(row: PersonRow) -> Person:
    return Person(row.id, row.name, row.agency, row.key, Role(row.role), row.email, row.phone, row.language)
