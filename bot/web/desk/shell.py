"""The frame of every page of the desk: who reads it, where one can go from there, and what waits in each section."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.runtime.quick_dataclass import dataclass
from bot.web.desk.news import DeskNews
from bot.web.desk.reader import DeskReader
from bot.web.desk.routing import DeskSection
from bot.web.desk.services import DeskServices
from bot.web.desk.sessions import DeskUser
from bot.web.forms import Form
from bot.web.language_choice import ASKED
from bot.web.pages import Pages

SIGN_IN_PATH: Final = "/desk/sign-in"
_IN_ADDRESSES_ANYWAY: Final = ("as", ASKED)


@dataclass(frozen=True, slots=True)
class _NavigationEntry:
    """A section that the reader may open. `waiting` is None where nothing is counted."""

    name: str
    address: str
    here: bool
    waiting: int | None


class DeskPages:
    """Draws the pages of the desk for their readers."""

    def __init__(self, pages: Pages, services: DeskServices) -> None:
        self.pages, self.services = pages, services
        self.dependencies = pages.dependencies
        self.sections: tuple[DeskSection, ...] = ()
        self.news = DeskNews(pages.dependencies.store)

    def open_sections(self, sections: Sequence[DeskSection]) -> None:
        """The sections in the order of the navigation; called once, before the first request."""
        self.sections = tuple(sections)

    async def reader(self, request: Request, form: Form, *, asks: bool = True) -> DeskReader:
        """Whoever asks; in the demonstration whoever the address names. `asks` as for a session. Raises HTTPException 404 for an unknown name."""
        named = form["as"] or request.query_params.get("as", "")
        visitor = await self.pages.visitor(request, form.session, named)
        demonstrated = visitor.person if visitor.anybody and named else None
        if demonstrated is None:
            seen = await self.services.sessions.of(form.session, asks=asks)
            # In the demonstration the address says who reads; a session alone is nobody there.
            seen = DeskUser() if visitor.anybody else seen
            return DeskReader(request, form, replace(visitor, named="", person=None), person=seen.person, standing=seen.standing, proof=seen.proof)
        standing, proof = await self.services.standing.of(demonstrated), await self.services.sessions.proof(demonstrated, form.session)
        return DeskReader(request, form, visitor, person=demonstrated, standing=standing, proof=proof)

    async def page(self, reader: DeskReader, template: str, *, status: int = 200, section: str = "", **seen: Any) -> Response:
        """A page in the frame. `section` is the one that it belongs to, marked in the navigation; templates know `reader` and `navigation`."""
        return self.pages.page(
            reader.visitor,
            f"desk/{template}",
            status=status,
            here=_address(reader.request),
            reader=reader,
            navigation=await self._navigation(reader, section),
            after=await self.news.head() if reader.standing.at_the_desk else None,
            **seen,
        )

    async def refused(self, reader: DeskReader, status: int) -> Response:
        """What cannot be shown, said in the frame."""
        return await self.page(reader, "refused.html", status=status, why=status if status in (403, 404, 409) else 400)

    def onward(self, reader: DeskReader, path: str, **query: str) -> Response:
        """Leads to another of our pages, after a form too."""
        answer = RedirectResponse(reader.path(path, **query), 303)
        self.pages.sessions.keep(reader.visitor.session, answer)
        return answer

    def opened_to(self, reader: DeskReader) -> tuple[DeskSection, ...]:
        """The sections that this reader may open."""
        return tuple(section for section in self.sections if reader.standing.may(section.permission))

    async def first(self, reader: DeskReader) -> Response:
        """`/desk` itself: the first section that this reader may open. Raises HTTPException 403 where there is none."""
        opened = self.opened_to(reader)
        if not opened:
            raise HTTPException(403)
        return self.onward(reader, opened[0].path)

    async def _navigation(self, reader: DeskReader, here: str) -> tuple[_NavigationEntry, ...]:
        entries = []
        async with self.dependencies.store.look() as work:
            for section in self.opened_to(reader):
                waiting = None if section.waiting is None else await section.waiting(work, reader)
                entries.append(_NavigationEntry(section.name, reader.path(section.path), section.name == here, waiting))
        return tuple(entries)


def _address(request: Request) -> str:
    """The page's own address without the words that every address gets again."""
    asked = [(name, value) for name, value in request.query_params.multi_items() if name not in _IN_ADDRESSES_ANYWAY]
    return request.url.path + (f"?{urlencode(asked)}" if asked else "")
