"""Exports of people as files: CSV by its header, LDIF by its attributes. Every bad line is told with its number."""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from ldif import LDIFParser

from bot.errors import ConfigurationError
from bot.people.role import Role
from bot.secret import Secret
from integrations.accounts.embedded.importing import Imported
from integrations.accounts.offices import read_text

FIELDS: Final = ("id", "name", "agency", "national_id", "email", "phone", "language", "role", "enabled", "portal", "directory", "mailbox")
_KNOWN: Final[Mapping[str, str]] = {
    "employeenumber": "id", "uid": "id", "displayname": "name", "cn": "name", "departmentnumber": "agency", "ou": "agency", "telephonenumber": "phone",
    "samaccountname": "directory", "preferredlanguage": "language", "mail": "email", "portal_account": "portal", "directory_account": "directory",
    "mailbox_address": "mailbox",
}  # fmt: skip
_ROLES: Final = {role.value: role for role in (Role.STAFF, Role.HELPDESK, Role.SECURITY, Role.OPERATOR)}
_SWITCH: Final = {"": True, "true": True, "yes": True, "1": True, "y": True, "false": False, "no": False, "0": False, "n": False}
_ID: Final = re.compile(r"[^\s:/?#,]{1,64}")
_NATIONAL_ID: Final = re.compile(r"[A-Z][A-D0-9]\d{8}", re.ASCII)
_LANGUAGES: Final = {"zh-hant-tw": "zh-Hant-TW", "zh-tw": "zh-Hant-TW", "zh": "zh-Hant-TW", "en": "en", "en-us": "en", "en-gb": "en"}
_WEIGHTS: Final = dict(zip("ABCDEFGHJKLMNPQRSTUVXYWZIO", range(10, 36), strict=True))


class BadLines(Exception):
    """What is wrong with an export, a line each; nothing of it was taken."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__(f"{len(lines)} bad lines")
        self.lines = lines


def read_export(path: Path, renamed: Mapping[str, str]) -> tuple[Imported, ...]:
    """The people in the file. `renamed`: field names by the column or attribute they stand in. Raises ConfigurationError, BadLines."""
    names = {**_KNOWN, **{name: name for name in FIELDS}, **{name.casefold(): field for name, field in renamed.items()}}
    found, wrong, seen = list[Imported](), list[str](), dict[str, str]()
    rows = _ldif(path) if path.suffix.lower() in (".ldif", ".ldf") else _csv(path, names)
    for place, row in rows:
        told: dict[str, list[str]] = {}
        for name, values in row.items():
            field = names.get(name.casefold())
            # What is written first in the list of names wins: an employee's number before a login name.
            if field is not None and (field not in told or name.casefold() in ("employeenumber", "displayname", "departmentnumber")):
                told[field] = values
        try:
            one = _person(told)
            if one.id in seen:
                raise ValueError(f"id: {one.id} stands in {seen[one.id]} too")
            seen[one.id] = place
            found.append(one)
        except ValueError as trouble:
            wrong.append(f"{path}:{place}: {trouble}")
    if wrong:
        raise BadLines(wrong)
    if not found:
        raise ConfigurationError(str(path), "", "expected at least one person, found none")
    return tuple(found)


def _csv(path: Path, names: Mapping[str, str]) -> Iterable[tuple[str, dict[str, list[str]]]]:
    text = read_text(path)
    lines = csv.DictReader(io.StringIO(text), delimiter="\t" if "\t" in text.partition("\n")[0] else ",", restkey="", strict=True)
    fields = {names.get((name or "").strip().casefold()) for name in lines.fieldnames or ()}
    missing = [name for name in ("id", "name", "agency") if name not in fields]
    if missing:
        known = "name other columns with --map COLUMN=FIELD"
        raise ConfigurationError(f"{path}:1", "header", f"expected columns for {', '.join(missing)}; {known}; fields: {', '.join(FIELDS)}")
    try:
        for line in lines:
            yield str(lines.line_num), {(name or "").strip(): [value.strip()] for name, value in line.items() if isinstance(value, str)}
    except csv.Error:
        raise ConfigurationError(f"{path}:{lines.line_num}", "", "not readable as CSV; check the quotes") from None


def _ldif(path: Path) -> Iterable[tuple[str, dict[str, list[str]]]]:
    try:
        raw = io.BytesIO(read_text(path).encode("utf-8"))
        entries = (record for dn, record in LDIFParser(raw, strict=False).parse() if dn)  # the version's line is none
        for number, record in enumerate(entries, 1):
            yield f"entry {number}", {name: [str(value) for value in values] for name, values in record.items()}
    except (ValueError, UnicodeError):
        raise ConfigurationError(str(path), "", "not readable as LDIF; export it anew with one entry a block") from None


def _person(told: Mapping[str, list[str]]) -> Imported:
    """One person. ValueError with the field and what was expected; an id of the state's is never repeated (T23)."""

    def text(field: str) -> str:
        value = next(iter(told.get(field, [])), "").strip()
        if len(value) > 190 or not value.isprintable():
            raise ValueError(f"{field}: expected at most 190 printable characters")
        return value

    id, role, switch, language = text("id"), text("role").lower() or "staff", text("enabled").lower(), text("language").casefold()
    if not _ID.fullmatch(id):
        raise ValueError("id: expected an id without spaces and : / ? # ,")
    for field in ("name", "agency"):
        if not text(field):
            raise ValueError(f"{field}: expected one, found nothing")
    if role not in _ROLES:
        raise ValueError(f"role: expected one of {', '.join(_ROLES)}")
    if switch not in _SWITCH:
        raise ValueError("enabled: expected true or false")
    if language and language not in _LANGUAGES:
        raise ValueError("language: expected zh-Hant-TW or en")
    for field in ("email", "mailbox"):
        if text(field) and ("@" not in text(field)[1:-1] or " " in text(field)):
            raise ValueError(f"{field}: expected an address such as name@mail.example")
    return Imported(
        id, text("name"), text("agency"), _national_id(text("national_id")), text("email") or None, text("phone") or None,
        _LANGUAGES.get(language), _ROLES[role], _SWITCH[switch], _accounts(told, "portal"), _accounts(told, "directory"), text("mailbox") or None,
    )  # fmt: skip


def _accounts(told: Mapping[str, list[str]], field: str) -> tuple[str, ...] | None:
    if field not in told:
        return None
    names = [name for value in told[field] for name in re.split(r"[;\s]+", value.strip()) if name]
    if any(len(name) > 64 for name in names):
        raise ValueError(f"{field}: expected names of at most 64 characters, several with ; between them")
    return tuple(dict.fromkeys(names))


def _national_id(written: str) -> Secret | None:
    text = written.upper()
    if not text:
        return None
    if not _NATIONAL_ID.fullmatch(text) or not _adds_up(text):
        raise ValueError("national_id: expected a letter and nine characters whose check digit is right; it is not shown here")
    return Secret(text)


def _adds_up(text: str) -> bool:
    """The check digit of a national id or a resident's number, old and new."""
    weight = _WEIGHTS[text[0]]
    second = int(text[1]) if text[1].isdecimal() else _WEIGHTS[text[1]] % 10
    digits = [weight // 10, weight % 10, second, *(int(digit) for digit in text[2:])]
    return sum(digit * factor for digit, factor in zip(digits, (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1), strict=True)) % 10 == 0
