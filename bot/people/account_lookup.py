"""Asks all systems about one person in parallel, each with its own deadline. A failure is a reading, never silence (D3, T32)."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

import structlog

from bot.accounts.diagnosis import diagnose
from bot.accounts.finding import Diagnosis
from bot.accounts.records import Absent, DirectoryAccount, Present, Reading, System, Unread
from bot.accounts.rules import Rules
from bot.accounts.snapshot import AccountEvent, LockEvent, PersonRecords, Snapshot
from bot.clock import Clock
from bot.errors import BackEndError
from bot.metrics.back_end import timed
from bot.metrics.metric import NO_METRICS, Metrics
from bot.people.person import Agency, Person
from bot.ports import Register, Systems
from bot.runtime.quick_dataclass import dataclass

T = TypeVar("T")
_log = structlog.get_logger("looking_up")


@dataclass(frozen=True, slots=True)
class LookupResult:
    """What was read, what it means, and by which rules, at `now` (UTC)."""

    diagnosis: Diagnosis
    rules: Rules
    now: datetime

    @property
    def snapshot(self) -> Snapshot:
        """What the systems returned."""
        return self.diagnosis.snapshot


@dataclass(frozen=True)
class AccountLookup:
    """Reads and diagnoses one person. `deadline` is the time limit of one system; `narrow` takes what is not to be offered to this person (none: nothing)."""

    register: Register
    systems: Systems
    rules: Rules
    clock: Clock
    deadline: timedelta
    metrics: Metrics = NO_METRICS
    narrow: "Callable[[LookupResult], Awaitable[LookupResult]] | None" = None

    async def rules_now(self) -> Rules:
        """The rules, with the sync schedule that the organisation itself knows."""
        beat = await self.register.sync()
        return self.rules if beat is None else replace(self.rules, sync=beat)

    async def look(self, person: Person) -> LookupResult:
        """All five systems in parallel, then the decision table."""
        systems = self.systems
        agency = await self.register.agency(person.agency)
        portal, personnel, directory, mailbox, certificate, binding = await asyncio.gather(
            self._read(System.PORTAL, lambda: systems.portal.accounts_of(person)),
            self._read(System.PERSONNEL, lambda: systems.personnel.record_of(person)),
            self._read(System.DIRECTORY, lambda: systems.directory.accounts_of(person)),
            self._read(System.MAILBOX, lambda: systems.mailbox.account_of(person)),
            self._read(System.SIGN_ON, lambda: systems.sign_on.certificate_of(person)),
            self._read(System.DIRECTORY, lambda: systems.directory.bindings_of(person)),
        )
        rules, now = await self.rules_now(), self.clock.now()
        snapshot = Snapshot(
            person=person,
            agency=agency,
            portal=portal,
            personnel=personnel,
            directory=directory,
            mailbox=mailbox,
            certificate=certificate,
            binding=binding,
            recent=_recent(directory, now, rules),
            taken=now,
        )
        seen = LookupResult(diagnose(snapshot, rules, now), rules, now)
        return seen if self.narrow is None else await self.narrow(seen)

    async def look_at_all(self, records: Sequence[PersonRecords]) -> tuple[LookupResult, ...]:
        """The same from records that were read before, of many people: each agency is read once, and no system is asked."""
        agencies = {id: await self.register.agency(id) for id in dict.fromkeys(one.person.agency for one in records)}
        rules, now = await self.rules_now(), self.clock.now()
        return tuple(LookupResult(diagnose(_snapshot(one, agencies[one.person.agency], rules, now), rules, now), rules, now) for one in records)

    async def _read(self, system: System, ask: Callable[[], Awaitable[T | None]]) -> Reading[T]:
        try:
            with timed(self.metrics, system.value):
                async with asyncio.timeout(self.deadline.total_seconds()):
                    answer = await ask()
        except TimeoutError:
            _log.warning("system did not answer in time", system=system.value)
            return Unread(system)
        except BackEndError as trouble:
            _log.warning("system could not be read", system=system.value, trouble=type(trouble).__name__, detail=trouble.detail)
            return Unread(system)
        return _reading(answer)


def _snapshot(records: PersonRecords, agency: Agency, rules: Rules, now: datetime) -> Snapshot:
    directory = _reading(records.directory)
    return Snapshot(
        person=records.person,
        agency=agency,
        portal=_reading(records.portal),
        personnel=_reading(records.personnel),
        directory=directory,
        mailbox=_reading(records.mailbox),
        certificate=_reading(records.certificate),
        binding=_reading(records.bindings),
        recent=_recent(directory, now, rules),
        taken=now,
    )


def _reading(answer: T | None) -> Reading[T]:
    return Absent() if answer is None or answer == () else Present(answer)


def _recent(directory: Reading[tuple[DirectoryAccount, ...]], now: datetime, rules: Rules) -> tuple[AccountEvent, ...]:
    if not isinstance(directory, Present):
        return ()
    since = now - rules.recent
    happened = [AccountEvent(LockEvent.LOCKED_OUT, account.account, at) for account in directory.record for at in account.lockouts if since < at <= now]
    happened += [AccountEvent(LockEvent.UNLOCKED, account.account, at) for account in directory.record for at in account.unlocks if since < at <= now]
    return tuple(sorted(happened, key=lambda account: account.at))
