"""What the adapter believes of an OpenID provider: real HTTP on loopback, real keys, every lie told apart."""

import base64
import json
import ssl
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey

from bot.clock import Clock, SystemClock
from bot.errors import BackEndError, Denied, Garbled, Unreachable
from bot.secret import Secret
from bot.verification.sign_on import SignedOn, SignOnAnswer, SignOnAttempt, SignOnRefusal
from integrations.sign_on.bounded_http import ProviderHttp
from integrations.sign_on.openid_provider import OpenIdProvider, SignOnClient
from tests.servers.certificates import trusted, unknown
from tests.sign_on.issuer import CLIENT, CLIENT_SECRET, LIES, IssuerManner, LyingIssuer, by_key, by_shared_key, issuer_key, sealed, unsigned

REDIRECT: Final = "http://localhost:8080/sign-on/callback"
CARD, PASSWORD_ONLY = "urn:city:card", "urn:city:password"


def a_provider(issuer: LyingIssuer, clock: Clock | None = None, deadline: float = 5.0, **changes: Any) -> OpenIdProvider:
    client = SignOnClient(**{"issuer": issuer.url, "client_id": CLIENT, "secret": Secret(CLIENT_SECRET), "redirect": REDIRECT, **changes})
    return OpenIdProvider(client, ProviderHttp(deadline), clock or SystemClock(), deadline)


def an_attempt(mark: str = "a", **changes: Any) -> SignOnAttempt:
    return SignOnAttempt(**{"state": mark * 40, "nonce": f"n{mark}" * 20, "verifier": Secret(f"v{mark}" * 22), "since": SystemClock().now(), **changes})


async def signed_on(issuer: LyingIssuer, provider: OpenIdProvider | None = None, attempt: SignOnAttempt | None = None) -> SignedOn | SignOnRefusal:
    """The whole way: the address, the browser's way there and back, the exchange."""
    provider, attempt = provider or a_provider(issuer), attempt or an_attempt()
    back = issuer.signs_on(await provider.address(attempt, "en"))
    assert back["state"] == attempt.state
    return await provider.redeem(attempt, SignOnAnswer(Secret(back["code"]), back.get("iss", "")))


async def test_a_sign_on_names_the_account_and_when_it_was_made() -> None:
    async with LyingIssuer(changes={"acr": CARD}) as issuer:
        begun = SystemClock().now()
        result = await signed_on(issuer)
        assert isinstance(result, SignedOn)
        assert (result.account, result.acr) == ("GEAA-012686", CARD)
        assert abs(result.at - begun) < timedelta(seconds=5)
        assert issuer.wrong == []


async def test_what_it_publishes_is_read_once_for_many_sign_ons() -> None:
    async with LyingIssuer() as issuer:
        provider = a_provider(issuer)
        for mark in "abc":
            assert isinstance(await signed_on(issuer, provider, an_attempt(mark)), SignedOn)
        assert [issuer.asked.count(f"GET {path}") for path in ("/.well-known/openid-configuration", "/keys")] == [1, 1]


async def test_the_address_asks_for_a_new_sign_on_by_the_wanted_way_and_tells_no_secret() -> None:
    async with LyingIssuer() as issuer:
        attempt = an_attempt()
        address = await a_provider(issuer, acr=(CARD, "urn:city:phone")).address(attempt, "zh-Hant-TW")
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert (asked["acr_values"], asked["ui_locales"], asked["scope"]) == (f"{CARD} urn:city:phone", "zh-Hant-TW", "openid profile")
        assert issuer.signs_on(address)["code"] == "code-0"
        assert attempt.verifier.reveal() not in address
        assert CLIENT_SECRET not in address


