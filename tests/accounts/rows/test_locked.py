"""D15-D20: locks, counted by the clock and by the policy."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.accounts.finding import Status
from bot.accounts.records import AccountBinding, System, Unread
from bot.accounts.rules import Stage
from bot.accounts.snapshot import AccountEvent, LockEvent, Snapshot
from bot.people.role import Role
from tests.builders import NOW, a_directory_account, a_lock, a_portal_account, a_snapshot, diagnosed, finding_of, hours_ago, minutes_ago, some_rules

BEFORE = [Stage.P0, Stage.P1]
ACCOUNT = "GEAA-012686"


def happened(event: LockEvent, *times: datetime, account: str = ACCOUNT) -> tuple[AccountEvent, ...]:
    return tuple(AccountEvent(event, account, at) for at in times)


def locked_with(recent: tuple[AccountEvent, ...], **changes: Any) -> Snapshot:
    return a_snapshot(directory=a_directory_account(lock=a_lock(minutes_ago(6)), **changes), recent=recent)


@pytest.mark.parametrize("stage", Stage)
def test_d15_r45_a_lock_clears_by_itself_after_fifteen_minutes(stage: Stage) -> None:
    finding = finding_of("D15", a_snapshot(locked=minutes_ago(6)), stage)
    assert (finding.status, finding.until, finding.remedies) == (Status.LOCKED, minutes_ago(-9), ("unlock",))
    assert (finding.tell.words["minutes"], finding.tell.words["account"]) == (6, "GEAA-****86")


@pytest.mark.parametrize(("age", "row"), [(0, "D15"), (14.99, "D15"), (15, "D16"), (16, "D16"), (3000, "D16")])
def test_d15_turns_into_d16_the_moment_the_lock_ends(age: float, row: str) -> None:
    assert diagnosed(a_snapshot(locked=minutes_ago(age))).rows == (row,)


def test_d16_says_try_again_once_the_lock_has_run_out() -> None:
    finding = finding_of("D16", a_snapshot(locked=minutes_ago(20)))
    assert (finding.status, finding.until, finding.tell.words["ended"]) == (Status.FINE, None, minutes_ago(5))
    assert finding.remedies == ()


def test_a14_the_policy_says_how_long_a_lock_lasts() -> None:
    long = a_snapshot(directory=a_directory_account(lock=a_lock(minutes_ago(20), timedelta(minutes=30))))
    assert finding_of("D15", long).until == minutes_ago(-10)


@pytest.mark.parametrize("stage", BEFORE)
def test_d17_the_portals_lock_leaves_the_bound_tpead_account_to_sign_in_with(stage: Stage) -> None:
    finding = finding_of("D17", a_snapshot(portal_locked=minutes_ago(6)), stage)
    assert (finding.system, finding.until, finding.remedies, finding.owner) == (System.PORTAL, minutes_ago(-9), (), Role.PORTAL_ADMIN)
    assert finding.tell.words["directory_account"] == "GEAA-****86"


def test_d17_an_unbound_tpead_account_is_no_other_way_in() -> None:
    finding = finding_of("D17", a_snapshot(portal_locked=minutes_ago(6), binding=None))
    assert finding.tell.words["directory_account"] == "none"


def test_d17_needs_to_know_that_tpead_is_fine() -> None:
    assert diagnosed(a_snapshot(portal_locked=minutes_ago(6), directory=Unread(System.DIRECTORY))).rows == ("D3",)


@pytest.mark.parametrize("stage", BEFORE)
def test_d18_each_lock_with_its_own_time(stage: Stage) -> None:
    finding = finding_of("D18", a_snapshot(locked=minutes_ago(6), portal_locked=minutes_ago(2)), stage)
    assert (finding.tell.words["until"], finding.tell.words["portal_until"]) == (minutes_ago(-9), minutes_ago(-13))
    assert (finding.remedies, finding.owner) == (("unlock",), Role.PORTAL_ADMIN)


def test_d17_d18_in_go_live_the_portals_lock_is_not_looked_at() -> None:
    assert diagnosed(a_snapshot(portal_locked=minutes_ago(2)), Stage.P2).rows == ()
    assert diagnosed(a_snapshot(locked=minutes_ago(6), portal_locked=minutes_ago(2)), Stage.P2).rows == ("D15",)


def test_d18_a_portal_lock_that_has_run_out_is_no_second_lock() -> None:
    assert diagnosed(a_snapshot(locked=minutes_ago(6), portal_locked=minutes_ago(20))).rows == ("D15",)


@pytest.mark.parametrize("event", LockEvent)
@pytest.mark.parametrize(("times", "row"), [(2, "D15"), (3, "D19"), (4, "D19")])
@pytest.mark.parametrize("stage", Stage)
def test_d19_three_earlier_lockouts_or_three_unlocks_in_a_day(event: LockEvent, times: int, row: str, stage: Stage) -> None:
    recent = happened(event, *(hours_ago(2 + number) for number in range(times)))
    assert diagnosed(locked_with(recent), stage).rows == (row,)


def test_d19_the_present_lock_is_not_an_earlier_one() -> None:
    recent = happened(LockEvent.LOCKED_OUT, hours_ago(9), hours_ago(3), minutes_ago(6))
    assert diagnosed(locked_with(recent)).rows == ("D15",)
    assert diagnosed(locked_with((*recent, *happened(LockEvent.LOCKED_OUT, hours_ago(20))))).rows == ("D19",)


def test_d19_lockouts_and_unlocks_are_counted_each_by_itself() -> None:
    recent = happened(LockEvent.LOCKED_OUT, hours_ago(3), hours_ago(9)) + happened(LockEvent.UNLOCKED, hours_ago(2), hours_ago(8))
    assert diagnosed(locked_with(recent)).rows == ("D15",)


def test_d19_forgets_what_is_older_than_a_day_and_what_happened_to_another_account() -> None:
    old = happened(LockEvent.LOCKED_OUT, hours_ago(25), hours_ago(26), hours_ago(30))
    other = happened(LockEvent.LOCKED_OUT, hours_ago(2), hours_ago(3), hours_ago(4), account="GEAA-999999")
    assert diagnosed(locked_with(old + other)).rows == ("D15",)


def test_d19_the_same_lockouts_in_both_records_are_not_counted_twice() -> None:
    times = (hours_ago(3), hours_ago(9))
    assert diagnosed(locked_with(happened(LockEvent.LOCKED_OUT, hours_ago(2.99), hours_ago(8.99)), lockouts=times)).rows == ("D15",)


def test_d19_offers_no_unlock_and_calls_the_helpdesk_now() -> None:
    finding = finding_of("D19", locked_with((), lockouts=(hours_ago(20), hours_ago(9), hours_ago(3), minutes_ago(6))))
    assert (finding.remedies, finding.owner, finding.escalate) == ((), Role.HELPDESK, True)
    assert (finding.until, finding.tell.words["count"]) == (minutes_ago(-9), 4)


def test_d19_says_whether_lockouts_or_unlocks_gave_it_away() -> None:
    unlocks = happened(LockEvent.UNLOCKED, hours_ago(2), hours_ago(3), hours_ago(4))
    words = finding_of("D19", locked_with(unlocks)).tell.words
    assert (words["by"], words["count"]) == ("unlocks", 3)
    lockouts = happened(LockEvent.LOCKED_OUT, hours_ago(2), hours_ago(3), hours_ago(4))
    words = finding_of("D19", locked_with(lockouts + unlocks)).tell.words
    assert (words["by"], words["count"]) == ("lockouts", 4)


def test_d19_how_many_is_the_policys_number() -> None:
    recent = happened(LockEvent.UNLOCKED, hours_ago(2))
    assert diagnosed(locked_with(recent), rules=some_rules(per_day=1)).rows == ("D19",)


def test_d19_needs_a_lock_that_holds() -> None:
    calm = a_snapshot(recent=happened(LockEvent.LOCKED_OUT, hours_ago(2), hours_ago(3), hours_ago(4)))
    assert diagnosed(calm).rows == ()


@pytest.mark.parametrize("stage", Stage)
def test_d20_a_lock_without_an_end_waits_for_an_admin(stage: Stage) -> None:
    finding = finding_of("D20", a_snapshot(directory=a_directory_account(lock=a_lock(hours_ago(30), None))), stage)
    assert (finding.until, finding.remedies, finding.owner) == (None, ("request_unlock",), Role.PERSONNEL_ADMIN)


def test_d20_comes_before_d19_and_d18() -> None:
    recent = happened(LockEvent.LOCKED_OUT, hours_ago(2), hours_ago(3), hours_ago(4))
    account = a_directory_account(lock=a_lock(minutes_ago(6), None))
    assert diagnosed(a_snapshot(directory=account, recent=recent, portal_locked=minutes_ago(2))).rows == ("D20",)


def test_d20_needs_a_lock_whatever_the_policy_is() -> None:
    assert diagnosed(a_snapshot(directory=a_directory_account(lock=None))).rows == ()


def test_of_two_locked_accounts_the_one_that_stays_locked_longest_is_named() -> None:
    two = (a_directory_account(lock=a_lock(minutes_ago(10))), a_directory_account(account="ab1234", lock=a_lock(minutes_ago(1))))
    finding = finding_of("D15", a_snapshot(directory=two, binding=(AccountBinding("yjchen", ACCOUNT), AccountBinding("yjchen2", "ab1234"))))
    assert (finding.tell.words["account"], finding.until) == ("ab***4", minutes_ago(-14))


def test_a_portal_lock_without_an_end_is_said_to_have_none() -> None:
    finding = finding_of("D17", a_snapshot(portal=a_portal_account(lock=a_lock(NOW, None))))
    assert (finding.until, finding.tell.words["until"]) == (None, "none")
