"""The pages about a freeze: "this wasn't me" from a mailed notice, and ending a freeze sooner (DOMAIN part 5)."""

from dataclasses import replace
from typing import Final

from bot.actions.request import IdentityCheck
from bot.audit import AuditRecord
from bot.messages import ConversationAddress, Phrase, PhraseWord
from bot.notices.change_notices import MAIL
from bot.people.identity import audit_actor
from bot.people.person import Person
from bot.ports import Register
from bot.requests.account_freeze import AccountFreeze
from bot.requests.level_verification import LevelVerification, method_names
from bot.requests.one_time_links import OneTimeLinks
from bot.requests.page_flow import StepVisit, SubmittedFields
from bot.requests.pages.approval import AdminVerification
from bot.requests.pages.verify import build_page, missing_fields
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Store
from bot.tickets.ticket import Asker
from bot.verification.level import Level
from bot.verification.page import FieldProblem, FormAgain, Page, PageAnswer, PageGone, ResultPage
from bot.verification.proof import Proof, oldest

OWN_END: Final = Level.SIGNED_ON
"""What a person proves to end their own freeze: two proofs of different factors, so at least one that is neither the chat nor the mailbox that froze."""
WHOSE: Final = "whose"
"""Under this name a step for `ThawPage` holds the id of the person whose freeze it ends."""
_YES: Final = "yes"


@dataclass(frozen=True)
class NotMePage:
    """Opening it changes nothing (T16); its form freezes. It asks for no proof: whoever reads that mail can only protect the account."""

    freezes: AccountFreeze
    one_time_links: OneTimeLinks

    async def show(self, visit: StepVisit) -> Page:
        """What freezing means, and the one button."""
        return await build_page(self.one_time_links, visit, ("freeze",))

    async def take(self, visit: StepVisit, given: SubmittedFields) -> PageAnswer:
        """Freezes, once."""
        if _chosen(given, "freeze") != _YES:
            return FormAgain(await self.show(visit), (FieldProblem("freeze", Phrase("page.missing_freeze")),))
        person, step = visit.person, visit.step
        asker = Asker(person, step.identity, ConversationAddress(MAIL, person.email or "", private=True), step.language)
        frozen = await self.freezes.freeze_by_page(person, asker, str(step.form.get("about") or MAIL), step, visit.browser)
        if frozen is None:
            return PageGone((Phrase("page.spent"),), step.language)
        return ResultPage(frozen.says, step.language, headline=Phrase("page.result_frozen"))


@dataclass(frozen=True)
class ThawPage:
    """Ends a freeze sooner: the person with V2, role security or an admin of the agency with the proof of `decide` and how they checked who asked."""

    proofs: LevelVerification
    proof: AdminVerification
    freezes: AccountFreeze
    one_time_links: OneTimeLinks
    register: Register
    store: Store

    async def show(self, visit: StepVisit) -> Page:
        """Whose freeze ends, and the proof."""
        if _own(visit):
            return await build_page(self.one_time_links, visit, (), asked=await self.proofs.asked(visit, OWN_END))
        whose = await self._whose(visit)
        page = await build_page(self.one_time_links, visit, ("identity_check",), asked=await self.proof.asked(visit))
        return replace(page, says=(Phrase("page.what_thaw_for", {"name": whose.name if whose else "none"}),))

    async def take(self, visit: StepVisit, given: SubmittedFields) -> PageAnswer:
        """The proof, then the end, once."""
        whose, own, language = await self._whose(visit), _own(visit), visit.step.language
        if whose is None:
            return PageGone((Phrase("page.gone"),), language)
        why_not = await self._why_not(visit.person, whose)
        if why_not is not None:
            return PageGone((why_not,), language)
        page = await self.show(visit)
        missing = missing_fields(page, given)
        if missing or not (own or _chosen(given, "identity_check") in {check.value for check in IdentityCheck}):
            return FormAgain(page, missing or (FieldProblem("identity_check", Phrase("page.missing_identity_check")),))
        proofs = await (self.proofs.check(visit, page, given, OWN_END) if own else self.proof.check(visit, page, given))
        if not isinstance(proofs, tuple):
            return proofs
        await self.proofs.not_wrong(visit, page)
        ended = await self._end(visit, whose, proofs, "" if own else _chosen(given, "identity_check"))
        self.freezes.wake()
        return ended

    async def _end(self, visit: StepVisit, whose: Person, proofs: tuple[Proof, ...], check: str) -> PageAnswer:
        now, step = self.one_time_links.clock.now(), visit.step
        record: AuditRecord | None = await self.proofs.checking.passed(visit, method_names(proofs)) if proofs else None
        async with self.store.work() as work:
            if not await work.steps.spend(step, now):
                return PageGone((Phrase("page.spent"),), step.language)
            if record is not None:
                await work.audit.append(record, now)
            if check and proofs:
                await self.proof.approvals.proved(work, step.identity, visit.person, oldest(proofs), visit.browser)
            how = f"{visit.person.id} checked: {check}" if check else f"own: {method_names(proofs)}"
            done = await self.freezes.end(work, whose, audit_actor(step.identity), how, now, own=not check)
        name: dict[str, PhraseWord] = {"name": whose.name if check else "none"}
        says = Phrase("freeze.over", name) if done else await self._why_not(visit.person, whose) or Phrase("freeze.none", name)
        return ResultPage((says,), step.language, done=done, headline=Phrase("page.result_thawed") if done else None)

    async def _why_not(self, person: Person, whose: Person) -> Phrase | None:
        """Why this person may not end it: asked anew with every form, since a role may be gone and a third freeze may have come (T20)."""
        if person.id != whose.id:
            return None if await self.freezes.may_end_for(person, whose) else Phrase("freeze.not_yours")
        standing = await self.freezes.standing(person)
        return Phrase("freeze.by_people") if standing is not None and standing.by_people else None

    async def _whose(self, visit: StepVisit) -> Person | None:
        return visit.person if _own(visit) else await self.register.person(str(visit.step.form[WHOSE]))


def _own(visit: StepVisit) -> bool:
    return visit.step.form.get(WHOSE) == visit.person.id


def _chosen(given: SubmittedFields, name: str) -> str:
    value = given.get(name)
    return "" if value is None else value.reveal().strip()