LIES_IN_TOKENS: Final[dict[str, tuple[dict[str, Any], SignOnRefusal]]] = {
    "of another issuer": ({"iss": "https://elsewhere.example"}, SignOnRefusal.WRONG_ISSUER),
    "of no issuer": ({"iss": None}, SignOnRefusal.WRONG_ISSUER),
    "for another client": ({"aud": "payroll"}, SignOnRefusal.OTHER_CLIENT),
    "for another client among others": ({"aud": ["payroll", "leave"]}, SignOnRefusal.OTHER_CLIENT),
    "for nobody": ({"aud": None}, SignOnRefusal.OTHER_CLIENT),
    "for several, and made for another": ({"aud": [CLIENT, "payroll"], "azp": "payroll"}, SignOnRefusal.OTHER_CLIENT),
    "for several, and made for nobody in particular": ({"aud": [CLIENT, "payroll"]}, SignOnRefusal.OTHER_CLIENT),
    "of yesterday": ({"exp": 1_700_000_000}, SignOnRefusal.OUT_OF_TIME),
    "without an end": ({"exp": None}, SignOnRefusal.OUT_OF_TIME),
    "that ends at no number": ({"exp": True}, SignOnRefusal.OUT_OF_TIME),
    "of tomorrow": ({"iat": 9_000_000_000}, SignOnRefusal.OUT_OF_TIME),
    "not valid yet": ({"nbf": 9_000_000_000}, SignOnRefusal.OUT_OF_TIME),
    "with another nonce": ({"nonce": "of another attempt"}, SignOnRefusal.STALE_NONCE),
    "without a nonce": ({"nonce": None}, SignOnRefusal.STALE_NONCE),
    "of an old sign-on": ({"auth_time": 1_700_000_000}, SignOnRefusal.NOT_FRESH),
    "that does not say when": ({"auth_time": None}, SignOnRefusal.NOT_FRESH),
    "that says a truth value when": ({"auth_time": True}, SignOnRefusal.NOT_FRESH),
    "that says a word when": ({"auth_time": "now"}, SignOnRefusal.UNREADABLE),
    "signed on for at the end of days": ({"auth_time": 9_000_000_000}, SignOnRefusal.OUT_OF_TIME),
    "by a weaker way": ({"acr": PASSWORD_ONLY}, SignOnRefusal.WEAKER),
    "by no way that it names": ({}, SignOnRefusal.WEAKER),
    "by several ways at once": ({"acr": [CARD]}, SignOnRefusal.WEAKER),
    "of another access token": ({"acr": CARD, "at_hash": "AAAAAAAAAAAAAAAAAAAAAA"}, SignOnRefusal.FORGED),
    "of nobody": ({"acr": CARD, "preferred_username": None}, SignOnRefusal.NO_ACCOUNT),
    "of a number": ({"acr": CARD, "preferred_username": 12686}, SignOnRefusal.NO_ACCOUNT),
    "without a subject": ({"acr": CARD, "sub": None}, SignOnRefusal.UNREADABLE),
}


@pytest.mark.parametrize("lie", LIES_IN_TOKENS)
async def test_a_token_that_proves_no_sign_on_is_refused_by_its_own_reason(lie: str) -> None:
    changes, why = LIES_IN_TOKENS[lie]
    async with LyingIssuer(changes=changes) as issuer:
        assert await signed_on(issuer, a_provider(issuer, acr=(CARD,))) is why


def _by_a_stranger(claims: dict[str, Any]) -> str:
    return jwt.encode({"alg": "RS256", "kid": "key-0"}, claims, RSAKey.import_key(issuer_key(2).as_dict(private=True), {"kid": "key-0"}))


def _changed(token: str) -> str:
    head, body, seal = token.split(".")
    text = base64.urlsafe_b64decode(body + "==").replace(b"GEAA-012686", b"GEAA-012687")
    return f"{head}.{base64.urlsafe_b64encode(text).decode().rstrip('=')}.{seal}"


FORGERIES: Final[dict[str, tuple[Callable[[dict[str, Any]], str], SignOnRefusal]]] = {
    "unsigned": (unsigned, SignOnRefusal.UNSIGNED),
    "signed with the client's secret": (by_shared_key(CLIENT_SECRET.encode()), SignOnRefusal.UNSIGNED),
    "signed with the public key as if it were a shared one": (by_shared_key(issuer_key(0).as_pem(private=False)), SignOnRefusal.UNSIGNED),
    "signed by a key of somebody else": (_by_a_stranger, SignOnRefusal.FORGED),
    "signed by a key that nobody published": (by_key(1), SignOnRefusal.FORGED),
    "changed after it was signed": (lambda claims: _changed(by_key()(claims)), SignOnRefusal.FORGED),
    "no token": (lambda claims: "not.a.token", SignOnRefusal.UNREADABLE),
    "two parts": (lambda claims: ".".join(by_key()(claims).split(".")[:2]), SignOnRefusal.UNREADABLE),
    "a list": (lambda claims: sealed("[]"), SignOnRefusal.UNREADABLE),
    "with an unknown critical header": (lambda claims: sealed(json.dumps(claims), crit=["b64x"], b64x=True), SignOnRefusal.UNREADABLE),
    "deeper than anybody reads": (lambda claims: sealed("[" * 30_000), SignOnRefusal.UNREADABLE),
}


@pytest.mark.parametrize("forgery", FORGERIES)
async def test_a_forged_token_is_refused_whatever_stands_in_it(forgery: str) -> None:
    sign, why = FORGERIES[forgery]
    async with LyingIssuer(sign=sign) as issuer:
        assert await signed_on(issuer) is why


async def test_keys_that_the_provider_changed_are_read_anew_once() -> None:
    async with LyingIssuer() as issuer:
        provider = a_provider(issuer)
        assert isinstance(await signed_on(issuer, provider), SignedOn)
        issuer.published, issuer.sign = (1,), by_key(1)
        assert isinstance(await signed_on(issuer, provider, an_attempt("b")), SignedOn)
        assert issuer.asked.count("GET /keys") == 2


