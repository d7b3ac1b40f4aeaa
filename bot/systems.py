"""The account systems and who works here, put together from the settings: the third page of the parts list."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.clock import Clock
from bot.errors import ConfigurationError
from bot.people.person import Person
from bot.ports import Colleagues, Directory, Portal, Register, Systems
from bot.settings import systems as written
from bot.settings.schema import Settings
from bot.settings.values import build_ruling, secret_of
from integrations.accounts.active_directory.directory import ActiveDirectory
from integrations.accounts.active_directory.events import DirectoryEvents
from integrations.accounts.active_directory.keys import DirectoryKeys
from integrations.accounts.embedded.description import Description
from integrations.accounts.embedded.organisation import EmbeddedOrganisation, Spans
from integrations.accounts.embedded.reading import read_organisation
from integrations.accounts.ldap.servers import Ldap
from integrations.accounts.ldap.words import Account, Reach, Server

_SAMPLES: Final = Path(__file__).parent.parent / "integrations" / "accounts" / "embedded" / "samples"
SAMPLE: Final = _SAMPLES / "before_go_live.yaml"
_FILE: Final = "config.yaml"


@dataclass(frozen=True)
class Estate:
    """Who works here and what holds their accounts. `organisation` keeps what is embedded, and how that is broken.

    `demonstration`: people and their agencies come from an organisation's file, so pages may let a visitor choose whom to be. `real`: which are not.
    """

    organisation: EmbeddedOrganisation
    described: Callable[[], Description]
    register: Register
    colleagues: Colleagues
    systems: Systems
    demonstration: bool
    real: frozenset[str]
    close: Callable[[], None]

    async def open(self) -> None:
        """Loads the embedded organisation where nothing is loaded yet, else goes on with it. Raises ConfigurationError."""
        if await self.organisation.loaded():
            await self.organisation.resume()
        else:
            await self.organisation.load(self.described())


@dataclass(frozen=True)
class Holdings:
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
        return tuple(one.account for one in await self.portal.accounts_of(person))

    async def holder_of_portal(self, account: str) -> str | None:
        """Whoever has an account of this name."""
        holder = await self.colleagues.holder_of(account)
        return None if holder is None else holder.id

    async def holder_of_directory(self, account: str) -> str | None:
        """Whoever has an account of this name."""
        return await self.holder_of_portal(account)


def build_embedded(settings: Settings, engine: AsyncEngine, clock: Clock, keyed: Callable[[str], str]) -> EmbeddedOrganisation:
    """The organisation that is kept in this database, by the spans and the phase that the configuration rules."""
    spans = Spans(settings.timings.auto_unlock, settings.timings.sync_every, build_ruling(settings))
    return EmbeddedOrganisation(engine, clock, keyed, ZoneInfo(settings.time_zone), spans)


def build_estate(settings: Settings, source: Path | None, engine: AsyncEngine, clock: Clock, keyed: Callable[[str], str]) -> Estate:
    """Puts them together. `source`: an organisation's file named on the command line. Raises ConfigurationError."""
    organisation = build_embedded(settings, engine, clock, keyed)
    zone, accounts = ZoneInfo(settings.time_zone), settings.accounts
    systems, colleagues, closing = organisation.systems, organisation.colleagues, list[Callable[[], None]]()
    if accounts.directory.kind == "active_directory":
        ldap = build_ldap("directory", accounts.directory, clock)
        closing.append(ldap.close)
        holdings = Holdings(organisation, colleagues, systems.portal, accounts.directory.person_attribute is not None)
        directory: Directory = ActiveDirectory(
            ldap, build_keys(accounts.directory), _own(accounts.directory), holdings, DirectoryEvents(engine), clock
        )
        systems = replace(systems, directory=directory)

    def close() -> None:
        for one in closing:
            one()

    return Estate(
        organisation, lambda: read_organisation(source or SAMPLE, zone), organisation.register, colleagues, systems, True, frozenset(accounts.real), close
    )


def build_ldap(system: str, said: written.Server, clock: Clock) -> Ldap:
    """A directory's servers and the desk's accounts there. Raises ConfigurationError."""
    key = f"accounts.{system}"
    try:
        servers = tuple(Server.read(one) for one in said.servers)
    except ValueError as trouble:
        raise ConfigurationError(_FILE, f"{key}.servers", f"expected {trouble}") from None
    ca_file = None if said.ca_file is None else Path(said.ca_file)
    if ca_file is not None and not ca_file.is_file():
        raise ConfigurationError(_FILE, f"{key}.ca_file", f"there is no file {ca_file}; it holds the CA's certificate as PEM")
    reading, *writing = _own(said, key)
    return Ldap(system, Reach(servers, ca_file), reading, writing[0] if writing else None, clock)


def build_keys(said: written.ActiveDirectory) -> DirectoryKeys:
    """What the operator says of the directory. Raises ConfigurationError."""
    try:
        return DirectoryKeys(
            said.base_dns, said.account_attribute, said.binding_attribute, said.person_attribute, said.former_attribute, said.protected_groups,
            frozenset(said.rights),
        )  # fmt: skip
    except ValueError as trouble:
        raise ConfigurationError(_FILE, "accounts.directory", f"expected {trouble}") from None


def _own(said: written.Server, key: str = "accounts.directory") -> tuple[Account, ...]:
    named = [("read", said.read)] + ([] if said.write is None else [("write", said.write)])
    return tuple(Account(one.user, secret_of(one.password, f"{key}.{name}.password")) for name, one in named)
