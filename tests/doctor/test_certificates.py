"""What `doctor` says of citizen certificates: each thing that can be wrong, and what to do about it."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.cli.doctor_checks.citizen_certificates import check_citizen_certificates
from bot.clock import SystemClock
from bot.settings.schema import Settings
from integrations.accounts.examination import ExaminationResult
from integrations.certificates.doctor_check import check_certificates
from integrations.certificates.settings import CertificateSettings
from tests.servers import certificates
from tests.servers.certificates import DAY, card_root

NOW = SystemClock().now()
ROOT = card_root()
ISSUER = ROOT.authority("測試 MOICA")
FOREIGN = card_root("別的 GRCA")
SECRET = "thirty-two characters of chance."


def examined(folder: Path, ca: bytes = ISSUER.chain, crl: bytes | None = None, **more: str | None) -> dict[str, ExaminationResult]:
    (folder / "ca.pem").write_bytes(ca)
    (folder / "all.crl").write_bytes(ISSUER.revoking(at=NOW - timedelta(minutes=10)) if crl is None else crl)
    given = {"url": "https://card.desk.example", "ca_file": str(folder / "ca.pem"), "crl_file": str(folder / "all.crl"), "proxy_secret": SECRET, **more}
    settings = CertificateSettings.model_validate(given)
    return {found.key.rpartition(".")[2]: found for found in check_certificates(settings, "https://desk.example", NOW)}


def test_what_is_well_is_told_with_its_dates(tmp_path: Path) -> None:
    found = examined(tmp_path)
    assert [(name, one.ok, one.remedy) for name, one in found.items()] == [(name, True, "") for name in ("url", "proxy_secret", "ca_file", "crl_file")]
    assert "1 root, 1 below (測試 GRCA, 測試 MOICA)" in found["ca_file"].result
    assert f"測試 MOICA until {NOW - timedelta(minutes=10) + 7 * DAY:%Y-%m-%d %H:%M} UTC, 0 entries" in found["crl_file"].result
    assert SECRET not in repr(found)


TROUBLES: dict[str, tuple[Callable[[Path], dict[str, ExaminationResult]], str, str, str]] = {
    "no address": (lambda folder: examined(folder, url=None), "url", "nobody is offered", "https://"),
    "nobody asks": (lambda folder: examined(folder, proxy_secret=None), "proxy_secret", "neither a proxy nor the desk", "listen"),
    "a short secret": (lambda folder: examined(folder, proxy_secret="short"), "proxy_secret", "5 characters", "chance"),
    "a secret's file that is not there": (lambda folder: examined(folder, proxy_secret="file:/nowhere/x"), "proxy_secret", "cannot be read", "proxy"),
    "no ca_file": (lambda folder: examined(folder, ca_file=None), "ca_file", "no file is named", "root"),
    "no authority": (lambda folder: examined(folder, ca=b"x"), "ca_file", "no certificates", "PEM"),
    "no root": (lambda folder: examined(folder, ca=ISSUER.card.pem), "ca_file", "no root", "root's certificate"),
    "no crl_file": (lambda folder: examined(folder, crl_file=None), "crl_file", "no file is named", "without one"),
    "no list": (lambda folder: examined(folder, crl=b"x"), "crl_file", "no revocation list", "DER"),
    "another's list": (lambda folder: examined(folder, crl=FOREIGN.revoking()), "crl_file", "signed by an authority", "issues the cards"),
    "an old list": (lambda folder: examined(folder, crl=ISSUER.revoking(at=NOW - 9 * DAY)), "crl_file", f"since {NOW - 2 * DAY:%Y-%m-%d}", "fetch"),
    "an authority that expired": (
        lambda folder: examined(folder, ca=ISSUER.chain + ROOT.authority("舊 MOICA", begins=NOW - 9 * DAY, ends=NOW - DAY).card.pem),
        "ca_file", "expired: 舊 MOICA", "present certificate",
    ),
    "a key that is not there": (
        lambda folder: examined(folder, listen="127.0.0.1:8443", server_certificate=str(folder / "ca.pem"), server_key="/nowhere/key"),
        "listen", "/nowhere/key cannot be read", "readable",
    ),
    "no key at all": (lambda folder: examined(folder, listen="127.0.0.1:8443"), "listen", "server_certificate, server_key not named", "name a server"),
}  # fmt: skip


@pytest.mark.parametrize("why", TROUBLES)
def test_what_is_wrong_fails_by_its_key_and_says_what_to_do(tmp_path: Path, why: str) -> None:
    look, key, said, remedy = TROUBLES[why]
    found = look(tmp_path)[key]
    assert (found.ok, said in found.result, remedy in found.remedy) == (False, True, True), found


def test_what_needs_attention_is_a_warning(tmp_path: Path) -> None:
    own = examined(tmp_path, url="https://desk.example")["url"]
    assert (own.ok, "of its own" in own.remedy) == (True, True)
    ending = examined(tmp_path, ca=ISSUER.chain + ROOT.authority("新 MOICA", ends=NOW + 9 * DAY).card.pem)
    assert (ending["ca_file"].ok, f"新 MOICA ends on {NOW + 9 * DAY:%Y-%m-%d}" in ending["ca_file"].result) == (True, True)
    assert "no list of 新 MOICA" in ending["crl_file"].result


def test_a_listener_of_its_own_is_told_with_its_address(tmp_path: Path) -> None:
    certificate, key = certificates.trusted().issue(tmp_path, "localhost")
    found = examined(tmp_path, listen="127.0.0.1:8443", server_certificate=str(certificate), server_key=str(key), proxy_secret=None)["listen"]
    assert (found.ok, "127.0.0.1:8443" in found.result, found.remedy) == (True, True, "")


def test_the_demonstration_says_that_its_card_reader_stands_in_and_elsewhere_nothing_is_said() -> None:
    (line,) = check_citizen_certificates(Settings(), SystemClock(), demonstration=True)
    assert (line.mark, "card reader" in line.line) == ("ok", True)
    assert check_citizen_certificates(Settings(), SystemClock(), demonstration=False) == ()


def test_what_is_configured_is_told_under_its_keys(tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_bytes(ISSUER.chain)
    settings = Settings.model_validate({"verification": {"certificate": {"url": "https://card.desk.example", "ca_file": str(tmp_path / "ca.pem")}}})
    found = {one.name: one.mark for one in check_citizen_certificates(settings, SystemClock(), demonstration=True)}
    assert found == {
        "verification.certificate.url": "ok",
        "verification.certificate.proxy_secret": "fail",
        "verification.certificate.ca_file": "ok",
        "verification.certificate.crl_file": "fail",
    }
