"""The schema of config.yaml. Every key has a default; an unknown one is refused by name."""

from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, TypeAlias
from urllib.parse import urlsplit

import yaml
from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, create_model, model_validator

from bot.actions.action import ActionName
from bot.actions.registry import ACTIONS
from bot.actions.ways import ActionTerms, ApprovalTime
from bot.runtime.loopback import is_loopback
from bot.runtime.spans import read_span
from bot.settings.approval_times import read_approval_time
from bot.settings.attachments import AttachmentSettings
from bot.settings.desk import DeskSettings
from bot.settings.kinds import section_by_kind
from bot.settings.limits import LimitSettings
from bot.settings.operations import OperationsSettings
from bot.settings.organisation import OrganisationSettings
from bot.settings.retention import RetentionSettings
from bot.settings.systems import AccountSettings
from integrations.anchors.syslog import SCHEMES, read_syslog_address
from integrations.certificates.settings import CertificateSettings
from integrations.channels.platform_entry import PlatformSettings
from integrations.channels.registry import PLATFORMS
from integrations.helpdesk.embedded.entry import EmbeddedHelpdeskSettings
from integrations.helpdesk.helpdesk_entry import HelpdeskSettings
from integrations.helpdesk.registry import HELPDESKS
from integrations.mail.mail_message import is_mail_address
from integrations.settings_section import SettingsSection, WebAddress
from integrations.sign_on.settings import SignOnSettings

_BUNDLED: Final = "bundled"
_SHORTEST_DEADLINE: Final = timedelta(milliseconds=100)
LONGEST_ISSUER: Final = 40
_LONGEST_DEADLINE: Final = timedelta(seconds=30)
SpanSetting = Annotated[timedelta, BeforeValidator(read_span)]
Patience = Annotated[ApprovalTime, BeforeValidator(read_approval_time)]


def _level(value: str) -> str:
    if value not in {"V0", "V1", "V2", "V3"}:
        raise ValueError("one of V0, V1, V2, V3")
    return value


def _yes_no_or_null(value: object) -> object:
    """A switch that weakens a protection must be written as true or false, never as 1 or "on"."""
    if value is not None and not isinstance(value, bool):
        raise ValueError("true, false or null")
    return value


def _encoder_name(value: object) -> object:
    """What is left empty is the default."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return _BUNDLED
    if not isinstance(value, str):
        raise ValueError("bundled, none or a DIRECTORY")
    return value


def _model_address(value: str) -> str:
    """What people type is never sent in the clear, but to this machine itself."""
    parts = urlsplit(value)
    if parts.scheme != "https" and not is_loopback(parts.hostname or ""):
        raise ValueError("https://, or http:// to this machine alone: what people write never travels in the clear")
    if parts.username is not None or parts.query or parts.fragment:
        raise ValueError("an address like https://model.example/v1, without a name, a password or a query in it")
    return value


def _model_deadline(value: timedelta) -> timedelta:
    """Somebody waits for it."""
    if not _SHORTEST_DEADLINE <= value <= _LONGEST_DEADLINE:
        raise ValueError("a span between 0.1s and 30s: somebody waits for it")
    return value


LevelName = Annotated[str, AfterValidator(_level)]

if TYPE_CHECKING:
    HelpdeskSection: TypeAlias = HelpdeskSettings
else:
    HelpdeskSection = section_by_kind(dict.fromkeys(entry.settings for entry in HELPDESKS))
LocalisedText = str | dict[Literal["zh-Hant-TW", "en"], str]


class KeySettings(SettingsSection):
    """The keys; created at the first start, part of the backup."""

    national_id: SecretStr | None = None
    session: SecretStr | None = None
    audit: SecretStr | None = None


def _anchor(value: str) -> str:
    scheme, colon, rest = value.partition(":")
    if scheme in SCHEMES:
        read_syslog_address(value)
    elif scheme == "mailto":
        if not is_mail_address(rest):
            raise ValueError("an address like mailto:audit@city.example")
    elif not value.strip() or "\0" in value or (colon and rest.startswith("//")):
        raise ValueError("null, a FILE, syslog://host:port, syslog+tcp://host:port or mailto:address")
    return value


class AuditSettings(SettingsSection):
    """Where else the head of the audit trail is kept: null is a file next to the keys, a FILE replaces it; syslog and mail are additional."""

    anchor: Annotated[str, AfterValidator(_anchor)] | None = None

    @property
    def file(self) -> str | None:
        """The FILE, if one is named."""
        return None if self.anchor is None or self.outside else self.anchor.removeprefix("file:")

    @property
    def outside(self) -> bool:
        """Whether the head is also sent over the network."""
        return self.anchor is not None and self.anchor.partition(":")[0] in (*SCHEMES, "mailto")


class MailSettings(SettingsSection):
    """The mail server; absent: the demonstration's mailbox page. `ca_file` absent: the machine's own CAs."""

    smtp: str | None = None
    sender: str | None = Field(default=None, alias="from")
    user: str | None = None
    password: SecretStr | None = None
    ca_file: str | None = None


class WebSettings(SettingsSection):
    """The web chat."""

    enabled: bool = True


class ChannelSettings(SettingsSection):
    """Where people can speak to the desk. Each platform of the registry has a section under its name."""

    web: WebSettings = WebSettings()

    def platform(self, name: str) -> PlatformSettings:
        """The section of a platform."""
        section: PlatformSettings = getattr(self, name)
        return section


if not TYPE_CHECKING:
    ChannelSettings = create_model(
        ChannelSettings.__name__,
        __base__=ChannelSettings,
        __module__=__name__,
        __doc__=ChannelSettings.__doc__,
        **{entry.name: (entry.settings, entry.settings()) for entry in PLATFORMS},
    )




def _issuer(value: str) -> str:
    """Apps cut it off at a colon, and show a few words at most."""
    if not value.strip() or ":" in value or len(value) > LONGEST_ISSUER:
        raise ValueError(f"a name without a colon, at most {LONGEST_ISSUER} letters long")
    return value.strip()


class TotpSettings(SettingsSection):
    """Authenticator apps. `issuer`: the name they show; null: the organisation's, or accountdesk."""

    issuer: Annotated[str, AfterValidator(_issuer)] | None = None


