"""What a presented citizen certificate comes to, and how its serial number is compared. Pure."""

from enum import Enum
from typing import Final

from bot.runtime.quick_dataclass import dataclass

_LONGEST: Final = 40
"""Hexadecimal digits of a serial number: twenty bytes (RFC 5280)."""


class CertificateOutcome(Enum):
    """What an examination found; all but ACCEPTED prove nothing. FORGED: no authority that is trusted here issued it.

    NONE: the browser presented none. UNCHECKED: at present nobody can say whether it was revoked, so it counts as much as none (fail closed)."""

    ACCEPTED = "accepted"
    NONE = "none"
    UNREADABLE = "unreadable"
    FORGED = "forged"
    WRONG_PURPOSE = "wrong_purpose"
    NOT_YET_VALID = "not_yet_valid"
    EXPIRED = "expired"
    REVOKED = "revoked"
    SUSPENDED = "suspended"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class PresentedCertificate:
    """The result of an examination. `serial` as `comparable_serial` writes it; '' unless it was accepted: no other certificate's is believed."""

    outcome: CertificateOutcome
    serial: str = ""


def with_proxys_word(found: PresentedCertificate, refused: CertificateOutcome | None) -> PresentedCertificate:
    """What was found here, together with a proxy's refusal: its no is believed, its yes never makes one of ours."""
    overruled = refused is not None and found.outcome in (CertificateOutcome.ACCEPTED, CertificateOutcome.NONE)
    return PresentedCertificate(refused) if overruled and refused is not None else found


class TrustProblem(Enum):
    """Why no certificate can be examined at present: something about the file of authorities (CA) or the revocation lists (CRL)."""

    CA_MISSING = "ca_missing"
    CA_UNREADABLE = "ca_unreadable"
    CA_WITHOUT_ROOT = "ca_without_root"
    CRL_MISSING = "crl_missing"
    CRL_UNREADABLE = "crl_unreadable"
    CRL_OF_OTHERS = "crl_of_others"
    CRL_EXPIRED = "crl_expired"


def serial_of(number: int) -> str:
    """An X.509 serial number in the form that is compared: lower-case hexadecimal without leading zeros."""
    return f"{number:x}"


def comparable_serial(written: str) -> str:
    """A serial number as a register writes it (capitals, colons, spaces, `0x`, leading zeros) in the form that is compared; '' where it is none."""
    digits = "".join(letter for letter in written.strip().casefold().removeprefix("0x") if letter not in ": -\t").lstrip("0")
    return digits if len(digits) <= _LONGEST and set(digits) <= set("0123456789abcdef") else ""


def written_serials(serial: str) -> tuple[str, ...]:
    """The forms in which a register may hold a comparable serial number, each found by an index: capitals, whole bytes, a sign byte, colons, `0x`."""
    whole = serial.zfill(len(serial) + len(serial) % 2)
    bytes_ = [whole[place : place + 2] for place in range(0, len(whole), 2)]
    plain = (serial, whole, f"00{whole}", *(serial.zfill(length) for length in (16, 32, _LONGEST)), ":".join(bytes_), ":".join(("00", *bytes_)), " ".join(bytes_))
    return tuple(dict.fromkeys(f"{begin}{form}" for one in plain for form in (one, one.upper()) for begin in ("", "0x")))


def is_same_certificate(presented: PresentedCertificate, bound: str) -> bool:
    """Whether the accepted certificate is the one bound under this serial number. Never by name, and never where either is unknown."""
    return presented.outcome is CertificateOutcome.ACCEPTED and presented.serial != "" and presented.serial == comparable_serial(bound)
