"""Whose word about a certificate is believed: the connection's, and a proxy's that knows the secret; its no always, its yes only together with our own."""

from urllib.parse import quote

import pytest
from starlette.requests import Request

from bot.secret import Secret
from bot.verification.certificate import CertificateOutcome, PresentedCertificate, with_proxys_word
from bot.web.client_certificate import ClientCertificate, certificate_from_proxy, certificate_of_connection

PEM = b"-----BEGIN CERTIFICATE-----\nMIIB+/=\n-----END CERTIFICATE-----\n"
SECRET = "a secret between the two of us"
READ = certificate_from_proxy(Secret(SECRET))


def a_request(*headers: tuple[str, str], peer: str = "127.0.0.1", forwarded: str = "127.0.0.1", der: bytes | None = None) -> Request:
    raw = [(name.lower().encode(), value.encode("latin-1")) for name, value in headers]
    extensions = {"peer": {"host": peer}, "tls": {"client_cert_der": der}}
    return Request({"type": "http", "method": "GET", "path": "/certificate", "headers": raw, "client": (forwarded, 1), "extensions": extensions, "query_string": b""})


RIGHT, CARD, WELL = ("X-Proxy-Secret", SECRET), ("X-Client-Cert", quote(PEM, safe="")), ("X-Client-Verify", "SUCCESS")


def test_what_the_proxy_hands_on_is_read_with_every_plus_sign_in_it() -> None:
    assert READ(a_request(RIGHT, CARD, WELL)) == ClientCertificate(PEM)
    assert READ(a_request(RIGHT, ("X-Client-Cert", quote(PEM, safe="+/")), WELL)) == ClientCertificate(PEM)


@pytest.mark.parametrize(
    "request_",
    [
        a_request(CARD, WELL),
        a_request(("X-Proxy-Secret", ""), CARD, WELL),
        a_request(("X-Proxy-Secret", SECRET + " "), CARD, WELL),
        a_request(("X-Proxy-Secret", SECRET[:-1]), CARD, WELL),
        a_request(("X-Proxy-Secret", "wrong"), RIGHT, CARD, WELL),
        a_request(RIGHT, RIGHT, CARD, WELL),
        a_request(("X-Proxy-Secret", "\xff\xfe"), CARD, WELL),
        a_request(RIGHT, CARD, WELL, peer="192.0.2.7"),
    ],
    ids=["none", "empty", "longer", "shorter", "wrong beside right", "twice", "no text", "from another machine"],
)
def test_without_the_right_secret_from_this_machine_nothing_is_looked_at(request_: Request) -> None:
    assert READ(request_) is None


def test_a_proxy_on_this_machine_is_known_by_its_connection_also_where_it_names_the_clients_address() -> None:
    assert READ(a_request(RIGHT, CARD, WELL, forwarded="203.0.113.7")) == ClientCertificate(PEM)


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("FAILED:certificate has expired", CertificateOutcome.EXPIRED),
        ("FAILED:certificate is not yet valid", CertificateOutcome.NOT_YET_VALID),
        ("FAILED:certificate revoked", CertificateOutcome.REVOKED),
        ("FAILED:unsuitable certificate purpose", CertificateOutcome.WRONG_PURPOSE),
        ("FAILED:unsupported certificate purpose", CertificateOutcome.WRONG_PURPOSE),
        ("FAILED:unable to verify the first certificate", CertificateOutcome.FORGED),
        ("FAILED:self-signed certificate", CertificateOutcome.FORGED),
        ("FAILED:CRL has expired", CertificateOutcome.UNCHECKED),
        ("FAILED:unable to get certificate CRL", CertificateOutcome.UNCHECKED),
        ("FAILED", CertificateOutcome.FORGED),
    ],
)
def test_a_proxys_no_is_a_no_whatever_our_own_examination_finds(said: str, outcome: CertificateOutcome) -> None:
    read = READ(a_request(RIGHT, CARD, ("X-Client-Verify", said)))
    assert read == ClientCertificate(PEM, outcome)
    assert with_proxys_word(PresentedCertificate(CertificateOutcome.ACCEPTED, "abc"), outcome) == PresentedCertificate(outcome)


def test_a_proxys_yes_makes_no_yes_of_ours_and_our_own_reason_is_the_finer_one() -> None:
    assert with_proxys_word(PresentedCertificate(CertificateOutcome.FORGED), None) == PresentedCertificate(CertificateOutcome.FORGED)
    assert with_proxys_word(PresentedCertificate(CertificateOutcome.SUSPENDED), CertificateOutcome.REVOKED).outcome is CertificateOutcome.SUSPENDED


@pytest.mark.parametrize("said", ["success", "SUCCESS:", "SUCCESSFUL", "", "0", "SUCCESS, SUCCESS", "NONE:x"])
def test_a_verdict_that_no_proxy_writes_is_none(said: str) -> None:
    read = READ(a_request(RIGHT, CARD, ("X-Client-Verify", said)))
    assert read is not None
    assert read.presented == b""


def test_without_a_verdict_or_with_two_of_anything_there_is_no_certificate() -> None:
    assert READ(a_request(RIGHT, CARD)) == ClientCertificate(b"")
    assert READ(a_request(RIGHT, CARD, ("X-Client-Verify", "NONE"))) == ClientCertificate(b"")
    assert READ(a_request(RIGHT, CARD, CARD, WELL)) == READ(a_request(RIGHT, CARD, WELL, WELL)) == ClientCertificate(b"", CertificateOutcome.UNREADABLE)


def test_on_the_listener_of_its_own_no_header_counts() -> None:
    assert certificate_of_connection(a_request(RIGHT, CARD, WELL)) == ClientCertificate(b"")
    assert certificate_of_connection(a_request(der=b"\x30")) == ClientCertificate(b"\x30")
