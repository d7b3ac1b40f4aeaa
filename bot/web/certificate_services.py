"""What the certificate's page needs, beside what every page does."""

from typing import Final, Protocol
from urllib.parse import urlencode

from bot.ports import CertificateChecker, SignOn
from bot.requests.certificate_page import CertificatePage
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.verification.certificate import CertificateOutcome

PATH: Final = "/certificate"


class CardIssuer(Protocol):
    """Issues the demonstration's cards."""

    def card(self, name: str, serial: str, state: CertificateOutcome) -> bytes:
        """A card with this serial number (PEM)."""
        ...


@dataclass(frozen=True)
class CertificateServices:
    """What the page needs. `address`: where browsers are asked for a certificate. `proxy_secret`: a proxy asks for them. `issuer`: the demonstration's."""

    page: CertificatePage
    checker: CertificateChecker
    sign_on: SignOn
    address: str
    proxy_secret: Secret | None = None
    issuer: CardIssuer | None = None

    def address_for(self, handoff: str) -> str:
        """The page's address for this handoff."""
        return f"{self.address}{PATH}?{urlencode({'for': handoff})}"
