"""D27-D34: what is bound, what has to be, and what cannot be."""

from typing import Any

import pytest

from bot.accounts.finding import Status
from bot.accounts.records import AccountBinding, System, Unread
from bot.accounts.rules import Stage
from bot.accounts.snapshot import Snapshot
from bot.people.role import Role
from tests.builders import BOUND, a_directory_account, a_portal_account, a_snapshot, an_agency, days_ago, diagnosed, finding_of, minutes_ago, some_rules

SCHOOL = an_agency(id="school-07", name="示範國小", joins_directory=False)
TWO_PORTAL = (a_portal_account(), a_portal_account(account="yjchen2"))
TWO_DIRECTORY = (a_directory_account(), a_directory_account(account="ab1234"))


def portal_only(**changes: Any) -> Snapshot:
    return a_snapshot(agency=SCHOOL, directory=None, binding=None, mailbox=None, **changes)


def test_d27_r8_before_the_creation_there_is_nothing_to_do_and_it_still_counts_as_unbound() -> None:
    finding = finding_of("D27", portal_only())
    assert (finding.status, finding.remedies, finding.owner, finding.escalate) == (Status.UNBOUND, (), None, False)
    assert finding.tell.words["stage"] == "p0"


@pytest.mark.parametrize(("age", "late"), [(1, False), (120, False), (120.9, False), (121, True)])
def test_d27_r17_after_the_creation_it_will_come_and_is_reported_after_two_hours(age: float, late: bool) -> None:
    rules = some_rules(Stage.P1, auto_creation=minutes_ago(age))
    finding = finding_of("D27", portal_only(), rules=rules)
    assert (finding.escalate, finding.remedies) == (late, ("notify",))
    assert finding.tell.key == ("status.portal-only-late" if late else "status.portal-only")


def test_r15_the_agencys_own_date_wins() -> None:
    own = an_agency(joins_directory=False, auto_creation=minutes_ago(30))
    snapshot = a_snapshot(agency=own, directory=None, binding=None, mailbox=None)
    assert finding_of("D27", snapshot).tell.words["stage"] == "p1"


def test_d27_r18_from_go_live_on_nobody_signs_in_without_tpead() -> None:
    finding = finding_of("D27", portal_only(), Stage.P2)
    assert (finding.owner, finding.escalate, finding.remedies) == (Role.PERSONNEL_ADMIN, True, ("ticket",))


@pytest.mark.parametrize("stage", Stage)
def test_d27_is_silent_where_something_is_on_its_way(stage: Stage) -> None:
    joined = a_snapshot(directory=None, binding=None)
    assert diagnosed(joined, stage).rows == ("D8",)
    assert diagnosed(portal_only(personnel=None), stage).rows == ("D7",)


def test_d27_is_not_concluded_while_personnel_or_tpead_is_silent() -> None:
    assert diagnosed(portal_only(personnel=Unread(System.PERSONNEL))).rows == ("D3",)
    assert diagnosed(a_snapshot(agency=SCHOOL, directory=Unread(System.DIRECTORY), binding=None, mailbox=None)).rows == ("D3",)


@pytest.mark.parametrize(("stage", "status"), [(Stage.P0, Status.UNBOUND), (Stage.P1, Status.UNBOUND), (Stage.P2, Status.FINE)])
def test_d28_r9_a19_tpead_alone_has_nothing_to_bind_and_signs_in_from_go_live_on(stage: Stage, status: Status) -> None:
    finding = finding_of("D28", a_snapshot(portal=None, binding=None), stage)
    assert (finding.status, finding.remedies, finding.tell.words["stage"]) == (status, (), stage.value)


def test_d29_r7_both_and_unbound_before_the_creation() -> None:
    finding = finding_of("D29", a_snapshot(binding=None))
    assert (finding.status, finding.remedies) == (Status.UNBOUND, ("bind",))


def test_d30_r19_after_the_creation_a_second_account_may_exist() -> None:
    diagnosis = diagnosed(a_snapshot(binding=None), Stage.P1)
    assert diagnosis.rows == ("D30",)
    assert diagnosis.remedies == ("bind",)


