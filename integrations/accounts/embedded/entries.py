"""The embedded organisation's registry entries. `doctor` checks it as a whole, in the desk's own database."""

from typing import Final

from bot.ports import Directory, Mailbox, Personnel, Portal, SignOn
from integrations.accounts.embedded.settings import EmbeddedDirectorySettings, EmbeddedSettings
from integrations.accounts.system_entry import AccountSystemEntry
from integrations.settings_section import EMBEDDED

_BUILDER: Final = "integrations.accounts.embedded.builder"
EMBEDDED_PORTAL: Final[AccountSystemEntry[Portal]] = AccountSystemEntry(kind=EMBEDDED, settings=EmbeddedSettings, build=f"{_BUILDER}:embedded_portal")
EMBEDDED_PERSONNEL: Final[AccountSystemEntry[Personnel]] = AccountSystemEntry(kind=EMBEDDED, settings=EmbeddedSettings, build=f"{_BUILDER}:embedded_personnel")
EMBEDDED_DIRECTORY: Final[AccountSystemEntry[Directory]] = AccountSystemEntry(
    kind=EMBEDDED, settings=EmbeddedDirectorySettings, build=f"{_BUILDER}:embedded_directory"
)
EMBEDDED_MAILBOX: Final[AccountSystemEntry[Mailbox]] = AccountSystemEntry(kind=EMBEDDED, settings=EmbeddedSettings, build=f"{_BUILDER}:embedded_mailbox")
EMBEDDED_SIGN_ON: Final[AccountSystemEntry[SignOn]] = AccountSystemEntry(kind=EMBEDDED, settings=EmbeddedSettings, build=f"{_BUILDER}:embedded_sign_on")
