"""One system's records about one person. Absent is an answer; Unread is not (T32)."""

from datetime import datetime, timedelta
from enum import Enum
from typing import Generic, TypeAlias, TypeVar

from bot.runtime.quick_dataclass import dataclass

R = TypeVar("R", covariant=True)


class System(Enum):
    """The account systems (R1), in the order of the data flow, then the sign-on."""

    PORTAL = "portal"
    PERSONNEL = "personnel"
    DIRECTORY = "directory"
    MAILBOX = "mailbox"
    SIGN_ON = "sso"


@dataclass(frozen=True, slots=True)
class Present(Generic[R]):
    """The system answered, and this is its record."""

    record: R


@dataclass(frozen=True, slots=True)
class Absent:
    """The system answered: it has nothing about this person."""


@dataclass(frozen=True, slots=True)
class Unread:
    """The system did not answer, not in time, or not sensibly. Nothing may be concluded from it."""

    system: System


Reading: TypeAlias = Present[R] | Absent | Unread


@dataclass(frozen=True, slots=True)
class Lock:
    """A lock set at `since` (UTC). `lasts` comes from the effective policy; None: until an admin unlocks it (A14)."""

    since: datetime
    lasts: timedelta | None

    @property
    def ends(self) -> datetime | None:
        """When it ends by itself, in UTC; None: never."""
        return None if self.lasts is None else self.since + self.lasts

    def holds(self, now: datetime) -> bool:
        """Whether it is in effect; an expired lock stays recorded until the next successful sign-in (D16)."""
        return self.ends is None or now < self.ends


class Usage(Enum):
    """What a shared portal account is used for (R22, R23)."""

    MAIL = "mail"
    APPLICATIONS = "apps"


@dataclass(frozen=True, slots=True)
class PortalAccount:
    """An account of 員工愛上網. `changed`: when its name or enabled state last changed. All times UTC."""

    account: str
    enabled: bool
    name: str
    created: datetime | None = None
    changed: datetime | None = None
    lock: Lock | None = None
    used_for: Usage | None = None


@dataclass(frozen=True, slots=True)
class PersonnelRecord:
    """A record of 人員與組織管理系統. `arrived`: first seen; None: long ago. `synced`: its last run. All times UTC."""

    enabled: bool
    name: str
    arrived: datetime | None = None
    changed: datetime | None = None
    synced: datetime | None = None


class AccountKind(Enum):
    """The kind of a TPEAD account's owner; only a person's account is handled here (D2)."""

    PERSON = "person"
    SERVICE = "service"
    BOT = "bot"


@dataclass(frozen=True, slots=True)
class DirectoryAccount:
    """An account of TPEAD. `former`: its name before it was renamed (P3). `lock`: the recorded lock, in effect or expired.

    `lockouts` and `unlocks` are those of the last days, the present lock included; `signs_in_at_no_hour` and `computers`
    restrict signing in (D40). All times UTC.
    """

    account: str
    enabled: bool
    kind: AccountKind = AccountKind.PERSON
    protected: bool = False
    former: str | None = None
    arrived: datetime | None = None
    changed: datetime | None = None
    lock: Lock | None = None
    lockouts: tuple[datetime, ...] = ()
    unlocks: tuple[datetime, ...] = ()
    must_change: bool = False
    password_set: datetime | None = None
    password_expires: datetime | None = None
    expires: datetime | None = None
    signs_in_at_no_hour: bool = False
    computers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MailAccount:
    """A city mailbox. `arrived` in UTC; None: long ago. `lock`: in the mail directory itself, if it has any."""

    address: str
    enabled: bool
    arrived: datetime | None = None
    lock: Lock | None = None


class CertificateState(Enum):
    """The state of a citizen certificate according to its issuer."""

    VALID = "valid"
    EXPIRED = "expired"
    REVOKED = "revoked"
    SUSPENDED = "suspended"


@dataclass(frozen=True, slots=True)
class CertificateBinding:
    """The citizen certificate bound at the sign-on. `holder` is the keyed HMAC of the id on the card, comparable with `Person.key`."""

    serial: str
    name: str
    holder: str | None
    state: CertificateState = CertificateState.VALID


@dataclass(frozen=True, slots=True)
class AccountBinding:
    """A portal account bound to a TPEAD account (R10). `foreign`: one end of it belongs to somebody else (D34)."""

    portal: str
    directory: str
    foreign: bool = False
