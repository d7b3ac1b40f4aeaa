"""What every action requires of an account before its own check. Pure."""

from typing import Literal, TypeAlias

from bot.accounts.diagnosis import forbidden_by_silence, forbidden_remedies
from bot.accounts.facts import disabled_in, expired
from bot.accounts.finding import Finding
from bot.accounts.records import System
from bot.accounts.rows.row import FindingGroup, Row
from bot.accounts.rules import Stage
from bot.actions.action import Case, Justification, Refused
from bot.messages import Phrase


def stage_of(case: Case) -> Stage:
    """The phase of the person's agency."""
    return case.rules.stage(case.diagnosis.snapshot.agency, case.now)


def first_finding(case: Case, *which: Row | FindingGroup) -> Finding | None:
    """The first finding that is one of these rows, or belongs to one of these groups."""
    return case.diagnosis.first(*which)


def refusal(finding: Finding, *, ticket: bool = False, instead: tuple[str, ...] = ()) -> Refused:
    """A refusal for what was found."""
    return Refused(finding.tell, finding.row.value, instead, ticket or finding.escalate, finding.owner)


ForbiddenAct: TypeAlias = Literal["unlock", "bind", "request_enable", "reset_password"]
"""What the state of an account can forbid; any other word would be forbidden by nothing."""


def general_refusal(case: Case, act: ForbiddenAct) -> Refused | None:
    """Why nobody may do `act` to this account at all: out of scope, unread, ended or disabled (D2-D4, D10-D14, D39, A12, T32)."""
    stopping = first_finding(case, FindingGroup.STOPPING)
    if stopping is not None:
        return refusal(stopping)
    if act not in forbidden_remedies(case.diagnosis.snapshot, case.rules, case.now):
        return None
    silent = first_finding(case, Row.UNREAD)
    if silent is not None and act in forbidden_by_silence(case.diagnosis.snapshot, stage_of(case)):
        return refusal(silent)
    ended = first_finding(case, Row.EXPIRED)
    if ended is not None:
        return refusal(ended, ticket=True)
    disabled = first_finding(case, FindingGroup.DISABLED)
    if disabled is not None:
        return refusal(disabled, instead=("enable",) if disabled.row is not Row.ENABLING_PENDING else ())
    return Refused(silent.tell, silent.row.value) if silent is not None else None


def cooling_refusal(case: Case) -> Refused | None:
    """A link made by two weaker proofs is too recent for a password reset or for enabling (T1, T3)."""
    if case.cooling_until is None or case.now >= case.cooling_until:
        return None
    return Refused(Phrase("action.cooling", {"until": case.cooling_until}), "", instead=("ticket",))


def disabled_systems(case: Case) -> tuple[System, ...]:
    """The systems that have disabled this person."""
    return disabled_in(case.diagnosis.snapshot, stage_of(case))


def has_ended(case: Case) -> bool:
    """Whether the account's end date has passed (D39)."""
    return expired(case.diagnosis.snapshot, case.now) is not None


def among_possible(asked: Justification, judged: Justification) -> bool:
    """Whether the accounts that were asked for are all among those that are possible now."""
    return set(asked.accounts) <= set(judged.accounts) and (not judged.portal or set(asked.portal) <= set(judged.portal))
