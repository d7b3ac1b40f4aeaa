"""The content of an organisation file, checked, with its relative times still relative."""

from collections.abc import Mapping
from dataclasses import field
from datetime import timedelta

from bot.accounts.records import AccountKind, CertificateState, Usage
from bot.accounts.rules import Phase
from bot.people.role import Role
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from integrations.accounts.embedded.moment import RelativeMoment


@dataclass(frozen=True, slots=True)
class DescribedSubstitute:
    """`by` stands in for the admin `absent`, from `since` (None: already) until `until`."""

    absent: str
    by: str
    since: RelativeMoment | None
    until: RelativeMoment


@dataclass(frozen=True, slots=True)
class DescribedAgency:
    """An office; the admins are ids of people, in the order in which they are asked."""

    id: str
    name: str
    joins_directory: bool
    portal_admins: tuple[str, ...]
    personnel_admins: tuple[str, ...]
    auto_creation: RelativeMoment | None
    substitutes: tuple[DescribedSubstitute, ...]


@dataclass(frozen=True, slots=True)
class DescribedPortal:
    """An account of 員工愛上網; `name` None: the person's."""

    account: str
    enabled: bool = True
    name: str | None = None
    created: RelativeMoment | None = None
    changed: RelativeMoment | None = None
    locked: RelativeMoment | None = None
    used_for: Usage | None = None
    password: Secret | None = None


@dataclass(frozen=True, slots=True)
class DescribedPersonnel:
    """A record of 人員與組織管理系統; `name` None: the person's."""

    enabled: bool = True
    name: str | None = None
    arrived: RelativeMoment | None = None
    changed: RelativeMoment | None = None
    synced: RelativeMoment | None = None


@dataclass(frozen=True, slots=True)
class DescribedDirectory:
    """An account of TPEAD. `relocks`: how long after the end of a lock something locks it again."""

    account: str
    enabled: bool = True
    kind: AccountKind = AccountKind.PERSON
    protected: bool = False
    former: str | None = None
    arrived: RelativeMoment | None = None
    changed: RelativeMoment | None = None
    locked: RelativeMoment | None = None
    lockouts: tuple[RelativeMoment, ...] = ()
    by_admin: bool = False
    relocks: timedelta | None = None
    must_change: bool = False
    password: Secret | None = None
    password_set: RelativeMoment | None = None
    password_expires: RelativeMoment | None = None
    expires: RelativeMoment | None = None
    at_no_hour: bool = False
    computers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DescribedMailbox:
    """A city mailbox."""

    address: str
    enabled: bool = True
    arrived: RelativeMoment | None = None
    password: Secret | None = None


@dataclass(frozen=True, slots=True)
class DescribedCertificate:
    """A citizen certificate bound at the sign-on; `name` and `national_id` None: the person's; `serial` None: one is made up."""

    serial: str | None = None
    name: str | None = None
    national_id: Secret | None = None
    state: CertificateState = CertificateState.VALID


@dataclass(frozen=True, slots=True)
class DescribedBinding:
    """A portal account bound to a TPEAD account, whoever owns them."""

    portal: str
    directory: str


@dataclass(frozen=True, slots=True)
class DescribedPerson:
    """A person, or a shared account (no `national_id`). `stuck`: syncs skip this person."""

    id: str
    name: str
    agency: str
    national_id: Secret | None = None
    role: Role = Role.STAFF
    email: str | None = None
    phone: str | None = None
    language: str | None = None
    stuck: bool = False
    certificate: DescribedCertificate | None = None
    portal: tuple[DescribedPortal, ...] = ()
    personnel: DescribedPersonnel | None = None
    directory: tuple[DescribedDirectory, ...] = ()
    mailbox: DescribedMailbox | None = None
    bindings: tuple[DescribedBinding, ...] = ()


@dataclass(frozen=True, slots=True)
class Description:
    """A whole organisation. None for `phase`, `sync_every`, `sync_last` or `auto_creation`: not in the file.

    `sealed`: already sealed passwords, by `account_key`; the others are sealed when the organisation is founded.
    """

    agencies: tuple[DescribedAgency, ...]
    people: tuple[DescribedPerson, ...]
    phase: Phase | None = None
    sync_every: timedelta | None = None
    sync_last: RelativeMoment | None = None
    auto_creation: RelativeMoment | None = None
    sealed: Mapping[str, str] = field(default_factory=dict)


def account_key(system: str, account: str) -> str:
    """A key for one account among those of all systems."""
    return f"{system} {account}"


def passwords(description: Description) -> dict[str, Secret]:
    """All passwords in a file, by `account_key`."""
    given: dict[str, Secret | None] = {}
    for person in description.people:
        given |= {account_key("portal", described.account): described.password for described in person.portal}
        given |= {account_key("directory", described.account): described.password for described in person.directory}
        if person.mailbox is not None:
            given[account_key("mailbox", person.id)] = person.mailbox.password
    return {account: password for account, password in given.items() if password is not None}
