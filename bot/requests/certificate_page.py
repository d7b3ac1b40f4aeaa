"""The page of the citizen certificate: what a presented certificate proves for the step that asked for it, or for a chat that is to be linked (D23-D25)."""

from typing import Final, TypeAlias

from bot.accounts.masking import mask_name
from bot.accounts.records import Unread
from bot.messages import Phrase, PhraseWord
from bot.people.person import Person
from bot.requests.cases import CaseBuilder
from bot.requests.certificate_link import CertificateLink
from bot.requests.certificate_proof import serial_end, why_not
from bot.requests.completion import masked_accounts
from bot.requests.elsewhere import ElsewhereProofs
from bot.requests.page_flow import StepVisit
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.verification.certificate import CertificateOutcome, PresentedCertificate
from bot.verification.methods import Method
from bot.verification.page import FormAgain, NextPage, PageAnswer, PageGone, ResultPage, StepKind

LINK: Final = "link"
"""The handoff of whoever is linked to nobody yet."""


@dataclass(frozen=True, slots=True)
class CertificateAsked:
    """What the page shows: whose certificate is wanted, for what, and from where that was asked. `person` None: whoever comes, to link a chat."""

    says: tuple[Phrase, ...]
    language: str
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class CertificateAgain:
    """The same page again, with what is wrong."""

    asked: CertificateAsked
    says: Phrase


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
            return _linking(language)
        visit = await self.elsewhere.visit(handoff, "", Method.CERTIFICATE)
        return visit if isinstance(visit, PageGone) else _asked(visit)

    async def take(self, handoff: Secret, presented: PresentedCertificate, session: str, *, here: bool) -> CertificateAnswer:
        """What comes of this certificate for the step. `here`: the page is on the desk's own host, in the browser of the step; `session` is its id.

        First whether the certificate holds; then, and only then, whose it is."""
        visit = await self.elsewhere.visit(handoff, session if here else "", Method.CERTIFICATE)
        if isinstance(visit, PageGone):
            return visit
        match presented.outcome:
            case CertificateOutcome.ACCEPTED:
                return await self._accepted(visit, presented, here=here)
            case CertificateOutcome.NONE:
                return CertificateAgain(_asked(visit), Phrase("certificate.none"))
            case CertificateOutcome.UNCHECKED:
                return await self._silent(visit)
            case other:
                return await self._failed(visit, other.value)

    async def take_link(self, presented: PresentedCertificate, language: str, session: str, network: str) -> CertificateAnswer:
        """The same for whoever wants to link a chat."""
        answer = await self.link.by_certificate(presented, language, session, network)
        return CertificateAgain(_linking(language), answer) if isinstance(answer, Phrase) else answer

    async def _accepted(self, visit: StepVisit, presented: PresentedCertificate, *, here: bool) -> CertificateAnswer:
        case = await self.case_builder.case(visit.person, None)
        if isinstance(case.diagnosis.snapshot.certificate, Unread):
            return await self._silent(visit)
        reason = why_not(presented, case)
        if reason:
            return await self._failed(visit, reason)
        return _answer(visit, await self.elsewhere.passed(visit, Method.CERTIFICATE, {"serial": serial_end(presented)}, here=here))

    async def _failed(self, visit: StepVisit, reason: str) -> CertificateAnswer:
        return _answer(visit, await self.elsewhere.failed(visit, Method.CERTIFICATE, Phrase(f"certificate.{reason}"), reason))

    async def _silent(self, visit: StepVisit) -> CertificateAnswer:
        return _answer(visit, await self.elsewhere.silent(visit, Method.CERTIFICATE))


def _linking(language: str) -> CertificateAsked:
    return CertificateAsked((Phrase("certificate.what_link"),), language)


def _asked(visit: StepVisit) -> CertificateAsked:
    """Masked: whoever was sent somebody else's link shall learn nobody's name from it. What the proof is for stands there too: some of it is done at once (T6)."""
    if visit.step.kind is StepKind.LINK:
        return CertificateAsked(_linking(visit.step.language).says, visit.step.language, visit.person)
    words: dict[str, PhraseWord] = {"name": mask_name(visit.person.name), "channel": visit.step.identity.channel, "at": visit.step.opened}
    request = visit.request
    # An admin who decides about somebody else's request proves who they themselves are.
    if request is None or request.person != visit.person.id:
        says = Phrase("certificate.what_page", {**words, "purpose": str(visit.step.form.get("purpose") or "other")})
    else:
        says = Phrase("certificate.what", {**words, "action": request.action.value, "account": masked_accounts(request)})
    return CertificateAsked((says, Phrase("certificate.not_asked")), visit.step.language, visit.person)


def _answer(visit: StepVisit, answer: PageAnswer) -> CertificateAnswer:
    """The step's own form is on its own page: here only what is wrong is shown."""
    if not isinstance(answer, FormAgain):
        return answer
    says = answer.notice or next((problem.says for problem in answer.problems), Phrase("certificate.unreadable"))
    return CertificateAgain(_asked(visit), says)
