"""The one way into the pages of the desk: every route is made here, and none without its permission."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.audit import AuditEvent, AuditRecord
from bot.runtime.quick_dataclass import dataclass
from bot.web.desk.reader import DeskReader
from bot.web.desk.routing import DeskRoute
from bot.web.desk.shell import SIGN_IN_PATH, DeskPages
from bot.web.desk.updates import UPDATES_PATH
from bot.web.forms import Endpoint, Form, form_endpoint

_LONGEST_PATH: Final = 190
_LIVE: Final = "x-live"


@dataclass(frozen=True)
class DeskGuard:
    """Lets a reader through to an endpoint, or says no."""

    desk: DeskPages

    def routes(self, routes: Sequence[DeskRoute]) -> list[Route]:
        """One route a path; a method that it has not is answered with 405, for whomever."""
        ordered = sorted(routes, key=attrgetter("path"))
        paths = {path: {str(route.method): route for route in group} for path, group in groupby(ordered, attrgetter("path"))}
        # A path without a variable part is looked for first.
        return [Route(path, self._endpoint(paths[path]), methods=[*paths[path]]) for path in sorted(paths, key=lambda path: ("{" in path, path))]

    def _endpoint(self, by_method: Mapping[str, DeskRoute]) -> Endpoint:
        sessions = self.desk.pages.sessions

        async def shown(request: Request) -> Response:
            return await self._through(by_method["GET"], request, Form({}, await sessions.of(request)))

        async def sent(request: Request, form: Form) -> Response:
            return await self._through(by_method["POST"], request, form)

        taken = form_endpoint(sessions, sent)

        async def endpoint(request: Request) -> Response:
            return await (taken if request.method == "POST" else shown)(request)

        return endpoint

    async def _through(self, route: DeskRoute, request: Request, form: Form) -> Response:
        # A page that looks for news by itself is no request of its reader, and keeps nobody signed in.
        reader = await self.desk.reader(request, form, asks=_LIVE not in request.headers and route.path != UPDATES_PATH)
        if not reader.standing.may(route.permission):
            return await self._kept_out(reader)
        try:
            return await route.endpoint(reader)
        except HTTPException as trouble:
            if trouble.status_code >= 500:
                raise
            return await self.desk.refused(reader, trouble.status_code)

    async def _kept_out(self, reader: DeskReader) -> Response:
        """Nobody is led to where one signs in; somebody without the permission is told so, and it is recorded."""
        if reader.person is None:
            return self.desk.onward(reader, SIGN_IN_PATH)
        dependencies = self.desk.dependencies
        async with dependencies.store.work() as work:
            refusal = AuditRecord(AuditEvent.DESK_REFUSED, reader.actor, reader.person.id, {"path": reader.request.url.path[:_LONGEST_PATH]})
            await work.audit.append(refusal, dependencies.clock.now())
        return await self.desk.refused(reader, 403)
