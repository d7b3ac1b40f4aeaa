"""Bind and rebind: one portal account, one TPEAD account, the same person (R10, R14, D29, D30, D33; A17)."""

from collections.abc import Mapping
from typing import Final

from bot.accounts.facts import directory_standing, own_bindings, record, records, same_account, same_name
from bot.accounts.finding import Diagnosis, Status
from bot.accounts.records import AccountBinding, Unread
from bot.accounts.rows.row import NOT_ARRIVED_YET, FindingGroup, Row
from bot.accounts.rules import Stage
from bot.accounts.snapshot import Snapshot
from bot.actions.action import (
    NOTHING_KNOWN,
    ActionAftermath,
    ActionName,
    ActionResult,
    ActionWish,
    Case,
    Effect,
    Justification,
    KnownEffects,
    Order,
    Performer,
    Refused,
    Undoing,
)
from bot.actions.preconditions import among_possible, first_finding, general_refusal, refusal, stage_of
from bot.actions.ways import ActionLimit, ActionTerms, ApprovalTime, PolicyFloor, PolicyWay
from bot.messages import Phrase
from bot.people.role import Role
from bot.ports import Systems
from bot.secret import Secret
from bot.tickets.ticket import Category
from bot.verification.level import Level
from bot.verification.page import StepKind

_ONE_OF_EACH: Final = 2
_BESIDE: Final = "both accounts' passwords"


class Bind:
    """Binds what is not bound yet. Both passwords are proven on the page; the workflow needs neither."""

    name: Final = ActionName.BIND
    hands: Final = Performer.WORKER
    terms: Final = ActionTerms(
        "bind",
        PolicyFloor(alone=Level.CODE),
        (PolicyWay(Level.CODE),),
        limits=(ActionLimit.WRONG_PASSWORDS,),
        page=StepKind.BIND,
        beside=_BESIDE,
    )
    wish: Final = ActionWish("bind", ("bind",), faq=("binding-05",))
    aftermath: Final = ActionAftermath(Category.BINDING, noticed=True, watched=(Undoing.BINDING_GONE,))
    manual_steps: Final = None

    def judge(self, case: Case) -> Justification | Refused:
        """Only if the table says bind; a conflict is never bound, and goes to people (D34)."""
        refused = _never(case)
        if refused is not None:
            return refused
        snapshot = case.diagnosis.snapshot
        row = first_finding(case, Row.BIND_NOW, Row.BIND_AT_ONCE, Row.BIND_MAIN)
        if row is None or "bind" not in row.remedies:
            return _nothing_to_bind(case)
        bound = own_bindings(snapshot)
        portal = tuple(account.account for account in records(snapshot.portal) if not any(same_account(account.account, each.portal) for each in bound))
        free = tuple(one.account for one in directory_standing(snapshot) if not any(same_account(one.account, each.directory) for each in bound))
        return _other_name(snapshot) or Justification(row.row.value, free, portal)

    async def perform(self, order: Order, systems: Systems, case: Case, secrets: Mapping[str, Secret]) -> KnownEffects:
        """Binds the two that were proven."""
        return await _perform(order, systems)

    def read_back(self, order: Order, case: Case, known: KnownEffects) -> ActionResult:
        """The binding must be there."""
        return _read_back(order, case)

    def left_open(self, diagnosis: Diagnosis) -> tuple[Phrase, ...]:
        """Who is bound already."""
        return _left_open(diagnosis)

    def still_meant(self, asked: Justification, approver: Role | None, judged: Justification) -> bool:
        """The same accounts."""
        return among_possible(asked, judged)

    def result_details(self, order: Order, effect: Effect, systems: Mapping[str, Effect]) -> tuple[Phrase, ...]:
        """Nothing more."""
        return ()



