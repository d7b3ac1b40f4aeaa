"""D38 and D40: a password that has to be changed first, and a policy that lets in only there and then."""

import pytest

from bot.accounts.finding import Status
from bot.accounts.rules import Stage
from bot.people.role import Role
from tests.builders import NOW, a_directory_account, a_snapshot, days_ago, diagnosed, finding_of, minutes_ago


@pytest.mark.parametrize("stage", Stage)
def test_d38_must_change_at_the_next_sign_in(stage: Stage) -> None:
    finding = finding_of("D38", a_snapshot(directory=a_directory_account(must_change=True)), stage)
    assert (finding.status, finding.tell.key, finding.remedies) == (Status.LOCKED, "status.password-must-change", ("reset_password",))


def test_d38_the_password_has_expired() -> None:
    finding = finding_of("D38", a_snapshot(directory=a_directory_account(password_expires=days_ago(1))))
    assert (finding.tell.key, finding.tell.words["since"]) == ("status.password-expired", days_ago(1))


def test_d38_not_before_the_very_moment() -> None:
    assert diagnosed(a_snapshot(directory=a_directory_account(password_expires=minutes_ago(-1)))).rows == ()
    assert diagnosed(a_snapshot(directory=a_directory_account(password_expires=NOW))).rows == ("D38",)


def test_a8_r29_no_reset_is_offered_while_unbound() -> None:
    diagnosis = diagnosed(a_snapshot(directory=a_directory_account(must_change=True), binding=None))
    assert diagnosis.rows == ("D38", "D29")
    assert diagnosis.remedies == ("bind",)


@pytest.mark.parametrize("stage", Stage)
def test_d40_at_no_hour(stage: Stage) -> None:
    finding = finding_of("D40", a_snapshot(directory=a_directory_account(signs_in_at_no_hour=True)), stage)
    assert (finding.status, finding.tell.key, finding.owner, finding.remedies) == (Status.LOCKED, "status.no-hour", Role.DIRECTORY_TEAM, ())


def test_d40_from_some_computers_only() -> None:
    finding = finding_of("D40", a_snapshot(directory=a_directory_account(computers=("PC-0412", "PC-0413"))))
    assert finding.tell.words["computers"] == "PC-0412 / PC-0413"
