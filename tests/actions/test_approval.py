"""Who may decide: by person, agency and task; never by whoever asks, never after it was passed on, a substitute within the dates."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.actions.approval import approver_still_allowed, may_decide, next_admin
from bot.actions.policy import Demand
from bot.actions.request import AdminAsked, AskedAdmin, Request
from bot.people.person import Agency, Person, Substitute
from bot.people.role import Role
from bot.verification.level import Level
from tests.actions.requests import ADMIN, APPROVED, ASKED, CODE, ME, MUCH_LATER, SELF, WAITS, after, asked_for, decided
from tests.builders import NOW, a_person, an_agency

SECOND, PORTAL, STAND_IN = "tsai.admin", "wang.admin", "lin.admin"
OFFICE = an_agency(admins={Role.PERSONNEL_ADMIN: (ADMIN, SECOND), Role.PORTAL_ADMIN: (PORTAL,)})
AWAY = replace(OFFICE, substitutes=(Substitute(ADMIN, STAND_IN, NOW - timedelta(days=1), NOW + timedelta(minutes=30)),))


def somebody(id: str) -> Person:
    return a_person(id=id)


def waiting(asked: str = ADMIN, demand: Demand = APPROVED) -> Request:
    return after(asked_for(demand), CODE, AdminAsked(AskedAdmin(asked, NOW), MUCH_LATER))


def why_not(admin: str, request: Request | None = None, agency: Agency = OFFICE, minutes: float = 0) -> str | None:
    phrase = may_decide(somebody(admin), request or waiting(), agency, NOW + timedelta(minutes=minutes))
    return None if phrase is None else phrase.key


def test_the_admin_who_is_asked_may_decide() -> None:
    assert why_not(ADMIN) is None


def test_t9_nobody_decides_about_the_own_request_not_even_as_an_admin() -> None:
    own = replace(waiting(), person=ADMIN)
    assert why_not(ADMIN, own) == "decide.own"
    assert why_not(ADMIN, replace(own, asked=(AskedAdmin(ADMIN, NOW),))) == "decide.own"


def test_t9_whoever_vouched_for_the_chat_that_asks_does_not_decide_what_it_asks_for() -> None:
    vouched = replace(waiting(), vouched_by=ADMIN)
    assert why_not(ADMIN, vouched) == "decide.vouched"
    assert why_not(ADMIN, replace(vouched, demand=SELF)) == "decide.vouched"
    assert why_not(SECOND, replace(waiting(SECOND), vouched_by=ADMIN)) is None, "a colleague does"
    assert why_not(ADMIN, replace(waiting(), vouched_by=SECOND)) is None


def test_t9_whoever_vouched_is_not_asked_and_as_the_only_admin_leaves_nobody() -> None:
    vouched = replace(after(asked_for(APPROVED), CODE), vouched_by=ADMIN)
    assert next_admin(vouched, OFFICE, NOW) == SECOND
    assert next_admin(vouched, an_agency(admins={Role.PERSONNEL_ADMIN: (ADMIN,)}), NOW) is None
    assert next_admin(replace(vouched, vouched_by=STAND_IN), AWAY, NOW) == SECOND, "nor in place of somebody"


@pytest.mark.parametrize("nobody", ["kuo.admin", "lin.mh", PORTAL, STAND_IN])
def test_t9_who_is_no_admin_of_that_agency_for_that_system_learns_no_more_than_that(nobody: str) -> None:
    assert why_not(nobody) == "decide.not_yours"
    assert why_not(nobody, after(waiting(), decided())) == "decide.not_yours"
    assert why_not(nobody, minutes=600) == "decide.not_yours"


def test_an_admin_of_the_portal_decides_what_is_the_portals() -> None:
    at_portal = waiting(PORTAL, Demand(Level.CODE, Role.PORTAL_ADMIN, WAITS))
    assert why_not(PORTAL, at_portal) is None
    assert why_not(ADMIN, at_portal) == "decide.not_yours"


def test_the_same_person_in_another_agency_is_another_agencys_admin() -> None:
    assert why_not(ADMIN, agency=replace(OFFICE, id="culture")) == "decide.not_yours"


def test_nobody_decides_about_what_needs_no_approver() -> None:
    assert why_not(ADMIN, after(asked_for(SELF), CODE)) == "decide.not_yours"


def test_what_is_decided_already_is_over() -> None:
    assert why_not(ADMIN, after(waiting(), decided())) == "decide.over"
    assert why_not(SECOND, after(waiting(), decided())) == "decide.over"


def test_whoever_was_asked_before_or_is_asked_later_hears_that_it_was_passed_on() -> None:
    assert why_not(SECOND) == "decide.passed_on"
    assert why_not(ADMIN, after(waiting(), AdminAsked(AskedAdmin(SECOND, NOW), MUCH_LATER))) == "decide.passed_on"
    assert why_not(ADMIN, minutes=60) == "decide.passed_on"
    assert why_not(ADMIN, after(asked_for(APPROVED), CODE)) == "decide.passed_on"


def test_a_substitute_decides_within_the_dates_and_whom_they_stand_in_for_does_not() -> None:
    stood_in = waiting(STAND_IN)
    assert why_not(STAND_IN, stood_in, AWAY) is None
    assert why_not(ADMIN, waiting(), AWAY) == "decide.not_yours"
    assert why_not(STAND_IN, stood_in, AWAY, minutes=29.9) is None
    assert why_not(STAND_IN, stood_in, AWAY, minutes=30) == "decide.not_yours"
    assert why_not(ADMIN, waiting(), AWAY, minutes=30) is None


def test_admins_are_asked_in_the_files_order_each_once() -> None:
    request = after(asked_for(APPROVED), CODE)
    assert next_admin(request, OFFICE, NOW) == ADMIN
    request = after(request, ASKED)
    assert next_admin(request, OFFICE, NOW) == SECOND
    assert next_admin(after(request, AdminAsked(AskedAdmin(SECOND, NOW), MUCH_LATER)), OFFICE, NOW) is None


def test_a_substitute_is_asked_in_place() -> None:
    request = after(asked_for(APPROVED), CODE)
    assert next_admin(request, AWAY, NOW) == STAND_IN
    assert next_admin(request, AWAY, NOW + timedelta(minutes=30)) == ADMIN


def test_the_one_who_asks_is_passed_over_and_an_only_admin_leaves_nobody() -> None:
    own = replace(after(asked_for(APPROVED), CODE), person=ADMIN)
    assert next_admin(own, OFFICE, NOW) == SECOND
    assert next_admin(own, an_agency(admins={Role.PERSONNEL_ADMIN: (ADMIN,)}), NOW) is None
    assert next_admin(own, an_agency(), NOW) is None
    assert next_admin(asked_for(SELF), OFFICE, NOW) is None


def test_who_stands_in_for_the_only_admin_and_asks_for_themselves_is_passed_over() -> None:
    assert next_admin(replace(after(asked_for(APPROVED), CODE), person=STAND_IN), replace(AWAY, admins={Role.PERSONNEL_ADMIN: (ADMIN,)}), NOW) is None


def test_t20_an_approval_counts_only_while_who_gave_it_is_still_the_admin() -> None:
    approved = after(waiting(), decided())
    assert approver_still_allowed(approved, OFFICE, NOW)
    assert not approver_still_allowed(approved, an_agency(admins={Role.PERSONNEL_ADMIN: (SECOND,)}), NOW)
    assert not approver_still_allowed(approved, AWAY, NOW)
    assert not approver_still_allowed(waiting(), OFFICE, NOW)
    assert approver_still_allowed(after(asked_for(SELF), CODE), OFFICE, NOW)
    assert not approver_still_allowed(replace(approved, person=ADMIN), OFFICE, NOW)
    assert ME not in OFFICE.admins_for(Role.PERSONNEL_ADMIN, NOW)
