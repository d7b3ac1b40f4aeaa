"""The state of the embedded systems at one moment, as rows: what is stored, and what time changes. Pure."""

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import datetime, timedelta
from typing import Final

from bot.accounts.rules import Phase
from bot.people.names import name_key
from bot.runtime.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Beat:
    """The organisation's state of time. `settled`: everything up to here has happened; `due`: when the next event is.

    `tick`: when the sync last ran; `ticked`: whether it ran since the organisation was loaded. `seed` determines the names
    of new accounts. `revision` grows with every change, so that two processes cannot simulate the same span twice.
    """

    id: int
    revision: int
    settled: datetime
    due: datetime
    tick: datetime
    every: timedelta
    ticked: bool
    phase: str | None
    auto_creation: datetime | None
    seed: str


@dataclass(frozen=True, slots=True)
class PhaseOverride:
    """Overrides of the file; None overrides nothing. `auto_creation` is UTC.

    They apply while the program that was given them runs; the file's own values are stored.
    """

    phase: Phase | None = None
    auto_creation: datetime | None = None

    def over(self, beat: Beat) -> Beat:
        """The effective schedule."""
        phase = beat.phase if self.phase is None else self.phase.value
        return replace(beat, phase=phase, auto_creation=self.auto_creation or beat.auto_creation)


NOTHING_RULED: Final = PhaseOverride()


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """An office."""

    id: str
    position: int
    name: str
    joins_directory: bool
    auto_creation: datetime | None


@dataclass(frozen=True, slots=True)
class AdminRow:
    """A person with an admin role in an agency."""

    agency: str
    role: str
    position: int
    person: str


@dataclass(frozen=True, slots=True)
class SubstituteRow:
    """A substitute for an admin."""

    agency: str
    position: int
    absent: str
    by: str
    since: datetime
    until: datetime


def found_by(name: str) -> str:
    """The normal form under which a name is stored and searched, limited to the length of its column."""
    return name_key(name)[:190]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person, or a shared account (no `key`). `stuck`: syncs skip this person. `name_key`: the name's searchable form, see `found_by`."""

    id: str
    position: int
    name: str
    agency: str
    key: str | None
    role: str
    email: str | None
    phone: str | None
    language: str | None
    stuck: bool
    name_key: str


@dataclass(frozen=True, slots=True)
class PortalRow:
    """An account of 員工愛上網. `announced`: the sync has yet to propagate that it was enabled. `password`: sealed."""

    account: str
    person: str
    position: int
    enabled: bool
    name: str
    created: datetime | None
    changed: datetime | None
    announced: bool
    locked: datetime | None
    used_for: str | None
    password: str | None


@dataclass(frozen=True, slots=True)
class PersonnelRow:
    """A record of 人員與組織管理系統; `announced` as with the portal, for the phase in which the sync starts here."""

    person: str
    enabled: bool
    name: str
    arrived: datetime | None
    changed: datetime | None
    announced: bool
    synced: datetime | None


@dataclass(frozen=True, slots=True)
class DirectoryRow:
    """An account of TPEAD. `computers`: names, one per line.

    `opened`: when a lock was last ended, by unlocking, a new password or a successful sign-in; repeated locks count from there.
    `bad_count` and `bad_at`: consecutive wrong passwords and the time of the last. `earlier`: previous sealed passwords, one per line, newest first.
    """

    account: str
    person: str
    position: int
    enabled: bool
    kind: str
    protected: bool
    former: str | None
    arrived: datetime | None
    changed: datetime | None
    locked: datetime | None
    by_admin: bool
    relocks: timedelta | None
    must_change: bool
    password: str | None
    password_set: datetime | None
    password_expires: datetime | None
    expires: datetime | None
    at_no_hour: bool
    computers: str
    opened: datetime | None = None
    bad_count: int = 0
    bad_at: datetime | None = None
    earlier: str = ""


@dataclass(frozen=True, slots=True)
class MailboxRow:
    """A city mailbox."""

    person: str
    address: str
    enabled: bool
    arrived: datetime | None
    password: str | None


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """A citizen certificate bound at the sign-on. `holder`: the keyed HMAC of the id on the card."""

    person: str
    serial: str
    name: str
    holder: str | None
    state: str


@dataclass(frozen=True, slots=True)
class BindingRow:
    """A portal account bound to a TPEAD account."""

    portal: str
    directory: str
    position: int


@dataclass(frozen=True, slots=True)
class HappeningRow:
    """A lockout or an unlock of a TPEAD account; `event` is a value of `snapshot.LockEvent`."""

    account: str
    event: str
    at: datetime


@dataclass(frozen=True, slots=True)
class World:
    """Everything that time changes, and what determines how. Rows by their identity, in the order of the file."""

    beat: Beat
    agencies: Mapping[str, AgencyRow]
    people: Mapping[str, PersonRow]
    portal: Mapping[str, PortalRow]
    personnel: Mapping[str, PersonnelRow]
    directory: Mapping[str, DirectoryRow]
    mailbox: Mapping[str, MailboxRow]
    bindings: Mapping[tuple[str, str], BindingRow]
    happenings: frozenset[HappeningRow] = frozenset()


@dataclass(frozen=True, slots=True)
class Founding:
    """An organisation as it is first loaded: the world, and what time does not change."""

    world: World
    admins: tuple[AdminRow, ...] = ()
    substitutes: tuple[SubstituteRow, ...] = ()
    certificates: Mapping[str, CertificateRow] = field(default_factory=dict)
