"""What an account system is built with, and what comes of it."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from pkgutil import resolve_name
from typing import Generic, Protocol, TypeVar

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.clock import Clock
from bot.people.person import Person
from bot.ports import Colleagues, Portal, Register
from bot.runtime.quick_dataclass import dataclass
from integrations.accounts.embedded.organisation import EmbeddedOrganisation
from integrations.accounts.examination import ExaminationResult
from integrations.accounts.offices import Offices
from integrations.accounts.system_entry import AccountSystemEntry, SystemSettings

P = TypeVar("P")
HolderLookup = Callable[[str], Awaitable[str | None]]
"""The id of whose account this is; None: nobody's."""


class PeopleRegister(Register, Colleagues, Protocol):
    """Who works here, from a system of personnel."""


BuildRegister = Callable[[Offices, tuple[HolderLookup, ...]], PeopleRegister]


@dataclass(frozen=True)
class SystemContext:
    """What every system is built and examined with: the clock, the organisation's zone, and the spans that the configuration counts with."""

    clock: Clock
    time_zone: str
    auto_unlock: timedelta
    sync_every: timedelta
    sync_overdue: timedelta


@dataclass(frozen=True)
class RegisteredAccountHolders:
    """Whose an account is: the organisation's file where it names accounts, and the portal."""

    organisation: EmbeddedOrganisation
    colleagues: Colleagues
    portal: Portal
    by_attribute: bool

    async def named(self, person: Person) -> tuple[str, ...] | None:
        """The accounts that the file names; None where it names none and the directory may tell."""
        names = await self.organisation.accounts_named(person)
        return None if not names and self.by_attribute else names

    async def portal_of(self, person: Person) -> tuple[str, ...]:
        """The portal's own answer."""
        return tuple(account.account for account in await self.portal.accounts_of(person))

    async def holder_of_portal(self, account: str) -> str | None:
        """The owner of an account with this name."""
        holder = await self.colleagues.holder_of(account)
        return None if holder is None else holder.id

    async def holder_of_directory(self, account: str) -> str | None:
        """The owner of an account with this name."""
        return await self.holder_of_portal(account)


@dataclass(frozen=True)
class DeskRecords:
    """What the desk itself knows and keeps. `keyed`: its HMAC of a national id; `holders.organisation`: what is embedded."""

    engine: AsyncEngine
    keyed: Callable[[str], str]
    holders: RegisteredAccountHolders


def _nothing() -> None:
    """Nothing has to be given back."""


@dataclass(frozen=True)
class BuiltSystem(Generic[P]):
    """A system behind its port. `holder_of`: whose an account of it is, where it says so; `register`: who works here, where it is personnel's own."""

    port: P
    close: Callable[[], None] = _nothing
    holder_of: HolderLookup | None = None
    register: BuildRegister | None = None


def build_system(entry: AccountSystemEntry[P], settings: SystemSettings, context: SystemContext, records: DeskRecords) -> BuiltSystem[P]:
    """Builds it; its library is imported now. Raises ConfigurationError."""
    built: BuiltSystem[P] = resolve_name(entry.build)(settings, context, records)
    return built


def examine_system(examine: str, settings: SystemSettings, context: SystemContext) -> Awaitable[tuple[ExaminationResult, ...]]:
    """What `doctor` asks of it. Raises ConfigurationError at once, before anything is asked."""
    results: Awaitable[tuple[ExaminationResult, ...]] = resolve_name(examine)(settings, context)
    return results
