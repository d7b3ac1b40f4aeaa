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


def build_active_directory(said: ActiveDirectorySettings, context: SystemContext, records: DeskRecords) -> BuiltSystem[Directory]:
    """The adapter. Raises ConfigurationError."""
    directory = ActiveDirectory(
        ldap=build_ldap(_SYSTEM, said, context.clock),
        keys=directory_keys(said),
        own=service_accounts(_SYSTEM, said),
        holdings=replace(records.holders, by_attribute=True) if said.names_owners else records.holders,
        events=DirectoryEvents(records.engine),
        clock=context.clock,
    )
    return BuiltSystem(directory, directory.close, directory.holder_of)


def examine_active_directory(said: ActiveDirectorySettings, context: SystemContext) -> Awaitable[tuple[ExaminationResult, ...]]:
    """What `doctor` asks. Raises ConfigurationError."""
    keys, own = directory_keys(said), service_accounts(_SYSTEM, said)
    return ActiveDirectoryCheck(
        ldap=build_ldap(_SYSTEM, said, context.clock),
        keys=keys,
        reader=AccountReader(keys, names_of(own), context.clock),
        clock=context.clock,
        writes=said.write is not None,
    ).examine()


def delegation_text(said: ActiveDirectorySettings) -> str:
    """The commands that give the writing account its rights. Raises ConfigurationError where there is none."""
    if said.write is None:
        raise ConfigurationError(_FILE, f"accounts.{_SYSTEM}.write", "expected the account that is to be given the rights: {user: …, password: …}")
    return delegation(directory_keys(said), said.write.user)


def directory_keys(said: ActiveDirectorySettings) -> DirectoryKeys:
    """What the operator says of the directory. Raises ConfigurationError."""
    try:
        return DirectoryKeys(
            base_dns=said.base_dns,
            account_attribute=said.account_attribute,
            binding_attribute=said.binding_attribute,
            person_attribute=said.person_attribute,
            former_attribute=said.former_attribute,
            protected_groups=said.protected_groups,
            rights=frozenset(said.rights),
        )
    except ValueError as trouble:
        raise ConfigurationError(_FILE, f"accounts.{_SYSTEM}", f"expected {trouble}") from None
