"""The meaning of each column and of its values. A value without a meaning is not guessed at (T32). Pure."""

import re
from collections.abc import Mapping
from dataclasses import field
from datetime import UTC, date, datetime, time, tzinfo
from typing import Any, Final, Generic, TypeVar

from bot.accounts.records import CertificateState, Usage
from bot.runtime.quick_dataclass import dataclass

T = TypeVar("T")
_NAME: Final = re.compile(r"[^\W\d][\w$#]{0,127}")
_PLAIN: Final = {"true": True, "false": False, "1": True, "0": False}


def check_name(name: str) -> str:
    """The name of a table or column, optionally with a schema. Raises ValueError for an invalid one."""
    if not all(_NAME.fullmatch(part) for part in name.split(".")) or name.count(".") > 1:
        raise ValueError(f"the name of a table or a column, not {name!r}")
    return name


def as_text(value: Any) -> str:
    """A value as the list of meanings writes it: `null`, `true`, `1`, a word."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    return value.decode("utf-8", "replace").strip() if isinstance(value, bytes) else str(value).strip()


@dataclass(frozen=True, slots=True)
class Meaning(Generic[T]):
    """A column and the meanings of its values."""

    column: str
    of: Mapping[str, T]

    def __post_init__(self) -> None:
        check_name(self.column)

    def read(self, row: Mapping[str, Any]) -> T:
        """The value's meaning. Raises ValueError for an unexplained one."""
        value = as_text(row[self.column])
        if value not in self.of:
            raise ValueError("a value without a meaning")
        return self.of[value]

    def written(self, wanted: T, like: Any) -> Any:
        """The first value with this meaning, in the type of the current value. Raises ValueError if there is none."""
        text = next((value for value, meaning in self.of.items() if meaning == wanted and value != "null" and _fits(value, like)), None)
        if text is None:
            raise ValueError("no value stands for it")
        if isinstance(like, bool):
            return text in ("true", "1")
        return int(text) if isinstance(like, int) else text


def _fits(value: str, like: Any) -> bool:
    if isinstance(like, bool):
        return value in _PLAIN
    return not isinstance(like, int) or value.lstrip("-").isdecimal()


def switch(column: str, of: Mapping[str, bool] | None = None) -> Meaning[bool]:
    """Whether something is enabled; without meanings true and false, 1 and 0."""
    return Meaning(column, of or _PLAIN)


def standing(column: str, of: Mapping[str, CertificateState] | None = None) -> Meaning[CertificateState]:
    """A certificate's state; without meanings the words themselves."""
    return Meaning(column, of or {state.value: state for state in CertificateState})


@dataclass(frozen=True, slots=True)
class PortalMapping:
    """員工愛上網. `person`: personnel's id; without it accounts are found by the names in the organisation's file."""

    account: str
    person: str | None = None
    enabled: Meaning[bool] | None = None
    name: str | None = None
    created: str | None = None
    changed: str | None = None
    locked: str | None = None
    password: str | None = None
    used_for: Meaning[Usage | None] | None = None
    schemes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonnelMapping:
    """人員與組織管理系統. `national_id` in clear, or `person_key` as the desk keys it."""

    person: str
    name: str
    agency: str
    national_id: str | None = None
    person_key: str | None = None
    email: str | None = None
    phone: str | None = None
    language: str | None = None
    enabled: Meaning[bool] | None = None
    arrived: str | None = None
    changed: str | None = None
    synced: str | None = None


@dataclass(frozen=True, slots=True)
class SignOnMapping:
    """電子認證平臺. `national_id`: of the card's owner."""

    person: str
    serial: str
    name: str
    national_id: str | None = None
    person_key: str | None = None
    state: Meaning[CertificateState] | None = None
    expires: str | None = None


def columns_of(mapping: PortalMapping | PersonnelMapping | SignOnMapping) -> tuple[str, ...]:
    """All mapped columns, without duplicates. Raises ValueError for an invalid name."""
    out = dict[str, None]()
    for name in type(mapping).__dataclass_fields__:
        mapped = getattr(mapping, name)
        if isinstance(mapped, str):
            out[check_name(mapped)] = None
        elif isinstance(mapped, Meaning):
            out[mapped.column] = None
    return tuple(out)


@dataclass(frozen=True, slots=True)
class Moments:
    """Reads and writes times. `zone`: of times without one."""

    zone: tzinfo

    def read(self, value: Any) -> datetime | None:
        """The moment in UTC. Raises ValueError for an invalid time."""
        if value is None or value == "":
            return None
        if isinstance(value, str):
            value = datetime.fromisoformat(value.strip())
        if isinstance(value, date) and not isinstance(value, datetime):
            value = datetime.combine(value, time())
        if not isinstance(value, datetime):
            raise ValueError("no time")
        return (value if value.tzinfo else value.replace(tzinfo=self.zone)).astimezone(UTC)

    def written(self, moment: datetime, zoned: bool, as_words: bool) -> Any:
        """The moment in the column's form: with or without its zone, as text if the database has no time type."""
        local = moment if zoned else moment.astimezone(self.zone).replace(tzinfo=None)
        return local.isoformat(sep=" ") if as_words else local


@dataclass(frozen=True, slots=True)
class SqlRow:
    """A row of a mapped table; texts trimmed, empty ones absent."""

    values: Mapping[str, Any] = field(default_factory=dict, repr=False)

    def text(self, column: str | None) -> str | None:
        """The text in this column."""
        if column is None or self.values[column] is None:
            return None
        return as_text(self.values[column]) or None
