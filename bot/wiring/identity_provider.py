"""The OpenID provider that the configuration names."""

import ssl
from importlib import import_module
from typing import Any, Final

from bot.clock import Clock
from bot.errors import ConfigurationError
from bot.ports import IdentityProvider
from bot.requests.sign_on import SignOnFlow
from bot.runtime.quick_dataclass import dataclass
from bot.wiring.account_actions import AccountActions
from integrations.settings_section import read_secret
from integrations.sign_on.settings import SignOnSettings

CALLBACK: Final = "/sign-on/callback"
_KEY: Final = "verification.sign_on"
_PATIENCE: Final = 5.0
"""Seconds for one answer; the adapter has a limit for all that one page waits for."""


@dataclass(frozen=True)
class BuiltIdentityProvider:
    """`client`: how it knows the desk, in the adapter's own form."""

    provider: IdentityProvider
    client: Any


def build_identity_provider(settings: SignOnSettings | None, public_url: str, clock: Clock) -> BuiltIdentityProvider | None:
    """None where the configuration names no provider. Raises ConfigurationError."""
    if settings is None or settings.issuer is None or settings.client_id is None:
        return None
    # Imported by name: whoever signs on nowhere need not load the protocol.
    adapter: Any = import_module("integrations.sign_on.openid_provider")
    http: Any = import_module("integrations.sign_on.bounded_http")
    secret = None if settings.client_secret is None else read_secret(settings.client_secret, f"{_KEY}.client_secret")
    if secret is not None and not secret:
        raise ConfigurationError("config.yaml", f"{_KEY}.client_secret", "expected what the provider gave out, or null for a client without a secret")
    client = adapter.SignOnClient(
        issuer=settings.issuer,
        client_id=settings.client_id,
        secret=secret,
        redirect=public_url.rstrip("/") + CALLBACK,
        acr=tuple((settings.acr or "").split()),
        account_claim=settings.account_claim,
    )
    try:
        requests = http.ProviderHttp(_PATIENCE, settings.ca_file)
    except (OSError, ssl.SSLError) as trouble:
        raise ConfigurationError("config.yaml", f"{_KEY}.ca_file", f"expected a FILE of certificates; it cannot be read ({type(trouble).__name__})") from None
    return BuiltIdentityProvider(adapter.OpenIdProvider(client, requests, clock), client)


def build_sign_on_flow(settings: SignOnSettings | None, public_url: str, actions: AccountActions) -> SignOnFlow | None:
    """The way there and back, for the desk that is reached at `public_url`; None where no provider is named. Raises ConfigurationError."""
    elsewhere = actions.elsewhere
    built = build_identity_provider(settings, public_url, elsewhere.clock)
    if settings is None or built is None:
        return None
    return SignOnFlow(
        provider=built.provider,
        issuer=settings.issuer or "",
        elsewhere=elsewhere,
        case_builder=actions.asking.case_builder,
        colleagues=actions.link_flow.colleagues,
        tokens=elsewhere.tokens,
        store=elsewhere.store,
        clock=elsewhere.clock,
    )
