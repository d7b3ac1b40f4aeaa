"""The agencies, their admins by role, and the helpdesk's people, from the operator's file: they override every other source."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any, Final

from bot.accounts.rules import Phase, SyncBeat
from bot.errors import ConfigurationError
from bot.people.person import Agency, Person, Substitute
from bot.people.role import Role
from bot.ports import Colleagues, Register
from bot.runtime.bounded_yaml import MEGABYTE
from bot.runtime.quick_dataclass import dataclass
from integrations.accounts.embedded.description import DescribedAgency
from integrations.accounts.embedded.moment import RelativeMoment, fixed
from integrations.accounts.embedded.organisation_file import read_offices
from integrations.accounts.text_file import read_text

_HEADER: Final = ("agency", "name", "joins_directory", "role", "person")
_ADMINS: Final = {
    "portal_admin": (Role.PORTAL_ADMIN,),
    "personnel_admin": (Role.PERSONNEL_ADMIN,),
    "both": (Role.PORTAL_ADMIN, Role.PERSONNEL_ADMIN),
}
_ROLES: Final = {role.value: role for role in (Role.HELPDESK, Role.SECURITY, Role.OPERATOR)}
_YES: Final = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False, "": True}


@dataclass(frozen=True, slots=True)
class Offices:
    """The file's content. `described` is the same in the form that a new organisation starts from."""

    agencies: Mapping[str, Agency] = field(default_factory=dict)
    roles: Mapping[str, Role] = field(default_factory=dict)
    described: tuple[DescribedAgency, ...] = ()

    def agency(self, id: str) -> Agency | None:
        """The agency with this id, if the file names it."""
        return self.agencies.get(id)

    def led_by(self, id: str) -> tuple[Agency, ...]:
        """The agencies that name this person as an admin or a substitute."""
        return tuple(
            agency for agency in self.agencies.values() if any(id in admins for admins in agency.admins.values()) or any(id == sub.by for sub in agency.substitutes)
        )


def load_offices(path: Path, zone: tzinfo, now: datetime) -> Offices:
    """From YAML as in an organisation file, or CSV, by its extension; relative times count from `now` (UTC). Raises ConfigurationError."""
    described, roles = _from_csv(path) if path.suffix.lower() == ".csv" else read_offices(path, zone)
    return Offices({agency.id: _agency(agency, now) for agency in described}, dict(roles), tuple(described))


def _agency(described: DescribedAgency, now: datetime) -> Agency:
    def at(moment: RelativeMoment) -> datetime:
        return fixed(moment, now)

    return Agency(
        id=described.id,
        name=described.name,
        joins_directory=described.joins_directory,
        admins={Role.PORTAL_ADMIN: described.portal_admins, Role.PERSONNEL_ADMIN: described.personnel_admins},
        auto_creation=None if described.auto_creation is None else at(described.auto_creation),
        substitutes=tuple(
            Substitute(substitute.absent, substitute.by, now if substitute.since is None else at(substitute.since), at(substitute.until))
            for substitute in described.substitutes
        ),
    )


def _from_csv(path: Path) -> tuple[list[DescribedAgency], dict[str, Role]]:
    lines = csv.DictReader(io.StringIO(read_text(path, 64 * MEGABYTE)), restkey="further", strict=True)
    agencies, roles = dict[str, DescribedAgency](), dict[str, Role]()
    try:
        missing = [name for name in _HEADER if name not in (lines.fieldnames or ())]
        if missing:
            raise ConfigurationError(f"{path}:1", "header", f"expected the columns {', '.join(_HEADER)}; missing: {', '.join(missing)}")
        for line in lines:
            row = {name: (line.get(name) or "").strip() for name in _HEADER}
            if any(cell.strip() for cell in line.get("further") or ()):
                more = "put quotes around a cell that holds a comma"
                raise ConfigurationError(f"{path}:{lines.line_num}", "", f"expected {len(lines.fieldnames or ())} cells as in the header, found more; {more}")
            if any(row.values()):
                _appoint(agencies, roles, row, f"{path}:{lines.line_num}")
    except csv.Error:
        raise ConfigurationError(f"{path}:{lines.line_num}", "", "not readable as CSV; check the quotes") from None
    if not agencies:
        raise ConfigurationError(str(path), "agency", "expected at least one line that names an agency")
    return list(agencies.values()), roles


