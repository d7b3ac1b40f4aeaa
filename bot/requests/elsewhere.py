"""Proofs that are made on another page: by a citizen certificate, or by signing on. Only the browser that made the proof goes on (T3, T6, T17)."""

from collections.abc import Mapping
from dataclasses import replace

from bot.audit import AuditEvent, AuditRecord
from bot.clock import Clock
from bot.messages import Phrase
from bot.people.identity import audit_actor
from bot.requests.level_verification import LevelVerification
from bot.requests.one_time_links import OneTimeLinks
from bot.requests.page_flow import PageFlow, StepVisit
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.store.steps import ARRIVES, PROVEN
from bot.store.work import Store
from bot.verification.methods import Method
from bot.verification.page import FieldProblem, FormAgain, NextPage, PageAnswer, PageGone, ResultPage
from bot.verification.proof import Proof
from bot.verification.tokens import Tokens


@dataclass(frozen=True)
class ElsewhereProofs:
    """What comes of a proof made on another page, for the step that asked for it."""

    page_flow: PageFlow
    levels: LevelVerification
    one_time_links: OneTimeLinks
    tokens: Tokens
    store: Store
    clock: Clock

    async def visit(self, handoff: Secret, session: str, method: Method) -> StepVisit | PageGone:
        """The live step that leads here and offers this method to its person; what is over, or was never offered, is gone.

        `session` is the browser's own id where it is the one of the step's pages, '' on another host: there the step is looked at as in the browser in
        which it goes on, and what comes of it is for the one that makes the proof."""
        step = self.tokens.handed_off(handoff, method.value)
        visit = await self.page_flow.visit_of(step, session) if step else PageGone((Phrase("page.gone"),))
        if isinstance(visit, PageGone):
            return visit
        if not session:
            visit = replace(visit, browser=visit.step.browser)
        return visit if await self.offers(visit, method) else PageGone((Phrase("page.spent"),), visit.step.language)

    async def offers(self, visit: StepVisit, method: Method) -> bool:
        """Whether the step's page offers this method, be it that it cannot be checked at this moment."""
        page = await self.page_flow.kinds[visit.step.kind].show(visit)
        return method in page.silent or any(method in way.methods for way in page.ways)

    async def passed(self, visit: StepVisit, method: Method, details: Mapping[str, str], *, here: bool) -> PageAnswer:
        """The proof was made: the page goes on with it. `here`: in the browser of the step's own pages; else in whichever browser follows the answer,
        which is the one that made the proof, since only it is told where (T3). `details` are for the audit trail."""
        proof = Proof(method, self.clock.now())
        moved = await (self._kept if here else self._moved)(visit, proof, details)
        if isinstance(moved, PageGone):
            return moved
        page = await self.page_flow.kinds[moved.step.kind].show(moved)
        if page.fields or page.ways or page.silent:
            return NextPage(self.tokens.token(moved.step.id), moved.person.id)
        answer = await self.page_flow.kinds[moved.step.kind].take(moved, {})
        return replace(answer, person=moved.person.id) if isinstance(answer, NextPage | ResultPage) else answer

    async def failed(self, visit: StepVisit, method: Method, why: Phrase, reason: str) -> PageAnswer:
        """It was no proof: counted like a wrong code, and recorded with `reason`, a short word; the page again, or its end after the third."""
        page = await self.page_flow.kinds[visit.step.kind].show(visit)
        over = await self.levels.checking.begin(visit, page, ())
        return over if over is not None else await self.levels.checking.wrong(visit, page, FieldProblem("", why), f"{method.value}: {reason}")

    async def silent(self, visit: StepVisit, method: Method) -> PageAnswer:
        """Its server does not answer: nothing is counted, and the page says which way is the next best."""
        page = await self.page_flow.kinds[visit.step.kind].show(visit)
        others = tuple(way for way in page.ways if method not in way.methods)
        notice = Phrase("page.method_silent", {"method": method.value, "others": "some" if others else "none"})
        return FormAgain(replace(page, ways=others or page.ways), notice=notice)

    async def _kept(self, visit: StepVisit, proof: Proof, details: Mapping[str, str]) -> StepVisit | PageGone:
        async with self.store.work() as work:
            if not await work.steps.prove(visit.step, proof, visit.browser, proof.at):
                return PageGone((Phrase("page.spent"),), visit.step.language)
            await work.audit.append(self._record(visit, proof, details), proof.at)
            step = await work.steps.of_id(visit.step.id)
        return PageGone((Phrase("page.gone"),)) if step is None else replace(visit, step=step)

    async def _moved(self, visit: StepVisit, proof: Proof, details: Mapping[str, str]) -> StepVisit | PageGone:
        """A new step in place of this one, whose address nobody knew before."""
        step = visit.step
        kept = [*step.form.get(PROVEN, ()), [proof.method.value, proof.at.isoformat()]]
        issued = await self.one_time_links.draft(
            step.kind, visit.person, step.identity, step.language, request=step.request, purpose=str(step.form.get("purpose") or ""),
            form={**step.form, PROVEN: kept, ARRIVES: True},
        )  # fmt: skip
        async with self.store.work() as work:
            if not await work.steps.spend(step, proof.at):
                return PageGone((Phrase("page.spent"),), step.language)
            await self.one_time_links.write(work, issued)
            await work.audit.append(self._record(visit, proof, details), proof.at)
        return replace(visit, step=issued.step, browser="")

    def _record(self, visit: StepVisit, proof: Proof, details: Mapping[str, str]) -> AuditRecord:
        said = {"step": visit.step.kind.value, "request": visit.step.request, "method": proof.method.value, **details}
        return AuditRecord(AuditEvent.VERIFIED, audit_actor(visit.step.identity), visit.person.id, said)


