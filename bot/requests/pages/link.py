"""Links a chat to a person, from the authenticated side only: a code made on a page or vouched for, single use, ten minutes (DOMAIN part 4, T3)."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.accounts.records import System
from bot.accounts.rules import Phase
from bot.audit import AuditEvent, AuditRecord
from bot.clock import Clock
from bot.messages import ChatIdentity, Phrase
from bot.notices.change_notices import ChangeNotices
from bot.people.account_lookup import AccountLookup
from bot.people.identity import IdentityResolver, audit_actor
from bot.people.permissions import Permission, standing_of
from bot.people.person import Person
from bot.ports import Colleagues, PasswordCheckResult, Register
from bot.requests.admin_standing import why_not_for_others
from bot.requests.cases import provable_reach
from bot.requests.level_verification import LevelVerification, method_names
from bot.requests.link_throttle import LinkThrottle
from bot.requests.one_time_links import LASTS, OneTimeLinks, reachable_address
from bot.requests.page_flow import StepVisit, SubmittedFields
from bot.requests.pages.verify import build_page, incomplete_form, missing_fields
from bot.requests.passkeys import PasskeyProofs, passkey_phrase
from bot.requests.verifiers import PasswordCheck
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.store.link_codes import LinkCode
from bot.store.links import CERTIFIED, VOUCHED, WEAK
from bot.store.steps import PROVEN
from bot.store.work import Store, Work
from bot.verification.level import Level
from bot.verification.limits import LINKS
from bot.verification.methods import Method
from bot.verification.page import FieldProblem, FormAgain, NextPage, Page, PageAnswer, PageGone, ResultPage, StepKind
from bot.verification.passkeys import PasskeyFault
from bot.verification.proof import Proof, ProofWay, level_reached, page_ways
from bot.verification.tokens import Chance, Tokens, new_link_code

_LONGEST_ACCOUNT: Final = 150
_WRONG_CODE: Final = "wrong_link_code"
_LEVEL: Final = "level"
_PASSKEY: Final = "passkey"
_NOT_HERE: Final = (Method.PASSWORD,)
"""Beside the first password another one is no other proof."""
_PAGE: Final = ChatIdentity("link", "")
"""The visitor of the page: no chat yet."""


@dataclass(frozen=True)
class LinkFlow:
    """`chance` comes from a cryptographic source."""

    store: Store
    register: Register
    colleagues: Colleagues
    account_lookup: AccountLookup
    identities: IdentityResolver
    change_notices: ChangeNotices
    one_time_links: OneTimeLinks
    proofs: LevelVerification
    passwords: PasswordCheck
    tokens: Tokens
    clock: Clock
    chance: Chance
    wake: Callable[[], None]
    throttle: LinkThrottle
    passkeys: PasskeyProofs

    async def fields(self) -> tuple[str, ...]:
        """What `/link` asks for: the portal account, after go-live also the TPEAD account."""
        rules = await self.account_lookup.rules_now()
        retired = rules.phase is Phase.GO_LIVE
        return ("directory_account", "directory_password") if retired else ("portal_account", "portal_password")

    async def begin(self, given: SubmittedFields, language: str, session: str, network: str = "") -> PageAnswer:
        """The first of two proofs. Unknown, somebody else's and wrong get the same answer (T2); a code is mailed only after a correct password.

        `session` is the browser's own id, `network` the address it comes from, '' if unknown."""
        fields, page = await self.fields(), await self.page(language, session)
        passkey = given.get(_PASSKEY)
        missing = () if passkey else missing_fields(replace(page, fields=fields, ways=()), given)
        if missing:
            return FormAgain(page, missing)
        browser = self.tokens.sealed_browser(session)
        again = await self.throttle.begin(browser, network)
        if again is not None:
            return FormAgain(page, (FieldProblem("", Phrase("link.too_many_here", {"again": again})),))
        if passkey:
            return await self._by_passkey(passkey, language, session, network)
        begun = asyncio.get_running_loop().time()
        typed, password = given[fields[0]].reveal().strip()[:_LONGEST_ACCOUNT], given[fields[1]]
        holder = await self.holder(typed, password, fields)
        if not isinstance(holder, Person):
            await self.throttle.evenly(begun)
            return FormAgain(page, (FieldProblem("", holder),))
        await self.throttle.right(browser, network)
        case = await self.proofs.case_builder.case(holder, None)
        proof = Proof(Method.PORTAL_PASSWORD if fields[0] == "portal_account" else Method.PASSWORD, self.clock.now())
        reach = provable_reach(self.proofs.verifiers, case, changing_mailbox=False)
        demanded = await self._demanded(holder, reach.level)
        ways = page_ways(demanded, reach.methods.difference(_NOT_HERE), [proof.method])
        if not ways:
            return ResultPage((Phrase("link.no_address"),), language, done=False)
        coded = any(Method.CODE in way.methods for way in ways)
        issued = await self.one_time_links.draft(
            StepKind.LINK, holder, _PAGE, language, purpose="link", browser=browser,
            address=reachable_address(holder, case.diagnosis.snapshot) if coded else "",
            form={PROVEN: [[proof.method.value, proof.at.isoformat()]], _LEVEL: demanded.short},
        )  # fmt: skip
        async with self.store.work() as work:
            await self.one_time_links.write(work, issued)
        await self.one_time_links.mail(issued)
        return NextPage(self.tokens.token(issued.step.id), holder.id)

    async def page(self, language: str, session: str) -> Page:
        """The first page: an account and its password, or a passkey."""
        fields, prompt = await self.fields(), await self.passkeys.prompt_at_link(self.tokens.sealed_browser(session))
        page = Page(kind=StepKind.LINK, action="link", says=(Phrase("link.what"),), fields=fields, language=language, expires=self.clock.now() + LASTS)
        way = ProofWay((Method.PASSKEY,))
        if not prompt:
            return page
        return replace(page, fields=(_PASSKEY, *fields), ways=(way,), prompts={Method.PASSKEY: prompt})

    async def _by_passkey(self, answer: Secret, language: str, session: str, network: str) -> PageAnswer:
        """One that was enrolled at V3 is enough; beside another one the code is asked for, or where V3 is needed what proves it."""
        browser, now = self.tokens.sealed_browser(session), self.clock.now()
        judged = await self.passkeys.judge_at_link(answer, browser, _PAGE)
        holder = None if isinstance(judged, PasskeyFault) else await self.register.person(judged.person)
        if isinstance(judged, PasskeyFault) or holder is None:
            fault = judged if isinstance(judged, PasskeyFault) else PasskeyFault.UNKNOWN
            details = {"step": StepKind.LINK.value, "method": f"{_PASSKEY}: {fault.value}"}
            async with self.store.work() as work:
                await work.audit.append(AuditRecord(AuditEvent.VERIFICATION_FAILED, audit_actor(_PAGE), details=details), now)
            return FormAgain(await self.page(language, session), (FieldProblem(_PASSKEY, passkey_phrase(fault)),))
        await self.throttle.right(browser, network)
        if judged.level >= Level.CERTIFIED:
            details = {"step": StepKind.LINK.value, "method": Method.PASSKEY.value}
            async with self.store.work() as work:
                await work.audit.append(AuditRecord(AuditEvent.VERIFIED, audit_actor(_PAGE), holder.id, details), now)
                code = await self.code(work, holder, link_proof(judged.level), "", now)
            return ResultPage((Phrase("link.type_it"),), language, link_code=code, person=holder.id)
        case = await self.proofs.case_builder.case(holder, None)
        address = reachable_address(holder, case.diagnosis.snapshot)
        demanded = await self._demanded(holder, provable_reach(self.proofs.verifiers, case, changing_mailbox=False).level)
        if not address and demanded < Level.CERTIFIED:
            return ResultPage((Phrase("link.passkey_no_address"),), language, done=False)
        issued = await self.one_time_links.draft(
            StepKind.LINK, holder, _PAGE, language, purpose="link", browser=browser, address=address if demanded < Level.CERTIFIED else "",
            form={PROVEN: [[Method.PASSKEY_V2.value, now.isoformat()]], _LEVEL: demanded.short},
        )  # fmt: skip
        async with self.store.work() as work:
            await self.one_time_links.write(work, issued)
        await self.one_time_links.mail(issued)
        return NextPage(self.tokens.token(issued.step.id), holder.id)

    async def show(self, visit: StepVisit) -> Page:
        """The second page: another proof. The password was typed in one browser, and counts in no other one (T17)."""
        if not visit.at_home:
            return replace(await build_page(self.one_time_links, visit, ()), says=(Phrase("link.other_browser"),))
        if _needs_code(visit):
            asked = await self.proofs.asked(visit, Level.CODE, [method for method in Method if method is not Method.CODE])
            return replace(await build_page(self.one_time_links, visit, (), asked=asked), proven=(Method.PASSKEY_V2,))
        return await build_page(self.one_time_links, visit, (), asked=await self.proofs.asked(visit, _level(visit), _not_here(visit)))

    async def take(self, visit: StepVisit, given: SubmittedFields) -> PageAnswer:
        """The second proof creates the code to type into the chat."""
        page = await self.show(visit)
        again = incomplete_form(page, given, without_fields=Phrase("link.other_browser")) if page.ways or page.silent or not visit.at_home else None
        if again is not None:
            return again
        proofs = await self.proofs.check(visit, page, given, _level(visit))
        if not isinstance(proofs, tuple):
            return proofs
        await self.proofs.not_wrong(visit, page)
        now = self.clock.now()
        async with self.store.work() as work:
            if not await work.steps.spend(visit.step, now):
                return PageGone((Phrase("page.spent"),), visit.step.language)
            await work.audit.append(await self.proofs.checking.passed(visit, method_names(proofs)), now)
            code = await self.code(work, visit.person, link_proof(level_reached(proofs)), "", now)
        return ResultPage((Phrase("link.type_it"),), visit.step.language, link_code=code)

    async def code(self, work: Work, person: Person, proof: str, by: str, now: datetime) -> Secret:
        """A code for this person's chat; the earlier one becomes invalid."""
        code = new_link_code(self.chance)
        await work.link_codes.make(self.tokens.sealed_link_code(code), LinkCode(person.id, proof, by), now, now + LASTS)
        return code

    async def redeem(self, sealed: str, identity: ChatIdentity) -> Person | Phrase:
        """Links the chat that typed the code with this seal, and notifies every other address of the person; a phrase says why not."""
        now, actor = self.clock.now(), audit_actor(identity)
        async with self.store.work() as work:
            waits = await work.counts.next_at(_WRONG_CODE, actor, LINKS, now)
            code = None if waits is not None else await work.link_codes.redeem(sealed, now)
            if waits is None and code is None:
                await work.counts.add(_WRONG_CODE, actor, now)
                await work.audit.append(AuditRecord(AuditEvent.LINK_REFUSED, actor), now)
        if waits is not None:
            return Phrase("link.too_often", {"again": waits})
        person = None if code is None else await self.register.person(code.person)
        if person is None or code is None:
            return Phrase("link.code_wrong")
        await self.link(identity, person, code.proof, actor=f"vouched by {code.by}" if code.proof == VOUCHED else actor)
        return person

    async def may_vouch(self, admin: Person, whom: Person) -> bool:
        """An admin of that person's agency, for somebody else."""
        agency = await self.register.agency(whom.agency)
        return admin.id != whom.id and standing_of(admin, (agency,), self.clock.now()).may(Permission.COLLEAGUES_VOUCH, agency.id)

    async def vouches(self, admin: Person, whom: Person) -> bool:
        """The same at this moment: not while the admin's own account is frozen or disabled."""
        return await self.may_vouch(admin, whom) and await why_not_for_others(admin, self.account_lookup, self.store) is None

    async def whom(self, admin: Person, named: str) -> Person | None:
        """The person of the admin's own agencies with this name or id; None for anybody else, whether they exist or not."""
        agencies = frozenset(agency.id for agency in await self.colleagues.led_by(admin.id))
        found = await self.colleagues.named(named.strip(), agencies) if agencies else ()
        return found[0] if len(found) == 1 and await self.vouches(admin, found[0]) else None

    async def link(self, identity: ChatIdentity, person: Person, proof: str, actor: str) -> None:
        """Links them, and notifies every other address of the person, also a chat that is theirs no more by this; and whoever the chat belonged to."""
        now = self.clock.now()
        async with self.store.look() as work:
            old = [other for other in await work.links.identities_of(person.id) if other != identity]
            before = await work.links.of(identity)
        loser = None if before is None or before.person == person.id else await self.register.person(before.person)
        await self.identities.link(identity, person, proof, actor=actor)
        notice = Phrase("notice.linked", {"channel": identity.channel, "at": now})
        async with self.store.work() as work:
            for other in old:
                place = self.change_notices.direct_messages.privately(other)
                if place is not None:
                    await self.change_notices.tell(work, other, place=place, person=person, says=(notice,), about="link", now=now)
            await self.change_notices.mail(work, person, (notice,), "link", now)
            if loser is not None:
                await self._tell_unlinked(work, identity, loser, now)
        self.wake()

    async def unlink(self, identity: ChatIdentity, why: str) -> None:
        """Ends the link of this chat, if it has one, and notifies every other address of its person."""
        now = self.clock.now()
        async with self.store.look() as work:
            link = await work.links.of(identity)
        person = None if link is None else await self.register.person(link.person)
        async with self.store.work() as work:
            ended = await work.links.end(identity, now)
            if not ended or link is None:
                return
            if person is not None:
                await self._tell_unlinked(work, identity, person, now)
            await work.audit.append(AuditRecord(AuditEvent.LINK_ENDED, audit_actor(identity), link.person, {"links": str(ended), "why": why}), now)
        self.wake()

    async def _tell_unlinked(self, work: Work, identity: ChatIdentity, person: Person, now: datetime) -> None:
        notice = Phrase("notice.unlinked", {"channel": identity.channel, "at": now})
        await self.change_notices.notify(work, person, (notice,), "unlink", now, but=identity)

    async def _demanded(self, holder: Person, reached: Level) -> Level:
        """Two proofs; an admin, who decides about others, proves V3 where that can be had (DOMAIN part 4)."""
        leads = bool(await self.colleagues.led_by(holder.id))
        return Level.CERTIFIED if leads and reached >= Level.CERTIFIED else Level.SIGNED_ON

    async def holder(self, typed: str, password: Secret, fields: tuple[str, ...]) -> Person | Phrase:
        """The owner of the account, if the password is right. Known or not, the same is asked, counted and answered in the same time (T2)."""
        holder = await self.colleagues.holder_of(typed)
        checked = await self.passwords.anybodys(System.PORTAL if fields[0] == "portal_account" else System.DIRECTORY, typed, password)
        return (
            holder
            if checked is PasswordCheckResult.RIGHT and holder is not None
            else _SAID[PasswordCheckResult.WRONG if checked is PasswordCheckResult.RIGHT else checked]
        )


def _level(visit: StepVisit) -> Level:
    return Level.named(str(visit.step.form.get(_LEVEL) or Level.SIGNED_ON.short))


def _needs_code(visit: StepVisit) -> bool:
    """Whether a passkey that proves no more than two proofs came first: a chat lasts longer than a page, so the code is asked for beside it."""
    return _level(visit) < Level.CERTIFIED and Method.PASSKEY_V2 in [proof.method for proof in visit.proven]


def _not_here(visit: StepVisit) -> tuple[Method, ...]:
    proven = {proof.method for proof in visit.proven}
    return tuple(method for method in _NOT_HERE if method not in proven)


def link_proof(level: Level) -> str:
    """How a link is recorded whose maker proved this level."""
    return CERTIFIED if level >= Level.CERTIFIED else WEAK


_SAID: Final = {
    PasswordCheckResult.WRONG: Phrase("link.password_wrong"),
    PasswordCheckResult.LOCKED: Phrase("link.password_wrong"),  # an unauthenticated visitor must not learn that an account exists and is locked (T2)
    PasswordCheckResult.SPARED: Phrase("link.password_wrong"),
    None: Phrase("page.password_not_checked"),
}
