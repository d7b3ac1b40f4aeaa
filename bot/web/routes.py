"""The routes: which address leads to which page."""

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

from bot.web.certificate_routes import certificate_route, onward_from
from bot.web.chat import ChatPage
from bot.web.demonstration import DemonstrationPages
from bot.web.dependencies import WebDependencies
from bot.web.desk.sections import build_desk
from bot.web.desk.shell import DeskPages
from bot.web.files import Files
from bot.web.forms import LARGEST, Endpoint, form_endpoint
from bot.web.health import Readiness, healthz
from bot.web.language_choice import LanguageChoice
from bot.web.live_updates import HEARTBEAT, LiveUpdates
from bot.web.metrics import METRICS_PATH, MetricsPage
from bot.web.multipart_form import MultipartReader
from bot.web.one_time_pages import OneTimePages
from bot.web.pages import Pages
from bot.web.rendering import Renderer, read_static
from bot.web.security_middleware import NOWHERE, SecurityMiddleware
from bot.web.self_service import ME_PATH, SelfServicePage
from bot.web.session import Sessions
from bot.web.sign_on_pages import SignOnPages
from bot.web.status_sheet import StatusSheet
from bot.webhooks import WebhookRoute

__all__ = ["WebDependencies", "build_routes", "close_routes"]
NO_HOOKS: Final[Mapping[str, WebhookRoute]] = MappingProxyType({})


def build_routes(dependencies: WebDependencies, heartbeat: float = HEARTBEAT, hooks: Mapping[str, WebhookRoute] = NO_HOOKS) -> Starlette:
    """All pages; `heartbeat` in seconds; `hooks` answer the calls of messaging platforms, by path.

    Call `close_routes` at shutdown, so that no open browser delays it.
    """
    files = read_static(dependencies.identity)
    sessions = Sessions(dependencies.session_key, dependencies.public_url, dependencies.store, dependencies.clock)
    pages = Pages(dependencies, sessions, Renderer(dependencies, files))
    chat, updates, secure = ChatPage(pages), LiveUpdates(pages, heartbeat), OneTimePages(pages)
    sign_on = SignOnPages(secure, dependencies.sign_on)
    own = SelfServicePage(pages)
    routes: list[BaseRoute] = [
        Route("/", chat.show),
        Route("/say", form_endpoint(sessions, chat.say, MultipartReader(dependencies.file_limits, LARGEST)), methods=["POST"]),
        Route("/press", form_endpoint(sessions, chat.press), methods=["POST"]),
        Route("/log-out", form_endpoint(sessions, chat.log_out), methods=["POST"]),
        Route("/updates", updates.stream),
        Route("/card/{number}", StatusSheet(pages).show),
        Route("/s/{token}", _page(secure.show, form_endpoint(sessions, secure.take)), methods=["GET", "POST"]),
        Route("/not-me/{token}", _page(secure.show, form_endpoint(sessions, secure.take)), methods=["GET", "POST"]),
        Route("/s/{token}/sign-on", sign_on.leave),
        Route("/sign-on/callback", sign_on.come_back),
        Route("/link", _page(secure.show_link, form_endpoint(sessions, secure.take_link)), methods=["GET", "POST"]),
        Route(ME_PATH, _page(own.show, form_endpoint(sessions, own.take)), methods=["GET", "POST"]),
        *build_desk(DeskPages(pages, dependencies.desk), heartbeat, updates.closing),
        Route("/static/{name}", Files(files).serve),
        Route("/healthz", healthz),
        Route("/readyz", Readiness(dependencies.store).readyz),
    ]
    if dependencies.metrics is not None:
        routes.append(Route(METRICS_PATH, MetricsPage(dependencies.metrics).show))
    if dependencies.demonstration is not None:
        bar = DemonstrationPages(pages, dependencies.demonstration, updates.begin_again)
        routes += [
            Route("/demo", bar.show),
            Route("/demo/mail", bar.mail),
            Route("/demo/clock", form_endpoint(sessions, bar.clock), methods=["POST"]),
            Route("/demo/fault", form_endpoint(sessions, bar.fault), methods=["POST"]),
            Route("/demo/lock", form_endpoint(sessions, bar.lock), methods=["POST"]),
            Route("/demo/over", form_endpoint(sessions, bar.over), methods=["POST"]),
        ]
    routes += [Route(path, hook, methods=["POST"]) for path, hook in hooks.items()]
    onward = NOWHERE
    if dependencies.certificates is not None:
        routes.append(certificate_route(dependencies, dependencies.certificates, files))
        onward = onward_from(dependencies)
    edge = Middleware(SecurityMiddleware, sorry=pages.sorry, encrypted=dependencies.public_url.startswith("https://"), onward=onward)
    choice = Middleware(LanguageChoice, encrypted=dependencies.public_url.startswith("https://"))
    app = Starlette(routes=routes, middleware=[edge, choice], exception_handlers={HTTPException: pages.refused})
    # A redirect to the address with or without a slash would be built from the Host header (T31).
    app.router.redirect_slashes = False
    app.state.closing = updates.closing
    return app


def _page(show: Endpoint, take: Endpoint) -> Endpoint:
    """One address for a page and its form, so that a method of neither does not reveal what there is."""

    async def endpoint(request: Request) -> Response:
        return await (take if request.method == "POST" else show)(request)

    return endpoint


def close_routes(pages: Starlette) -> None:
    """Ends the live updates at once; all other requests are answered to the end."""
    closing: asyncio.Event = pages.state.closing
    closing.set()
