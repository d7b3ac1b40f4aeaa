"""Certificates for the tests: for their servers a CA made for one run and another that nobody trusts; for people the cards of a citizens' CA."""

import functools
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from bot.clock import SystemClock

DAY: Final = timedelta(days=1)
CardKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


@dataclass(frozen=True)
class Authority:
    """A CA. `file`: its certificate as PEM, for those who trust it."""

    ca: trustme.CA
    file: Path

    def issue(self, folder: Path, *names: str) -> tuple[Path, Path]:
        """Certificate and key (mode 0600) for these names and addresses, in `folder`."""
        issued = self.ca.issue_cert(*names, key_type=trustme.KeyType.RSA)
        certificate, key = folder / "server.pem", folder / "server.key"
        certificate.write_bytes(b"".join(one.bytes() for one in issued.cert_chain_pems))
        key.touch(0o600)
        issued.private_key_pem.write_to_path(key)
        return certificate, key


@functools.cache
def trusted() -> Authority:
    """The CA that the servers' certificates come from."""
    return _authority()


@functools.cache
def unknown() -> Authority:
    """A CA that has issued nothing to anybody here."""
    return _authority()


def _authority() -> Authority:
    ca, folder = trustme.CA(), Path(tempfile.mkdtemp(prefix="desk-ca-"))
    ca.cert_pem.write_to_path(folder / "ca.pem")
    return Authority(ca, folder / "ca.pem")


@dataclass(frozen=True)
class Card:
    """A certificate with its key, as a card holds them."""

    certificate: x509.Certificate
    key: CardKey

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.DER)

    @property
    def serial(self) -> str:
        return f"{self.certificate.serial_number:x}"

    def in_files(self, folder: Path) -> tuple[Path, Path]:
        """Certificate and key as PEM files."""
        certificate, key = folder / f"{self.serial}.pem", folder / f"{self.serial}.key"
        certificate.write_bytes(self.pem)
        key.touch(0o600)
        key.write_bytes(self.key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
        return certificate, key


CLIENT: Final = (ExtendedKeyUsageOID.CLIENT_AUTH,)


@dataclass(frozen=True)
class CardAuthority:
    """An authority that issues cards; `above` issued its own certificate, None for a root."""

    card: Card
    above: "CardAuthority | None" = None

    @property
    def chain(self) -> bytes:
        """It and those above it, as PEM: what a `ca_file` holds."""
        return self.card.pem + (b"" if self.above is None else self.above.chain)

    def authority(self, name: str, **more: object) -> "CardAuthority":
        """An authority below this one."""
        return CardAuthority(_issued(self.card, name, authority=True, **more), self)  # type: ignore[arg-type]

    def card_of(
        self, name: str, serial: int | None = None, *, begins: datetime | None = None, ends: datetime | None = None,
        purposes: Iterable[x509.ObjectIdentifier] = CLIENT, more: Iterable[x509.ExtensionType] = (), key: CardKey | None = None,
    ) -> Card:  # fmt: skip
        """A person's card; by default one that holds since yesterday, for a client."""
        return _issued(self.card, name, serial=serial, begins=begins, ends=ends, purposes=purposes, more=more, key=key)

    def revoking(
        self, *cards: Card, held: Iterable[Card] = (), at: datetime | None = None, ends: datetime | None = None,
        more: Iterable[tuple[x509.ExtensionType, bool]] = (), signed_by: Card | None = None,
    ) -> bytes:  # fmt: skip
        """A revocation list with these cards, as PEM; `held`: suspended ones."""
        at = at or SystemClock().now() - timedelta(minutes=50)  # longer ago than any run of the tests began
        made = x509.CertificateRevocationListBuilder().issuer_name(self.card.certificate.subject).last_update(at).next_update(ends or at + 7 * DAY)
        for card in cards:
            made = made.add_revoked_certificate(_entry(card, at, x509.ReasonFlags.key_compromise))
        for card in held:
            made = made.add_revoked_certificate(_entry(card, at, x509.ReasonFlags.certificate_hold))
        for extension, critical in more:
            made = made.add_extension(extension, critical)
        return made.sign((signed_by or self.card).key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)


def card_root(name: str = "測試 GRCA") -> CardAuthority:
    """A root of its own; two of one name are two."""
    return CardAuthority(_issued(None, name, authority=True))


def _entry(card: Card, at: datetime, reason: x509.ReasonFlags) -> x509.RevokedCertificate:
    entry = x509.RevokedCertificateBuilder().serial_number(card.certificate.serial_number).revocation_date(at)
    return entry.add_extension(x509.CRLReason(reason), critical=False).build()


def _issued(
    issuer: Card | None, name: str, *, serial: int | None = None, begins: datetime | None = None, ends: datetime | None = None, authority: bool = False,
    purposes: Iterable[x509.ObjectIdentifier] = (), more: Iterable[x509.ExtensionType] = (), key: CardKey | None = None,
) -> Card:  # fmt: skip
    now, key = SystemClock().now(), key or ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "TW"),
            x509.NameAttribute(NameOID.COMMON_NAME, name),
            x509.NameAttribute(NameOID.SERIAL_NUMBER, "0000000112345678"),
        ]
    )
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject if issuer is None else issuer.certificate.subject)
        .public_key(key.public_key())
        .serial_number(serial or x509.random_serial_number())
        .not_valid_before(begins or now - DAY)
        .not_valid_after(ends or now + 365 * DAY)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(_usage(authority), critical=True)
    )
    if authority:
        made = made.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    if issuer is not None:
        made = made.add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.key.public_key()), critical=False)
    if listed := tuple(purposes):
        made = made.add_extension(x509.ExtendedKeyUsage(listed), critical=False)
    for extension in more:
        made = made.add_extension(extension, critical=False)
    return Card(made.sign(key if issuer is None else issuer.key, hashes.SHA256()), key)


def _usage(authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority, content_commitment=False, key_encipherment=False, data_encipherment=False, key_agreement=False,
        key_cert_sign=authority, crl_sign=authority, encipher_only=False, decipher_only=False,
    )  # fmt: skip
