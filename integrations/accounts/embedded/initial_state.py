"""From a description to rows: relative times become absolute, national ids keyed, passwords sealed."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import datetime, timedelta
from typing import Final

from bot.accounts.rules import Phase
from bot.accounts.snapshot import LockEvent
from bot.people.role import Role
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from integrations.accounts.embedded import state
from integrations.accounts.embedded.description import DescribedAgency, DescribedDirectory, DescribedPerson, DescribedPortal, Description, account_key
from integrations.accounts.embedded.moment import RelativeMoment, fixed

_PENDING: Final = timedelta(minutes=60)
"""An account enabled more recently than this still counts as pending (D12), even if the sync has run since."""


@dataclass(frozen=True, slots=True)
class Foundation:
    """What determines the initial state: the moment, the default sync schedule, the keying of national ids, the sealing of passwords, and the phase
    if it is decided outside the file. `already`: passwords that are already sealed, by `account_key`."""

    now: datetime
    sync_every: timedelta
    key: Callable[[str], str]
    seal: Callable[[Secret], str]
    phase: Phase | None = None
    already: Mapping[str, str] = field(default_factory=dict)

    def at(self, moment: RelativeMoment | None) -> datetime | None:
        """The moment in UTC, None for none."""
        return None if moment is None else fixed(moment, self.now)

    def sealed(self, system: str, account: str, password: Secret | None) -> str | None:
        """The password as it is stored, None for none."""
        return None if password is None else self.already.get(account_key(system, account)) or self.seal(password)

    def keyed(self, national_id: Secret | None) -> str | None:
        """The keyed HMAC of the id, None for a shared account."""
        return None if national_id is None else self.key(national_id.reveal())


def initial_rows(description: Description, foundation: Foundation) -> state.Founding:
    """The organisation as it is at `foundation.now`."""
    beat = _beat(description, foundation)
    people = tuple(enumerate(description.people))
    agencies = tuple(enumerate(description.agencies))
    world = state.World(
        beat=beat,
        agencies={agency.id: _agency(number, agency, foundation) for number, agency in agencies},
        people={person.id: _person(number, person, foundation) for number, person in people},
        portal={row.account: row for row in _portal(description, beat, foundation)},
        personnel={row.person: row for row in _personnel(description, beat, foundation)},
        directory={row.account: row for row in _directory(description, foundation)},
        mailbox={
            person.id: state.MailboxRow(
                person.id, box.address, box.enabled, arrived=foundation.at(box.arrived), password=foundation.sealed("mailbox", person.id, box.password)
            )
            for person in description.people
            if (box := person.mailbox) is not None
        },
        bindings=_bindings(description),
        happenings=_happenings(description, foundation),
    )
    return state.Founding(
        world=world,
        admins=tuple(row for agency in description.agencies for row in _admins(agency)),
        substitutes=tuple(row for agency in description.agencies for row in _substitutes(agency, foundation)),
        certificates={row.person: row for person in description.people if (row := _certificate(person, foundation)) is not None},
    )


def _beat(description: Description, foundation: Foundation) -> state.Beat:
    ids = [agency.id for agency in description.agencies] + [person.id for person in description.people]
    return state.Beat(
        id=1,
        revision=1,
        settled=foundation.now,
        due=foundation.now,
        tick=foundation.at(description.sync_last) or foundation.now,
        every=description.sync_every or foundation.sync_every,
        ticked=False,
        phase=description.phase.value if description.phase else None,
        auto_creation=foundation.at(description.auto_creation),
        seed=hashlib.sha256("\n".join(ids).encode()).hexdigest(),
    )


def _agency(number: int, agency: DescribedAgency, foundation: Foundation) -> state.AgencyRow:
    return state.AgencyRow(agency.id, number, agency.name, agency.joins_directory, foundation.at(agency.auto_creation))


def _admins(agency: DescribedAgency) -> tuple[state.AdminRow, ...]:
    return tuple(
        state.AdminRow(agency.id, role.value, number, admin)
        for role, admins in ((Role.PORTAL_ADMIN, agency.portal_admins), (Role.PERSONNEL_ADMIN, agency.personnel_admins))
        for number, admin in enumerate(dict.fromkeys(admins))
    )


def _substitutes(agency: DescribedAgency, foundation: Foundation) -> tuple[state.SubstituteRow, ...]:
    return tuple(
        state.SubstituteRow(
            agency.id,
            number,
            substitute.absent,
            substitute.by,
            since=foundation.at(substitute.since) or foundation.now,
            until=fixed(substitute.until, foundation.now),
        )
        for number, substitute in enumerate(agency.substitutes)
    )


def _person(number: int, person: DescribedPerson, foundation: Foundation) -> state.PersonRow:
    return state.PersonRow(
        id=person.id,
        position=number,
        name=person.name,
        agency=person.agency,
        key=foundation.keyed(person.national_id),
        role=person.role.value,
        email=person.email,
        phone=person.phone,
        language=person.language,
        stuck=person.stuck,
        name_key=state.found_by(person.name),
    )


def _announced(enabled: bool, changed: datetime | None, beat: state.Beat, now: datetime) -> bool:
    """Whether enabling is still pending: the sync has not run since, or the desk counts it as waiting (D12)."""
    return enabled and changed is not None and (changed > beat.tick or now - changed < _PENDING)


def _portal(description: Description, beat: state.Beat, foundation: Foundation) -> tuple[state.PortalRow, ...]:
    accounts = [(person, account) for person in description.people for account in person.portal]
    return tuple(_portal_row(number, person, account, beat, foundation) for number, (person, account) in enumerate(accounts))


def _portal_row(number: int, person: DescribedPerson, account: DescribedPortal, beat: state.Beat, foundation: Foundation) -> state.PortalRow:
    changed = foundation.at(account.changed)
    return state.PortalRow(
        account=account.account,
        person=person.id,
        position=number,
        enabled=account.enabled,
        name=account.name or person.name,
        created=foundation.at(account.created),
        changed=changed,
        announced=_announced(account.enabled, changed, beat, foundation.now),
        locked=foundation.at(account.locked),
        used_for=account.used_for.value if account.used_for else None,
        password=foundation.sealed("portal", account.account, account.password),
    )


def _personnel(description: Description, beat: state.Beat, foundation: Foundation) -> tuple[state.PersonnelRow, ...]:
    starts_here = (foundation.phase or description.phase) is Phase.GO_LIVE
    rows = []
    for person in description.people:
        record = person.personnel
        if record is not None:
            changed = foundation.at(record.changed)
            announced = starts_here and _announced(record.enabled, changed, beat, foundation.now)
            times = foundation.at(record.arrived), changed, announced, foundation.at(record.synced)
            rows.append(state.PersonnelRow(person.id, record.enabled, record.name or person.name, *times))
    return tuple(rows)


def _directory(description: Description, foundation: Foundation) -> tuple[state.DirectoryRow, ...]:
    accounts = [(person, account) for person in description.people for account in person.directory]
    return tuple(_directory_row(number, person, account, foundation) for number, (person, account) in enumerate(accounts))


def _directory_row(number: int, person: DescribedPerson, account: DescribedDirectory, foundation: Foundation) -> state.DirectoryRow:
    return state.DirectoryRow(
        account=account.account,
        person=person.id,
        position=number,
        enabled=account.enabled,
        kind=account.kind.value,
        protected=account.protected,
        former=account.former,
        arrived=foundation.at(account.arrived),
        changed=foundation.at(account.changed),
        locked=foundation.at(account.locked),
        by_admin=account.by_admin,
        relocks=account.relocks,
        must_change=account.must_change,
        password=foundation.sealed("directory", account.account, account.password),
        password_set=foundation.at(account.password_set),
        password_expires=foundation.at(account.password_expires),
        expires=foundation.at(account.expires),
        at_no_hour=account.at_no_hour,
        computers="\n".join(account.computers),
    )


def _happenings(description: Description, foundation: Foundation) -> frozenset[state.HappeningRow]:
    """The earlier lockouts and the present one, without duplicates."""
    return frozenset(
        state.HappeningRow(account.account, LockEvent.LOCKED_OUT.value, fixed(moment, foundation.now))
        for person in description.people
        for account in person.directory
        for moment in (*account.lockouts, account.locked)
        if moment is not None
    )


def _bindings(description: Description) -> dict[tuple[str, str], state.BindingRow]:
    pairs = dict.fromkeys((binding.portal, binding.directory) for person in description.people for binding in person.bindings)
    return {pair: state.BindingRow(*pair, number) for number, pair in enumerate(pairs)}


def _certificate(person: DescribedPerson, foundation: Foundation) -> state.CertificateRow | None:
    bound = person.certificate
    if bound is None:
        return None
    # A made-up serial is derived from the person's id in the file, never from the national id; a card can bear it.
    serial = bound.serial or f"7{hashlib.sha256(person.id.encode()).hexdigest()[:15]}"
    holder = foundation.keyed(bound.national_id or person.national_id)
    return state.CertificateRow(person.id, serial, bound.name or person.name, holder, bound.state.value)
