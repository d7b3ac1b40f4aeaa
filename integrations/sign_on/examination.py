"""What `doctor` finds out about the provider: reached, whose document it is, what of it the desk can use, whether it knows the desk. Signs nobody on."""

from datetime import UTC, datetime, timedelta
from typing import Final

from bot.clock import Clock
from bot.errors import BackEndError, Denied, Unreachable
from bot.secret import Secret
from bot.verification.sign_on import SignOnAnswer, SignOnAttempt, SignOnRefusal
from integrations.accounts.examination import ExaminationResult
from integrations.sign_on.metadata import BASIC, POST, PUBLIC, ProviderMetadata, UnusableMetadata, discovery_address, read_metadata
from integrations.sign_on.openid_provider import OpenIdProvider, SignOnClient

_APART: Final = timedelta(seconds=30)
"""Half of what a token is forgiven: by then the clocks want setting."""
_NO_ATTEMPT: Final = SignOnAttempt("doctor", "doctor", Secret("doctor" * 8), datetime.min.replace(tzinfo=UTC))
_NO_CODE: Final = SignOnAnswer(Secret("asked-by-doctor"))


async def examine_provider(provider: OpenIdProvider, client: SignOnClient, clock: Clock) -> tuple[ExaminationResult, ...]:
    """The document first; without one there is nothing else to look at."""
    try:
        published = await provider.published()
    except BackEndError as trouble:
        remedy = f"open {discovery_address(client.issuer)} from this machine; until it answers there, sign-on is not offered and people take the next way"
        return (ExaminationResult("issuer", False, _told(trouble), remedy),)
    try:
        metadata = read_metadata(published.document, client.issuer)
    except UnusableMetadata as trouble:
        return (_unusable(trouble, client),)
    reached = f"{client.issuer} reached; code flow, ID tokens signed with {', '.join(metadata.signatures)}"
    found = [ExaminationResult("issuer", True, reached, _advice(metadata, client))]
    if published.at is not None and abs(published.at - clock.now()) > _APART:
        seconds = abs(published.at - clock.now()).total_seconds()
        remedy = "set both clocks by the same time server: a token from an hour that is not the desk's is refused"
        found.append(ExaminationResult("clock", True, f"the provider's clock and this machine's are {seconds:.0f} s apart", remedy))
    return (*found, await _client(provider, metadata, client))


def _unusable(trouble: UnusableMetadata, client: SignOnClient) -> ExaminationResult:
    if trouble.key == "issuer":
        result = f"the document at {discovery_address(client.issuer)} is of the issuer {trouble.found}"
        return ExaminationResult("issuer", False, result, "write verification.sign_on.issuer exactly as the document does, to the last slash")
    if trouble.key == "id_token_signing_alg_values_supported":
        result = f"it signs ID tokens with {trouble.found}, which does not prove who signed"
        return ExaminationResult("issuer", False, result, "have the provider sign with RS256 or ES256")
    result = f"its document names {trouble.found} as {trouble.key}"
    return ExaminationResult("issuer", False, result, "have the provider name an https address there; the desk goes nowhere else")


def _advice(metadata: ProviderMetadata, client: SignOnClient) -> str:
    """What works and could be better, or may be missed."""
    said = []
    if "S256" not in metadata.challenges:
        said.append("it does not announce PKCE with S256: see that it takes it, since the desk always sends it")
    missing = [way for way in client.acr if metadata.acr_values and way not in metadata.acr_values]
    if missing:
        said.append(f"it does not announce {', '.join(missing)}: see verification.sign_on.acr, or every sign-on counts as too weak")
    if metadata.claims and client.account_claim not in metadata.claims:
        said.append(f"it does not announce the claim {client.account_claim}: see verification.sign_on.account_claim, or nobody's account is known")
    return "; ".join(said)


async def _client(provider: OpenIdProvider, metadata: ProviderMetadata, client: SignOnClient) -> ExaminationResult:
    """Shows it a code that it never gave out: whoever is known as a client hears that the code is wrong."""
    registered = f"the redirect address to be registered there is {client.redirect}"
    try:
        await provider.keys()
        answer = await provider.redeem(_NO_ATTEMPT, SignOnAnswer(_NO_CODE.code, metadata.issuer))
    except Denied as trouble:
        return ExaminationResult("client_id", False, _told(trouble), f"see client_id and client_secret; {registered}")
    except BackEndError as trouble:
        return ExaminationResult("client_id", False, _told(trouble), _remedy(trouble, metadata, client))
    if answer is SignOnRefusal.CODE_REFUSED:
        return ExaminationResult("client_id", True, f"the provider knows {client.client_id}; {registered}")
    return ExaminationResult("client_id", False, f"it took a code that it never gave out ({answer})", "ask whoever runs the provider; sign-on proves nothing so")


def _remedy(trouble: BackEndError, metadata: ProviderMetadata, client: SignOnClient) -> str:
    ours = (PUBLIC,) if client.secret is None else (BASIC, POST)
    if isinstance(trouble, Unreachable):
        return "look at the provider; until it answers, sign-on is not offered and people take the next way"
    if not set(ours) & set(metadata.token_auth):
        return f"have the provider take one of {', '.join(ours)} for this client; it announces {', '.join(metadata.token_auth)}"
    return f"see client_id, and that {client.redirect} is registered for it to the letter"


def _told(trouble: BackEndError) -> str:
    return trouble.detail.removeprefix(f"{trouble.system}: ")
