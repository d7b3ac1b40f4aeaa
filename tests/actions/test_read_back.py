"""What reading back makes of a snapshot: only a change of ours counts, never an older one, and silence of a system is never done (T32)."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.accounts.records import Absent, AccountBinding, System, Unread
from bot.accounts.snapshot import Snapshot
from bot.actions.action import NOTHING_KNOWN, Action, ActionResult, Case, Effect, KnownEffects, Order, combined_effect
from bot.actions.bind import Bind, Rebind
from bot.actions.enable import Enable
from bot.actions.reset_password import ResetPassword
from bot.actions.unlock import Unlock
from tests.builders import (
    NOW,
    a_directory_account,
    a_lock,
    a_mailbox,
    a_personnel_record,
    a_portal_account,
    a_snapshot,
    days_ago,
    diagnosed,
    minutes_ago,
    some_rules,
)

STARTED = minutes_ago(1)
A_BREATH = timedelta(microseconds=1)
MINE, SECOND, SOMEBODYS = "GEAA-012686", "GEAA-077777", "GEAA-010233"
DONE, PARTLY, NOT_DONE, UNCLEAR = Effect.DONE, Effect.PARTLY, Effect.NOT_DONE, Effect.UNCLEAR


def an_order(accounts: tuple[str, ...] = (MINE,), portal: tuple[str, ...] = ("yjchen",), instead_of: tuple[AccountBinding, ...] = ()) -> Order:
    return Order("r1", "chen.yj", accounts, portal, STARTED, instead_of)


def seen(action: Action, snapshot: Snapshot, order: Order | None = None, known: KnownEffects = NOTHING_KNOWN, now: datetime = NOW) -> ActionResult:
    return action.read_back(order or an_order(), Case(diagnosed(snapshot, now=now), some_rules(), now), known)


# Unlock.


def after_unlocking(since: datetime | None, lasts: timedelta | None = timedelta(minutes=15), account: str = MINE, now: datetime = NOW) -> Effect:
    lock = None if since is None else a_lock(since, lasts)
    return seen(Unlock(), a_snapshot(directory=a_directory_account(account=account, lock=lock)), now=now).effect


def test_d15_a_lock_that_began_before_the_order_is_the_one_that_should_be_open() -> None:
    assert after_unlocking(minutes_ago(6)) is NOT_DONE
    assert after_unlocking(STARTED - A_BREATH) is NOT_DONE


def test_a_lock_of_the_very_moment_of_the_order_is_not_taken_for_a_new_one() -> None:
    assert after_unlocking(STARTED) is NOT_DONE


def test_a_lock_that_began_after_the_order_means_that_ours_was_opened() -> None:
    assert after_unlocking(STARTED + A_BREATH) is DONE
    assert after_unlocking(STARTED + A_BREATH, None) is DONE


def test_without_a_lock_and_with_one_that_ran_out_the_account_is_open() -> None:
    assert after_unlocking(None) is DONE
    assert after_unlocking(NOW - timedelta(minutes=15)) is DONE
    assert after_unlocking(NOW - timedelta(minutes=15) + A_BREATH) is NOT_DONE


def test_d20_a_lock_without_an_end_holds_however_old_it_is() -> None:
    assert after_unlocking(days_ago(3), None) is NOT_DONE


def test_an_open_account_of_another_name_says_nothing_of_the_one_that_was_meant() -> None:
    assert after_unlocking(None, account=SOMEBODYS) is NOT_DONE
    assert seen(Unlock(), a_snapshot(directory=Absent())).effect is NOT_DONE


def test_a_lock_of_another_account_of_the_person_is_not_ours() -> None:
    two = (a_directory_account(), a_directory_account(account=SECOND, lock=a_lock(minutes_ago(6))))
    assert seen(Unlock(), a_snapshot(directory=two)).effect is DONE
    assert seen(Unlock(), a_snapshot(directory=two), an_order((MINE, SECOND))).effect is NOT_DONE


def test_unlocked_is_what_every_account_of_the_order_is() -> None:
    locked = a_directory_account(lock=a_lock(minutes_ago(6)))
    for both in ((locked, a_directory_account(account=SECOND)), (a_directory_account(account=SECOND), locked)):
        assert seen(Unlock(), a_snapshot(directory=both), an_order((MINE, SECOND))).effect is NOT_DONE


# A new password.


def after_choosing(set_at: datetime | None, known: KnownEffects = NOTHING_KNOWN, account: str = MINE, **more: Any) -> ActionResult:
    return seen(ResetPassword(), a_snapshot(directory=a_directory_account(account=account, password_set=set_at), **more), known=known)


BOTH: KnownEffects = {"directory": DONE, "mailbox": DONE}


@pytest.mark.parametrize("set_at", [days_ago(400), minutes_ago(2), STARTED - A_BREATH, None])
def test_d21_a_password_that_was_set_before_the_order_is_not_the_new_one(set_at: datetime | None) -> None:
    found = after_choosing(set_at, BOTH)
    assert found == ActionResult(NOT_DONE, {"directory": NOT_DONE}), "a mailbox alone is nothing that was asked for"


@pytest.mark.parametrize("set_at", [STARTED, STARTED + A_BREATH, NOW])
def test_d21_a_password_that_was_set_since_the_order_is_the_new_one(set_at: datetime) -> None:
    assert after_choosing(set_at, BOTH) == ActionResult(DONE, BOTH, dated=set_at)


def test_a_new_password_of_another_account_is_not_ours() -> None:
    assert after_choosing(NOW, BOTH, account=SOMEBODYS).effect is NOT_DONE
    two = (a_directory_account(account=SECOND, password_set=NOW), a_directory_account(password_set=days_ago(30)))
    assert seen(ResetPassword(), a_snapshot(directory=two), known=BOTH).effect is NOT_DONE
    assert seen(ResetPassword(), a_snapshot(directory=tuple(reversed(two))), known=BOTH).effect is NOT_DONE
    assert seen(ResetPassword(), a_snapshot(directory=two), an_order((SECOND,)), BOTH).effect is DONE
    assert seen(ResetPassword(), a_snapshot(directory=Absent()), known=BOTH).effect is NOT_DONE


def test_a06_a_mailbox_counts_only_by_what_is_known_from_the_doing() -> None:
    assert after_choosing(NOW) == ActionResult(PARTLY, {"directory": DONE, "mailbox": UNCLEAR}, dated=NOW)
    assert after_choosing(NOW, {"directory": DONE, "mailbox": NOT_DONE}) == ActionResult(PARTLY, {"directory": DONE, "mailbox": NOT_DONE}, dated=NOW)


def test_d3_a_mailbox_that_cannot_be_read_any_more_is_neither_done_nor_passed_over() -> None:
    silent = Unread(System.MAILBOX)
    assert after_choosing(NOW, mailbox=silent) == ActionResult(PARTLY, {"directory": DONE, "mailbox": UNCLEAR}, dated=NOW)
    assert after_choosing(NOW, BOTH, mailbox=silent) == ActionResult(DONE, BOTH, dated=NOW)
    assert after_choosing(days_ago(30), mailbox=silent) == ActionResult(NOT_DONE, {"directory": NOT_DONE})


def test_r30_a_mailbox_of_another_name_and_none_at_all_are_no_part_of_it() -> None:
    for mailbox in (a_mailbox(address="someone.else@mail.example"), None):
        assert after_choosing(NOW, {"directory": DONE}, mailbox=mailbox) == ActionResult(DONE, {"directory": DONE}, dated=NOW)


# Bind and rebind.


def after_binding(there: Any, order: Order | None = None) -> Effect:
    bind, rebind = (seen(action, a_snapshot(binding=there), order).effect for action in (Bind(), Rebind()))
    assert bind is rebind
    return bind


def test_r10_the_two_that_were_proven_are_bound_to_each_other() -> None:
    assert after_binding((AccountBinding("yjchen", MINE),)) is DONE
    assert after_binding((AccountBinding(" YJChen", "geaa-012686"),)) is DONE, "both systems ignore case and spaces"
    assert after_binding((AccountBinding("other", SECOND), AccountBinding("yjchen", MINE))) is DONE


def test_r14_a_binding_that_was_made_earlier_to_another_account_is_not_ours() -> None:
    assert after_binding((AccountBinding("yjchen", SOMEBODYS),)) is NOT_DONE
    assert after_binding((AccountBinding("other", MINE),)) is NOT_DONE
    assert after_binding((AccountBinding("yjchen", SOMEBODYS), AccountBinding("other", MINE))) is NOT_DONE, "each is bound, but not to the other"
    assert after_binding(None) is NOT_DONE
    assert after_binding(Absent()) is NOT_DONE


def test_a17_while_the_binding_that_it_stands_in_place_of_is_there_it_is_not_done() -> None:
    old, new = AccountBinding("other", MINE), AccountBinding("yjchen", MINE)
    order = an_order(instead_of=(old,))
    assert after_binding((new, old), order) is NOT_DONE
    assert after_binding((old,), order) is NOT_DONE
    assert after_binding((new,), order) is DONE
    assert after_binding((new, AccountBinding("third", SECOND)), order) is DONE


# Enable.


def off(**which: bool) -> dict[str, Any]:
    """A snapshot's parts, each of them enabled or not."""
    return {
        "portal": a_portal_account(enabled=which.get("portal", False)),
        "personnel": a_personnel_record(enabled=which.get("personnel", False)),
        "directory": a_directory_account(enabled=which.get("directory", False)),
    }


