"""The admin's pages: who vouched does not decide, the two digits are not guessed by sending many, and one page makes one decision or one code (T8, T9, T19)."""

import asyncio
import itertools
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import UTC, timedelta
from pathlib import Path
from typing import cast

import pytest

from bot.actions.registry import ACTIONS
from bot.actions.request import Request, RequestState
from bot.audit import AuditEvent
from bot.messages import ChatIdentity
from bot.notices.change_notices import ChangeNotices
from bot.notices.not_me_links import NotMeLinks
from bot.people.account_lookup import AccountLookup, LookupResult
from bot.people.identity import IdentityResolver
from bot.people.person import Person
from bot.people.role import Role
from bot.ports import Colleagues
from bot.requests.approvals import Approvals
from bot.requests.execution import RequestExecution
from bot.requests.link_throttle import LinkThrottle
from bot.requests.one_time_links import IssuedStep
from bot.requests.pages.approval import AdminVerification, ApprovalPage, VouchingPage
from bot.requests.pages.link import LinkFlow
from bot.requests.passkeys import PasskeyProofs
from bot.requests.verifiers import GUESS, PasswordCheck
from bot.secret import Secret
from bot.settings.policy import build_policy
from bot.settings.schema import Settings
from bot.store.links import VOUCHED
from bot.verification.level import Level
from bot.verification.methods import Method
from bot.verification.page import PageAnswer, PageGone, ResultPage, StepKind
from bot.verification.proof import Proof
from tests.actions.requests import APPROVED, ASKED, CODE, NUMBERED, SHOWN, after, asked_for
from tests.builders import NOW, a_person, a_snapshot, an_agency, diagnosed, some_rules
from tests.requests.bench import BROWSER, DIGITS, ME, Bench, People, a_bench
from tests.requests.test_verifiers import keys

ADMIN, SECOND = a_person(id="huang.admin", email="huang@home.example"), a_person(id="tsai.admin", email="tsai@home.example")
HER_CHAT = ChatIdentity("console", ADMIN.id)
OFFICE = an_agency(admins={Role.PERSONNEL_ADMIN: (ADMIN.id, SECOND.id)})
YES = {"decision": "approve", "identity_check": "in_person"}


class Healthy:
    """Looks at an account in which everything is well."""

    async def look(self, person: Person) -> LookupResult:
        return LookupResult(diagnosed(a_snapshot(person=person)), some_rules(), NOW)


@dataclass
class Begun:
    """Stands where what is ready is begun."""

    requests: list[Request] = field(default_factory=list)

    async def begin(self, request: Request) -> Request:
        self.requests.append(request)
        return request


@dataclass
class Office:
    """The bench with the admins' pages on it."""

    bench: Bench
    begun: Begun
    approvals: Approvals
    deciding: ApprovalPage
    vouching: VouchingPage
    link_flow: LinkFlow

    async def proved_a_moment_ago(self) -> None:
        async with self.bench.store.work() as work:
            await self.approvals.proved(work, HER_CHAT, ADMIN, self.bench.clock.now(), BROWSER)

    async def page(self, kind: StepKind = StepKind.DECIDE, request: str = "r1") -> IssuedStep:
        return await self.bench.issued(request, ADMIN, kind, chat=HER_CHAT)

    async def sends(self, issued: IssuedStep, **given: str) -> PageAnswer:
        visit = await self.bench.visit(issued)
        return await self.deciding.take(visit, {name: Secret(value) for name, value in given.items()})


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    async with a_bench(tmp_path) as bench:
        people, account_lookup, begun, letters = People((ME, ADMIN, SECOND), OFFICE), cast(AccountLookup, Healthy()), Begun(), itertools.count()
        completion, direct_messages = bench.completion, bench.completion.direct_messages
        approvals = Approvals(
            bench.store, people, account_lookup, direct_messages, completion, cast(RequestExecution, begun), bench.one_time_links, ACTIONS, bench.clock, UTC, build_policy(Settings()),
            lambda: None,
        )  # fmt: skip
        proof = AdminVerification(bench.proofs, approvals, Level.CODE)
        link_flow = LinkFlow(
            bench.store, people, cast(Colleagues, None), account_lookup, IdentityResolver(bench.store, people, bench.clock), ChangeNotices(direct_messages, NotMeLinks(bench.tokens, lambda: "not-me")), bench.one_time_links, bench.proofs,
            cast(PasswordCheck, None), bench.tokens, bench.clock, lambda below: next(letters) % below, lambda: None,
            LinkThrottle(bench.store, bench.tokens, bench.clock), cast(PasskeyProofs, None),
        )  # fmt: skip
        deciding = ApprovalPage(proof, approvals, people, bench.store, bench.tokens)
        yield Office(bench, begun, approvals, deciding, VouchingPage(proof, people, link_flow, bench.store), link_flow)


