"""The keys of `verification.certificate`."""

from typing import Annotated, Final
from urllib.parse import urlsplit

from pydantic import AfterValidator, SecretStr

from bot.runtime.loopback import is_loopback
from integrations.settings_section import SettingsSection, WebAddress

PAGE: Final = "/certificate"
_LAST_PORT: Final = 65535


def _encrypted_address(value: str) -> str:
    """A browser presents a certificate on an encrypted connection only; within this machine whoever ends the encryption may speak to the desk without."""
    parts = urlsplit(value)
    encrypted = parts.scheme == "https" or is_loopback(parts.hostname or "")
    more = parts.username is not None or parts.query or parts.fragment or parts.path.rstrip("/") not in ("", PAGE)
    if not encrypted or more:
        raise ValueError("an address like https://certificate.desk.example, encrypted, without a name, a path or a query in it")
    return value.rstrip("/").removesuffix(PAGE)


def _listening_address(value: str) -> str:
    host, _, port = value.rpartition(":")
    if not host.strip("[]") or not (port.isascii() and port.isdecimal() and int(port) <= _LAST_PORT):
        raise ValueError("host:port, like 0.0.0.0:8443")
    return value


class CertificateSettings(SettingsSection):
    """Citizen certificates. `url`: where browsers are asked for one. Either a proxy asks (`proxy_secret`), or the desk does itself: `listen`, host:port,
    with a `server_certificate` and its `server_key`."""

    url: Annotated[WebAddress, AfterValidator(_encrypted_address)] | None = None
    ca_file: str | None = None
    crl_file: str | None = None
    proxy_secret: SecretStr | None = None
    listen: Annotated[str, AfterValidator(_listening_address)] | None = None
    server_certificate: str | None = None
    server_key: str | None = None
