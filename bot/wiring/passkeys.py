"""Passkeys, put together: for the address at which the desk is served."""

from functools import cache
from importlib import import_module
from typing import Any, Final

from bot.messages import Phrase
from bot.requests.passkeys import PasskeyProofs
from bot.settings.schema import PasskeySettings
from bot.verification.passkeys import PasskeyCeremonies, relying_party
from bot.wiring.request_services import RequestServices
from bot.wiring.services import Services

_ADAPTER: Final = "integrations.passkeys.webauthn_ceremonies"


def build_passkey_proofs(section: PasskeySettings | None, services: Services, requests: RequestServices) -> PasskeyProofs:
    """Builds them; the library is loaded when the first page needs it."""
    rp_id, wording = None if section is None else section.rp_id, services.wording
    name = wording.say(Phrase("web.title"), services.direct_messages.language, services.clock.now())
    return PasskeyProofs(
        store=services.store,
        register=services.register,
        tokens=requests.tokens,
        # The address is known for certain only once the desk is served: its port may be any that was free.
        party=lambda: relying_party(wording.addresses("page:"), rp_id, name),
        ceremonies=_ceremonies,
        change_notices=requests.change_notices,
        clock=services.clock,
        wake=services.wake,
    )


@cache
def _ceremonies() -> PasskeyCeremonies:
    """Imported by name: nobody waits for the library who needs no passkey."""
    adapter: Any = import_module(_ADAPTER)
    ceremonies: PasskeyCeremonies = adapter.WebauthnCeremonies()
    return ceremonies
