"""What every page needs: the services, the sessions and the renderer."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.people.person import Person
from bot.runtime.quick_dataclass import dataclass
from bot.web.dependencies import WebDependencies
from bot.web.language_choice import ASKED
from bot.web.languages import wanted_language
from bot.web.rendering import Renderer
from bot.web.session import Session, Sessions
from bot.web.timeline import DeskEntry, PersonEntry
from bot.web.visitor import Visitor, read_visitor

_TOLD: Final = frozenset({400, 403, 404, 405, 408, 413, 500, 503})
_TOO_SLOW: Final = 408


@dataclass(frozen=True)
class Pages:
    """Draws pages for visitors and carries their sessions."""

    dependencies: WebDependencies
    sessions: Sessions
    drawing: Renderer

    async def visitor(self, request: Request, session: Session | None = None, named: str | None = None) -> Visitor:
        """The reader. Without `named` the page's own address says who it is. Raises HTTPException 404 for an unknown name."""
        asked = request.query_params.get("as") if named is None else named
        return await read_visitor(self.dependencies, request, session or await self.sessions.of(request), asked)

    def page(self, visitor: Visitor, template: str, *, status: int = 200, here: str = "", **seen: Any) -> Response:
        """A page for this visitor, in the language chosen there, else in the visitor's. `here`: its path, where the query belongs to it."""
        visitor = replace(visitor, language=visitor.session.language or visitor.language)
        answer = HTMLResponse(self.drawing.page(template, visitor.language, switch=language_switch(visitor, here), **self._forms(visitor), **seen), status)
        self.sessions.keep(visitor.session, answer)
        return answer

    def item(self, visitor: Visitor, item: PersonEntry | DeskEntry) -> str:
        """One entry, for a page this visitor has open."""
        return self.drawing.item(item, visitor.language, **self._forms(visitor))

    async def reader(self, visitor: Visitor) -> Person | None:
        """Whose page this is: in the demonstration whoever its address names; elsewhere, and for a stranger there, the person to whom this chat is linked."""
        named = visitor.person if visitor.anybody else None
        return named if named is not None else await self.dependencies.identities.person_of(visitor.identity)

    def _forms(self, visitor: Visitor) -> dict[str, Any]:
        """What forms carry: the session's token, and an id by which the same form sent twice is one message."""
        own = self.dependencies.public_url.rstrip("/") + "/"
        return {
            "visitor": visitor,
            "token": self.sessions.token(visitor.session),
            "once": secrets.token_urlsafe(12),
            # A link to one of our own pages keeps the visitor, whom only the demonstration names in addresses.
            "ours": lambda url: visitor.path(url.removeprefix(own[:-1])) if url.startswith(own) else url,
        }

    async def refused(self, request: Request, trouble: Exception) -> Response:
        """The page for a request that cannot be served."""
        if not isinstance(trouble, HTTPException):
            raise trouble
        answer = await self.sorry(request, trouble.status_code)
        answer.headers.update(trouble.headers or {})
        return answer

    async def sorry(self, request: Request, status: int) -> Response:
        """An error page in the browser's language; a script gets the sentence alone."""
        language = await self._language(request, status)
        worded = status if status in _TOLD else 500 if status >= 500 else 400
        headers = {"connection": "close"} if status == _TOO_SLOW else None
        return HTMLResponse(self.drawing.page("sorry.html", language, status=worded, visitor=None, switch=language_switch()), status, headers)

    async def _language(self, request: Request, status: int) -> str:
        asked = wanted_language(request)
        # Whatever failed may fail again, so nothing is looked up then.
        if asked is not None or status >= 500:
            return asked or self.dependencies.language
        try:
            return (await self.visitor(request)).language
        except HTTPException:
            return self.dependencies.language


def language_switch(visitor: Visitor | None = None, here: str = "") -> Callable[[str], str]:
    """Gives the address of this same page in another language."""
    if visitor is None:
        return lambda language: f"?{ASKED}={language}"
    return lambda language: replace(visitor, home="").path(here, **{ASKED: language})
