"""The one-time pages at `/s/…` and `/not-me/…`, and `/link`: opening one changes nothing (T16), and its form is accepted once."""

import math
import re
import unicodedata
from dataclasses import replace
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.actions.password_rule import hints
from bot.messages import ChatIdentity
from bot.people.names import is_shown
from bot.requests.certificate_page import LINK
from bot.requests.page_flow import PAGE_BUTTONS
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.verification.methods import Method
from bot.verification.page import FieldProblem, FormAgain, NextPage, Page, PageAnswer, PageGone, ResultPage, StepKind
from bot.verification.proof import ProofWay
from bot.web.field import DIGITS, NAMES, NEVER_KEPT, PASSWORDS, Field, fields_of
from bot.web.forms import Form
from bot.web.hint import Hint, checked_hints
from bot.web.languages import wanted_language
from bot.web.pages import Pages
from bot.web.session import CHANNEL, Session
from bot.web.visitor import Visitor, client_network, on_this_machine, read_visitor

_NOBODY: Final = ChatIdentity(CHANNEL, "")
_LONGEST: Final = 4096
_LONGEST_PASSKEY: Final = 32 * 1024
_BETWEEN_DIGITS: Final = re.compile(r"[\s\-\u2010-\u2015\u2212_.]+")
"""What people and their clipboards put between the digits of a code."""
_BEGINS_WITH: Final = frozenset({"prove", "link_code", "accounts", "enrol", "enrol_totp", "remove", "here", "choose"})
"""The pages whose first field has the focus at once, also beside a better way, which most have not at hand; the others are read first."""


