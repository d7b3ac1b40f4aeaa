"""The one table of roles: what is not in it is refused, agency admins reach their own agencies alone, and a substitution counts between its dates."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.people.permissions import NOBODY, PERMISSIONS, Permission, Scope, standing_of
from bot.people.person import Agency, Person, Substitute
from bot.people.role import Role

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
DAY = timedelta(days=1)
ADMIN = Person(id="wang.admin", name="王小明", agency="doit", key="k")
DOIT = Agency("doit", "資訊局", True, {Role.PORTAL_ADMIN: ("wang.admin",), Role.PERSONNEL_ADMIN: ("huang.admin",)})


def test_every_role_is_in_the_table_that_can_be_somebodys() -> None:
    offices = {Role.DIRECTORY_TEAM, Role.SIGN_ON_TEAM}
    assert set(Role) - offices == set(PERMISSIONS)


def test_nobody_and_staff_may_do_nothing_but_sign_in() -> None:
    for standing in (NOBODY, standing_of(ADMIN, (), NOW)):
        assert [permission for permission in Permission if standing.may(permission)] == [Permission.SIGN_IN]
        assert not standing.at_the_desk


def test_an_admin_reaches_the_own_agency_alone() -> None:
    standing = standing_of(ADMIN, [DOIT], NOW)
    for permission, scope in PERMISSIONS[Role.PORTAL_ADMIN].items():
        assert standing.may(permission, "doit")
        assert standing.may(permission, "culture") is (scope is Scope.ALL)
    assert not standing.may(Permission.AUDIT_READ)
    assert not standing.may(Permission.TICKETS_ANSWER, "doit")


def test_whoever_stands_in_reaches_it_between_the_dates_and_the_absent_admin_does_not() -> None:
    lin = replace(ADMIN, id="lin.admin")
    away = replace(DOIT, substitutes=(Substitute("wang.admin", "lin.admin", NOW, NOW + DAY),))
    for at, acting in ((NOW - DAY, ADMIN), (NOW, lin), (NOW + DAY, ADMIN)):
        for one in (ADMIN, lin):
            assert standing_of(one, [away], at).may(Permission.PEOPLE_SEE, "doit") is (one is acting)


def test_security_sees_its_own_tickets_of_every_agency_and_no_other() -> None:
    standing = standing_of(replace(ADMIN, role=Role.SECURITY), (), NOW)
    assert standing.may(Permission.TICKETS_SEE)
    assert standing.may(Permission.TICKETS_SEE, "culture", security=True)
    assert not standing.may(Permission.TICKETS_SEE, "culture")


@pytest.mark.parametrize("role", [Role.HELPDESK, Role.SECURITY, Role.OPERATOR])
def test_two_roles_of_one_person_add_up(role: Role) -> None:
    both = standing_of(replace(ADMIN, role=role), [DOIT], NOW)
    assert both.roles == {role, Role.PORTAL_ADMIN}
    for permission in Permission:
        assert both.may(permission, "doit") is (permission in PERMISSIONS[Role.PORTAL_ADMIN] or PERMISSIONS[role].get(permission) is Scope.ALL)


def test_an_operator_sees_no_page_about_people() -> None:
    standing = standing_of(replace(ADMIN, role=Role.OPERATOR), (), NOW)
    assert {permission for permission in Permission if standing.may(permission)} == {
        Permission.SIGN_IN,
        Permission.ENTER,
        Permission.AUDIT_READ,
        Permission.AUDIT_CHECK,
    }