async def test_a_code_is_redeemed_once() -> None:
    async with LyingIssuer() as issuer:
        provider, attempt = a_provider(issuer), an_attempt()
        back = issuer.signs_on(await provider.address(attempt, ""))
        answer = SignOnAnswer(Secret(back["code"]))
        assert isinstance(await provider.redeem(attempt, answer), SignedOn)
        assert await provider.redeem(attempt, answer) is SignOnRefusal.CODE_REFUSED


async def test_a_code_of_another_attempt_is_refused() -> None:
    async with LyingIssuer() as issuer:
        provider = a_provider(issuer)
        back = issuer.signs_on(await provider.address(an_attempt("b"), ""))
        assert await provider.redeem(an_attempt("a"), SignOnAnswer(Secret(back["code"]))) is SignOnRefusal.CODE_REFUSED


async def test_an_answer_without_a_code_or_with_an_endless_one_asks_nobody() -> None:
    async with LyingIssuer() as issuer:
        for code in ("", "x" * 5000):
            assert await a_provider(issuer).redeem(an_attempt(), SignOnAnswer(Secret(code))) is SignOnRefusal.CODE_REFUSED
        assert "POST /token" not in issuer.asked


@pytest.mark.parametrize(("names", "says"), [("https://elsewhere.example", False), ("https://elsewhere.example", True), (None, True)])
async def test_an_answer_of_another_issuer_than_ours_is_refused_before_the_code_is_shown_to_anybody(names: str | None, says: bool) -> None:
    async with LyingIssuer(names_itself=names, metadata={"authorization_response_iss_parameter_supported": says}) as issuer:
        assert await signed_on(issuer) is SignOnRefusal.WRONG_ISSUER
        assert "POST /token" not in issuer.asked


async def test_an_issuer_that_names_itself_is_believed() -> None:
    async with LyingIssuer(metadata={"authorization_response_iss_parameter_supported": True}) as issuer:
        issuer.names_itself = issuer.url
        assert isinstance(await signed_on(issuer), SignedOn)


async def test_an_account_that_only_the_userinfo_endpoint_tells_is_taken_from_there() -> None:
    async with LyingIssuer(changes={"preferred_username": None}, userinfo={"sub": "subject-1", "preferred_username": "yjchen"}) as issuer:
        result = await signed_on(issuer)
        assert isinstance(result, SignedOn)
        assert result.account == "yjchen"


async def test_userinfo_of_another_subject_names_nobody() -> None:
    async with LyingIssuer(changes={"preferred_username": None}, userinfo={"sub": "subject-2", "preferred_username": "yjchen"}) as issuer:
        assert await signed_on(issuer) is SignOnRefusal.NO_ACCOUNT


async def test_the_claim_of_the_token_wins_over_the_userinfo_endpoint() -> None:
    async with LyingIssuer(userinfo={"sub": "subject-1", "preferred_username": "somebody.else"}) as issuer:
        result = await signed_on(issuer)
        assert isinstance(result, SignedOn)
        assert result.account == "GEAA-012686"
        assert "GET /userinfo" not in issuer.asked


async def test_another_claim_may_name_the_account() -> None:
    async with LyingIssuer(claim="email", account="yjchen@mail.example") as issuer:
        provider = a_provider(issuer, account_claim="email")
        assert "openid+email" in await provider.address(an_attempt(), "")
        result = await signed_on(issuer, provider)
        assert isinstance(result, SignedOn)
        assert result.account == "yjchen@mail.example"


async def test_a_scope_that_the_provider_does_not_have_is_not_asked_for() -> None:
    async with LyingIssuer(metadata={"scopes_supported": ["openid"], "claims_parameter_supported": None}) as issuer:
        asked = parse_qs(urlsplit(await a_provider(issuer).address(an_attempt(), "")).query)
        assert asked["scope"] == ["openid"]
        assert "claims" not in asked


@pytest.mark.parametrize(
    ("manner", "trouble"),
    [
        (IssuerManner.NO_DISCOVERY, Garbled),
        (IssuerManner.NO_JSON, Garbled),
        (IssuerManner.ENDLESS, Garbled),
        (IssuerManner.TRICKLES, Unreachable),
        (IssuerManner.HANGS, Unreachable),
        (IssuerManner.BUSY, Unreachable),
        (IssuerManner.BROKEN, Unreachable),
        (IssuerManner.REDIRECTS, Garbled),
        (IssuerManner.CUT_OFF, Garbled),
    ],
)
async def test_a_provider_that_is_away_or_answers_nonsense_is_told_in_time_and_without_its_words(manner: IssuerManner, trouble: type[BackEndError]) -> None:
    async with LyingIssuer(manner=manner) as issuer:
        with pytest.raises(trouble) as told:
            await a_provider(issuer, deadline=_patience(manner)).address(an_attempt(), "")
        assert LIES not in told.value.detail
        assert ("has no end" in told.value.detail) is (manner is IssuerManner.ENDLESS)
        assert "GET /elsewhere" not in issuer.asked


