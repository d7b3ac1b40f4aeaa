"""What may stand under `accounts` in config.yaml: for each system the embedded one, or a real one with the keys of its kind."""

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SecretStr


class Section(BaseModel):
    """A part of the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Embedded(Section):
    """The embedded organisation."""

    kind: Literal["embedded"] = "embedded"


class Credentials(Section):
    """A service account; for SQL systems the user stands in the URL."""

    user: str
    password: SecretStr


Listed = Annotated[tuple[str, ...], Field(min_length=1)]


class Server(Section):
    """A directory that is reached by LDAP: several servers hold the same. `ca_file` absent: the machine's own CAs."""

    servers: Listed
    base_dns: Listed
    ca_file: str | None = None
    read: Credentials
    write: Credentials | None = None


class ActiveDirectory(Server):
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


class SwitchColumn(Section):
    """A column that says whether something is enabled, and what its values mean; none: true and false, 1 and 0."""

    column: str
    meanings: Switched = Field(default_factory=dict)


class UseColumn(Section):
    """A column that says what a shared account is used for (R22, R23)."""

    column: str
    meanings: Used


class StateColumn(Section):
    """A column that says how a certificate stands; no meanings: the words themselves."""

    column: str
    meanings: Standing = Field(default_factory=dict)


Switch = Annotated[SwitchColumn, BeforeValidator(_column_alone)]
State = Annotated[StateColumn, BeforeValidator(_column_alone)]


class SwitchAttribute(Section):
    """An attribute that says whether a mailbox is enabled, and what its values mean."""

    attribute: str
    meanings: Switched


class MailDirectory(Server):
    """The mailboxes' directory (OpenLDAP with ppolicy). `enabled` absent: disabled is what is locked for good. `policy`: the default policy's DN."""

    kind: Literal["ldap"]
    address_attribute: str = "mail"
    person_attribute: str | None = None
    policy: str | None = None
    enabled: SwitchAttribute | None = None


class Writing(Section):
    """What the desk may write; absent: it only reads. `url`: another account for writing."""

    enable: bool = False
    url: SecretStr | None = None


class Table(Section):
    """A table or view of a database. `times`: the zone of times that name none (default: the organisation's)."""

    kind: Literal["sql"]
    url: SecretStr
    table: str
    times: str | None = None


class PortalColumns(Section):
    """Which column holds what. `person`: personnel's id."""

    account: str
    person: str | None = None
    enabled: Switch | None = None
    name: str | None = None
    created: str | None = None
    changed: str | None = None
    locked: str | None = None
    password: str | None = None
    used_for: UseColumn | None = None


class SqlPortal(Table):
    """員工愛上網. `passwords`: the hash schemes that are believed."""

    columns: PortalColumns
    passwords: tuple[str, ...] = ()
    write: Writing = Writing()


class PersonnelColumns(Section):
    """Which column holds what. `national_id` in clear, or `person_key` as the desk keys it."""

    person: str
    name: str
    agency: str
    national_id: str | None = None
    person_key: str | None = None
    email: str | None = None
    phone: str | None = None
    language: str | None = None
    enabled: Switch | None = None
    arrived: str | None = None
    changed: str | None = None
    synced: str | None = None


class SqlPersonnel(Table):
    """人員與組織管理系統."""

    columns: PersonnelColumns
    write: Writing = Writing()


class SignOnColumns(Section):
    """Which column holds what."""

    person: str
    serial: str
    name: str
    national_id: str | None = None
    person_key: str | None = None
    state: State | None = None
    expires: str | None = None


class SqlSignOn(Table):
    """電子認證平臺: which certificate is bound to whom."""

    columns: SignOnColumns


Portal: TypeAlias = Annotated[Embedded | SqlPortal, Field(discriminator="kind")]
Personnel: TypeAlias = Annotated[Embedded | SqlPersonnel, Field(discriminator="kind")]
Directory: TypeAlias = Annotated[Embedded | ActiveDirectory, Field(discriminator="kind")]
Mailbox: TypeAlias = Annotated[Embedded | MailDirectory, Field(discriminator="kind")]
SignOn: TypeAlias = Annotated[Embedded | SqlSignOn, Field(discriminator="kind")]


def _embedded_where_unsaid(written: Any) -> Any:
    """A system without `kind` is the embedded one."""
    return {"kind": "embedded", **written} if isinstance(written, dict) else written


class AccountSettings(Section):
    """The five account systems."""

    portal: Annotated[Portal, BeforeValidator(_embedded_where_unsaid)] = Embedded()
    personnel: Annotated[Personnel, BeforeValidator(_embedded_where_unsaid)] = Embedded()
    directory: Annotated[Directory, BeforeValidator(_embedded_where_unsaid)] = Embedded()
    mailbox: Annotated[Mailbox, BeforeValidator(_embedded_where_unsaid)] = Embedded()
    sso: Annotated[SignOn, BeforeValidator(_embedded_where_unsaid)] = Embedded()

    @property
    def real(self) -> tuple[str, ...]:
        """The names of the systems that are real ones."""
        return tuple(name for name in type(self).model_fields if getattr(self, name).kind != "embedded")
