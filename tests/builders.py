"""Snapshots that are healthy by default: a test names only what matters to it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from bot.accounts.records import Absent, AccountBinding, CertificateBinding, DirectoryAccount, MailAccount, PersonnelRecord, PortalAccount, Present
from bot.accounts.rules import Phase, Rules, SyncBeat
from bot.accounts.snapshot import Snapshot
from bot.people.person import Agency, Person

NOW: Final = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
JOINED: Final = Agency("doit", "資訊局", True)
NOT_JOINED: Final = Agency("police", "警察局", False)
PERSON: Final = Person("chen.yj", "陳怡君", "doit", "key-of-chen")
PORTAL: Final = PortalAccount("yjchen", True, "陳怡君", created=NOW - timedelta(days=900))
PERSONNEL: Final = PersonnelRecord(True, "陳怡君")
DIRECTORY: Final = DirectoryAccount("GEAA-012686", True, password_set=NOW - timedelta(days=30))
MAILBOX: Final = MailAccount("yjchen@mail.example", True)
CERTIFICATE: Final = CertificateBinding("TP1", "陳怡君", "key-of-chen")
BINDING: Final = AccountBinding("yjchen", "GEAA-012686")


def minutes_ago(minutes: float) -> datetime:
    """So many minutes before NOW."""
    return NOW - timedelta(minutes=minutes)


def rules(phase: Phase = Phase.BEFORE_GO_LIVE, **more: Any) -> Rules:
    """P0 by default; the sync ran 20 minutes ago."""
    given: dict[str, Any] = {"phase": phase, "auto_creation": None, "sync": SyncBeat(timedelta(hours=1), minutes_ago(20))}
    return Rules(**{**given, **more})


P0: Final = rules()
P1: Final = rules(auto_creation=NOW - timedelta(days=10))
P2: Final = rules(Phase.GO_LIVE)


def a_snapshot(**more: Any) -> Snapshot:
    """A healthy, bound person of a joined agency. Records may be given bare; None means that the system has nothing."""
    readings: dict[str, Any] = {
        "portal": (PORTAL,),
        "personnel": PERSONNEL,
        "directory": (DIRECTORY,),
        "mailbox": MAILBOX,
        "certificate": CERTIFICATE,
        "binding": (BINDING,),
    }
    plain: dict[str, Any] = {"person": PERSON, "agency": JOINED, "recent": (), "taken": NOW}
    for name, value in more.items():
        (readings if name in readings else plain)[name] = value
    wrapped = {name: _reading(name, value) for name, value in readings.items()}
    return Snapshot(**plain, **wrapped)


def _reading(name: str, value: Any) -> Any:
    if value is None or value == ():
        return Absent()
    if type(value).__name__ in ("Present", "Absent", "Unread"):
        return value
    if name in ("portal", "directory", "binding") and not isinstance(value, tuple):
        value = (value,)
    return Present(value)


def portal(**more: Any) -> PortalAccount:
    """A portal account."""
    return replace(PORTAL, **more)


def personnel(**more: Any) -> PersonnelRecord:
    """A personnel record."""
    return replace(PERSONNEL, **more)


def directory(**more: Any) -> DirectoryAccount:
    """A TPEAD account."""
    return replace(DIRECTORY, **more)
