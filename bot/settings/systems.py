"""What may stand under `accounts` in config.yaml: for each system the embedded one, or a real one with the keys of its kind."""

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BeforeValidator, Field, SecretStr

from integrations.settings_section import SettingsSection


class EmbeddedSettings(SettingsSection):
    """The embedded organisation."""

    kind: Literal["embedded"] = "embedded"


class CredentialSettings(SettingsSection):
    """A service account; for SQL systems the user stands in the URL."""

    user: str
    password: SecretStr


Listed = Annotated[tuple[str, ...], Field(min_length=1)]


class DirectoryServerSettings(SettingsSection):
    """A directory that is reached by LDAP: several servers hold the same. `ca_file` absent: the machine's own CAs."""

    servers: Listed
    base_dns: Listed
    ca_file: str | None = None
    read: CredentialSettings
    write: CredentialSettings | None = None


class ActiveDirectorySettings(DirectoryServerSettings):
    """TPEAD. `person_attribute` holds personnel's id; `former_attribute` the name before a renaming (R5)."""

    kind: Literal["active_directory"]
    account_attribute: str = "sAMAccountName"
    binding_attribute: str = "employeeID"
    person_attribute: str | None = None
    former_attribute: str | None = None
    protected_groups: tuple[str, ...] = ()
    rights: frozenset[Literal["unlock", "reset", "bind", "enable"]] = frozenset({"unlock", "reset", "bind"})


def _as_text(written: Any) -> Any:
    """The values of a column as texts: YAML reads 1, true and null as what they are, a database may give any of them."""
    if not isinstance(written, dict):
        return written
    return {("null" if value is None else str(value).lower() if isinstance(value, bool) else str(value)): meaning for value, meaning in written.items()}


Switched = Annotated[dict[str, Literal["enabled", "disabled"]], BeforeValidator(_as_text)]
Used = Annotated[dict[str, Literal["mail", "apps", "person"]], BeforeValidator(_as_text)]
Standing = Annotated[dict[str, Literal["valid", "expired", "revoked", "suspended"]], BeforeValidator(_as_text)]


def _column_alone(written: Any) -> Any:
    """A column's name alone is a column whose values need no explanation."""
    return {"column": written} if isinstance(written, str) else written


class SwitchColumn(SettingsSection):
    """A column that says whether something is enabled, and what its values mean; none: true and false, 1 and 0."""

    column: str
    meanings: Switched = Field(default_factory=dict)


class UseColumn(SettingsSection):
    """A column that says what a shared account is used for (R22, R23)."""

    column: str
    meanings: Used


class StateColumn(SettingsSection):
    """A column that says how a certificate stands; no meanings: the words themselves."""

    column: str
    meanings: Standing = Field(default_factory=dict)


SwitchSetting = Annotated[SwitchColumn, BeforeValidator(_column_alone)]
StateSetting = Annotated[StateColumn, BeforeValidator(_column_alone)]


class SwitchAttribute(SettingsSection):
    """An attribute that says whether a mailbox is enabled, and what its values mean."""

    attribute: str
    meanings: Switched


class MailDirectorySettings(DirectoryServerSettings):
    """The mailboxes' directory (OpenLDAP with ppolicy). `enabled` absent: disabled is what is locked for good. `policy`: the default policy's DN."""

    kind: Literal["ldap"]
    address_attribute: str = "mail"
    person_attribute: str | None = None
    policy: str | None = None
    enabled: SwitchAttribute | None = None


class WriteSettings(SettingsSection):
    """What the desk may write; absent: it only reads. `url`: another account for writing."""

    enable: bool = False
    url: SecretStr | None = None


class SqlTableSettings(SettingsSection):
    """A table or view of a database. `times`: the zone of times that name none (default: the organisation's)."""

    kind: Literal["sql"]
    url: SecretStr
    table: str
    times: str | None = None


class PortalColumns(SettingsSection):
    """Which column holds what. `person`: personnel's id."""

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
    """員工愛上網. `passwords`: the hash schemes that are believed."""

    columns: PortalColumns
    passwords: tuple[str, ...] = ()
    write: WriteSettings = WriteSettings()


class PersonnelColumns(SettingsSection):
    """Which column holds what. `national_id` in clear, or `person_key` as the desk keys it."""

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
    """Which column holds what."""

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


PortalSettings: TypeAlias = Annotated[EmbeddedSettings | SqlPortalSettings, Field(discriminator="kind")]
PersonnelSettings: TypeAlias = Annotated[EmbeddedSettings | SqlPersonnelSettings, Field(discriminator="kind")]
DirectorySettings: TypeAlias = Annotated[EmbeddedSettings | ActiveDirectorySettings, Field(discriminator="kind")]
MailboxSettings: TypeAlias = Annotated[EmbeddedSettings | MailDirectorySettings, Field(discriminator="kind")]
SignOnSystemSettings: TypeAlias = Annotated[EmbeddedSettings | SqlSignOnSettings, Field(discriminator="kind")]


def _embedded_where_unsaid(written: Any) -> Any:
    """A system without `kind` is the embedded one."""
    return {"kind": "embedded", **written} if isinstance(written, dict) else written


class AccountSettings(SettingsSection):
    """The five account systems."""

    portal: Annotated[PortalSettings, BeforeValidator(_embedded_where_unsaid)] = EmbeddedSettings()
    personnel: Annotated[PersonnelSettings, BeforeValidator(_embedded_where_unsaid)] = EmbeddedSettings()
    directory: Annotated[DirectorySettings, BeforeValidator(_embedded_where_unsaid)] = EmbeddedSettings()
    mailbox: Annotated[MailboxSettings, BeforeValidator(_embedded_where_unsaid)] = EmbeddedSettings()
    sso: Annotated[SignOnSystemSettings, BeforeValidator(_embedded_where_unsaid)] = EmbeddedSettings()

    @property
    def real(self) -> tuple[str, ...]:
        """The names of the systems that are real ones."""
        return tuple(name for name in type(self).model_fields if getattr(self, name).kind != "embedded")
