"""The demonstration's card reader: an authority of its own, derived from a generated key, and the cards that it issues at the moment they are inserted.

What it issues is worth nothing outside: the desk trusts this authority only where people are made up and nothing is configured."""

import asyncio
import hashlib
import hmac
from datetime import UTC, datetime, timedelta
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from bot.clock import Clock
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.verification.certificate import CertificateOutcome, PresentedCertificate, TrustProblem, comparable_serial
from integrations.certificates.authorities import Authorities
from integrations.certificates.examination import Trust, examine_certificate
from integrations.certificates.revocation import signed_lists

_ORDER: Final = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""Of the curve P-256: a private key is a number below it."""
_NAME: Final = x509.Name([x509.NameAttribute(NameOID.COUNTRY_NAME, "TW"), x509.NameAttribute(NameOID.COMMON_NAME, "accountdesk demonstration (worthless)")])
_BEGINS, _ENDS = datetime(2020, 1, 1, tzinfo=UTC), datetime(2120, 1, 1, tzinfo=UTC)
_DAY: Final = timedelta(days=1)
_EXPIRED, _REVOKED = "expired", "revoked"
_HEAD_BYTES: Final = 9
_MARK: Final = 64
"""Bits of the mark at the end of an earlier card's number."""
_LONGEST_NAME: Final = 64
_YEARS: Final = timedelta(days=5 * 365)


@dataclass(frozen=True)
class DemonstrationCards:
    """Issues cards and examines them by the same rules as real ones. `key`: the demonstration's own, made at the first start."""

    key: Secret
    clock: Clock

    async def problem(self) -> TrustProblem | None:
        """There is none: authority and list are made here."""
        return None

    async def check(self, presented: bytes) -> PresentedCertificate:
        """As `FileCertificateChecker` does, by this authority and its list of today."""
        return PresentedCertificate(CertificateOutcome.NONE) if not presented else await asyncio.to_thread(self._examined, presented)

    def card(self, name: str, serial: str, state: CertificateOutcome = CertificateOutcome.ACCEPTED) -> bytes:
        """A card with this serial number (PEM). EXPIRED and REVOKED: the holder's card before this one, which had a number of its own."""
        now, number = self.clock.now(), int(comparable_serial(serial) or "1", 16)
        match state:
            case CertificateOutcome.EXPIRED:
                return self._issued(name, self._earlier(number, _EXPIRED), now - _YEARS, now - _DAY)
            case CertificateOutcome.REVOKED:
                return self._issued(name, self._earlier(number, _REVOKED), now - _DAY, now + _YEARS)
            case _:
                return self._issued(name, number, now - _DAY, now + _YEARS)

    def _examined(self, presented: bytes) -> PresentedCertificate:
        now, authority = self.clock.now(), self._authority()
        lists = signed_lists((self._list(presented, now),), (authority,))
        return examine_certificate(presented, Trust(Authorities((authority,), ()), lists), now)

    def _list(self, presented: bytes, now: datetime) -> x509.CertificateRevocationList:
        """Today's list. Revoked cards are recognised by their numbers, so none of them is kept anywhere."""
        made = x509.CertificateRevocationListBuilder().issuer_name(_NAME).last_update(now - _DAY).next_update(now + _DAY)
        number = _number_of(presented)
        if number is not None and self._marked(number >> _MARK, _REVOKED) == number:
            made = made.add_revoked_certificate(x509.RevokedCertificateBuilder().serial_number(number).revocation_date(now - _DAY).build())
        return made.sign(self._private(), hashes.SHA256())

    def _earlier(self, number: int, why: str) -> int:
        """The number of an earlier card: a head derived from the present number, and a mark that says what became of that card."""
        return self._marked(self._mac(f"{why} {number:x}", _HEAD_BYTES), why)

    def _marked(self, head: int, why: str) -> int:
        return (head << _MARK) | self._mac(f"mark {why} {head:x}", _MARK // 8)

    def _issued(self, name: str, number: int, begins: datetime, ends: datetime) -> bytes:
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COUNTRY_NAME, "TW"), x509.NameAttribute(NameOID.COMMON_NAME, name[:_LONGEST_NAME] or "?")])
        made = x509.CertificateBuilder().subject_name(subject).issuer_name(_NAME).public_key(key.public_key()).serial_number(number)
        made = made.not_valid_before(begins).not_valid_after(ends).add_extension(_usage(authority=False), critical=True)
        made = made.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CLIENT_AUTH]), critical=False)
        return made.sign(self._private(), hashes.SHA256()).public_bytes(serialization.Encoding.PEM)

    def _authority(self) -> x509.Certificate:
        key = self._private()
        made = x509.CertificateBuilder().subject_name(_NAME).issuer_name(_NAME).public_key(key.public_key()).serial_number(1)
        made = made.not_valid_before(_BEGINS).not_valid_after(_ENDS).add_extension(_usage(authority=True), critical=True)
        return made.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True).sign(key, hashes.SHA256())

    def _private(self) -> ec.EllipticCurvePrivateKey:
        return ec.derive_private_key(self._mac("authority", 32) % (_ORDER - 1) + 1, ec.SECP256R1())

    def _mac(self, what: str, length: int) -> int:
        digest = hmac.digest(self.key.reveal().encode(), f"demonstration {what}".encode(), hashlib.sha256)
        return int.from_bytes(digest[:length]) | 1


def _number_of(presented: bytes) -> int | None:
    try:
        return x509.load_pem_x509_certificate(presented).serial_number
    except ValueError:
        return None


def _usage(*, authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority, content_commitment=False, key_encipherment=False, data_encipherment=False, key_agreement=False,
        key_cert_sign=authority, crl_sign=authority, encipher_only=False, decipher_only=False,
    )  # fmt: skip
