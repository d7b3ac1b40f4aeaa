"""Who may do what, after which proof and with whose approval: for each action its ways, best first. Pure."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.actions.action import Action, ActionName, Case, Justification, Refused
from bot.actions.freeze import left_alone
from bot.actions.ways import BY_STATE, ApprovalTime, CodeAddress, PolicyWay
from bot.messages import Phrase
from bot.people.role import Role
from bot.runtime.quick_dataclass import dataclass
from bot.verification.level import Level
from bot.verification.methods import Method
from bot.verification.proof import provable_level

NO_PROOF: Final = "action.no_proof"
"""Why somebody is refused who cannot prove who they are; `missing` says by what they could."""


@dataclass(frozen=True, slots=True)
class Demand:
    """What one request requires: this level, and the approval of this role. `numbered`: the two digits replace the code (DOMAIN part 4).

    `without`: methods that prove nothing here, so that no page of this request asks for them: a code to the very mailbox whose password is changed."""

    level: Level
    approver: Role | None
    waits: ApprovalTime
    numbered: bool = False
    without: tuple[Method, ...] = ()

    @property
    def mails_codes(self) -> bool:
        """Whether a code may be mailed for this request at all."""
        return not self.numbered and Method.CODE not in self.without


@dataclass(frozen=True, slots=True)
class Policy:
    """The whole policy. `decide` and `fresh`: what an approver proves, and for how long it is valid. `paused`: the desk only reads (T29).

    `by_hand`: what the desk has no right to do here, so that people do it."""

    ways: Mapping[ActionName, tuple[PolicyWay, ...]]
    decide: Level = Level.SIGNED_ON
    fresh: timedelta = timedelta(minutes=15)
    cooling: timedelta = timedelta(hours=24)
    paused: bool = False
    by_hand: frozenset[ActionName] = frozenset()


@dataclass(frozen=True, slots=True)
class AvailableProofs:
    """What this person can prove here. `mailbox_only`: the code goes to the very mailbox whose password is changed, or nowhere."""

    methods: frozenset[Method]
    mailbox_only: bool = False

    @property
    def level(self) -> Level:
        """The highest level to be had."""
        return provable_level(self.methods)


FORGOTTEN: Final = (Method.PASSWORD, Method.SIGN_ON)
"""What whoever forgot their password cannot prove with."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """May continue, after this."""

    demand: Demand
    grounds: Justification


def decide_policy(action: Action, case: Case, reach: AvailableProofs, policy: Policy, below: Level | None = None) -> Allowed | Refused:
    """The best way open to this person now, or why there is none. `below`: the best of those that ask for less than this level."""
    judged = action.judge(case)
    if isinstance(judged, Refused):
        return judged
    if case.paused or policy.paused or case.frozen:
        return left_alone(case, case.paused or policy.paused)
    if action.name in policy.by_hand and action.manual_steps is None:
        return Refused(Phrase("action.by_hand"), judged.row, ticket=True)
    elsewhere = action.terms.code_to is CodeAddress.ELSEWHERE
    # A code that lands in the mailbox whose password is changed proves nothing about who asks (DOMAIN part 4).
    # Nor does signing on with the very password that was forgotten.
    without = (*((Method.CODE,) if reach.mailbox_only else ()), *FORGOTTEN) if elsewhere else ()
    reach = replace(reach, methods=reach.methods.difference(without))
    ways = policy.ways[action.name]
    unasked = any(way.approver is None for way in ways)
    for way in ways:
        # Where the state does not ask for an admin, a way with one stands beside only for the state that does (D20).
        if judged.must_be_approved != (way.approver is not None) and (judged.must_be_approved or (unasked and action.terms.by_state is not None)):
            continue
        if below is not None and way.level >= below:
            continue
        approver = _approver(way, judged)
        if way.level <= reach.level:
            return Allowed(Demand(way.level, approver, way.waits, without=without), judged)
        if elsewhere and way.level is Level.CODE and approver is not None and Method.CODE not in reach.methods:
            return Allowed(Demand(way.level, approver, way.waits, numbered=True), judged)
    stage = case.rules.stage(case.diagnosis.snapshot.agency, case.now)
    return Refused(Phrase(NO_PROOF, {"missing": _missing(ways, reach), "stage": stage.value}), judged.row, ticket=True, owner=judged.owner)


def _missing(ways: tuple[PolicyWay, ...], reach: AvailableProofs) -> str:
    """What this person lacks for the easiest way: an address that a code reaches, one that is not the very mailbox, or a stronger proof than they hold."""
    if min(way.level for way in ways) > Level.CODE or (Method.CODE in reach.methods and not reach.mailbox_only):
        return "stronger"
    return "other_address" if reach.mailbox_only else "address"


def goes_without_card(ways: tuple[PolicyWay, ...], demand: Demand) -> bool:
    """Whether beside what is demanded, a card and no approval, a weaker way stands that an admin approves (R33)."""
    beside = any(way.approver is not None and way.level < demand.level for way in ways)
    return beside and demand.approver is None and demand.level >= Level.CERTIFIED


def _approver(way: PolicyWay, grounds: Justification) -> Role | None:
    if way.approver is None:
        return None
    return grounds.owner if way.approver == BY_STATE else Role(way.approver)
