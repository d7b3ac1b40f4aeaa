"""The organisation's OpenID provider: authorization code flow with PKCE, the token checked, the account named by one of its claims.

Authlib has the protocol's rules; the requests are our own, bounded: its client reads an answer of any length and keeps the tokens."""

import asyncio
import json
from collections.abc import Awaitable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final, TypeVar
from urllib.parse import quote_plus

from authlib.oauth2.auth import ClientAuth
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri, prepare_token_request
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oidc.core import UserInfo
from joserfc.jwk import KeySet

from bot.clock import Clock
from bot.errors import Denied, Garbled, Unreachable
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.verification.sign_on import SignedOn, SignOnAnswer, SignOnAttempt, SignOnRefusal
from integrations.sign_on.bounded_http import SYSTEM, ProviderAnswer, ProviderHttp
from integrations.sign_on.id_token import ExpectedToken, ReadToken, UnknownKey, read_id_token, readable_keys
from integrations.sign_on.metadata import BASIC, POST, PUBLIC, ProviderMetadata, UnusableMetadata, discovery_address, read_metadata

_FRESH: Final = timedelta(hours=1)
"""How long what the provider publishes is believed without asking again."""
_DEADLINE: Final = 8.0
"""Seconds for all that one page waits for."""
_ACCOUNT_AT_MOST: Final = 150
_LONGEST_CODE: Final = 4096
_REFUSED_CODE: Final = "invalid_grant"
_DENIED: Final = frozenset({401, 403})
_REFUSED_CLIENT: Final = frozenset({"invalid_client", "unauthorized_client"})
_T = TypeVar("_T")


@dataclass(frozen=True)
class SignOnClient:
    """How the provider knows the desk. `secret` None: it was given none. `acr`: the ways of signing on that count, best first, empty: every way.

    `account_claim`: which claim names the account; `redirect`: where the provider sends the browser back to."""

    issuer: str
    client_id: str
    secret: Secret | None
    redirect: str
    acr: tuple[str, ...] = ()
    account_claim: str = "preferred_username"


@dataclass(frozen=True)
class _Tokens:
    id_token: Secret
    access: Secret | None


class OpenIdProvider:
    """One provider. Nothing is kept between two sign-ons but what it publishes."""

    def __init__(self, client: SignOnClient, http: ProviderHttp, clock: Clock, deadline: float = _DEADLINE) -> None:
        self._client, self._http, self._clock, self._deadline = client, http, clock, deadline
        self._metadata: tuple[ProviderMetadata, datetime] | None = None
        self._keys: tuple[KeySet, datetime] | None = None
        self._reading = asyncio.Lock()

    async def address(self, attempt: SignOnAttempt, language: str) -> str:
        """Asks for a new sign-on, whoever is signed on there already."""
        metadata = await self._in_time(self.metadata())
        client = self._client
        more: dict[str, str | None] = {
            "nonce": attempt.nonce,
            "code_challenge": str(create_s256_code_challenge(attempt.verifier.reveal())),
            "code_challenge_method": "S256",
            "prompt": "login",
            "max_age": "0",
            "acr_values": " ".join(client.acr) or None,
            "claims": _claims_wanted(client) if metadata.takes_claims else None,
            "ui_locales": language or None,
        }
        return str(prepare_grant_uri(metadata.authorization, client.client_id, "code", client.redirect, _scope(metadata, client), attempt.state, **more))

    async def redeem(self, attempt: SignOnAttempt, answer: SignOnAnswer) -> SignedOn | SignOnRefusal:
        """Exchanges the code once; what it brings proves a sign-on, or says why it does not."""
        return await self._in_time(self._redeem(attempt, answer))

    async def metadata(self) -> ProviderMetadata:
        """What it publishes. Raises Unreachable, Garbled."""
        async with self._reading:
            if self._metadata is None or self._clock.now() - self._metadata[1] > _FRESH:
                self._metadata = None
                try:
                    self._metadata = read_metadata((await self.published()).document, self._client.issuer), self._clock.now()
                except UnusableMetadata as trouble:
                    raise Garbled(SYSTEM, f"{SYSTEM}: its discovery document cannot be used: {trouble}") from None
            return self._metadata[0]

    async def published(self) -> ProviderAnswer:
        """Its discovery document, as it stands there now. Raises Unreachable, Garbled."""
        answer = await self._http.get(discovery_address(self._client.issuer))
        if not answer.ok:
            raise Garbled(SYSTEM, f"{SYSTEM}: no discovery document ({answer.status})")
        return answer

    async def keys(self, *, anew: bool = False) -> KeySet:
        """The keys that it signs with. Raises Unreachable, Garbled."""
        metadata = await self.metadata()
        async with self._reading:
            if anew or self._keys is None or self._clock.now() - self._keys[1] > _FRESH:
                answer = await self._http.get(metadata.keys)
                keys = readable_keys(answer.document) if answer.ok else KeySet([])
                if not keys:
                    raise Garbled(SYSTEM, f"{SYSTEM}: it publishes no key that can verify a signature ({answer.status})")
                self._keys = keys, self._clock.now()
            return self._keys[0]

    async def _redeem(self, attempt: SignOnAttempt, answer: SignOnAnswer) -> SignedOn | SignOnRefusal:
        metadata = await self.metadata()
        if answer.issuer != metadata.issuer and (answer.issuer or metadata.names_itself):
            return SignOnRefusal.WRONG_ISSUER
        tokens = await self._exchanged(metadata, attempt, answer.code)
        if isinstance(tokens, SignOnRefusal):
            return tokens
        read = await self._read(metadata, attempt, tokens)
        if isinstance(read, SignOnRefusal):
            return read
        account = await self._account(metadata, read, tokens)
        if not account:
            return SignOnRefusal.NO_ACCOUNT
        acr = read.claims.get("acr")
        return SignedOn(account, read.at, acr if isinstance(acr, str) else "")

    async def _exchanged(self, metadata: ProviderMetadata, attempt: SignOnAttempt, code: Secret) -> _Tokens | SignOnRefusal:
        if not code or len(code.reveal()) > _LONGEST_CODE:
            return SignOnRefusal.CODE_REFUSED
        client = self._client
        body = str(prepare_token_request("authorization_code", "", client.redirect, code=code.reveal(), code_verifier=attempt.verifier.reveal()))
        url, headers, body = _authenticated(client, metadata.token_auth, metadata.token, body)
        answer = await self._http.post(url, headers, body)
        if not answer.ok:
            return _refused(answer.status, answer.document)
        token, access = answer.document.get("id_token"), answer.document.get("access_token")
        if not isinstance(token, str):
            return SignOnRefusal.UNREADABLE
        return _Tokens(Secret(token), Secret(access) if isinstance(access, str) and access else None)

    async def _read(self, metadata: ProviderMetadata, attempt: SignOnAttempt, tokens: _Tokens) -> ReadToken | SignOnRefusal:
        client = self._client
        expected = ExpectedToken(metadata.issuer, client.client_id, metadata.signatures, client.acr, tokens.access)
        try:
            return read_id_token(tokens.id_token, await self.keys(), expected, attempt, self._clock.now())
        except UnknownKey:
            pass
        try:
            return read_id_token(tokens.id_token, await self.keys(anew=True), expected, attempt, self._clock.now())
        except UnknownKey:
            return SignOnRefusal.FORGED

    async def _account(self, metadata: ProviderMetadata, read: ReadToken, tokens: _Tokens) -> str:
        """The claim of the token; where it is not in there, of what the provider says about whoever signed on. '' where neither names one."""
        named = self._named(read.claims)
        if named or not metadata.userinfo or tokens.access is None:
            return named
        answer = await self._http.get(metadata.userinfo, {"authorization": f"Bearer {tokens.access.reveal()}"})
        if not answer.ok:
            raise Garbled(SYSTEM, f"{SYSTEM}: it does not say who signed on ({answer.status})")
        # Another subject than the token's would be another person's account (OpenID Connect Core, 5.3.2).
        return self._named(answer.document) if answer.document.get("sub") == read.claims.get("sub") else ""

    def _named(self, claims: Mapping[str, Any]) -> str:
        found = claims.get(self._client.account_claim)
        return found if isinstance(found, str) and 0 < len(found) <= _ACCOUNT_AT_MOST else ""

    async def _in_time(self, asked: Awaitable[_T]) -> _T:
        try:
            async with asyncio.timeout(self._deadline):
                return await asked
        except TimeoutError:
            raise Unreachable(SYSTEM, f"{SYSTEM}: no answer within {self._deadline:g} s") from None


