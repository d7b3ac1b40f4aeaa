"""The pages: which address leads where."""

import asyncio
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.web.chat import ChatPage
from bot.web.demonstration import DemonstrationPages
from bot.web.dependencies import WebDependencies
from bot.web.files import Files
from bot.web.forms import Endpoint, form_endpoint
from bot.web.health import Readiness, healthz
from bot.web.live_updates import HEARTBEAT, LiveUpdates
from bot.web.one_time_pages import OneTimePages
from bot.web.pages import Pages
from bot.web.rendering import Renderer, read_static
from bot.web.security_middleware import SecurityMiddleware
from bot.web.session import Sessions
from bot.web.status_sheet import StatusSheet
from bot.webhooks import WebhookRoute

__all__ = ["WebDependencies", "build_routes", "close_routes"]
NO_HOOKS: Final[Mapping[str, WebhookRoute]] = MappingProxyType({})


def build_routes(counter: WebDependencies, heartbeat: float = HEARTBEAT, hooks: Mapping[str, WebhookRoute] = NO_HOOKS) -> Starlette:
    """All pages over one counter; `heartbeat` in seconds; `hooks` answer the calls of messaging platforms, by path.

    Call `close_pages` when the desk stops, so that no open browser holds it up."""
    files = read_static()
    sessions = Sessions(counter.session_key, counter.public_url, counter.store, counter.clock)
    front = Pages(counter, sessions, Renderer(counter, files))
    chat, updates, secure = ChatPage(front), LiveUpdates(front, heartbeat), OneTimePages(front)
    routes: list[BaseRoute] = [
        Route("/", chat.show),
        Route("/say", form_endpoint(sessions, chat.say), methods=["POST"]),
        Route("/press", form_endpoint(sessions, chat.press), methods=["POST"]),
        Route("/log-out", form_endpoint(sessions, chat.log_out), methods=["POST"]),
        Route("/updates", updates.stream),
        Route("/card/{number}", StatusSheet(front).show),
        Route("/s/{token}", _page(secure.show, form_endpoint(sessions, secure.take)), methods=["GET", "POST"]),
        Route("/link", _page(secure.show_link, form_endpoint(sessions, secure.take_link)), methods=["GET", "POST"]),
        Route("/static/{name}", Files(files).serve),
        Route("/healthz", healthz),
        Route("/readyz", Readiness(counter.store).readyz),
    ]
    if counter.demonstration is not None:
        bar = DemonstrationPages(front, counter.demonstration, updates.begin_again)
        routes += [
            Route("/demo", bar.show),
            Route("/demo/mail", bar.mail),
            Route("/demo/clock", form_endpoint(sessions, bar.clock), methods=["POST"]),
            Route("/demo/fault", form_endpoint(sessions, bar.fault), methods=["POST"]),
            Route("/demo/lock", form_endpoint(sessions, bar.lock), methods=["POST"]),
            Route("/demo/over", form_endpoint(sessions, bar.over), methods=["POST"]),
        ]
    routes += [Route(path, hook, methods=["POST"]) for path, hook in hooks.items()]
    edge = Middleware(SecurityMiddleware, sorry=front.sorry, encrypted=counter.public_url.startswith("https://"))
    app = Starlette(routes=routes, middleware=[edge], exception_handlers={HTTPException: front.refused})
    # A redirect to the address with or without a slash would be built from the Host header (T31).
    app.router.redirect_slashes = False
    app.state.closing = updates.closing
    return app


def _page(show: Endpoint, take: Endpoint) -> Endpoint:
    """One address for a page and its form, so that a method of neither is told what there is."""

    async def endpoint(request: Request) -> Response:
        return await (take if request.method == "POST" else show)(request)

    return endpoint


def close_routes(pages: Starlette) -> None:
    """Ends the live updates at once; everything else is answered to the end."""
    closing: asyncio.Event = pages.state.closing
    closing.set()
