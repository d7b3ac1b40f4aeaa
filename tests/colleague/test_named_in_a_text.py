"""Whose name in a text makes it a question about a colleague: only of somebody whom the asker may look at (T5). Without a house."""

from dataclasses import dataclass, replace
from typing import Any, cast

import pytest

from bot.handlers.colleague import ColleagueHandler
from bot.people.person import Agency, Person
from bot.people.role import Role
from tests.builders import NOW, a_person, an_agency

ANY: Any = None
OFFICE = an_agency(admins={Role.PORTAL_ADMIN: ("wang.admin",)})
ADMIN, HELPDESK, STAFF = a_person(id="wang.admin", name="王大明"), a_person(id="desk", name="許雅婷", agency="it", role=Role.HELPDESK), a_person(id="lin.mh", name="林美惠")
CHEN, OUTSIDE = a_person(), a_person(id="fu", name="傅建華", agency="tourism")


@dataclass
class Everybody:
    """All people and one agency; as the register, it does not look at who asks."""

    people: tuple[Person, ...] = (ADMIN, STAFF, CHEN, OUTSIDE, HELPDESK)

    async def led_by(self, id: str) -> tuple[Agency, ...]:
        return (OFFICE,) if id == ADMIN.id else ()

    async def mentioned(self, text: str, agencies: frozenset[str] | None) -> tuple[Person, ...]:
        return tuple(one for one in self.people if one.name in text and (agencies is None or one.agency in agencies))


async def named(asker: Person, text: str, *with_tickets: str) -> str | None:
    async def has_open_ticket(id: str) -> bool:
        return id in with_tickets

    return await ColleagueHandler(ANY, ANY, cast(Any, Everybody()), ANY, has_open_ticket, ANY, ANY, ANY, ANY).named_in(asker, text, NOW)


async def test_an_admin_names_people_of_the_own_agency() -> None:
    assert await named(ADMIN, "陳怡君的帳號怎麼了") == "chen.yj"
    assert await named(ADMIN, "傅建華的帳號怎麼了") is None


async def test_t05_the_helpdesk_names_whoever_has_an_open_ticket_and_nobody_else() -> None:
    assert await named(HELPDESK, "傅建華的帳號怎麼了", "fu") == "fu"
    assert await named(HELPDESK, "傅建華的帳號怎麼了", "chen.yj") is None
    both = replace(HELPDESK, id="wang.admin")
    assert await named(both, "陳怡君的帳號怎麼了") == "chen.yj", "an admin who is of the helpdesk too needs no ticket of the own people"


@pytest.mark.parametrize("text", ["陳怡君的帳號怎麼了", "林美惠的帳號怎麼了"])
async def test_nobody_else_names_anybody(text: str) -> None:
    assert await named(STAFF, text, "chen.yj", "lin.mh") is None


async def test_the_own_name_is_no_colleagues_and_the_longest_name_counts() -> None:
    assert await named(ADMIN, "王大明的帳號怎麼了") is None
    namesake = Everybody((*Everybody().people, a_person(id="other.wang", name="王大明"), a_person(id="short", name="陳怡")))

    async def no_ticket(id: str) -> bool:
        return False

    asked = ColleagueHandler(ANY, ANY, cast(Any, namesake), ANY, no_ticket, ANY, ANY, ANY, ANY)
    assert await asked.named_in(ADMIN, "王大明的帳號怎麼了", NOW) is None, "a namesake's question is about oneself until an id is named"
    assert await asked.named_in(ADMIN, "陳怡君的帳號怎麼了", NOW) == "chen.yj"
