"""`/certificate`: where a citizen certificate is asked for, on a host or listener of its own; in the demonstration a card reader stands there instead."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.audit import AuditEvent, AuditRecord
from bot.errors import BackEndError
from bot.messages import ChatIdentity, Phrase
from bot.people.person import Person
from bot.requests.certificate_page import LINK, CertificateAgain, CertificateAnswer, CertificateAsked
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.verification.certificate import CertificateOutcome, PresentedCertificate, with_proxys_word
from bot.verification.limits import FORGED_HEADERS
from bot.verification.page import NextPage, PageGone, ResultPage
from bot.web.certificate_services import CertificateServices
from bot.web.client_certificate import CertificateSource, claims_a_certificate
from bot.web.forms import Form
from bot.web.languages import accepted_language
from bot.web.pages import Pages
from bot.web.session import CHANNEL, Session
from bot.web.visitor import Visitor, client_network, read_visitor

PATH: Final = "/certificate"
CARDS: Final[Mapping[str, CertificateOutcome]] = MappingProxyType(
    {
        "mine": CertificateOutcome.ACCEPTED,
        "expired": CertificateOutcome.EXPIRED,
        "revoked": CertificateOutcome.REVOKED,
        "other": CertificateOutcome.ACCEPTED,
    }
)
"""The cards of the demonstration's reader, and what the examination makes of each."""
_FORGED: Final = "forged_headers"
_LONGEST: Final = 200
_NOBODY: Final = ChatIdentity(CHANNEL, "")


@dataclass(frozen=True)
class CertificatePages:
    """The page and its form. `home`: the desk's own address, where this one stands on another host; '' on the desk's."""

    pages: Pages
    services: CertificateServices
    source: CertificateSource
    home: str

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
        checked = with_proxys_word(await self.services.checker.check(presented.presented), presented.refused)
        return await self._taken(request, form.session, checked)

    async def _taken(self, request: Request, session: Session, checked: PresentedCertificate) -> Response:
        language, handoff = self._language(request), _handoff(request)
        if handoff.reveal() == LINK:
            answer = await self.services.page.take_link(checked, language, session.id, client_network(request))
        else:
            answer = await self.services.page.take(handoff, checked, session.id, here=not self.home)
        return await self._answer(request, session, answer)

    async def _answer(self, request: Request, session: Session, answer: CertificateAnswer) -> Response:
        person = answer.person if isinstance(answer, NextPage | ResultPage) else ""
        if person not in ("", session.person) and not self.home:
            session = await self.pages.sessions.renew(session, person)
        match answer:
            case NextPage(token):
                visitor = await self._visitor(request, session, "")
                onward = RedirectResponse(visitor.path(f"/s/{token.reveal()}"), 303)
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
        status = 200 if wrong is None else 422
        return self.pages.page(visitor, "certificate.html", status=status, **self._seen(request, visitor, asked), there=there, wrong=wrong, cards=(), name="")

    def _seen(self, request: Request, visitor: Visitor, asked: CertificateAsked) -> dict[str, Any]:
        handoff = _handoff(request).reveal()
        action = replace(visitor, home="").path(f"{PATH}?{urlencode({'for': handoff})}")
        return {"asked": asked, "what": LINK if handoff == LINK else "step", "action": action, "address": self.services.address}

    def _gone(self, visitor: Visitor, gone: PageGone) -> Response:
        return self.pages.page(replace(visitor, language=visitor.locale or visitor.language), "secure_gone.html", status=410, gone=gone)

    def _language(self, request: Request) -> str:
        return accepted_language(request.headers.get("accept-language", "")) or self.pages.dependencies.language

    async def _visitor(self, request: Request, session: Session, language: str) -> Visitor:
        locale = accepted_language(request.headers.get("accept-language", ""))
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
        return HTMLResponse(self.pages.drawing.page("certificate_refused.html", language, visitor=None, address=self.services.address + PATH), 403)


@dataclass(frozen=True)
class CardReaderPages(CertificatePages):
    """The demonstration's: instead of presenting a certificate one is chosen, issued on the spot, and examined like any other."""

    async def take(self, request: Request, form: Form) -> Response:
        """Inserts the chosen card."""
        asked = await self.services.page.open(_handoff(request), self._language(request))
        if isinstance(asked, PageGone):
            return self._gone(await self._visitor(request, form.session, asked.language), asked)
        visitor = await self._visitor(request, form.session, asked.language)
        if form["card"] not in CARDS:
            return self._form(request, visitor, asked, wrong=Phrase("certificate.missing_card"))
        owner = asked.person or visitor.person
        card = await self._card(owner, form["card"])
        return await self._taken(request, form.session, await self.services.checker.check(card))

    def _form(self, request: Request, visitor: Visitor, asked: CertificateAsked, *, there: bool = False, wrong: Phrase | None = None) -> Response:
        owner, status = asked.person or visitor.person, 200 if wrong is None else 422
        seen = self._seen(request, visitor, asked) | {"cards": tuple(CARDS), "name": "" if owner is None else owner.name}
        return self.pages.page(visitor, "certificate.html", status=status, there=there, wrong=wrong, **seen)

    async def _visitor(self, request: Request, session: Session, language: str) -> Visitor:
        visitor = await read_visitor(self.pages.dependencies, request, session, request.query_params.get("as", "") or None)
        if not visitor.anybody:
            raise HTTPException(404)
        return replace(visitor, language=language or visitor.language)

    async def _card(self, owner: Person | None, which: str) -> bytes:
        """Somebody else's is that of the first other person who has one."""
        if self.services.issuer is None:
            return b""
        holder = owner if which != "other" else await self._other_than(owner)
        if holder is None:
            return b""
        return self.services.issuer.card(holder.name, await self._serial(holder) or "1", CARDS[which])

    async def _other_than(self, owner: Person | None) -> Person | None:
        for person in await self.pages.dependencies.register.people():
            if (owner is None or person.id != owner.id) and await self._serial(person):
                return person
        return None

    async def _serial(self, person: Person) -> str:
        """The serial number that is bound to them; '' for none, or while nobody can say."""
        try:
            bound = await self.services.sign_on.certificate_of(person)
        except BackEndError:
            return ""
        return "" if bound is None else bound.serial


def _handoff(request: Request) -> Secret:
    return Secret(request.query_params.get("for", "")[:_LONGEST])
