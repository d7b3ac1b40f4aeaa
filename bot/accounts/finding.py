"""The desk's conclusions: findings about an account, and advice on a wish."""

from datetime import datetime
from enum import Enum

from bot.accounts.records import System
from bot.accounts.rows.row import FindingGroup, Row
from bot.accounts.snapshot import Snapshot
from bot.messages import Phrase
from bot.people.role import Role
from bot.runtime.quick_dataclass import dataclass


class Status(Enum):
    """Most restrictive first; the order decides which one the whole account has (A12)."""

    UNKNOWN = "unknown"
    DISABLED = "disabled"
    LOCKED = "locked"
    UNSYNCED = "unsynced"
    UNBOUND = "unbound"
    FINE = "fine"


@dataclass(frozen=True, slots=True)
class Finding:
    """A row of the decision table that applies. `until` (UTC): when it ends by itself. `owner`: who else must act."""

    row: Row
    status: Status
    system: System | None
    tell: Phrase
    until: datetime | None = None
    remedies: tuple[str, ...] = ()
    owner: Role | None = None
    escalate: bool = False

    @property
    def group(self) -> FindingGroup:
        """What it is about."""
        return self.row.group


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """All findings in DOMAIN's order; never empty (`fine` if nothing is wrong). `stopped`: a stopping row forbids every act (D1, D2, D4).

    `withheld`: remedies that the state allows and this person cannot have, because there is no way for them to prove who they are."""

    snapshot: Snapshot
    findings: tuple[Finding, ...]
    withheld: frozenset[str] = frozenset()

    @property
    def status(self) -> Status:
        """The most restrictive status among the findings."""
        order = tuple(Status)
        return min((finding.status for finding in self.findings), key=order.index)

    @property
    def reported(self) -> tuple[Finding, ...]:
        """The findings to report, most restrictive first: pending enabling is the same as the pending change (D12), so that is not reported again (D9);
        and a disabled person is not told to try again because a lock is over (D16)."""
        order = tuple(Status)
        off = self.status is Status.DISABLED
        left_out = {Row.CHANGE_PENDING} if self.first(Row.ENABLING_PENDING) else set()
        left_out |= {Row.LOCK_OVER} if off else set()
        kept = (finding for finding in self.findings if finding.row not in left_out)
        return tuple(sorted(kept, key=lambda finding: order.index(finding.status)))

    def first(self, *which: Row | FindingGroup) -> Finding | None:
        """The first finding that is one of these rows, or belongs to one of these groups."""
        return next((finding for finding in self.findings if finding.row in which or finding.group in which), None)

    @property
    def rows(self) -> tuple[str, ...]:
        """The ids of the rows that apply; empty if the account is fine."""
        return tuple(finding.row.value for finding in self.findings if finding.row is not Row.FINE)

    @property
    def stopped(self) -> bool:
        """Whether a row forbids every act (D1, D2, D4)."""
        return self.first(FindingGroup.STOPPING) is not None

    @property
    def remedies(self) -> tuple[str, ...]:
        """What the person may ask for now, without duplicates."""
        return tuple(dict.fromkeys(remedy for finding in self.findings for remedy in finding.remedies))


class Want(Enum):
    """A wish that the state alone does not answer (the rows with *)."""

    SIGN_IN = "sign_in"
    NEW_PASSWORD = "new_password"  # noqa: S105 - a wish, not a secret
    FIND_APPLICATION = "find_application"


class Using(Enum):
    """What they try to sign in with, if they say so (D35, D36)."""

    PORTAL_ACCOUNT = "portal_account"
    DIRECTORY_ACCOUNT = "directory_account"
    FORMER_NAME = "former_name"


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish, and what the person said about how they sign in."""

    want: Want
    using: Using | None = None


@dataclass(frozen=True, slots=True)
class Advice:
    """The answer to a wish: the row with * that applies, or None if the diagnosis alone is the answer."""

    finding: Finding | None
