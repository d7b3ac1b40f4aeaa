"""An action explained to somebody who asks about it, or who does not want it: nothing is started (C8). Pure."""

from typing import Final

from bot.accounts.facts import NONE, directory_standing, mailbox_of_same_name, masked, minutes_left, own_bindings, record
from bot.accounts.rows.row import FindingGroup, Row
from bot.actions.action import ActionName, Case, Refused
from bot.actions.policy import NO_PROOF, Allowed, Demand
from bot.actions.ways import BY_STATE, PolicyWay
from bot.messages import Phrase, PhraseWord, each_once
from bot.people.role import Role
from bot.reading.vocabulary import Aspect
from bot.runtime.quick_dataclass import dataclass
from bot.verification.level import Level

_PARTS: Final = {
    Aspect.WHAT: ("what",),
    Aspect.WHICH: ("what",),
    Aspect.AGAIN: ("what",),
    Aspect.HOW: ("how",),
    Aspect.WHERE: ("how",),
    Aspect.WHO: ("who",),
    Aspect.UNTIL: ("until",),
    Aspect.SINCE: ("until",),
    Aspect.WHY: ("why",),
    Aspect.RULE: ("need", "who"),
    Aspect.AFTER: ("need", "what"),
    Aspect.WHETHER: ("need", "what"),
    Aspect.NONE: ("need", "what", "how"),
}
_OF_BINDING: Final = frozenset({Aspect.WHAT, Aspect.WHICH, Aspect.WHY})
_GROUPS: Final = {ActionName.UNLOCK: FindingGroup.LOCKED, ActionName.ENABLE: FindingGroup.DISABLED, ActionName.RESET_PASSWORD: FindingGroup.PASSWORD}
_PROOFS: Final = {Level.CHAT: "none", Level.CODE: "code", Level.SIGNED_ON: "two", Level.CERTIFIED: "certificate"}


@dataclass(frozen=True, slots=True)
class ActionOutlook:
    """What an action would take now, or why it is impossible; `ways` are the policy's, for what is told where it is impossible now."""

    allowed: Allowed | Refused
    case: Case
    ways: tuple[PolicyWay, ...]

    @property
    def possible(self) -> bool:
        """Whether it could be begun now."""
        return isinstance(self.allowed, Allowed)

    @property
    def approver(self) -> Role | None:
        """Whose approval it would need; None where nobody's."""
        if isinstance(self.allowed, Allowed):
            return self.allowed.demand.approver
        named = self._least.approver
        return None if named is None else self.allowed.owner or (Role.PERSONNEL_ADMIN if named == BY_STATE else Role(named))

    @property
    def _least(self) -> PolicyWay:
        return min(self.ways, key=lambda way: way.level)

    @property
    def demand(self) -> Demand:
        """What would be asked for."""
        if isinstance(self.allowed, Allowed):
            return self.allowed.demand
        return Demand(self._least.level, self.approver, self._least.waits)


def explain_action(name: ActionName, outlook: ActionOutlook, aspect: Aspect, negated: bool) -> tuple[Phrase, ...]:
    """Whether it is needed, what it changes and does not change, what it takes; or that it will not be done, and what happens without it."""
    if negated:
        return (Phrase(f"explain.not_{name.value}", _words(name, outlook)),)
    parts = _PARTS[aspect]
    if not outlook.possible and name is ActionName.BIND and aspect in _OF_BINDING:
        parts = ("need", *parts)  # "Bind to what?": that there is nothing to bind comes before what binding is.
    if not outlook.possible and name is not ActionName.RESET_PASSWORD and "need" in parts:
        parts = ("need", *(("what",) if aspect is Aspect.WHAT else ()))  # Of what cannot be done now only that is worth saying.
    return each_once(_part(part, name, outlook) for part in parts)


def _part(part: str, name: ActionName, outlook: ActionOutlook) -> Phrase:
    refused = outlook.allowed
    bound = bool(own_bindings(outlook.case.diagnosis.snapshot)) and not (name is ActionName.BIND and outlook.possible)
    if part == "need" and name in (ActionName.BIND, ActionName.REBIND) and bound:
        return Phrase("explain.need_rebind", _words(name, outlook))  # Whoever is bound need not, whatever else would be possible.
    if isinstance(refused, Refused) and (part == "how" or (part == "need" and name is not ActionName.RESET_PASSWORD)):
        # It says itself that there is nothing to do, or why it cannot be done; but nobody is handed over by a question.
        handed_over = refused.ticket and refused.because.key.startswith("action.") and refused.because.key != NO_PROOF
        return Phrase("explain.by-people") if handed_over else refused.because
    return Phrase(f"explain.{part}_{name.value}", _words(name, outlook))


def _words(name: ActionName, outlook: ActionOutlook) -> dict[str, PhraseWord]:
    case, demand = outlook.case, outlook.demand
    snapshot = case.diagnosis.snapshot
    group = _GROUPS.get(name)
    finding = None if group is None else case.diagnosis.first(group)
    ends = None if finding is None else finding.until
    mailbox = record(snapshot.mailbox)
    return {
        "possible": "yes" if outlook.possible else "no",
        "approval": "no" if demand.approver is None else "yes",
        "proof": "number" if demand.numbered else _PROOFS[demand.level],
        "minutes": 0 if demand.waits.span is None else int(demand.waits.span.total_seconds() // 60),
        "days": demand.waits.working_days,
        "ends": ends or NONE,
        "left": minutes_left(ends, case.now),
        "stage": case.rules.stage(snapshot.agency, case.now).value,
        "account": masked(directory_standing(snapshot)),
        "mailbox": NONE if mailbox is None else "same" if mailbox_of_same_name(snapshot) is not None else "other",
        "must": "yes" if case.diagnosis.first(Row.CHANGE_FIRST) is not None else "no",
    }
