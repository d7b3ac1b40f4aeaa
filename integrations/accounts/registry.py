"""The kinds of each account system. Only entries are imported here, so it costs every command next to nothing."""

from collections.abc import Mapping
from typing import Any, Final

from bot.ports import Directory, Mailbox, Personnel, Portal, SignOn
from integrations.accounts.active_directory.entry import ACTIVE_DIRECTORY
from integrations.accounts.embedded.entries import (
    EMBEDDED_DIRECTORY,
    EMBEDDED_MAILBOX,
    EMBEDDED_PERSONNEL,
    EMBEDDED_PORTAL,
    EMBEDDED_SIGN_ON,
)
from integrations.accounts.ldap_mailbox.entry import LDAP_MAILBOX
from integrations.accounts.sql.entries import SQL_PERSONNEL, SQL_PORTAL, SQL_SIGN_ON
from integrations.accounts.system_entry import AccountSystemEntry

PORTALS: Final[tuple[AccountSystemEntry[Portal], ...]] = (EMBEDDED_PORTAL, SQL_PORTAL)
PERSONNEL_SYSTEMS: Final[tuple[AccountSystemEntry[Personnel], ...]] = (EMBEDDED_PERSONNEL, SQL_PERSONNEL)
DIRECTORIES: Final[tuple[AccountSystemEntry[Directory], ...]] = (EMBEDDED_DIRECTORY, ACTIVE_DIRECTORY)
MAILBOXES: Final[tuple[AccountSystemEntry[Mailbox], ...]] = (EMBEDDED_MAILBOX, LDAP_MAILBOX)
SIGN_ON_SYSTEMS: Final[tuple[AccountSystemEntry[SignOn], ...]] = (EMBEDDED_SIGN_ON, SQL_SIGN_ON)

ACCOUNT_SYSTEMS: Final[Mapping[str, tuple[AccountSystemEntry[Any], ...]]] = {
    "portal": PORTALS,
    "personnel": PERSONNEL_SYSTEMS,
    "directory": DIRECTORIES,
    "mailbox": MAILBOXES,
    "sso": SIGN_ON_SYSTEMS,
}
"""By the key under `accounts`."""
