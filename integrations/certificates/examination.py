"""The examination of a presented certificate: who issued it, what for, whether it holds now and was not revoked (D25, 12.1.3). Pure."""

from datetime import datetime
from itertools import pairwise
from typing import Final

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID
from cryptography.x509.verification import Criticality, ExtensionPolicy, Policy, VerificationError

from bot.runtime.quick_dataclass import dataclass
from bot.verification.certificate import CertificateOutcome, PresentedCertificate, serial_of
from integrations.certificates.authorities import Authorities
from integrations.certificates.revocation import Revocation, SignedList, revocation_of

LARGEST: Final = 16 * 1024
"""Bytes of a presented certificate; a card's have about two thousand."""
_SHORTEST_RSA: Final = 2048


@dataclass(frozen=True, slots=True)
class Trust:
    """Who is trusted, and the revocation lists that they have signed."""

    authorities: Authorities
    lists: tuple[SignedList, ...]

    def holding(self, now: datetime) -> tuple[SignedList, ...]:
        """The lists that may be believed at this time (UTC)."""
        return tuple(one for one in self.lists if one.holds(now))


def examine_certificate(presented: bytes, trust: Trust, now: datetime) -> PresentedCertificate:
    """What this certificate (PEM or DER) comes to at `now` (UTC). Only its own issuer's word counts, and only its serial number is handed on.

    What is found first is told first: a certificate that nobody here issued is forged, whatever its dates say."""
    certificate = _read(presented)
    if certificate is None:
        return PresentedCertificate(CertificateOutcome.UNREADABLE)
    chain = _chain(certificate, trust.authorities, now)
    outcome = _why_not(certificate, trust.authorities, now) if chain is None else _not_revoked(chain, trust.lists, now)
    return PresentedCertificate(outcome, serial_of(certificate.serial_number) if outcome is CertificateOutcome.ACCEPTED else "")


def _why_not(certificate: x509.Certificate, authorities: Authorities, now: datetime) -> CertificateOutcome:
    """Why it has no chain to a root that holds now. A card that has expired was issued by somebody all the same."""
    issuers = authorities.issuers_of(certificate)
    if not issuers:
        return CertificateOutcome.FORGED
    if now > certificate.not_valid_after_utc:
        return CertificateOutcome.EXPIRED
    if now < certificate.not_valid_before_utc:
        return CertificateOutcome.NOT_YET_VALID
    if any(not one.not_valid_before_utc <= now <= one.not_valid_after_utc for one in issuers):
        # The card holds and its issuer's own certificate does not: that is for the operator to mend.
        return CertificateOutcome.UNCHECKED
    # What is left: what it is for, or a form so weak that nobody can rely on it.
    return CertificateOutcome.WRONG_PURPOSE if _chain(certificate, authorities, now, ExtensionPolicy.permit_all()) else CertificateOutcome.FORGED


def _read(presented: bytes) -> x509.Certificate | None:
    if len(presented) > LARGEST:
        return None
    try:
        if presented.lstrip().startswith(b"-----BEGIN"):
            return x509.load_pem_x509_certificate(presented)
        return x509.load_der_x509_certificate(presented)
    except (ValueError, TypeError, UnsupportedAlgorithm, x509.InvalidVersion):
        return None


def _chain(certificate: x509.Certificate, authorities: Authorities, at: datetime, rules: ExtensionPolicy | None = None) -> list[x509.Certificate] | None:
    """From the card to a root; None where there is no such chain. `rules` for the card itself; None: those of a card for signing on."""
    try:
        chain = authorities.verifier(at, rules or _card_policy()).verify(certificate, list(authorities.between)).chain
    except (VerificationError, ValueError, UnsupportedAlgorithm):
        return None
    return chain if len(chain) > 1 and not _is_weak(certificate) else None


def _is_weak(certificate: x509.Certificate) -> bool:
    """The library looks at the authorities' keys only."""
    try:
        key = certificate.public_key()
    except (ValueError, UnsupportedAlgorithm):
        return True
    return isinstance(key, rsa.RSAPublicKey) and key.key_size < _SHORTEST_RSA


def _not_revoked(chain: list[x509.Certificate], lists: tuple[SignedList, ...], now: datetime) -> CertificateOutcome:
    """The card's own list is needed; an authority between is the operator's choice, and is looked up where there is a list of its issuer."""
    match revocation_of(chain[0], chain[1], lists, now):
        case Revocation.REVOKED:
            return CertificateOutcome.REVOKED
        case Revocation.SUSPENDED:
            return CertificateOutcome.SUSPENDED
        case Revocation.UNKNOWN:
            return CertificateOutcome.UNCHECKED
        case Revocation.NOT_LISTED:
            above = [revocation_of(lower, upper, lists, now) for lower, upper in pairwise(chain[1:])]
            gone = any(said in (Revocation.REVOKED, Revocation.SUSPENDED) for said in above)
            return CertificateOutcome.FORGED if gone else CertificateOutcome.ACCEPTED


def _card_policy() -> ExtensionPolicy:
    """A card for signing on: no authority, a key that signs, and where its purposes are listed, a client's among them. No host name: it has none."""
    return (
        ExtensionPolicy.permit_all()
        .may_be_present(x509.BasicConstraints, Criticality.AGNOSTIC, _is_no_authority)
        .may_be_present(x509.KeyUsage, Criticality.AGNOSTIC, _signs)
        .may_be_present(x509.ExtendedKeyUsage, Criticality.AGNOSTIC, _is_for_clients)
    )


def _is_no_authority(policy: Policy, certificate: x509.Certificate, constraints: x509.BasicConstraints | None) -> None:
    if constraints is not None and constraints.ca:
        raise ValueError("an authority is nobody's card")


def _signs(policy: Policy, certificate: x509.Certificate, usage: x509.KeyUsage | None) -> None:
    if usage is not None and not usage.digital_signature:
        raise ValueError("its key signs nothing")


def _is_for_clients(policy: Policy, certificate: x509.Certificate, usage: x509.ExtendedKeyUsage | None) -> None:
    if usage is not None and ExtendedKeyUsageOID.CLIENT_AUTH not in usage:
        raise ValueError("not for signing on")
