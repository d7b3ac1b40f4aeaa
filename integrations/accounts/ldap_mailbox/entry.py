"""The mail directory's entry in the registry."""

from typing import Final

from bot.ports import Mailbox
from integrations.accounts.ldap_mailbox.settings import MailDirectorySettings
from integrations.accounts.system_entry import AccountSystemEntry

_BUILDER: Final = "integrations.accounts.ldap_mailbox.builder"
LDAP_MAILBOX: Final[AccountSystemEntry[Mailbox]] = AccountSystemEntry(
    kind="ldap", settings=MailDirectorySettings, build=f"{_BUILDER}:build_ldap_mailbox", examine=f"{_BUILDER}:examine_ldap_mailbox"
)
