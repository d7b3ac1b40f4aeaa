"""The demonstration's pages: its bar, its mails and its controls; only on this machine, and never with a real account system."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.demonstration import DemonstrationControls
from bot.runtime.quick_dataclass import dataclass
from bot.web.demonstration_bar import NOTICES, SYSTEMS, WAYS, read_demonstration_bar
from bot.web.forms import Form
from bot.web.pages import Pages
from bot.web.session import Session
from bot.web.visitor import Visitor

ACTOR: Final = "demonstration"
_STEPS: Final[Mapping[str, timedelta]] = MappingProxyType({"15m": timedelta(minutes=15), "1h": timedelta(hours=1), "1d": timedelta(days=1)})


@dataclass(frozen=True)
class DemonstrationPages:
    """Moves the clock, breaks and mends systems, locks an account or starts over, then returns to the page the form was on.

    `begin_again` tells the other open pages that the demonstration started over.
    """

    pages: Pages
    demonstration_controls: DemonstrationControls
    begin_again: Callable[[], None]

    async def show(self, request: Request) -> Response:
        """The bar alone, with suggestions to try."""
        visitor = await self._reader(request)
        notice = request.query_params.get("did", "")
        bar = await read_demonstration_bar(self.pages.dependencies, visitor)
        return self.pages.page(visitor, "demo.html", bar=bar, notice=notice if notice in NOTICES else "", back="demo")

    async def mail(self, request: Request) -> Response:
        """The demonstration's mails, newest first; if a mail server sends them, the page says so."""
        mails = self.pages.dependencies.mails
        return self.pages.page(await self._reader(request), "mail.html", mails=None if mails is None else mails())

    async def clock(self, request: Request, form: Form) -> Response:
        """Moves the clock forward."""
        visitor, step = await self._visitor(request, form), form["by"]
        if step not in _STEPS:
            raise HTTPException(400)
        await self.demonstration_controls.advance(_STEPS[step], ACTOR)
        return self._back(visitor, form, f"clock-{step}")

    async def fault(self, request: Request, form: Form) -> Response:
        """Breaks or mends a system."""
        visitor, system, way = await self._visitor(request, form), form["system"], form["is"]
        if system not in SYSTEMS or way not in WAYS:
            raise HTTPException(400)
        await self.demonstration_controls.break_system(system, way, ACTOR)
        return self._back(visitor, form, "mended" if way == "well" else "broken")

    async def lock(self, request: Request, form: Form) -> Response:
        """Locks the visitor's own TPEAD accounts."""
        visitor = await self._visitor(request, form)
        person = await self.pages.dependencies.identities.person_of(visitor.identity)
        locked = person is not None and await self.demonstration_controls.lock_of(person, ACTOR)
        return self._back(visitor, form, "locked" if locked else "not-locked")

    async def over(self, request: Request, form: Form) -> Response:
        """Starts over: the organisation as in its file, all conversations empty."""
        visitor = await self._visitor(request, form)
        await self.pages.dependencies.settled()
        await self.demonstration_controls.start_over(ACTOR)
        self.begin_again()
        return self._back(visitor, form, "over")

    async def _reader(self, request: Request, session: Session | None = None, named: str | None = None) -> Visitor:
        """A browser on this machine. Raises HTTPException 404 for any other."""
        visitor = await self.pages.visitor(request, session, named)
        if not visitor.anybody:
            raise HTTPException(404)
        return visitor

    async def _visitor(self, request: Request, form: Form) -> Visitor:
        return await self._reader(request, form.session, form["as"])

    def _back(self, visitor: Visitor, form: Form, notice: str) -> Response:
        """Redirects to one of two fixed pages, never to an address taken from a form (T31)."""
        return RedirectResponse(visitor.path("/demo" if form["back"] == "demo" else "/", did=notice), 303)
