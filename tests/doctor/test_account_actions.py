"""The parts of `doctor` that are pure: columns that line up, spans as they are written, the drawn form."""

import io
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from bot.actions.ways import ApprovalTime
from bot.cli.doctor import draw_checks
from bot.cli.doctor_checks.check import CheckResult
from bot.cli.doctor_checks.columns import columns
from bot.cli.doctor_checks.organisation import OfficeCoverage, check_organisation
from bot.cli.doctor_checks.policy_explanation import explain, span_text, waits_text
from bot.runtime.spans import read_span
from bot.settings.approval_times import read_approval_time
from bot.settings.methods import configured_methods
from bot.settings.policy import build_policy
from bot.settings.schema import Settings


def test_columns_line_up_where_chinese_characters_are_two_wide() -> None:
    first, second = columns([("示範國小", "school-07", "x"), ("doit", "a", "y")])
    assert cell_len(first[: first.index("school")]) == cell_len(second[: second.index("a")]) == 10
    assert cell_len(first) == cell_len(second)


@given(st.integers(1, 60 * 24 * 30).map(lambda minutes: timedelta(minutes=minutes)))
def test_a_span_is_written_so_that_it_is_read_back_as_the_same(length: timedelta) -> None:
    assert read_span(span_text(length)) == length


@pytest.mark.parametrize("waits", [ApprovalTime(timedelta(minutes=30)), ApprovalTime(working_days=1), ApprovalTime(working_days=2)])
def test_waiting_is_written_so_that_it_is_read_back_as_the_same(waits: ApprovalTime) -> None:
    assert read_approval_time(waits_text(waits)) == waits


def test_many_agencies_without_admins_are_counted_after_the_first_ten() -> None:
    offices = [OfficeCoverage(f"a{number}", f"機關{number}", False, False) for number in range(13)]
    assert "and 3 more" in check_organisation(5, offices, "loaded").result


def test_an_agency_that_lacks_one_of_the_two_admins_is_told_apart() -> None:
    said = check_organisation(5, [OfficeCoverage("a", "甲", True, False), OfficeCoverage("b", "乙", False, True)], "loaded").result
    assert "without a portal admin: 乙 (b)" in said
    assert "without a personnel admin: 甲 (a)" in said


def test_a_check_is_one_line_whatever_a_server_says() -> None:
    check = CheckResult("mail", False, "550 no\r\nway", "call\nthem")
    assert check.line == "550 no way → call them"
    assert "\n" not in check.form()["said"]


def test_on_a_terminal_the_same_is_drawn() -> None:
    out = io.StringIO()
    draw_checks(Console(file=out, width=200, force_terminal=True), [CheckResult("mail", False, "無法連線", "check mail.smtp")], explain(build_policy(Settings()), 3, configured_methods(Settings())))
    drawn = out.getvalue()
    assert "無法連線 → check mail.smtp" in drawn
    assert "reset_password" in drawn
    assert "\x1b" in drawn
