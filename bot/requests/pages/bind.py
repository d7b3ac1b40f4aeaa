"""The page on which two accounts are bound: both passwords and the code on one form; somebody else's account is answered like a wrong password."""

from typing import Final

from bot.accounts.facts import same_account
from bot.actions.action import Refused
from bot.actions.bind import replaced_by
from bot.actions.request import Narrowed, Request
from bot.messages import Phrase
from bot.ports import PasswordCheckResult
from bot.requests.cases import CaseBuilder
from bot.requests.page_flow import StepVisit, SubmittedFields
from bot.requests.pages.verify import NextStep, build_page, missing_fields
from bot.requests.verifiers import CodeCheck, PasswordCheck
from bot.runtime.quick_dataclass import dataclass
from bot.verification.limits import STEP_TRIES
from bot.verification.methods import Method
from bot.verification.page import FieldProblem, FormAgain, Page, PageAnswer, PageGone
from bot.verification.proof import Proof

_FIELDS: Final = ("code", "portal_account", "portal_password", "directory_account", "directory_password")
_WRONG: Final = FieldProblem("", Phrase("page.accounts_wrong"))


@dataclass(frozen=True)
class BindPage:
    """Its passwords are no second factor; they prove that both accounts are this person's (R10)."""

    checking: CodeCheck
    passwords: PasswordCheck
    case_builder: CaseBuilder
    next_step: NextStep

    async def show(self, visit: StepVisit) -> Page:
        """What will be bound, and the five fields."""
        return await build_page(self.next_step.one_time_links, visit, _FIELDS)

    async def take(self, visit: StepVisit, given: SubmittedFields) -> PageAnswer:
        """Code, then accounts, then the portal's password, then TPEAD's: each only behind the one before."""
        page, request = await self.show(visit), visit.request
        missing = missing_fields(page, given)
        if missing:
            return FormAgain(page, missing)
        if request is None:
            return PageGone((Phrase("page.gone"),), visit.step.language)
        over = await self.checking.begin(visit, page)
        if over is not None:
            return over
        if not self.checking.right(visit.step, given["code"]):
            return await self.checking.wrong(visit, page, FieldProblem("code", Phrase("page.code_wrong")), "code")
        portal, account = (_own(given[name].reveal(), mine) for name, mine in (("portal_account", request.portal), ("directory_account", request.accounts)))
        if portal is None or account is None:
            # Nobody else's account is ever asked about; the same words, and the work of one check.
            await self.passwords.nobody(given["portal_password"])
            return await self._wrong(visit, page)
        return await self._checked(visit, page, request=request, given=given, portal=portal, account=account)

    async def _checked(self, visit: StepVisit, page: Page, request: Request, given: SubmittedFields, portal: str, account: str) -> PageAnswer:
        at_portal = await self.passwords.portal(portal, given["portal_password"])
        if at_portal is not PasswordCheckResult.RIGHT:
            return await self._wrong(visit, page) if at_portal is PasswordCheckResult.WRONG else await self._unchecked(visit, page)
        at_directory = await self.passwords.directory(account, given["directory_password"])
        if at_directory is PasswordCheckResult.WRONG:
            return await self._wrong(visit, page)
        if at_directory is not PasswordCheckResult.RIGHT and at_directory is not PasswordCheckResult.LOCKED:
            return await self._unchecked(visit, page)
        await self.checking.not_wrong(visit)
        if at_directory is PasswordCheckResult.LOCKED:
            return FormAgain(page, (FieldProblem("directory_password", Phrase("page.password_locked")),))
        case = await self.case_builder.case(visit.person, visit.step.identity)
        judged = self.next_step.actions[request.action].judge(case)
        if isinstance(judged, Refused):
            return PageGone((judged.because,), visit.step.language)
        narrowed = Narrowed((account,), (portal,), replaced_by(case.diagnosis.snapshot, portal, account))
        return await self.next_step.proven(visit, await self.checking.passed(visit, "code and both passwords"), Proof(Method.CODE, case.now), narrowed)

    async def _wrong(self, visit: StepVisit, page: Page) -> PageAnswer:
        return await self.checking.wrong(visit, page, _WRONG, "password")

    async def _unchecked(self, visit: StepVisit, page: Page) -> PageAnswer:
        """Asked too often, or nothing answered: not asked once more (D29)."""
        await self.checking.not_wrong(visit)
        over = visit.step.wrong + 1 >= STEP_TRIES
        return PageGone((Phrase("page.passwords_over"),), visit.step.language) if over else FormAgain(page, (FieldProblem("", Phrase("page.password_not_checked")),))


def _own(typed: str, mine: tuple[str, ...]) -> str | None:
    """The person's own account of this name, as the systems spell it."""
    return next((one for one in mine if same_account(one, typed)), None)
