"""Where an issuer may be, and where it may lead the desk (T22)."""

import pytest

from integrations.sign_on.addresses import is_safe_issuer, may_lead_to

SSO = "https://sso.example"
HERE = "http://127.0.0.1:3000"


@pytest.mark.parametrize("issuer", [SSO, f"{SSO}/", f"{SSO}:8443/realms/city", HERE, "http://localhost:3000/a", "http://[::1]:3000"])
def test_an_issuer_is_reached_by_https_or_on_this_machine(issuer: str) -> None:
    assert is_safe_issuer(issuer)
    assert may_lead_to(f"{issuer.rstrip('/')}/token?a=b", issuer)


@pytest.mark.parametrize(
    "issuer",
    ["http://sso.example", "ftp://sso.example", "https://", "https://me@sso.example", "https://me:secret@sso.example", f"{SSO}?a=b", f"{SSO}?", f"{SSO}#a", f"{SSO}#",
     "https://sso.example:0", "https://sso.example:99999", "https://sso.example/ a", "https://sso.example/\n", "https://示範.example", "", "sso.example", f"{SSO}/{'a' * 2000}"],
)  # fmt: skip
def test_whatever_else_is_no_issuer(issuer: str) -> None:
    assert not is_safe_issuer(issuer)


@pytest.mark.parametrize("inside", ["http://127.0.0.1:6379/", "https://127.0.0.1:6379/", "https://localhost/token", "https://[::1]/", "https://[::ffff:127.0.0.1]/", "http://desk.localhost/"])
def test_t22_a_provider_elsewhere_does_not_lead_to_this_machine(inside: str) -> None:
    assert not may_lead_to(inside, SSO)
    assert may_lead_to(inside, HERE)


def test_t22_a_provider_on_this_machine_leads_elsewhere_by_https_alone() -> None:
    assert may_lead_to("https://keys.example/jwks", HERE)
    assert not may_lead_to("http://keys.example/jwks", HERE)
