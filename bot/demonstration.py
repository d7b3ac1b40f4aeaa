"""The demonstration: its controls (clock, faults, locks, starting over), its people with their problems, and the passwords in its file."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import Final, Protocol

from bot.accounts.snapshot import PersonRecords
from bot.audit import AuditEvent, AuditRecord
from bot.clock import MovableClock
from bot.people.account_lookup import AccountLookup, LookupResult
from bot.people.person import Person
from bot.ports import Organisation, Register, Systems
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.store.work import Store

LISTED: Final = 200
"""How many people are listed by their problems; an organisation's file may hold thousands."""


class DemonstratedOrganisation(Organisation, Protocol):
    """The embedded organisation, as the demonstration looks behind its scenes."""

    async def everybody(self, most: int) -> tuple[PersonRecords, ...]:
        """The records of the first `most` people of its file, whatever is broken."""
        ...

    async def passwords_of(self, person: Person, written: Mapping[str, Secret]) -> tuple[tuple[str, str, Secret], ...]:
        """System, account and password of this person, of each password `written` in the file that is still the account's."""
        ...


@dataclass(frozen=True, slots=True)
class KnownPassword:
    """A made-up password that stands in the organisation's file; `system` is portal or directory."""

    system: str
    account: str
    password: Secret


@dataclass(frozen=True)
class DemonstrationControls:
    """Every act is recorded in the audit trail, under the actor who did it. `real`: systems that do not belong to the demonstration.

    `written` reads the passwords in the organisation's file, by account."""

    store: Store
    clock: MovableClock
    organisation: DemonstratedOrganisation
    register: Register
    systems: Systems
    account_lookup: AccountLookup
    reload: Callable[[], Awaitable[None]]
    written: Callable[[], Awaitable[Mapping[str, Secret]]]
    real: frozenset[str] = frozenset()

    async def people(self) -> tuple[LookupResult, ...]:
        """The first people of the file, each with what the desk itself would find wrong."""
        return await self.account_lookup.look_at_all(await self.organisation.everybody(LISTED))

    async def passwords_of(self, person: Person) -> tuple[KnownPassword, ...]:
        """This person's passwords, as far as the file's are still theirs; a password that somebody chose here is known to nobody else."""
        return tuple(KnownPassword(*known) for known in await self.organisation.passwords_of(person, await self.written()))

    async def advance(self, by: timedelta, actor: str) -> None:
        """Moves the clock forward; a restart keeps it. Raises ValueError for a negative span."""
        self.clock.advance(by)
        async with self.store.work() as work:
            await work.keep_clock(self.clock.ahead)
            await work.audit.append(AuditRecord(AuditEvent.CLOCK_MOVED, actor, "", {"seconds": str(round(by.total_seconds()))}), self.clock.now())

    async def break_system(self, name: str, how: str, actor: str) -> None:
        """Breaks a system (down, slow, garbled) or mends it (well). Raises ValueError for an unknown or a real system."""
        if name in self.real:
            raise ValueError(f"{name} is a real system here; only embedded ones can be broken")
        await self.organisation.break_system(name, how)
        await self._record(AuditEvent.SYSTEM_BROKEN, actor, {"system": name, "is": how})

    async def lock(self, account: str, actor: str) -> None:
        """Locks a TPEAD account as failed sign-ins elsewhere would. Raises ValueError for an unknown account, and if the directory is a real one."""
        if "directory" in self.real:
            raise ValueError("the directory is a real one here; wrong passwords at its own sign-in lock an account there")
        await self.organisation.lock(account)
        await self._record(AuditEvent.ACCOUNT_LOCKED, actor, {})

    async def lock_of(self, person: Person, actor: str) -> bool:
        """Locks all TPEAD accounts of a person; False if there are none."""
        accounts = await self.systems.directory.accounts_of(person)
        for account in accounts:
            await self.lock(account.account, actor)
        return bool(accounts)

    async def start_over(self, actor: str) -> None:
        """Reloads the organisation from its file and empties all conversations; clock and audit trail continue."""
        await self.reload()
        async with self.store.work() as work:
            await work.forget_conversations()
        await self._record(AuditEvent.STARTED_OVER, actor, {})

    async def _record(self, did: AuditEvent, actor: str, details: dict[str, str]) -> None:
        async with self.store.work() as work:
            await work.audit.append(AuditRecord(did, actor, "", details), self.clock.now())
