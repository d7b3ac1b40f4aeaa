"""People from somebody else's export, taken into the embedded organisation: no database of personnel is needed then. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum
from typing import TypeVar

from bot.accounts.records import Kind
from bot.people.role import Role
from bot.secret import Secret
from integrations.accounts.embedded.description import DescribedAgency
from integrations.accounts.embedded.state import AgencyRow, DirectoryRow, MailboxRow, PersonnelRow, PersonRow, PortalRow, World

R = TypeVar("R", PortalRow, DirectoryRow)


@dataclass(frozen=True, slots=True)
class Imported:
    """One person of an export. None for an account: the export says nothing of it, and what is known stays."""

    id: str
    name: str
    agency: str
    national_id: Secret | None = field(default=None, repr=False)
    email: str | None = None
    phone: str | None = None
    language: str | None = None
    role: Role = Role.STAFF
    enabled: bool = True
    portal: tuple[str, ...] | None = None
    directory: tuple[str, ...] | None = None
    mailbox: str | None = None


class Fate(Enum):
    """What became of a person. ABSENT: known here, and not in the export; DISABLED: for that reason."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    ABSENT = "absent"
    DISABLED = "disabled"


@dataclass(frozen=True, slots=True)
class Import:
    """An export, the agencies that may be named in it, and what happens to those who are not in it."""

    people: tuple[Imported, ...]
    agencies: tuple[DescribedAgency, ...] = ()
    disable_missing: bool = False


def taken_in(world: World, what: Import, now: datetime, keyed: Callable[[str], str]) -> tuple[World, dict[str, Fate]]:
    """The organisation with these people, and what became of whom; the same export twice changes nothing the second time.

    ValueError for an agency that nobody knows, and for an account that belongs to somebody else."""
    fates: dict[str, Fate] = {}
    after = _with_agencies(world, what.agencies)
    for one in what.people:
        if one.agency not in after.agencies:
            raise ValueError(f"{one.id}: there is no agency {one.agency!r}; known are {', '.join(sorted(after.agencies)) or 'none'}")
        before = after
        after = _with_person(after, one, now, keyed)
        fates[one.id] = Fate.NEW if one.id not in before.people else Fate.UNCHANGED if after == before else Fate.CHANGED
    for id in world.people.keys() - fates.keys():
        record = after.personnel.get(id)
        if what.disable_missing and record is not None and record.enabled:
            after = replace(after, personnel={**after.personnel, id: replace(record, enabled=False, changed=now)})
            fates[id] = Fate.DISABLED
        else:
            fates[id] = Fate.ABSENT
    return after, fates


def _with_agencies(world: World, described: tuple[DescribedAgency, ...]) -> World:
    new = {
        one.id: AgencyRow(one.id, len(world.agencies) + place, one.name, one.joins_directory, None)
        for place, one in enumerate(described)
        if one.id not in world.agencies
    }
    return replace(world, agencies={**world.agencies, **new}) if new else world


def _with_person(world: World, one: Imported, now: datetime, keyed: Callable[[str], str]) -> World:
    known, record = world.people.get(one.id), world.personnel.get(one.id)
    key = (known.key if known else None) if one.national_id is None else keyed(one.national_id.reveal())
    # The embedded sync leaves them alone: what their accounts are like, other systems say.
    place = known.position if known else 1 + max((row.position for row in world.people.values()), default=-1)
    person = PersonRow(one.id, place, one.name, one.agency, key, one.role.value, one.email, one.phone, one.language, True)
    if record is None:
        record = PersonnelRow(one.id, one.enabled, one.name, None, None, False, now)
    elif (record.enabled, record.name) != (one.enabled, one.name):
        record = replace(record, enabled=one.enabled, name=one.name, changed=now, synced=now)
    after = replace(world, people={**world.people, one.id: person}, personnel={**world.personnel, one.id: record})
    after = after if one.portal is None else _with_portal(after, one, one.portal)
    after = after if one.directory is None else _with_directory(after, one, one.directory)
    return after if one.mailbox is None else _with_mailbox(after, one, one.mailbox)


def _with_portal(world: World, one: Imported, names: tuple[str, ...]) -> World:
    for place, name in enumerate(names):
        known = _owned(world.portal, name, one.id)
        row = PortalRow(name, one.id, place, True, one.name, None, None, False, None, None, None) if known is None else replace(known, name=one.name)
        world = replace(world, portal={**world.portal, row.account: row})
    return world


def _with_directory(world: World, one: Imported, names: tuple[str, ...]) -> World:
    for place, name in enumerate(names):
        if _owned(world.directory, name, one.id) is None:
            row = DirectoryRow(
                name, one.id, place, True, Kind.PERSON.value, False, None, None, None, None, False, None, False, None, None, None, None, False, ""
            )
            world = replace(world, directory={**world.directory, name: row})
    return world


def _with_mailbox(world: World, one: Imported, address: str) -> World:
    known = world.mailbox.get(one.id)
    row = MailboxRow(one.id, address, True, None, None) if known is None else replace(known, address=address)
    return world if row == known else replace(world, mailbox={**world.mailbox, one.id: row})


def _owned(rows: Mapping[str, R], name: str, person: str) -> R | None:
    found = next((row for account, row in rows.items() if account.casefold() == name.casefold()), None)
    if found is not None and found.person != person:
        raise ValueError(f"{person}: the account {name} belongs to {found.person}")
    return found
