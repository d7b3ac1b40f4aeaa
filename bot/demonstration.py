"""The demonstration's controls: its clock, its faults, its locks, and starting over."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.audit import AuditEvent, AuditRecord
from bot.clock import MovableClock
from bot.people.person import Person
from bot.ports import Organisation, Register, Systems
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Store


@dataclass(frozen=True)
class DemonstrationControls:
    """Every act is recorded in the audit trail, under the actor who did it. `real`: systems that do not belong to the demonstration."""

    store: Store
    clock: MovableClock
    organisation: Organisation
    register: Register
    systems: Systems
    reload: Callable[[], Awaitable[None]]
    real: frozenset[str] = frozenset()

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
