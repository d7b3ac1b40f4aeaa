"""D5-D9: data on its way, minute by minute."""

from datetime import timedelta
from typing import Any

import pytest

from bot.accounts.finding import Status
from bot.accounts.records import System, Unread
from bot.accounts.rules import Stage, SyncBeat
from bot.people.role import Role
from tests.builders import NOW, a_personnel_record, a_portal_account, a_snapshot, an_agency, days_ago, diagnosed, finding_of, minutes_ago, some_rules

STEPS = [(0, "D5"), (59, "D5"), (59.99, "D5"), (60, "D6"), (61, "D6"), (119, "D6"), (120, "D6"), (120.9, "D6"), (121, "D7"), (500, "D7")]
ARRIVALS = [(59, "pending"), (60, "slow"), (61, "slow"), (119, "slow"), (120, "slow"), (121, "overdue")]


@pytest.mark.parametrize(("age", "row"), STEPS)
@pytest.mark.parametrize("stage", Stage)
def test_d5_d6_d7_by_the_age_of_the_portal_account(age: float, row: str, stage: Stage) -> None:
    new = a_snapshot(portal=a_portal_account(created=minutes_ago(age)), personnel=None, directory=None, mailbox=None, binding=None)
    assert diagnosed(new, stage).rows == (row,)


def test_d5_tells_the_next_sync_and_the_last() -> None:
    finding = finding_of("D5", a_snapshot(portal=a_portal_account(created=minutes_ago(10)), personnel=None))
    assert finding.until == minutes_ago(-40)
    assert (finding.tell.words["until"], finding.tell.words["last"]) == (minutes_ago(-40), minutes_ago(20))
    assert (finding.status, finding.remedies, finding.escalate) == (Status.UNSYNCED, ("notify",), False)


def test_d5_without_a_known_beat_says_by_when_it_should_be_there() -> None:
    rules = some_rules(sync=SyncBeat(timedelta(hours=1), None))
    finding = finding_of("D5", a_snapshot(portal=a_portal_account(created=minutes_ago(10)), personnel=None), rules=rules)
    assert (finding.until, finding.tell.words["last"]) == (minutes_ago(-50), "none")


def test_d6_says_to_wait_until_two_hours_after_the_creation() -> None:
    finding = finding_of("D6", a_snapshot(portal=a_portal_account(created=minutes_ago(75)), personnel=None))
    assert finding.until == minutes_ago(-45)
    assert not finding.escalate


def test_d6_in_its_last_minute_does_not_say_to_wait_for_what_has_passed() -> None:
    finding = finding_of("D6", a_snapshot(portal=a_portal_account(created=minutes_ago(120.5)), personnel=None))
    assert finding.until == NOW
    assert finding_of("D8", a_snapshot(personnel=a_personnel_record(arrived=minutes_ago(120.5)), mailbox=None)).until == NOW


def test_d7_is_escalated_at_once_as_r36_says() -> None:
    finding = finding_of("D7", a_snapshot(portal=a_portal_account(created=minutes_ago(121)), personnel=None))
    assert (finding.escalate, finding.owner, finding.remedies, finding.until) == (True, Role.HELPDESK, ("ticket",), None)


def test_d7_in_go_live_belongs_to_the_personnel_admin_because_the_portal_hands_nothing_over() -> None:
    assert finding_of("D7", a_snapshot(personnel=None), Stage.P2).owner is Role.PERSONNEL_ADMIN


def test_d7_an_account_of_unknown_age_is_long_there() -> None:
    assert diagnosed(a_snapshot(portal=a_portal_account(created=None), personnel=None)).rows == ("D7",)


def test_d7_one_of_two_accounts_of_unknown_age_makes_it_long_there() -> None:
    two = (a_portal_account(created=None), a_portal_account(account="yjchen2", created=minutes_ago(10)))
    assert diagnosed(a_snapshot(portal=two, personnel=None, directory=None, mailbox=None, binding=None)).rows[0] == "D7"


def test_d5_is_not_concluded_while_personnel_is_silent() -> None:
    new = a_snapshot(portal=a_portal_account(created=minutes_ago(5)), personnel=Unread(System.PERSONNEL))
    assert diagnosed(new).rows == ("D3",)


def test_d5_nothing_is_on_its_way_from_a_disabled_portal_account_until_go_live() -> None:
    closed = a_snapshot(portal=a_portal_account(created=minutes_ago(5), enabled=False), personnel=None)
    assert "D5" not in diagnosed(closed).rows
    assert "D5" in diagnosed(closed, Stage.P2).rows


@pytest.mark.parametrize(("age", "row"), [(59, "D9"), (60, "D6"), (119, "D6"), (120, "D6"), (121, "D7")])
@pytest.mark.parametrize("stage", [Stage.P0, Stage.P1])
def test_d6_d7_also_for_a_name_that_personnel_has_not_taken_over(age: float, row: str, stage: Stage) -> None:
    renamed = a_snapshot(portal=a_portal_account(name="陳怡珺", changed=minutes_ago(age)), certificate=None)
    assert diagnosed(renamed, stage).rows == (row,)


