"""The pages on which a person proves their identity: the code, the password if the policy wants two proofs, the two digits for an admin."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.accounts.masking import mask_address
from bot.actions.action import Action, ActionName, Performer
from bot.actions.freeze import PAUSED
from bot.actions.policy import Demand
from bot.actions.request import Narrowed, NotNow, Proven, Request, RequestState, advance_request
from bot.audit import AuditEvent, AuditRecord
from bot.clock import Clock
from bot.messages import Phrase, PhraseWord
from bot.people.identity import audit_actor
from bot.requests.approvals import GRANT_LASTS, Approvals
from bot.requests.cases import changes_stopped
from bot.requests.completion import Overtaken, masked_accounts, result_phrases
from bot.requests.execution import RequestExecution
from bot.requests.level_verification import NOTHING_ASKED, AskedProofs, LevelVerification, combined_proofs, filled_way, method_names, missing_proof
from bot.requests.one_time_links import OneTimeLinks
from bot.requests.other_ways import OtherWays
from bot.requests.page_flow import StepVisit, SubmittedFields
from bot.requests.verifiers import without_code
from bot.runtime.quick_dataclass import dataclass
from bot.store.steps import ARRIVES
from bot.store.work import Store, Work
from bot.verification.level import Level
from bot.verification.methods import Method
from bot.verification.page import FieldProblem, FormAgain, NextPage, Page, PageAnswer, PageGone, ResultPage, StepKind
from bot.verification.proof import Proof, level_reached
from bot.verification.tokens import Tokens

_BEGIN_WITHIN: Final = timedelta(minutes=2)


class _Stopped(Exception):
    """All changes are stopped (T29); the transaction is rolled back."""


@dataclass(frozen=True)
class NextStep:
    """What follows a complete proof: execution at once, the next page, or an admin."""

    store: Store
    approvals: Approvals
    execution: RequestExecution
    one_time_links: OneTimeLinks
    actions: Mapping[ActionName, Action]
    clock: Clock

    async def proven(self, visit: StepVisit, record: AuditRecord, proof: Proof | None, narrowed: Narrowed | None = None) -> PageAnswer:
        """Spends the step and moves the request, in one transaction with all messages. While all changes are stopped the request ends here (T29)."""
        request, now = visit.request, self.clock.now()
        if request is None:
            return PageGone((Phrase("page.gone"),), visit.step.language)
        moved: Request | NotNow = request if narrowed is None else advance_request(request, narrowed, now)
        if not isinstance(moved, NotNow):
            hands = self.actions[request.action].hands
            waits = request.demand.waits.ends(now, self.approvals.zone)
            due = waits if request.demand.approver is not None else now + (_BEGIN_WITHIN if hands is Performer.WORKER else GRANT_LASTS)
            moved = advance_request(moved, Proven(due, proof, shown=request.demand.numbered), now)
        if isinstance(moved, NotNow):
            return PageGone((Phrase("page.spent"),), visit.step.language)
        invitation = await self.approvals.invitation(moved, visit.person) if moved.state is RequestState.AWAITING else None
        try:
            async with self.store.work() as work:
                if await changes_stopped(work, self.approvals.policy):
                    raise _Stopped
                if not await work.steps.spend(visit.step, now):
                    raise Overtaken
                await work.steps.bind(visit.step, visit.browser)
                if invitation is not None:
                    asked = await self.approvals.ask(work, moved, invitation, now)
                    if isinstance(asked, NotNow):
                        raise Overtaken
                    moved = asked
                if not await work.requests.replace(request, moved):
                    raise Overtaken
                await self._record(work, visit, moved, record)
        except Overtaken:
            return PageGone((Phrase("page.spent"),), visit.step.language)
        except _Stopped:
            return await self._stopped(visit, request, record)
        self.approvals.wake()
        return await self._next(visit, moved)

    async def _stopped(self, visit: StepVisit, request: Request, record: AuditRecord) -> PageAnswer:
        """The proof stands on record, and the request ends: nobody is asked to approve what is not done."""
        async with self.store.work() as work:
            if not await work.steps.spend(visit.step, self.clock.now()):
                return PageGone((Phrase("page.spent"),), visit.step.language)
            await work.audit.append(record, self.clock.now())
        await self.approvals.completion.refuse(request, visit.person, PAUSED)
        return result_page(self.actions[request.action], await self.execution.result(request.id), visit.step.language)

    async def _next(self, visit: StepVisit, request: Request) -> PageAnswer:
        language = visit.step.language
        if request.state is RequestState.AWAITING and request.approver is None:
            await self.approvals.hand_over(request, visit.person)
            says = (Phrase("action.nobody_decides", {"action": request.action.value}),)
            return ResultPage(says, language, done=False, under_way=True, headline=Phrase("page.result_helpdesk"))
        if request.state is RequestState.AWAITING:
            return await self.waiting(request, language)
        if self.actions[request.action].hands is Performer.WORKER:
            # None if the tick was faster: then it is being executed anyway.
            await self.execution.begin(request)
            return result_page(self.actions[request.action], await self.execution.result(request.id), language)
        issued = await self.one_time_links.draft(
            StepKind.CHOOSE, visit.person, visit.step.identity, language,
            request=request.id, purpose=request.action.value, browser=visit.browser, form={} if visit.browser else {ARRIVES: True},
        )  # fmt: skip
        async with self.store.work() as work:
            await self.one_time_links.write(work, issued)
            await self.approvals.completion.live_cards.update(work, request, self.clock.now())
        return NextPage(self.one_time_links.tokens.token(issued.step.id))

    async def waiting(self, request: Request, language: str) -> ResultPage:
        """Who was asked, until when, and the two digits where they stand for the code."""
        number = self.one_time_links.tokens.number(request.id) if request.demand.numbered else None
        admin = await self._admin(request)
        headline = Phrase("page.result_waits", {"admin": admin})
        return ResultPage((await self._asked(request, admin),), language, done=False, under_way=True, headline=headline, number=number)

    async def _record(self, work: Work, visit: StepVisit, request: Request, record: AuditRecord) -> None:
        now = self.clock.now()
        await work.audit.append(record, now)
        details = {"request": request.id, "action": request.action.value, "state": request.state.value}
        await work.audit.append(AuditRecord(AuditEvent.ACTION_PROVEN, audit_actor(visit.step.identity), request.person, details), now)
        if request.state is RequestState.AWAITING and request.approver is None:
            return  # Nobody can be asked: the card says in a moment that people take over, and nothing of an admin before.
        if request.state is not RequestState.READY or self.actions[request.action].hands is Performer.WORKER:
            # Whoever goes on here has the next page in a moment, and the card with it.
            await self.approvals.completion.live_cards.update(work, request, now)

    async def _admin(self, request: Request) -> str:
        asked = request.approver
        admin = None if asked is None else await self.approvals.register.person(asked.person)
        return admin.name if admin is not None else "none"

    async def _asked(self, request: Request, admin: str) -> Phrase:
        then = await self.approvals.completion.live_cards.comes_next(request, self.clock.now())
        words: dict[str, PhraseWord] = {"action": request.action.value, "admin": admin, "until": request.due, "next": then}
        return Phrase("action.admin_asked_numbered" if request.demand.numbered else "action.admin_asked", words)


@dataclass(frozen=True)
class VerifyPage:
    """The page that proves the request's level. Where the next best way of the policy takes a mailed code, that stands on the same page: whoever has no
    card at hand types it, and an admin is asked."""

    proofs: LevelVerification
    next_step: NextStep
    other_ways: OtherWays | None = None

    async def show(self, visit: StepVisit) -> Page:
        """What will happen, to whose account, and the ways of proof; what else there is for whoever cannot prove that."""
        return await self._page(visit, await self._other(visit))

    async def take(self, visit: StepVisit, given: SubmittedFields) -> PageAnswer:
        """All proofs of the page count together."""
        if given.get("other_way") and self.other_ways is not None:
            return await self.other_ways.take(visit)
        other = await self._other(visit)
        page = await self._page(visit, other)
        missing = missing_fields(page, given)
        if missing:
            return FormAgain(page, missing)
        lower = other is not None and self._is_lower(visit, page, given)
        demand = other if lower and other is not None else None if visit.request is None else visit.request.demand
        proofs = await self.proofs.check(visit, page, given, Level.CODE if demand is None else max(Level.CODE, demand.level))
        if not isinstance(proofs, tuple):
            return proofs
        await self.proofs.not_wrong(visit, page)
        *first, last = proofs
        request = None if visit.request is None or demand is None else replace(visit.request, demand=demand, proofs=(*visit.request.proofs, *first))
        way = "other way: " if lower else ""
        return await self.next_step.proven(replace(visit, request=request), await self.proofs.checking.passed(visit, way + method_names(proofs)), last)

    async def _other(self, visit: StepVisit) -> Demand | None:
        return None if self.other_ways is None else await self.other_ways.demand(visit)

    async def _page(self, visit: StepVisit, other: Demand | None) -> Page:
        asked = await self.proofs.asked(visit, demanded_level(visit), not_asked(visit))
        if other is None:
            return await build_page(self.next_step.one_time_links, visit, (), asked=asked)
        words: dict[str, PhraseWord] = {"by": "self" if other.approver is None else "admin", "proof": "number" if other.numbered else "code"}
        if not other.numbered:
            asked = combined_proofs(asked, await self.proofs.asked(visit, other.level, other.without))
        return replace(await build_page(self.next_step.one_time_links, visit, (), asked=asked), other_way=Phrase("page.other_way", words))

    def _is_lower(self, visit: StepVisit, page: Page, given: SubmittedFields) -> bool:
        """Whether what was filled in proves less than the request's own way asks for."""
        way = filled_way(page, given)
        methods = (*page.proven, *(() if way is None else way.methods))
        now = self.next_step.clock.now()
        return level_reached(Proof(method, now) for method in methods) < demanded_level(visit)


