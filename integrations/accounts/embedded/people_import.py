"""People from somebody else's export, taken into the embedded organisation: no database of personnel is needed then. Pure."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field, replace
from datetime import datetime
from enum import Enum
from fractions import Fraction
from typing import Final, TypeVar

from bot.accounts.records import AccountKind
from bot.people.role import Role
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from integrations.accounts.embedded.description import DescribedAgency
from integrations.accounts.embedded.state import AgencyRow, DirectoryRow, MailboxRow, PersonnelRow, PersonRow, PortalRow, World, found_by

R = TypeVar("R", PortalRow, DirectoryRow)
T = TypeVar("T")
AT_MOST: Final = Fraction(5, 100)  # Of the people in use, so many may be missing; a file that lacks more is rather cut short.


@dataclass(frozen=True, slots=True)
class ImportedPerson:
    """One person of an export. None for an account: the export says nothing of it, and what is known stays.

    `account_enabled` is what the export says of the directory's account. `silent` are the fields that the whole export does not have. `line` is where
    the person stands in it, 0 where nobody knows.
    """

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
    account_enabled: bool | None = None
    silent: frozenset[str] = frozenset()
    line: int = 0


class ImportOutcome(Enum):
    """What became of a person. ABSENT: known here, and not in the export; DISABLED: for that reason."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    ABSENT = "absent"
    DISABLED = "disabled"


class ImportRefused(ValueError):
    """Why an export is not taken, and the line of the person because of whom (0: because of nobody alone)."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(why)
        self.line = line


class TooManyMissing(ImportRefused):
    """More people are missing than may be: `missing` would be disabled, of `people` who are in use."""

    def __init__(self, missing: tuple[str, ...], people: int) -> None:
        super().__init__(0, f"{len(missing)} of {people} people are missing")
        self.missing = missing
        self.people = people


@dataclass(frozen=True, slots=True)
class Import:
    """An export, the agencies that may be named in it, and what happens to those who are not in it: at most the share `at_most` of the people in use
    may be disabled for that."""

    people: tuple[ImportedPerson, ...]
    agencies: tuple[DescribedAgency, ...] = ()
    disable_missing: bool = False
    at_most: Fraction = AT_MOST


def import_into(world: World, what: Import, now: datetime, keyed: Callable[[str], str]) -> tuple[World, dict[str, ImportOutcome]]:
    """The organisation with these people, and what became of whom; the same export twice changes nothing the second time.

    Refused for an agency that nobody knows, an account that belongs to somebody else, an id that differs from a known one in case alone, and
    for more missing people than may be."""
    fates: dict[str, ImportOutcome] = {}
    after = _with_agencies(world, what.agencies)
    draft = _Draft(after)
    cases = {_alike(id): id for id in world.people}
    for person in what.people:
        if person.agency not in after.agencies:
            raise ImportRefused(person.line, f"{person.id}: there is no agency {person.agency!r}; known are {', '.join(sorted(after.agencies)) or 'none'}")
        known = cases.get(_alike(person.id), person.id)
        if known != person.id and person.id not in world.people:
            raise ImportRefused(person.line, f"{person.id}: known here as {known}, which differs in case or width alone; write ids as they are known")
        is_new = person.id not in draft.people
        changed = _put_person(draft, person, now, keyed)
        fates[person.id] = ImportOutcome.NEW if is_new else ImportOutcome.CHANGED if changed else ImportOutcome.UNCHANGED
    after = draft.world()
    in_use = [id for id in world.people if id in world.personnel and world.personnel[id].enabled]
    missing = tuple(id for id in in_use if id not in fates) if what.disable_missing else ()
    if len(missing) > what.at_most * len(in_use):
        raise TooManyMissing(missing, len(in_use))
    disabled = {id: replace(after.personnel[id], enabled=False, changed=now) for id in missing}
    fates |= {id: ImportOutcome.DISABLED if id in disabled else ImportOutcome.ABSENT for id in world.people if id not in fates}
    return (replace(after, personnel={**after.personnel, **disabled}) if disabled else after), fates


def _alike(id: str) -> str:
    return unicodedata.normalize("NFKC", id).casefold()


def _with_agencies(world: World, described: tuple[DescribedAgency, ...]) -> World:
    new = {
        agency.id: AgencyRow(agency.id, len(world.agencies) + place, agency.name, agency.joins_directory, None)
        for place, agency in enumerate(described)
        if agency.id not in world.agencies
    }
    return replace(world, agencies={**world.agencies, **new}) if new else world


class _Draft:
    """A world's rows, to be changed in place: a copy for each person would make the work grow with the square of their number."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.people = dict(world.people)
        self.personnel = dict(world.personnel)
        self.portal = dict(world.portal)
        self.directory = dict(world.directory)
        self.mailbox = dict(world.mailbox)
        self.portal_names = _by_folded_name(world.portal)
        self.directory_names = _by_folded_name(world.directory)
        self.next_position = 1 + max((row.position for row in world.people.values()), default=-1)

    def world(self) -> World:
        """The world with these rows."""
        return replace(self._world, people=self.people, personnel=self.personnel, portal=self.portal, directory=self.directory, mailbox=self.mailbox)


