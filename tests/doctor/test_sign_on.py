"""`doctor` reaches the OpenID provider, reads what it publishes, and finds out whether it knows the desk; each trouble comes with what to do."""

from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from bot.cli.doctor_checks import sign_on as checked
from bot.cli.doctor_checks.check import CheckResult
from bot.cli.doctor_checks.sign_on import check_sign_on
from bot.clock import MovableClock, SystemClock
from bot.settings.schema import Settings
from tests.servers.oidc.provider import an_issuer
from tests.sign_on.issuer import CLIENT, CLIENT_SECRET, LIES, IssuerManner, LyingIssuer

REDIRECT: Final = "http://localhost:8080/sign-on/callback"


def settings(issuer: str, **more: Any) -> Settings:
    return Settings.model_validate({"verification": {"sign_on": {"issuer": issuer, "client_id": CLIENT, "client_secret": CLIENT_SECRET, **more}}})


async def checks(issuer: LyingIssuer, **more: Any) -> dict[str, CheckResult]:
    found = {check.name.removeprefix("verification.sign_on."): check for check in await check_sign_on(settings(issuer.url, **more))}
    assert not any(secret in check.line for check in found.values() for secret in (CLIENT_SECRET, LIES))
    return found


async def test_without_a_provider_nothing_is_said() -> None:
    assert await check_sign_on(Settings()) == ()


async def test_a_real_provider_that_knows_the_desk_is_fine() -> None:
    with an_issuer({"chen": {"preferred_username": "GEAA-012686"}}, REDIRECT) as issuer:
        issuer_check, client = await check_sign_on(settings(issuer.url, acr="urn:city:card"))
    assert (issuer_check.mark, client.mark) == ("ok", "ok")
    assert f"{issuer.url} reached" in issuer_check.line
    assert REDIRECT in client.line


async def test_a_real_provider_that_does_not_know_the_desks_secret_says_so() -> None:
    with an_issuer({"chen": {"preferred_username": "GEAA-012686"}}, REDIRECT) as issuer:
        _, client = await check_sign_on(settings(issuer.url, client_secret="of another desk"))
    assert client.mark == "fail"
    assert "does not accept the desk's client_id or client_secret" in client.line


async def test_the_issuer_has_to_match_to_the_last_slash() -> None:
    async with LyingIssuer() as issuer:
        (found,) = await check_sign_on(settings(f"{issuer.url}/"))
        assert found.mark == "fail"
        assert f"is of the issuer {issuer.url} " in found.line
        assert "to the last slash" in found.line


@pytest.mark.parametrize(
    ("metadata", "more", "told"),
    [
        ({"code_challenge_methods_supported": None}, {}, "does not announce PKCE"),
        ({"code_challenge_methods_supported": ["plain"]}, {}, "does not announce PKCE"),
        ({"acr_values_supported": ["urn:city:password"]}, {"acr": "urn:city:card urn:city:password"}, "does not announce urn:city:card:"),
        ({"claims_supported": ["sub"]}, {}, "does not announce the claim preferred_username"),
    ],
)
async def test_what_the_provider_does_not_announce_is_a_warning(metadata: dict[str, Any], more: dict[str, Any], told: str) -> None:
    async with LyingIssuer(metadata=metadata) as issuer:
        found = await checks(issuer, **more)
        assert (found["issuer"].mark, found["client_id"].mark) == ("warn", "ok")
        assert told in found["issuer"].line


@pytest.mark.parametrize(
    ("metadata", "key", "told"),
    [
        ({"token_endpoint": "http://sso.example/token"}, "issuer", "have the provider name an https address"),
        ({"token_endpoint": None}, "issuer", "names nothing as token_endpoint"),
        ({"id_token_signing_alg_values_supported": ["HS256"]}, "issuer", "have the provider sign with RS256"),
        ({"token_endpoint_auth_methods_supported": ["private_key_jwt"]}, "client_id", "have the provider take one of client_secret_basic"),
    ],
)
async def test_what_the_desk_cannot_use_fails_with_what_to_do(metadata: dict[str, Any], key: str, told: str) -> None:
    async with LyingIssuer(metadata=metadata) as issuer:
        found = (await checks(issuer))[key]
        assert found.mark == "fail"
        assert told in found.line


@pytest.mark.parametrize(
    ("manner", "key", "told"),
    [
        (IssuerManner.BROKEN, "issuer", "people take the next way"),
        (IssuerManner.NO_JSON, "issuer", "no JSON object"),
        (IssuerManner.NO_DISCOVERY, "issuer", "/.well-known/openid-configuration"),
        (IssuerManner.NO_KEYS, "client_id", "publishes no key"),
        (IssuerManner.REFUSES_CLIENT, "client_id", "see client_id and client_secret"),
        (IssuerManner.REFUSES_REQUEST, "client_id", "registered for it to the letter"),
    ],
)
async def test_a_provider_that_is_away_or_unwilling_fails_with_what_to_do(manner: IssuerManner, key: str, told: str) -> None:
    async with LyingIssuer(manner=manner) as issuer:
        found = (await checks(issuer))[key]
        assert found.mark == "fail"
        assert told in found.line


async def test_a_provider_that_hangs_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checked, "_PATIENCE", 0.2)
    async with LyingIssuer(manner=IssuerManner.HANGS) as issuer:
        (found,) = await check_sign_on(settings(issuer.url))
        assert "no answer within 0.2 s" in found.line


async def test_clocks_that_are_apart_are_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checked, "SystemClock", lambda: MovableClock(SystemClock(), timedelta(minutes=5)))
    async with LyingIssuer() as issuer:
        found = (await checks(issuer))["clock"]
        assert found.mark == "warn"
        assert "300 s apart" in found.line or "299 s apart" in found.line or "301 s apart" in found.line


async def test_a_secret_or_an_authority_that_is_not_there_is_told_by_its_key(tmp_path: Path) -> None:
    for more, key in (({"client_secret": f"file:{tmp_path}/nothing"}, "client_secret"), ({"client_secret": ""}, "client_secret"), ({"ca_file": f"{tmp_path}/nothing"}, "ca_file")):
        (found,) = await check_sign_on(settings("https://sso.example", **more))
        assert found.mark == "fail"
        assert f"verification.sign_on.{key}" in found.line
