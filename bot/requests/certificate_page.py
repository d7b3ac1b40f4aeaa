"""The page of the citizen certificate: what a presented certificate proves for the step that asked for it, or for a chat that is to be linked (D23-D25)."""

from dataclasses import replace
from typing import Final, TypeAlias

from bot.accounts.advice import is_certified
from bot.accounts.masking import mask_name
from bot.accounts.records import Unread
from bot.accounts.snapshot import Snapshot
from bot.actions.action import Case
from bot.accounts.facts import record
from bot.messages import Phrase
from bot.people.person import Person
from bot.requests.cases import CaseBuilder
from bot.requests.completion import masked_accounts
from bot.requests.elsewhere import ElsewhereProofs
from bot.requests.page_flow import StepVisit
from bot.requests.pages.certificate_link import CertificateLink
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.verification.certificate import CertificateOutcome, PresentedCertificate, is_same_certificate
from bot.verification.methods import Method
from bot.verification.page import FormAgain, NextPage, PageAnswer, PageGone, ResultPage

LINK: Final = "link"
"""The handoff of whoever is linked to nobody yet."""
UNCOUNTED: Final = frozenset({CertificateOutcome.NONE, CertificateOutcome.UNCHECKED})
"""Nothing was guessed with it: the person has no card in, or we have no list."""


@dataclass(frozen=True, slots=True)
class CertificateAsked:
    """What the page shows: whose certificate is wanted, for what, and from where that was asked. `person` None: whoever comes, to link a chat."""

    says: tuple[Phrase, ...]
    language: str
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class CertificateAgain:
    """The same page again. `counted`: it was a wrong try."""

    asked: CertificateAsked
    says: Phrase
    counted: bool = True


CertificateAnswer: TypeAlias = CertificateAgain | NextPage | ResultPage | PageGone


@dataclass(frozen=True)
class CertificatePage:
    """Opening it changes nothing; only the POST is a try."""

    elsewhere: ElsewhereProofs
    case_builder: CaseBuilder
    link: CertificateLink

    async def open(self, handoff: Secret, language: str) -> CertificateAsked | PageGone:
        """What is asked for. `language` is the browser's, for whoever is nobody yet."""
        if handoff.reveal() == LINK:
            return CertificateAsked((Phrase("certificate.what_link"),), language)
        visit = await self.elsewhere.visit(handoff, "", Method.CERTIFICATE)
        return visit if isinstance(visit, PageGone) else _asked(visit)

    async def take(self, handoff: Secret, presented: PresentedCertificate, session: str, *, here: bool) -> CertificateAnswer:
        """What comes of this certificate for the step. `here`: the page is one of the desk's own host, in the browser of the step; `session` is its id.

        First whether the certificate holds, then and only then whose it is."""
        visit = await self.elsewhere.visit(handoff, session if here else "", Method.CERTIFICATE)
        if isinstance(visit, PageGone):
            return visit
        if presented.outcome is CertificateOutcome.NONE:
            return CertificateAgain(_asked(visit), Phrase("certificate.none"), counted=False)
        if presented.outcome is CertificateOutcome.UNCHECKED:
            return await self._silent(visit)
        if presented.outcome is not CertificateOutcome.ACCEPTED:
            return await self._failed(visit, presented.outcome.value)
        case = await self.case_builder.case(visit.person, None)
        if isinstance(case.diagnosis.snapshot.certificate, Unread):
            return await self._silent(visit)
        reason = why_not(presented, case)
        if reason:
            return await self._failed(visit, reason)
        return _again(visit, await self.elsewhere.passed(visit, Method.CERTIFICATE, {"serial": serial_end(presented)}, here=here))

    async def _failed(self, visit: StepVisit, reason: str) -> CertificateAnswer:
        return _again(visit, await self.elsewhere.failed(visit, Method.CERTIFICATE, Phrase(f"certificate.{reason}"), reason))

    async def _silent(self, visit: StepVisit) -> CertificateAnswer:
        return _again(visit, await self.elsewhere.silent(visit, Method.CERTIFICATE))


def why_not(presented: PresentedCertificate, case: Case) -> str:
    """Why an accepted certificate does not prove that it is this person; '' where it does. Another one than theirs is never told whose it is."""
    bound = record(case.diagnosis.snapshot.certificate)
    if bound is None or not is_same_certificate(presented, bound.serial):
        return "other_person"
    return "" if is_certified(case.diagnosis) else "unfit"


def serial_end(presented: PresentedCertificate) -> str:
    """The end of a serial number, for the audit trail: enough to recognise it, too little to look it up."""
    return presented.serial[-4:]
