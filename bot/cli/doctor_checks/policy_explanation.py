"""The effective policy in words: each action's ways, how a level is proven in this version, and the limits. Pure."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from bot.actions.action import Action
from bot.actions.policy import FORGOTTEN, Policy
from bot.actions.registry import ACTIONS
from bot.actions.ways import BY_STATE, ActionLimit, ApprovalTime, CodeAddress, PolicyWay
from bot.cli.doctor_checks.check import CheckResult
from bot.runtime.quick_dataclass import dataclass
from bot.verification.level import Level
from bot.verification.limits import CODES, PASSWORDS, STEP_TRIES
from bot.verification.methods import METHODS, Method
from bot.verification.proof import page_ways, provable_level

PAUSE: Final = "pause"
HEADER: Final = ("action", "way", "level", "proven by", "who approves", "waits", "taken here")
_DECIDE: Final = "decide"
_BY_HAND: Final = {True: "yes; the admin who approved does it by hand, and the desk watches", False: "no: the desk was not given the right, the helpdesk does it"}
_UNITS: Final = ((86400, "d"), (3600, "h"), (60, "m"), (1, "s"))


@dataclass(frozen=True, slots=True)
class WayExplanation:
    """`approver` and `waits` are as in the configuration, None if nobody approves; `taken`: when this way is taken, in words."""

    level: Level
    proven_by: str
    approver: str | None
    waits: str | None
    available: bool
    taken: str

    def form(self) -> dict[str, Any]:
        """As JSON."""
        fields = {"level": self.level.short, "proven_by": self.proven_by, "approver": self.approver, "waits": self.waits}
        return {**fields, "available": self.available, "taken": self.taken}


@dataclass(frozen=True, slots=True)
class ActionExplanation:
    """An action, or `decide`: what an approver has to prove."""

    action: str
    ways: tuple[WayExplanation, ...]
    limits: Mapping[str, Any]

    def form(self) -> dict[str, Any]:
        """As JSON."""
        return {"action": self.action, "ways": [way.form() for way in self.ways], "limits": dict(self.limits)}

    def rows(self) -> list[tuple[str, ...]]:
        """Rows under HEADER; the first one has the action's name."""
        alone = self.action == _DECIDE
        return [
            (self.action if not index else "", str(index + 1), way.level.short, way.proven_by, "-" if alone else _who(way.approver), way.waits or "-", way.taken)
            for index, way in enumerate(self.ways)
        ]


def explain(policy: Policy, per_day: int, methods: frozenset[Method], *, reader: bool = False) -> tuple[ActionExplanation, ...]:
    """Every action in the policy's order, then `decide`. `per_day`: how many unlocks per day are the person's own; `methods`: what can be proven with;
    `reader`: cards among them only with the reader of the demonstration."""
    codes: dict[str, Any] = {"codes": {span_text(limit.span): limit.most for limit in CODES}, "wrong_codes": STEP_TRIES}
    actions = tuple(
        ActionExplanation(name.value, _ways(action, policy.ways[name], policy, methods, reader=reader), codes | _limits(action, policy, per_day))
        for name, action in ACTIONS.items()
    )
    able = policy.decide <= provable_level(methods)
    deciding = WayExplanation(
        level=policy.decide,
        proven_by=_proven(None, policy.decide, methods, reader=reader),
        approver=None,
        waits=None,
        available=able,
        taken="by whoever approves" if able else "no: nobody can approve anything",
    )
    return (*actions, ActionExplanation(_DECIDE, (deciding,), {"fresh": span_text(policy.fresh), **codes}))


def check_pause(since: datetime | None) -> tuple[CheckResult, ...]:
    """That an operator stopped all changes at `since` (UTC); nothing otherwise."""
    if since is None:
        return ()
    return (CheckResult(PAUSE, True, f"all changes are stopped since {since:%Y-%m-%d %H:%M} UTC, and the desk only reads", "`resume` lets it act again"),)


def check_policy(policy: Policy, methods: frozenset[Method]) -> CheckResult:
    """Whether what is allowed can be proven here by these methods, and whether anybody could approve it."""
    highest = provable_level(methods)
    if policy.paused:
        return CheckResult("policy", True, "the desk is paused and only reads", "set policy.paused to false to let it act again")
    open_ways = {name: [way for way in ways if way.level <= highest] for name, ways in policy.ways.items()}
    if policy.decide > highest and any(way.approver for ways in open_ways.values() for way in ways):
        return CheckResult("policy", False, f"whoever approves has to prove {policy.decide.short}, which nobody can here", "set policy.decide.level to V2")
    closed = [name.value for name, ways in open_ways.items() if not ways]
    if closed:
        remedy = "it becomes a ticket at once; add a way such as {level: V1, approver: personnel_admin, waits: 30m}"
        return CheckResult("policy", True, f"no way is open here for {', '.join(closed)}", remedy)
    return CheckResult("policy", True, "no way is weaker than its floor, and every action has one that is open here")


