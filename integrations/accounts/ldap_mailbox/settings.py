"""A mail directory's section of the operator's file."""

from typing import Literal

from integrations.accounts.ldap.settings import DirectoryServerSettings
from integrations.accounts.value_meanings import Switched
from integrations.settings_section import SettingsSection


class SwitchAttribute(SettingsSection):
    """An attribute that says whether a mailbox is enabled, and its values' meanings."""

    attribute: str
    meanings: Switched


class MailDirectorySettings(DirectoryServerSettings):
    """The mailboxes' directory (OpenLDAP with ppolicy). `enabled` absent: a permanent lock means disabled. `policy`: the default policy's DN."""

    kind: Literal["ldap"]
    address_attribute: str = "mail"
    person_attribute: str | None = None
    policy: str | None = None
    enabled: SwitchAttribute | None = None
