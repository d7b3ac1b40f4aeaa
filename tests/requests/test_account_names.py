"""Who is named beside an answer: the agency is read once a turn."""

from datetime import datetime
from typing import cast

from bot.accounts.rules import Phase
from bot.messages import Phrase
from bot.people.person import Person
from bot.people.responsible_admins import ResponsibleAdmins
from bot.people.role import Role
from bot.ports import Register
from tests.builders import NOW, a_person, an_agency


class OneAdmin:
    """A register that knows one person and no agency."""

    async def person(self, id: str) -> Person | None:
        return a_person(id=id, name="林大明")


class Still:
    """A clock that stands."""

    def now(self) -> datetime:
        return NOW


class AnyAdmin:
    """People by id; who they are does not matter here."""

    async def person(self, id: str) -> Person | None:
        return a_person(id=id, name=f"管理員{id}")


async def named(portal: tuple[str, ...], personnel: tuple[str, ...]) -> list[tuple[str, object]]:
    agency = an_agency(admins={Role.PORTAL_ADMIN: portal, Role.PERSONNEL_ADMIN: personnel})
    said = await ResponsibleAdmins(cast(Register, AnyAdmin()), Still()).owners(a_person(), (Role.PORTAL_ADMIN, Role.PERSONNEL_ADMIN), agency)
    return [(one.key, one.words.get("name")) for one in said]


async def test_c22_an_admin_who_holds_both_roles_is_named_once() -> None:
    assert await named(("a",), ("a",)) == [("owner.is_admins", "管理員a")]
    assert await named(("a", "b"), ("a",)) == [("owner.is_admins", "管理員a"), ("owner.is_portal_admin", "管理員b")]
    assert await named(("a",), ("b", "a")) == [("owner.is_admins", "管理員a"), ("owner.is_personnel_admin", "管理員b")]


async def test_c22_two_admins_with_one_role_each_are_both_named() -> None:
    assert await named(("a",), ("b",)) == [("owner.is_portal_admin", "管理員a"), ("owner.is_personnel_admin", "管理員b")]
    assert await named((), ()) == [("owner.nobody", None)]


async def test_a2_from_go_live_on_nobody_is_sent_to_the_admins_of_the_retired_portal() -> None:
    after = ResponsibleAdmins(cast(Register, AnyAdmin()), Still(), Phase.GO_LIVE)
    agency = an_agency(admins={Role.PORTAL_ADMIN: ("a",), Role.PERSONNEL_ADMIN: ("b",)})
    for roles in ((Role.PORTAL_ADMIN, Role.PERSONNEL_ADMIN), (Role.PORTAL_ADMIN,)):
        assert [one.words.get("name") for one in await after.owners(a_person(), roles, agency)] == ["管理員b"]
    alone = an_agency(admins={Role.PORTAL_ADMIN: ("a",)})
    assert [one.words.get("name") for one in await after.owners(a_person(), (Role.PORTAL_ADMIN,), alone)] == ["管理員a"], "somebody is better than nobody"


async def test_an_agency_that_was_read_already_is_not_read_again() -> None:
    agency = an_agency(admins={Role.PORTAL_ADMIN: ("lin.dm",)})
    responsible_admins = ResponsibleAdmins(cast(Register, OneAdmin()), Still())
    [said] = await responsible_admins.owners(a_person(), (Role.PORTAL_ADMIN,), agency)
    assert isinstance(said, Phrase)
    assert said.words["name"] == "林大明"
