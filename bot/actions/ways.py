"""What an action asks of whoever wants it: its ways, their floor, and what bounds them. Pure."""

from datetime import datetime, timedelta, tzinfo
from enum import Enum
from typing import Final, Literal, TypeAlias

from bot.runtime.quick_dataclass import dataclass
from bot.verification.level import Level
from bot.verification.page import StepKind

_SATURDAY: Final = 5
BY_STATE: Final = "by_state"
"""An approver that the account's state names: the portal's admin where it was disabled there, else personnel's."""
DirectoryRight: TypeAlias = Literal["unlock", "reset", "bind", "enable"]
"""What the desk's account in the directory may be granted."""


@dataclass(frozen=True, slots=True)
class ApprovalTime:
    """How long an approver has: a span, or whole working days (Monday to Friday, the same time on the next one)."""

    span: timedelta | None = None
    working_days: int = 0

    def ends(self, start: datetime, zone: tzinfo) -> datetime:
        """When it is over, in UTC, counted from `start` (UTC) in the organisation's zone."""
        if self.span is not None:
            return start + self.span
        day = start.astimezone(zone)
        for _ in range(self.working_days):
            day += timedelta(days=1)
            while day.weekday() >= _SATURDAY:
                day += timedelta(days=1)
        return day.astimezone(start.tzinfo)


@dataclass(frozen=True, slots=True)
class PolicyWay:
    """One way to be allowed. `approver` is a role's name, BY_STATE or None: nobody need approve."""

    level: Level
    approver: str | None = None
    waits: ApprovalTime = ApprovalTime(timedelta(minutes=30))


@dataclass(frozen=True, slots=True)
class PolicyFloor:
    """The least that DOMAIN part 4 demands; a configuration may ask for more, never for less.

    `alone`: the level that needs no approver, None where somebody always has to approve; `approved`: the level beside an approver."""

    alone: Level | None
    approved: Level = Level.CODE

    def too_weak(self, way: PolicyWay) -> bool:
        """Whether a way asks for less."""
        least = self.alone if way.approver is None else self.approved
        return least is None or way.level < least

    def __str__(self) -> str:
        if self.alone is None:
            return f"{self.approved.short} with an approver"
        return f"{self.alone.short}, " + ("with or without an approver" if self.alone == self.approved else f"or {self.approved.short} with an approver")


class ActionLimit(Enum):
    """What bounds an action beside the codes. COOLING: a link made by two weaker proofs is too young for it (T1)."""

    WRONG_PASSWORDS = "wrong_passwords"
    PER_DAY = "per_day"
    COOLING = "cooling"


class CodeAddress(Enum):
    """Where the code of a proof may go. ELSEWHERE: never to the mailbox whose password is changed; two digits told to the approver stand for it."""

    REGISTERED = "registered"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class WaysByState:
    """The account's state says whether an admin is asked, so a way with an approver is no second choice. In words for `doctor`: when which is taken."""

    alone: str
    approved: str
    always_approved: str


@dataclass(frozen=True, slots=True)
class ActionTerms:
    """Under what terms an action is open. `shipped`: its ways where nothing is configured, best first; `per_day`: how many a day are the person's own.

    `page`: the page on which it is proven; `beside`: what that page checks beside the proof, in words for `doctor`."""

    right: DirectoryRight
    floor: PolicyFloor
    shipped: tuple[PolicyWay, ...]
    limits: tuple[ActionLimit, ...]
    code_to: CodeAddress = CodeAddress.REGISTERED
    page: StepKind = StepKind.PROVE
    beside: str = ""
    per_day: int | None = None
    approver_by_state: bool = False
    by_state: WaysByState | None = None

    @property
    def bounds(self) -> tuple[ActionLimit, ...]:
        """All limits, that of a day included."""
        return self.limits if self.per_day is None else (*self.limits, ActionLimit.PER_DAY)
