"""What a later look finds of what was done: locked again, set again, no longer bound; what could not be read claims nothing (T32)."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.accounts.records import AccountBinding, Lock, System, Unread
from bot.actions.action import Order, Undoing
from bot.actions.undone import AGAIN, LaterLook, looked_later, next_look
from tests.builders import NOW, a_directory_account, a_snapshot

STANDS, UNDONE, UNREAD = LaterLook.STANDS, LaterLook.UNDONE, LaterLook.UNREAD
STARTED = NOW - timedelta(minutes=3)
MINE, PORTAL = "GEAA-012686", "yjchen"
OLD = AccountBinding("other", MINE)
ORDER = Order("r1", "chen.yj", (MINE,), (PORTAL,), STARTED, (OLD,))
QUARTER = timedelta(minutes=15)


def look(undoing: Undoing, dated: datetime | None = None, **seen: Any) -> LaterLook:
    return looked_later(undoing, ORDER, dated, a_snapshot(**seen), NOW)


@pytest.mark.parametrize(
    ("since", "found"),
    [
        (STARTED - timedelta(microseconds=1), STANDS),  # the one that was ended
        (STARTED + timedelta(microseconds=1), UNDONE),  # while it was still read back
        (NOW - timedelta(minutes=1), UNDONE),
        (NOW - QUARTER, STANDS),  # run out
        (None, STANDS),
    ],
)
def test_r45_a_lock_that_holds_and_came_after_the_order_is_a_new_one(since: datetime | None, found: LaterLook) -> None:
    lock = None if since is None else Lock(since, QUARTER)
    assert look(Undoing.LOCKED_AGAIN, directory=a_directory_account(account=MINE, lock=lock)) is found


def test_a_lock_of_another_account_of_the_person_is_no_matter_of_this_order() -> None:
    assert look(Undoing.LOCKED_AGAIN, directory=a_directory_account(account="GEAA-000001", lock=Lock(NOW, QUARTER))) is STANDS


@pytest.mark.parametrize(
    ("after", "found"),
    [
        (timedelta(), STANDS),
        (timedelta(seconds=-40), STANDS),  # a copy that is behind says nothing
        (timedelta(seconds=30), STANDS),  # another controller's clock
        (timedelta(seconds=31), UNDONE),
        (timedelta(minutes=2), UNDONE),
    ],
)
def test_a_password_that_the_directory_dates_later_than_ours_was_set_by_somebody_else(after: timedelta, found: LaterLook) -> None:
    assert look(Undoing.PASSWORD_SET_AGAIN, STARTED, directory=a_directory_account(account=MINE, password_set=STARTED + after)) is found


@pytest.mark.parametrize(("must_change", "found"), [(True, UNDONE), (False, STANDS)])
def test_a_password_that_must_be_changed_now_is_not_the_one_that_was_chosen(must_change: bool, found: LaterLook) -> None:
    assert look(Undoing.PASSWORD_SET_AGAIN, STARTED, directory=a_directory_account(account=MINE, password_set=None, must_change=must_change)) is found


def test_without_a_time_read_back_nothing_is_claimed_of_a_password() -> None:
    assert look(Undoing.PASSWORD_SET_AGAIN, None, directory=a_directory_account(account=MINE, password_set=NOW)) is STANDS


@pytest.mark.parametrize(
    ("there", "found"),
    [
        ((AccountBinding(PORTAL, MINE),), STANDS),
        ((AccountBinding("YJChen ", "geaa-012686"),), STANDS),
        ((), UNDONE),
        ((AccountBinding(PORTAL, "GEAA-000001"),), UNDONE),
        ((AccountBinding(PORTAL, MINE), OLD), UNDONE),  # what it replaced is back
    ],
)
def test_r10_a_binding_stands_while_the_two_are_bound_and_what_it_replaced_is_gone(there: tuple[AccountBinding, ...], found: LaterLook) -> None:
    assert look(Undoing.BINDING_GONE, binding=there) is found


@pytest.mark.parametrize("undoing", Undoing)
def test_t32_what_could_not_be_read_is_neither(undoing: Undoing) -> None:
    silent = Unread(System.DIRECTORY)
    assert look(undoing, STARTED, directory=silent, binding=silent) is UNREAD


def test_it_is_looked_at_after_two_five_and_ten_minutes_and_late_looks_are_one() -> None:
    looks, now = [], NOW
    while (at := next_look(NOW, now, unread=False)) is not None:
        looks.append(at - NOW)
        now = at
    assert tuple(looks) == AGAIN
    assert next_look(NOW, NOW + timedelta(minutes=6), unread=False) == NOW + timedelta(minutes=10)
    assert next_look(NOW, NOW + timedelta(minutes=20), unread=False) is None


def test_what_was_not_read_is_looked_at_every_minute_for_an_hour() -> None:
    assert next_look(NOW, NOW + timedelta(minutes=10), unread=True) == NOW + timedelta(minutes=11)
    assert next_look(NOW, NOW + timedelta(minutes=59), unread=True) is None
