"""Links a chat by a citizen certificate: the one proof of V3 at `/link`, where nobody is known yet (DOMAIN part 4)."""

from typing import Final

from bot.accounts.records import Unread
from bot.audit import AuditEvent, AuditRecord
from bot.errors import BackEndError
from bot.messages import ChatIdentity, Phrase
from bot.people.identity import audit_actor
from bot.people.person import Person
from bot.ports import SignOn
from bot.requests.certificate_proof import UNCOUNTED, serial_end, why_not
from bot.requests.pages.link import LinkFlow, link_proof
from bot.runtime.quick_dataclass import dataclass
from bot.verification.certificate import CertificateOutcome, PresentedCertificate
from bot.verification.level import Level
from bot.verification.methods import Method
from bot.verification.page import ResultPage

_PAGE: Final = ChatIdentity("link", "")
"""The visitor of the page: no chat yet."""


@dataclass(frozen=True)
class CertificateLink:
    """Finds the person by the serial number that is bound to them, never by a name; what proves nothing counts like a wrong password there."""

    link_flow: LinkFlow
    sign_on: SignOn

    async def by_certificate(self, presented: PresentedCertificate, language: str, session: str, network: str) -> ResultPage | Phrase:
        """The code to type into the chat, or why there is none. `session` is the browser's own id, `network` the address it comes from, '' if unknown."""
        if presented.outcome in UNCOUNTED:
            return Phrase(f"certificate.{presented.outcome.value}")
        flow, browser = self.link_flow, self.link_flow.tokens.sealed_browser(session)
        again = await flow.throttle.begin(browser, network)
        if again is not None:
            return Phrase("link.too_many_here", {"again": again})
        found = await self._bearer(presented)
        if not isinstance(found, Person):
            if found == "silent":
                await flow.throttle.right(browser, network)
            else:
                await self._failed(found)
            return Phrase(f"certificate.{found}")
        await flow.throttle.right(browser, network)
        now = flow.clock.now()
        async with flow.store.work() as work:
            details = {"step": "link", "method": Method.CERTIFICATE.value, "serial": serial_end(presented)}
            await work.audit.append(AuditRecord(AuditEvent.VERIFIED, audit_actor(_PAGE), found.id, details), now)
            code = await flow.code(work, found, link_proof(Level.CERTIFIED), "", now)
        return ResultPage((Phrase("link.type_it"),), language, link_code=code, person=found.id)

    async def _bearer(self, presented: PresentedCertificate) -> Person | str:
        """The person to whom it is bound, or a short word for why it proves nobody."""
        if presented.outcome is not CertificateOutcome.ACCEPTED:
            return str(presented.outcome.value)
        try:
            id = await self.sign_on.bearer_of(presented.serial)
            person = None if id is None else await self.link_flow.register.person(id)
        except BackEndError:
            return "silent"
        if person is None:
            return "unknown"
        case = await self.link_flow.proofs.case_builder.case(person, None)
        if isinstance(case.diagnosis.snapshot.certificate, Unread):
            return "silent"
        return "unfit" if why_not(presented, case) else person

    async def _failed(self, reason: str) -> None:
        """Nobody is named: whose certificate it is was not shown, or is nobody's here."""
        details = {"step": "link", "method": f"{Method.CERTIFICATE.value}: {reason}"}
        async with self.link_flow.store.work() as work:
            await work.audit.append(AuditRecord(AuditEvent.VERIFICATION_FAILED, audit_actor(_PAGE), "", details), self.link_flow.clock.now())
