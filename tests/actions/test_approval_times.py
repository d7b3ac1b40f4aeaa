"""How long an approver has: a span, or working days in the organisation's zone, Monday to Friday, at the same time of day."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.actions.ways import ApprovalTime

TAIPEI = ZoneInfo("Asia/Taipei")


def taipei(day: int, hour: int, minute: int = 0) -> datetime:
    """A day of March 2026 (the 2nd is a Monday), in UTC."""
    return datetime(2026, 3, day, hour, minute, tzinfo=TAIPEI).astimezone(UTC)


@pytest.mark.parametrize(
    ("days", "start", "end"),
    [
        (1, taipei(2, 9), taipei(3, 9)),
        (1, taipei(5, 17, 30), taipei(6, 17, 30)),
        (1, taipei(6, 9), taipei(9, 9)),
        (1, taipei(7, 9), taipei(9, 9)),
        (1, taipei(8, 23, 59), taipei(9, 23, 59)),
        (2, taipei(5, 9), taipei(9, 9)),
        (2, taipei(6, 9), taipei(10, 9)),
        (5, taipei(2, 9), taipei(9, 9)),
        # Friday in Taipei already, Thursday still in Greenwich; and Monday there, Sunday here.
        (1, taipei(6, 1), taipei(9, 1)),
        (1, taipei(9, 1), taipei(10, 1)),
    ],
)
def test_a_working_day_ends_at_the_same_time_on_the_next_one(days: int, start: datetime, end: datetime) -> None:
    assert ApprovalTime(working_days=days).ends(start, TAIPEI) == end


def test_a_span_runs_over_a_weekend() -> None:
    assert ApprovalTime(timedelta(hours=2)).ends(taipei(6, 23), TAIPEI) == taipei(7, 1)


def test_the_end_is_told_in_utc() -> None:
    assert ApprovalTime(working_days=1).ends(taipei(6, 9), TAIPEI).tzinfo is UTC


def test_where_the_clocks_change_the_time_of_day_stays() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    friday = datetime(2026, 3, 27, 9, tzinfo=berlin).astimezone(UTC)
    assert ApprovalTime(working_days=1).ends(friday, berlin) == datetime(2026, 3, 30, 9, tzinfo=berlin)
    assert ApprovalTime(working_days=1).ends(friday, berlin) - friday == timedelta(days=3) - timedelta(hours=1)


@given(st.integers(0, 15 * 365 * 24 * 60).map(lambda minutes: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)), st.integers(1, 20))
def test_it_never_ends_on_a_weekend_and_always_later_than_it_began(start: datetime, days: int) -> None:
    end = ApprovalTime(working_days=days).ends(start, TAIPEI)
    assert end.astimezone(TAIPEI).weekday() < 5
    assert end.astimezone(TAIPEI).timetz().replace(tzinfo=None) == start.astimezone(TAIPEI).timetz().replace(tzinfo=None)
    assert timedelta(days=days) <= end - start <= timedelta(days=days + 2 * (days // 5 + 1))
