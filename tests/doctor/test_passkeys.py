"""Whether browsers use passkeys at the desk's address, and what to do where they do not."""

import pytest

from bot.cli.doctor_checks.passkeys import check_passkeys
from bot.settings.schema import PasskeySettings, Settings, VerificationSettings


def checked(url: str, rp_id: str | None = None) -> tuple[str, str]:
    section = None if rp_id is None else PasskeySettings(rp_id=rp_id)
    check = check_passkeys(Settings(public_url=url, verification=VerificationSettings(passkey=section)))
    assert check.name == "verification.passkey"
    return check.mark, check.line


@pytest.mark.parametrize(
    ("url", "rp_id", "mark", "said"),
    [
        ("http://localhost:8080", None, "ok", "bound to the domain localhost, used by pages of http://localhost:8080 alone"),
        ("https://desk.city.example", "city.example", "ok", "bound to the domain city.example, used by pages of https://desk.city.example alone"),
        ("http://127.0.0.1:8080", None, "warn", "IP address; the other ways remain → write the host's name"),
        ("http://desk.example", None, "warn", "without encryption; the other ways remain → put a proxy with TLS"),
        ("https://desk.example", "other.example", "fail", "'other.example' does not belong to https://desk.example → leave rp_id out"),
        ("https://desk.example", "https://desk.example", "fail", "without https:// and port"),
    ],
)
def test_an_address_is_judged_by_whether_a_browser_makes_a_passkey_there(url: str, rp_id: str | None, mark: str, said: str) -> None:
    found, line = checked(url, rp_id)
    assert found == mark
    assert said in line
