"""The way to the organisation's sign-on and back. The way there changes nothing; the way back counts only in the browser that went."""

from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.messages import Phrase
from bot.requests.sign_on import BackFromSignOn, SignOnFlow
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.verification.page import NextPage, PageGone
from bot.web.one_time_pages import OneTimePages

_LONGEST: Final = 4096
_FROM_OUR_PAGE: Final = (None, "same-origin")


@dataclass(frozen=True)
class SignOnPages:
    """`flow` is None where no provider is configured."""

    one_time_pages: OneTimePages
    flow: SignOnFlow | None

    async def leave(self, request: Request) -> Response:
        """Off to the provider, from the step's page: whoever comes here from anywhere else sees that page first, and what they would sign on for (T6)."""
        pages = self.one_time_pages
        token = Secret(request.path_params["token"])
        session = await pages.pages.sessions.of(request)
        path = f"/s/{token.reveal()}"
        if self.flow is None or request.headers.get("sec-fetch-site") not in _FROM_OUR_PAGE:
            return await pages.answered(request, session, NextPage(token), path)
        begun = await self.flow.begin(token, session.id)
        if not isinstance(begun, str):
            return await pages.answered(request, session, begun, path)
        away = RedirectResponse(begun, 302)
        pages.pages.sessions.keep(session, away)
        return away

    async def come_back(self, request: Request) -> Response:
        """Back from the provider."""
        session = await self.one_time_pages.pages.sessions.of(request)
        if self.flow is None:
            return await self.one_time_pages.answered(request, session, PageGone((Phrase("page.gone"),)), request.url.path)
        given = {name: request.query_params.get(name, "")[:_LONGEST] for name in ("state", "code", "iss", "error")}
        answer, token = await self.flow.finish(BackFromSignOn(given["state"], Secret(given["code"]), given["iss"], given["error"]), session.id)
        path = request.url.path if token is None else f"/s/{token.reveal()}"
        return await self.one_time_pages.answered(request, session, answer, path)
