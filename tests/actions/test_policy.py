"""Which way is open to whom: every row of the decision table that an action meets, by phase, by what the person can prove, and by the policy."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.accounts.facts import directory_standing, disabled_in, expired
from bot.accounts.records import AccountBinding, AccountKind, CertificateState, System, Unread
from bot.accounts.rules import Stage
from bot.accounts.snapshot import AccountEvent, LockEvent, Snapshot
from bot.actions.action import Action, ActionName, Case, Refused
from bot.actions.bind import Bind, Rebind
from bot.actions.enable import Enable
from bot.actions.policy import FORGOTTEN, Allowed, AvailableProofs, Policy, decide_policy
from bot.actions.reset_password import ResetPassword
from bot.actions.unlock import Unlock
from bot.actions.ways import ActionLimit, ApprovalTime, PolicyWay
from bot.people.role import Role
from bot.verification.level import Level
from bot.verification.methods import Method
from tests.builders import (
    NOW,
    a_certificate,
    a_directory_account,
    a_lock,
    a_mailbox,
    a_person,
    a_personnel_record,
    a_portal_account,
    a_snapshot,
    an_agency,
    days_ago,
    diagnosed,
    hours_ago,
    minutes_ago,
    some_rules,
)
from tests.strategies import all_rules, snapshots

HALF_AN_HOUR, A_DAY = ApprovalTime(timedelta(minutes=30)), ApprovalTime(working_days=1)
SHIPPED = Policy(
    {
        ActionName.UNLOCK: (PolicyWay(Level.CODE), PolicyWay(Level.CODE, "personnel_admin", HALF_AN_HOUR)),
        ActionName.RESET_PASSWORD: (PolicyWay(Level.CERTIFIED), PolicyWay(Level.CODE, "personnel_admin", HALF_AN_HOUR)),
        ActionName.BIND: (PolicyWay(Level.CODE),),
        ActionName.REBIND: (PolicyWay(Level.CODE, "personnel_admin", A_DAY),),
        ActionName.ENABLE: (PolicyWay(Level.CODE, "by_state", A_DAY),),
    }
)


def able(*methods: Method, mailbox_only: bool = False) -> AvailableProofs:
    return AvailableProofs(frozenset(methods), mailbox_only)


NONE, CODE, MAILBOX_ONLY = able(), able(Method.CODE), able(Method.CODE, mailbox_only=True)
P0, P1, P2 = Stage.P0, Stage.P1, Stage.P2
BEFORE, ALWAYS = (P0, P1), (P0, P1, P2)
OFF_PORTAL, OFF_PERSONNEL = a_portal_account(enabled=False), a_personnel_record(enabled=False)
OFF_DIRECTORY = a_directory_account(enabled=False)
UNLOCK, BIND, REBIND, RESET, ENABLE = Unlock(), Bind(), Rebind(), ResetPassword(), Enable()
ACTIONS: tuple[Action, ...] = (UNLOCK, BIND, REBIND, RESET, ENABLE)
TWO_DIRECTORY = (a_directory_account(), a_directory_account(account="ab1234"))
TWO_PORTAL = (a_portal_account(), a_portal_account(account="yjchen2"))
LOCKED = a_snapshot(locked=minutes_ago(6))
UNTIL_ADMIN = a_snapshot(directory=a_directory_account(lock=a_lock(hours_ago(30), None)))
AGAIN = a_snapshot(
    directory=a_directory_account(lock=a_lock(minutes_ago(6))),
    recent=tuple(AccountEvent(LockEvent.LOCKED_OUT, "GEAA-012686", hours_ago(hours)) for hours in (2, 3, 4)),
)
UNBOUND = a_snapshot(binding=None)
FORGOTTEN_CARD = a_snapshot(certificate=None)


def case_of(snapshot: Snapshot, stage: Stage = P0, **more: Any) -> Case:
    return Case(diagnosed(snapshot, stage), some_rules(stage), NOW, **more)


def answer(action: Action, snapshot: Snapshot, stage: Stage = P0, reach: AvailableProofs = CODE, policy: Policy = SHIPPED, **more: Any) -> Allowed | Refused:
    return decide_policy(action, case_of(snapshot, stage, **more), reach, policy)


def allowed(*arguments: Any, **more: Any) -> Allowed:
    found = answer(*arguments, **more)
    assert isinstance(found, Allowed), found
    return found


def refused(*arguments: Any, **more: Any) -> Refused:
    found = answer(*arguments, **more)
    assert isinstance(found, Refused), found
    return found


OPEN = [
    # row, action, who, in which phases, who has to approve
    ("D15", UNLOCK, LOCKED, ALWAYS, None),
    ("D18", UNLOCK, a_snapshot(locked=minutes_ago(6), portal_locked=minutes_ago(2)), BEFORE, None),
    ("D20", UNLOCK, UNTIL_ADMIN, ALWAYS, Role.PERSONNEL_ADMIN),
    ("D10", ENABLE, a_snapshot(portal=OFF_PORTAL, personnel=OFF_PERSONNEL, directory=OFF_DIRECTORY), BEFORE, Role.PORTAL_ADMIN),
    ("D11", ENABLE, a_snapshot(portal=OFF_PORTAL), BEFORE, Role.PORTAL_ADMIN),
    ("D13", ENABLE, a_snapshot(directory=OFF_DIRECTORY), BEFORE, Role.PERSONNEL_ADMIN),
    ("D13", ENABLE, a_snapshot(personnel=OFF_PERSONNEL), BEFORE, Role.PERSONNEL_ADMIN),
    ("D14", ENABLE, a_snapshot(directory=OFF_DIRECTORY), (P2,), Role.PERSONNEL_ADMIN),
    ("D14", ENABLE, a_snapshot(portal=OFF_PORTAL, personnel=OFF_PERSONNEL, directory=OFF_DIRECTORY), (P2,), Role.PERSONNEL_ADMIN),
    ("D21", RESET, a_snapshot(), ALWAYS, Role.PERSONNEL_ADMIN),
    ("D22", RESET, FORGOTTEN_CARD, ALWAYS, Role.PERSONNEL_ADMIN),
    ("D22", RESET, a_snapshot(certificate=a_certificate(name="陳怡珺")), ALWAYS, Role.PERSONNEL_ADMIN),
    ("D22", RESET, a_snapshot(certificate=a_certificate(state=CertificateState.EXPIRED)), ALWAYS, Role.PERSONNEL_ADMIN),
    ("D21", RESET, a_snapshot(directory=a_directory_account(must_change=True)), ALWAYS, Role.PERSONNEL_ADMIN),
    ("D29", BIND, UNBOUND, (P0,), None),
    ("D30", BIND, UNBOUND, (P1,), None),
    ("D33", BIND, a_snapshot(portal=TWO_PORTAL, binding=None), BEFORE, None),
    ("", REBIND, a_snapshot(portal=TWO_PORTAL), BEFORE, Role.PERSONNEL_ADMIN),
]
SHUT = [
    # row, action, who, in which phases, whether a ticket comes of it, what is possible instead
    ("D16", UNLOCK, a_snapshot(locked=minutes_ago(20)), ALWAYS, False, ()),
    ("D17", UNLOCK, a_snapshot(portal_locked=minutes_ago(6)), BEFORE, False, ()),
    ("D19", UNLOCK, AGAIN, ALWAYS, True, ()),
    ("", UNLOCK, a_snapshot(), ALWAYS, False, ()),
    ("D11", UNLOCK, a_snapshot(portal=OFF_PORTAL, locked=minutes_ago(6)), BEFORE, False, ("enable",)),
    ("D13", UNLOCK, a_snapshot(directory=a_directory_account(enabled=False, lock=a_lock(minutes_ago(6)))), BEFORE, False, ("enable",)),
    ("D14", UNLOCK, a_snapshot(personnel=OFF_PERSONNEL, locked=minutes_ago(6)), (P2,), False, ("enable",)),
    ("D11", RESET, a_snapshot(portal=OFF_PORTAL), BEFORE, False, ("enable",)),
    ("D13", RESET, a_snapshot(directory=OFF_DIRECTORY), BEFORE, False, ("enable",)),
    ("D14", RESET, a_snapshot(personnel=OFF_PERSONNEL), (P2,), False, ("enable",)),
    ("D10", BIND, a_snapshot(portal=OFF_PORTAL, personnel=OFF_PERSONNEL, directory=OFF_DIRECTORY, binding=None), BEFORE, False, ("enable",)),
    ("D12", ENABLE, a_snapshot(portal=a_portal_account(changed=minutes_ago(5)), directory=OFF_DIRECTORY), BEFORE, False, ()),
    ("D12", RESET, a_snapshot(portal=a_portal_account(changed=minutes_ago(5)), directory=OFF_DIRECTORY), BEFORE, False, ()),
    ("D39", ENABLE, a_snapshot(directory=a_directory_account(expires=days_ago(2))), ALWAYS, True, ()),
    ("D39", UNLOCK, a_snapshot(directory=a_directory_account(expires=days_ago(2), lock=a_lock(minutes_ago(6)))), ALWAYS, True, ()),
    ("D39", RESET, a_snapshot(directory=a_directory_account(expires=days_ago(2))), ALWAYS, True, ()),
    ("D24", RESET, a_snapshot(certificate=a_certificate(holder="key-of-lin")), ALWAYS, True, ()),
    ("D34", RESET, a_snapshot(binding=(AccountBinding("lindw", "GEAA-012686", foreign=True),)), ALWAYS, True, ()),
    ("D34", BIND, a_snapshot(binding=(AccountBinding("lindw", "GEAA-012686", foreign=True),)), ALWAYS, True, ()),
    ("D34", REBIND, a_snapshot(binding=(AccountBinding("lindw", "GEAA-012686", foreign=True),)), ALWAYS, True, ()),
    ("D26", RESET, UNBOUND, BEFORE, False, ("bind",)),
    ("D26", RESET, UNBOUND, (P2,), False, ()),
    ("D31", BIND, UNBOUND, (P2,), True, ()),
    ("D31", BIND, a_snapshot(directory=TWO_DIRECTORY, binding=None), ALWAYS, True, ()),
    ("D33", BIND, a_snapshot(agency=an_agency(joins_directory=False), portal=TWO_PORTAL, binding=None), (P2,), True, ()),
    ("D32", BIND, a_snapshot(agency=an_agency(joins_directory=False), binding=None), BEFORE, False, ()),
    ("", BIND, a_snapshot(), ALWAYS, False, ()),
    ("", REBIND, UNBOUND, ALWAYS, False, ("bind",)),
    ("", REBIND, a_snapshot(), ALWAYS, True, ()),
    ("", ENABLE, a_snapshot(), ALWAYS, False, ()),
]
STOPPED = {
    "D2": a_snapshot(directory=a_directory_account(protected=True, lock=a_lock(minutes_ago(6)))),
    "D4": a_snapshot(person=a_person(key=None), locked=minutes_ago(6)),
}


@pytest.mark.parametrize(("row", "action", "who", "stages", "approver"), OPEN)
def test_a_row_opens_its_way(row: str, action: Action, who: Snapshot, stages: tuple[Stage, ...], approver: Role | None) -> None:
    for stage in stages:
        found = allowed(action, who, stage)
        assert found.grounds.row == row
        assert (found.demand.level, found.demand.approver, found.demand.numbered) == (Level.CODE, approver, False)


@pytest.mark.parametrize(("row", "action", "who", "stages", "ticket", "instead"), SHUT)
def test_a_row_shuts_every_way(row: str, action: Action, who: Snapshot, stages: tuple[Stage, ...], ticket: bool, instead: tuple[str, ...]) -> None:
    for stage in stages:
        found = refused(action, who, stage)
        assert (found.row, found.ticket, found.instead) == (row, ticket, instead)


@pytest.mark.parametrize("stage", ALWAYS)
@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("row", STOPPED)
def test_d2_d4_who_is_out_of_scope_is_refused_everything_and_told_nothing_else(row: str, action: Action, stage: Stage) -> None:
    found = refused(action, STOPPED[row], stage)
    assert (found.row, found.instead) == (row, ())


@pytest.mark.parametrize("stage", ALWAYS)
@pytest.mark.parametrize("system", [System.PERSONNEL, System.DIRECTORY])
@pytest.mark.parametrize("action", ACTIONS)
def test_d3_where_personnel_or_the_directory_is_silent_nothing_is_done(action: Action, system: System, stage: Stage) -> None:
    name = {System.PERSONNEL: "personnel", System.DIRECTORY: "directory"}[system]
    silent: dict[str, Any] = {name: Unread(system)}
    assert refused(action, a_snapshot(**silent, portal_locked=minutes_ago(6)), stage).row in ("D3", "")
    assert isinstance(answer(action, a_snapshot(**silent)), Refused)


@pytest.mark.parametrize("stage", ALWAYS)
def test_d3_a_silent_portal_stops_an_unlock_until_go_live_only(stage: Stage) -> None:
    found = answer(UNLOCK, a_snapshot(portal=Unread(System.PORTAL), locked=minutes_ago(6)), stage)
    assert isinstance(found, Allowed) if stage is P2 else isinstance(found, Refused) and found.row == "D3"


def test_d3_a_silent_mailbox_stops_a_reset_and_no_unlock() -> None:
    silent = Unread(System.MAILBOX)
    assert refused(RESET, a_snapshot(mailbox=silent)).row == "D3"
    assert allowed(UNLOCK, a_snapshot(mailbox=silent, locked=minutes_ago(6))).grounds.row == "D15"


def test_d3_a_silent_sign_on_hides_whose_certificate_is_bound_so_nothing_is_reset() -> None:
    found = refused(RESET, a_snapshot(certificate=Unread(System.SIGN_ON)))
    assert (found.row, found.ticket) == ("D3", False)


def test_d20_goes_to_an_admin_even_after_three_lockouts() -> None:
    who = replace(AGAIN, directory=UNTIL_ADMIN.directory)
    assert allowed(UNLOCK, who).demand.approver is Role.PERSONNEL_ADMIN


def test_d15_of_two_accounts_the_one_that_is_locked_is_unlocked_even_where_the_other_is_bound() -> None:
    second = a_directory_account(account="ab1234", lock=a_lock(minutes_ago(6)))
    assert allowed(UNLOCK, a_snapshot(directory=(a_directory_account(), second))).grounds.accounts == ("ab1234",)


def test_d39_who_is_disabled_and_whose_end_date_has_passed_goes_to_a_person() -> None:
    found = refused(ENABLE, a_snapshot(directory=a_directory_account(enabled=False, expires=days_ago(2))))
    assert (found.row, found.ticket) == ("D13", True)


@pytest.mark.parametrize("action", [UNLOCK, ENABLE, BIND, REBIND])
def test_without_an_address_for_a_code_a_person_has_to_look_at_it(action: Action) -> None:
    who = {
        ActionName.UNLOCK: LOCKED,
        ActionName.ENABLE: a_snapshot(directory=OFF_DIRECTORY),
        ActionName.BIND: UNBOUND,
        ActionName.REBIND: a_snapshot(portal=TWO_PORTAL),
    }[action.name]
    found = refused(action, who, reach=NONE)
    assert (found.because.key, found.because.words["missing"], found.ticket) == ("action.no_proof", "address", True)
    assert isinstance(answer(action, who, reach=MAILBOX_ONLY), Allowed)


@pytest.mark.parametrize("reach", [NONE, MAILBOX_ONLY, able(mailbox_only=True), able(Method.CODE, Method.PASSWORD, mailbox_only=True)])
@pytest.mark.parametrize("who", [a_snapshot(), FORGOTTEN_CARD])
def test_d22_without_another_address_than_the_mailbox_the_two_digits_stand_for_the_code(who: Snapshot, reach: AvailableProofs) -> None:
    demand = allowed(RESET, who, reach=reach).demand
    assert (demand.numbered, demand.approver, demand.waits) == (True, Role.PERSONNEL_ADMIN, HALF_AN_HOUR)


def test_d21_who_can_use_a_certificate_needs_nobodys_word() -> None:
    demand = allowed(RESET, a_snapshot(), reach=able(Method.CODE, Method.CERTIFICATE, mailbox_only=True)).demand
    assert (demand.level, demand.approver, demand.numbered) == (Level.CERTIFIED, None, False)
    assert Method.CODE in demand.without, "nor may a page of this request ask for the code"
    assert allowed(RESET, a_snapshot(), reach=able(Method.CODE, Method.CERTIFICATE)).demand.without == FORGOTTEN


def test_the_two_digits_stand_for_a_code_only_and_never_for_two_proofs() -> None:
    stricter = replace(SHIPPED, ways={**SHIPPED.ways, ActionName.RESET_PASSWORD: (PolicyWay(Level.SIGNED_ON, "personnel_admin"),)})
    found = refused(RESET, a_snapshot(), reach=MAILBOX_ONLY, policy=stricter)
    assert (found.because.key, found.because.words["missing"]) == ("action.no_proof", "stronger")


def test_a_policy_that_wants_every_unlock_approved_has_it_so() -> None:
    every = replace(SHIPPED, ways={**SHIPPED.ways, ActionName.UNLOCK: (PolicyWay(Level.CODE, "portal_admin", A_DAY),)})
    for who in (LOCKED, UNTIL_ADMIN):
        assert allowed(UNLOCK, who, policy=every).demand.approver is Role.PORTAL_ADMIN


def test_a_policy_without_an_approver_leaves_d20_to_a_person() -> None:
    alone = replace(SHIPPED, ways={**SHIPPED.ways, ActionName.UNLOCK: (PolicyWay(Level.CODE),)})
    assert refused(UNLOCK, UNTIL_ADMIN, policy=alone).ticket


def test_the_best_way_that_can_be_proven_is_taken() -> None:
    ways = replace(SHIPPED, ways={**SHIPPED.ways, ActionName.BIND: (PolicyWay(Level.SIGNED_ON), PolicyWay(Level.CODE, "personnel_admin"))})
    assert allowed(BIND, UNBOUND, reach=able(Method.CODE, Method.PASSWORD), policy=ways).demand.level is Level.SIGNED_ON
    assert allowed(BIND, UNBOUND, reach=CODE, policy=ways).demand.approver is Role.PERSONNEL_ADMIN


@pytest.mark.parametrize("action", [ENABLE, RESET])
def test_t1_a_link_made_by_two_weaker_proofs_waits_before_a_reset_or_an_enabling(action: Action) -> None:
    who = FORGOTTEN_CARD if action is RESET else a_snapshot(directory=OFF_DIRECTORY)
    found = refused(action, who, cooling_until=NOW + timedelta(seconds=1))
    assert (found.because.key, found.instead) == ("action.cooling", ("ticket",))
    assert isinstance(answer(action, who, cooling_until=NOW), Allowed)


def test_t1_a_young_link_may_unlock_and_bind() -> None:
    tomorrow = NOW + timedelta(days=1)
    assert isinstance(answer(UNLOCK, LOCKED, cooling_until=tomorrow), Allowed)
    assert isinstance(answer(BIND, UNBOUND, cooling_until=tomorrow), Allowed)


@pytest.mark.parametrize(("row", "action", "who", "stages", "approver"), OPEN)
def test_t29_a_paused_desk_only_reads(row: str, action: Action, who: Snapshot, stages: tuple[Stage, ...], approver: Role | None) -> None:
    assert refused(action, who, stages[0], policy=replace(SHIPPED, paused=True)).because.key == "action.paused"


@pytest.mark.parametrize(("row", "action", "who", "stages", "ticket", "instead"), SHUT)
def test_t29_a_paused_desk_still_says_why_the_state_forbids_it(
    row: str, action: Action, who: Snapshot, stages: tuple[Stage, ...], ticket: bool, instead: tuple[str, ...]
) -> None:
    assert refused(action, who, stages[0], policy=replace(SHIPPED, paused=True)) == refused(action, who, stages[0])


@pytest.mark.parametrize(("row", "action", "who", "stages", "approver"), OPEN)
def test_whoever_said_that_it_was_not_them_is_left_alone_until_a_person_has_looked(
    row: str, action: Action, who: Snapshot, stages: tuple[Stage, ...], approver: Role | None
) -> None:
    found = refused(action, who, stages[0], frozen_until=NOW + timedelta(seconds=1))
    assert (found.because.key, found.ticket, found.instead) == ("action.frozen", False, ("unfreeze",))
    assert found.because.words == {"until": NOW + timedelta(seconds=1), "sooner": "self"}
    for_people = refused(action, who, stages[0], frozen_until=NOW + timedelta(seconds=1), thawed_by_people=True)
    assert (for_people.instead, for_people.because.words["sooner"]) == ((), "people")
    assert isinstance(answer(action, who, stages[0], frozen_until=NOW), Allowed)


@pytest.mark.parametrize("action", ACTIONS)
def test_nothing_is_allowed_for_a_linked_chat_alone(action: Action) -> None:
    floor = action.terms.floor
    assert floor.too_weak(PolicyWay(Level.CHAT))
    assert floor.too_weak(PolicyWay(Level.CHAT, "personnel_admin"))
    assert not floor.too_weak(PolicyWay(Level.CODE, "personnel_admin"))


def test_the_shipped_policy_is_not_below_its_own_floors() -> None:
    assert not [(action.name, way) for action in ACTIONS for way in (*action.terms.shipped, *SHIPPED.ways[action.name]) if action.terms.floor.too_weak(way)]


@given(snapshots(), all_rules, st.sampled_from(ACTIONS), st.builds(AvailableProofs, st.frozensets(st.sampled_from((Method.CODE, Method.PASSWORD))), st.booleans()))
def test_a12_whatever_the_state_nobody_is_allowed_what_the_domain_forbids(snapshot: Snapshot, rules: Any, action: Action, reach: AvailableProofs) -> None:
    case = Case(diagnosed(snapshot, rules=rules), rules, NOW)
    found = decide_policy(action, case, reach, SHIPPED)
    if isinstance(found, Refused):
        return
    stage = rules.stage(snapshot.agency, NOW)
    assert not any(one.protected or one.kind is not AccountKind.PERSON for one in directory_standing(snapshot))
    assert snapshot.person.key is not None
    assert not {"D2", "D4"} & set(case.diagnosis.rows)
    assert not isinstance(snapshot.personnel, Unread)
    assert not isinstance(snapshot.directory, Unread)
    assert expired(snapshot, NOW) is None
    assert bool(disabled_in(snapshot, stage)) == (action.name is ActionName.ENABLE)
    assert not action.terms.floor.too_weak(PolicyWay(found.demand.level, found.demand.approver.value if found.demand.approver else None))
    if action.name in (ActionName.RESET_PASSWORD, ActionName.ENABLE, ActionName.REBIND):
        assert found.demand.approver is not None
    if action.name is ActionName.UNLOCK:
        held = [one for one in directory_standing(snapshot) if one.account in found.grounds.accounts]
        assert held
        assert all(one.lock is not None and one.lock.holds(NOW) for one in held)
    if action.name in (ActionName.BIND, ActionName.REBIND):
        assert found.grounds.accounts
        assert found.grounds.portal
    if action.name is ActionName.RESET_PASSWORD:
        assert len(found.grounds.accounts) == 1
        assert found.demand.numbered == (Method.CODE not in reach.methods or reach.mailbox_only)


def test_a_mailbox_of_another_name_is_no_hindrance_to_a_code() -> None:
    assert not allowed(RESET, a_snapshot(mailbox=a_mailbox(address="other@mail.example"))).demand.numbered


@pytest.mark.parametrize(("row", "action", "who", "stages", "approver"), OPEN)
def test_t1_a_young_link_holds_back_those_actions_of_which_doctor_says_so(
    row: str, action: Action, who: Snapshot, stages: tuple[Stage, ...], approver: Role | None
) -> None:
    found = answer(action, who, stages[0], cooling_until=NOW + timedelta(seconds=1))
    held_back = isinstance(found, Refused) and found.because.key == "action.cooling"
    assert held_back == (ActionLimit.COOLING in action.terms.limits)
