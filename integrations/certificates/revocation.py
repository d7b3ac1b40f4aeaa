"""Certificate revocation lists: which of them may be believed, and what they say of a certificate. Pure."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING, Final, TypeVar, cast

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes

from bot.runtime.quick_dataclass import dataclass

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.types import CertificateIssuerPublicKeyTypes

X = TypeVar("X", bound=x509.ExtensionType)
_PEM: Final = re.compile(rb"-----BEGIN X509 CRL-----.+?-----END X509 CRL-----", re.DOTALL)
_AHEAD: Final = timedelta(minutes=5)
"""By how much an issuer's clock may be ahead of ours."""


class Revocation(Enum):
    """What the lists say. UNKNOWN: there is none that may be believed, so nothing follows."""

    NOT_LISTED = "not_listed"
    REVOKED = "revoked"
    SUSPENDED = "suspended"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class SignedList:
    """A revocation list whose signature by this authority was checked. `begins`, `ends`: when it holds (UTC); one without an end never does."""

    list: x509.CertificateRevocationList
    issuer: x509.Certificate
    begins: datetime
    ends: datetime

    def holds(self, now: datetime) -> bool:
        """Whether it may be believed at this time (UTC)."""
        return self.begins - _AHEAD <= now < self.ends

    def speaks_of(self, certificate: x509.Certificate) -> bool:
        """Whether a certificate of this issuer would be on it: a list may be limited to part of them."""
        limits = _extension(self.list, x509.IssuingDistributionPoint)
        if limits is None:
            return True
        constraints = _extension(certificate, x509.BasicConstraints)
        authority = constraints is not None and constraints.ca
        if (limits.only_contains_ca_certs and not authority) or (limits.only_contains_user_certs and authority):
            return False
        # A part of the whole, named after where it is published: only certificates that name the same place are on it.
        return limits.full_name is None or bool(set(limits.full_name) & set(_published_at(certificate)))

    def tells(self, certificate: x509.Certificate) -> Revocation:
        """What it says of this certificate."""
        entry = self.list.get_revoked_certificate_by_serial_number(certificate.serial_number)
        if entry is None:
            return Revocation.NOT_LISTED
        try:
            reason = entry.extensions.get_extension_for_class(x509.CRLReason).value.reason
        except (x509.ExtensionNotFound, ValueError):
            return Revocation.REVOKED
        return Revocation.SUSPENDED if reason is x509.ReasonFlags.certificate_hold else Revocation.REVOKED


def read_lists(content: bytes) -> tuple[x509.CertificateRevocationList, ...]:
    """The lists in a PEM file, or the one in DER. Raises ValueError for anything else."""
    written = _PEM.findall(content)
    if not written and b"-----BEGIN" in content:
        raise ValueError("no revocation list")
    return tuple(x509.load_pem_x509_crl(one) for one in written) or (x509.load_der_x509_crl(content),)


def signed_lists(lists: Iterable[x509.CertificateRevocationList], authorities: Iterable[x509.Certificate]) -> tuple[SignedList, ...]:
    """The lists that one of these authorities has signed, and that can be understood whole."""
    known = tuple(authorities)
    return tuple(signed for one in lists for issuer in known if (signed := _signed(one, issuer)) is not None)


def revocation_of(certificate: x509.Certificate, issuer: x509.Certificate, lists: Iterable[SignedList], now: datetime) -> Revocation:
    """What the newest list of this issuer says that holds now."""
    believed = [one for one in lists if one.issuer == issuer and one.holds(now) and one.speaks_of(certificate)]
    if not believed:
        return Revocation.UNKNOWN
    return max(believed, key=lambda one: one.begins).tells(certificate)


def _signed(list: x509.CertificateRevocationList, issuer: x509.Certificate) -> SignedList | None:
    if list.issuer != issuer.subject or list.next_update_utc is None or not _understood(list):
        return None
    usage = _extension(issuer, x509.KeyUsage)
    if usage is not None and not usage.crl_sign:
        return None
    try:
        # A key that cannot sign raises TypeError.
        good = list.is_signature_valid(cast("CertificateIssuerPublicKeyTypes", issuer.public_key()))
    except (TypeError, ValueError, UnsupportedAlgorithm):
        return None
    return SignedList(list, issuer, list.last_update_utc, list.next_update_utc) if good else None


def _understood(list: x509.CertificateRevocationList) -> bool:
    """A list of differences, of other issuers' certificates or of some reasons only says nothing about all the rest."""
    try:
        critical = [extension.value for extension in list.extensions if extension.critical]
        found = [extension.value for extension in list.extensions]
        weak = isinstance(list.signature_hash_algorithm, hashes.SHA1 | hashes.MD5)
    except (ValueError, UnsupportedAlgorithm):
        return False
    limits = next((value for value in found if isinstance(value, x509.IssuingDistributionPoint)), None)
    partial = limits is not None and (
        limits.indirect_crl or limits.only_some_reasons is not None or limits.only_contains_attribute_certs or limits.relative_name is not None
    )
    differences = any(isinstance(value, x509.DeltaCRLIndicator) for value in found)
    return not (weak or partial or differences) and all(isinstance(value, x509.IssuingDistributionPoint) for value in critical)


def _published_at(certificate: x509.Certificate) -> tuple[x509.GeneralName, ...]:
    points = _extension(certificate, x509.CRLDistributionPoints)
    return () if points is None else tuple(name for point in points for name in point.full_name or ())


def _extension(of: x509.Certificate | x509.CertificateRevocationList, kind: type[X]) -> X | None:
    try:
        return of.extensions.get_extension_for_class(kind).value
    except x509.ExtensionNotFound:
        return None
