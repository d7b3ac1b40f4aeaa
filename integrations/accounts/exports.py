"""Exports of people as files: CSV by its header, LDIF by its attributes. Every bad line is reported with its number, and one is enough to import nobody."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from bot.errors import ConfigurationError
from bot.people.names import is_shown, without_unseen
from bot.people.role import Role
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from integrations.accounts.embedded.people_import import ImportedPerson
from integrations.accounts.export_csv import column_of, read_csv
from integrations.accounts.export_damage import damage
from integrations.accounts.export_entry import ExportContent, ExportEntry, ExportValue, UnreadableLine
from integrations.accounts.export_ldif import looks_like_ldif, read_ldif
from integrations.accounts.export_state import NotPeople, is_enabled, no_person
from integrations.accounts.person_fields import NATIONAL_ID, PERSON_ID
from integrations.accounts.text_file import read_text

FIELDS: Final = ("id", "name", "agency", "national_id", "email", "phone", "language", "role", "enabled", "portal", "directory", "mailbox")
# If an LDIF entry has both of a directory's attributes for a field, the first counts; in a CSV file two columns for one field must agree.
_FIRST: Final = ("employeenumber", "displayname", "departmentnumber")
_KNOWN: Final[Mapping[str, str]] = {
    "employeenumber": "id", "uid": "id", "displayname": "name", "cn": "name", "departmentnumber": "agency", "ou": "agency", "telephonenumber": "phone",
    "samaccountname": "directory", "preferredlanguage": "language", "mail": "email", "e-mail": "email", "portal_account": "portal",
    "directory_account": "directory", "mailbox_address": "mailbox",
}  # fmt: skip
_ROLES: Final = {role.value: role for role in (Role.STAFF, Role.HELPDESK, Role.SECURITY, Role.OPERATOR)}
_LANGUAGES: Final = {"zh-hant-tw": "zh-Hant-TW", "zh-tw": "zh-Hant-TW", "zh": "zh-Hant-TW", "en": "en", "en-us": "en", "en-gb": "en"}
_WEIGHTS: Final = dict(zip("ABCDEFGHJKLMNPQRSTUVXYWZIO", range(10, 36), strict=True))
_LONGEST: Final = 190


class BadLines(Exception):
    """What is wrong with an export, one line each; nothing was imported."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__(f"{len(lines)} bad lines")
        self.lines = lines


@dataclass(frozen=True, slots=True)
class Export:
    """The people of a file in order, and how many other entries of which kind: `group`, `organisational unit`, `computer`, …, `empty row`."""

    people: tuple[ImportedPerson, ...]
    skipped: Mapping[str, int]


def read_export(path: Path, renamed: Mapping[str, str]) -> tuple[ImportedPerson, ...]:
    """The people in the file; see `load_export`."""
    return load_export(path, renamed).people


def load_export(path: Path, renamed: Mapping[str, str]) -> Export:
    """The file's content. `renamed`: field names by their column or attribute. Raises ConfigurationError, BadLines."""
    text = read_text(path)
    chosen = {column_of(name): field for name, field in renamed.items()}
    names = {name: field for name, field in {**_KNOWN, **{name: name for name in FIELDS}}.items() if field not in chosen.values()} | chosen
    ldif = path.suffix.lower() in (".ldif", ".ldf") or looks_like_ldif(text)
    found = read_ldif(text, str(path)) if ldif else read_csv(text, str(path), names)
    seen = {name for entry in found.entries for name in entry.values}
    unseen = [name for name in chosen if name not in seen]
    if unseen and found.entries:
        raise ConfigurationError(str(path), "--map", f"there is no column or attribute {unseen[0]!r}; check its name in the file")
    skipped = Counter({"empty row": found.empty} if found.empty else {})
    people = _people(found, names, skipped)
    if found.wrong:
        raise BadLines(sorted(found.wrong, key=_line_of))
    if not people:
        raise ConfigurationError(str(path), "", "expected at least one person, found none")
    return Export(people, skipped)


def _people(found: ExportContent, names: Mapping[str, str], skipped: Counter[str]) -> tuple[ImportedPerson, ...]:
    """Everybody in the file; errors are noted in `found`, other entries in `skipped`."""
    people: list[ImportedPerson] = []
    silent = frozenset(FIELDS) - {names[name] for entry in found.entries for name in entry.values if name in names}
    ids: dict[str, tuple[str, int]] = {}
    id_names = [name for name, field in names.items() if field == "id"]
    for entry in found.entries:
        try:
            kind = no_person(entry, id_names)
            if kind is not None:
                skipped[kind] += 1
                continue
            person = _person(_fields(entry, names), entry, silent)
        except NotPeople as trouble:
            found.refuse(entry.line, str(trouble))
            continue
        except _Wrong as trouble:
            found.refuse(trouble.line, str(trouble))
            continue
        key = unicodedata.normalize("NFKC", person.id).casefold()
        if key in ids:
            other, line = ids[key]
            alike = (
                f"id: {person.id} stands in line {line} too" if other == person.id else f"id: {person.id} and {other} in line {line} differ in case or width alone"
            )
            found.refuse(entry.line, f"{alike}; each person has one line and one id")
        ids.setdefault(key, (person.id, entry.line))
        people.append(person)
    return tuple(people)