def demanded_level(visit: StepVisit) -> Level:
    """The level that the page has to prove."""
    return Level.CODE if visit.request is None else max(Level.CODE, visit.request.demand.level)


def not_asked(visit: StepVisit) -> tuple[Method, ...]:
    """The methods that prove nothing for this request."""
    return () if visit.request is None else visit.request.demand.without


@dataclass(frozen=True)
class MatchNumberPage:
    """The page with two digits, for a person without an address for codes: an admin who has met the person enters them."""

    next_step: NextStep
    tokens: Tokens

    async def show(self, visit: StepVisit) -> Page:
        """The number, and what to do with it."""
        page = await build_page(self.next_step.one_time_links, visit, ())
        return replace(page, number=self.tokens.number(visit.step.request))

    async def take(self, visit: StepVisit, given: SubmittedFields) -> PageAnswer:  # noqa: ARG002 - the form has no field
        """Asks the admin now; the number proves nothing until it is entered there."""
        details = {"step": visit.step.kind.value, "request": visit.step.request, "method": "number shown"}
        return await self.next_step.proven(visit, AuditRecord(AuditEvent.VERIFIED, audit_actor(visit.step.identity), visit.person.id, details), None)

    async def spent(self, visit: StepVisit) -> ResultPage | None:
        """The same digits once more while the request waits, for whoever loads the page again: in the browser that was shown them only."""
        request = visit.request
        waits = request is not None and request.state is RequestState.AWAITING and request.demand.numbered
        same = visit.step.browser != "" and visit.step.browser == visit.browser
        return await self.next_step.waiting(request, visit.step.language) if request is not None and waits and same else None