def limit_lines(explained: Sequence[ActionExplanation], tries: int = STEP_TRIES) -> list[str]:
    """The limits, in sentences."""
    deciding = next(one.limits for one in explained if one.action == _DECIDE)
    codes = ", ".join(f"{most} in {length}" for length, most in deciding["codes"].items())
    return [
        f"codes: at most {codes} for one person; {tries} wrong ones spend the step",
        *(line for limit in ActionLimit for line in _lines_of(explained, limit)),
        f"decide: whoever approves proves it, says how the person's identity was checked, and need not prove it again for {deciding['fresh']}",
    ]


def _lines_of(explained: Sequence[ActionExplanation], limit: ActionLimit) -> list[str]:
    """One line for all actions that have the same limit."""
    bounded = [one for one in explained if limit.value in one.limits]
    return [f"{', '.join(one.action for one in bounded)}: {_limit_words(limit, bounded[0].limits[limit.value])}"] if bounded else []


def _limit_words(limit: ActionLimit, amount: Any) -> str:
    match limit:
        case ActionLimit.WRONG_PASSWORDS:
            return f"at most {', '.join(f'{most} in {length}' for length, most in amount.items())} wrong passwords for one account"
        case ActionLimit.PER_DAY:
            return f"{amount} a day, then the helpdesk (D19)"
        case ActionLimit.COOLING:
            return f"not within {amount} of a link made by two weaker proofs"


def _limits(action: Action, policy: Policy, per_day: int) -> dict[str, Any]:
    return {limit.value: _amount(limit, policy, per_day) for limit in action.terms.bounds}


def _amount(limit: ActionLimit, policy: Policy, per_day: int) -> Any:
    match limit:
        case ActionLimit.WRONG_PASSWORDS:
            return {span_text(one.span): one.most for one in PASSWORDS}
        case ActionLimit.PER_DAY:
            return per_day
        case ActionLimit.COOLING:
            return span_text(policy.cooling)


def span_text(length: timedelta) -> str:
    """A span in the configuration's notation, such as 1h30m."""
    seconds, parts = int(length.total_seconds()), []
    for size, unit in _UNITS:
        if seconds >= size:
            parts.append(f"{seconds // size}{unit}")
            seconds %= size
    return "".join(parts) or "0s"


def waits_text(waits: ApprovalTime) -> str:
    """An approval time in the configuration's notation."""
    if waits.span is not None:
        return span_text(waits.span)
    return f"{waits.working_days} working day" + ("" if waits.working_days == 1 else "s")


def _ways(action: Action, ways: tuple[PolicyWay, ...], policy: Policy, methods: frozenset[Method], *, reader: bool) -> tuple[WayExplanation, ...]:
    highest = provable_level(methods)
    by_hand, hands = action.name in policy.by_hand, action.manual_steps is not None
    return tuple(
        WayExplanation(
            level=way.level,
            proven_by=_proven(action, way.level, methods, later=any(other.level <= highest for other in ways[index + 1 :]), reader=reader),
            approver=way.approver,
            waits=None if way.approver is None else waits_text(way.waits),
            available=way.level <= highest and not policy.paused and (not by_hand or hands),
            taken="no: the desk is paused" if policy.paused else _BY_HAND[hands] if by_hand else _taken(action, way, ways, highest),
        )
        for index, way in enumerate(ways)
    )


def _proven(action: Action | None, level: Level, methods: frozenset[Method], later: bool = False, *, reader: bool) -> str:
    if level > provable_level(methods):
        return "not configured here: " + ("the next way is taken" if later else "there is no other way")
    elsewhere = action is not None and action.terms.code_to is CodeAddress.ELSEWHERE
    ways = [_way_words(way.methods, elsewhere, reader=reader) for way in page_ways(level, methods.difference(FORGOTTEN if elsewhere else ()))]
    return " or ".join(ways) + (f", beside {action.terms.beside}" if action is not None and action.terms.beside else "")


def _way_words(methods: tuple[Method, ...], elsewhere: bool, *, reader: bool) -> str:
    if len(methods) > 1:
        return " and ".join(METHODS[method].words for method in methods)
    (alone,) = methods
    if elsewhere and alone is Method.CODE:
        return "code to an address other than the mailbox, else two digits told to the approver"
    stands_in = " (the demonstration's card reader)" if reader and alone is Method.CERTIFICATE else ""
    return METHODS[alone].words_alone + stands_in


def _taken(action: Action, way: PolicyWay, ways: tuple[PolicyWay, ...], highest: Level) -> str:
    if way.level > highest:
        return "no"
    by_state = action.terms.by_state
    if by_state is None:
        return "yes"
    if way.approver is None:
        return by_state.alone
    return by_state.always_approved if all(one.approver is not None for one in ways) else by_state.approved


def _who(approver: str | None) -> str:
    if approver is None:
        return "nobody"
    return "the admin of the system that disabled it" if approver == BY_STATE else approver
