"""How often something may happen: so many within a span, to the very moment (T7, T25)."""

from datetime import datetime, timedelta

import pytest

from bot.verification.limits import CODES, GUESSES, LINKS, PASSWORDS, STEP_TRIES, Limit, longest, next_at
from tests.builders import NOW, hours_ago, minutes_ago

A_BREATH = timedelta(microseconds=1)


def again(*happened: datetime, limits: tuple[Limit, ...] = CODES) -> datetime | None:
    return next_at(happened, limits, NOW)


def test_what_never_happened_may_happen_now() -> None:
    assert again() is None


def test_t7_one_code_a_minute_to_the_very_moment() -> None:
    assert again(NOW) == NOW + timedelta(minutes=1)
    assert again(minutes_ago(1) + A_BREATH) == NOW + A_BREATH
    assert again(minutes_ago(1)) is None


def test_t7_five_codes_an_hour_and_ten_a_day_the_longest_wait_holds() -> None:
    five = [minutes_ago(10 * number) for number in range(1, 6)]
    assert again(*five[:4]) is None
    assert again(*five) == minutes_ago(50) + timedelta(hours=1)
    ten = [hours_ago(2 * number) for number in range(1, 11)]
    assert again(*ten[:9]) is None
    assert again(*ten) == hours_ago(20) + timedelta(days=1)
    assert again(NOW, *ten) == hours_ago(18) + timedelta(days=1), "of eleven the second oldest has to grow old"


def test_the_order_in_which_it_is_told_does_not_matter() -> None:
    happened = [minutes_ago(number) for number in (40, 5, 55, 20, 30)]
    assert again(*happened) == again(*sorted(happened)) == again(*sorted(happened, reverse=True)) == minutes_ago(55) + timedelta(hours=1)


def test_t25_passwords_are_tried_below_every_lockout_threshold() -> None:
    assert again(minutes_ago(1), limits=PASSWORDS) is None
    assert again(minutes_ago(1), minutes_ago(14), limits=PASSWORDS) == minutes_ago(14) + timedelta(minutes=15)
    assert again(*[hours_ago(number) for number in range(1, 7)], limits=PASSWORDS) == hours_ago(6) + timedelta(days=1)


@pytest.mark.parametrize(("limits", "span"), [(CODES, timedelta(days=1)), (GUESSES, timedelta(days=1)), (LINKS, timedelta(hours=1))])
def test_one_looks_back_as_far_as_the_longest_limit(limits: tuple[Limit, ...], span: timedelta) -> None:
    assert longest(limits) == span


def test_t6_a_step_has_three_tries_and_a_person_nine_an_hour() -> None:
    assert STEP_TRIES == 3
    assert again(*[minutes_ago(number) for number in range(1, 9)], limits=GUESSES) is None
    assert again(*[minutes_ago(number) for number in range(1, 10)], limits=GUESSES) is not None
