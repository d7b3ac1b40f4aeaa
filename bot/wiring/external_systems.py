"""The real account systems, replacing the embedded ones. Imported only if the settings name one, or an agencies file."""

from dataclasses import replace

from bot.ports import Colleagues, Register, Systems
from bot.wiring.account_systems import AccountSystems, ExternalSources
from integrations.accounts.offices import OverriddenRegister
from integrations.accounts.register_cache import CachedRegister
from integrations.accounts.registry import DIRECTORIES, MAILBOXES, PERSONNEL_SYSTEMS, PORTALS, SIGN_ON_SYSTEMS
from integrations.accounts.system_building import BuildRegister, HolderLookup, RegisteredAccountHolders, build_system
from integrations.accounts.system_entry import entry_of


def with_external_systems(embedded: AccountSystems, sources: ExternalSources) -> AccountSystems:
    """The account systems with the configured real ones in place of the embedded ones. Raises ConfigurationError."""
    accounts, context, records = sources.settings.accounts, sources.context, sources.records
    portal = build_system(entry_of(PORTALS, accounts.portal), accounts.portal, context, records)
    personnel = build_system(entry_of(PERSONNEL_SYSTEMS, accounts.personnel), accounts.personnel, context, records)
    sign_on = build_system(entry_of(SIGN_ON_SYSTEMS, accounts.sso), accounts.sso, context, records)
    mailbox = build_system(entry_of(MAILBOXES, accounts.mailbox), accounts.mailbox, context, records)
    # The register asks the directory for an account's owner, and the directory asks the register: so the last holder is added once it is built.
    holders = [portal.holder_of] if portal.holder_of is not None else []
    real_people = personnel.register if sources.offices is not None and not sources.from_file else None
    register, colleagues = _people(embedded, sources, real_people, holders)
    owners = RegisteredAccountHolders(embedded.organisation, colleagues, portal.port, by_attribute=real_people is not None)
    directory = build_system(entry_of(DIRECTORIES, accounts.directory), accounts.directory, context, replace(records, holders=owners))
    if directory.holder_of is not None:
        holders.append(directory.holder_of)
    closing = [system.close for system in (portal, personnel, sign_on, mailbox, directory)]

    def close() -> None:
        for close_system in closing:
            close_system()

    return AccountSystems(
        organisation=embedded.organisation,
        described=embedded.described,
        register=register,
        colleagues=colleagues,
        systems=Systems(portal=portal.port, personnel=personnel.port, directory=directory.port, mailbox=mailbox.port, sign_on=sign_on.port),
        demonstration=sources.offices is None or sources.from_file,
        real=frozenset(accounts.real),
        close=close,
        own_name=embedded.own_name,
    )


def _people(embedded: AccountSystems, sources: ExternalSources, real_people: BuildRegister | None, holders: list[HolderLookup]) -> tuple[Register, Colleagues]:
    """The register of people: personnel's if it is real, else the embedded one; the agencies file says who leads them."""
    organisation, offices = embedded.organisation, sources.offices
    if offices is None:
        return organisation.register, organisation.colleagues
    if real_people is None:
        return OverriddenRegister.over(organisation.register, organisation.colleagues, offices)
    found = real_people(offices, (_first_of(holders),))
    return CachedRegister(found, sources.context.clock), found


def _first_of(holders: list[HolderLookup]) -> HolderLookup:
    """Asks one after another; the list may still grow."""

    async def ask(account: str) -> str | None:
        for look in holders:
            holder = await look(account)
            if holder is not None:
                return holder
        return None

    return ask