def _scope(metadata: ProviderMetadata, client: SignOnClient) -> str:
    """`openid`, and the scope under which providers tell the claim, unless this one says that it has no such scope."""
    standard = (scope for scope, claims in UserInfo.SCOPES_CLAIMS_MAPPING.items() if client.account_claim in claims)
    scope = next(standard, "profile")
    return "openid" if scope == "openid" or (metadata.scopes and scope not in metadata.scopes) else f"openid {scope}"


def _claims_wanted(client: SignOnClient) -> str:
    """The claim in the token itself, so that nobody has to be asked twice."""
    return json.dumps({"id_token": {client.account_claim: None, "auth_time": {"essential": True}}}, separators=(",", ":"))


def _authenticated(client: SignOnClient, methods: tuple[str, ...], url: str, body: str) -> tuple[str, dict[str, str], str]:
    """The request as the desk's own. Raises Garbled where the provider takes none of the ways that the desk has."""
    wanted = (PUBLIC,) if client.secret is None else (BASIC, POST)
    method = next((method for method in wanted if method in methods), None)
    if method is None:
        raise Garbled(SYSTEM, f"{SYSTEM}: it takes none of {', '.join(wanted)} at its token endpoint")
    secret = "" if client.secret is None else client.secret.reveal()
    # Both halves are form-encoded before they are joined (RFC 6749, 2.3.1), which the library leaves to its caller.
    own = (quote_plus(client.client_id), quote_plus(secret)) if method == BASIC else (client.client_id, secret)
    url, headers, body = ClientAuth(*own, method).prepare("POST", url, {}, body)
    return str(url), dict(headers), str(body)


def _refused(status: int, document: Mapping[str, Any]) -> SignOnRefusal:
    """The provider's own word is looked up in a table, and no other word of it is kept. Raises Denied, Garbled."""
    error = document.get("error")
    if error == _REFUSED_CODE:
        return SignOnRefusal.CODE_REFUSED
    if error in _REFUSED_CLIENT or status in _DENIED:
        raise Denied(SYSTEM, f"{SYSTEM}: it does not accept the desk's client_id or client_secret ({status})")
    raise Garbled(SYSTEM, f"{SYSTEM}: it does not take the desk's request ({status})")