async def test_the_admin_who_is_asked_decides_with_a_code(office: Office) -> None:
    await office.bench.asks(after(asked_for(APPROVED), CODE, ASKED))
    assert keys([await office.sends(await office.page(), code=DIGITS, **YES)]) == ["decide.outcome_approved"]
    assert [one.state for one in office.begun.requests] == [RequestState.READY]
    assert await office.bench.count(GUESS, ADMIN.id) == 0


async def test_t9_whoever_vouched_for_the_chat_decides_nothing_and_it_is_recorded(office: Office) -> None:
    request = await office.bench.asks(replace(after(asked_for(APPROVED), CODE, ASKED), vouched_by=ADMIN.id))
    issued = await office.page()
    assert keys([await office.sends(issued, code=DIGITS, **YES)]) == ["decide.vouched"]
    assert keys([await office.sends(issued, code=DIGITS, decision="refuse", reason="not known here")]) == ["decide.vouched"]
    assert await office.bench.request() == request
    assert await office.bench.records(AuditEvent.DECISION_REFUSED.value) == 2
    assert office.begun.requests == []


async def test_t9_whoever_vouched_is_refused_also_where_the_page_is_not_in_between(office: Office) -> None:
    """By the button, behind a proof of a moment ago."""
    request = await office.bench.asks(replace(after(asked_for(APPROVED), CODE, ASKED), vouched_by=ADMIN.id))
    said = await office.approvals.decide(request, ADMIN, ME, HER_CHAT, approved=True, check=None)
    assert said.key == "decide.vouched"
    assert await office.bench.request() == request


async def test_t9_the_next_who_is_asked_is_not_the_one_who_vouched(office: Office) -> None:
    request = replace(after(asked_for(APPROVED), CODE), vouched_by=ADMIN.id)
    invitation = await office.approvals.invitation(request, ME)
    assert invitation is not None
    assert invitation.admin == SECOND
    assert await office.approvals.invitation(replace(request, vouched_by=SECOND.id, person=ADMIN.id), ADMIN) is None


@pytest.mark.parametrize("fresh", [True, False])
async def test_t8_of_twenty_numbers_sent_at_once_three_are_compared(office: Office, fresh: bool) -> None:
    await office.bench.asks(after(asked_for(NUMBERED), SHOWN, ASKED))
    right = office.bench.tokens.number("r1").reveal()
    if fresh:
        await office.proved_a_moment_ago()
    visit, wrong = await office.bench.visit(await office.page()), [str(number) for number in range(10, 99) if str(number) != right]
    proof = {} if fresh else {"code": DIGITS}
    forms = [{name: Secret(value) for name, value in {**YES, **proof, "number": number}.items()} for number in (*wrong[:19], right)]
    said = keys(list(await asyncio.gather(*(office.deciding.take(visit, form) for form in forms))))
    assert said.count("page.spent") == 17
    assert "decide.outcome_approved" not in said
    request = await office.bench.request()
    assert request is not None
    assert request.state is RequestState.AWAITING
    assert await office.bench.records(AuditEvent.VERIFICATION_FAILED.value) == 3


async def test_t8_the_right_number_is_no_wrong_guess(office: Office) -> None:
    await office.bench.asks(after(asked_for(NUMBERED), SHOWN, ASKED))
    await office.proved_a_moment_ago()
    assert keys([await office.sends(await office.page(), number=office.bench.tokens.number("r1").reveal(), **YES)]) == ["decide.outcome_approved"]
    assert await office.bench.count(GUESS, ADMIN.id) == 0


