"""The verifiers of this version, and what people enrol for them, put together."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any, Final

from bot.messages import Phrase
from bot.ports import PasskeyCeremonies
from bot.requests.pages.enrol import Enrolment
from bot.requests.passkey_enrolment import PasskeyEnrolment
from bot.requests.passkeys import PASSKEY, PasskeyProofs, PasskeyVerifier
from bot.requests.verifiers import CodeCheck, CurrentPasswordVerifier, MailedCodeVerifier, PasswordCheck, Verifier
from bot.runtime.quick_dataclass import dataclass
from bot.settings.schema import VerificationSettings
from bot.verification.methods import Method
from bot.verification.passkeys import relying_party
from bot.wiring.request_services import RequestServices
from bot.wiring.services import Services

_CEREMONIES: Final = "integrations.passkeys.webauthn_ceremonies"


@dataclass(frozen=True)
class StrongProof:
    """What the strong ways are built of: their settings, and the desk's services."""

    settings: VerificationSettings
    services: Services
    requests: RequestServices


def build_passkey_proofs(strong: StrongProof) -> PasskeyProofs:
    """Passkeys for the address at which the desk is served."""
    services, section = strong.services, strong.settings.passkey
    rp_id = None if section is None else section.rp_id
    # The address is known for certain only when the desk serves: its port may be any that was free.
    wording, name = services.wording, services.wording.say(Phrase("web.title"), services.direct_messages.language, services.clock.now())
    return PasskeyProofs(
        store=services.store,
        register=services.register,
        tokens=strong.requests.tokens,
        party=lambda: relying_party(wording.addresses("page:"), rp_id, name),
        ceremonies=_ceremonies,
        change_notices=strong.requests.change_notices,
        clock=services.clock,
        wake=services.wake,
    )


def build_verifiers(*, codes: CodeCheck, passwords: PasswordCheck, strong: StrongProof) -> tuple[Verifier, ...]:
    """Each once; what a level asks of whom follows from their methods."""
    passkeys = build_passkey_proofs(strong)
    return (
        MailedCodeVerifier(codes),
        CurrentPasswordVerifier(passwords),
        PasskeyVerifier(passkeys, Method.PASSKEY_V2),
        PasskeyVerifier(passkeys, Method.PASSKEY),
    )


def build_enrolments(strong: StrongProof) -> Mapping[str, Enrolment]:
    """By the name of the method; what is not here cannot be enrolled."""
    return {PASSKEY: PasskeyEnrolment(build_passkey_proofs(strong))}


@cache
def _ceremonies() -> PasskeyCeremonies:
    """Imported by name: nobody waits for the library who needs no passkey."""
    adapter: Any = import_module(_CEREMONIES)
    ceremonies: PasskeyCeremonies = adapter.WebauthnCeremonies()
    return ceremonies
