"""Who has a task in an agency now: in the file's order, substitutes in place, each once."""

from datetime import datetime, timedelta

import pytest

from bot.people.person import Agency, Substitute
from bot.people.role import Role
from tests.builders import NOW

FROM, UNTIL = NOW, NOW + timedelta(days=1)
OFFICE = Agency(
    "doit", "資訊局", True, {Role.PORTAL_ADMIN: ("wang", "lin"), Role.PERSONNEL_ADMIN: ("huang", "wang")},
    substitutes=(Substitute("wang", "lin", FROM, UNTIL), Substitute("tsai", "kuo", FROM, UNTIL)),
)  # fmt: skip


@pytest.mark.parametrize(
    ("at", "portal", "personnel"),
    [
        (FROM - timedelta(microseconds=1), ("wang", "lin"), ("huang", "wang")),
        (FROM, ("lin",), ("huang", "lin")),
        (UNTIL - timedelta(microseconds=1), ("lin",), ("huang", "lin")),
        (UNTIL, ("wang", "lin"), ("huang", "wang")),
    ],
    ids=["before", "from the first moment", "to the last", "not after"],
)
def test_a_substitute_stands_in_from_the_first_moment_until_the_last_exclusive(at: datetime, portal: tuple[str, ...], personnel: tuple[str, ...]) -> None:
    assert OFFICE.admins_for(Role.PORTAL_ADMIN, at) == portal
    assert OFFICE.admins_for(Role.PERSONNEL_ADMIN, at) == personnel
    assert OFFICE.admins_for(Role.HELPDESK, at) == ()