def _by_folded_name(rows: Iterable[str]) -> dict[str, str]:
    """Each account's name as it is written, by the name without regard to case; the first of several."""
    names: dict[str, str] = {}
    for name in rows:
        names.setdefault(name.casefold(), name)
    return names


def _put(rows: dict[str, T], key: str, row: T) -> bool:
    """Whether that changed anything."""
    if rows.get(key) == row:
        return False
    rows[key] = row
    return True


def _put_person(draft: _Draft, imported: ImportedPerson, now: datetime, keyed: Callable[[str], str]) -> bool:
    """Whether anything changed about this person."""
    known, record = draft.people.get(imported.id), draft.personnel.get(imported.id)
    key = (known.key if known else None) if imported.national_id is None else keyed(imported.national_id.reveal())
    place = known.position if known else draft.next_position
    draft.next_position = max(draft.next_position, place + 1)
    # The embedded sync leaves them alone: what their accounts are like, other systems say.
    person = PersonRow(
        id=imported.id,
        position=place,
        name=imported.name,
        agency=imported.agency,
        key=key,
        role=imported.role.value,
        email=imported.email,
        phone=imported.phone,
        language=imported.language,
        stuck=True,
        name_key=found_by(imported.name),
    )
    if known is not None:  # What the export has no column for, it says nothing of.
        person = replace(person, **{name: getattr(known, name) for name in ("role", "email", "phone", "language") if name in imported.silent})
    if record is None:
        record = PersonnelRow(person=imported.id, enabled=imported.enabled, name=imported.name, arrived=None, changed=None, announced=False, synced=now)
    elif (record.enabled, record.name) != (imported.enabled, imported.name):
        record = replace(record, enabled=imported.enabled, name=imported.name, changed=now, synced=now)
    changed = [_put(draft.people, imported.id, person), _put(draft.personnel, imported.id, record)]
    changed += [_put_portal(draft, imported, place, name) for place, name in enumerate(imported.portal or ())]
    changed += [_put_directory(draft, imported, place, name) for place, name in enumerate(imported.directory or ())]
    return any((*changed, imported.mailbox is not None and _put_mailbox(draft, imported, imported.mailbox)))


def _put_portal(draft: _Draft, one: ImportedPerson, place: int, name: str) -> bool:
    known = _owned(draft.portal, draft.portal_names, name, one)
    row = (
        PortalRow(
            account=name,
            person=one.id,
            position=place,
            enabled=True,
            name=one.name,
            created=None,
            changed=None,
            announced=False,
            locked=None,
            used_for=None,
            password=None,
        )
        if known is None
        else replace(known, name=one.name)
    )
    return _put(draft.portal, row.account, row)


def _put_directory(draft: _Draft, person: ImportedPerson, place: int, name: str) -> bool:
    known = _owned(draft.directory, draft.directory_names, name, person)
    if known is None:
        enabled = person.account_enabled is not False
        known = DirectoryRow(
            account=name,
            person=person.id,
            position=place,
            enabled=enabled,
            kind=AccountKind.PERSON.value,
            protected=False,
            former=None,
            arrived=None,
            changed=None,
            locked=None,
            by_admin=False,
            relocks=None,
            must_change=False,
            password=None,
            password_set=None,
            password_expires=None,
            expires=None,
            at_no_hour=False,
            computers="",
        )
    elif person.account_enabled is not None:
        known = replace(known, enabled=person.account_enabled)
    return _put(draft.directory, known.account, known)


def _put_mailbox(draft: _Draft, person: ImportedPerson, address: str) -> bool:
    known = draft.mailbox.get(person.id)
    return _put(draft.mailbox, person.id, MailboxRow(person.id, address, True, None, None) if known is None else replace(known, address=address))


def _owned(rows: Mapping[str, R], names: dict[str, str], name: str, person: ImportedPerson) -> R | None:
    """The account of this name, in whatever case it is written; the name is taken from now on. Refused where it is somebody else's."""
    found = rows.get(names.setdefault(name.casefold(), name))
    if found is not None and found.person != person.id:
        raise ImportRefused(person.line, f"{person.id}: the account {name} belongs to {found.person}")
    return found
