"""The authorities that are trusted to issue citizen certificates: the roots, and the ones between them and the card. Pure."""

from datetime import datetime
from typing import Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.x509.verification import ClientVerifier, Criticality, ExtensionPolicy, Policy, PolicyBuilder, Store

from bot.runtime.quick_dataclass import dataclass

DEEPEST: Final = 4
"""Authorities between a card and its root, at most."""


@dataclass(frozen=True, slots=True)
class Authorities:
    """`roots` are trusted by themselves, `between` only as far as a root vouches for them."""

    roots: tuple[x509.Certificate, ...]
    between: tuple[x509.Certificate, ...]

    @property
    def all(self) -> tuple[x509.Certificate, ...]:
        """Every one of them."""
        return (*self.roots, *self.between)

    def issuers_of(self, certificate: x509.Certificate) -> tuple[x509.Certificate, ...]:
        """The authorities up to a root by whose signatures it was issued, whatever the dates say; empty if there are none.

        This explains a refusal; `verifier` alone accepts."""
        return self._issuers(certificate, DEEPEST)

    def _issuers(self, certificate: x509.Certificate, deep: int) -> tuple[x509.Certificate, ...]:
        root = next((one for one in self.roots if _is_issued_by(certificate, one)), None)
        if root is not None or not deep:
            return () if root is None else (root,)
        above = ((one, self._issuers(one, deep - 1)) for one in self.between if one != certificate and _is_issued_by(certificate, one))
        return next(((one, *rest) for one, rest in above if rest), ())

    def verifier(self, now: datetime, card: ExtensionPolicy) -> ClientVerifier:
        """Checks the chain of a certificate at this time (UTC); `card`: the rules for the certificate itself."""
        return (
            PolicyBuilder()
            .store(Store(list(self.roots)))
            .time(now)
            .max_chain_depth(DEEPEST)
            .extension_policies(ca_policy=_authority_policy(), ee_policy=card)
            .build_client_verifier()
        )


def read_authorities(content: bytes) -> Authorities:
    """The certificates in a PEM file, whatever stands between them, or in one DER. Raises ValueError for anything else."""
    found = x509.load_pem_x509_certificates(content) if b"-----BEGIN" in content else [x509.load_der_x509_certificate(content)]
    # A name alone makes no root: an authority between may bear the name of its own issuer.
    roots = tuple(one for one in found if _is_issued_by(one, one))
    return Authorities(roots, tuple(one for one in found if one not in roots))


def _is_issued_by(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
    except (InvalidSignature, UnsupportedAlgorithm, TypeError, ValueError):
        return False
    return True


def _authority_policy() -> ExtensionPolicy:
    """An authority says that it is one, and its key may sign certificates. More is not asked: the operator has chosen them."""
    return (
        ExtensionPolicy.permit_all()
        .require_present(x509.BasicConstraints, Criticality.AGNOSTIC, _is_authority)
        .may_be_present(x509.KeyUsage, Criticality.AGNOSTIC, _may_sign_certificates)
    )


def _is_authority(policy: Policy, certificate: x509.Certificate, constraints: x509.BasicConstraints) -> None:
    if not constraints.ca:
        raise ValueError("no authority")


def _may_sign_certificates(policy: Policy, certificate: x509.Certificate, usage: x509.KeyUsage | None) -> None:
    if usage is not None and not usage.key_cert_sign:
        raise ValueError("its key signs no certificates")
