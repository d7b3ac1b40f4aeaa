"""The address that links point to: encrypted where it leaves the machine, and a name where somebody wants a passkey."""

import pytest

from bot.cli.doctor_checks.address import check_address


@pytest.mark.parametrize(
    ("url", "mark", "word"),
    [
        ("http://localhost:8080", "ok", "this machine"),
        ("http://desk.localhost", "ok", "this machine"),
        ("https://desk.example", "ok", "encrypted"),
        ("https://desk.example:8443", "ok", "encrypted"),
        ("http://desk.example", "warn", "TLS"),
        ("http://10.0.0.5:8080", "warn", "TLS"),
        ("https://10.0.0.5", "warn", "passkey"),
        ("http://127.0.0.1:8080", "warn", "localhost"),
        ("http://[::1]:8080", "warn", "localhost"),
        ("localhost:8080", "fail", "https://"),
        ("ftp://desk.example", "fail", "https://"),
        ("http://", "fail", "https://"),
        ("http://desk.example:99999", "fail", "https://"),
        ("http://[::1", "fail", "https://"),
        ("", "fail", "https://"),
    ],
)
def test_an_address_is_judged_by_where_it_leads(url: str, mark: str, word: str) -> None:
    check = check_address(url)
    assert check.mark == mark
    assert word in check.line
