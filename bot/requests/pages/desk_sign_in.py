"""Signs a person in at the pages of the desk: the same first proof, throttle and even timing as at `/link`, then what is left of the level."""

import asyncio
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.audit import AuditEvent, AuditRecord
from bot.messages import ChatIdentity, Phrase
from bot.people.person import Person
from bot.requests.approvals import Approvals
from bot.requests.desk_standing import DeskStanding
from bot.requests.level_verification import AskedProofs, LevelVerification, combined_proofs, method_names
from bot.requests.one_time_links import reachable_address
from bot.requests.page_flow import StepVisit, SubmittedFields
from bot.requests.pages.link import LinkFlow
from bot.requests.pages.verify import build_page, incomplete_form, missing_fields
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.store.desk_sessions import DeskSession
from bot.store.steps import PROVEN
from bot.store.work import Work
from bot.verification.level import Level
from bot.verification.methods import METHODS, Method
from bot.verification.page import FieldProblem, FormAgain, NextPage, Page, PageAnswer, PageGone, StepKind
from bot.verification.passkeys import PasskeyFault
from bot.verification.proof import Proof, all_of, any_of, is_met, level_reached, oldest, page_ways

DESK_PATH: Final = "/desk"
_LONGEST_ACCOUNT: Final = 150
_PASSKEY: Final = "passkey"
_GO_ON: Final = "sign_in"
"""The button of a page on which nothing is left to prove: the certificate was shown at another address."""
_TOGETHER: Final = (Method.SIGN_ON, Method.TOTP)
_STRONG: Final = any_of(all_of(*_TOGETHER), *(method for method, entry in METHODS.items() if entry.alone >= Level.CERTIFIED))
_WRONG: Final = Phrase("link.password_wrong")


