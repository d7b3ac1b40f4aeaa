"""People and their accounts for tests: healthy by default, so that a test names only what matters to it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.accounts.diagnosis import diagnose
from bot.accounts.finding import Diagnosis, Finding
from bot.accounts.records import (
    Absent,
    AccountBinding,
    CertificateBinding,
    DirectoryAccount,
    Lock,
    MailAccount,
    PersonnelRecord,
    PortalAccount,
    Present,
    Reading,
    Unread,
)
from bot.accounts.rules import Phase, Rules, Stage, SyncBeat
from bot.accounts.snapshot import AccountEvent, LockEvent, Snapshot
from bot.people.person import Agency, Person

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
"""Monday, nine o'clock in Taipei."""
A_QUARTER = timedelta(minutes=15)


def minutes_ago(minutes: float) -> datetime:
    """So many minutes before NOW."""
    return NOW - timedelta(minutes=minutes)


def hours_ago(hours: float) -> datetime:
    """So many hours before NOW."""
    return NOW - timedelta(hours=hours)


def days_ago(days: float) -> datetime:
    """So many days before NOW."""
    return NOW - timedelta(days=days)


def some_rules(stage: Stage = Stage.P0, **changes: Any) -> Rules:
    """The rules of a phase; the sync ran 20 minutes ago."""
    phase = Phase.GO_LIVE if stage is Stage.P2 else Phase.BEFORE_GO_LIVE
    created = None if stage is Stage.P0 else days_ago(10)
    return replace(Rules(phase, created, SyncBeat(timedelta(hours=1), minutes_ago(20))), **changes)


def a_person(**changes: Any) -> Person:
    """陳怡君, with a national id (as its HMAC)."""
    return replace(Person("chen.yj", "陳怡君", "doit", "key-of-chen", email="chen.yj@mail.example"), **changes)


def an_agency(**changes: Any) -> Agency:
    """An office whose PCs ask for a TPEAD account."""
    return replace(Agency("doit", "資訊局", True), **changes)


def a_portal_account(**changes: Any) -> PortalAccount:
    """An enabled portal account, long there."""
    return replace(PortalAccount("yjchen", True, "陳怡君", created=days_ago(900)), **changes)


def a_personnel_record(**changes: Any) -> PersonnelRecord:
    """An enabled record, long there."""
    return replace(PersonnelRecord(True, "陳怡君", arrived=days_ago(899), synced=minutes_ago(20)), **changes)


def a_directory_account(**changes: Any) -> DirectoryAccount:
    """An enabled TPEAD account, long there."""
    return replace(DirectoryAccount("GEAA-012686", True, password_set=days_ago(30)), **changes)


def a_mailbox(**changes: Any) -> MailAccount:
    """A mailbox of the portal account's name."""
    return replace(MailAccount("yjchen@mail.example", True), **changes)


def a_certificate(**changes: Any) -> CertificateBinding:
    """A valid certificate of the person's own."""
    return replace(CertificateBinding("TP01", "陳怡君", "key-of-chen"), **changes)


def a_lock(since: datetime, lasts: timedelta | None = A_QUARTER) -> Lock:
    """A lock of 15 minutes unless said otherwise."""
    return Lock(since, lasts)


BOUND = (AccountBinding("yjchen", "GEAA-012686"),)


def a_snapshot(
    *,
    portal: Any = "healthy",
    personnel: Any = "healthy",
    directory: Any = "healthy",
    mailbox: Any = "healthy",
    certificate: Any = "healthy",
    binding: Any = "healthy",
    person: Person | None = None,
    agency: Agency | None = None,
    recent: tuple[AccountEvent, ...] = (),
    locked: datetime | None = None,
    portal_locked: datetime | None = None,
) -> Snapshot:
    """What all systems say of one person: fully healthy and bound. None is Absent; a record or a tuple of them is Present; a reading is itself."""
    the_portal = a_portal_account() if portal == "healthy" else portal
    the_directory = a_directory_account() if directory == "healthy" else directory
    if portal_locked is not None:
        the_portal = replace(the_portal, lock=a_lock(portal_locked))
    if locked is not None:
        the_directory = replace(the_directory, lock=a_lock(locked), lockouts=(locked,))
        recent = (*recent, AccountEvent(LockEvent.LOCKED_OUT, the_directory.account, locked))
    return Snapshot(
        person=person or a_person(),
        agency=agency or an_agency(),
        portal=_many(the_portal),
        personnel=_one(a_personnel_record() if personnel == "healthy" else personnel),
        directory=_many(the_directory),
        mailbox=_one(a_mailbox() if mailbox == "healthy" else mailbox),
        certificate=_one(a_certificate() if certificate == "healthy" else certificate),
        binding=_many(BOUND if binding == "healthy" else binding),
        recent=recent,
        taken=NOW,
    )


def _one(given: Any) -> Reading[Any]:
    if isinstance(given, Present | Absent | Unread):
        return given
    return Absent() if given is None else Present(given)


def _many(given: Any) -> Reading[Any]:
    if isinstance(given, Present | Absent | Unread):
        return given
    if given is None or given == ():
        return Absent()
    return Present(given if isinstance(given, tuple) else (given,))


def diagnosed(snapshot: Snapshot, stage: Stage = Stage.P0, rules: Rules | None = None, now: datetime = NOW) -> Diagnosis:
    """The diagnosis of a snapshot in a phase."""
    return diagnose(snapshot, rules or some_rules(stage), now)


def finding_of(row: str, snapshot: Snapshot, stage: Stage = Stage.P0, rules: Rules | None = None, now: datetime = NOW) -> Finding:
    """The finding of one row; fails where the row does not hold."""
    diagnosis = diagnosed(snapshot, stage, rules, now)
    found = [finding for finding in diagnosis.findings if finding.row == row]
    assert found, f"{row} does not hold, but {diagnosis.rows}"
    return found[0]
