"""From an organisation file to a checked description. An error is one line: file and line, key, what was expected."""

from collections.abc import Callable, Mapping
from datetime import timedelta, tzinfo
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from bot.accounts.records import AccountKind, CertificateState, Usage
from bot.accounts.rules import Phase
from bot.people.role import Role
from bot.secret import Secret
from integrations.accounts.embedded.description import (
    DescribedAgency,
    DescribedBinding,
    DescribedCertificate,
    DescribedDirectory,
    DescribedMailbox,
    DescribedPerson,
    DescribedPersonnel,
    DescribedPortal,
    DescribedSubstitute,
    Description,
)
from integrations.accounts.embedded.moment import RelativeMoment, read_moment, read_relative_span
from integrations.accounts.embedded.own_name import FIELDS, KEY, PEOPLE
from integrations.accounts.embedded.yaml_document import YamlNode, read_yaml_document
from integrations.accounts.person_fields import NATIONAL_ID, PERSON_ID

T = TypeVar("T")

_ROOT: Final = (KEY, "agencies", "people", "sync", "phase", "auto_creation")
_AGENCY: Final = ("id", "name", "joins_directory", "admins", "auto_creation", "substitutes")
_SUBSTITUTE: Final = ("for", "by", "from", "until")
_PERSON: Final = (
    *("id", "name", "agency", "national_id", "email", "role", "phone", "language", "sync"),
    *("certificate", "portal", "personnel", "directory", "mailbox", "binding"),
)
_CERTIFICATE: Final = ("bound", "serial", "name", "national_id", "state")
_PORTAL: Final = ("account", "enabled", "password", "name", "created", "changed", "locked", "used_for")
_PERSONNEL: Final = ("exists", "enabled", "name", "arrived", "changed", "synced")
_DIRECTORY: Final = (
    *("account", "enabled", "password", "kind", "protected", "former", "arrived", "changed", "locked", "lockouts", "unlock", "relocks"),
    *("must_change", "password_set", "password_expires", "expires", "hours", "computers"),
)
_MAILBOX: Final = ("address", "enabled", "arrived", "password")
_BINDING: Final = ("portal", "directory")
_ROLES: Final = {role.value: role for role in (Role.STAFF, Role.HELPDESK, Role.SECURITY, Role.OPERATOR)}
_TASKS: Final = {role.value: role for role in (Role.HELPDESK, Role.SECURITY, Role.OPERATOR)}


def read_organisation(path: Path, zone: tzinfo) -> Description:
    """The organisation described in the YAML file at `path`; times without an offset are in `zone`. Raises ConfigurationError."""
    return _Reader(zone).organisation(read_yaml_document(path))


def read_offices(path: Path, zone: tzinfo) -> tuple[list[DescribedAgency], dict[str, Role]]:
    """The agencies of a file that names no accounts, and who has which role: `people` with an id and a role, or a list of ids under the role's name.

    Raises ConfigurationError."""
    return _Reader(zone).offices(read_yaml_document(path))


