"""The security headers and the request's id, which every answer carries, and the only place in the web layer that catches every exception."""

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import Final

import structlog
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.errors import DeskError
from bot.request_ids import adopted_request_id, bound
from bot.runtime.error_location import error_location

_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_REQUEST_ID: Final = b"x-request-id"
_CONTENT: Final = b"content-security-policy"
_ALWAYS: Final = (
    (_CONTENT, _POLICY.encode()),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"x-robots-tag", b"noindex"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)
_ONLY_ENCRYPTED: Final = (b"strict-transport-security", b"max-age=31536000")
_log = structlog.get_logger("web")

NOWHERE: Final[Mapping[str, str]] = MappingProxyType({})

ErrorPage = Callable[[Request, int], Awaitable[Response]]


class SecurityMiddleware:
    """Wraps all pages. `sorry` makes the page for a status; nobody ever sees a traceback (16.5.1). `encrypted`: the desk's address is https, so
    browsers are told never to ask for it without. `onward`: by path, the other origin to which the answer to a form may lead."""

    def __init__(self, app: ASGIApp, sorry: ErrorPage, *, encrypted: bool, onward: Mapping[str, str] = NOWHERE) -> None:
        self._app = app
        self._sorry = sorry
        self._always = (*_ALWAYS, _ONLY_ENCRYPTED) if encrypted else _ALWAYS
        self._onward = {path: _leading_to(origin, self._always) for path, origin in onward.items()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        id = adopted_request_id(_given_id(scope))
        with bound(id):
            await self._answered(scope, receive, send, id)

    async def _answered(self, scope: Scope, receive: Receive, send: Send, id: str) -> None:
        begun = False

        async def dressed(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                message["headers"] = [*_dressed(list(message["headers"]), self._onward.get(scope["path"], self._always)), (_REQUEST_ID, id.encode())]
            await send(message)

        try:
            await self._app(scope, receive, dressed)
        except ClientDisconnect:
            return  # nobody is left to answer
        except Exception as trouble:  # one of the two places that catch everything; the other is the per-conversation queue
            _log.error("page failed", path=_loggable_path(scope), trouble=type(trouble).__name__, where=error_location(trouble))
            if begun:
                # Part of the page has been sent: cutting the connection is the only honest end.
                raise
            answer = await self._sorry(Request(scope), 503 if isinstance(trouble, DeskError) else 500)
            await answer(scope, receive, dressed)


def _leading_to(origin: str, always: tuple[tuple[bytes, bytes], ...]) -> tuple[tuple[bytes, bytes], ...]:
    """The same headers for a page whose form is answered with a redirect to that origin, which browsers hold against `form-action` as well."""
    policy = _POLICY.replace("form-action 'self'", f"form-action 'self' {origin}").encode()
    return tuple((name, policy if name == _CONTENT else value) for name, value in always)


def _dressed(headers: list[tuple[bytes, bytes]], always: tuple[tuple[bytes, bytes], ...]) -> list[tuple[bytes, bytes]]:
    """An answer's headers with ours; a page is never stored unless it says so itself (14.3.2)."""
    present = {name.lower() for name, _ in headers}
    kept = [] if b"cache-control" in present else [(b"cache-control", b"no-store")]
    return [*headers, *kept, *always]


def _given_id(scope: Scope) -> str:
    """The id that somebody outside gave; '' for none, or for several."""
    given = [value for name, value in scope["headers"] if name == _REQUEST_ID]
    return given[0].decode("latin-1") if len(given) == 1 else ""


def _loggable_path(scope: Scope) -> str:
    """The page's address without what stands in its place holders: a token is a secret (T24), a person's id is personal. '' before a page was found."""
    route = scope.get("route")
    return route.path if isinstance(route, Route) else ""
