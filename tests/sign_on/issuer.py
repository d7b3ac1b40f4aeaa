"""A strict OpenID provider on loopback that signs everybody on at once and can lie: it answers what it is told to, and says what was wrong with a request."""

import asyncio
import base64
import functools
import hashlib
import hmac
import json
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any, Final, Self
from urllib.parse import parse_qs, parse_qsl, unquote_plus, urlencode, urlsplit

import httpx
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from joserfc import jwt
from joserfc.jwk import RSAKey

from bot.clock import Clock, SystemClock

CLIENT: Final = "accountdesk"
CLIENT_SECRET: Final = "desk:secret/with+marks&more%20"
LIES: Final = "issuer-words-4711"
"""Stands in what it says of errors, and must be found nowhere."""
_KEPT: Final = {"response_type", "client_id", "redirect_uri", "scope", "state", "nonce", "code_challenge", "code_challenge_method", "prompt", "max_age"}
_MAY_BE: Final = {"acr_values", "claims", "ui_locales"}


class IssuerManner(Enum):
    """How it behaves."""

    WELL = "well"
    NO_DISCOVERY = "404 for its discovery document"
    NO_JSON = "a page of HTML"
    ENDLESS = "a body without an end"
    TRICKLES = "a byte now and then, for ever"
    HANGS = "never answers"
    BUSY = "429"
    BROKEN = "500"
    REDIRECTS = "elsewhere"
    CUT_OFF = "closes the connection"
    REFUSES_CLIENT = "401 at its token endpoint"
    REFUSES_CODE = "invalid_grant for every code"
    REFUSES_REQUEST = "invalid_request at its token endpoint"
    NO_TOKEN = "an answer without an ID token"
    NO_KEYS = "a key set without a key that is one"
    DENIES_USERINFO = "401 at its userinfo endpoint"


@functools.cache
def issuer_key(number: int) -> RSAKey:
    """One of a few keys, made once for all tests of a process."""
    return RSAKey.generate_key(2048, {"kid": f"key-{number}", "use": "sig"})


Sign = Callable[[dict[str, Any]], str]


def by_key(number: int = 0, **header: Any) -> Sign:
    """A token signed with one of its keys, as it should be."""
    return lambda claims: jwt.encode({"alg": "RS256", "kid": f"key-{number}", **header}, claims, issuer_key(number))


def unsigned(claims: dict[str, Any]) -> str:
    """A token with `alg: none`."""
    return f"{_coded({'alg': 'none', 'typ': 'JWT'})}.{_coded(claims)}."


def by_shared_key(secret: bytes) -> Sign:
    """A token signed with a key that is no secret of the provider alone."""

    def sign(claims: dict[str, Any]) -> str:
        begun = f"{_coded({'alg': 'HS256', 'kid': 'key-0'})}.{_coded(claims)}"
        return f"{begun}.{_in_base64(hmac.digest(secret, begun.encode(), 'sha256'))}"

    return sign


def sealed(text: str, **header: Any) -> str:
    """Any text under a good signature of the provider's, which no library would make."""
    begun = f"{_coded({'alg': 'RS256', 'kid': 'key-0', **header})}.{_in_base64(text.encode())}"
    private = issuer_key(0).private_key
    assert private is not None
    return f"{begun}.{_in_base64(private.sign(begun.encode(), PKCS1v15(), SHA256()))}"


def _coded(value: Mapping[str, Any]) -> str:
    return _in_base64(json.dumps(value).encode())


def _in_base64(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).decode().rstrip("=")