class PasskeySettings(SettingsSection):
    """Passkeys. `rp_id`: the domain they are bound to; null: the host of public_url."""

    rp_id: str | None = None


class VerificationSettings(SettingsSection):
    """The strong ways to prove one's identity."""

    sign_on: SignOnSettings | None = None
    certificate: CertificateSettings | None = None
    totp: TotpSettings | None = None
    passkey: PasskeySettings | None = None


class ReaderSettings(SettingsSection):
    """What understands people's messages: the desk itself, or besides a language model behind an OpenAI-compatible address.

    `deadline`: how long the model may take; `ask`: when it is asked; `language_hint`: in what language people write, in words; `ca_file`: who signed the
    server's certificate."""

    kind: Literal["local", "language_model"] = "local"
    url: Annotated[WebAddress, AfterValidator(_model_address)] | None = None
    model: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    key: SecretStr | None = None
    ca_file: str | None = None
    deadline: Annotated[SpanSetting, AfterValidator(_model_deadline)] = timedelta(seconds=2)
    ask: Literal["unsure", "always"] = "unsure"
    language_hint: Annotated[str, Field(max_length=200)] | None = None


class MeaningSettings(SettingsSection):
    """`encoder`: bundled (the model that comes with the desk), none, or a DIRECTORY with an ONNX model and its tokenizer."""

    encoder: Annotated[str, BeforeValidator(_encoder_name)] = _BUNDLED


class WaySettings(SettingsSection):
    """One way to be allowed something: the level to prove, who approves, how long each of them has. `settings.ways` checks the combination."""

    level: LevelName
    approver: str | None = None
    waits: Patience | None = None


class ActionPolicy(SettingsSection):
    """The ways of one action, best first."""

    ways: tuple[WaySettings, ...]
    per_day: int | None = Field(default=None, ge=1)


class DecidePolicy(SettingsSection):
    """What an approver has to prove, and how recently."""

    level: LevelName = "V2"
    fresh: SpanSetting = timedelta(minutes=15)


class PolicyFrame(SettingsSection):
    """Who may do what, after which proof and whose approval: beside these a key for each action. `paused`: the desk only reads (T29)."""

    paused: bool = False
    decide: DecidePolicy = DecidePolicy()

    def of(self, action: ActionName) -> ActionPolicy:
        """The policy of one action."""
        action_policy: ActionPolicy = getattr(self, action.value)
        return action_policy

    @model_validator(mode="before")
    @classmethod
    def _over_the_shipped_ones(cls, written: Any) -> Any:
        """An action with only its limit written keeps its ways, and the other way round."""
        if not isinstance(written, dict):
            return written
        shipped = {name: field.default for name, field in cls.model_fields.items() if isinstance(field.default, ActionPolicy)}
        return {name: {**dict(shipped[name]), **section} if name in shipped and isinstance(section, dict) else section for name, section in written.items()}


