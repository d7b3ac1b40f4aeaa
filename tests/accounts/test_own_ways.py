"""Signing in with one's own accounts: after go-live, and while TPEAD is locked (R8, R17, R18, R24, D27, D28)."""

import pytest

from bot.accounts.own_ways import after_go_live, portal_meanwhile
from bot.accounts.records import System, Unread
from bot.accounts.rules import Stage
from bot.accounts.snapshot import Snapshot
from tests.builders import NOW, a_directory_account, a_portal_account, a_snapshot, an_agency, diagnosed, minutes_ago, some_rules
from tests.rules.telling import EN, LANGUAGES, worded


def later(snapshot: Snapshot, stage: Stage = Stage.P0) -> str:
    told = after_go_live(diagnosed(snapshot, stage), some_rules(stage), NOW)
    return "" if told is None else str(told.words["how"])


def meanwhile(snapshot: Snapshot, stage: Stage = Stage.P0) -> str:
    told = portal_meanwhile(diagnosed(snapshot, stage), some_rules(stage), NOW)
    return "" if told is None else str(told.words["state"])


SCHOOL = an_agency(joins_directory=False)


@pytest.mark.parametrize(
    ("snapshot", "how"),
    [
        (a_snapshot(), "bound"),
        (a_snapshot(binding=None), "bind"),
        (a_snapshot(directory=None, binding=None, agency=SCHOOL), "made"),
        (a_snapshot(portal=None, binding=None), "directory"),
        (a_snapshot(binding=None, agency=SCHOOL), "system"),
        (a_snapshot(directory=(a_directory_account(account="GEAA-012631"), a_directory_account(account="ab1238"))), "choose"),
        (a_snapshot(portal=(a_portal_account(account="wfan"), a_portal_account(account="wfan2")), binding=None), "main"),
    ],
)
def test_d27_d28_r18_whether_one_gets_in_after_go_live_hangs_on_the_own_accounts(snapshot: Snapshot, how: str) -> None:
    assert later(snapshot) == how


def test_t32_nothing_is_said_of_later_where_a_system_is_silent_or_it_has_come() -> None:
    assert later(a_snapshot(directory=Unread(System.DIRECTORY))) == ""
    assert later(a_snapshot(), Stage.P2) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_r17_a_portal_account_alone_is_told_yes_and_nothing_to_do(language: str) -> None:
    told = after_go_live(diagnosed(a_snapshot(directory=None, binding=None, agency=SCHOOL)), some_rules(Stage.P0), NOW)
    assert told is not None
    assert worded(told, Stage.P0, language).startswith("Yes" if language == EN else "進得去")


def test_r24_the_own_portal_account_signs_in_while_tpead_is_locked() -> None:
    locked = a_snapshot(locked=minutes_ago(3))
    assert meanwhile(locked) == "usable"
    assert meanwhile(locked, Stage.P2) == "retired"
    both = a_snapshot(locked=minutes_ago(3), portal_locked=minutes_ago(2))
    assert meanwhile(both) == "locked"
    assert meanwhile(a_snapshot()) == "", "who is not locked is told of no meanwhile"
