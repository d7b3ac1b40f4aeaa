"""What all systems said about one person at one moment."""

from datetime import datetime
from enum import Enum

from bot.accounts.records import (
    AccountBinding,
    CertificateBinding,
    DirectoryAccount,
    MailAccount,
    PersonnelRecord,
    PortalAccount,
    Reading,
)
from bot.people.person import Agency, Person
from bot.runtime.quick_dataclass import dataclass


class LockEvent(Enum):
    """A recent event of a TPEAD account."""

    LOCKED_OUT = "locked_out"
    UNLOCKED = "unlocked"


@dataclass(frozen=True, slots=True)
class AccountEvent:
    """A lockout or an unlock of `account`, at `at` (UTC)."""

    event: LockEvent
    account: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Portal and directory return all the person's accounts (there may be two); `recent` covers the last 24 hours; `taken` is UTC.

    The tuples inside `Present` are never empty: nothing at all is `Absent`.
    """

    person: Person
    agency: Agency
    portal: Reading[tuple[PortalAccount, ...]]
    personnel: Reading[PersonnelRecord]
    directory: Reading[tuple[DirectoryAccount, ...]]
    mailbox: Reading[MailAccount]
    certificate: Reading[CertificateBinding]
    binding: Reading[tuple[AccountBinding, ...]]
    recent: tuple[AccountEvent, ...]
    taken: datetime


@dataclass(frozen=True, slots=True)
class PersonRecords:
    """What the embedded systems hold about one person, whether or not they answer at present."""

    person: Person
    portal: tuple[PortalAccount, ...] = ()
    personnel: PersonnelRecord | None = None
    directory: tuple[DirectoryAccount, ...] = ()
    mailbox: MailAccount | None = None
    certificate: CertificateBinding | None = None
    bindings: tuple[AccountBinding, ...] = ()
