"""The page for choosing the new password, which exists only in the memory of this web request (R28, T24)."""

from dataclasses import replace
from typing import Final

from bot.accounts.facts import mailbox_of_same_name, records
from bot.accounts.rules import Stage
from bot.accounts.snapshot import Snapshot
from bot.actions.action import Case
from bot.actions.password_rule import PasswordRule, PersonalWords, advice, weakness_phrase, weaknesses
from bot.actions.preconditions import stage_of
from bot.actions.request import RequestState
from bot.actions.reset_password import NEW
from bot.messages import Phrase
from bot.requests.cases import CaseBuilder
from bot.requests.execution import RequestExecution, RetryOnPage
from bot.requests.level_verification import LevelVerification, method_names
from bot.requests.one_time_links import OneTimeLinks
from bot.requests.page_flow import StepVisit, SubmittedFields
from bot.requests.pages.verify import build_page, demanded_level, incomplete_form, not_asked, result_page
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Store
from bot.verification.page import FieldProblem, FormAgain, NextPage, Page, PageAnswer, PageGone, ResultPage, StepKind

_CHOICE: Final = ("new_password", "repeat_password")


@dataclass(frozen=True)
class NewPasswordPage:
    """In the browser that began, the two fields; in any other one the same proof first (T17)."""

    store: Store
    proofs: LevelVerification
    case_builder: CaseBuilder
    execution: RequestExecution
    one_time_links: OneTimeLinks
    rule: PasswordRule

    async def show(self, visit: StepVisit) -> Page:
        """What will change and what will not, before anything is typed."""
        case = await self.case_builder.case(visit.person, visit.step.identity)
        if not visit.at_home:
            if visit.request is not None and visit.request.demand.numbered:
                page = await build_page(self.one_time_links, visit, ())
                return replace(page, says=(Phrase("page.other_browser"),))
            asked = await self.proofs.asked(visit, demanded_level(visit), not_asked(visit))
            return await build_page(self.one_time_links, visit, (), Phrase("page.proof_in_other_browser"), asked=asked)
        return await build_page(self.one_time_links, visit, _CHOICE, *_what_changes(case))

    async def take(self, visit: StepVisit, given: SubmittedFields) -> PageAnswer:
        """The proof leads to the same page in this browser; a password is checked by the rule, then set."""
        page = await self.show(visit)
        again = incomplete_form(page, given, without_fields=Phrase("page.other_browser"))
        if again is not None:
            return again
        if not visit.at_home:
            return await self._here(visit, page, given)
        return await self._chosen(visit, page, given)

    async def _here(self, visit: StepVisit, page: Page, given: SubmittedFields) -> PageAnswer:
        proofs = await self.proofs.check(visit, page, given, demanded_level(visit))
        if not isinstance(proofs, tuple):
            return proofs
        await self.proofs.not_wrong(visit, page)
        issued = await self.one_time_links.draft(
            StepKind.CHOOSE, visit.person, visit.step.identity, visit.step.language,
            request=visit.step.request, purpose=page.action, browser=visit.browser,
        )  # fmt: skip
        now = self.one_time_links.clock.now()
        async with self.store.work() as work:
            if not await work.steps.spend(visit.step, now):
                return PageGone((Phrase("page.spent"),), visit.step.language)
            await self.one_time_links.write(work, issued)
            await work.audit.append(await self.proofs.checking.passed(visit, f"{method_names(proofs)} in another browser"), now)
        return NextPage(self.one_time_links.tokens.token(issued.step.id))

    async def _chosen(self, visit: StepVisit, page: Page, given: SubmittedFields) -> PageAnswer:
        new, request = given["new_password"], visit.request
        if new != given["repeat_password"]:
            return FormAgain(page, (FieldProblem("repeat_password", Phrase("page.not_the_same")),))
        case = await self.case_builder.case(visit.person, visit.step.identity)
        weak = weaknesses(new, personal_words(case.diagnosis.snapshot), self.rule)
        if weak:
            return FormAgain(page, tuple(FieldProblem("new_password", weakness_phrase(weakness, self.rule)) for weakness in weak))
        if request is None or request.state is not RequestState.READY:
            return PageGone((Phrase("page.spent"),), visit.step.language)
        done = await self.execution.on_page(request, {NEW: new})
        if isinstance(done, RetryOnPage):
            return FormAgain(page, (FieldProblem("new_password", done.because),))
        if done is None:
            return PageGone((Phrase("page.overtaken"),), visit.step.language)
        answer, shorter = result_page(self.execution.actions[done.action], done, visit.step.language), advice(new, self.rule)
        return replace(answer, says=(*answer.says, shorter)) if isinstance(answer, ResultPage) and answer.done and shorter is not None else answer


def personal_words(snapshot: Snapshot) -> PersonalWords:
    """Personal words that the password must not contain: accounts, names, the agency's words."""
    mailbox = snapshot.mailbox
    accounts = [account.account for account in records(snapshot.portal)] + [account.account for account in records(snapshot.directory)]
    accounts += [account.former for account in records(snapshot.directory) if account.former]
    accounts += [address for address in (getattr(getattr(mailbox, "record", None), "address", ""), snapshot.person.email or "") if address]
    names = (snapshot.person.name, snapshot.person.id, *(account.name for account in records(snapshot.portal)))
    return PersonalWords(tuple(accounts), names, (snapshot.agency.id, snapshot.agency.name))


def _what_changes(case: Case) -> tuple[Phrase, ...]:
    mailbox = mailbox_of_same_name(case.diagnosis.snapshot)
    portal = "none" if stage_of(case) is Stage.P2 or not records(case.diagnosis.snapshot.portal) else "kept"
    return (Phrase("page.will_change", {"mailbox": "same" if mailbox is not None else "none", "portal": portal}),)
