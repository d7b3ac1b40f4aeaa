"""The demonstration's card reader: which cards lie beside it, and the one that is inserted."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bot.errors import BackEndError
from bot.people.person import Person
from bot.ports import Register, SignOn
from bot.runtime.quick_dataclass import dataclass
from bot.verification.certificate import CertificateOutcome
from bot.web.certificate_services import CardIssuer

CARDS: Final[Mapping[str, CertificateOutcome]] = MappingProxyType(
    {
        "mine": CertificateOutcome.ACCEPTED,
        "expired": CertificateOutcome.EXPIRED,
        "revoked": CertificateOutcome.REVOKED,
        "other": CertificateOutcome.ACCEPTED,
    }
)
"""By the name that the form uses: what the examination makes of each."""
OF_NOBODY: Final = ("other",)
"""What lies there for a stranger, who has no card of their own."""


@dataclass(frozen=True)
class CardReader:
    """A card is issued at the moment it is inserted, and examined like any other."""

    issuer: CardIssuer
    sign_on: SignOn
    register: Register

    async def insert(self, which: str, owner: Person | None) -> bytes:
        """The card (PEM). `owner`: whose own cards these are, None for nobody's; somebody else's is that of the first other person who has one."""
        holder = await self._other_than(owner) if which == "other" else owner
        if holder is None:
            return b""
        return self.issuer.card(holder.name, await self._serial(holder) or "1", CARDS[which])

    async def _other_than(self, owner: Person | None) -> Person | None:
        for person in await self.register.people():
            if (owner is None or person.id != owner.id) and await self._serial(person):
                return person
        return None

    async def _serial(self, person: Person) -> str:
        """The serial number that is bound to them; '' for none, or while nobody can say."""
        try:
            bound = await self.sign_on.certificate_of(person)
        except BackEndError:
            return ""
        return "" if bound is None else bound.serial
