"""The verifiers of this version, and what people enrol for them, put together."""

from collections.abc import Mapping

from bot.requests.pages.enrol import Enrolment
from bot.requests.verifiers import CodeCheck, CurrentPasswordVerifier, MailedCodeVerifier, PasswordCheck, Verifier
from bot.runtime.quick_dataclass import dataclass
from bot.settings.schema import VerificationSettings
from bot.wiring.request_services import RequestServices
from bot.wiring.services import Services


@dataclass(frozen=True)
class StrongProof:
    """What the strong ways are built of: their settings, and the desk's services."""

    settings: VerificationSettings
    services: Services
    requests: RequestServices


def build_verifiers(*, codes: CodeCheck, passwords: PasswordCheck, strong: StrongProof) -> tuple[Verifier, ...]:
    """Each once; what a level asks of whom follows from their methods."""
    return (MailedCodeVerifier(codes), CurrentPasswordVerifier(passwords))


def build_enrolments(strong: StrongProof) -> Mapping[str, Enrolment]:
    """By the name of the method; what is not here cannot be enrolled."""
    return {}
