"""The rules of TPEAD as the embedded one keeps them, one world before and one after: tries, locks, passwords, bindings. Pure."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.accounts.records import AccountBinding
from bot.errors import NotAccepted
from bot.ports import PasswordCheckResult
from bot.secret import Secret
from integrations.accounts.embedded.binding_change import with_binding
from integrations.accounts.embedded.lockout import BAD, SPARED, tried, unlocked
from integrations.accounts.embedded.password import with_password
from integrations.accounts.embedded.password_hash import hash_password
from integrations.accounts.embedded.state import BindingRow, DirectoryRow, World
from tests.builders import NOW, minutes_ago

QUARTER = timedelta(minutes=15)
RIGHT, WRONG = Secret("Tpead-right-1"), Secret("Tpead-wrong-1")
SEALED = hash_password(RIGHT)
NOTHING: Any = None
ROW = DirectoryRow(
    "GEAA-012686", "chen.yj", 1, True, "person", False, None, None, None, None, False, None, False, SEALED, None, None, None, False, "",
)  # fmt: skip


def a_world(*accounts: DirectoryRow, bindings: tuple[tuple[str, str], ...] = ()) -> World:
    rows = {ends: BindingRow(*ends, place) for place, ends in enumerate(bindings, 1)}
    return World(NOTHING, {}, {}, {}, {}, {one.account: one for one in accounts}, {}, rows)


def a_try(row: DirectoryRow, password: Secret, at: datetime = NOW) -> tuple[DirectoryRow, PasswordCheckResult]:
    world, said = tried(a_world(row), row.account, password, at, QUARTER)
    return world.directory[row.account], said


def test_t25_of_five_tries_three_are_looked_at_and_the_last_two_are_left_to_the_person() -> None:
    row, said = ROW, []
    for _ in range(BAD):
        row, one = a_try(row, WRONG)
        said.append(one)
    assert (said, row.bad_count, row.locked) == ([PasswordCheckResult.WRONG] * (BAD - SPARED) + [PasswordCheckResult.SPARED] * SPARED, 3, None)
    assert a_try(row, RIGHT)[1] is PasswordCheckResult.SPARED, "not even the right one is looked at"


@pytest.mark.parametrize(("ago", "said", "count"), [(14.99, PasswordCheckResult.SPARED, 3), (15, PasswordCheckResult.WRONG, 1)])
def test_wrong_tries_are_forgotten_when_the_last_is_as_old_as_a_lock_lasts(ago: float, said: PasswordCheckResult, count: int) -> None:
    row, answered = a_try(replace(ROW, bad_count=3, bad_at=minutes_ago(ago)), WRONG)
    assert (answered, row.bad_count) == (said, count)


def test_a_lock_is_opened_once_and_one_that_ran_out_leaves_no_trace() -> None:
    held = a_world(replace(ROW, locked=minutes_ago(14.99)))
    after = unlocked(held, held.directory[ROW.account], NOW, QUARTER)
    assert (after.directory[ROW.account].locked, [one.event for one in after.happenings]) == (None, ["unlocked"])
    over = a_world(replace(ROW, locked=minutes_ago(15)))
    assert unlocked(over, over.directory[ROW.account], NOW, QUARTER) is over


def test_none_of_the_last_three_passwords_is_taken_again_and_the_fourth_last_is() -> None:
    row = replace(ROW, password=None)
    for number in range(4):
        new = Secret(f"Tpead-number-{number}")
        row = with_password(row, new, hash_password(new), NOW)
    for number, taken in ((3, False), (2, False), (1, False), (0, True)):
        new = Secret(f"Tpead-number-{number}")
        if taken:
            assert with_password(row, new, hash_password(new), NOW).password_set == NOW
        else:
            with pytest.raises(NotAccepted, match="history"):
                with_password(row, new, hash_password(new), NOW)


def test_eight_characters_are_enough_and_a_new_password_ends_the_lock_and_the_need_to_change_it() -> None:
    locked = replace(ROW, locked=minutes_ago(2), must_change=True, bad_count=2, bad_at=minutes_ago(2), password_expires=NOW)
    row = with_password(locked, Secret("Tpead-12"), "sealed", NOW)
    assert (row.locked, row.must_change, row.bad_count, row.password_expires, row.password_set) == (None, False, 0, None, NOW)
    with pytest.raises(NotAccepted, match="length"):
        with_password(locked, Secret("Tpead-1"), "sealed", NOW)


@pytest.mark.parametrize("taken", [("yjchen", "GEAA-000001"), ("other", "geaa-012686")])
def test_r14_neither_end_that_is_bound_otherwise_is_taken_and_nothing_has_ended(taken: tuple[str, str]) -> None:
    world = a_world(ROW, bindings=(taken,))
    with pytest.raises(NotAccepted, match="taken"):
        with_binding(world, ROW, "yjchen", ())
    assert dict(with_binding(world, ROW, "yjchen", (AccountBinding(*taken),)).bindings).keys() == {("yjchen", ROW.account)}


def test_a17_a_rebinding_ends_what_is_named_and_nothing_else_and_twice_is_once() -> None:
    world = a_world(ROW, bindings=(("yjchen", "ab1234"), ("mhlin", "GEAA-010233")))
    after = with_binding(world, ROW, " YJCHEN ", (AccountBinding("yjchen", "ab1234"),))
    assert dict(after.bindings).keys() == {("YJCHEN", ROW.account), ("mhlin", "GEAA-010233")}
    assert with_binding(after, ROW, "yjchen", (AccountBinding("yjchen", ROW.account),)) == after, "the very binding does not end itself"
