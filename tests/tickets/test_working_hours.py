"""Working time and the clock of a ticket."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tickets.hand_over import asks_for_desk
from bot.tickets.service_level import ServiceLevel, ServiceStanding, service_standing, waits_since
from bot.tickets.ticket import Priority, TicketEvent, TicketState
from bot.tickets.working_hours import WorkingHours

TAIPEI = ZoneInfo("Asia/Taipei")
NEW_YEAR = date(2027, 1, 1)
HOURS = WorkingHours(frozenset(range(5)), time(9), time(18), frozenset({NEW_YEAR}), TAIPEI, UTC)
BERLIN = WorkingHours(frozenset(range(7)), time(0), time(23), frozenset(), ZoneInfo("Europe/Berlin"), UTC)
moments = st.datetimes(timezones=st.just(UTC), min_value=datetime(2026, 1, 1), max_value=datetime(2027, 12, 31))  # noqa: DTZ001 - Hypothesis adds the zone
spans = st.timedeltas(timedelta(minutes=1), timedelta(hours=60))


def taipei(*at: int) -> datetime:
    return datetime(*at, tzinfo=TAIPEI).astimezone(UTC)  # type: ignore[misc, arg-type]


@pytest.mark.parametrize(
    ("start", "hours", "due"),
    [
        (taipei(2026, 11, 30, 10), 4, taipei(2026, 11, 30, 14)),
        (taipei(2026, 11, 30, 16), 4, taipei(2026, 12, 1, 11)),  # Two hours today, two tomorrow.
        (taipei(2026, 11, 30, 9), 9, taipei(2026, 11, 30, 18)),  # Nine hours are one working day.
        (taipei(2026, 11, 30, 20), 1, taipei(2026, 12, 1, 10)),  # After hours it begins in the morning.
        (taipei(2026, 12, 4, 17), 2, taipei(2026, 12, 7, 10)),  # Over a weekend.
        (taipei(2026, 12, 31, 17), 2, taipei(2027, 1, 4, 10)),  # Over a holiday and a weekend.
        (taipei(2026, 12, 5, 12), 1, taipei(2026, 12, 7, 10)),  # On a Saturday.
    ],
)
def test_time_counts_only_while_people_work(start: datetime, hours: int, due: datetime) -> None:
    assert HOURS.after(start, timedelta(hours=hours)) == due


@given(moments, spans, st.sampled_from([HOURS, BERLIN]))
def test_between_a_moment_and_what_is_due_after_it_lies_just_that_time(start: datetime, span: timedelta, hours: WorkingHours) -> None:
    due = hours.after(start, span)
    assert hours.between(start, due) == span
    assert due >= start + span
    assert hours.between(due, start) == timedelta(0)


@given(moments, spans, spans)
def test_two_spans_one_after_the_other_are_as_long_as_both(start: datetime, one: timedelta, other: timedelta) -> None:
    assert HOURS.after(HOURS.after(start, one), other) == HOURS.after(start, one + other)


@pytest.mark.parametrize("wrong", [(frozenset[int](), time(9), time(18)), (frozenset({7}), time(9), time(18)), (frozenset({1}), time(18), time(9))])
def test_hours_in_which_no_time_passes_are_refused(wrong: tuple[frozenset[int], time, time]) -> None:
    with pytest.raises(ValueError, match="working hours"):
        WorkingHours(*wrong, frozenset(), TAIPEI, UTC)


def test_the_clock_runs_while_the_person_waits_and_rests_while_the_helpdesk_does() -> None:
    level = ServiceLevel(HOURS, {Priority.URGENT: timedelta(hours=1), Priority.HIGH: timedelta(hours=4), Priority.NORMAL: timedelta(hours=9)})
    opened, later = taipei(2026, 11, 30, 10), taipei(2026, 11, 30, 15)
    assert level.due(Priority.URGENT, opened) == taipei(2026, 11, 30, 11)
    assert waits_since(opened, TicketEvent.ADDED, later) == opened  # More words make nobody wait anew.
    answered = waits_since(opened, TicketEvent.ANSWERED, later)
    assert answered is None
    assert level.due(Priority.URGENT, answered) is None
    assert waits_since(answered, TicketEvent.ADDED, later) == later
    assert waits_since(None, TicketEvent.REOPENED, later) == later
    assert waits_since(opened, TicketEvent.NOTED, later) == opened
    assert service_standing(TicketState.ANSWERED, None, later) is ServiceStanding.PAUSED
    assert service_standing(TicketState.OPEN, later, opened) is ServiceStanding.WITHIN
    assert service_standing(TicketState.OPEN, later, later) is ServiceStanding.LATE
    assert service_standing(TicketState.CLOSED, None, later) is ServiceStanding.OVER


@pytest.mark.parametrize(
    "words",
    ["換回機器人", "回到機器人", "請機器人回答", "結束對話", "back to the bot", "I want to talk to the bot", "不用真人了", "請換系統來回答", "end the chat.", "那先這樣，不用真人了，謝謝", "那就換回機器人吧", "ok, back to the bot please"],
)
def test_c43_the_desk_is_wanted_back(words: str) -> None:
    assert asks_for_desk(words)


@pytest.mark.parametrize(
    "words",
    ["機器人一直叫我改密碼，到底為什麼", "系統還是登不進去", "好", "1", "the bot told me to reset it", "我問過機器人了", "系統說我被鎖了", "請問系統什麼時候好", "不用了謝謝", "跟系統管理員說過了", "不用真人了嗎？", "我要跟系統管理員談", "電腦壞了，叫系統的人來看"],
)
def test_c43_who_only_speaks_of_the_desk_goes_on_talking_with_the_person(words: str) -> None:
    assert not asks_for_desk(words)