def test_d6_the_retired_portals_name_is_history_in_go_live() -> None:
    assert diagnosed(a_snapshot(portal=a_portal_account(name="陳怡珺", changed=days_ago(3))), Stage.P2).rows == ()


def test_a16_names_are_one_when_only_spaces_or_normal_forms_differ() -> None:
    same = a_snapshot(portal=a_portal_account(name="\u3000Pani\u0301 ", changed=days_ago(3)), personnel=a_personnel_record(name="Paní"), certificate=None)
    assert diagnosed(same).rows == ()


@pytest.mark.parametrize(("age", "how"), ARRIVALS)
@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("missing", ["directory", "mailbox", "both"])
def test_d8_counts_from_the_arrival_in_personnel(age: float, how: str, stage: Stage, missing: str) -> None:
    empty: dict[str, dict[str, Any]] = {"directory": {"directory": None, "binding": None}, "mailbox": {"mailbox": None}}
    gone = {**empty["directory"], **empty["mailbox"]} if missing == "both" else empty[missing]
    finding = finding_of("D8", a_snapshot(personnel=a_personnel_record(arrived=minutes_ago(age)), **gone), stage)
    assert finding.tell.key == f"status.arrival-{how}"
    assert finding.tell.words["missing"] == missing
    assert finding.escalate is (how == "overdue")
    assert finding.system is (System.MAILBOX if missing == "mailbox" else System.DIRECTORY)


def test_d8_only_joined_agencies_get_these_accounts() -> None:
    school = a_snapshot(agency=an_agency(joins_directory=False), directory=None, mailbox=None, binding=None)
    assert "D8" not in diagnosed(school).rows


def test_d8_an_unknown_arrival_is_long_ago() -> None:
    assert finding_of("D8", a_snapshot(personnel=a_personnel_record(arrived=None), mailbox=None)).escalate


def test_d8_nothing_is_made_for_somebody_disabled_in_personnel() -> None:
    assert "D8" not in diagnosed(a_snapshot(personnel=a_personnel_record(enabled=False), mailbox=None)).rows


@pytest.mark.parametrize(("age", "holds"), [(0, True), (59, True), (60, False), (61, False)])
@pytest.mark.parametrize("stage", [Stage.P0, Stage.P1])
def test_d9_a_change_in_the_portal_younger_than_an_hour(age: float, holds: bool, stage: Stage) -> None:
    assert ("D9" in diagnosed(a_snapshot(portal=a_portal_account(changed=minutes_ago(age))), stage).rows) is holds


@pytest.mark.parametrize(("age", "holds"), [(59, True), (60, False)])
def test_d9_in_go_live_a_change_in_personnel(age: float, holds: bool) -> None:
    assert ("D9" in diagnosed(a_snapshot(personnel=a_personnel_record(changed=minutes_ago(age))), Stage.P2).rows) is holds


def test_d9_in_go_live_the_portal_is_no_source_any_more() -> None:
    assert diagnosed(a_snapshot(portal=a_portal_account(changed=minutes_ago(5))), Stage.P2).rows == ()


def test_d9_says_to_try_again_after_the_next_sync() -> None:
    finding = finding_of("D9", a_snapshot(portal=a_portal_account(changed=minutes_ago(5))))
    assert (finding.until, finding.remedies) == (minutes_ago(-40), ("notify",))


def test_r21_a_disabling_is_no_change_on_its_way() -> None:
    assert diagnosed(a_snapshot(portal=a_portal_account(enabled=False, changed=minutes_ago(5)))).rows == ("D11",)


def test_a_clock_that_is_behind_the_systems_counts_as_no_time_at_all() -> None:
    ahead = a_snapshot(portal=a_portal_account(created=NOW + timedelta(minutes=3)), personnel=None)
    assert finding_of("D5", ahead).tell.words["minutes"] == 0


@pytest.mark.parametrize(("stage", "owner"), [(Stage.P0, Role.PORTAL_ADMIN), (Stage.P1, Role.PORTAL_ADMIN), (Stage.P2, Role.PERSONNEL_ADMIN)])
def test_a5_nobody_without_any_account_is_told_that_all_is_fine(stage: Stage, owner: Role) -> None:
    nobody = a_snapshot(portal=None, personnel=None, directory=None, mailbox=None, binding=None, certificate=None)
    diagnosis = diagnosed(nobody, stage)
    assert (diagnosis.rows, diagnosis.status, diagnosis.findings[0].owner) == ((), Status.UNSYNCED, owner)
    assert diagnosis.findings[0].tell.key == "status.no-account"
