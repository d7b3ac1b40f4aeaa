"""TPEAD on real servers, from the settings."""

from collections.abc import Awaitable
from dataclasses import replace
from typing import Final

from bot.errors import ConfigurationError
from bot.ports import Directory
from integrations.accounts.active_directory.account_reader import AccountReader
from integrations.accounts.active_directory.delegation import delegation
from integrations.accounts.active_directory.directory import ActiveDirectory, names_of
from integrations.accounts.active_directory.doctor_check import ActiveDirectoryCheck
from integrations.accounts.active_directory.events import DirectoryEvents
from integrations.accounts.active_directory.keys import DirectoryKeys
from integrations.accounts.active_directory.settings import ActiveDirectorySettings
from integrations.accounts.examination import ExaminationResult
from integrations.accounts.ldap.builder import build_ldap, service_accounts
from integrations.accounts.system_building import BuiltSystem, DeskRecords, SystemContext

_SYSTEM: Final = "directory"
_FILE: Final = "config.yaml"


def build_active_directory(settings: ActiveDirectorySettings, context: SystemContext, records: DeskRecords) -> BuiltSystem[Directory]:
    """The adapter. Raises ConfigurationError."""
    directory = ActiveDirectory(
        ldap=build_ldap(_SYSTEM, settings, context.clock),
        keys=directory_keys(settings),
        own=service_accounts(_SYSTEM, settings),
        holdings=replace(records.holders, by_attribute=True) if settings.names_owners else records.holders,
        events=DirectoryEvents(records.engine),
        clock=context.clock,
    )
    return BuiltSystem(directory, directory.close, directory.holder_of)


def examine_active_directory(settings: ActiveDirectorySettings, context: SystemContext) -> Awaitable[tuple[ExaminationResult, ...]]:
    """The checks of `doctor`. Raises ConfigurationError."""
    keys, own = directory_keys(settings), service_accounts(_SYSTEM, settings)
    return ActiveDirectoryCheck(
        ldap=build_ldap(_SYSTEM, settings, context.clock),
        keys=keys,
        reader=AccountReader(keys, names_of(own), context.clock),
        clock=context.clock,
        writes=settings.write is not None,
    ).examine()


def delegation_text(settings: ActiveDirectorySettings) -> str:
    """The commands that give the writing account its rights. Raises ConfigurationError if there is no such account."""
    if settings.write is None:
        raise ConfigurationError(_FILE, f"accounts.{_SYSTEM}.write", "expected the account that is to be given the rights: {user: …, password: …}")
    return delegation(directory_keys(settings), settings.write.user)


def directory_keys(settings: ActiveDirectorySettings) -> DirectoryKeys:
    """The configured keys of the directory. Raises ConfigurationError."""
    try:
        return DirectoryKeys(
            base_dns=settings.base_dns,
            account_attribute=settings.account_attribute,
            binding_attribute=settings.binding_attribute,
            person_attribute=settings.person_attribute,
            former_attribute=settings.former_attribute,
            protected_groups=settings.protected_groups,
            rights=frozenset(settings.rights),
        )
    except ValueError as trouble:
        raise ConfigurationError(_FILE, f"accounts.{_SYSTEM}", f"expected {trouble}") from None
