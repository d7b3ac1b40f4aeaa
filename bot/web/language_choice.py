"""The switch between the languages: a link to the same page with `lang`, which works without a script and is remembered in a cookie of its own."""

from typing import Final
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.dialogue.conversation import LANGUAGES
from bot.web.languages import CHOSEN

ASKED: Final = "lang"


class LanguageChoice:
    """Answers a GET with `lang` by the cookie and the same address without it. It names no other site, and changes nothing but what the browser reads.

    `encrypted`: the cookie is sent over https alone."""

    def __init__(self, app: ASGIApp, *, encrypted: bool) -> None:
        self._app = app
        self._encrypted = encrypted

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or scope["method"] != "GET" or f"{ASKED}=".encode() not in scope["query_string"]:
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        wanted = request.query_params.get(ASKED, "")
        if wanted not in LANGUAGES:
            await self._app(scope, receive, send)
            return
        kept = [(name, value) for name, value in parse_qsl(request.url.query, keep_blank_values=True) if name != ASKED]
        # The path as it was asked for, and never two slashes at its begin: that would be another site.
        path = "/" + scope.get("raw_path", b"/").decode("ascii", "replace").lstrip("/\\")
        answer = RedirectResponse(path + (f"?{urlencode(kept)}" if kept else ""), 303)
        answer.set_cookie(CHOSEN, wanted, path="/", secure=self._encrypted, httponly=True, samesite="lax")
        await answer(scope, receive, send)
