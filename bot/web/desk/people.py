"""`/desk/people`: finding somebody whom the reader's roles cover, and what is known of that person now."""

from typing import Final

from starlette.exceptions import HTTPException
from starlette.responses import Response

from bot.people.permissions import Permission
from bot.runtime.quick_dataclass import dataclass
from bot.web.desk.approvals import page_number
from bot.web.desk.reader import DeskReader
from bot.web.desk.routing import DeskRoute, DeskSection
from bot.web.desk.shell import DeskPages

PATH: Final = "/desk/people"
_LONGEST: Final = 128


def people_section(desk: DeskPages) -> DeskSection:
    """The section of those who may look at others' accounts."""
    pages = PeoplePages(desk)
    routes = (
        DeskRoute(PATH, "GET", Permission.PEOPLE_SEE, pages.show),
        DeskRoute(f"{PATH}/{{person}}", "GET", Permission.PEOPLE_SEE, pages.show_one),
    )
    return DeskSection("people", Permission.PEOPLE_SEE, routes)


@dataclass(frozen=True)
class PeoplePages:
    """Both pages change nothing; a look at a person is recorded."""

    desk: DeskPages

    async def show(self, reader: DeskReader) -> Response:
        """The search, and whom it finds."""
        text, page = reader.asked("q")[:_LONGEST].strip(), page_number(reader.asked("page"))
        text = "".join(letter for letter in text if letter.isprintable())
        found = await self.desk.services.people.find(reader.standing, text, page)
        leads = bool(reader.standing.covered(Permission.PEOPLE_SEE).agencies)
        return await self.desk.page(reader, "people.html", section="people", found=found, text=text, page=page, leads=leads)

    async def show_one(self, reader: DeskReader) -> Response:
        """Everything about one person."""
        id = reader.request.path_params["person"]
        seen = await self.desk.services.people.look(reader.standing, reader.known, id) if len(id) <= _LONGEST and id.isprintable() else None
        if seen is None:
            raise HTTPException(404)
        standing, agency = reader.standing, seen.person.agency
        tickets = [one for one in seen.tickets if standing.may(Permission.TICKETS_SEE, agency, security=one.of_security)]
        sections = {"approvals": Permission.APPROVALS_SEE, "identities": Permission.IDENTITIES_SEE}
        opened = {name for name, permission in sections.items() if standing.may(permission, agency)}
        return await self.desk.page(reader, "person.html", section="people", seen=seen, tickets=tickets, opened=opened)
