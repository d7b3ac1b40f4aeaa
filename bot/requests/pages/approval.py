"""The admin's page: proves the admin's identity, records how the person's was checked, and decides; or vouches for a chat (DOMAIN part 4)."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.actions.request import IdentityCheck, Request
from bot.audit import AuditEvent, AuditRecord
from bot.messages import Phrase
from bot.people.identity import audit_actor
from bot.people.person import Person
from bot.ports import Register
from bot.redaction import redact
from bot.requests.approvals import Approvals
from bot.requests.level_verification import NOTHING_ASKED, AskedProofs, LevelVerification, method_names
from bot.requests.page_flow import StepVisit, SubmittedFields
from bot.requests.pages.evidence import evidence_rows
from bot.requests.pages.link import LinkFlow
from bot.requests.pages.verify import build_page, missing_fields, unproven
from bot.requests.verifiers import CodeCheck
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.store.links import VOUCHED
from bot.store.steps import PROVEN
from bot.store.work import Store
from bot.tickets.ticket import plain_note
from bot.verification.level import Level
from bot.verification.page import FieldProblem, FormAgain, Page, PageAnswer, PageGone, ResultPage
from bot.verification.proof import Proof, oldest
from bot.verification.tokens import Tokens

_APPROVE: Final = "approve"
_REFUSE: Final = "refuse"
_LONGEST_REASON: Final = 500
BACK: Final = "back"
"""Under this name a step holds the page of the desk from which it was begun."""
_DECIDED: Final = {"decide.outcome_approved": "approved", "decide.outcome_declined": "declined"}


@dataclass(frozen=True)
class AdminVerification:
    """What an admin proves before deciding: the policy's level, unless it was recently proven in this browser. What was proven on another page counts for
    as long, however much longer the page itself lives (T8)."""

    proofs: LevelVerification
    approvals: Approvals
    level: Level

    @property
    def checking(self) -> CodeCheck:
        """Where attempts are counted."""
        return self.proofs.checking

    async def asked(self, visit: StepVisit) -> AskedProofs:
        """What is asked for; nothing while an earlier proof is fresh in its browser."""
        fresh = await self.approvals.is_fresh_here(visit.browser, visit.person)
        return NOTHING_ASKED if fresh else await self.proofs.asked(self._lately(visit), self.level)

    async def check(self, visit: StepVisit, page: Page, given: SubmittedFields) -> tuple[Proof, ...] | PageAnswer:
        """The proofs, none where the page asks for none; else what the page says."""
        return await self.proofs.check(self._lately(visit), page, given, self.level) if page.ways or page.proven or page.silent else ()

    def _lately(self, visit: StepVisit) -> StepVisit:
        since, form = self.approvals.clock.now() - self.approvals.fresh, visit.step.form
        lately = [kept for kept in form.get(PROVEN, ()) if datetime.fromisoformat(kept[1]) > since]
        return replace(visit, step=replace(visit.step, form={**form, PROVEN: lately}))


@dataclass(frozen=True)
class ApprovalPage:
    """Approving needs how the identity was checked, refusing a reason, both the same proof; a numbered request the number."""

    proof: AdminVerification
    approvals: Approvals
    register: Register
    store: Store
    tokens: Tokens

    async def show(self, visit: StepVisit) -> Page:
        """The form, and the evidence: to a browser that is not known to be the admin's no more than their chat has told already."""
        request, person = visit.request, None if visit.request is None else await self.register.person(visit.request.person)
        fields = ("decision", "identity_check", *(("number",) if request is not None and request.demand.numbered else ()), "reason")
        page = await build_page(self.approvals.one_time_links, visit, fields, asked=await self.proof.asked(visit))
        asks = bool(page.ways or page.silent)
        whole = not asks or await self.approvals.belongs_here(visit.browser, visit.person)
        evidence = await evidence_rows(self.approvals, request, person, whole=whole) if request is not None and person is not None else ()
        stopped = (Phrase("decide.paused"),) if await self.approvals.stopped() else ()
        says = (*stopped, *page.says, *(() if asks or page.proven else (Phrase("page.proven_lately"),)))
        form = visit.step.form
        chosen, checked, reason = (str(form.get(name) or "") for name in ("chosen", "checked", "reason"))
        return replace(page, says=says, evidence=evidence, chosen=chosen, checked=checked, reason=reason)

    async def spent(self, visit: StepVisit) -> PageGone | None:
        """Why there is nothing to decide any more."""
        request = visit.request
        return None if request is None or request.live else PageGone((await self.approvals.ended_why(request),), visit.step.language)

    async def take(self, visit: StepVisit, given: SubmittedFields) -> PageAnswer:
        """Reports incomplete fields before anything is counted; then the proof, then the decision, once."""
        request, language = visit.request, visit.step.language
        person = None if request is None else await self.register.person(request.person)
        if request is None or person is None:
            return PageGone((Phrase("page.gone"),), language)
        why_not = await self.approvals.may(visit.person, request)
        if why_not is not None:
            await self.approvals.refuse_decision(visit.person, request, visit.step.identity, why_not)
            return PageGone((why_not,), language)
        page = await self.show(visit)
        if given.get("look"):
            return await self._look(visit, page, given)
        problems = (*incomplete_decision(request, given), *unproven(page, given))
        if problems:
            return FormAgain(page, problems)
        proofs = await self.proof.check(visit, page, given)
        if not isinstance(proofs, tuple):
            return proofs
        return await self._decide(visit, page, request, person=person, given=given, proofs=proofs)

    async def _look(self, visit: StepVisit, page: Page, given: SubmittedFields) -> PageAnswer:
        """Only the proof, for an admin who reads the whole before deciding: the same page with everything on it, and no proof asked for any more."""
        problems = unproven(page, given)
        proofs = () if problems else await self.proof.check(visit, page, given)
        if not isinstance(proofs, tuple):
            return proofs
        if proofs:
            await self._proved(visit, proofs)
            await self.proof.proofs.not_wrong(visit, page)
        return FormAgain(await self.show(visit), problems)

    async def _proved(self, visit: StepVisit, proofs: tuple[Proof, ...]) -> None:
        async with self.store.work() as work:
            await self.approvals.proved(work, visit.step.identity, visit.person, oldest(proofs), visit.browser)
            await work.audit.append(await self.proof.checking.passed(visit, method_names(proofs)), self.approvals.clock.now())

    async def _decide(self, visit: StepVisit, page: Page, request: Request, person: Person, given: SubmittedFields, proofs: tuple[Proof, ...]) -> PageAnswer:
        now, approved = self.approvals.clock.now(), _submitted(given, "decision") == _APPROVE
        if proofs:
            await self._proved(visit, proofs)
        numbered, counted, number_right = approved and request.demand.numbered, bool(page.ways), False
        if numbered:
            if not counted:
                # Even with a fresh proof the attempt is counted first: of ninety numbers sent at once three are compared (T25).
                over = await self.proof.checking.begin(visit, page)
                if over is not None:
                    return over
            number_right = self.tokens.number(request.id) == Secret(_submitted(given, "number"))
            if not number_right:
                # What was proven beside it holds, so the page does not ask for it again.
                page = await self.show(visit)
                return await self.proof.checking.wrong(visit, page, FieldProblem("number", Phrase("page.number_wrong")), "number")
        if counted or numbered:
            await self.proof.checking.not_wrong(visit)
        async with self.store.work() as work:
            if not await work.steps.spend(visit.step, now):
                return PageGone((Phrase("page.spent"),), visit.step.language)
        check = IdentityCheck(_submitted(given, "identity_check")) if approved else None
        outcome = await self.approvals.decide(
            request, visit.person, person, visit.step.identity, approved=approved, check=check,
            reason=plain_reason(_submitted(given, "reason")), number_right=number_right,
        )  # fmt: skip
        done = outcome.key in _DECIDED
        headline = Phrase("page.result_decided", {"what": _DECIDED.get(outcome.key, "over")})
        return ResultPage((outcome,), visit.step.language, done=done, headline=headline, back=str(visit.step.form.get(BACK) or ""))


