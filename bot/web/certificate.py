"""`/certificate`: where a citizen certificate is asked for, on a host or listener of its own; in the demonstration a card reader stands there instead."""

from dataclasses import replace
from typing import Final
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.audit import AuditEvent, AuditRecord
from bot.messages import ChatIdentity, Phrase
from bot.requests.certificate_page import LINK, CertificateAgain, CertificateAnswer, CertificateAsked
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.verification.certificate import PresentedCertificate, with_proxys_word
from bot.verification.limits import FORGED_HEADERS
from bot.verification.page import NextPage, PageGone, ResultPage
from bot.web.card_reader import CARDS, OF_NOBODY, CardReader
from bot.web.certificate_services import PATH, CertificateServices
from bot.web.client_certificate import CertificateSource, ClientCertificate, claims_a_certificate
from bot.web.forms import Form
from bot.web.languages import wanted_language
from bot.web.one_time_pages import next_address
from bot.web.pages import Pages, language_switch
from bot.web.session import CHANNEL, Session
from bot.web.visitor import Visitor, client_network, read_visitor

_FORGED: Final = "forged_headers"
_LONGEST: Final = 200
_NOBODY: Final = ChatIdentity(CHANNEL, "")


@dataclass(frozen=True)
class CertificatePages:
    """The page and its form. `home`: the desk's own address, where this one stands on another host; '' on the desk's. `reader`: the demonstration's,
    in which a card is chosen instead of presented."""

    pages: Pages
    services: CertificateServices
    source: CertificateSource
    home: str
    reader: CardReader | None = None

    async def show(self, request: Request) -> Response:
        """What will happen, to whose account, and one button. Opening it tries nothing."""
        presented = self.source(request)
        if presented is None:
            return await self._refused(request)
        session = await self.pages.sessions.of(request)
        asked = await self.services.page.open(_handoff(request), self._language(request))
        visitor = await self._visitor(request, session, asked.language)
        if isinstance(asked, PageGone):
            return self._gone(visitor, asked)
        return self._form(request, visitor, asked, there=bool(presented.presented))

    async def take(self, request: Request, form: Form) -> Response:
        """The one button."""
        presented = self.source(request)
        if presented is None:
            return await self._refused(request)
        if self.reader is not None:
            inserted = await self._inserted(request, form, self.reader)
            if isinstance(inserted, Response):
                return inserted
            presented = ClientCertificate(inserted)
        checked = with_proxys_word(await self.services.checker.check(presented.presented), presented.refused)
        return await self._answer(request, form.session, await self._taken(request, form.session, checked))

    async def _taken(self, request: Request, session: Session, checked: PresentedCertificate) -> CertificateAnswer:
        handoff = _handoff(request)
        if handoff.reveal() == LINK:
            return await self.services.page.take_link(checked, self._language(request), session.id, client_network(request))
        return await self.services.page.take(handoff, checked, session.id, here=not self.home)

    async def _inserted(self, request: Request, form: Form, reader: CardReader) -> bytes | Response:
        """The chosen card; or the page, where none was."""
        asked = await self.services.page.open(_handoff(request), self._language(request))
        visitor = await self._visitor(request, form.session, asked.language)
        if isinstance(asked, PageGone):
            return self._gone(visitor, asked)
        if form["card"] not in CARDS:
            return self._form(request, visitor, asked, wrong=Phrase("certificate.missing_card"))
        return await reader.insert(form["card"], asked.person or visitor.person)

    async def _answer(self, request: Request, session: Session, answer: CertificateAnswer) -> Response:
        person = answer.person if isinstance(answer, NextPage | ResultPage) else ""
        signed_in = isinstance(answer, NextPage) and bool(answer.path)
        if (person not in ("", session.person) or signed_in) and not self.home:
            session = await self.pages.sessions.renew(session, person)
        match answer:
            case NextPage():
                visitor = await self._visitor(request, session, "")
                onward = RedirectResponse(next_address(visitor, answer), 303)
                self.pages.sessions.keep(session, onward)
                return onward
            case ResultPage():
                ask, code = self.pages.dependencies.opened_with, answer.link_code
                opened = None if ask is None or code is None else ask(code)
                return self.pages.page(await self._visitor(request, session, answer.language), "secure_result.html", result=answer, opened=opened)
            case PageGone():
                return self._gone(await self._visitor(request, session, answer.language), answer)
            case CertificateAgain(asked, says):
                return self._form(request, await self._visitor(request, session, asked.language), asked, wrong=says)

    def _form(self, request: Request, visitor: Visitor, asked: CertificateAsked, *, there: bool = False, wrong: Phrase | None = None) -> Response:
        handoff, owner = _handoff(request).reveal(), asked.person or visitor.person
        return self.pages.page(
            visitor,
            "certificate.html",
            status=200 if wrong is None else 422,
            asked=asked,
            what=LINK if handoff == LINK else "step",
            here=f"{PATH}?{urlencode({'for': handoff})}",
            action=replace(visitor, home="").path(f"{PATH}?{urlencode({'for': handoff})}"),
            address=self.services.address,
            there=there,
            wrong=wrong,
            cards=() if self.reader is None else tuple(CARDS) if owner is not None else OF_NOBODY,
            name="" if owner is None else owner.name,
        )

    def _gone(self, visitor: Visitor, gone: PageGone) -> Response:
        return self.pages.page(replace(visitor, language=visitor.locale or visitor.language), "secure_gone.html", status=410, gone=gone)

    def _language(self, request: Request) -> str:
        return wanted_language(request) or self.pages.dependencies.language

    async def _visitor(self, request: Request, session: Session, language: str) -> Visitor:
        if self.reader is not None:
            named = request.query_params.get("as", "")
            visitor = await read_visitor(self.pages.dependencies, request, session, named or None)
            if not visitor.anybody:
                raise HTTPException(404)
            return replace(visitor, named=named, language=language or visitor.language)
        locale = wanted_language(request)
        chosen = language or locale or self.pages.dependencies.language
        return Visitor(session=session, identity=_NOBODY, language=chosen, locale=locale, named="", person=None, home=self.home)

    async def _refused(self, request: Request) -> Response:
        """Certificates do not come this way. Whoever claims one all the same is noted, a few times a minute and no oftener."""
        if claims_a_certificate(request):
            dependencies, network = self.pages.dependencies, client_network(request)
            now = dependencies.clock.now()
            async with dependencies.store.work() as work:
                if await work.counts.next_at(_FORGED, network, FORGED_HEADERS, now) is None:
                    await work.counts.add(_FORGED, network, now)
                    details = {"about": "certificate headers without the proxy's secret", "network": network[:64]}
                    await work.audit.append(AuditRecord(AuditEvent.SECURITY_EVENT, "web", "", details), now)
        language = self._language(request)
        page = self.pages.drawing.page("certificate_refused.html", language, visitor=None, switch=language_switch(), address=self.services.address + PATH)
        return HTMLResponse(page, 403)


def _handoff(request: Request) -> Secret:
    return Secret(request.query_params.get("for", "")[:_LONGEST])
