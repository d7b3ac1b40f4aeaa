"""Who is named beside an answer: the agency is read once a turn."""

from datetime import datetime
from typing import cast

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


async def test_an_agency_that_was_read_already_is_not_read_again() -> None:
    agency = an_agency(admins={Role.PORTAL_ADMIN: ("lin.dm",)})
    responsible_admins = ResponsibleAdmins(cast(Register, OneAdmin()), Still())
    [said] = await responsible_admins.owners(a_person(), (Role.PORTAL_ADMIN,), agency)
    assert isinstance(said, Phrase)
    assert said.words["name"] == "林大明"
