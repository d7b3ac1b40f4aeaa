"""What somebody waits for, when to look again, and whether it has come: the pure half of "tell me when it is done"."""

from datetime import timedelta

from bot.accounts.pending import PendingChange, PendingOver, Topic, outlook, pending_changes
from bot.accounts.records import System, Unread
from bot.accounts.snapshot import Snapshot
from tests.builders import (
    NOW,
    a_directory_account,
    a_lock,
    a_person,
    a_personnel_record,
    a_portal_account,
    a_snapshot,
    diagnosed,
    hours_ago,
    minutes_ago,
    some_rules,
)


def pending(topic: Topic, snapshot: Snapshot) -> PendingChange:
    found = outlook(topic, diagnosed(snapshot), NOW)
    assert isinstance(found, PendingChange), found
    return found


def topics(snapshot: Snapshot, **rules: object) -> list[Topic]:
    return [one.topic for one in pending_changes(diagnosed(snapshot, rules=some_rules(**rules)), NOW)]  # type: ignore[arg-type]


def test_d18_of_two_locks_both_have_to_end() -> None:
    for portal, directory in ((2, 6), (6, 2)):
        assert pending(Topic.LOCK, a_snapshot(locked=minutes_ago(directory), portal_locked=minutes_ago(portal))).until == NOW + timedelta(minutes=13)


def test_it_is_looked_at_a_second_after_a_named_end_and_now_and_then_before_it() -> None:
    soon, late = pending(Topic.LOCK, a_snapshot(locked=minutes_ago(14))), pending(Topic.LOCK, a_snapshot(locked=minutes_ago(6)))
    assert (soon.until, soon.due) == (NOW + timedelta(minutes=1), NOW + timedelta(minutes=1, seconds=1))
    assert (late.until, late.due) == (NOW + timedelta(minutes=9), NOW + timedelta(minutes=2)), "an admin may be earlier"


def test_d20_an_end_that_nobody_knows_is_looked_for() -> None:
    found = pending(Topic.LOCK, a_snapshot(directory=a_directory_account(lock=a_lock(hours_ago(1), None))))
    assert (found.until, found.due) == (None, NOW + timedelta(minutes=2))


def test_d3_while_a_system_is_silent_nothing_has_come() -> None:
    silent = a_snapshot(directory=Unread(System.DIRECTORY))
    assert pending(Topic.LOCK, silent).topic is Topic.SYSTEM
    assert outlook(Topic.LOCK, diagnosed(a_snapshot()), NOW) == PendingOver(Topic.LOCK)
    assert topics(silent) == [Topic.SYSTEM]


def test_d12_an_enabling_on_its_way_is_one_thing_to_wait_for() -> None:
    changed = a_portal_account(changed=minutes_ago(5))
    assert topics(a_snapshot(portal=changed, directory=a_directory_account(enabled=False))) == [Topic.ENABLING]
    assert topics(a_snapshot(portal=changed)) == [Topic.SYNC]
    assert topics(a_snapshot(portal=changed, locked=minutes_ago(6))) == [Topic.LOCK, Topic.SYNC]


def test_d2_d4_whose_account_may_not_be_spoken_of_awaits_nothing() -> None:
    assert topics(a_snapshot(person=a_person(key=None), locked=minutes_ago(6))) == []
    assert topics(a_snapshot(directory=a_directory_account(protected=True, lock=a_lock(minutes_ago(6))))) == []


def test_a_fine_account_awaits_nothing_and_a_disabled_one_its_enabling() -> None:
    assert topics(a_snapshot()) == []
    assert topics(a_snapshot(personnel=a_personnel_record(enabled=False))) == [Topic.ENABLING]