@dataclass(frozen=True, slots=True)
class _SeenForm:
    """The form of a page as it is drawn. `again`, `due`: seconds until a code can be sent, and until a postponed one is, `due_at` its clock time; 0, '' for none.
    `needed`: the fields that whoever presses the form's own button cannot leave empty. `focus`: the one that is typed in first; '' for none. `here`: the page's
    own address."""

    again: int
    due: int
    due_at: str
    hints: tuple[Hint, ...]
    mails_here: bool
    tries_left: int | None
    needed: frozenset[str]
    focus: str
    here: str


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The path of a page, and its reader."""

    path: str
    visitor: Visitor


@dataclass(frozen=True)
class OneTimePages:
    """Secrets are wrapped as soon as a form is read; nothing here logs, stores or echoes one (T24)."""

    pages: Pages

    async def show(self, request: Request) -> Response:
        """The page of a step, or what a spent one still shows. Opening it spends nothing and mails nothing, however often and by whomever."""
        session, token = await self.pages.sessions.of(request), Secret(request.path_params["token"])
        answer = await self.pages.dependencies.page_flow.open(token, session.id)
        sheet = await self._sheet(request, session, request.url.path)
        return self._form(sheet, FormAgain(answer)) if isinstance(answer, Page) else self._answer(sheet, answer)

    async def take(self, request: Request, form: Form) -> Response:
        """The answer to the form of a step."""
        token = Secret(request.path_params["token"])
        answer = await self.pages.dependencies.page_flow.answer(token, submitted_fields(form), form.session.id)
        return self._answer(await self._sheet(request, await self._renewed(form.session, answer), request.url.path), answer, form)

    async def answered(self, request: Request, session: Session, answer: PageAnswer, path: str) -> Response:
        """What comes of a proof that was made elsewhere, on the page at `path`."""
        return self._answer(await self._sheet(request, await self._renewed(session, answer), path), answer)

    async def show_link(self, request: Request) -> Response:
        """Where the owner of an unlinked chat proves who they are; there is no step yet, so nothing expires."""
        link_flow = self.pages.dependencies.link_flow
        session = await self.pages.sessions.of(request)
        sheet = await self._sheet(request, session, "/link")
        return self._form(sheet, await self._with_certificate(FormAgain(await link_flow.page(sheet.visitor.language, session.id))))

    async def take_link(self, request: Request, form: Form) -> Response:
        """The first proof; a correct one leads to the page of a step."""
        sheet = await self._sheet(request, form.session, "/link")
        answer = await self.pages.dependencies.link_flow.begin(submitted_fields(form), sheet.visitor.language, form.session.id, client_network(request))
        if isinstance(answer, FormAgain):
            answer = await self._with_certificate(answer)
        return self._answer(await self._sheet(request, await self._renewed(form.session, answer), "/link"), answer, form)

    async def _renewed(self, session: Session, answer: PageAnswer) -> Session:
        """The session, under a new cookie if another person than before has proven their identity in it."""
        person = answer.person if isinstance(answer, NextPage | ResultPage) else ""
        signed_in = isinstance(answer, NextPage) and bool(answer.path)
        return await self.pages.sessions.renew(session, person) if person not in ("", session.person) or signed_in else session

    async def _sheet(self, request: Request, session: Session, path: str) -> _Sheet:
        """The reader. In the demonstration `as` says whose chat to return to; it says nothing about whose page this is."""
        dependencies = self.pages.dependencies
        locale = wanted_language(request)
        named = request.query_params.get("as", "")
        anybody = dependencies.demonstration is not None and on_this_machine(request)
        if not anybody or not named:
            return _Sheet(
                path, Visitor(session=session, identity=_NOBODY, language=locale or dependencies.language, locale=locale, named="", person=None, anybody=anybody)
            )
        return _Sheet(path, replace(await read_visitor(dependencies, request, session, named), language=locale or dependencies.language))

    def _answer(self, sheet: _Sheet, answer: PageAnswer, form: Form | None = None) -> Response:
        match answer:
            case FormAgain():
                return self._form(sheet, answer, form)
            case NextPage():
                onward = RedirectResponse(next_address(sheet.visitor, answer), 303)
                self.pages.sessions.keep(sheet.visitor.session, onward)
                return onward
            case ResultPage(back=back) if back:
                onward = RedirectResponse(sheet.visitor.path(back), 303)
                self.pages.sessions.keep(sheet.visitor.session, onward)
                return onward
            case ResultPage():
                ask, code = self.pages.dependencies.opened_with, answer.link_code
                opened = None if ask is None or code is None else ask(code)
                return self._draw(sheet, answer.language, "secure_result.html", result=answer, opened=opened)
            case PageGone():
                return self._show_gone(sheet, answer)

    def _form(self, sheet: _Sheet, again: FormAgain, form: Form | None = None) -> Response:
        dependencies, page = self.pages.dependencies, _for_the_same_visitor(again.page, sheet.visitor, self.pages.dependencies.public_url)
        now = dependencies.clock.now()
        # The first page of linking belongs to no step, so it does not expire; a mailed notice's is there for days, so nobody has to hurry.
        typed = {} if form is None else form.fields
        timed = _what(page) not in ("link", StepKind.NOT_ME.value)
        fields = fields_of(page, again.problems, typed)
        summary, focus = _told_once(again.problems, fields)
        due = None if page.code_sent else page.code_due
        return self._draw(
            sheet,
            page.language,
            "secure.html",
            422 if again.problems else 200,
            step=page,
            what=_what(page),
            fields=fields,
            problems=again.problems,
            summary=summary,
            tries_left=again.tries_left,
            notice=again.notice,
            type_again=any(typed.get(name) for name in page.fields if name in NEVER_KEPT and not (again.problems and name == focus)),
            left=max(0, int((page.expires - now).total_seconds())) if timed else None,
            address=dependencies.public_url,
            seen=_SeenForm(
                again=0 if page.code_again is None else max(1, math.ceil((page.code_again - now).total_seconds())),
                due=0 if due is None else max(1, math.ceil((due - now).total_seconds())),
                due_at="" if due is None else due.astimezone(dependencies.wording.zone).strftime("%H:%M:%S"),
                hints=checked_hints(hints(dependencies.rule), dependencies.rule) if "new_password" in page.fields else (),
                mails_here=sheet.visitor.anybody and dependencies.mails is not None,
                tries_left=again.tries_left,
                needed=_needed(page),
                focus=focus or ("" if again.problems else _first_typed(page)),
                here=sheet.visitor.path(sheet.path),
            ),
        )

    async def _with_certificate(self, again: FormAgain) -> FormAgain:
        """At `/link` nobody is known yet, so whoever has a card may use it: it leads to the certificate's page, or is said to be out of order."""
        services, page = self.pages.dependencies.certificates, again.page
        if services is None:
            return again
        if await services.checker.problem() is not None:
            return replace(again, page=replace(page, silent=(*page.silent, Method.CERTIFICATE)))
        prompts = {**page.prompts, Method.CERTIFICATE: services.address_for(LINK)}
        return replace(again, page=replace(page, ways=(ProofWay((Method.CERTIFICATE,)), *page.ways), prompts=prompts))

    def _show_gone(self, sheet: _Sheet, page: PageGone) -> Response:
        return self._draw(sheet, sheet.visitor.locale or page.language or sheet.visitor.language, "secure_gone.html", 410, gone=page)

    def _draw(self, sheet: _Sheet, language: str, template: str, status: int = 200, **seen: Any) -> Response:
        return self.pages.page(replace(sheet.visitor, language=language), template, status=status, path=sheet.path, **seen)


