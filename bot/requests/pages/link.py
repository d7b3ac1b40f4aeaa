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
from bot.people.person import Person
from bot.people.role import Role
from bot.ports import Colleagues, PasswordCheckResult, Register
from bot.requests.link_throttle import LinkThrottle
from bot.requests.one_time_links import LASTS, OneTimeLinks, reachable_address
from bot.requests.page_flow import StepVisit, SubmittedFields
from bot.requests.pages.verify import build_page, incomplete_form, missing_fields
from bot.requests.verifiers import CodeCheck, PasswordCheck
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.store.link_codes import LinkCode
from bot.store.links import VOUCHED, WEAK
from bot.store.work import Store, Work
from bot.verification.limits import LINKS
from bot.verification.page import FieldProblem, FormAgain, NextPage, Page, PageAnswer, PageGone, ResultPage, StepKind
from bot.verification.tokens import Chance, Tokens, new_link_code

_LONGEST_ACCOUNT: Final = 150
_WRONG_CODE: Final = "wrong_link_code"
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
    checking: CodeCheck
    passwords: PasswordCheck
    tokens: Tokens
    clock: Clock
    chance: Chance
    wake: Callable[[], None]
    throttle: LinkThrottle

    async def fields(self) -> tuple[str, ...]:
        """What `/link` asks for: the portal account, after go-live also the TPEAD account."""
        rules = await self.account_lookup.rules_now()
        retired = rules.phase is Phase.GO_LIVE
        return ("directory_account", "directory_password") if retired else ("portal_account", "portal_password")

    async def begin(self, given: SubmittedFields, language: str, session: str, network: str = "") -> PageAnswer:
        """The first of two proofs. Unknown, somebody else's and wrong get the same answer (T2); a code is mailed only after a correct password.

        `session` is the browser's own id, `network` the address it comes from, '' if unknown."""
        fields = await self.fields()
        page = self.page(fields, language)
        missing = missing_fields(page, given)
        if missing:
            return FormAgain(page, missing)
        browser = self.tokens.sealed_browser(session)
        again = await self.throttle.begin(browser, network)
        if again is not None:
            return FormAgain(page, (FieldProblem("", Phrase("link.too_many_here", {"again": again})),))
        begun = asyncio.get_running_loop().time()
        typed, password = given[fields[0]].reveal().strip()[:_LONGEST_ACCOUNT], given[fields[1]]
        holder = await self._holder(typed, password, fields)
        if not isinstance(holder, Person):
            await self.throttle.evenly(begun)
            return FormAgain(page, (FieldProblem("", holder),))
        await self.throttle.right(browser, network)
        seen = await self.account_lookup.look(holder)
        address = reachable_address(holder, seen.snapshot)
        if not address:
            return ResultPage((Phrase("link.no_address"),), language, done=False)
        issued = await self.one_time_links.draft(
            StepKind.LINK, holder, _PAGE, language, purpose="link", address=address, browser=browser
        )
        async with self.store.work() as work:
            await self.one_time_links.write(work, issued)
        await self.one_time_links.mail(issued)
        return NextPage(self.tokens.token(issued.step.id), holder.id)

    def page(self, fields: tuple[str, ...], language: str) -> Page:
        """The first page."""
        return Page(kind=StepKind.LINK, action="link", says=(Phrase("link.what"),), fields=fields, language=language, expires=self.clock.now() + LASTS)

    async def show(self, visit: StepVisit) -> Page:
        """The second page: the mailed code. The password was typed in one browser, and counts in no other one (T17)."""
        if visit.step.browser != visit.browser:
            return replace(await build_page(self.one_time_links, visit, ()), says=(Phrase("link.other_browser"),))
        return await build_page(self.one_time_links, visit, ("code",))

    async def take(self, visit: StepVisit, given: SubmittedFields) -> PageAnswer:
        """A correct code creates the code to type into the chat."""
        page = await self.show(visit)
        again = incomplete_form(page, given, without_fields=Phrase("link.other_browser"))
        if again is not None:
            return again
        over = await self.checking.begin(visit, page)
        if over is not None:
            return over
        if not self.checking.right(visit.step, given["code"]):
            return await self.checking.wrong(visit, page, FieldProblem("code", Phrase("page.code_wrong")), "code")
        await self.checking.not_wrong(visit)
        now = self.clock.now()
        async with self.store.work() as work:
            if not await work.steps.spend(visit.step, now):
                return PageGone((Phrase("page.spent"),), visit.step.language)
            await work.audit.append(await self.checking.passed(visit, "password and code"), now)
            code = await self.code(work, visit.person, WEAK, "", now)
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
        agency, now = await self.register.agency(whom.agency), self.clock.now()
        tasks = (Role.PORTAL_ADMIN, Role.PERSONNEL_ADMIN)
        return admin.id != whom.id and any(admin.id in agency.admins_for(role, now) for role in tasks)

    async def whom(self, admin: Person, named: str) -> Person | None:
        """The person of the admin's own agencies with this name or id; None for anybody else, whether they exist or not."""
        agencies = frozenset(agency.id for agency in await self.colleagues.led_by(admin.id))
        found = await self.colleagues.named(named.strip(), agencies) if agencies else ()
        return found[0] if len(found) == 1 and await self.may_vouch(admin, found[0]) else None

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

    async def _holder(self, typed: str, password: Secret, fields: tuple[str, ...]) -> Person | Phrase:
        """The owner of the account, if the password is right. Known or not, the same is asked, counted and answered in the same time (T2)."""
        holder = await self.colleagues.holder_of(typed)
        checked = await self.passwords.anybodys(System.PORTAL if fields[0] == "portal_account" else System.DIRECTORY, typed, password)
        return (
            holder
            if checked is PasswordCheckResult.RIGHT and holder is not None
            else _SAID[PasswordCheckResult.WRONG if checked is PasswordCheckResult.RIGHT else checked]
        )


_SAID: Final = {
    PasswordCheckResult.WRONG: Phrase("link.password_wrong"),
    PasswordCheckResult.LOCKED: Phrase("link.password_wrong"),  # an unauthenticated visitor must not learn that an account exists and is locked (T2)
    PasswordCheckResult.SPARED: Phrase("link.password_wrong"),
    None: Phrase("page.password_not_checked"),
}
