"""Citizen certificates, from the settings: who examines them and where they are asked for; in the demonstration its card reader."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from pkgutil import resolve_name
from typing import Any, Final
from urllib.parse import urlsplit

from bot.clock import Clock
from bot.ports import CertificateChecker
from bot.requests.certificate_page import CertificatePage
from bot.runtime.loopback import is_loopback
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.settings.keys import read_key
from bot.settings.methods import certificates_are_configured
from bot.verification.certificate import CertificateOutcome, PresentedCertificate, TrustProblem
from bot.web.certificate_services import PATH, CardIssuer, CertificateServices
from bot.wiring.location import data_folder
from bot.wiring.resources import Resources
from integrations.certificates.settings import CertificateSettings
from integrations.settings_section import read_secret

_PACKAGE: Final = "integrations.certificates"
"""Its modules are loaded by name: the library takes part of a second, and most starts need none of it."""


@dataclass(frozen=True)
class CertificateProofs:
    """`address` gives the address at which browsers are asked, without the page's path; '' as long as there is none. `issuer`: the demonstration's."""

    checker: CertificateChecker
    address: Callable[[], str]
    proxy_secret: Secret | None = None
    issuer: CardIssuer | None = None

    def page(self) -> str:
        """The page's address; '' as long as there is none."""
        address = self.address()
        return address and address + PATH


class LazyCards:
    """The demonstration's cards, whose authority is set up when the first one is inserted."""

    def __init__(self, key: Secret, clock: Clock) -> None:
        self._key, self._clock = key, clock

    async def problem(self) -> TrustProblem | None:
        """There is none: authority and list are its own."""
        return None

    async def check(self, presented: bytes) -> PresentedCertificate:
        """By the same rules as real ones."""
        found: PresentedCertificate = await self._cards.check(presented)
        return found

    def card(self, name: str, serial: str, state: CertificateOutcome) -> bytes:
        """A card with this serial number (PEM)."""
        issued: bytes = self._cards.card(name, serial, state)
        return issued

    @cached_property
    def _cards(self) -> Any:
        return resolve_name(f"{_PACKAGE}.demonstration:DemonstrationCards")(self._key, self._clock)


def build_certificates(resources: Resources, addresses: Callable[[str], str]) -> CertificateProofs | None:
    """None: certificates are neither configured nor part of this demonstration. `addresses` gives those of the desk's own pages. Raises ConfigurationError."""
    section = resources.where.settings.verification.certificate
    if section is None and resources.account_systems.anybody:
        reader = LazyCards(read_key(None, "demonstration", data_folder(resources.where) / "keys"), resources.clock)
        return CertificateProofs(checker=reader, address=lambda: _on_this_machine(addresses("page:")), issuer=reader)
    if section is None or not certificates_are_configured(section):
        return None
    return CertificateProofs(checker=_checker(section, resources.clock), address=lambda: section.url or "", proxy_secret=_secret(section))


def certificate_services(proofs: CertificateProofs | None, page: CertificatePage) -> CertificateServices | None:
    """What the page needs; None as long as there is none at this address."""
    if proofs is None or not proofs.page():
        return None
    return CertificateServices(
        page=page, checker=proofs.checker, sign_on=page.link.sign_on, address=proofs.address(), proxy_secret=proofs.proxy_secret, issuer=proofs.issuer
    )


def _checker(section: CertificateSettings, clock: Clock) -> CertificateChecker:
    files: Any = resolve_name(f"{_PACKAGE}.trust_files:TrustFiles")(_path(section.ca_file), _path(section.crl_file))
    checker: CertificateChecker = resolve_name(f"{_PACKAGE}.checker:FileCertificateChecker")(files, clock)
    return checker


def _secret(section: CertificateSettings) -> Secret | None:
    return None if section.proxy_secret is None else read_secret(section.proxy_secret, "verification.certificate.proxy_secret")


def _on_this_machine(address: str) -> str:
    """The demonstration's reader exists on this machine only."""
    return address if is_loopback(urlsplit(address).hostname or "") else ""


def _path(named: str | None) -> Path | None:
    return None if named is None else Path(named)