def test_d10_disabled_at_the_portal_the_portal_alone_has_to_say_that_it_is_enabled() -> None:
    assert seen(Enable(), a_snapshot(**off(portal=True))) == ActionResult(DONE, {"portal": DONE}), "what comes after it is the sync's"
    assert seen(Enable(), a_snapshot(**off(personnel=True, directory=True))) == ActionResult(NOT_DONE, {"portal": NOT_DONE})


def test_an_enabled_portal_account_of_another_name_is_not_ours() -> None:
    parts = {**off(), "portal": a_portal_account(account="other")}
    assert seen(Enable(), a_snapshot(**parts)).effect is NOT_DONE
    two = (a_portal_account(account="other", enabled=False), a_portal_account())
    assert seen(Enable(), a_snapshot(**{**off(), "portal": two})).effect is DONE
    assert seen(Enable(), a_snapshot(**{**off(), "portal": two}), an_order(portal=("yjchen", "other"))).effect is NOT_DONE


WITHOUT_PORTAL = an_order(portal=())


def test_d11_disabled_behind_the_portal_each_system_that_was_written_has_to_say_it() -> None:
    both = {"personnel": DONE, "directory": DONE}
    assert seen(Enable(), a_snapshot(**off(personnel=True, directory=True)), WITHOUT_PORTAL) == ActionResult(DONE, both)
    assert seen(Enable(), a_snapshot(**off(personnel=True)), WITHOUT_PORTAL) == ActionResult(PARTLY, {**both, "directory": NOT_DONE})
    assert seen(Enable(), a_snapshot(**off(directory=True)), WITHOUT_PORTAL) == ActionResult(PARTLY, {**both, "personnel": NOT_DONE})
    assert seen(Enable(), a_snapshot(**off(portal=True)), WITHOUT_PORTAL) == ActionResult(NOT_DONE, {"personnel": NOT_DONE, "directory": NOT_DONE})


