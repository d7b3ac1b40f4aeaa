"""The embedded systems at one moment, as rows: what is kept, and what the passing of time moves. Pure."""

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import datetime, timedelta
from typing import Final

from bot.accounts.rules import Phase
from bot.people.names import name_key
from bot.runtime.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Beat:
    """Where the organisation's time stands. `settled`: everything up to here has happened; `due`: when the next thing happens.

    `tick`: when the sync last ran; `ticked`: whether it ran since the organisation was loaded. `seed` decides the names
    of new accounts. `revision` grows with every change, so that two processes cannot settle the same span twice.
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
    """What is decided outside the file and wins over it; None decides nothing. `auto_creation` is UTC.

    It holds while the program that was told of it runs; what is kept stays the file's own word.
    """

    phase: Phase | None = None
    auto_creation: datetime | None = None

    def over(self, beat: Beat) -> Beat:
        """The beat as it is to be followed."""
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
    """A person with an admin's task in an agency."""

    agency: str
    role: str
    position: int
    person: str


@dataclass(frozen=True, slots=True)
class SubstituteRow:
    """Somebody who stands in for an admin."""

    agency: str
    position: int
    absent: str
    by: str
    since: datetime
    until: datetime


def found_by(name: str) -> str:
    """The normal form under which a name is kept and looked for, as long as its column."""
    return name_key(name)[:190]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody, or a shared account (no `key`). `stuck`: syncs pass this person by. `name_key`: the name as it is found, see `found_by`."""

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
    """An account of 員工愛上網. `announced`: its being enabled is still to be carried on by the sync. `password`: sealed."""

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
    """An account of TPEAD. `computers`: names, one a line.

    `opened`: when somebody last ended a lock, by unlocking, a new password or a good sign-in; what keeps locking it counts from there.
    `bad_count` and `bad_at`: wrong passwords in a row and the last of them. `earlier`: the sealed passwords before this one, one a line, newest first.
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
    """A lockout or an unlocking of a TPEAD account; `event` is a value of `snapshot.Event`."""

    account: str
    event: str
    at: datetime


@dataclass(frozen=True, slots=True)
class World:
    """Everything that time moves, and what decides how. Rows by their identity, in the order of the file."""

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
    """An organisation as it is first loaded: the world, and what time does not move."""

    world: World
    admins: tuple[AdminRow, ...] = ()
    substitutes: tuple[SubstituteRow, ...] = ()
    certificates: Mapping[str, CertificateRow] = field(default_factory=dict)
