"""The page that binds two accounts: both passwords and the code on one form.

What was wrong is marked where both accounts are the person's own. Somebody else's account is never asked about: it is answered like one that nobody has,
with the same words at both, so that the page tells of nobody else whether the account exists or which password was right (T2)."""

from dataclasses import replace
from typing import Final

from bot.accounts.facts import same_account
from bot.actions.action import Refused
from bot.actions.bind import replaced_by
from bot.actions.request import Narrowed, Request
from bot.messages import Phrase
from bot.ports import PasswordCheckResult
from bot.requests.cases import CaseBuilder
from bot.requests.level_verification import LevelVerification, method_names
from bot.requests.page_flow import StepVisit, SubmittedFields
from bot.requests.pages.verify import NextStep, build_page, demanded_level, missing_fields, not_asked
from bot.requests.verifiers import PasswordCheck
from bot.runtime.quick_dataclass import dataclass
from bot.verification.limits import STEP_TRIES
from bot.verification.page import FieldProblem, FormAgain, Page, PageAnswer, PageGone
from bot.verification.proof import Proof

_ACCOUNTS: Final = ("portal_account", "portal_password", "directory_account", "directory_password")
_NOT_BOTH_OWN: Final = tuple(FieldProblem(name, Phrase("page.accounts_wrong")) for name in ("portal_account", "directory_account"))
_PORTAL_WRONG: Final = (FieldProblem("portal_password", Phrase("page.portal_password_wrong")),)
_DIRECTORY_WRONG: Final = (FieldProblem("directory_password", Phrase("page.directory_password_wrong")),)


@dataclass(frozen=True)
class BindPage:
    """Its passwords are no second factor; they prove that both accounts are this person's (R10)."""

    proofs: LevelVerification
    passwords: PasswordCheck
    case_builder: CaseBuilder
    next_step: NextStep

    async def show(self, visit: StepVisit) -> Page:
        """What will be bound, the fields of the proof, and the two accounts."""
        asked = await self.proofs.asked(visit, demanded_level(visit), not_asked(visit))
        return await build_page(self.next_step.one_time_links, visit, _ACCOUNTS, asked=asked)

    async def take(self, visit: StepVisit, given: SubmittedFields) -> PageAnswer:
        """The proof, then accounts, then the portal's password, then TPEAD's: each only behind the one before."""
        page, request = await self.show(visit), visit.request
        missing = missing_fields(page, given)
        if missing:
            return FormAgain(page, missing)
        if request is None:
            return PageGone((Phrase("page.gone"),), visit.step.language)
        proofs = await self.proofs.check(visit, page, given, demanded_level(visit))
        if not isinstance(proofs, tuple):
            return proofs
        portal, account = (_own(given[name].reveal(), mine) for name, mine in (("portal_account", request.portal), ("directory_account", request.accounts)))
        if portal is None or account is None:
            # Somebody else's account is never checked; the words and the work are those of one check.
            await self.passwords.nobody(given["portal_password"])
            return await self._wrong(visit, page, _NOT_BOTH_OWN)
        problem = await self._passwords(visit, page, given, portal, account)
        return await self._bound(visit, request, portal, account, proofs) if problem is None else problem

    async def _passwords(self, visit: StepVisit, page: Page, given: SubmittedFields, portal: str, account: str) -> PageAnswer | None:
        """What the page says where one of the two is not right."""
        at_portal = await self.passwords.portal(portal, given["portal_password"])
        if at_portal is not PasswordCheckResult.RIGHT:
            wrong = at_portal is PasswordCheckResult.WRONG
            return await self._wrong(visit, page, _PORTAL_WRONG) if wrong else await self._unchecked(visit, page, "portal_password")
        at_directory = await self.passwords.directory(account, given["directory_password"])
        if at_directory is PasswordCheckResult.WRONG:
            return await self._wrong(visit, page, _DIRECTORY_WRONG)
        if at_directory is not PasswordCheckResult.RIGHT and at_directory is not PasswordCheckResult.LOCKED:
            return await self._unchecked(visit, page, "directory_password")
        await self.proofs.not_wrong(visit, page)
        locked = FieldProblem("directory_password", Phrase("page.password_locked"))
        return FormAgain(page, (locked,)) if at_directory is PasswordCheckResult.LOCKED else None

    async def _bound(self, visit: StepVisit, request: Request, portal: str, account: str, proofs: tuple[Proof, ...]) -> PageAnswer:
        case = await self.case_builder.case(visit.person, visit.step.identity)
        judged = self.next_step.actions[request.action].judge(case)
        if isinstance(judged, Refused):
            return PageGone((judged.because,), visit.step.language)
        narrowed = Narrowed((account,), (portal,), replaced_by(case.diagnosis.snapshot, portal, account))
        *first, last = proofs
        visit = replace(visit, request=replace(request, proofs=(*request.proofs, *first)))
        return await self.next_step.proven(visit, await self.proofs.checking.passed(visit, f"{method_names(proofs)} and both passwords"), last, narrowed)

    async def _wrong(self, visit: StepVisit, page: Page, problems: tuple[FieldProblem, ...]) -> PageAnswer:
        return await self.proofs.checking.wrong(visit, page, problems, "password")

    async def _unchecked(self, visit: StepVisit, page: Page, field: str) -> PageAnswer:
        """Asked too often, or nothing answered: not asked once more (D29)."""
        await self.proofs.not_wrong(visit, page)
        if visit.step.wrong + 1 >= STEP_TRIES:
            return PageGone((Phrase("page.passwords_over"),), visit.step.language)
        return FormAgain(page, (FieldProblem(field, Phrase("page.password_not_checked")),))


def _own(typed: str, own_accounts: tuple[str, ...]) -> str | None:
    """The person's own account of this name, as the systems spell it."""
    return next((account for account in own_accounts if same_account(account, typed)), None)
