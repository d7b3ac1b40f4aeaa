"""What a presented citizen certificate proves about a person, and who is offered to prove with one (D21, D23-D25)."""

from collections.abc import Callable
from typing import Final
from urllib.parse import urlencode

from bot.accounts.advice import is_certified
from bot.accounts.facts import record
from bot.actions.action import Case
from bot.messages import Phrase
from bot.ports import CertificateChecker, PasswordCheckResult
from bot.requests.page_flow import StepVisit
from bot.secret import Secret
from bot.verification.certificate import CertificateOutcome, PresentedCertificate, is_same_certificate
from bot.verification.methods import Method
from bot.verification.tokens import Tokens

UNCOUNTED: Final = frozenset({CertificateOutcome.NONE, CertificateOutcome.UNCHECKED})
"""Nothing was tried with it: no card was in, or the desk has no revocation list."""


class CitizenCertificateVerifier:
    """`page`: the address of the certificate's page at this moment, '' as long as there is none."""

    method: Final = Method.CERTIFICATE
    wrong: Final = Phrase("certificate.unreadable")

    def __init__(self, checker: CertificateChecker, tokens: Tokens, page: Callable[[], str]) -> None:
        self._checker, self._tokens, self._page = checker, tokens, page

    def can_prove(self, case: Case) -> bool:
        """Whoever has bound a certificate that is known to be theirs and holds; where 電子認證平臺 does not answer nobody knows, so nobody can."""
        return bool(self._page()) and is_certified(case.diagnosis)

    async def prompt(self, visit: StepVisit) -> str | None:
        """The address that leads to the certificate's page; None while none can be examined (fail closed)."""
        if await self._checker.problem() is not None:
            return None
        return f"{self._page()}?{urlencode({'for': self._tokens.handoff(visit.step.id, self.method.value).reveal()})}"

    async def check(self, visit: StepVisit, typed: Secret) -> PasswordCheckResult | None:  # noqa: ARG002 - nothing is typed
        """Never asked: what is proven elsewhere is no field of a page."""
        return None


def why_not(presented: PresentedCertificate, case: Case) -> str:
    """Why an accepted certificate does not prove that it is this person; '' where it does. Another one than theirs is never told whose it is."""
    bound = record(case.diagnosis.snapshot.certificate)
    if bound is None or not is_same_certificate(presented, bound.serial):
        return "other_person"
    return "" if is_certified(case.diagnosis) else "unfit"


def serial_end(presented: PresentedCertificate) -> str:
    """The end of a serial number, for the audit trail: enough to recognise it, too little to look it up."""
    return presented.serial[-4:]