@dataclass
class LyingIssuer:
    """`async with LyingIssuer() as issuer`. `account` signs on; `changes` to the claims (None takes one out), `metadata` to the discovery document."""

    account: str = "GEAA-012686"
    claim: str = "preferred_username"
    changes: dict[str, Any] = field(default_factory=dict)
    metadata: dict[str, Any] = field(default_factory=dict)
    userinfo: dict[str, Any] | None = None
    sign: Sign = field(default_factory=by_key)
    published: tuple[int, ...] = (0,)
    manner: IssuerManner = IssuerManner.WELL
    names_itself: str | None = None
    clock: Clock = field(default_factory=SystemClock)
    certificate: ssl.SSLContext | None = None
    wrong: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    url: str = ""
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    _runner: web.AppRunner | None = None
    _closing: asyncio.Event = field(default_factory=asyncio.Event)

    async def __aenter__(self) -> Self:
        server = web.Application(client_max_size=64 * 1024)
        server.router.add_route("*", "/{path:.*}", self._serve)
        self._runner = web.AppRunner(server, shutdown_timeout=0.2, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0, ssl_context=self.certificate).start()
        self.url = f"http{'s' if self.certificate else ''}://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._closing.set()
        if self._runner is not None:
            await self._runner.cleanup()

    def signs_on(self, address: str) -> dict[str, str]:
        """What the browser brings back from there, without a browser: `state`, `code` and what else."""
        target = self._authorized(dict(parse_qsl(urlsplit(address).query)))
        assert target is not None, self.wrong
        return {name: values[0] for name, values in parse_qs(urlsplit(target).query).items()}

    def said_of(self, now: datetime, nonce: str) -> dict[str, Any]:
        """The claims of a good token, with the changes."""
        moment = int(now.timestamp())
        claims = {"iss": self.url, "sub": "subject-1", "aud": CLIENT, "exp": moment + 300, "iat": moment, "auth_time": moment, "nonce": nonce, self.claim: self.account}
        return {name: value for name, value in {**claims, **self.changes}.items() if value is not None}

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(f"{request.method} {request.path}")
        if request.path == "/authorize":
            target = self._authorized(dict(request.query))
            return web.Response(status=400) if target is None else web.Response(status=303, headers={"location": target})
        behaved = await self._behave(request)
        if behaved is not None:
            return behaved
        match request.path:
            case "/.well-known/openid-configuration":
                return web.json_response(self._document())
            case "/keys":
                keys = [] if self.manner is IssuerManner.NO_KEYS else [issuer_key(number).as_dict(private=False) for number in self.published]
                return web.json_response({"keys": [*keys, {"kty": "oct", "k": "c2hhcmVk"}, {"kty": "RSA", "n": "!", "e": "AQAB"}, "no key"]})
            case "/token":
                return await self._token(request)
            case "/userinfo":
                return self._userinfo(request)
            case _:
                return web.Response(status=404)

    def _document(self) -> dict[str, Any]:
        document = {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "jwks_uri": f"{self.url}/keys",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256", "none", "HS256"],
            "code_challenge_methods_supported": ["S256"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
            "claims_parameter_supported": True,
            **({} if self.userinfo is None else {"userinfo_endpoint": f"{self.url}/userinfo"}),
            **self.metadata,
        }
        return {name: value for name, value in document.items() if value is not None}

    def _authorized(self, asked: dict[str, str]) -> str | None:
        complaint = _wrong_in(asked)
        if complaint:
            self.wrong.append(complaint)
            return None
        code = f"code-{len(self.codes)}"
        self.codes[code] = asked
        own = {} if self.names_itself is None else {"iss": self.names_itself}
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state'], **own})}"

    async def _token(self, request: web.Request) -> web.Response:
        given = dict(parse_qsl((await request.read()).decode(), keep_blank_values=True))
        if self.manner is IssuerManner.REFUSES_CLIENT or not _is_the_desk(request):
            return _error("invalid_client", 401)
        if self.manner is IssuerManner.REFUSES_REQUEST:
            return _error("invalid_request", 400)
        asked = self.codes.pop(given.get("code", ""), None)
        if asked is None or self.manner is IssuerManner.REFUSES_CODE:
            return _error("invalid_grant", 400)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(given.get("code_verifier", "").encode()).digest()).decode().rstrip("=")
        if given.get("grant_type") != "authorization_code" or given.get("redirect_uri") != asked["redirect_uri"] or challenge != asked["code_challenge"]:
            self.wrong.append("the exchange does not fit the authorization")
            return _error("invalid_grant", 400)
        if self.manner is IssuerManner.NO_TOKEN:
            return web.json_response({"access_token": "access-1", "token_type": "Bearer"})
        return web.json_response({"access_token": "access-1", "token_type": "Bearer", "id_token": self.sign(self.said_of(self.clock.now(), asked["nonce"]))})

    def _userinfo(self, request: web.Request) -> web.Response:
        if self.manner is IssuerManner.DENIES_USERINFO or request.headers.get("authorization") != "Bearer access-1":
            return web.json_response({"error": LIES}, status=401)
        return web.json_response(self.userinfo)

    async def _behave(self, request: web.Request) -> web.StreamResponse | None:
        match self.manner:
            case IssuerManner.NO_DISCOVERY:
                return web.Response(status=404)
            case IssuerManner.BUSY | IssuerManner.BROKEN:
                return web.json_response({"error": LIES}, status=int(self.manner.value))
            case IssuerManner.NO_JSON:
                return web.Response(text=f"<html>{LIES}</html>", content_type="text/html")
            case IssuerManner.REDIRECTS:
                return web.Response(status=302, headers={"location": f"{self.url}/elsewhere"})
            case IssuerManner.HANGS:
                await self._wait(60)
                return web.Response(status=503)
            case IssuerManner.CUT_OFF:
                if request.transport is not None:
                    request.transport.abort()
                return web.Response()
            case IssuerManner.ENDLESS | IssuerManner.TRICKLES:
                return await self._stream(request)
            case _:
                return None

    async def _stream(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"content-type": "application/json"})
        await response.prepare(request)
        try:
            if self.manner is IssuerManner.ENDLESS:
                for _ in range(64):
                    await response.write(b" " * 16_384)
            while self.manner is IssuerManner.TRICKLES and not self._closing.is_set():
                await response.write(b" ")
                await self._wait(0.05)
        except ConnectionError:
            pass
        return response

    async def _wait(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._closing.wait(), seconds)
        except TimeoutError:
            return