class _Wrong(Exception):
    """What is wrong with a value, and its line."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(why)
        self.line = line


def _fields(entry: ExportEntry, names: Mapping[str, str]) -> dict[str, tuple[ExportValue, ...]]:
    """The values of each field, under any of its names."""
    fields: dict[str, list[tuple[str, tuple[ExportValue, ...]]]] = {}
    for name, values in entry.values.items():
        plain, _, options = name.partition(";")
        field = names.get(name) or (names.get(plain) if options.startswith("lang-") else None)
        if field is not None:
            fields.setdefault(field, []).append((plain, values))
    out: dict[str, tuple[ExportValue, ...]] = {}
    for field, under in fields.items():
        first = [item for item in under if item[0] in _FIRST and any(value.text for value in item[1])]
        out[field] = tuple(value for _, values in first or under for value in values)
    return out


def _person(fields: Mapping[str, tuple[ExportValue, ...]], entry: ExportEntry, silent: frozenset[str]) -> ImportedPerson:
    """One person. Raises _Wrong with the field and what was expected; national ids are never repeated (T23)."""

    def text(field: str) -> str:
        values = [_checked(field, value) for value in fields.get(field, ())]
        different = {value for value in values if value}
        if len(different) > 1:
            which = f"export one of them, or name another attribute with --map ATTRIBUTE={field}"
            raise _Wrong(fields[field][1].line, f"{field}: {len(different)} different values; {which}")
        return next(iter(different), "")

    def wrong(field: str, why: str) -> _Wrong:
        return _Wrong(fields[field][0].line if field in fields else entry.line, f"{field}: {why}")

    id, role, language = text("id"), text("role").lower() or "staff", text("language").casefold()
    if not PERSON_ID.fullmatch(id):
        raise wrong("id", "expected an id without spaces and : / ? # ,")
    for field in ("name", "agency"):
        if not text(field):
            raise wrong(field, "expected one, found nothing")
    if role not in _ROLES:
        raise wrong("role", f"expected one of {', '.join(_ROLES)}")
    if language and language not in _LANGUAGES:
        raise wrong("language", "expected zh-Hant-TW or en")
    for field in ("email", "mailbox"):
        if text(field) and ("@" not in text(field)[1:-1] or " " in text(field)):
            raise wrong(field, "expected an address such as name@mail.example")
    national_id = _national_id(text("national_id"))
    if text("national_id") and national_id is None:
        raise wrong("national_id", "expected a letter and nine characters whose check digit is right; it is not shown here")
    try:
        enabled, account_enabled = is_enabled(entry, text("enabled"))
    except ValueError as trouble:
        raise wrong("enabled", str(trouble)) from None
    return ImportedPerson(
        id=id,
        name=text("name"),
        agency=text("agency"),
        national_id=national_id,
        email=text("email") or None,
        phone=text("phone") or None,
        language=_LANGUAGES.get(language),
        role=_ROLES[role],
        enabled=enabled,
        portal=_accounts(fields, "portal"),
        directory=_accounts(fields, "directory"),
        mailbox=text("mailbox") or None,
        account_enabled=account_enabled,
        silent=silent,
        line=entry.line,
    )


def _checked(field: str, value: ExportValue) -> str:
    """The text of a value. Raises _Wrong if it is none, cannot be displayed, or was damaged."""
    if isinstance(value.text, UnreadableLine):
        raise _Wrong(value.line, f"{field}: {value.text.why}")
    text = without_unseen(value.text).strip()
    damaged = damage(field, text) if text else None
    if damaged is not None:
        raise _Wrong(value.line, f"{field}: {damaged}")
    if len(text) > _LONGEST or not (is_shown(text) if field in ("name", "agency") else text.isprintable()):
        raise _Wrong(value.line, f"{field}: expected at most {_LONGEST} characters on one line, none of them invisible")
    return text


def _accounts(fields: Mapping[str, tuple[ExportValue, ...]], field: str) -> tuple[str, ...] | None:
    if field not in fields:
        return None
    names = [name for value in fields[field] for name in re.split(r"[;\s]+", _checked(field, value)) if name]
    if any(len(name) > 64 for name in names):
        raise _Wrong(fields[field][0].line, f"{field}: expected names of at most 64 characters, several with ; between them")
    return tuple({name.casefold(): name for name in reversed(names)}.values())[::-1]


def _national_id(written: str) -> Secret | None:
    """None for what is none."""
    text = written.upper()
    return Secret(text) if NATIONAL_ID.fullmatch(text) and _adds_up(text) else None


def _adds_up(text: str) -> bool:
    """The check digit of a national id or a resident certificate number, old and new."""
    weight = _WEIGHTS[text[0]]
    second = int(text[1]) if text[1].isdecimal() else _WEIGHTS[text[1]] % 10
    digits = [weight // 10, weight % 10, second, *(int(digit) for digit in text[2:])]
    return sum(digit * factor for digit, factor in zip(digits, (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1), strict=True)) % 10 == 0


def _line_of(line: str) -> int:
    """The line number prefix of an error: FILE:LINE: …"""
    found = re.search(r":(\d+): ", line)
    return int(found[1]) if found else 0


def skipped_in_words(skipped: Mapping[str, int]) -> Iterable[str]:
    """Each kind with its number: `2 groups`."""
    return (f"{count} {kind}{'' if count == 1 else 's'}" for kind, count in sorted(skipped.items()))
