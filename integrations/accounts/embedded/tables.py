"""The tables of the embedded organisation. One row class of `state` for each; times in UTC, spans in seconds."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import Boolean, Column, Dialect, Float, Integer, MetaData, RowMapping, String, Table, Text, TypeDecorator

from bot.runtime.utc_moment import UtcMoment
from integrations.accounts.embedded import state


class Seconds(TypeDecorator[timedelta]):
    """A span, kept as its seconds."""

    impl = Float
    cache_ok = True

    def process_bind_param(self, value: timedelta | None, dialect: Dialect) -> float | None:  # noqa: ARG002
        """The seconds."""
        return None if value is None else value.total_seconds()

    def process_result_value(self, value: Any | None, dialect: Dialect) -> timedelta | None:  # noqa: ARG002
        """The span."""
        return None if value is None else timedelta(seconds=value)


metadata = MetaData()

_NAME: Final = String(190)


def _needed(name: str, kind: Any) -> Column[Any]:
    return Column(name, kind, nullable=False)


def _key(name: str, kind: Any = _NAME) -> Column[Any]:
    return Column(name, kind, primary_key=True, autoincrement=False)


beat = Table(
    "embedded_beat",
    metadata,
    _key("id", Integer),
    _needed("revision", Integer),
    _needed("settled", UtcMoment),
    _needed("due", UtcMoment),
    _needed("tick", UtcMoment),
    _needed("every", Seconds),
    _needed("ticked", Boolean),
    Column("phase", String(32)),
    Column("auto_creation", UtcMoment),
    _needed("seed", String(64)),
)
agency = Table(
    "embedded_agency",
    metadata,
    _key("id"),
    _needed("position", Integer),
    _needed("name", _NAME),
    _needed("joins_directory", Boolean),
    Column("auto_creation", UtcMoment),
)
admin = Table("embedded_admin", metadata, _key("agency"), _key("role", String(32)), _key("position", Integer), _needed("person", _NAME))
substitute = Table(
    "embedded_substitute",
    metadata,
    _key("agency"),
    _key("position", Integer),
    _needed("absent", _NAME),
    _needed("by", _NAME),
    _needed("since", UtcMoment),
    _needed("until", UtcMoment),
)
person = Table(
    "embedded_person",
    metadata,
    _key("id"),
    _needed("position", Integer),
    Column("name", _NAME, nullable=False, index=True),
    _needed("agency", _NAME),
    Column("key", String(128)),
    _needed("role", String(32)),
    Column("email", _NAME),
    Column("phone", _NAME),
    Column("language", String(16)),
    _needed("stuck", Boolean),
    Column("name_key", _NAME, nullable=False, index=True, server_default=""),
)
portal = Table(
    "embedded_portal",
    metadata,
    _key("account"),
    Column("person", _NAME, nullable=False, index=True),
    _needed("position", Integer),
    _needed("enabled", Boolean),
    _needed("name", _NAME),
    Column("created", UtcMoment),
    Column("changed", UtcMoment),
    _needed("announced", Boolean),
    Column("locked", UtcMoment),
    Column("used_for", String(16)),
    Column("password", Text),
)
personnel = Table(
    "embedded_personnel",
    metadata,
    _key("person"),
    _needed("enabled", Boolean),
    _needed("name", _NAME),
    Column("arrived", UtcMoment),
    Column("changed", UtcMoment),
    _needed("announced", Boolean),
    Column("synced", UtcMoment),
)
directory = Table(
    "embedded_directory",
    metadata,
    _key("account"),
    Column("person", _NAME, nullable=False, index=True),
    _needed("position", Integer),
    _needed("enabled", Boolean),
    _needed("kind", String(16)),
    _needed("protected", Boolean),
    Column("former", _NAME, index=True),
    Column("arrived", UtcMoment),
    Column("changed", UtcMoment),
    Column("locked", UtcMoment),
    _needed("by_admin", Boolean),
    Column("relocks", Seconds),
    _needed("must_change", Boolean),
    Column("password", Text),
    Column("password_set", UtcMoment),
    Column("password_expires", UtcMoment),
    Column("expires", UtcMoment),
    _needed("at_no_hour", Boolean),
    _needed("computers", Text),
    Column("opened", UtcMoment),
    Column("bad_count", Integer, nullable=False, server_default="0"),
    Column("bad_at", UtcMoment),
    Column("earlier", Text, nullable=False, server_default=""),
)
mailbox = Table(
    "embedded_mailbox", metadata, _key("person"), _needed("address", _NAME), _needed("enabled", Boolean), Column("arrived", UtcMoment), Column("password", Text)
)
certificate = Table(
    "embedded_certificate",
    metadata,
    _key("person"),
    _needed("serial", _NAME),
    _needed("name", _NAME),
    Column("holder", String(128)),
    _needed("state", String(16)),
)
binding = Table("embedded_binding", metadata, _key("portal"), Column("directory", _NAME, primary_key=True, index=True), _needed("position", Integer))
happening = Table("embedded_happening", metadata, _key("account"), _key("event", String(16)), _key("at", UtcMoment))
fault = Table("embedded_fault", metadata, _key("system", String(16)), _needed("how", String(16)))

ROW_CLASSES: Final[Mapping[str, Any]] = {
    beat.name: state.Beat,
    agency.name: state.AgencyRow,
    admin.name: state.AdminRow,
    substitute.name: state.SubstituteRow,
    person.name: state.PersonRow,
    portal.name: state.PortalRow,
    personnel.name: state.PersonnelRow,
    directory.name: state.DirectoryRow,
    mailbox.name: state.MailboxRow,
    certificate.name: state.CertificateRow,
    binding.name: state.BindingRow,
    happening.name: state.HappeningRow,
}


def values(row: Any) -> dict[str, Any]:
    """A row as what is stored: column name to value."""
    return {field.name: getattr(row, field.name) for field in fields(row)}


def row_of(table: Table, found: RowMapping) -> Any:
    """The row of `state` that was stored."""
    return ROW_CLASSES[table.name](**found)
