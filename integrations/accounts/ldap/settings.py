"""What every directory behind LDAP says in the operator's file."""

from typing import Annotated

from pydantic import Field, SecretStr

from integrations.accounts.system_entry import SystemSettings
from integrations.settings_section import SettingsSection

Listed = Annotated[tuple[str, ...], Field(min_length=1)]


class CredentialSettings(SettingsSection):
    """A service account; for SQL systems the user is in the URL."""

    user: str
    password: SecretStr


class DirectoryServerSettings(SystemSettings):
    """A directory reached by LDAP: several servers hold the same data. `ca_file` absent: the machine's own CAs."""

    servers: Listed
    base_dns: Listed
    ca_file: str | None = None
    read: CredentialSettings
    write: CredentialSettings | None = None
