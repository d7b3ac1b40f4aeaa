"""The routes of the certificate's page: among the desk's own, or alone on a listener or host of its own."""

import asyncio
from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route, request_response

from bot.web.card_reader import CardReader
from bot.web.certificate import CertificatePages
from bot.web.certificate_services import PATH, CertificateServices
from bot.web.client_certificate import ClientCertificate, certificate_from_proxy, certificate_of_connection
from bot.web.dependencies import WebDependencies
from bot.web.files import Files
from bot.web.forms import Endpoint, form_endpoint
from bot.web.language_choice import LanguageChoice
from bot.web.pages import Pages
from bot.web.rendering import Renderer, StaticFile, read_static
from bot.web.security_middleware import SecurityMiddleware
from bot.web.session import Sessions


def certificate_route(dependencies: WebDependencies, services: CertificateServices, files: dict[str, StaticFile]) -> Route:
    """`/certificate` among the desk's own pages: a proxy's requests for its own host, or the demonstration's card reader.

    Its forms come from another origin than all others, and what is wrong with them is told with the way back to the desk's address."""
    if services.issuer is not None:
        here = _pages(dependencies, files, home="", forms_at="")
        reader = CardReader(services.issuer, services.sign_on, dependencies.register)
        return Route(PATH, _endpoint(CertificatePages(here, services, _no_certificate, home="", reader=reader)), methods=["GET", "POST"])
    pages, home = _elsewhere(dependencies, services, files)
    source = _nobody if services.proxy_secret is None else certificate_from_proxy(services.proxy_secret)
    shown = CertificatePages(pages, services, source, home)
    inner = ExceptionMiddleware(request_response(_endpoint(shown)), handlers={HTTPException: pages.refused})
    return Route(PATH, inner, methods=["GET", "POST"])


def build_certificate_routes(dependencies: WebDependencies, services: CertificateServices) -> Starlette:
    """All that a listener of its own serves: the page, and what it is drawn with."""
    files = read_static(dependencies.identity)
    pages, home = _elsewhere(dependencies, services, files)
    shown = CertificatePages(pages, services, certificate_of_connection, home)
    routes: list[BaseRoute] = [Route(PATH, _endpoint(shown), methods=["GET", "POST"]), Route("/static/{name}", Files(files).serve)]
    encrypted = dependencies.public_url.startswith("https://")
    edge = Middleware(SecurityMiddleware, sorry=pages.sorry, encrypted=encrypted, onward=onward_from(dependencies))
    app = Starlette(routes=routes, middleware=[edge, Middleware(LanguageChoice, encrypted=encrypted)], exception_handlers={HTTPException: pages.refused})
    app.router.redirect_slashes = False
    app.state.closing = asyncio.Event()
    return app


def onward_from(dependencies: WebDependencies) -> Mapping[str, str]:
    """Where the answer to the page's form may lead: back to the desk."""
    parts = urlsplit(dependencies.public_url)
    return {PATH: f"{parts.scheme}://{parts.netloc}"}


def _elsewhere(dependencies: WebDependencies, services: CertificateServices, files: dict[str, StaticFile]) -> tuple[Pages, str]:
    home = dependencies.public_url.rstrip("/")
    return _pages(dependencies, files, home=home, forms_at=services.address), home


def _pages(dependencies: WebDependencies, files: dict[str, StaticFile], *, home: str, forms_at: str) -> Pages:
    sessions = Sessions(dependencies.session_key, dependencies.public_url, dependencies.store, dependencies.clock, forms_at=forms_at)
    return Pages(dependencies, sessions, Renderer(dependencies, files, home))


def _endpoint(shown: CertificatePages) -> Endpoint:
    take = form_endpoint(shown.pages.sessions, shown.take)

    async def endpoint(request: Request) -> Response:
        # Who does not come by the way of certificates is told so and noted, whatever else is wrong with the form.
        return await (take if request.method == "POST" and shown.source(request) is not None else shown.show)(request)

    return endpoint


def _no_certificate(request: Request) -> ClientCertificate:
    """The demonstration's: what is inserted is chosen on the page."""
    return ClientCertificate(b"")


def _nobody(request: Request) -> ClientCertificate | None:
    """On the desk's own port, where its own listener asks for certificates."""
    return None