class Rebind:
    """The same for somebody who is already bound: the wrong accounts are bound, and an admin checks it first (A17)."""

    name: Final = ActionName.REBIND
    hands: Final = Performer.WORKER
    terms: Final = ActionTerms(
        "bind",
        PolicyFloor(alone=None),
        (PolicyWay(Level.CODE, Role.PERSONNEL_ADMIN.value, ApprovalTime(working_days=1)),),
        limits=(ActionLimit.WRONG_PASSWORDS,),
        page=StepKind.BIND,
        beside=_BESIDE,
    )
    wish: Final = ActionWish("bind")
    aftermath: Final = ActionAftermath(Category.BINDING, noticed=True, watched=(Undoing.BINDING_GONE,))
    manual_steps: Final = None

    def judge(self, case: Case) -> Justification | Refused:
        """Only with a binding of their own, and an alternative."""
        refused = _never(case)
        if refused is not None:
            return refused
        snapshot = case.diagnosis.snapshot
        if not own_bindings(snapshot):
            return Refused(Phrase("action.nothing_to_rebind"), instead=("bind",))
        accounts = tuple(account.account for account in records(snapshot.directory))
        portal = tuple(account.account for account in records(snapshot.portal))
        if not _something_to_choose(case):
            return Refused(Phrase("action.nothing_to_choose"), ticket=True, owner=Role.PERSONNEL_ADMIN)
        return _other_name(snapshot) or Justification("", accounts, portal, must_be_approved=True)

    async def perform(self, order: Order, systems: Systems, case: Case, secrets: Mapping[str, Secret]) -> KnownEffects:
        """Binds the two that were proven, replacing the previous bindings."""
        return await _perform(order, systems)

    def read_back(self, order: Order, case: Case, known: KnownEffects) -> ActionResult:
        """The new binding must exist, and the replaced ones must not."""
        return _read_back(order, case)

    def left_open(self, diagnosis: Diagnosis) -> tuple[Phrase, ...]:
        """Who is bound already."""
        return _left_open(diagnosis)

    def still_meant(self, asked: Justification, approver: Role | None, judged: Justification) -> bool:
        """The same accounts."""
        return among_possible(asked, judged)

    def result_details(self, order: Order, effect: Effect, systems: Mapping[str, Effect]) -> tuple[Phrase, ...]:
        """Nothing more."""
        return ()



def replaced_by(snapshot: Snapshot, portal: str, account: str) -> tuple[AccountBinding, ...]:
    """The person's own bindings that end when these two are bound: each account has at most one binding (R14)."""
    return tuple(
        binding
        for binding in own_bindings(snapshot)
        if same_account(binding.portal, portal) != same_account(binding.directory, account)  # If both are equal, it is this very binding.
    )


def is_bound(order: Order, snapshot: Snapshot) -> bool:
    """Whether the two are bound as ordered, and what they replaced is gone; False where it could not be read."""
    there = records(snapshot.binding)
    done = any(same_account(binding.portal, order.portal[0]) and same_account(binding.directory, order.accounts[0]) for binding in there)
    return done and not any(binding in there for binding in order.instead_of)


def _left_open(diagnosis: Diagnosis) -> tuple[Phrase, ...]:
    if diagnosis.first(FindingGroup.BINDING, FindingGroup.DISABLED):
        return ()
    if diagnosis.status is Status.UNKNOWN:
        return (Phrase("wish.unknown"),)
    snapshot = diagnosis.snapshot
    if not own_bindings(snapshot):
        return ()
    return (Phrase("wish.bind.bound"), *((Phrase("wish.rebind.admin"),) if _has_several(snapshot) else ()))


def _has_several(snapshot: Snapshot) -> bool:
    """With one account on each side there is nothing else that could be bound."""
    return len(records(snapshot.portal)) + len(records(snapshot.directory)) > _ONE_OF_EACH


def _nothing_to_bind(case: Case) -> Refused:
    """Why there is nothing to bind; what is late elsewhere is no reason for who is bound."""
    unbound = first_finding(case, FindingGroup.BINDING)
    if unbound is not None:
        return refusal(unbound)
    if own_bindings(case.diagnosis.snapshot):
        return Refused(Phrase("wish.bind.bound"), instead=("rebind",) if _something_to_choose(case) else ())
    late = first_finding(case, FindingGroup.UNREAD, *NOT_ARRIVED_YET)
    return refusal(late) if late is not None else Refused(Phrase("action.nothing_to_bind"))


def _something_to_choose(case: Case) -> bool:
    """Whether another binding is possible at all: two accounts on one side, and the portal not yet retired."""
    snapshot = case.diagnosis.snapshot
    return stage_of(case) is not Stage.P2 and _has_several(snapshot)


def _never(case: Case) -> Refused | None:
    conflict = first_finding(case, Row.BINDING_CONFLICT)
    if conflict is not None:
        return refusal(conflict, ticket=True)
    return general_refusal(case, "bind")


def _other_name(snapshot: Snapshot) -> Refused | None:
    """Two records of one person under two names: corrected first, never guessed (D23, R40, A16)."""
    personnel = record(snapshot.personnel)
    if personnel is None or all(same_name(account.name, personnel.name) for account in records(snapshot.portal)):
        return None
    return Refused(Phrase("action.other_name"), Row.CERTIFICATE_NAME.value, owner=Role.PORTAL_ADMIN)


async def _perform(order: Order, systems: Systems) -> KnownEffects:
    await systems.directory.bind(order.accounts[0], order.portal[0], order.instead_of)
    return NOTHING_KNOWN


def _read_back(order: Order, case: Case) -> ActionResult:
    snapshot = case.diagnosis.snapshot
    if isinstance(snapshot.binding, Unread):
        return ActionResult(Effect.UNCLEAR, {"directory": Effect.UNCLEAR})
    effect = Effect.DONE if is_bound(order, snapshot) else Effect.NOT_DONE
    return ActionResult(effect, {"directory": effect})
