"""D10-D14, D39: switched off, by whom, and what may still be asked for."""

from typing import Any

import pytest

from bot.accounts.finding import Status
from bot.accounts.records import AccountBinding, System, Unread
from bot.accounts.rules import Stage
from bot.people.role import Role
from tests.builders import NOW, a_directory_account, a_personnel_record, a_portal_account, a_snapshot, days_ago, diagnosed, finding_of, minutes_ago

OFF_PORTAL = a_portal_account(enabled=False)
OFF_PERSONNEL = a_personnel_record(enabled=False)
OFF_DIRECTORY = a_directory_account(enabled=False)
BEFORE = [Stage.P0, Stage.P1]


@pytest.mark.parametrize("stage", BEFORE)
def test_d10_disabled_everywhere_is_disabled_at_the_source(stage: Stage) -> None:
    finding = finding_of("D10", a_snapshot(portal=OFF_PORTAL, personnel=OFF_PERSONNEL, directory=OFF_DIRECTORY), stage)
    assert (finding.status, finding.owner, finding.remedies) == (Status.DISABLED, Role.PORTAL_ADMIN, ("request_enable",))


@pytest.mark.parametrize("stage", BEFORE)
@pytest.mark.parametrize("others", [{}, {"personnel": OFF_PERSONNEL}, {"directory": OFF_DIRECTORY}])
def test_d11_disabled_in_the_portal_is_disabled_whatever_the_others_say(stage: Stage, others: dict[str, Any]) -> None:
    diagnosis = diagnosed(a_snapshot(portal=OFF_PORTAL, **others), stage)
    assert diagnosis.rows == ("D11",)
    assert diagnosis.status is Status.DISABLED


def test_d10_d11_in_go_live_the_portals_word_is_not_asked() -> None:
    assert diagnosed(a_snapshot(portal=OFF_PORTAL), Stage.P2).rows == ()


@pytest.mark.parametrize(("age", "row"), [(0, "D12"), (59, "D12"), (60, "D13"), (61, "D13")])
@pytest.mark.parametrize("stage", BEFORE)
def test_d12_enabled_in_the_portal_less_than_an_hour_ago_waits_then_d13(age: float, row: str, stage: Stage) -> None:
    diagnosis = diagnosed(a_snapshot(portal=a_portal_account(changed=minutes_ago(age)), directory=OFF_DIRECTORY), stage)
    assert row in diagnosis.rows
    assert diagnosis.status is Status.DISABLED


@pytest.mark.parametrize(("age", "row"), [(59, "D12"), (60, "D14")])
def test_d12_in_go_live_the_source_is_personnel(age: float, row: str) -> None:
    enabled = a_snapshot(personnel=a_personnel_record(changed=minutes_ago(age)), directory=OFF_DIRECTORY)
    assert row in diagnosed(enabled, Stage.P2).rows


def test_d12_ends_with_the_next_sync_and_offers_nothing_meanwhile() -> None:
    finding = finding_of("D12", a_snapshot(portal=a_portal_account(changed=minutes_ago(5)), directory=OFF_DIRECTORY))
    assert (finding.until, finding.remedies) == (minutes_ago(-40), ())


@pytest.mark.parametrize("stage", BEFORE)
@pytest.mark.parametrize(
    ("off", "where"),
    [
        ({"personnel": OFF_PERSONNEL}, "personnel"),
        ({"directory": OFF_DIRECTORY}, "directory"),
        ({"personnel": OFF_PERSONNEL, "directory": OFF_DIRECTORY}, "both"),
        ({"portal": None, "binding": None, "directory": OFF_DIRECTORY}, "directory"),
    ],
)
def test_d13_the_portal_is_fine_or_has_nothing_and_the_agency_decides(stage: Stage, off: dict[str, Any], where: str) -> None:
    finding = finding_of("D13", a_snapshot(**off), stage)
    assert (finding.tell.words["where"], finding.owner, finding.remedies) == (where, Role.PERSONNEL_ADMIN, ("request_enable",))


def test_d13_is_not_concluded_while_the_portal_is_silent_and_still_nothing_is_offered() -> None:
    diagnosis = diagnosed(a_snapshot(portal=Unread(System.PORTAL), directory=OFF_DIRECTORY, certificate=None, locked=None))
    assert diagnosis.rows == ("D3",)
    assert diagnosis.remedies == ()


@pytest.mark.parametrize("off", [{"personnel": OFF_PERSONNEL}, {"directory": OFF_DIRECTORY}])
def test_d14_in_go_live_the_personnel_admin_decides(off: dict[str, Any]) -> None:
    diagnosis = diagnosed(a_snapshot(**off), Stage.P2)
    assert diagnosis.rows == ("D14",)
    assert diagnosis.findings[0].owner is Role.PERSONNEL_ADMIN


@pytest.mark.parametrize("stage", Stage)
def test_d39_the_end_date_has_passed(stage: Stage) -> None:
    diagnosis = diagnosed(a_snapshot(directory=a_directory_account(expires=days_ago(2)), locked=minutes_ago(6)), stage)
    assert diagnosis.rows == ("D39", "D15")
    assert diagnosis.status is Status.DISABLED
    assert diagnosis.remedies == ("ticket",), "an extension is a ticket, and nothing else is offered"


def test_d39_an_end_date_to_come_is_no_finding_and_this_very_moment_is() -> None:
    assert diagnosed(a_snapshot(directory=a_directory_account(expires=minutes_ago(-1)))).rows == ()
    assert diagnosed(a_snapshot(directory=a_directory_account(expires=NOW))).rows == ("D39",)


@pytest.mark.parametrize("off", [{"portal": OFF_PORTAL}, {"personnel": OFF_PERSONNEL}, {"directory": OFF_DIRECTORY}])
def test_a12_whoever_any_system_has_disabled_may_ask_for_enabling_and_for_nothing_else(off: dict[str, Any]) -> None:
    diagnosis = diagnosed(a_snapshot(**off, binding=None, certificate=None, locked=minutes_ago(6)) if "directory" not in off else a_snapshot(**off))
    assert diagnosis.remedies == ("request_enable",)


def test_a_retired_unbound_duplicate_does_not_disable_the_person() -> None:
    two = (a_directory_account(), a_directory_account(account="ab1234", enabled=False))
    assert diagnosed(a_snapshot(directory=two)).rows == ()


def test_of_two_accounts_that_are_both_in_use_the_disabled_one_decides() -> None:
    two = (a_portal_account(), a_portal_account(account="yjchen2", enabled=False))
    both = (AccountBinding("yjchen", "GEAA-012686"), AccountBinding("yjchen2", "ab1234"))
    snapshot = a_snapshot(portal=two, directory=(a_directory_account(), a_directory_account(account="ab1234")), binding=both)
    assert diagnosed(snapshot).rows == ("D11",)