async def build_page(one_time_links: OneTimeLinks, visit: StepVisit, then: tuple[str, ...], *more: Phrase, asked: AskedProofs = NOTHING_ASKED) -> Page:
    """A page with what every page has: what will happen, where the code was sent, the time left; the proofs that it asks for, `then` other fields."""
    step, request = visit.step, visit.request
    fields = (*asked.fields, *then)
    action = request.action.value if request is not None else str(step.form.get("purpose") or "")
    accounts = masked_accounts(request) if request is not None else "none"
    coded = "code" in fields
    return Page(
        kind=step.kind,
        action=action,
        says=(Phrase(f"page.what_{step.kind.value}", {"action": action, "account": accounts, "name": visit.person.name}), *more),
        fields=fields,
        language=step.language,
        expires=step.expires,
        address=mask_address(visit.person.email) if coded and visit.person.email else "",
        code_sent=step.code_lives(one_time_links.clock.now()),
        code_until=step.code_until,
        code_due=step.code_due,
        code_again=await one_time_links.next_code(step.kind, visit.person, visit.person.email) if coded and visit.person.email else None,
        ways=asked.ways,
        proven=asked.proven,
        prompts=asked.prompts,
        silent=asked.silent,
    )


def incomplete_form(page: Page, given: SubmittedFields, without_fields: Phrase) -> FormAgain | None:
    """The form again where a field was left empty, or where this browser gets none, as `without_fields` says; None where it can be taken."""
    if not page.fields and not page.ways and not page.silent:
        return FormAgain(page, (FieldProblem("", without_fields),))
    missing = missing_fields(page, given)
    return FormAgain(page, missing) if missing else None


def missing_fields(page: Page, given: SubmittedFields) -> tuple[FieldProblem, ...]:
    """A problem for each empty field that is needed: this is no attempt, since nothing was guessed. Of the ways to prove it one is enough."""
    optional = {name for way in page.ways for name in way.fields}
    rest = tuple(FieldProblem(name, Phrase(f"page.missing_{name}")) for name in page.fields if name not in optional and not given.get(name))
    return (*unproven(page, given), *rest)


def unproven(page: Page, given: SubmittedFields) -> tuple[FieldProblem, ...]:
    """What is missing of the proof. Nobody is told to type a code that was not sent yet."""
    missing = missing_proof(page, given)
    return tuple(replace(one, says=without_code(page)) if one.says.key == "page.missing_code" and not page.code_sent else one for one in missing)


def result_page(action: Action, request: Request, language: str) -> ResultPage:
    """The last page of a request: what came of it and what next, or that it is still under way. The chat has the details too."""
    done = request.state is RequestState.DONE and request.untouched is None
    kind = "live" if request.live else "untouched" if request.untouched is not None else request.state.value
    headline = Phrase(f"page.result_{request.action.value}", {"state": kind})
    if request.live:
        return ResultPage((Phrase("page.result_next", {"action": "any", "state": kind}),), language, done=False, under_way=True, headline=headline)
    if request.state is RequestState.REFUSED:
        return ResultPage((Phrase("action.refused_again"), Phrase("page.see_chat")), language, done=False, headline=headline)
    says = (Phrase("page.result_next", {"action": request.action.value, "state": kind}),)
    return ResultPage(says, language, done=done, headline=headline, details=result_phrases(action, request))

