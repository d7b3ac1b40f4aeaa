"""D1-D4: what stops, and what stands beside."""

from typing import Any

import pytest

from bot.accounts.finding import Status
from bot.accounts.records import AccountKind, System, Unread, Usage
from bot.accounts.rows.stopping import STRANGER
from bot.accounts.rules import Stage
from bot.people.role import Role
from tests.builders import a_directory_account, a_person, a_portal_account, a_snapshot, diagnosed, finding_of, minutes_ago

A_SHARED = a_person(key=None, name="資訊局公用信箱")


def test_d1_a_stranger_has_a_finding_without_a_snapshot() -> None:
    assert (STRANGER.row, STRANGER.status, STRANGER.remedies) == ("D1", Status.UNKNOWN, ())


@pytest.mark.parametrize("changes", [{"protected": True}, {"kind": AccountKind.SERVICE}, {"kind": AccountKind.BOT}])
@pytest.mark.parametrize("stage", Stage)
def test_d2_a_protected_or_service_account_is_not_handled_and_no_detail_is_said(changes: dict[str, object], stage: Stage) -> None:
    diagnosis = diagnosed(a_snapshot(directory=a_directory_account(**changes), locked=minutes_ago(6)), stage)
    assert diagnosis.rows == ("D2",)
    assert diagnosis.stopped
    assert diagnosis.status is Status.UNKNOWN
    assert diagnosis.remedies == ()
    assert not diagnosis.findings[0].tell.words


def test_d2_comes_before_d4_so_that_a_service_account_is_told_nothing() -> None:
    assert diagnosed(a_snapshot(person=A_SHARED, directory=a_directory_account(kind=AccountKind.SERVICE))).rows == ("D2",)


@pytest.mark.parametrize("system", ["portal", "personnel", "directory", "mailbox", "certificate", "binding"])
@pytest.mark.parametrize("stage", Stage)
def test_d3_a_silent_system_makes_the_whole_unknown_and_is_named(system: str, stage: Stage) -> None:
    silent = {"certificate": System.SIGN_ON, "binding": System.DIRECTORY}.get(system) or System(system)
    changes: dict[str, Any] = {system: Unread(silent)}
    diagnosis = diagnosed(a_snapshot(**changes), stage)
    finding = diagnosis.findings[0]
    assert (finding.row, finding.system, diagnosis.status) == ("D3", silent, Status.UNKNOWN)
    assert finding.tell.words[silent.value] == "first"
    assert list(finding.tell.words.values()).count("no") == 4


def test_d3_stands_beside_what_could_be_read() -> None:
    diagnosis = diagnosed(a_snapshot(mailbox=Unread(System.MAILBOX), locked=minutes_ago(6)))
    assert diagnosis.rows == ("D3", "D15")
    assert diagnosis.remedies == ("unlock",), "an unlock needs no mailbox"


@pytest.mark.parametrize(("stage", "remedies"), [(Stage.P0, ()), (Stage.P1, ()), (Stage.P2, ("unlock",))])
def test_d3_the_portal_is_needed_for_an_unlock_until_go_live_only(stage: Stage, remedies: tuple[str, ...]) -> None:
    assert diagnosed(a_snapshot(portal=Unread(System.PORTAL), locked=minutes_ago(6)), stage).remedies == remedies


def test_d3_several_silent_systems_are_one_finding() -> None:
    diagnosis = diagnosed(a_snapshot(portal=Unread(System.PORTAL), mailbox=Unread(System.MAILBOX)))
    assert diagnosis.rows == ("D3",)
    words = diagnosis.findings[0].tell.words
    assert (words["portal"], words["mailbox"], words["directory"]) == ("first", "more", "no")
    assert diagnosis.findings[0].system is None


@pytest.mark.parametrize(("stage", "owner"), [(Stage.P0, Role.PORTAL_ADMIN), (Stage.P1, Role.PORTAL_ADMIN), (Stage.P2, Role.PERSONNEL_ADMIN)])
def test_d4_a_shared_account_goes_to_the_responsible_person(stage: Stage, owner: Role) -> None:
    shared = a_snapshot(person=A_SHARED, portal=a_portal_account(used_for=Usage.APPLICATIONS), directory=None, personnel=None, locked=None)
    diagnosis = diagnosed(shared, stage)
    finding = diagnosis.findings[0]
    assert diagnosis.rows == ("D4",)
    assert (finding.tell.key, finding.tell.words["stage"], finding.owner) == ("status.shared-account", stage.value, owner)
    assert finding.escalate
    assert finding.remedies == ()


def test_r20_r23_a_shared_account_for_mail_only_keeps_its_mailbox_and_is_not_escalated() -> None:
    finding = finding_of("D4", a_snapshot(person=A_SHARED, portal=a_portal_account(used_for=Usage.MAIL), directory=None))
    assert (finding.tell.key, finding.escalate) == ("status.shared-mail", False)


def test_r22_a_shared_account_of_unknown_use_is_told_to_move_its_work() -> None:
    assert finding_of("D4", a_snapshot(person=A_SHARED)).tell.key == "status.shared-account"