@dataclass(frozen=True)
class DeskSignInFlow:
    """The level: V3, or a sign-on together with an authenticator; where neither a certificate nor a sign-on is configured, V2. `decide`: the
    level with which somebody decides. `strong`: one of the two is configured; the demonstration's card reader does not count, since few there have a card."""

    link: LinkFlow
    proofs: LevelVerification
    standing: DeskStanding
    approvals: Approvals
    decide: Level
    strong: bool

    async def page(self, language: str, session: str) -> Page:
        """The first page: an account and its password, or a passkey. `session` is the browser's own id."""
        page = await self.link.page(language, session)
        return replace(page, kind=StepKind.SIGN_IN, action=_GO_ON, says=(Phrase("desk.sign_in_what"),))

    async def begin(self, given: SubmittedFields, language: str, session: str, network: str = "") -> PageAnswer:
        """The first proof. Unknown, wrong and without a role get the same answer (T2). `network`: the address that the browser has, '' if unknown."""
        page, fields, passkey = await self.page(language, session), await self.link.fields(), given.get(_PASSKEY)
        missing = () if passkey else missing_fields(replace(page, fields=fields, ways=()), given)
        if missing:
            return FormAgain(page, missing)
        browser = self.link.tokens.sealed_browser(session)
        again = await self.link.throttle.begin(browser, network)
        if again is not None:
            return FormAgain(page, (FieldProblem("", Phrase("link.too_many_here", {"again": again})),))
        begun = asyncio.get_running_loop().time()
        found = await self._by_passkey(passkey, browser) if passkey else await self._by_password(given, fields)
        if isinstance(found, FieldProblem) or not (await self.standing.of(found[0])).at_the_desk:
            await self._failed(Method.PASSKEY if passkey else Method.PASSWORD)
            await self.link.throttle.evenly(begun)
            return FormAgain(await self.page(language, session), (found if isinstance(found, FieldProblem) else FieldProblem("", _WRONG),))
        await self.link.throttle.right(browser, network)
        holder, proof = found
        if self._enough((proof,)):
            await self._signed_in(None, holder, browser, (proof,))
            return NextPage(Secret(""), holder.id, DESK_PATH)
        return await self._rest(holder, proof, language, browser)

    async def show(self, visit: StepVisit) -> Page:
        """The second page: what is left to prove. What was typed in one browser counts in no other one (T17)."""
        if not visit.at_home:
            return replace(await build_page(self.link.one_time_links, visit, ()), says=(Phrase("desk.sign_in_other_browser"),))
        asked = await self._asked(visit)
        unclaimed = asked.complete and not visit.step.browser
        return await build_page(self.link.one_time_links, visit, (_GO_ON,) if unclaimed else (), asked=asked)

    async def take(self, visit: StepVisit, given: SubmittedFields) -> PageAnswer:
        """The rest of the proof opens the session, in this browser."""
        page = await self.show(visit)
        complete = visit.at_home and bool(visit.browser) and self._enough(visit.proven)
        again = None if complete else incomplete_form(page, given, without_fields=Phrase("desk.sign_in_other_browser"))
        if again is not None:
            return again
        proofs = visit.proven if complete else await self.proofs.check(visit, page, given, Level.SIGNED_ON)
        if not isinstance(proofs, tuple):
            return proofs
        if not self._enough(proofs):
            raise ValueError("the page asked for less than the desk demands")
        if not complete:
            await self.proofs.not_wrong(visit, page)
        if not (await self.standing.of(visit.person)).at_the_desk:
            return PageGone((Phrase("desk.sign_in_no_role"),), visit.step.language)
        if not await self._signed_in(visit, visit.person, visit.browser, proofs):
            return PageGone((Phrase("page.spent"),), visit.step.language)
        return NextPage(Secret(""), visit.person.id, DESK_PATH)

    async def _asked(self, visit: StepVisit) -> AskedProofs:
        if self._enough(visit.proven):
            return AskedProofs(proven=tuple(proof.method for proof in visit.proven))
        if not self.strong:
            return await self.proofs.asked(visit, Level.SIGNED_ON, (Method.PASSWORD,))
        known = {one.method for one in self.proofs.verifiers}
        certified = AskedProofs(proven=tuple(proof.method for proof in visit.proven))
        if page_ways(Level.CERTIFIED, known):
            certified = await self.proofs.asked(visit, Level.CERTIFIED)
        if not known.issuperset(_TOGETHER):
            return certified
        together = await self.proofs.asked(visit, Level.SIGNED_ON, tuple(method for method in Method if method not in _TOGETHER))
        return combined_proofs(certified, together)

    async def _by_password(self, given: SubmittedFields, fields: tuple[str, ...]) -> tuple[Person, Proof] | FieldProblem:
        holder = await self.link.holder(given[fields[0]].reveal().strip()[:_LONGEST_ACCOUNT], given[fields[1]], fields)
        if isinstance(holder, Phrase):
            return FieldProblem("", holder)
        method = Method.PORTAL_PASSWORD if fields[0] == "portal_account" else Method.PASSWORD
        return holder, Proof(method, self.link.clock.now())

    async def _by_passkey(self, answer: Secret, browser: str) -> tuple[Person, Proof] | FieldProblem:
        judged = await self.link.passkeys.judge_at_link(answer, browser, ChatIdentity("desk", ""))
        person = None if isinstance(judged, PasskeyFault) else await self.link.register.person(judged.person)
        if isinstance(judged, PasskeyFault) or person is None:
            return FieldProblem("", _WRONG)
        return person, Proof(Method.PASSKEY if judged.level >= Level.CERTIFIED else Method.PASSKEY_V2, self.link.clock.now())

    async def _rest(self, holder: Person, proof: Proof, language: str, browser: str) -> PageAnswer:
        """The page of a step for what is left. A code is mailed only where one is asked for."""
        case = await self.proofs.case_builder.case(holder, None)
        address = "" if self.strong else reachable_address(holder, case.diagnosis.snapshot)
        issued = await self.link.one_time_links.draft(
            StepKind.SIGN_IN, holder, _identity(holder), language, purpose=_GO_ON, browser=browser, address=address,
            form={PROVEN: [[proof.method.value, proof.at.isoformat()]]},
        )  # fmt: skip
        async with self.link.store.work() as work:
            await self.link.one_time_links.write(work, issued)
        await self.link.one_time_links.mail(issued)
        return NextPage(self.link.tokens.token(issued.step.id), holder.id)

    def _enough(self, proofs: tuple[Proof, ...]) -> bool:
        return bool(proofs) and (is_met(_STRONG, {proof.method for proof in proofs}) or (not self.strong and level_reached(proofs) >= Level.SIGNED_ON))

    async def _signed_in(self, visit: StepVisit | None, person: Person, browser: str, proofs: tuple[Proof, ...]) -> bool:
        """Opens the session, in the transaction that spends the step; False if it was spent before."""
        now, level, methods = self.link.clock.now(), level_reached(proofs), method_names(proofs)
        async with self.link.store.work() as work:
            if visit is not None:
                if not await work.steps.spend(visit.step, now):
                    return False
                await work.steps.bind(visit.step, browser)
            await work.desk_sessions.begin(browser, DeskSession(person.id, level, oldest(proofs), now))
            if level >= self.decide:
                await self.approvals.proved(work, _identity(person), person, oldest(proofs), browser)
            await self._record(work, person, methods, level, now)
        return True

    async def _record(self, work: Work, person: Person, methods: str, level: Level, now: datetime) -> None:
        actor = f"desk:{person.id}"
        await work.audit.append(AuditRecord(AuditEvent.VERIFIED, actor, person.id, {"step": StepKind.SIGN_IN.value, "method": methods}), now)
        await work.audit.append(AuditRecord(AuditEvent.DESK_SIGNED_IN, actor, person.id, {"method": methods, "level": level.short}), now)

    async def _failed(self, method: Method) -> None:
        """Nobody is named: whose account it is was not shown."""
        details = {"step": StepKind.SIGN_IN.value, "method": method.value}
        async with self.link.store.work() as work:
            await work.audit.append(AuditRecord(AuditEvent.VERIFICATION_FAILED, "desk:", "", details), self.link.clock.now())


def _identity(person: Person) -> ChatIdentity:
    return ChatIdentity("desk", person.id)
