"""The account systems that are real, in place of the embedded ones. Loaded only where the settings name one, or a file of agencies."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.clock import Clock
from bot.errors import ConfigurationError
from bot.people.person import Person
from bot.ports import Colleagues, Portal
from bot.runtime.quick_dataclass import dataclass
from bot.settings import systems as written
from bot.settings.schema import Settings
from bot.wiring.account_systems import AccountSystems
from bot.wiring.sql_systems import SqlSystems
from integrations.accounts.active_directory.directory import ActiveDirectory
from integrations.accounts.active_directory.events import DirectoryEvents
from integrations.accounts.active_directory.keys import DirectoryKeys
from integrations.accounts.embedded.organisation import EmbeddedOrganisation
from integrations.accounts.ldap.protocol import LdapServer, SearchScope, ServiceAccount
from integrations.accounts.ldap.servers import Ldap
from integrations.accounts.ldap_mailbox.keys import MailboxKeys
from integrations.accounts.ldap_mailbox.mailbox import LdapMailbox
from integrations.accounts.offices import Offices, OverriddenRegister
from integrations.accounts.register_cache import CachedRegister
from integrations.accounts.sql.personnel import SqlPersonnel
from integrations.accounts.sql.portal import SqlPortal
from integrations.accounts.sql.register import Holder
from integrations.settings_section import read_secret

_FILE: Final = "config.yaml"


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
        return tuple(one.account for one in await self.portal.accounts_of(person))

    async def holder_of_portal(self, account: str) -> str | None:
        """Whoever has an account of this name."""
        holder = await self.colleagues.holder_of(account)
        return None if holder is None else holder.id

    async def holder_of_directory(self, account: str) -> str | None:
        """Whoever has an account of this name."""
        return await self.holder_of_portal(account)


def with_external_systems(
    embedded: AccountSystems, settings: Settings, offices: Offices | None, engine: AsyncEngine, clock: Clock, keyed: Callable[[str], str], *, from_file: bool
) -> AccountSystems:
    """The estate with what the settings name in place of what is embedded. `from_file`: an organisation's file says who works here.

    Raises ConfigurationError."""
    organisation, accounts, mapped = embedded.organisation, settings.accounts, SqlSystems(settings, clock, keyed)
    systems, closing = organisation.systems, list[Callable[[], None]]()
    if accounts.portal.kind == "sql":
        portal = mapped.portal(accounts.portal, organisation.portal_named)
        systems, closing = replace(systems, portal=portal), [*closing, portal.table.close]
    if accounts.personnel.kind == "sql":
        personnel = mapped.personnel(accounts.personnel)
        systems, closing = replace(systems, personnel=personnel), [*closing, personnel.table.close]
    if accounts.sso.kind == "sql":
        sign_on = mapped.sign_on(accounts.sso)
        systems, closing = replace(systems, sign_on=sign_on), [*closing, sign_on.table.close]
    if accounts.mailbox.kind == "ldap":
        mailbox = build_mailbox(accounts.mailbox, organisation, clock)
        systems, closing = replace(systems, mailbox=mailbox), [*closing, mailbox.close]
    register, colleagues = organisation.register, organisation.colleagues
    real_people = not from_file and offices is not None and isinstance(systems.personnel, SqlPersonnel)
    holders = list[Holder]()
    if real_people and offices is not None and isinstance(systems.personnel, SqlPersonnel):
        found = mapped.register(systems.personnel, offices, (lambda account: _first(holders, account),))
        register, colleagues = CachedRegister(found, clock), found
    elif offices is not None:
        register, colleagues = OverriddenRegister.over(register, colleagues, offices)
    if isinstance(systems.portal, SqlPortal):
        holders.append(systems.portal.holder_of)
    if accounts.directory.kind == "active_directory":
        holdings = RegisteredAccountHolders(organisation, colleagues, systems.portal, real_people or accounts.directory.person_attribute is not None)
        directory = build_directory(accounts.directory, holdings, engine, clock)
        holders.append(directory.holder_of)
        systems, closing = replace(systems, directory=directory), [*closing, directory.close]

    def close() -> None:
        for one in closing:
            one()

    return AccountSystems(organisation, embedded.described, register, colleagues, systems, offices is None or from_file, frozenset(accounts.real), close)


async def _first(holders: list[Holder], account: str) -> str | None:
    for ask in holders:
        holder = await ask(account)
        if holder is not None:
            return holder
    return None


def build_directory(said: written.ActiveDirectorySettings, holdings: RegisteredAccountHolders, engine: AsyncEngine, clock: Clock) -> ActiveDirectory:
    """TPEAD on real servers. Raises ConfigurationError."""
    return ActiveDirectory(build_ldap("directory", said, clock), build_keys(said), service_account_names(said), holdings, DirectoryEvents(engine), clock)


def build_mailbox(said: written.MailDirectorySettings, organisation: EmbeddedOrganisation, clock: Clock) -> LdapMailbox:
    """The city's mail on a real directory. Raises ConfigurationError."""
    return LdapMailbox(build_ldap("mailbox", said, clock), build_mailbox_keys(said), organisation.address_named, clock)


def build_mailbox_keys(said: written.MailDirectorySettings) -> MailboxKeys:
    """What the operator says of the mail directory. Raises ConfigurationError."""
    enabled = None if said.enabled is None else (said.enabled.attribute, {value: meaning == "enabled" for value, meaning in said.enabled.meanings.items()})
    try:
        return MailboxKeys(said.base_dns, said.address_attribute, said.person_attribute, said.policy, enabled)
    except ValueError as trouble:
        raise ConfigurationError(_FILE, "accounts.mailbox", f"expected {trouble}") from None


def build_ldap(system: str, said: written.DirectoryServerSettings, clock: Clock) -> Ldap:
    """A directory's servers and the desk's accounts there. Raises ConfigurationError."""
    key = f"accounts.{system}"
    try:
        servers = tuple(LdapServer.read(server) for server in said.servers)
    except ValueError as trouble:
        raise ConfigurationError(_FILE, f"{key}.servers", f"expected {trouble}") from None
    ca_file = None if said.ca_file is None else Path(said.ca_file)
    if ca_file is not None and not ca_file.is_file():
        raise ConfigurationError(_FILE, f"{key}.ca_file", f"there is no file {ca_file}; it holds the CA's certificate as PEM")
    reading, *writing = service_account_names(said, key)
    return Ldap(system, SearchScope(servers, ca_file), reading, writing[0] if writing else None, clock)


def build_keys(said: written.ActiveDirectorySettings) -> DirectoryKeys:
    """What the operator says of the directory. Raises ConfigurationError."""
    try:
        return DirectoryKeys(
            said.base_dns, said.account_attribute, said.binding_attribute, said.person_attribute, said.former_attribute, said.protected_groups,
            frozenset(said.rights),
        )  # fmt: skip
    except ValueError as trouble:
        raise ConfigurationError(_FILE, "accounts.directory", f"expected {trouble}") from None


def service_account_names(said: written.DirectoryServerSettings, key: str = "accounts.directory") -> tuple[ServiceAccount, ...]:
    """The desk's accounts there, the reading one first. Raises ConfigurationError."""
    named = [("read", said.read)] + ([] if said.write is None else [("write", said.write)])
    return tuple(ServiceAccount(one.user, read_secret(one.password, f"{key}.{name}.password")) for name, one in named)
