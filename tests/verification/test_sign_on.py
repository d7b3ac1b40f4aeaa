"""Whose sign-on it is: which accounts sign on, and whom the account that a token names belongs to (R24)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.accounts.records import AccountKind, Lock, System, Unread
from bot.accounts.rules import Stage
from bot.accounts.snapshot import Snapshot
from bot.verification.sign_on import SignOnRefusal, is_fresh, is_unread, judge_account, sign_on_accounts
from tests.builders import NOW, a_directory_account, a_portal_account, a_snapshot, hours_ago, minutes_ago

LOCKED = Lock(minutes_ago(5), timedelta(minutes=15))
OPEN_AGAIN = Lock(hours_ago(1), timedelta(minutes=15))


def accounts(directory: dict[str, Any] | None = None, portal: dict[str, Any] | None = None) -> Snapshot:
    """Somebody with a TPEAD account and a portal account."""
    return a_snapshot(directory=(a_directory_account(**(directory or {})),), portal=(a_portal_account(**(portal or {})),))


@pytest.mark.parametrize(
    ("directory", "portal", "before", "after"),
    [
        ({}, {}, ("GEAA-012686", "yjchen"), ("GEAA-012686",)),
        ({"enabled": False}, {}, ("yjchen",), ()),
        ({"lock": LOCKED}, {}, ("yjchen",), ()),
        ({"lock": OPEN_AGAIN}, {}, ("GEAA-012686", "yjchen"), ("GEAA-012686",)),
        ({"lock": Lock(hours_ago(9), None)}, {}, ("yjchen",), ()),
        ({"kind": AccountKind.SERVICE}, {}, ("yjchen",), ()),
        ({}, {"enabled": False}, ("GEAA-012686",), ("GEAA-012686",)),
        ({}, {"lock": LOCKED}, ("GEAA-012686",), ("GEAA-012686",)),
        ({"enabled": False}, {"enabled": False}, (), ()),
    ],
)
def test_r24_one_signs_on_with_tpeads_account_and_until_go_live_with_the_portals(
    directory: dict[str, Any], portal: dict[str, Any], before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    snapshot = accounts(directory, portal)
    assert sign_on_accounts(snapshot, Stage.P0) == sign_on_accounts(snapshot, Stage.P1) == before
    assert sign_on_accounts(snapshot, Stage.P2) == after


@pytest.mark.parametrize(
    ("named", "stage", "directory", "refusal"),
    [
        ("GEAA-012686", Stage.P0, {}, None),
        ("geaa-012686", Stage.P2, {}, None),
        ("yjchen", Stage.P1, {}, None),
        ("yjchen", Stage.P2, {}, SignOnRefusal.NOT_IN_USE),
        ("GEAA-000001", Stage.P2, {"former": "GEAA-000001"}, SignOnRefusal.NOT_IN_USE),
        ("GEAA-012686", Stage.P0, {"enabled": False}, SignOnRefusal.NOT_IN_USE),
        ("GEAA-012686", Stage.P0, {"lock": LOCKED}, SignOnRefusal.NOT_IN_USE),
        ("GEAA-012687", Stage.P0, {}, SignOnRefusal.OTHER_PERSON),
        ("GEAA-012686 ", Stage.P0, {}, SignOnRefusal.OTHER_PERSON),
        ("GEAA-012686\u200b", Stage.P0, {}, SignOnRefusal.OTHER_PERSON),
        ("GEAA-012686@tpead.example", Stage.P0, {}, SignOnRefusal.OTHER_PERSON),
        ("TPEAD\\GEAA-012686", Stage.P0, {}, SignOnRefusal.OTHER_PERSON),
        ("", Stage.P0, {}, SignOnRefusal.OTHER_PERSON),
    ],
)
def test_a_sign_on_is_its_persons_by_a_present_account_alone(named: str, stage: Stage, directory: dict[str, Any], refusal: SignOnRefusal | None) -> None:
    assert judge_account(named, accounts(directory), stage) is refusal


def test_the_portals_account_is_no_second_proof_beside_its_own_password() -> None:
    assert judge_account("yjchen", accounts(), Stage.P0, typed_portal=True) is SignOnRefusal.SAME_PASSWORD
    assert judge_account("GEAA-012686", accounts(), Stage.P0, typed_portal=True) is None


def test_t32_where_a_system_is_silent_that_says_whose_it_is_nobody_is_believed() -> None:
    well = accounts()
    assert not is_unread(well, Stage.P0)
    assert is_unread(replace(well, directory=Unread(System.DIRECTORY)), Stage.P2)
    assert is_unread(replace(well, portal=Unread(System.PORTAL)), Stage.P1)
    assert not is_unread(replace(well, portal=Unread(System.PORTAL)), Stage.P2)
    assert sign_on_accounts(replace(well, directory=Unread(System.DIRECTORY)), Stage.P2) == ()


@given(st.text(max_size=30), st.sampled_from(Stage), st.booleans())
def test_no_other_name_whatever_is_somebodys(named: str, stage: Stage, typed_portal: bool) -> None:
    refusal = judge_account(named, accounts(), stage, typed_portal=typed_portal)
    assert refusal is not None or named.casefold() in ("geaa-012686", "yjchen")


@given(st.integers(-10_000, 10_000))
def test_a_sign_on_is_fresh_from_a_minute_before_its_page(seconds: int) -> None:
    assert is_fresh(NOW + timedelta(seconds=seconds), NOW) is (seconds >= -60)
