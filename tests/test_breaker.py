"""A system that fails is left alone, and asked again one question at a time."""

from datetime import UTC, datetime, timedelta

from bot.runtime.breaker import Breaker

NOW = datetime(2026, 11, 30, 1, 0, tzinfo=UTC)


def opened() -> Breaker:
    breaker = Breaker(timedelta(seconds=30), timedelta(minutes=10))
    assert [breaker.failed(NOW) for _ in range(3)] == [False, False, True]
    return breaker


def after(**span: float) -> datetime:
    return NOW + timedelta(**span)


def test_two_failures_change_nothing_and_an_answer_between_them_counts() -> None:
    breaker = Breaker(timedelta(seconds=30), timedelta(minutes=10))
    for _ in range(4):
        breaker.failed(NOW)
        breaker.failed(NOW)
        assert breaker.may_ask(NOW)
        breaker.answered()


def test_three_in_a_row_leave_it_alone_for_half_a_minute_then_one_may_ask() -> None:
    breaker = opened()
    assert not breaker.may_ask(after(seconds=29))
    assert breaker.may_ask(after(seconds=30))
    assert not breaker.may_ask(after(seconds=30))


def test_the_one_that_asks_opens_it_for_all_or_leaves_it_alone_for_twice_as_long() -> None:
    breaker = opened()
    assert breaker.may_ask(after(seconds=30))
    assert breaker.failed(after(seconds=32))
    assert not breaker.may_ask(after(seconds=91))
    assert breaker.may_ask(after(seconds=92))
    breaker.answered()
    assert all(breaker.may_ask(after(seconds=92)) for _ in range(3))


def test_it_is_never_left_alone_for_more_than_ten_minutes() -> None:
    breaker, now = opened(), after(hours=1)
    for _ in range(20):
        assert breaker.may_ask(now)
        breaker.failed(now)
        now += timedelta(minutes=10)
    assert breaker.may_ask(now)


def test_whoever_waits_no_more_lets_the_next_one_ask() -> None:
    breaker = opened()
    assert breaker.may_ask(after(minutes=1))
    breaker.left()
    assert breaker.may_ask(after(minutes=1))


def test_failures_of_those_that_asked_before_it_was_left_alone_say_nothing_new() -> None:
    breaker = opened()
    assert not any(breaker.failed(after(seconds=1)) for _ in range(10))
    assert breaker.may_ask(after(seconds=30))


def test_a_clock_that_is_set_back_prolongs_no_rest() -> None:
    breaker = Breaker(timedelta(seconds=30), timedelta(minutes=10))
    for _ in range(3):
        breaker.failed(NOW)
    assert not breaker.may_ask(NOW)
    assert breaker.may_ask(NOW - timedelta(hours=2))
