"""Which accounts an action is about, and which bindings it ends: nobody guesses where two are possible."""

import pytest

from bot.accounts.records import AccountBinding
from bot.accounts.snapshot import Snapshot
from bot.actions.action import Action, ActionName, Case, Justification, Refused
from bot.actions.bind import Bind, Rebind, replaced_by
from bot.actions.registry import ACTIONS
from bot.actions.reset_password import ResetPassword
from bot.actions.unlock import Unlock
from bot.actions.ways import PolicyWay
from bot.verification.level import Level
from tests.builders import NOW, a_directory_account, a_lock, a_portal_account, a_snapshot, diagnosed, minutes_ago, some_rules

ONE, OTHER = a_directory_account(), a_directory_account(account="ab1234")
BOTH_BOUND = (AccountBinding("yjchen", "GEAA-012686"), AccountBinding("yjchen2", "ab1234"))
TWO_NAMES = (a_portal_account(), a_portal_account(account="yjchen2", name="陳怡珺"))


def judged(action: Action, snapshot: Snapshot) -> Justification | Refused:
    return action.judge(Case(diagnosed(snapshot), some_rules(), NOW))


def why_not(action: Action, snapshot: Snapshot) -> str:
    found = judged(action, snapshot)
    assert isinstance(found, Refused), found
    return found.because.key


def test_d15_only_the_account_whose_lock_holds_is_unlocked() -> None:
    over = a_directory_account(account="ab1234", lock=a_lock(minutes_ago(20)))
    found = judged(Unlock(), a_snapshot(directory=(a_directory_account(lock=a_lock(minutes_ago(6))), over), binding=BOTH_BOUND))
    assert isinstance(found, Justification)
    assert found.accounts == ("GEAA-012686",)


def test_d31_with_two_accounts_in_use_nobody_guesses_whose_password_is_meant() -> None:
    two = a_snapshot(portal=(a_portal_account(), a_portal_account(account="yjchen2")), directory=(ONE, OTHER), binding=BOTH_BOUND)
    assert why_not(ResetPassword(), two) == "action.several_accounts"


@pytest.mark.parametrize("action", [Bind(), Rebind()])
def test_a16_accounts_under_two_names_are_neither_bound_nor_bound_anew(action: Action) -> None:
    binding = None if isinstance(action, Bind) else BOTH_BOUND[:1]
    assert why_not(action, a_snapshot(portal=TWO_NAMES, binding=binding)) == "action.other_name"
    assert isinstance(judged(action, a_snapshot(portal=(TWO_NAMES[0], a_portal_account(account="yjchen2", name="陳怡君 ")), binding=binding)), Justification)


def test_r14_a_new_binding_ends_what_shares_an_end_with_it_and_neither_itself_nor_a_third() -> None:
    third = AccountBinding("yjchen3", "ab9999")
    bound = a_snapshot(binding=(*BOTH_BOUND, third))
    assert replaced_by(bound, "YJCHEN", "ab1234 ") == BOTH_BOUND
    assert replaced_by(bound, "yjchen", "geaa-012686") == ()
    assert replaced_by(bound, "yjchen", "ab7777") == BOTH_BOUND[:1]
    foreign = a_snapshot(binding=(AccountBinding("yjchen", "GEAA-000001", foreign=True),))
    assert replaced_by(foreign, "yjchen", "ab1234") == (), "what is somebody else's is not ended"


@pytest.mark.parametrize(
    ("action", "strongest_refused"),
    [
        (ActionName.UNLOCK, Level.CHAT),
        (ActionName.BIND, Level.CHAT),
        (ActionName.RESET_PASSWORD, Level.SIGNED_ON),
        (ActionName.REBIND, Level.CERTIFIED),
        (ActionName.ENABLE, Level.CERTIFIED),
    ],
)
def test_the_floor_of_each_action_where_nobody_approves(action: ActionName, strongest_refused: Level) -> None:
    assert {level for level in Level if ACTIONS[action].terms.floor.too_weak(PolicyWay(level))} == {level for level in Level if level <= strongest_refused}
