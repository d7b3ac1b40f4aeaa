"""The `accounts` section of config.yaml: each system is the embedded one, or a real one with the keys of its kind."""

from typing import TYPE_CHECKING, TypeAlias

from bot.settings.kinds import section_by_kind
from integrations.accounts.embedded.settings import EmbeddedDirectorySettings, EmbeddedSettings
from integrations.accounts.registry import ACCOUNT_SYSTEMS
from integrations.accounts.system_entry import DirectorySettings, SystemSettings
from integrations.settings_section import EMBEDDED, SettingsSection

if TYPE_CHECKING:
    PortalSection: TypeAlias = SystemSettings
    PersonnelSection: TypeAlias = SystemSettings
    DirectorySection: TypeAlias = DirectorySettings
    MailboxSection: TypeAlias = SystemSettings
    SignOnSection: TypeAlias = SystemSettings
else:
    PortalSection, PersonnelSection, DirectorySection, MailboxSection, SignOnSection = (
        section_by_kind(entry.settings for entry in entries) for entries in ACCOUNT_SYSTEMS.values()
    )


class AccountSettings(SettingsSection):
    """The five account systems."""

    portal: PortalSection = EmbeddedSettings()
    personnel: PersonnelSection = EmbeddedSettings()
    directory: DirectorySection = EmbeddedDirectorySettings()
    mailbox: MailboxSection = EmbeddedSettings()
    sso: SignOnSection = EmbeddedSettings()

    def system(self, name: str) -> SystemSettings:
        """The section of a system."""
        section: SystemSettings = getattr(self, name)
        return section

    @property
    def real(self) -> tuple[str, ...]:
        """The names of the real systems."""
        return tuple(name for name in ACCOUNT_SYSTEMS if self.system(name).kind != EMBEDDED)
