"""Active Directory's entry in the registry."""

from typing import Final

from bot.ports import Directory
from integrations.accounts.active_directory.settings import ActiveDirectorySettings
from integrations.accounts.system_entry import AccountSystemEntry

_BUILDER: Final = "integrations.accounts.active_directory.builder"
ACTIVE_DIRECTORY: Final[AccountSystemEntry[Directory]] = AccountSystemEntry(
    kind="active_directory",
    settings=ActiveDirectorySettings,
    build=f"{_BUILDER}:build_active_directory",
    examine=f"{_BUILDER}:examine_active_directory",
    setup=f"{_BUILDER}:delegation_text",
)