@dataclass(frozen=True)
class VouchingPage:
    """An admin who has met a person of their own agency gets a code to hand over; it links that person's chat."""

    proof: AdminVerification
    register: Register
    link_flow: LinkFlow
    store: Store

    async def show(self, visit: StepVisit) -> Page:
        """For whom, and how the identity was checked."""
        whom = await self.register.person(str(visit.step.form.get("whom") or ""))
        page = await build_page(self.proof.approvals.one_time_links, visit, ("identity_check",), asked=await self.proof.asked(visit))
        return replace(page, says=(Phrase("page.what_vouch", {"name": whom.name if whom else "none"}),))

    async def take(self, visit: StepVisit, given: SubmittedFields) -> PageAnswer:
        """The code, shown here and nowhere else."""
        language, whom = visit.step.language, await self.register.person(str(visit.step.form.get("whom") or ""))
        if whom is None or not await self.link_flow.vouches(visit.person, whom):
            return PageGone((Phrase("link.not_yours"),), language)
        page = await self.show(visit)
        missing = missing_fields(page, given)
        if missing or _submitted(given, "identity_check") not in {check.value for check in IdentityCheck}:
            return FormAgain(page, missing or (FieldProblem("identity_check", Phrase("page.missing_identity_check")),))
        proofs = await self.proof.check(visit, page, given)
        if not isinstance(proofs, tuple):
            return proofs
        now = self.proof.approvals.clock.now()
        await self.proof.proofs.not_wrong(visit, page)
        async with self.store.work() as work:
            if not await work.steps.spend(visit.step, now):
                return PageGone((Phrase("page.spent"),), language)
            if proofs:
                await self.proof.approvals.proved(work, visit.step.identity, visit.person, oldest(proofs), visit.browser)
                await work.audit.append(await self.proof.checking.passed(visit, method_names(proofs)), now)
            details = {"whom": whom.id, "check": _submitted(given, "identity_check")}
            await work.audit.append(AuditRecord(AuditEvent.LINK_VOUCHED, audit_actor(visit.step.identity), whom.id, details), now)
            code = await self.link_flow.code(work, whom, VOUCHED, visit.person.id, now)
        return ResultPage((Phrase("page.vouched", {"name": whom.name}),), language, link_code=code)


def _submitted(given: SubmittedFields, name: str) -> str:
    value = given.get(name)
    return "" if value is None else value.reveal().strip()


def plain_reason(typed: str) -> str:
    """A reason as it is kept and told: without what must not be kept, and not too long."""
    return redact(plain_note(typed)).text[:_LONGEST_REASON]


def incomplete_decision(request: Request, given: SubmittedFields) -> tuple[FieldProblem, ...]:
    """What a decision still needs, besides the proof."""
    decision = _submitted(given, "decision")
    if decision not in (_APPROVE, _REFUSE):
        return (FieldProblem("decision", Phrase("page.missing_decision")),)
    if decision == _REFUSE:
        return () if _submitted(given, "reason") else (FieldProblem("reason", Phrase("page.missing_reason")),)
    problems = (
        []
        if _submitted(given, "identity_check") in {check.value for check in IdentityCheck}
        else [FieldProblem("identity_check", Phrase("page.missing_identity_check"))]
    )
    if request.demand.numbered and not _submitted(given, "number"):
        problems.append(FieldProblem("number", Phrase("page.missing_number")))
    return tuple(problems)
