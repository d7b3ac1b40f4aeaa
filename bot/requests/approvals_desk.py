"""An admin's requests at the desk's pages: which wait, which were decided, what is known of one, and deciding there (T8, T9, T19).

A decision goes through the same one-time page as from a chat. While the admin's proof is fresh in the browser nothing is asked for there, so it is decided
at once; otherwise the page is where the proof is made, with what was filled in."""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from bot.actions.request import Request, RequestState
from bot.audit import AuditEvent, AuditRecord
from bot.messages import ChatIdentity, Phrase
from bot.people.identity import DESK, audit_actor
from bot.people.permissions import Permission, Standing
from bot.people.person import Person
from bot.requests.approvals import Approvals
from bot.requests.one_time_links import OneTimeLinks
from bot.requests.page_flow import PageFlow, SubmittedFields
from bot.requests.pages.approval import BACK, incomplete_decision, plain_reason
from bot.requests.pages.evidence import evidence_rows
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.store.work import Work
from bot.verification.level import Level
from bot.verification.page import EvidenceRow, FieldProblem, FormAgain, NextPage, PageGone, ResultPage, StepKind

PAGE: Final = 25
_MOST_WAITING: Final = 200
_CHOSEN: Final = ("decision", "identity_check", "reason", "number")


@dataclass(frozen=True, slots=True)
class ListedRequest:
    """A request in a list. `admin`: who is asked, or who decided; '' where nobody is known."""

    request: Request
    name: str
    agency: str
    admin: str