def _for_the_same_visitor(page: Page, visitor: Visitor, public_url: str) -> Page:
    """What leads to another of our own pages keeps the visitor, whom only the demonstration names in addresses."""
    ours = {method: visitor.path(prompt.removeprefix(public_url)) for method, prompt in page.prompts.items() if prompt.startswith(f"{public_url}/")}
    return replace(page, prompts={**page.prompts, **ours}) if ours else page


def _told_once(problems: tuple[FieldProblem, ...], fields: tuple[Field, ...]) -> tuple[tuple[FieldProblem, ...], str]:
    """The summary at the head of the page, and the field that has the focus instead of it: one thing that is wrong is said where it is typed, and there alone."""
    typed = {field.name for field in fields if field.sort not in ("passkey", "press")}
    places, said = {problem.field for problem in problems}, [problem.says for problem in problems]
    once = tuple(problem for place, problem in enumerate(problems) if said.index(problem.says) == place)
    if problems and places <= typed and (len(places) == 1 or len(once) == 1):
        return (), problems[0].field
    return once, ""


def _needed(page: Page) -> frozenset[str]:
    """What belongs to no proof, and what no typed way can do without."""
    typed = [way.fields for way in page.ways if way.typed]
    proving = {name for way in page.ways for name in way.fields}
    return frozenset(name for name in page.fields if name not in proving or (typed and all(name in fields for fields in typed)))


def _first_typed(page: Page) -> str:
    """The first field, where nothing has to be decided first."""
    return next((name for name in page.fields if name != "passkey"), "") if _what(page) in _BEGINS_WITH else ""


def _what(page: Page) -> str:
    """What the page is for, finer than its kind: two kinds ask for different things in turn."""
    if page.kind is StepKind.CHOOSE:
        return "choose" if "new_password" in page.fields else "here"
    if page.enrolment is not None:
        return f"enrol_{page.fields[-1]}"
    if page.kind is StepKind.LINK and "code" in page.fields:
        return "link_code"
    return str(page.kind.value)


def submitted_fields(form: Form) -> dict[str, Secret]:
    """The fields that pages may ask for, and the two buttons; any other field is ignored."""
    return {name: Secret(_read(name, form[name])) for name in (*NAMES, *PAGE_BUTTONS) if form[name]}


def _read(name: str, typed: str) -> str:
    """A password exactly as typed (6.2.8), a passkey's answer as the browser sent it; all else normalised, so that full-width digits are digits (1.1.1)."""
    if name in PASSWORDS:
        return typed
    if name == "passkey":
        return typed[:_LONGEST_PASSKEY]
    text = typed if name == "reason" else unicodedata.normalize("NFKC", typed[:_LONGEST])
    if name in DIGITS:
        text = _BETWEEN_DIGITS.sub("", text)
    return "".join(character for character in text[:_LONGEST] if is_shown(character) or character in "\n\t")


def next_address(visitor: Visitor, page: NextPage) -> str:
    """Where the next page is; in the demonstration the pages of the desk are read by whoever is named in their address."""
    if not page.path:
        return visitor.path(f"/s/{page.token.reveal()}")
    return (replace(visitor, named=page.person) if visitor.anybody else visitor).path(page.path)