class _Reader:
    """Reads one file; remembers the zone and where each name was first given."""

    def __init__(self, zone: tzinfo) -> None:
        self._zone = zone
        self._taken: dict[tuple[str, str], str] = {}
        self._people: frozenset[str] | None = frozenset()

    def organisation(self, root: YamlNode) -> Description:
        keys = root.keys(_ROOT)
        agencies = _required(keys, root, "agencies", "a list of agencies").items()
        people = _required(keys, root, "people", "a list of people").items()
        _check_own_name(keys)
        for name, spots in (("agencies", agencies), ("people", people)):
            if not spots:
                keys[name].wrong(f"expected at least one entry, found an empty list; {name} cannot be left out")
        described = tuple(self._person(spot) for spot in people)
        self._people = frozenset(person.id for person in described)
        offices = tuple(self._agency(spot) for spot in agencies)
        known = {office.id: None for office in offices}
        for spot, person in zip(people, described, strict=True):
            if person.agency not in known:
                spot.named(person.id).keys(_PERSON)["agency"].wrong(f"there is no agency {person.agency!r} here; known are {', '.join(known)}")
        sync = keys["sync"].keys(("every", "last")) if "sync" in keys else {}
        return Description(
            agencies=offices,
            people=described,
            phase=_optional(keys, "phase", partial(YamlNode.choice, options={phase.value: phase for phase in Phase})),
            sync_every=_optional(sync, "every", _span),
            sync_last=_optional(sync, "last", self._past),
            auto_creation=_optional(keys, "auto_creation", self._moment),
        )

    def offices(self, root: YamlNode) -> tuple[list[DescribedAgency], dict[str, Role]]:
        keys = root.keys(("agencies", "people", *_TASKS))
        agencies = _required(keys, root, "agencies", "a list of agencies")
        if not agencies.items():
            agencies.wrong("expected at least one agency, found an empty list")
        self._people = None  # personnel's database has the people
        offices, roles = [self._agency(spot) for spot in agencies.items()], dict[str, Role]()
        for spot in _items(keys, "people"):
            has_people = spot.keys(_PERSON)
            id = _required(has_people, spot, "id", "personnel's id of this person").text(64)
            roles[id] = _required(has_people, spot.named(id), "role", f"one of {', '.join(_TASKS)}").choice(_ROLES)
        for name, role in _TASKS.items():
            roles |= {spot.text(64): role for spot in _items(keys, name)}
        return offices, roles

    def _agency(self, spot: YamlNode) -> DescribedAgency:
        keys = spot.keys(_AGENCY)
        id = _required(keys, spot, "id", "an id for this agency").text(64)
        spot = spot.named(id)
        keys = spot.keys(_AGENCY)
        self._once("agency id", id, keys["id"])
        portal, personnel = self._admins(keys.get("admins"))
        admins = {*portal, *personnel}
        return DescribedAgency(
            id=id,
            name=_required(keys, spot, "name", "the agency's name").text(),
            joins_directory=_required(keys, spot, "joins_directory", "true or false: whether its PCs ask for a TPEAD account").boolean(),
            portal_admins=portal,
            personnel_admins=personnel,
            auto_creation=_optional(keys, "auto_creation", self._moment),
            substitutes=tuple(self._substitute(item, admins) for item in _items(keys, "substitutes")),
        )

    def _admins(self, spot: YamlNode | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
        if spot is None:
            return (), ()
        if spot.is_list:
            both = tuple(self._known_person(item) for item in spot.items())
            return both, both
        keys = spot.keys(("portal", "personnel"))
        portal, personnel = (tuple(self._known_person(item) for item in _items(keys, name)) for name in ("portal", "personnel"))
        return portal, personnel

    def _substitute(self, spot: YamlNode, admins: set[str]) -> DescribedSubstitute:
        keys = spot.keys(_SUBSTITUTE)
        absent = self._known_person(_required(keys, spot, "for", "the id of the absent admin"))
        if absent not in admins:
            keys["for"].wrong(f"{absent!r} is not among this agency's admins; name one of them")
        since = _optional(keys, "from", self._moment)
        until = self._moment(_required(keys, spot, "until", "when the substitute's time ends"))
        if type(since) is type(until) and isinstance(since, timedelta) and isinstance(until, timedelta) and until <= since:
            keys["until"].wrong("expected a time after from, found an earlier one; swap them")
        return DescribedSubstitute(absent, self._known_person(_required(keys, spot, "by", "the id of the substitute")), since, until)

    def _person(self, spot: YamlNode) -> DescribedPerson:
        keys = spot.keys(_PERSON)
        id = _required(keys, spot, "id", "an id for this person").text(64)
        if not PERSON_ID.fullmatch(id):
            keys["id"].mismatch("an id such as chen.yj, without spaces and : / ? # ,")
        spot = spot.named(id)
        keys = spot.keys(_PERSON)
        self._once("person id", id, keys["id"])
        return DescribedPerson(
            id=id,
            name=_required(keys, spot, "name", "the person's name").text(),
            agency=_required(keys, spot, "agency", "the id of the person's agency").text(64),
            national_id=_optional(keys, "national_id", _national_id),
            role=_optional(keys, "role", partial(YamlNode.choice, options=_ROLES)) or Role.STAFF,
            email=_optional(keys, "email", _address),
            phone=_optional(keys, "phone", YamlNode.text),
            language=_optional(keys, "language", partial(YamlNode.choice, options={"zh-Hant-TW": "zh-Hant-TW", "en": "en"})),
            stuck=bool(_optional(keys, "sync", partial(YamlNode.choice, options={"stuck": True}))),
            certificate=_optional(keys, "certificate", _certificate),
            portal=tuple(self._portal(item) for item in _one_or_more(keys, "portal")),
            personnel=_optional(keys, "personnel", self._personnel),
            directory=tuple(self._directory(item) for item in _one_or_more(keys, "directory")),
            mailbox=_optional(keys, "mailbox", self._mailbox),
            bindings=tuple(_binding(item) for item in _one_or_more(keys, "binding")),
        )

    def _portal(self, spot: YamlNode) -> DescribedPortal:
        keys = spot.keys(_PORTAL)
        account = _required(keys, spot, "account", "the account's name").text(64)
        self._once("portal account", account, keys["account"])
        return DescribedPortal(
            account=account,
            enabled=_boolean(keys, "enabled", True),
            name=_optional(keys, "name", YamlNode.text),
            created=_optional(keys, "created", self._past),
            changed=_optional(keys, "changed", self._past),
            locked=_optional(keys, "locked", self._past),
            used_for=_optional(keys, "used_for", partial(YamlNode.choice, options={usage.value: usage for usage in Usage})),
            password=_optional(keys, "password", _password),
        )

    def _personnel(self, spot: YamlNode) -> DescribedPersonnel | None:
        keys = spot.keys(_PERSONNEL)
        if not _boolean(keys, "exists", True):
            return None
        return DescribedPersonnel(
            enabled=_boolean(keys, "enabled", True),
            name=_optional(keys, "name", YamlNode.text),
            arrived=_optional(keys, "arrived", self._past),
            changed=_optional(keys, "changed", self._past),
            synced=_optional(keys, "synced", self._past),
        )

    def _directory(self, spot: YamlNode) -> DescribedDirectory:
        keys = spot.keys(_DIRECTORY)
        account = _required(keys, spot, "account", "the account's name, such as GEAA-012686 or ab1234").text(64)
        self._once("directory account", account, keys["account"])
        return DescribedDirectory(
            account=account,
            enabled=_boolean(keys, "enabled", True),
            kind=_optional(keys, "kind", partial(YamlNode.choice, options={kind.value: kind for kind in AccountKind})) or AccountKind.PERSON,
            protected=_boolean(keys, "protected", False),
            former=_optional(keys, "former", YamlNode.text),
            arrived=_optional(keys, "arrived", self._past),
            changed=_optional(keys, "changed", self._past),
            locked=_optional(keys, "locked", self._past),
            lockouts=tuple(self._past(item) for item in _items(keys, "lockouts")),
            by_admin=bool(_optional(keys, "unlock", partial(YamlNode.choice, options={"auto": False, "by_admin": True}))),
            relocks=_optional(keys, "relocks", _within_a_day),
            must_change=_boolean(keys, "must_change", False),
            password=_optional(keys, "password", _password),
            password_set=_optional(keys, "password_set", self._past),
            password_expires=_optional(keys, "password_expires", self._moment),
            expires=_optional(keys, "expires", self._moment),
            at_no_hour=bool(_optional(keys, "hours", partial(YamlNode.choice, options={"none": True}))),
            computers=tuple(item.text() for item in _items(keys, "computers")),
        )

    def _mailbox(self, spot: YamlNode) -> DescribedMailbox:
        keys = spot.keys(_MAILBOX)
        address = _address(_required(keys, spot, "address", "the mailbox's address"))
        self._once("mailbox address", address.lower(), keys["address"])
        return DescribedMailbox(
            address=address,
            enabled=_boolean(keys, "enabled", True),
            arrived=_optional(keys, "arrived", self._past),
            password=_optional(keys, "password", _password),
        )

    def _moment(self, spot: YamlNode) -> RelativeMoment:
        return spot.parsed(lambda text: read_moment(text, self._zone))

    def _past(self, spot: YamlNode) -> RelativeMoment:
        moment = self._moment(spot)
        if isinstance(moment, timedelta) and moment > timedelta():
            spot.wrong(f"expected a time in the past, found {spot.found}; did you mean '-{spot.text().lstrip('+')}'?")
        return moment

    def _known_person(self, spot: YamlNode) -> str:
        id = spot.text(64)
        if self._people is not None and id not in self._people:
            spot.wrong(f"there is no person {id!r} here; add them under people or correct the id")
        return id

    def _once(self, what: str, name: str, spot: YamlNode) -> None:
        first = self._taken.setdefault((what, name), spot.key)
        if first != spot.key:
            spot.wrong(f"the {what} {name!r} is already taken by {first}; each may stand here once")


def _check_own_name(keys: Mapping[str, YamlNode]) -> None:
    """What the organisation is called is read at each start, from the beginning of the file."""
    if KEY not in keys:
        return
    if list(keys).index(KEY) > list(keys).index(PEOPLE):
        keys[KEY].wrong(f"expected before {PEOPLE}; move it to the beginning of the file")
    for spot in keys[KEY].keys(FIELDS).values():
        spot.text(100)


def _required(keys: Mapping[str, YamlNode], spot: YamlNode, name: str, what: str) -> YamlNode:
    if name not in keys:
        spot.wrong(f"{name} is missing; expected {what}")
    return keys[name]


def _optional(keys: Mapping[str, YamlNode], name: str, read: Callable[[YamlNode], T]) -> T | None:
    return read(keys[name]) if name in keys else None


def _boolean(keys: Mapping[str, YamlNode], name: str, default: bool) -> bool:
    return keys[name].boolean() if name in keys else default


def _items(keys: Mapping[str, YamlNode], name: str) -> tuple[YamlNode, ...]:
    return keys[name].items() if name in keys else ()


def _one_or_more(keys: Mapping[str, YamlNode], name: str) -> tuple[YamlNode, ...]:
    return keys[name].one_or_more() if name in keys else ()


def _span(spot: YamlNode) -> timedelta:
    return spot.parsed(read_relative_span)


def _within_a_day(spot: YamlNode) -> timedelta:
    span = _span(spot)
    if span > timedelta(days=1):
        spot.wrong(f"expected a span of at most 1d, found {spot.found}")
    return span


def _password(spot: YamlNode) -> Secret:
    return Secret(spot.text())


def _national_id(spot: YamlNode) -> Secret:
    text = spot.text().upper()
    if not NATIONAL_ID.fullmatch(text):
        spot.wrong("expected a letter and nine characters such as A200000003 (or a resident's number), found something else; it is not shown here")
    return Secret(text)


def _address(spot: YamlNode) -> str:
    text = spot.text()
    local, at, domain = text.rpartition("@")
    if not at or not local or not domain or " " in text:
        spot.mismatch("an address such as name@mail.example")
    return text


def _certificate(spot: YamlNode) -> DescribedCertificate | None:
    keys = spot.keys(_CERTIFICATE)
    if not _boolean(keys, "bound", True):
        return None
    return DescribedCertificate(
        serial=_optional(keys, "serial", YamlNode.text),
        name=_optional(keys, "name", YamlNode.text),
        national_id=_optional(keys, "national_id", _national_id),
        state=_optional(keys, "state", partial(YamlNode.choice, options={state.value: state for state in CertificateState})) or CertificateState.VALID,
    )


def _binding(spot: YamlNode) -> DescribedBinding:
    keys = spot.keys(_BINDING)
    return DescribedBinding(
        _required(keys, spot, "portal", "the portal account").text(64),
        _required(keys, spot, "directory", "the TPEAD account").text(64),
    )
