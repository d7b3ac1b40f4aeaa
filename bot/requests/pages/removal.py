"""The page that removes a passkey or an authenticator: as much is proven as when it was enrolled, and every address is told (DOMAIN part 4, T3)."""

from dataclasses import replace
from typing import Final

from bot.audit import AuditEvent, AuditRecord
from bot.messages import Phrase
from bot.notices.change_notices import ChangeNotices
from bot.people.identity import audit_actor
from bot.requests.level_verification import LevelVerification, method_names
from bot.requests.one_time_links import OneTimeLinks
from bot.requests.page_flow import StepVisit, SubmittedFields
from bot.requests.pages.verify import build_page, incomplete_form
from bot.runtime.quick_dataclass import dataclass
from bot.store.credentials import Credential
from bot.store.work import Store
from bot.verification.level import Level
from bot.verification.page import Page, PageAnswer, PageGone, ResultPage
from bot.verification.proof import Proof

CREDENTIAL: Final = "credential"
"""Under this name a step for `RemovalPage` holds the id of the credential."""
_NOT_THERE: Final = Phrase("page.removed_already")


def removed_with(credential: Credential) -> Level:
    """What is proven before it is removed: as much as when it was enrolled; a spoilt one proves nothing any more, so two proofs are enough."""
    return Level.SIGNED_ON if credential.spoilt is not None else max(credential.level, Level.SIGNED_ON)


@dataclass(frozen=True)
class RemovalPage:
    """The last way may be removed too; the page says what that means."""

    proofs: LevelVerification
    change_notices: ChangeNotices
    one_time_links: OneTimeLinks
    store: Store

    async def show(self, visit: StepVisit) -> Page:
        """What is removed, what is left then, and the proof."""
        own = await self._own(visit)
        credential = _meant(visit, own)
        if credential is None:
            return replace(await build_page(self.one_time_links, visit, ()), says=(_NOT_THERE,))
        left = any(one.spoilt is None for one in own if one.id != credential.id)
        what = Phrase("page.what_remove", {"name": visit.person.name, "method": credential.method, "label": credential.label or "none", "at": credential.created})
        asked = await self.proofs.asked(visit, removed_with(credential))
        return replace(await build_page(self.one_time_links, visit, (), asked=asked), says=(what, Phrase("page.remove_left" if left else "page.remove_last")))

    async def take(self, visit: StepVisit, given: SubmittedFields) -> PageAnswer:
        """The proof, then the removal, once."""
        page, credential = await self.show(visit), _meant(visit, await self._own(visit))
        again = incomplete_form(page, given, without_fields=_NOT_THERE)
        if again is not None or credential is None:
            return again or PageGone((_NOT_THERE,), visit.step.language)
        proofs = await self.proofs.check(visit, page, given, removed_with(credential))
        if not isinstance(proofs, tuple):
            return proofs
        await self.proofs.not_wrong(visit, page)
        return await self._removed(visit, credential, proofs)

    async def _removed(self, visit: StepVisit, credential: Credential, proofs: tuple[Proof, ...]) -> PageAnswer:
        step, now = visit.step, self.one_time_links.clock.now()
        passed = await self.proofs.checking.passed(visit, method_names(proofs))
        details = {"method": credential.method, "level": credential.level.short, "proven": method_names(proofs)}
        notice = Phrase("notice.method_removed", {"method": credential.method, "label": credential.label or "none", "at": now})
        async with self.store.work() as work:
            if not await work.steps.spend(step, now):
                return PageGone((Phrase("page.spent"),), step.language)
            await work.audit.append(passed, now)
            removed = await work.credentials.remove(credential.id, visit.person.id)
            if removed:
                await work.audit.append(AuditRecord(AuditEvent.METHOD_REMOVED, audit_actor(step.identity), visit.person.id, details), now)
                await self.change_notices.notify(work, visit.person, (notice,), f"method:{credential.id[:16]}", now)
        if not removed:
            return ResultPage((_NOT_THERE,), step.language, done=False)
        self.one_time_links.wake()
        return ResultPage((Phrase("page.removed", {"method": credential.method}),), step.language, headline=Phrase("page.result_removed"))

    async def _own(self, visit: StepVisit) -> tuple[Credential, ...]:
        async with self.store.look() as work:
            return await work.credentials.of_person(visit.person.id)


def _meant(visit: StepVisit, own: tuple[Credential, ...]) -> Credential | None:
    return next((one for one in own if one.id == visit.step.form[CREDENTIAL]), None)
