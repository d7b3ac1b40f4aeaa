"""The adapter against a real OpenID provider (the npm package oidc-provider): the journey, and what a real one can be brought to do wrong."""

from collections.abc import Iterator
from typing import Final
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from bot.clock import SystemClock
from bot.errors import Unreachable
from bot.secret import Secret
from bot.verification.sign_on import SignedOn, SignOnAnswer, SignOnAttempt, SignOnRefusal
from integrations.sign_on.bounded_http import ProviderHttp
from integrations.sign_on.openid_provider import OpenIdProvider, SignOnClient
from tests.servers.oidc.provider import CLIENT, CLIENT_SECRET, STRONG, WEAK, Issuer, an_issuer

REDIRECT: Final = "http://localhost:8080/sign-on/callback"
PEOPLE: Final = {"chen": {"preferred_username": "GEAA-012686"}, "lin": {"preferred_username": "GEAA-012687"}}


@pytest.fixture(scope="module")
def issuer() -> Iterator[Issuer]:
    with an_issuer(PEOPLE, REDIRECT) as running:
        yield running


@pytest.fixture(scope="module")
def plain_issuer() -> Iterator[Issuer]:
    """One that puts no claim into its tokens that it was not made for."""
    with an_issuer(PEOPLE, REDIRECT, takes_claims=False) as running:
        yield running


def a_provider(issuer: Issuer, secret: str = CLIENT_SECRET, acr: tuple[str, ...] = ()) -> OpenIdProvider:
    return OpenIdProvider(SignOnClient(issuer.url, CLIENT, Secret(secret), REDIRECT, acr), ProviderHttp(8.0), SystemClock())


def an_attempt(mark: str = "a") -> SignOnAttempt:
    return SignOnAttempt(mark * 40, f"n{mark}" * 20, Secret(f"v{mark}" * 22), SystemClock().now())


async def back_from(issuer: Issuer, browser: httpx.AsyncClient, address: str, **more: str) -> dict[str, str]:
    sent = await issuer.signs_on(browser, address, "chen", **more)
    assert sent.headers["location"].startswith(REDIRECT), sent.text
    return {name: values[0] for name, values in parse_qs(urlsplit(sent.headers["location"]).query).items()}


async def signed_on(issuer: Issuer, provider: OpenIdProvider, attempt: SignOnAttempt, **more: str) -> SignedOn | SignOnRefusal:
    async with httpx.AsyncClient(trust_env=False) as browser:
        back = await back_from(issuer, browser, await provider.address(attempt, "zh-Hant-TW"), **more)
    assert back["state"] == attempt.state
    return await provider.redeem(attempt, SignOnAnswer(Secret(back["code"]), back["iss"]))


async def test_somebody_signs_on_and_the_token_names_the_account(issuer: Issuer) -> None:
    result = await signed_on(issuer, a_provider(issuer, acr=(STRONG,)), an_attempt())
    assert isinstance(result, SignedOn)
    assert (result.account, result.acr) == ("GEAA-012686", STRONG)


async def test_a_provider_that_keeps_the_account_out_of_its_tokens_is_asked_for_it(plain_issuer: Issuer) -> None:
    result = await signed_on(plain_issuer, a_provider(plain_issuer), an_attempt())
    assert isinstance(result, SignedOn)
    assert result.account == "GEAA-012686"


async def test_whoever_is_signed_on_there_signs_on_anew_all_the_same(issuer: Issuer) -> None:
    provider = a_provider(issuer)
    async with httpx.AsyncClient(trust_env=False) as browser:
        for mark in "ab":
            address = await provider.address(an_attempt(mark), "")
            assert "City sign-on" in (await issuer.arrives(browser, address)).text
            await back_from(issuer, browser, address)


async def test_a_weaker_way_and_an_old_sign_on_are_refused(issuer: Issuer) -> None:
    assert await signed_on(issuer, a_provider(issuer, acr=(STRONG,)), an_attempt(), acr=WEAK) is SignOnRefusal.WEAKER
    assert await signed_on(issuer, a_provider(issuer), an_attempt("b"), ago="300") is SignOnRefusal.NOT_FRESH


async def test_a_code_counts_once_and_for_its_own_attempt(issuer: Issuer) -> None:
    provider, attempt = a_provider(issuer), an_attempt()
    # A browser each: a new sign-on ends the codes of the session before it.
    async with httpx.AsyncClient(trust_env=False) as browser, httpx.AsyncClient(trust_env=False) as another:
        mine = await back_from(issuer, browser, await provider.address(attempt, ""))
        others = await back_from(issuer, another, await provider.address(an_attempt("b"), ""))
    answer = SignOnAnswer(Secret(mine["code"]), mine["iss"])
    assert isinstance(await provider.redeem(attempt, answer), SignedOn)
    assert await provider.redeem(attempt, answer) is SignOnRefusal.CODE_REFUSED
    assert await provider.redeem(attempt, SignOnAnswer(Secret(others["code"]), others["iss"])) is SignOnRefusal.CODE_REFUSED


async def test_whoever_cancels_there_brings_back_a_word_and_no_code(issuer: Issuer) -> None:
    async with httpx.AsyncClient(trust_env=False) as browser:
        back = await back_from(issuer, browser, await a_provider(issuer).address(an_attempt(), ""), deny="yes")
    assert (back["error"], back["state"]) == ("access_denied", an_attempt().state)
    assert "code" not in back


async def test_a_provider_that_stands_still_is_away_in_time(plain_issuer: Issuer) -> None:
    provider = OpenIdProvider(SignOnClient(plain_issuer.url, CLIENT, Secret(CLIENT_SECRET), REDIRECT), ProviderHttp(0.5), SystemClock(), 0.5)
    plain_issuer.process.hang()
    try:
        with pytest.raises(Unreachable):
            await provider.address(an_attempt(), "")
    finally:
        plain_issuer.process.go_on()
    assert await provider.address(an_attempt(), "")