def _shipped_policy(terms: ActionTerms) -> ActionPolicy:
    ways = (WaySettings(level=way.level.short, approver=way.approver, waits=way.waits if way.approver else None) for way in terms.shipped)
    return ActionPolicy(ways=tuple(ways), per_day=terms.per_day)


if TYPE_CHECKING:
    PolicySettings: TypeAlias = PolicyFrame
else:  # an action brings its key and its default with it
    PolicySettings = create_model(
        "PolicySettings", __base__=PolicyFrame, **{name.value: (ActionPolicy, _shipped_policy(action.terms)) for name, action in ACTIONS.items()}
    )


class FaqFloors(SettingsSection):
    """The minimum figures of `faq check`, as fractions of one."""

    first: float = Field(default=0.80, ge=0, le=1)
    within_three: float = Field(default=0.93, ge=0, le=1)
    oos_answered: float = Field(default=0.10, ge=0, le=1)


class FaqSettings(SettingsSection):
    """The FAQ. `entries`: a FILE of the organisation's own entries, in the format of `faq import --out`."""

    floors: FaqFloors = FaqFloors()
    entries: str | None = None


class ContactSettings(SettingsSection):
    """Somebody to call or write to."""

    name: LocalisedText
    phone: str | None = None
    email: str | None = None


class ContactsSettings(SettingsSection):
    """The contacts in answers (R46): names and numbers are here and nowhere in the code."""

    hotline: ContactSettings
    report: LocalisedText
    vendor: tuple[ContactSettings, ...]
    responsible: tuple[ContactSettings, ...]
    directory_team: ContactSettings | None = None
    sign_on_team: ContactSettings | None = None
    sign_on_url: str
    mail_url: str

    @model_validator(mode="before")
    @classmethod
    def _over_the_shipped_ones(cls, written: Any) -> Any:
        return {**_shipped_contacts(), **written} if isinstance(written, dict) else written


@cache
def _shipped_contacts() -> dict[str, Any]:
    return dict(yaml.safe_load((Path(__file__).parent / "contacts.yaml").read_text(encoding="utf-8")))


class TimingSettings(SettingsSection):
    """The desk's assumptions if a system does not say; an embedded organisation's own `sync` overrides them."""

    auto_unlock: SpanSetting = timedelta(minutes=15)
    sync_every: SpanSetting = timedelta(hours=1)
    sync_overdue: SpanSetting = timedelta(hours=2)
    propagation: SpanSetting = timedelta(hours=1)
    old_password: SpanSetting = timedelta(hours=1)
    system_answers: SpanSetting = timedelta(seconds=2)


class Settings(SettingsSection):
    """The whole file."""

    database: str = "sqlite+aiosqlite:///data/accountdesk.db"
    public_url: WebAddress = "http://localhost:8080"
    time_zone: str = "Asia/Taipei"
    language: Literal["zh-Hant-TW", "en"] = "zh-Hant-TW"
    organisation: OrganisationSettings = OrganisationSettings()
    keys: KeySettings = KeySettings()
    mail: MailSettings = MailSettings()
    channels: ChannelSettings = ChannelSettings()
    accounts: AccountSettings = AccountSettings()
    verification: VerificationSettings = VerificationSettings()
    reader: ReaderSettings = ReaderSettings()
    helpdesk: HelpdeskSection = EmbeddedHelpdeskSettings()
    policy: PolicySettings = PolicySettings()
    desk: DeskSettings = DeskSettings()
    attachments: AttachmentSettings = AttachmentSettings()
    limits: LimitSettings = LimitSettings()
    retention: RetentionSettings = RetentionSettings()
    operations: OperationsSettings = OperationsSettings()
    demonstration: Annotated[bool | None, BeforeValidator(_yes_no_or_null)] = None
    elsewhere: str | None = None
    meaning: MeaningSettings = MeaningSettings()
    audit: AuditSettings = AuditSettings()
    faq: FaqSettings = FaqSettings()
    contacts: ContactsSettings = Field(default_factory=lambda: ContactsSettings.model_validate({}))
    timings: TimingSettings = TimingSettings()
