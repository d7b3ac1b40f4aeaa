"""How long a freeze holds, who ends it sooner, and what a refused act says of it (DOMAIN part 5)."""

from datetime import timedelta

import pytest

from bot.actions.action import Case
from bot.actions.freeze import Freeze, left_alone
from tests.builders import NOW, a_snapshot, diagnosed, some_rules

SECOND = timedelta(seconds=1)


def a_case(*, thawed_by_people: bool = False) -> Case:
    return Case(diagnosed(a_snapshot()), some_rules(), NOW, frozen_until=NOW + SECOND, thawed_by_people=thawed_by_people)


def test_it_holds_for_twenty_four_hours_and_not_a_moment_longer() -> None:
    freeze = Freeze(NOW)
    assert freeze.until == NOW + timedelta(hours=24)
    assert freeze.holds(NOW)
    assert freeze.holds(freeze.until - SECOND)
    assert not freeze.holds(freeze.until)


@pytest.mark.parametrize(("nth", "by_people"), [(1, False), (2, False), (3, True), (4, True)])
def test_from_the_third_within_a_week_on_people_end_it(nth: int, by_people: bool) -> None:
    assert Freeze(NOW, nth).by_people is by_people


def test_a_refused_act_says_until_when_and_offers_the_way_to_end_it_sooner() -> None:
    refused = left_alone(a_case(), paused=False)
    assert (refused.because.key, dict(refused.because.words)) == ("action.frozen", {"until": NOW + SECOND, "sooner": "self"})
    assert (refused.instead, refused.ticket) == (("unfreeze",), False)


def test_where_only_people_end_it_that_way_is_not_offered() -> None:
    refused = left_alone(a_case(thawed_by_people=True), paused=False)
    assert (refused.because.words["sooner"], refused.instead) == ("people", ())


def test_t29_that_the_whole_desk_is_paused_is_said_first_and_becomes_a_ticket() -> None:
    refused = left_alone(a_case(), paused=True)
    assert (refused.because.key, refused.ticket, refused.instead) == ("action.paused", True, ())
