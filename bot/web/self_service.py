"""`/me`: the page of the linked person. Opening it changes nothing; what could harm leads to a one-time page with a proof (CONTRACT part 6)."""

from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.messages import Phrase
from bot.people.person import Person
from bot.requests.one_time_links import IssuedStep
from bot.runtime.quick_dataclass import dataclass
from bot.tickets.ticket import Asker
from bot.web.forms import Form
from bot.web.pages import Pages
from bot.web.visitor import Visitor

ME_PATH: Final = "/me"
_YES: Final = "yes"
_LONGEST_KEY: Final = 64


@dataclass(frozen=True)
class SelfServicePage:
    """Who somebody is here, what they can prove it with, which chats count as them, and the freeze; every form works without a script."""

    pages: Pages

    async def show(self, request: Request) -> Response:
        """The page; for whoever is linked to nobody, how to be."""
        visitor = await self.pages.visitor(request)
        return await self._page(visitor, await self.pages.reader(visitor))

    async def take(self, request: Request, form: Form) -> Response:
        """One of its forms."""
        visitor = await self.pages.visitor(request, form.session, form["as"] or None)
        person = await self.pages.reader(visitor)
        if person is None:
            return RedirectResponse(visitor.path(ME_PATH), 303)
        return await self._taken(visitor, person, form)

    async def _taken(self, visitor: Visitor, person: Person, form: Form) -> Response:
        service, asker = self.pages.dependencies.self_service, Asker(person, visitor.identity, visitor.place, visitor.language)
        if form["add"]:
            return await self._opened(visitor, person, await service.begin_enrolment(asker, person, form["add"][:_LONGEST_KEY]))
        if form["remove"]:
            return await self._opened(visitor, person, await service.begin_removal(asker, person, form["remove"][:_LONGEST_KEY]))
        if form["unfreeze"] == _YES:
            return await self._opened(visitor, person, await service.begin_thaw(asker, person))
        if form["freeze"] == _YES:
            frozen = await service.freeze(asker, person)
            return await self._page(visitor, person, frozen.says)
        if form["unlink"]:
            return await self._unlinked(visitor, person, form)
        raise HTTPException(400)

    async def _unlinked(self, visitor: Visitor, person: Person, form: Form) -> Response:
        """Ends the link; the last one only once its owner has read what follows."""
        service, key = self.pages.dependencies.self_service, form["unlink"][:_LONGEST_KEY]
        chats = (await service.look(person, visitor.identity)).chats
        chat = next((one for one in chats if one.key == key), None)
        if chat is not None and len(chats) == 1 and form["sure"] != _YES:
            return self.pages.page(visitor, "me_unlink.html", path=ME_PATH, reader=person, chat=chat)
        says = await service.unlink(Asker(person, visitor.identity, visitor.place, visitor.language), person, key)
        return await self._page(visitor, await self.pages.reader(visitor), (says,))

    async def _opened(self, visitor: Visitor, person: Person, issued: IssuedStep | Phrase) -> Response:
        if isinstance(issued, Phrase):
            return await self._page(visitor, person, (issued,), status=409)
        token = await self.pages.dependencies.self_service.open(issued)
        onward = RedirectResponse(visitor.path(f"/s/{token.reveal()}"), 303)
        self.pages.sessions.keep(visitor.session, onward)
        return onward

    async def _page(self, visitor: Visitor, person: Person | None, notices: tuple[Phrase, ...] = (), status: int = 200) -> Response:
        seen: dict[str, Any] = {"path": ME_PATH, "reader": person, "notices": notices, "status": status}
        if person is None:
            return self.pages.page(visitor, "me_stranger.html", **seen)
        return self.pages.page(visitor, "me.html", own=await self.pages.dependencies.self_service.look(person, visitor.identity), **seen)