@dataclass(frozen=True, slots=True)
class RequestList:
    """One page of requests, and whether there are more."""

    requests: tuple[ListedRequest, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class ReviewedRequest:
    """Everything about one request. `why_not`: why this admin cannot decide it now; None while it waits for them. `fresh`: deciding asks for no further proof."""

    request: Request
    person: Person
    admin: str
    evidence: tuple[EvidenceRow, ...]
    why_not: Phrase | None
    fresh: bool


@dataclass(frozen=True, slots=True)
class Visiting:
    """The admin in front of the page: `session` is the browser's own id, `proved` when they proved there who they are (UTC), None: not at this desk."""

    admin: Person
    session: str
    language: str
    level: Level
    proved: datetime | None = None

    @property
    def identity(self) -> ChatIdentity:
        """How the audit trail names them."""
        return ChatIdentity(DESK, self.admin.id)


@dataclass(frozen=True, slots=True)
class Decidedly:
    """The request was decided, or why it was not: then it is over or somebody else's."""

    says: Phrase
    done: bool


@dataclass(frozen=True)
class ApprovalsDesk:
    """`level`: what an admin proves before deciding."""

    approvals: Approvals
    page_flow: PageFlow
    one_time_links: OneTimeLinks
    level: Level

    async def waiting_count(self, work: Work, standing: Standing) -> int:
        """How many requests wait for this admin."""
        return len(await self._waiting(work, standing))

    async def waiting(self, standing: Standing) -> RequestList:
        """The requests that wait for this admin, longest waiting first."""
        async with self.approvals.store.look() as work:
            found = await self._waiting(work, standing)
        return RequestList(tuple([await self._listed(request) for request in found]), more=False)

    async def decided(self, standing: Standing, page: int) -> RequestList:
        """The requests that were decided in this admin's agencies, newest first; `page` counts from 1."""
        async with self.approvals.store.look() as work:
            found = await work.requests.decided_in(_agencies(standing), skip=(page - 1) * PAGE, most=PAGE + 1)
        return RequestList(tuple([await self._listed(request) for request in found[:PAGE]]), more=len(found) > PAGE)

    async def of_id(self, standing: Standing, id: str) -> Request | None:
        """The request, if this admin may see it; None as for one that does not exist (T5)."""
        async with self.approvals.store.look() as work:
            request = await work.requests.of_id(id)
        return request if request is not None and standing.may(Permission.APPROVALS_SEE, request.agency) else None

    async def look(self, visiting: Visiting, request: Request) -> ReviewedRequest | None:
        """What is known of it now, system by system; that it was looked at is recorded. None where the register knows its person no more."""
        person = await self.approvals.register.person(request.person)
        if person is None:
            return None
        evidence = await evidence_rows(self.approvals, request, person, whole=True)
        async with self.approvals.store.work() as work:
            details = {"as": "approver", "request": request.id}
            await work.audit.append(AuditRecord(AuditEvent.PERSON_LOOKED, audit_actor(visiting.identity), person.id, details), self.approvals.clock.now())
        listed = await self._listed(request)
        return ReviewedRequest(
            request=request,
            person=person,
            admin=listed.admin,
            evidence=evidence,
            why_not=await self.approvals.may(visiting.admin, request),
            fresh=await self._fresh(visiting),
        )

    async def decide(self, visiting: Visiting, request: Request, given: SubmittedFields) -> tuple[FieldProblem, ...] | Decidedly | Secret:
        """What is missing; what came of it; or the token of the page that asks for the proof (the digits, which stand for one, are typed there)."""
        why_not = await self.approvals.may(visiting.admin, request)
        if why_not is not None:
            await self.approvals.refuse_decision(visiting.admin, request, visiting.identity, why_not)
            return Decidedly(why_not, done=False)
        problems = incomplete_decision(request, given)
        if problems:
            return problems
        fresh = await self._fresh(visiting)
        token = await self._page(visiting, request, given, fresh=fresh)
        if not fresh:
            return token
        answer = await self.page_flow.answer(token, {name: given[name] for name in _CHOSEN if name in given}, visiting.session)
        match answer:
            case ResultPage(says=(says, *_), done=done):
                return Decidedly(says, done)
            case FormAgain(problems=problems) if problems and all(problem.field in _CHOSEN for problem in problems):
                return problems
            case PageGone(says=(says, *_)):
                return Decidedly(says, done=False)
            case FormAgain() | NextPage() | ResultPage() | PageGone():
                # What was proven a moment ago has just become too old.
                return token

    async def _fresh(self, visiting: Visiting) -> bool:
        """Whether the admin's proof is fresh in this browser; the one that opened the desk counts like one on a page, from the time it was made."""
        approvals, now = self.approvals, self.approvals.clock.now()
        browser = self.page_flow.tokens.sealed_browser(visiting.session)
        if await approvals.is_fresh_here(browser, visiting.admin):
            return True
        if visiting.proved is None or visiting.level < self.level or not visiting.proved <= now < visiting.proved + approvals.fresh:
            return False
        async with approvals.store.work() as work:
            await approvals.proved(work, visiting.identity, visiting.admin, visiting.proved, browser)
        return True

    async def _page(self, visiting: Visiting, request: Request, given: SubmittedFields, *, fresh: bool) -> Secret:
        """The one-time page in this browser: the one begun before, so that its tries are counted together (T25), else a new one."""
        store, now = self.approvals.store, self.approvals.clock.now()
        browser = self.page_flow.tokens.sealed_browser(visiting.session)
        async with store.look() as work:
            begun = await work.steps.open_of(request.id, visiting.admin.id, now)
        if fresh and begun is not None and begun.browser == browser and begun.identity == visiting.identity:
            return self.page_flow.tokens.token(begun.id)
        typed = {name: given[name].reveal().strip() if name in given else "" for name in _CHOSEN}
        form = {"chosen": typed["decision"], "checked": typed["identity_check"], "reason": plain_reason(typed["reason"]), BACK: f"/desk/approvals/{request.id}"}
        issued = await self.one_time_links.draft(
            StepKind.DECIDE, visiting.admin, visiting.identity, visiting.language, request=request.id, purpose="decide",
            address="" if fresh else visiting.admin.email or "", browser=browser, form=dict(form),
        )  # fmt: skip
        async with store.work() as work:
            await self.one_time_links.write(work, issued)
            record = AuditRecord(AuditEvent.APPROVAL_ASKED, audit_actor(visiting.identity), visiting.admin.id, {"request": request.id})
            await work.audit.append(record, now)
        await self.one_time_links.mail(issued)
        return self.page_flow.tokens.token(issued.step.id)

    async def _waiting(self, work: Work, standing: Standing) -> tuple[Request, ...]:
        found = await work.requests.asked_in(_agencies(standing), _MOST_WAITING)
        return tuple(one for one in found if standing.person is not None and one.approver is not None and one.approver.person == standing.person.id)

    async def _listed(self, request: Request) -> ListedRequest:
        register = self.approvals.register
        by = request.decision.by if request.decision is not None else request.asked[-1].person if request.asked else ""
        person, admin = await register.person(request.person), await register.person(by) if by else None
        agency = await register.agency(request.agency)
        return ListedRequest(request, person.name if person else request.person, agency.name, admin.name if admin else "")


def is_decided(request: Request) -> bool:
    """Whether an admin decided it, or it ended before."""
    return request.state not in (RequestState.VERIFYING, RequestState.AWAITING)


def _agencies(standing: Standing) -> Collection[str] | None:
    covered = standing.covered(Permission.APPROVALS_SEE)
    return None if covered.everything else covered.agencies


