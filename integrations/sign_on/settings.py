"""The section `verification.sign_on` of config.yaml."""

from typing import Annotated

from pydantic import AfterValidator, Field, SecretStr

from integrations.settings_section import SettingsSection, WebAddress
from integrations.sign_on.addresses import is_safe_issuer


def _issuer(value: str) -> str:
    if not is_safe_issuer(value):
        raise ValueError("https://, or http:// to this machine alone, with nothing but a host and a path: what proves who somebody is never travels in the clear")
    return value


def _ways(value: str) -> str:
    if not value.split() or not value.isascii() or not value.isprintable():
        raise ValueError("a value that the provider knows, or several with spaces between them, best first")
    return value


class SignOnSettings(SettingsSection):
    """Sign-on by OpenID Connect. `acr`: which ways of signing on count, with spaces between them; null: every way. `account_claim`: which claim names the
    account; `ca_file`: who signed the certificate of the provider's server, null: whom the machine trusts."""

    issuer: Annotated[WebAddress, AfterValidator(_issuer)] | None = None
    client_id: Annotated[str, Field(min_length=1, max_length=500)] | None = None
    client_secret: SecretStr | None = None
    acr: Annotated[str, AfterValidator(_ways)] | None = None
    account_claim: Annotated[str, Field(min_length=1, max_length=200)] = "preferred_username"
    ca_file: str | None = None