def _wrong_in(asked: dict[str, str]) -> str:
    """What is wrong with an authorization request; '' where nothing is."""
    if not set(asked) >= _KEPT or set(asked) - _KEPT - _MAY_BE:
        return f"missing {sorted(_KEPT - set(asked))}, unknown {sorted(set(asked) - _KEPT - _MAY_BE)}"
    fixed = {"response_type": "code", "client_id": CLIENT, "code_challenge_method": "S256", "prompt": "login", "max_age": "0"}
    for name, value in fixed.items():
        if asked[name] != value:
            return f"{name} is {asked[name]}"
    if "openid" not in asked["scope"].split() or len(asked["code_challenge"]) != 43:
        return "no openid scope, or no challenge"
    return "" if min(len(asked["state"]), len(asked["nonce"])) >= 32 and asked["state"] != asked["nonce"] else "state and nonce are too short or the same"


def _is_the_desk(request: web.Request) -> bool:
    kind, _, coded = request.headers.get("authorization", "").partition(" ")
    name, _, secret = base64.b64decode(coded).decode().partition(":") if kind == "Basic" else ("", "", "")
    return (unquote_plus(name), unquote_plus(secret)) == (CLIENT, CLIENT_SECRET)


def _error(error: str, status: int) -> web.Response:
    return web.json_response({"error": error, "error_description": LIES}, status=status)


def a_browser(desk: str, transport: httpx.AsyncBaseTransport, language: str = "zh-TW") -> httpx.AsyncClient:
    """A browser that reaches the desk by this transport and every provider by the network; it keeps cookies and follows nothing by itself."""
    return httpx.AsyncClient(mounts={desk: transport}, base_url=desk, headers={"accept-language": language}, trust_env=False)