def test_d31_still_unbound_at_go_live() -> None:
    finding = finding_of("D31", a_snapshot(binding=None), Stage.P2)
    assert (finding.remedies, finding.owner, finding.escalate) == (("ticket",), Role.PERSONNEL_ADMIN, True)


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("binding", [BOUND, None])
@pytest.mark.parametrize("joined", [True, False])
def test_d31_more_tpead_than_portal_accounts_in_every_phase(stage: Stage, binding: Any, joined: bool) -> None:
    finding = finding_of("D31", a_snapshot(agency=an_agency(joins_directory=joined), directory=TWO_DIRECTORY, binding=binding), stage)
    assert (finding.tell.words["count"], finding.tell.words["accounts"]) == (2, "GEAA-****86 / ab***4")


def test_d31_needs_a_portal_account() -> None:
    assert diagnosed(a_snapshot(portal=None, directory=TWO_DIRECTORY, binding=None)).rows == ("D28",)


def test_d31_a_retired_duplicate_is_none() -> None:
    retired = (a_directory_account(), a_directory_account(account="ab1234", enabled=False))
    assert diagnosed(a_snapshot(directory=retired)).rows == ()


@pytest.mark.parametrize("stage", Stage)
def test_d32_r12_the_system_binds_those_who_have_not_joined(stage: Stage) -> None:
    finding = finding_of("D32", a_snapshot(agency=SCHOOL, binding=None), stage)
    assert (finding.remedies, finding.escalate) == ((), stage is Stage.P2)


def test_d33_r14_two_portal_accounts_and_one_tpead_account_bind_the_main_one() -> None:
    diagnosis = diagnosed(a_snapshot(portal=TWO_PORTAL, binding=None))
    assert diagnosis.rows == ("D33",)
    assert diagnosis.findings[0].tell.words["portal_accounts"] == "yj***n / yj****2"


def test_d33_r14_is_done_once_one_of_them_is_bound() -> None:
    assert diagnosed(a_snapshot(portal=TWO_PORTAL)).rows == ()


def test_d33_at_go_live_in_a_joined_agency_is_d31() -> None:
    assert diagnosed(a_snapshot(portal=TWO_PORTAL, binding=None), Stage.P2).rows == ("D31",)
    assert diagnosed(a_snapshot(agency=SCHOOL, portal=TWO_PORTAL, binding=None), Stage.P2).rows == ("D33",)


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("foreign", [AccountBinding("lindw", "GEAA-012686", foreign=True), AccountBinding("yjchen", "GEAA-777777", foreign=True)])
def test_d34_a_foreign_end_on_either_side_is_a_conflict_without_names(stage: Stage, foreign: AccountBinding) -> None:
    diagnosis = diagnosed(a_snapshot(binding=(foreign,)), stage)
    finding = diagnosis.findings[0]
    assert diagnosis.rows == ("D34",)
    assert (finding.remedies, finding.escalate, dict(finding.tell.words)) == ((), True, {})


def test_d34_comes_before_d31() -> None:
    foreign = (AccountBinding("lindw", "GEAA-012686", foreign=True),)
    assert diagnosed(a_snapshot(directory=TWO_DIRECTORY, binding=foreign)).rows == ("D34",)


@pytest.mark.parametrize("stage", Stage)
def test_a_silent_binding_is_not_taken_for_none(stage: Stage) -> None:
    assert diagnosed(a_snapshot(binding=Unread(System.DIRECTORY)), stage).rows == ("D3",)


def test_an_account_name_is_the_same_in_capitals() -> None:
    assert diagnosed(a_snapshot(binding=(AccountBinding("YJChen", "geaa-012686"),))).rows == ()


def test_r5_a_single_account_by_birth_is_as_good_as_any() -> None:
    born = a_snapshot(directory=a_directory_account(account="ab1234"), binding=(AccountBinding("yjchen", "ab1234"),))
    for stage in Stage:
        assert diagnosed(born, stage, some_rules(stage, auto_creation=days_ago(20))).rows == ()
