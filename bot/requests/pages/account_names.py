"""The page that writes the person's own accounts in full, once they have proved that it is them (C29, D36)."""

from bot.accounts.account_names import account_names
from bot.audit import AuditEvent, AuditRecord
from bot.messages import Phrase
from bot.people.account_lookup import AccountLookup
from bot.people.identity import audit_actor
from bot.requests.level_verification import LevelVerification, method_names
from bot.requests.one_time_links import OneTimeLinks
from bot.requests.page_flow import StepVisit, SubmittedFields
from bot.requests.pages.verify import build_page, missing_fields
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Store
from bot.verification.level import Level
from bot.verification.page import FormAgain, Page, PageAnswer, PageGone, ResultPage


@dataclass(frozen=True)
class AccountNamesPage:
    """Changes nothing; what it shows stands on the page alone, in no message and no table (T24)."""

    proofs: LevelVerification
    account_lookup: AccountLookup
    one_time_links: OneTimeLinks
    store: Store

    async def show(self, visit: StepVisit) -> Page:
        """What it is for, and the fields of the proof."""
        return await build_page(self.one_time_links, visit, (), asked=await self.proofs.asked(visit, Level.CODE))

    async def take(self, visit: StepVisit, given: SubmittedFields) -> PageAnswer:
        """The accounts as the systems have them now; the page is spent by showing them once."""
        page = await self.show(visit)
        missing = missing_fields(page, given)
        if missing:
            return FormAgain(page, missing)
        proofs = await self.proofs.check(visit, page, given, Level.CODE)
        if not isinstance(proofs, tuple):
            return proofs
        await self.proofs.not_wrong(visit, page)
        seen = await self.account_lookup.look(visit.person)
        details = {"wish": "account_name", "rows": " ".join(seen.diagnosis.rows)}
        async with self.store.work() as work:
            if not await work.steps.spend(visit.step, seen.now):
                return PageGone((Phrase("page.spent"),), visit.step.language)
            await work.audit.append(await self.proofs.checking.passed(visit, method_names(proofs)), seen.now)
            await work.audit.append(AuditRecord(AuditEvent.STATUS_LOOKED, audit_actor(visit.step.identity), visit.person.id, details), seen.now)
        names = account_names(seen.diagnosis, seen.rules, seen.now, whole=True)
        return ResultPage(names, visit.step.language, headline=Phrase("page.result_accounts"))