@pytest.mark.parametrize(
    ("manner", "trouble"),
    [
        (IssuerManner.BROKEN, Unreachable),
        (IssuerManner.HANGS, Unreachable),
        (IssuerManner.REDIRECTS, Garbled),
        (IssuerManner.NO_JSON, Garbled),
        (IssuerManner.REFUSES_CLIENT, Denied),
        (IssuerManner.REFUSES_REQUEST, Garbled),
        (IssuerManner.NO_KEYS, Garbled),
    ],
)
async def test_trouble_at_the_exchange_is_no_refusal_of_the_person(manner: IssuerManner, trouble: type[BackEndError]) -> None:
    async with LyingIssuer() as issuer:
        provider, attempt = a_provider(issuer, deadline=_patience(manner)), an_attempt()
        back = issuer.signs_on(await provider.address(attempt, ""))
        issuer.manner = manner
        with pytest.raises(trouble) as told:
            await provider.redeem(attempt, SignOnAnswer(Secret(back["code"])))
        assert LIES not in told.value.detail


async def test_a_userinfo_endpoint_that_denies_is_trouble_and_an_answer_without_a_token_a_refusal() -> None:
    async with LyingIssuer(changes={"preferred_username": None}, userinfo={}, manner=IssuerManner.DENIES_USERINFO) as issuer:
        with pytest.raises(Garbled):
            await signed_on(issuer)
    async with LyingIssuer(manner=IssuerManner.NO_TOKEN) as issuer:
        assert await signed_on(issuer) is SignOnRefusal.UNREADABLE


async def test_after_an_outage_it_is_asked_again_at_once() -> None:
    async with LyingIssuer(manner=IssuerManner.BROKEN) as issuer:
        provider = a_provider(issuer)
        with pytest.raises(Unreachable):
            await provider.address(an_attempt(), "")
        issuer.manner = IssuerManner.WELL
        assert isinstance(await signed_on(issuer, provider), SignedOn)


def _patience(manner: IssuerManner) -> float:
    """Seconds: no longer than needed for what never ends, and enough on a busy machine for what does."""
    return 0.6 if manner in (IssuerManner.HANGS, IssuerManner.TRICKLES) else 8.0


ELSEWHERE: Final[dict[str, dict[str, Any]]] = {
    "another issuer": {"issuer": "https://elsewhere.example"},
    "no issuer": {"issuer": None},
    "no token endpoint": {"token_endpoint": None},
    "a token endpoint in the clear": {"token_endpoint": "http://sso.example/token"},
    "an address with a name in it": {"jwks_uri": "https://user@sso.example/keys"},
    "an address of another scheme": {"jwks_uri": "file:///etc/passwd"},
    "an address in two lines": {"authorization_endpoint": "https://sso.example/\r\nset-cookie: a=b"},
    "a number": {"authorization_endpoint": 7},
    "signatures that everybody can make": {"id_token_signing_alg_values_supported": ["none", "HS256"]},
}


@pytest.mark.parametrize("lie", ELSEWHERE)
async def test_a_discovery_document_that_leads_elsewhere_is_not_used(lie: str) -> None:
    async with LyingIssuer(metadata=ELSEWHERE[lie]) as issuer:
        with pytest.raises(Garbled):
            await a_provider(issuer).address(an_attempt(), "")


async def test_a_client_without_a_secret_is_a_public_one_where_the_provider_takes_it() -> None:
    async with LyingIssuer(metadata={"token_endpoint_auth_methods_supported": ["client_secret_post"]}) as issuer:
        provider, attempt = a_provider(issuer, secret=None), an_attempt()
        back = issuer.signs_on(await provider.address(attempt, ""))
        with pytest.raises(Garbled, match="takes none of none"):
            await provider.redeem(attempt, SignOnAnswer(Secret(back["code"])))


async def test_a_certificate_that_nobody_vouches_for_is_not_spoken_to(tmp_path: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*trusted().issue(tmp_path, "127.0.0.1"))
    async with LyingIssuer(certificate=context) as issuer:
        client = SignOnClient(issuer.url, CLIENT, Secret(CLIENT_SECRET), REDIRECT)
        for authority in (unknown(), trusted()):
            provider = OpenIdProvider(client, ProviderHttp(5.0, str(authority.file)), SystemClock())
            if authority is trusted():
                assert isinstance(await signed_on(issuer, provider), SignedOn)
            else:
                with pytest.raises(Unreachable, match="certificate is not trusted"):
                    await provider.address(an_attempt(), "")
