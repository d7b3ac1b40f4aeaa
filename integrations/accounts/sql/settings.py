"""The sections of the operator's file for systems behind SQL: which table, and which column holds what."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, SecretStr

from integrations.accounts.system_entry import SystemSettings
from integrations.accounts.value_meanings import Switched, written_as_text
from integrations.settings_section import SettingsSection

Used = Annotated[dict[str, Literal["mail", "apps", "person"]], BeforeValidator(written_as_text)]
Standing = Annotated[dict[str, Literal["valid", "expired", "revoked", "suspended"]], BeforeValidator(written_as_text)]


def _column_alone(written: Any) -> Any:
    """A bare column name is a column whose values need no explanation."""
    return {"column": written} if isinstance(written, str) else written


class SwitchColumn(SettingsSection):
    """A column that says whether something is enabled, and its values' meanings; none: true and false, 1 and 0."""

    column: str
    meanings: Switched = Field(default_factory=dict)


class UseColumn(SettingsSection):
    """A column that says what a shared account is used for (R22, R23)."""

    column: str
    meanings: Used


class StateColumn(SettingsSection):
    """A column with a certificate's state; no meanings: the words themselves."""

    column: str
    meanings: Standing = Field(default_factory=dict)


SwitchSetting = Annotated[SwitchColumn, BeforeValidator(_column_alone)]
StateSetting = Annotated[StateColumn, BeforeValidator(_column_alone)]


class WriteSettings(SettingsSection):
    """What the desk may write; absent: it only reads. `url`: another account for writing."""

    enable: bool = False
    url: SecretStr | None = None


class SqlTableSettings(SystemSettings):
    """A table or view of a database. `times`: the zone of times without one (default: the organisation's)."""

    kind: Literal["sql"]
    url: SecretStr
    table: str
    times: str | None = None


class PortalColumns(SettingsSection):
    """The meaning of each column. `person`: personnel's id."""

    account: str
    person: str | None = None
    enabled: SwitchSetting | None = None
    name: str | None = None
    created: str | None = None
    changed: str | None = None
    locked: str | None = None
    password: str | None = None
    used_for: UseColumn | None = None


class SqlPortalSettings(SqlTableSettings):
    """員工愛上網. `passwords`: the trusted hash schemes."""

    columns: PortalColumns
    passwords: tuple[str, ...] = ()
    write: WriteSettings = WriteSettings()


class PersonnelColumns(SettingsSection):
    """The meaning of each column. `national_id` in clear, or `person_key` as the desk keys it."""

    person: str
    name: str
    agency: str
    national_id: str | None = None
    person_key: str | None = None
    email: str | None = None
    phone: str | None = None
    language: str | None = None
    enabled: SwitchSetting | None = None
    arrived: str | None = None
    changed: str | None = None
    synced: str | None = None


class SqlPersonnelSettings(SqlTableSettings):
    """人員與組織管理系統."""

    columns: PersonnelColumns
    write: WriteSettings = WriteSettings()


class SignOnColumns(SettingsSection):
    """The meaning of each column."""

    person: str
    serial: str
    name: str
    national_id: str | None = None
    person_key: str | None = None
    state: StateSetting | None = None
    expires: str | None = None


class SqlSignOnSettings(SqlTableSettings):
    """電子認證平臺: which certificate is bound to whom."""

    columns: SignOnColumns
