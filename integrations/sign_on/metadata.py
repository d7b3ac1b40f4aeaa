"""What an OpenID provider publishes about itself, and what of it the desk cannot use. Pure."""

from collections.abc import Mapping
from typing import Any, Final

from authlib.oidc.discovery import get_well_known_url

from bot.runtime.quick_dataclass import dataclass
from integrations.sign_on.addresses import may_lead_to

SIGNATURES: Final = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "Ed25519", "EdDSA")
"""Signatures with a key that only the provider has."""
_UNSAID_SIGNATURES: Final = ("RS256",)
BASIC, POST, PUBLIC = "client_secret_basic", "client_secret_post", "none"
_UNSAID_TOKEN_AUTH: Final = (BASIC,)


@dataclass(frozen=True, slots=True)
class ProviderMetadata:
    """The part that the desk needs. `userinfo`: '' where there is none. What a provider may leave unsaid is empty then.

    `signatures`: those of SIGNATURES that it signs with; `names_itself`: it says who it is when it sends the browser back (RFC 9207)."""

    issuer: str
    authorization: str
    token: str
    keys: str
    userinfo: str
    signatures: tuple[str, ...]
    token_auth: tuple[str, ...]
    scopes: tuple[str, ...]
    challenges: tuple[str, ...]
    acr_values: tuple[str, ...]
    claims: tuple[str, ...]
    names_itself: bool
    takes_claims: bool


class UnusableMetadata(Exception):
    """`key`: what is missing, not safe or another one's; `found`: what stands there, shortened."""

    def __init__(self, key: str, found: object) -> None:
        self.key = key
        self.found = str(found)[:80]
        super().__init__(f"{key}: {self.found}")


def discovery_address(issuer: str) -> str:
    """Where a provider publishes it."""
    return str(get_well_known_url(issuer, external=True))


def read_metadata(document: Mapping[str, Any], issuer: str) -> ProviderMetadata:
    """Raises UnusableMetadata where it is not this issuer's, to the letter, or leads where the desk must not go."""
    if document.get("issuer") != issuer:
        raise UnusableMetadata("issuer", document.get("issuer", "nothing"))

    def address(key: str) -> str:
        found = document.get(key)
        if not isinstance(found, str) or not may_lead_to(found, issuer):
            raise UnusableMetadata(key, "nothing" if found is None else found)
        return found

    announced = _words(document, "id_token_signing_alg_values_supported") or _UNSAID_SIGNATURES
    signatures = tuple(name for name in announced if name in SIGNATURES)
    if not signatures:
        raise UnusableMetadata("id_token_signing_alg_values_supported", ", ".join(announced))
    return ProviderMetadata(
        issuer=issuer,
        authorization=address("authorization_endpoint"),
        token=address("token_endpoint"),
        keys=address("jwks_uri"),
        userinfo=address("userinfo_endpoint") if document.get("userinfo_endpoint") is not None else "",
        signatures=signatures,
        token_auth=_words(document, "token_endpoint_auth_methods_supported") or _UNSAID_TOKEN_AUTH,
        scopes=_words(document, "scopes_supported"),
        challenges=_words(document, "code_challenge_methods_supported"),
        acr_values=_words(document, "acr_values_supported"),
        claims=_words(document, "claims_supported"),
        names_itself=document.get("authorization_response_iss_parameter_supported") is True,
        takes_claims=document.get("claims_parameter_supported") is True,
    )


def _words(document: Mapping[str, Any], key: str) -> tuple[str, ...]:
    found = document.get(key)
    return tuple(word for word in found if isinstance(word, str)) if isinstance(found, list) else ()
