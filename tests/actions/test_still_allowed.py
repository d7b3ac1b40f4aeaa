"""Right before it is carried out everything is judged again: what was allowed may not be any more (T20, T3)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.accounts.snapshot import Snapshot
from bot.actions.action import Action, ActionName, Case
from bot.actions.approval import still_permitted
from bot.actions.bind import Bind
from bot.actions.enable import Enable
from bot.actions.policy import Demand
from bot.actions.request import Request
from bot.actions.unlock import Unlock
from bot.people.role import Role
from tests.actions.requests import ADMIN, APPROVED, ASKED, CODE, ME, SELF, after, asked_for, decided
from tests.builders import (
    NOW,
    a_directory_account,
    a_lock,
    a_personnel_record,
    a_portal_account,
    a_snapshot,
    an_agency,
    diagnosed,
    hours_ago,
    minutes_ago,
    some_rules,
)

LOCKED, UNBOUND = a_snapshot(locked=minutes_ago(6)), a_snapshot(binding=None)
OFFICE = an_agency(admins={Role.PERSONNEL_ADMIN: (ADMIN,), Role.PORTAL_ADMIN: ("wang.admin",)})


def ready(demand: Demand = SELF, action: ActionName = ActionName.UNLOCK, **changes: Any) -> Request:
    """What was asked for, and proven; approved where somebody had to."""
    request = after(asked_for(demand, action), CODE, *((ASKED, decided()) if demand.approver else ()))
    return replace(request, **changes)


def why_not(request: Request, snapshot: Snapshot = LOCKED, action: Action | None = None, paused: bool = False, agency: Any = OFFICE, **case: Any) -> str | None:
    refused = still_permitted(action or Unlock(), Case(diagnosed(snapshot), some_rules(), NOW, **case), request, agency, paused)
    return None if refused is None else refused.because.key


def test_what_is_as_it_was_is_still_allowed() -> None:
    assert why_not(ready()) is None
    assert why_not(ready(APPROVED)) is None


def test_t03_what_a_chat_asked_for_is_not_done_once_it_is_somebody_elses() -> None:
    assert why_not(ready(), linked=False) == "action.changed"


def test_t29_neither_on_a_paused_desk_nor_on_a_frozen_account_until_the_freeze_is_over() -> None:
    assert why_not(ready(), paused=True) == "action.paused"
    assert why_not(ready(), frozen_until=NOW + timedelta(seconds=1)) == "action.frozen"
    assert why_not(ready(), frozen_until=NOW) is None


def test_t20_the_account_that_is_locked_now_must_be_the_one_that_was_asked_about() -> None:
    other = a_directory_account(account="ab1234", lock=a_lock(minutes_ago(2)))
    assert why_not(ready(), a_snapshot(directory=(a_directory_account(), other))) == "action.changed"
    both = a_snapshot(directory=(a_directory_account(lock=a_lock(minutes_ago(6))), other))
    assert why_not(ready(), both) is None, "that another one is locked as well changes nothing"
    assert why_not(ready(accounts=("GEAA-012686", "ab1234")), both) is None
    assert why_not(ready(accounts=("GEAA-012686", "ab1234"))) == "action.changed", "one of the two is open by now"


def test_t20_the_portal_account_must_still_be_free_too() -> None:
    bind = ready(action=ActionName.BIND)
    assert why_not(bind, UNBOUND, Bind()) is None
    assert why_not(replace(bind, portal=("somebodys",)), UNBOUND, Bind()) == "action.changed"
    assert why_not(bind, a_snapshot(), Bind()) is not None, "bound by now"


def test_t20_a_lock_that_came_to_need_an_admin_is_not_opened_without_one() -> None:
    until_admin = a_snapshot(directory=a_directory_account(lock=a_lock(hours_ago(1), None)))
    assert why_not(ready(), until_admin) == "action.no_longer_approved"
    assert why_not(ready(APPROVED), until_admin) is None


def test_t20_an_approval_of_who_is_no_admin_any_more_is_none() -> None:
    moved_on = an_agency(admins={Role.PERSONNEL_ADMIN: ("tsai.admin",), Role.PORTAL_ADMIN: (ADMIN,)})
    assert why_not(ready(APPROVED), agency=moved_on) == "action.no_longer_approved"
    own = ready(APPROVED, person=ADMIN)
    assert why_not(own) == "action.no_longer_approved", "nobody's own word counts (T8)"
    assert why_not(ready(APPROVED, decision=None)) == "action.no_longer_approved"
    assert ME != ADMIN


def test_which_admin_decides_an_enabling_hangs_on_where_it_is_disabled_now() -> None:
    at_portal, further_on = a_snapshot(portal=a_portal_account(enabled=False)), a_snapshot(personnel=a_personnel_record(enabled=False))
    by_personnel = ready(APPROVED, ActionName.ENABLE, portal=())
    assert why_not(by_personnel, further_on, Enable()) is None
    assert why_not(by_personnel, at_portal, Enable()) == "action.changed", "the portal's admin has not been asked"