async def test_t8_a_wrong_number_counts_and_may_be_mended(office: Office) -> None:
    await office.bench.asks(after(asked_for(NUMBERED), SHOWN, ASKED))
    await office.proved_a_moment_ago()
    issued, right = await office.page(), office.bench.tokens.number("r1").reveal()
    wrong = "10" if right != "10" else "11"
    assert keys([await office.sends(issued, number=wrong, **YES), await office.sends(issued, number=right, **YES)]) == ["page.number_wrong", "decide.outcome_approved"]
    assert await office.bench.count(GUESS, ADMIN.id) == 1


async def test_t19_twenty_right_forms_of_one_page_decide_once(office: Office) -> None:
    await office.bench.asks(after(asked_for(APPROVED), CODE, ASKED))
    await office.proved_a_moment_ago()
    visit, form = await office.bench.visit(await office.page()), {name: Secret(value) for name, value in YES.items()}
    said = keys(list(await asyncio.gather(*(office.deciding.take(visit, form) for _ in range(20)))))
    assert (said.count("decide.outcome_approved"), said.count("page.spent")) == (1, 19)
    assert await office.bench.records(AuditEvent.ACTION_APPROVED.value) == 1
    assert len(office.begun.requests) == 1


async def test_t19_one_page_of_vouching_makes_one_code_however_often_it_is_sent(office: Office) -> None:
    await office.proved_a_moment_ago()
    issued = await office.bench.one_time_links.draft(StepKind.VOUCH, ADMIN, HER_CHAT, "en", purpose="vouch", form={"whom": ME.id})
    async with office.bench.store.work() as work:
        await office.bench.one_time_links.write(work, issued)
    visit = await office.bench.visit(issued)
    answers = await asyncio.gather(*(office.vouching.take(visit, {"identity_check": Secret("in_person")}) for _ in range(20)))
    codes = [one.link_code for one in answers if isinstance(one, ResultPage)]
    assert len(codes) == 1
    assert keys([one for one in answers if isinstance(one, PageGone)]) == ["page.spent"] * 19
    assert await office.bench.records(AuditEvent.LINK_VOUCHED.value) == 1


async def test_t9_what_is_asked_for_in_a_chat_that_was_vouched_for_names_who_vouched(office: Office) -> None:
    """From the code over the link to the request, whatever codes were made afterwards."""
    chat = ChatIdentity("console", "stranger:x")
    async with office.bench.store.work() as work:
        code = await office.link_flow.code(work, ME, VOUCHED, ADMIN.id, NOW)
    assert await office.link_flow.redeem(office.bench.tokens.sealed_link_code(code), chat) == ME
    office.bench.clock.advance(timedelta(minutes=1))
    for _ in range(2):
        async with office.bench.store.work() as work:
            await office.link_flow.code(work, ME, VOUCHED, SECOND.id, office.bench.clock.now())
    async with office.bench.store.look() as work:
        link = await work.links.of(chat)
        assert link is not None
        assert link.proof == VOUCHED
        assert await work.link_codes.voucher_of(ME.id, link.made) == ADMIN.id


async def test_t19_a_link_code_page_sent_twenty_times_with_the_right_code_makes_one_link_code(office: Office) -> None:
    issued = await office.bench.issued("", kind=StepKind.LINK)
    async with office.bench.store.work() as work:
        assert await work.steps.prove(issued.step, Proof(Method.PORTAL_PASSWORD, NOW), BROWSER, NOW)
    visit = await office.bench.visit(issued)
    answers = await asyncio.gather(*(office.link_flow.take(visit, {"code": Secret(DIGITS)}) for _ in range(20)))
    codes = [one.link_code for one in answers if isinstance(one, ResultPage)]
    assert len(codes) == 1
    assert all(isinstance(one, ResultPage | PageGone) for one in answers)
    assert await office.bench.records(AuditEvent.VERIFIED.value) == 1
    assert await office.bench.count(GUESS) == 0
