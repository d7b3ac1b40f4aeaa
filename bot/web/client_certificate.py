"""The certificate that a browser presented: from the connection itself, or from a proxy that knows our secret. Nobody else's word is looked at."""

import hashlib
import hmac
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, TypeAlias
from urllib.parse import unquote_to_bytes

from starlette.requests import Request

from bot.runtime.loopback import is_loopback
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.verification.certificate import CertificateOutcome

CERTIFICATE_HEADER: Final = "x-client-cert"
VERIFY_HEADER: Final = "x-client-verify"
SECRET_HEADER: Final = "x-proxy-secret"  # noqa: S105 - the name of a header
_REASONS: Final[Mapping[str, CertificateOutcome]] = MappingProxyType(
    {
        "crl": CertificateOutcome.UNCHECKED,
        "has expired": CertificateOutcome.EXPIRED,
        "not yet valid": CertificateOutcome.NOT_YET_VALID,
        "revoked": CertificateOutcome.REVOKED,
        "purpose": CertificateOutcome.WRONG_PURPOSE,
    }
)
"""By what OpenSSL writes about a certificate; whatever else it writes, nobody known issued it."""


@dataclass(frozen=True, slots=True)
class ClientCertificate:
    """`presented`: PEM or DER, empty for none. `refused`: what the proxy itself found wrong with it; None: nothing."""

    presented: bytes
    refused: CertificateOutcome | None = None


CertificateSource: TypeAlias = Callable[[Request], ClientCertificate | None]
"""Reads what was presented; None: the request does not come from where certificates come from."""


def certificate_of_connection(request: Request) -> ClientCertificate:
    """On the desk's own listener; every header is ignored."""
    tls: Mapping[str, Any] = _extension(request, "tls")
    return ClientCertificate(tls.get("client_cert_der") or b"")


def certificate_from_proxy(secret: Secret) -> CertificateSource:
    """Behind a proxy on this machine that sends the secret. Without the right one no other header is looked at."""
    expected = _digest(secret.reveal())

    def read(request: Request) -> ClientCertificate | None:
        told = request.headers.getlist(SECRET_HEADER)
        # Compared in any case, and as digests: neither the secret's length nor whether there is one shows in the time.
        right = hmac.compare_digest(_digest(told[0] if len(told) == 1 else ""), expected)
        return _read(request) if right and is_loopback(_peer(request)) else None

    return read


def claims_a_certificate(request: Request) -> bool:
    """Whether the request bears one of the proxy's headers."""
    return any(name in request.headers for name in (CERTIFICATE_HEADER, VERIFY_HEADER, SECRET_HEADER))


def _read(request: Request) -> ClientCertificate:
    certificates, verdicts = request.headers.getlist(CERTIFICATE_HEADER), request.headers.getlist(VERIFY_HEADER)
    if len(certificates) > 1 or len(verdicts) > 1:
        return ClientCertificate(b"", CertificateOutcome.UNREADABLE)
    presented, verdict = unquote_to_bytes(certificates[0]) if certificates else b"", verdicts[0].strip() if verdicts else "NONE"
    match verdict.partition(":"):
        case ("SUCCESS", "", _):
            return ClientCertificate(presented)
        case ("NONE", "", _):
            return ClientCertificate(b"")
        case ("FAILED", _, why):
            reason = next((outcome for word, outcome in _REASONS.items() if word in why.casefold()), CertificateOutcome.FORGED)
            return ClientCertificate(presented, reason)
        case _:
            return ClientCertificate(b"", CertificateOutcome.UNREADABLE)


def _peer(request: Request) -> str:
    """Who is at the other end of the connection, whatever X-Forwarded-For says."""
    host = _extension(request, "peer").get("host")
    return str(host) if host else request.client.host if request.client is not None else ""


def _extension(request: Request, name: str) -> Mapping[str, Any]:
    extensions: Mapping[str, Any] = request.scope.get("extensions") or {}
    found: Mapping[str, Any] = extensions.get(name) or {}
    return found


def _digest(value: str) -> bytes:
    return hashlib.sha256(value.encode("utf-8", "surrogateescape")).digest()
