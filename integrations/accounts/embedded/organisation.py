"""The embedded organisation behind the ports: it replaces the five account systems and the register of people."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta, tzinfo
from typing import Final

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.accounts.snapshot import PersonRecords
from bot.clock import Clock
from bot.people.person import Person
from bot.ports import Colleagues, Register, Systems
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from integrations.accounts.embedded import tables
from integrations.accounts.embedded.description import Description, account_key
from integrations.accounts.embedded.directory import EmbeddedDirectory
from integrations.accounts.embedded.everybody import records_of_everybody
from integrations.accounts.embedded.initial_state import Foundation, initial_rows
from integrations.accounts.embedded.mailbox import EmbeddedMailbox
from integrations.accounts.embedded.password_hash import hash_password, is_password
from integrations.accounts.embedded.people_import import Import, ImportOutcome, import_into
from integrations.accounts.embedded.personnel import EmbeddedPersonnel
from integrations.accounts.embedded.portal import EmbeddedPortal
from integrations.accounts.embedded.register import EmbeddedRegister
from integrations.accounts.embedded.row_store import RowQuery, RowStore
from integrations.accounts.embedded.sign_on import EmbeddedSignOn
from integrations.accounts.embedded.state import NOTHING_RULED, Founding, PhaseOverride, World
from integrations.accounts.embedded.system_connection import SystemConnection

SYSTEMS: Final = ("portal", "personnel", "directory", "mailbox", "sso", "helpdesk", "mail")
WAYS: Final = ("down", "slow", "garbled", "well")


@dataclass(frozen=True, slots=True)
class Spans:
    """`auto_unlock`: how long a lock of portal and directory lasts. `sync_every`: the sync's schedule if the file names none.

    `ruling`: the phase and the creation date that override the file's, for the sync as for the desk (R15, R17, R34).
    """

    auto_unlock: timedelta = timedelta(minutes=15)
    sync_every: timedelta = timedelta(hours=1)
    ruling: PhaseOverride = NOTHING_RULED


DEFAULT_SPANS: Final = Spans()


class _Rehearsed(Exception):
    """Aborts a rehearsal; carries its result."""

    def __init__(self, fates: dict[str, ImportOutcome]) -> None:
        super().__init__()
        self.fates = fates


def _taken(world: World, what: Import, now: datetime, key: Callable[[str], str], rehearsal: bool) -> tuple[World, dict[str, ImportOutcome]]:
    after, fates = import_into(world, what, now, key)
    if rehearsal:
        raise _Rehearsed(fates)
    return after, fates


class EmbeddedOrganisation:
    """The whole organisation: loaded once, then moved by the clock alone."""

    def __init__(self, engine: AsyncEngine, clock: Clock, key: Callable[[str], str], zone: tzinfo, spans: Spans = DEFAULT_SPANS) -> None:
        self.zone = zone
        self._clock = clock
        self._key = key
        self._spans = spans
        self._keeping = RowStore(engine, spans.auto_unlock, spans.ruling)
        line = SystemConnection(self._keeping, clock)
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
        """Whether an organisation has been loaded."""
        return await self._keeping.founded()

    async def load(self, description: Description) -> None:
        """Resolves relative times at the clock's present and stores everything, unless an organisation has been loaded."""
        if not await self.loaded():
            await self._keeping.found(await self._founding(description), anew=False)
        await self.resume()

    async def resume(self) -> None:
        """Continues with what is loaded, under the current ruling."""
        await self._keeping.plan_anew(self._clock.now())

    async def start_over(self, description: Description) -> None:
        """Reloads the organisation from its file, as of now; all faults are mended."""
        await self._keeping.found(await self._founding(description), anew=True)

    async def _founding(self, description: Description) -> Founding:
        # Sealing the passwords keeps a processor busy for a moment; the loop stays free meanwhile.
        foundation = Foundation(
            now=self._clock.now(), sync_every=self._spans.sync_every, key=self._key, seal=hash_password, phase=self._spans.ruling.phase, already=description.sealed
        )
        return await asyncio.to_thread(initial_rows, description, foundation)

    async def break_system(self, name: str, how: str) -> None:
        """Breaks or mends a system. Raises ValueError for an unknown name or way."""
        if name not in SYSTEMS:
            raise ValueError(f"fault: expected one of {', '.join(SYSTEMS)}, not {name!r}")
        if how not in WAYS:
            raise ValueError(f"is: expected one of {', '.join(WAYS)}, not {how!r}")
        await self._keeping.break_system(name, None if how == "well" else how)

    async def take_in(self, what: Import, rehearsal: bool = False) -> dict[str, ImportOutcome]:
        """Imports the people of an export, all or none; a rehearsal only returns the outcome. Raises ValueError: see `taken_in`."""
        now = self._clock.now()
        try:
            return await self._keeping.change(now, lambda world: _taken(world, what, now, self._key, rehearsal))
        except _Rehearsed as told:
            return told.fates

    async def accounts_named(self, person: Person) -> tuple[str, ...]:
        """The names of the TPEAD accounts that the file gives this person, the main one first, for use with a real directory."""
        columns = tables.directory.c
        (rows,) = await self._keeping.rows(RowQuery(tables.directory, (columns.person == person.id,), columns.position))
        return tuple(row.account for row in rows)

    async def address_named(self, person: Person) -> str | None:
        """The mailbox address that the file gives this person, for use with a real mail directory."""
        (rows,) = await self._keeping.rows(RowQuery(tables.mailbox, (tables.mailbox.c.person == person.id,)))
        return next((row.address for row in rows), None)

    async def portal_named(self, person: Person) -> tuple[str, ...]:
        """The names of the portal accounts that the file gives this person."""
        columns = tables.portal.c
        (rows,) = await self._keeping.rows(RowQuery(tables.portal, (columns.person == person.id,), columns.position))
        return tuple(row.account for row in rows)

    async def everybody(self, most: int) -> tuple[PersonRecords, ...]:
        """The records of the first `most` people of the file, whatever is broken."""
        return await records_of_everybody(self._keeping, self._clock.now(), self._spans.auto_unlock, most)

    async def passwords_of(self, person: Person, written: Mapping[str, Secret]) -> tuple[tuple[str, str, Secret], ...]:
        """System, account and password of this person, of each password in the file (`written`, by `account_key`) that is still the account's."""
        portal, directory = await self._keeping.rows(
            RowQuery(tables.portal, (tables.portal.c.person == person.id,), tables.portal.c.position),
            RowQuery(tables.directory, (tables.directory.c.person == person.id,), tables.directory.c.position),
        )
        known = [
            (system, row.account, row.password, written[account_key(system, row.account)])
            for system, rows in (("portal", portal), ("directory", directory))
            for row in rows
            if account_key(system, row.account) in written
        ]
        hold = await asyncio.to_thread(lambda: [is_password(sealed, password) for _, _, sealed, password in known])
        return tuple((system, account, password) for (system, account, _, password), holds in zip(known, hold, strict=True) if holds)

    async def faults(self) -> Mapping[str, str]:
        """What is broken now, and how."""
        return await self._keeping.faults()

    async def lock(self, account: str) -> None:
        """Failed sign-ins elsewhere lock this TPEAD account now and count as one more lockout; or a portal account. Raises ValueError for an unknown one."""
        await self._keeping.lock(account, self._clock.now())
