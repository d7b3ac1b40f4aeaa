"""Which methods of proof this configuration has: what needs a server, a file or another host counts only where it is named."""

import ipaddress
from contextlib import suppress
from urllib.parse import urlsplit

from bot.settings.schema import CertificateSettings, Settings, SignOnSettings
from bot.verification.methods import ON_PAGES, Method


def configured_methods(settings: Settings) -> frozenset[Method]:
    """The methods that a page can ask for here, of somebody who has them."""
    verification, missing = settings.verification, set[Method]()
    if not certificates_are_configured(verification.certificate):
        # Without certificates nobody proves V3, so nobody enrols a passkey for it.
        missing |= {Method.CERTIFICATE, Method.PASSKEY}
    if not sign_on_is_configured(verification.sign_on):
        missing.add(Method.SIGN_ON)
    if not passkey_domain(settings):
        missing |= {Method.PASSKEY, Method.PASSKEY_V2}
    return ON_PAGES - missing


def certificates_are_configured(section: CertificateSettings | None) -> bool:
    """Whether a card can be asked for and checked."""
    return section is not None and bool(section.url and section.ca_file and section.crl_file and (section.proxy_secret or section.listen))


def sign_on_is_configured(section: SignOnSettings | None) -> bool:
    """Whether there is an issuer that knows the desk."""
    return section is not None and bool(section.issuer and section.client_id)


def passkey_domain(settings: Settings) -> str:
    """The domain that passkeys are bound to; '' where browsers allow none: on an IP address, or without encryption elsewhere than on this machine."""
    section, address = settings.verification.passkey, urlsplit(settings.public_url)
    domain = (section.rp_id if section is not None else None) or address.hostname or ""
    return "" if _is_address(domain) or (address.scheme != "https" and domain != "localhost") else domain


def _is_address(host: str) -> bool:
    with suppress(ValueError):
        return ipaddress.ip_address(host) is not None
    return False
