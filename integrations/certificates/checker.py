"""Examines presented certificates with the operator's files."""

import asyncio

from bot.clock import Clock
from bot.runtime.quick_dataclass import dataclass
from bot.verification.certificate import CertificateOutcome, PresentedCertificate, TrustProblem
from integrations.certificates.examination import examine_certificate
from integrations.certificates.trust_files import TrustFiles


@dataclass(frozen=True)
class FileCertificateChecker:
    """Implements `CertificateChecker` of `bot.ports`."""

    files: TrustFiles
    clock: Clock

    async def problem(self) -> TrustProblem | None:
        """Why nothing can be examined now. In a thread: a file is read only when it has changed, but then a country's list takes half a second."""
        found = await asyncio.to_thread(self.files.trust, self.clock.now())
        return found if isinstance(found, TrustProblem) else None

    async def check(self, presented: bytes) -> PresentedCertificate:
        """In a thread: looking a card up in a country's list takes a moment."""
        return PresentedCertificate(CertificateOutcome.NONE) if not presented else await asyncio.to_thread(self._examined, presented)

    def _examined(self, presented: bytes) -> PresentedCertificate:
        now = self.clock.now()
        trust = self.files.trust(now)
        return PresentedCertificate(CertificateOutcome.UNCHECKED) if isinstance(trust, TrustProblem) else examine_certificate(presented, trust, now)
