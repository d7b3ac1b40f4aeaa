"""The verifiers of this version, and what people enrol for them, put together."""

import secrets
from collections.abc import Mapping

from bot.requests.certificate_proof import CitizenCertificateVerifier
from bot.requests.pages.enrol import Enrolment
from bot.requests.passkey_enrolment import PasskeyEnrolment
from bot.requests.passkeys import PASSKEY, PasskeyProofs, PasskeyVerifier
from bot.requests.sign_on import SignOnVerifier
from bot.requests.totp import TOTP_KEYS, TotpEnrolment, TotpVerifier
from bot.requests.verifiers import CodeCheck, CurrentPasswordVerifier, MailedCodeVerifier, PasswordCheck, Verifier
from bot.runtime.quick_dataclass import dataclass
from bot.settings.methods import sign_on_is_configured
from bot.settings.schema import VerificationSettings
from bot.verification.methods import Method
from bot.verification.sealed_secrets import SecretSeals
from bot.wiring.passkeys import build_passkey_proofs
from bot.wiring.request_services import RequestServices
from bot.wiring.services import Services


@dataclass(frozen=True)
class StrongProof:
    """What the strong ways are built of: their settings, and the desk's services."""

    settings: VerificationSettings
    services: Services
    requests: RequestServices

    @property
    def authenticator_keys(self) -> SecretSeals:
        """What seals the keys of authenticators."""
        return SecretSeals(self.services.key, TOTP_KEYS)

    @property
    def passkeys(self) -> PasskeyProofs:
        """What checks passkeys."""
        return build_passkey_proofs(self.settings.passkey, self.services, self.requests)


def build_verifiers(*, codes: CodeCheck, passwords: PasswordCheck, strong: StrongProof) -> tuple[Verifier, ...]:
    """Each once; what a level asks of whom follows from their methods."""
    certificates = strong.services.certificates
    certified = () if certificates is None else (CitizenCertificateVerifier(certificates.checker, strong.requests.tokens, certificates.page),)
    sign_on = (SignOnVerifier(),) if sign_on_is_configured(strong.settings.sign_on) else ()
    return (
        *certified,
        MailedCodeVerifier(codes),
        CurrentPasswordVerifier(passwords),
        TotpVerifier(strong.services.store, strong.authenticator_keys, strong.services.clock),
        PasskeyVerifier(strong.passkeys, Method.PASSKEY_V2),
        PasskeyVerifier(strong.passkeys, Method.PASSKEY),
        *sign_on,
    )


def build_enrolments(strong: StrongProof) -> Mapping[str, Enrolment]:
    """By the name of the method; what is not here cannot be enrolled."""
    services = strong.services
    totp = TotpEnrolment(
        seals=strong.authenticator_keys, issuer=services.totp_issuer, clock=services.clock, new_id=lambda: secrets.token_hex(12), chance=secrets.token_bytes
    )
    return {Method.TOTP.value: totp, PASSKEY: PasskeyEnrolment(strong.passkeys)}