def _appoint(agencies: dict[str, DescribedAgency], roles: dict[str, Role], row: Mapping[str, str], place: str) -> None:
    id, role, person = row["agency"], row["role"].lower(), row["person"]
    joins = row["joins_directory"].lower()
    if joins not in _YES:
        raise ConfigurationError(place, "joins_directory", f"expected true or false, found {row['joins_directory']!r}")
    if role and role not in _ADMINS and role not in _ROLES:
        raise ConfigurationError(place, "role", f"expected one of {', '.join((*_ADMINS, *_ROLES))}, found {row['role']!r}")
    if bool(role) != bool(person):
        raise ConfigurationError(place, "person" if role else "role", "expected a role and the id of a person together")
    if role in _ROLES:
        if roles.setdefault(person, _ROLES[role]) is not _ROLES[role]:
            raise ConfigurationError(place, "role", f"{person} is {roles[person].value} in a line above; expected one role for each person")
    elif not id:
        raise ConfigurationError(place, "agency", "expected the id of an agency; only helpdesk, security and operator go without one")
    if not id:
        return
    known = agencies.get(id) or DescribedAgency(
        id=id, name=row["name"] or id, joins_directory=_YES[joins], portal_admins=(), personnel_admins=(), auto_creation=None, substitutes=()
    )
    _check_agreement(agencies, known, row, place)
    if known.name == id and row["name"]:
        known = replace(known, name=row["name"])
    for one in _ADMINS.get(role, ()):
        if one is Role.PORTAL_ADMIN:
            known = replace(known, portal_admins=tuple(dict.fromkeys((*known.portal_admins, person))))
        else:
            known = replace(known, personnel_admins=tuple(dict.fromkeys((*known.personnel_admins, person))))
    agencies[id] = known


def _check_agreement(agencies: Mapping[str, DescribedAgency], known: DescribedAgency, row: Mapping[str, str], place: str) -> None:
    """An agency has several lines, one per appointment: none may contradict the ones above. Raises ConfigurationError."""
    other = None if known.id in agencies else next((id for id in agencies if id.casefold() == known.id.casefold()), None)
    if other is not None:
        raise ConfigurationError(place, "agency", f"{known.id} and {other} in a line above differ in case alone; write the id as one")
    if row["name"] and known.name not in (known.id, row["name"]):
        raise ConfigurationError(place, "name", f"{known.id} is {known.name} in a line above; expected one name, or none here")
    if row["joins_directory"] and _YES[row["joins_directory"].lower()] is not known.joins_directory:
        raise ConfigurationError(place, "joins_directory", f"a line of {known.id} above says otherwise (an empty one says true); expected the same in all of them")


@dataclass(frozen=True)
class OverriddenRegister:
    """Another register, overridden by the file's agencies and roles."""

    inner: Any
    offices: Offices

    @staticmethod
    def over(register: Register, colleagues: Colleagues, offices: Offices) -> tuple[Register, Colleagues]:
        """Both ports, overridden by the file."""
        return OverriddenRegister(register, offices), OverriddenRegister(colleagues, offices)

    async def person(self, id: str) -> Person | None:
        """The person with this id."""
        found: Person | None = await self.inner.person(id)
        return None if found is None else self._ruled(found)

    async def people(self) -> tuple[Person, ...]:
        """Everybody."""
        return self._all(await self.inner.people())

    async def agency(self, id: str) -> Agency:
        """The agency with this id."""
        found = self.offices.agency(id)
        if found is not None:
            return found
        inner: Agency = await self.inner.agency(id)
        return inner

    async def phase(self) -> Phase | None:
        """The inner one's."""
        found: Phase | None = await self.inner.phase()
        return found

    async def sync(self) -> SyncBeat | None:
        """The inner one's."""
        found: SyncBeat | None = await self.inner.sync()
        return found

    async def auto_creation(self) -> datetime | None:
        """The inner one's."""
        found: datetime | None = await self.inner.auto_creation()
        return found

    async def led_by(self, id: str) -> tuple[Agency, ...]:
        """The agencies that name this person."""
        inner = [agency for agency in await self.inner.led_by(id) if self.offices.agency(agency.id) is None]
        return (*self.offices.led_by(id), *inner)

    async def named(self, who: str, agencies: frozenset[str] | None) -> tuple[Person, ...]:
        """The people with this name or id."""
        return self._all(await self.inner.named(who, agencies))

    async def mentioned(self, text: str, agencies: frozenset[str] | None) -> tuple[Person, ...]:
        """The people named in a text."""
        return self._all(await self.inner.mentioned(text, agencies))

    async def found(self, part: str, agencies: frozenset[str] | None, *, skip: int, most: int) -> tuple[Person, ...]:
        """The people of whose name or id this is a part."""
        return self._all(await self.inner.found(part, agencies, skip=skip, most=most))

    async def holder_of(self, account: str) -> Person | None:
        """The account's owner."""
        found: Person | None = await self.inner.holder_of(account)
        return None if found is None else self._ruled(found)

    def _all(self, people: Iterable[Person]) -> tuple[Person, ...]:
        return tuple(self._ruled(person) for person in people)

    def _ruled(self, person: Person) -> Person:
        role = self.offices.roles.get(person.id)
        return person if role is None else replace(person, role=role)