def test_d13_an_enabled_directory_account_of_another_name_is_not_ours() -> None:
    parts = {**off(personnel=True), "directory": a_directory_account(account=SOMEBODYS)}
    assert seen(Enable(), a_snapshot(**parts), WITHOUT_PORTAL).systems["directory"] is NOT_DONE
    two = (a_directory_account(account=SECOND, enabled=False), a_directory_account())
    assert seen(Enable(), a_snapshot(**{**parts, "directory": two}), WITHOUT_PORTAL).effect is DONE
    assert seen(Enable(), a_snapshot(**{**parts, "directory": two}), an_order((MINE, SECOND), ())).systems["directory"] is NOT_DONE


def test_who_has_no_personnel_record_or_no_account_to_enable_is_judged_by_the_rest() -> None:
    parts = {**off(directory=True), "personnel": Absent()}
    assert seen(Enable(), a_snapshot(**parts), WITHOUT_PORTAL) == ActionResult(DONE, {"directory": DONE})
    assert seen(Enable(), a_snapshot(**off(personnel=True)), an_order((), ())) == ActionResult(DONE, {"personnel": DONE})


# Silence.


@pytest.mark.parametrize(
    ("action", "silent", "system", "name"),
    [
        (Unlock(), "directory", System.DIRECTORY, "directory"),
        (ResetPassword(), "directory", System.DIRECTORY, "directory"),
        (Bind(), "binding", System.DIRECTORY, "directory"),
        (Rebind(), "binding", System.DIRECTORY, "directory"),
        (Enable(), "portal", System.PORTAL, "portal"),
    ],
)
def test_t32_a_system_that_is_silent_is_unclear_whatever_is_known_from_the_doing(action: Action, silent: str, system: System, name: str) -> None:
    parts: dict[str, Any] = {silent: Unread(system)}
    assert seen(action, a_snapshot(**parts), known=BOTH) == ActionResult(UNCLEAR, {name: UNCLEAR})


@pytest.mark.parametrize(("silent", "system"), [("personnel", System.PERSONNEL), ("directory", System.DIRECTORY)])
def test_t32_an_enabling_behind_the_portal_is_unclear_while_one_of_its_systems_is_silent(silent: str, system: System) -> None:
    found = seen(Enable(), a_snapshot(**{**off(personnel=True, directory=True), silent: Unread(system)}), WITHOUT_PORTAL)
    assert found.effect is UNCLEAR
    assert found.systems == {"personnel": DONE, "directory": DONE, silent: UNCLEAR}


@pytest.mark.parametrize(
    ("effects", "whole"),
    [
        ((), DONE),
        ((DONE, DONE), DONE),
        ((DONE, NOT_DONE), PARTLY),
        ((NOT_DONE, NOT_DONE), NOT_DONE),
        ((DONE, UNCLEAR), UNCLEAR),
        ((NOT_DONE, UNCLEAR), UNCLEAR),
        ((UNCLEAR,), UNCLEAR),
    ],
)
def test_the_effects_in_all_systems_as_one(effects: tuple[Effect, ...], whole: Effect) -> None:
    assert combined_effect(effects) is whole
