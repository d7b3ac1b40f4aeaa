"""Which methods of proof this configuration has: what needs a server, a file or another host counts only where it is named."""

from bot.settings.schema import Settings
from bot.verification.methods import ON_PAGES, Method
from bot.verification.passkeys import RelyingParty, relying_party
from integrations.certificates.settings import CertificateSettings
from integrations.sign_on.settings import SignOnSettings


def configured_methods(settings: Settings) -> frozenset[Method]:
    """The methods that a page can ask for here, of somebody who has them."""
    verification, missing = settings.verification, set[Method]()
    if not certificates_are_configured(verification.certificate):
        # Without certificates nobody proves V3, so nobody enrols a passkey for it.
        missing |= {Method.CERTIFICATE, Method.PASSKEY}
    if not sign_on_is_configured(verification.sign_on):
        missing.add(Method.SIGN_ON)
    if not passkeys_are_possible(settings):
        missing |= {Method.PASSKEY, Method.PASSKEY_V2}
    return ON_PAGES - missing


def certificates_are_configured(section: CertificateSettings | None) -> bool:
    """Whether a card can be asked for and checked."""
    return section is not None and bool(section.url and section.ca_file and section.crl_file and (section.proxy_secret or section.listen))


def sign_on_is_configured(section: SignOnSettings | None) -> bool:
    """Whether there is an issuer that knows the desk."""
    return section is not None and bool(section.issuer and section.client_id)


def passkeys_are_possible(settings: Settings) -> bool:
    """Whether a browser makes one at the desk's address."""
    section = settings.verification.passkey
    return isinstance(relying_party(settings.public_url, None if section is None else section.rp_id, ""), RelyingParty)
