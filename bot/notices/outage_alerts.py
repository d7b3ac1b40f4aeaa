"""Tells the operators that a system has not answered for ten minutes (D3): once per outage, whoever noticed it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

import structlog

from bot.accounts.facts import unread
from bot.audit import AuditEvent, AuditRecord
from bot.clock import Clock
from bot.errors import BackEndError
from bot.messages import Phrase, Reply
from bot.notices.direct_messages import DirectMessages
from bot.people.account_lookup import LookupResult
from bot.people.person import Person
from bot.people.role import Role
from bot.ports import Register
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Store

AFTER: Final = timedelta(minutes=10)
_TOLD: Final = "system_down"
_log = structlog.get_logger("alarming")


@dataclass(frozen=True)
class OutageAlerts:
    """If nobody has the operator role, the helpdesk is told."""

    store: Store
    register: Register
    direct_messages: DirectMessages
    clock: Clock
    wake: Callable[[], None]

    async def down(self, seen: LookupResult) -> None:
        """These systems did not answer just now, and somebody has been waiting for more than ten minutes."""
        people = await self._operators()
        for system in unread(seen.snapshot):
            _log.error("a system has not answered for ten minutes", system=system.value)
            async with self.store.work() as work:
                if await work.counts.last(_TOLD, system.value) is not None:
                    continue
                await work.counts.add(_TOLD, system.value, seen.now)
                await work.audit.append(AuditRecord(AuditEvent.SYSTEM_DOWN, "desk", "", {"system": system.value}), seen.now)
                for person in people:
                    await self.direct_messages.tell(work, person, Reply((Phrase("alarm.system_down", {"system": system.value}),)), seen.now)
        self.wake()

    async def up(self, seen: LookupResult) -> None:
        """A system that answers again may raise another alert later."""
        silent = {system.value for system in unread(seen.snapshot)}
        async with self.store.work() as work:
            for system in ("portal", "personnel", "directory", "mailbox", "sso"):
                if system not in silent:
                    await work.counts.forget(_TOLD, system)

    async def tell_of_ticket(self, key: str, number: str) -> None:
        """Something is wrong with a ticket's way to the helpdesk: once for each ticket and sentence."""
        people, now = await self._operators(), self.clock.now()
        async with self.store.work() as work:
            if await work.counts.last(key, number) is not None:
                return
            await work.counts.add(key, number, now)
            for person in people:
                await self.direct_messages.tell(work, person, Reply((Phrase(key, {"number": number}),)), now)
        self.wake()

    async def _operators(self) -> tuple[Person, ...]:
        try:
            people = await self.register.people()
        except BackEndError:
            return ()
        operators = tuple(person for person in people if person.role is Role.OPERATOR)
        return operators or tuple(person for person in people if person.role is Role.HELPDESK)
