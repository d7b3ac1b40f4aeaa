"""The page that enrols a passkey or an authenticator: two proofs or a certificate first, then the new method (DOMAIN part 4, T3)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, Protocol

from bot.audit import AuditEvent, AuditRecord
from bot.messages import Phrase
from bot.notices.change_notices import ChangeNotices
from bot.people.identity import audit_actor
from bot.requests.cases import freeze_of
from bot.requests.level_verification import LevelVerification, method_names
from bot.requests.one_time_links import OneTimeLinks
from bot.requests.page_flow import StepVisit, SubmittedFields
from bot.requests.pages.verify import build_page, missing_fields
from bot.runtime.quick_dataclass import dataclass
from bot.store.credentials import Credential
from bot.store.steps import ARRIVES, PROVEN
from bot.store.work import Store
from bot.verification.level import Level
from bot.verification.page import EnrolmentOffer, FieldProblem, FormAgain, NextPage, Page, PageAnswer, PageGone, ResultPage, StepKind
from bot.verification.proof import level_reached

ENROL_WITH: Final = Level.SIGNED_ON
"""What is proven before anything is enrolled; whoever proves V3 enrols for V3."""
METHOD: Final = "method"
"""Under this name a step for `EnrolPage` holds the method that is enrolled."""
_MOST: Final = 10


class Enrolment(Protocol):
    """One method that people enrol."""

    @property
    def field(self) -> str:
        """The field in which the answer comes."""
        ...

    @property
    def usable(self) -> bool:
        """Whether it can be enrolled at the address at which the desk is served."""
        ...

    async def offer(self, visit: StepVisit) -> EnrolmentOffer:
        """What the page shows; the same for the same step, so that a reload loses nothing."""
        ...

    async def take(self, visit: StepVisit, given: SubmittedFields, level: Level) -> Credential | FieldProblem:
        """The new credential, of what was proven on this page; or what is wrong. Stores nothing."""
        ...


@dataclass(frozen=True)
class EnrolPage:
    """`enrolments` by the name of the method. The proof and the enrolment are two forms in one browser."""

    proofs: LevelVerification
    enrolments: Mapping[str, Enrolment]
    change_notices: ChangeNotices
    one_time_links: OneTimeLinks
    store: Store

    async def show(self, visit: StepVisit) -> Page:
        """The proof; once it is made, the new method."""
        asked = await self.proofs.asked(visit, ENROL_WITH)
        if not asked.complete:
            return await build_page(self.one_time_links, visit, (), asked=asked)
        enrolment = self.enrolments[str(visit.step.form[METHOD])]
        page = await build_page(self.one_time_links, visit, (enrolment.field,))
        what = Phrase("page.what_enrol_now", {"method": str(visit.step.form[METHOD]), "name": visit.person.name})
        return replace(page, says=(what,), enrolment=await enrolment.offer(visit))

    async def take(self, visit: StepVisit, given: SubmittedFields) -> PageAnswer:
        """The proof leads to a page of its own, whose address nobody knew before; that one stores the new method, once."""
        page = await self.show(visit)
        missing = missing_fields(page, given)
        if missing:
            return FormAgain(page, missing)
        return await (self._proven if page.ways else self._enrolled)(visit, page, given)

    async def _proven(self, visit: StepVisit, page: Page, given: SubmittedFields) -> PageAnswer:
        proofs = await self.proofs.check(visit, page, given, ENROL_WITH)
        if not isinstance(proofs, tuple):
            return proofs
        await self.proofs.not_wrong(visit, page)
        step, now = visit.step, self.one_time_links.clock.now()
        kept = [[proof.method.value, proof.at.isoformat()] for proof in proofs]
        issued = await self.one_time_links.draft(
            StepKind.ENROL, visit.person, step.identity, step.language, purpose=str(step.form.get("purpose") or ""), browser=visit.browser,
            form={METHOD: step.form[METHOD], PROVEN: kept} | ({} if visit.browser else {ARRIVES: True}),
        )  # fmt: skip
        async with self.store.work() as work:
            if not await work.steps.spend(step, now):
                return PageGone((Phrase("page.spent"),), step.language)
            await self.one_time_links.write(work, issued)
            await work.audit.append(await self.proofs.checking.passed(visit, method_names(proofs)), now)
        return NextPage(self.one_time_links.tokens.token(issued.step.id))

    async def _enrolled(self, visit: StepVisit, page: Page, given: SubmittedFields) -> PageAnswer:
        step, level, method = visit.step, level_reached(visit.proven), str(visit.step.form[METHOD])
        if level < ENROL_WITH:
            raise ValueError("nothing is enrolled without its proof")
        over = await self.proofs.checking.begin(visit, page, ())
        if over is not None:
            return over
        made = await self.enrolments[method].take(visit, given, level)
        if isinstance(made, FieldProblem):
            return await self.proofs.checking.wrong(visit, page, made, f"enrol {method}")
        await self.proofs.checking.not_wrong(visit)
        now = self.one_time_links.clock.now()
        async with self.store.work() as work:
            if not await work.steps.spend(step, now):
                return PageGone((Phrase("page.spent"),), step.language)
            frozen = await freeze_of(work, visit.person.id, now)
            if frozen is not None:
                return ResultPage((Phrase("me.frozen_no_adding", {"until": frozen.until}),), step.language, done=False)
            full = len(await work.credentials.of_person(visit.person.id)) >= _MOST
            if full or not await work.credentials.add(made):
                return ResultPage((Phrase("page.enrol_full" if full else "page.enrol_known", {"most": _MOST}),), step.language, done=False)
            details = {"method": method, "level": level.short, "proven": method_names(visit.proven)}
            await work.audit.append(AuditRecord(AuditEvent.METHOD_ENROLLED, audit_actor(step.identity), visit.person.id, details), now)
            notice = Phrase("notice.method_enrolled", {"method": method, "label": made.label or "none", "at": now})
            await self.change_notices.notify(work, visit.person, (notice,), f"method:{made.id[:16]}", now)
        self.one_time_links.wake()
        says = (Phrase("page.enrolled", {"method": method, "level": level.short}),)
        return ResultPage(says, step.language, headline=Phrase("page.result_enrolled", {"method": method}))
