"""A directory's servers and the desk's accounts there, from the settings."""

from pathlib import Path
from typing import Final

from bot.clock import Clock
from bot.errors import ConfigurationError
from integrations.accounts.ldap.protocol import LdapServer, SearchScope, ServiceAccount
from integrations.accounts.ldap.servers import Ldap
from integrations.accounts.ldap.settings import DirectoryServerSettings
from integrations.settings_section import read_secret

_FILE: Final = "config.yaml"


def build_ldap(system: str, settings: DirectoryServerSettings, clock: Clock) -> Ldap:
    """A directory's servers and the desk's accounts there. Raises ConfigurationError."""
    key = f"accounts.{system}"
    try:
        servers = tuple(LdapServer.read(server) for server in settings.servers)
    except ValueError as trouble:
        raise ConfigurationError(_FILE, f"{key}.servers", f"expected {trouble}") from None
    ca_file = None if settings.ca_file is None else Path(settings.ca_file)
    if ca_file is not None and not ca_file.is_file():
        raise ConfigurationError(_FILE, f"{key}.ca_file", f"there is no file {ca_file}; it holds the CA's certificate as PEM")
    reading, *writing = service_accounts(system, settings)
    return Ldap(system, SearchScope(servers, ca_file), reading, writing[0] if writing else None, clock)


def service_accounts(system: str, settings: DirectoryServerSettings) -> tuple[ServiceAccount, ...]:
    """The desk's accounts there, the reading one first. Raises ConfigurationError."""
    named = [("read", settings.read)] + ([] if settings.write is None else [("write", settings.write)])
    return tuple(ServiceAccount(account.user, read_secret(account.password, f"accounts.{system}.{name}.password")) for name, account in named)
