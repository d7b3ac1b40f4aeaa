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
    """What happened to a TPEAD account lately."""

    LOCKED_OUT = "locked_out"
    UNLOCKED = "unlocked"


@dataclass(frozen=True, slots=True)
class AccountEvent:
    """A lockout or an unlocking of `account`, at `at` (UTC)."""

    event: LockEvent
    account: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Portal and directory answer with all the person's accounts (somebody can have two); `recent` holds the last 24 hours; `taken` is UTC.

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
