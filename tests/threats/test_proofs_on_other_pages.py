"""What a proof that was made on another page is worth on the page that asked for it: to whom, where, and for how long (T3, T6, T8, T17)."""

import asyncio
from pathlib import Path

import pytest

from bot.actions.request import RequestState
from bot.messages import ChatIdentity, Phrase
from bot.requests.certificate_page import CertificateAgain, CertificateAsked
from bot.requests.verifiers import GUESS
from bot.secret import Secret
from bot.verification.certificate import CertificateOutcome, PresentedCertificate
from bot.verification.methods import Method
from bot.verification.page import NextPage, Page, PageGone, ResultPage
from bot.verification.proof import Proof
from tests.acts.freezing import frozen, presses
from tests.acts.stage import BROWSER, Stage, keys, opened
from tests.acts.test_approvals import asked
from tests.acts.test_reset import FORGOT, opens

_ADMIN = "huang.admin"


async def _proves_by_card(stage: Stage, token: Secret, browser: str = BROWSER) -> None:
    """The step of this page holds a proof by certificate from now on."""
    acts, now = stage.application.account_actions, stage.application.clock.now()
    async with stage.application.store.work() as work:
        step = await work.steps.by_token(acts.tokens.found_by(token))
        assert step is not None
        assert await work.steps.prove(step, Proof(Method.CERTIFICATE, now), acts.tokens.sealed_browser(browser), now)


async def _waits_with_the_page_open(stage: Stage, token: Secret, minutes: int) -> None:
    for _ in range(0, minutes, 8):
        await stage.passes(minutes=8)
        await stage.sends(token, more_time="1")


async def test_t08_an_admins_proof_of_another_page_counts_for_a_quarter_of_an_hour_and_is_no_newer_than_it_is(tmp_path: Path) -> None:
    async with opened(tmp_path) as stage:
        await asked(stage, "off.thirteen", "幫我啟用帳號")
        await opens(stage, _ADMIN)
        token, decision = stage.link(_ADMIN), {"decision": "approve", "identity_check": "in_person"}
        await _proves_by_card(stage, token)
        await _waits_with_the_page_open(stage, token, 24)
        page = await stage.page(token)
        assert isinstance(page, Page)
        assert page.proven == ()
        assert keys(await stage.sends(token, **decision)) != ["decide.outcome_approved"]
        assert (await stage.request("off.thirteen")).state is RequestState.AWAITING


async def test_t08_the_time_in_which_an_admin_decides_by_the_button_begins_with_the_proof(tmp_path: Path) -> None:
    async with opened(tmp_path) as stage:
        await asked(stage, "off.thirteen", "幫我啟用帳號")
        await opens(stage, _ADMIN)
        token = stage.link(_ADMIN)
        await _proves_by_card(stage, token)
        await _waits_with_the_page_open(stage, token, 8)
        answer = await stage.sends(token, decision="approve", identity_check="in_person")
        assert isinstance(answer, ResultPage)
        assert keys(answer) == ["decide.outcome_approved"]
        admin = await stage.application.register.person(_ADMIN)
        assert admin is not None
        approvals = stage.application.account_actions.approvals
        assert await approvals.is_fresh(ChatIdentity("console", _ADMIN), admin)
        await stage.passes(minutes=8)
        assert not await approvals.is_fresh(ChatIdentity("console", _ADMIN), admin)


async def _card(stage: Stage, who: str) -> PresentedCertificate:
    """Somebody's own card, as it is examined."""
    proofs, person = stage.application.certificates, await stage.organisation.register.person(who)
    assert proofs is not None
    assert proofs.issuer is not None
    assert person is not None
    bound = await stage.organisation.systems.sign_on.certificate_of(person)
    assert bound is not None
    return await proofs.checker.check(proofs.issuer.card(person.name, bound.serial, CertificateOutcome.ACCEPTED))


async def _handoff(stage: Stage, token: Secret) -> Secret:
    """What leads from this page to the certificate's."""
    tokens = stage.application.account_actions.tokens
    async with stage.application.store.look() as work:
        step = await work.steps.by_token(tokens.found_by(token))
    assert step is not None
    return tokens.handoff(step.id, Method.CERTIFICATE.value)


@pytest.mark.parametrize(("means", "purpose"), [("freeze:end", "thaw"), ("ways:add totp", "enrol")])
async def test_t06_the_certificates_page_says_what_the_proof_is_for(tmp_path: Path, means: str, purpose: str) -> None:
    async with opened(tmp_path) as stage:
        if purpose == "thaw":
            await frozen(stage, "lin.mh")
        await presses(stage, "lin.mh", means)
        asked_for = await stage.application.account_actions.certificate_page.open(await _handoff(stage, stage.link("lin.mh")), "en")
        assert isinstance(asked_for, CertificateAsked)
        assert asked_for.says[0].words["purpose"] == purpose


async def test_t03_of_a_proof_on_another_host_nothing_is_told_to_the_browser_that_asked_for_it(tmp_path: Path) -> None:
    """Whoever has the chat sends its owner the link; the owner's card moves the page into the owner's browser, and a new page asks for the proof again."""
    async with opened(tmp_path) as stage:
        await stage.says("lin.mh", FORGOT)
        token, page = stage.link("lin.mh"), stage.application.account_actions.certificate_page
        handoff, card = await _handoff(stage, token), await _card(stage, "lin.mh")
        answers = await asyncio.gather(*(page.take(handoff, card, "the owner's", here=False) for _ in range(20)))
        assert sum(isinstance(one, NextPage) for one in answers) == 1, "T19"
        await stage.settle()
        assert isinstance(await stage.page(token, "the thief's"), PageGone)
        await stage.says("lin.mh", FORGOT)
        again = await stage.page(stage.link("lin.mh"), "the thief's")
        assert isinstance(again, Page)
        assert "new_password" not in again.fields


async def test_at_link_a_card_on_another_host_is_the_second_proof_and_gives_the_code_to_its_bearer_alone(tmp_path: Path) -> None:
    async with opened(tmp_path) as stage:
        acts = stage.application.account_actions
        given = {"portal_account": Secret("mhlin"), "portal_password": Secret("Portal-mhlin-1")}
        begun = await acts.link_flow.begin(given, "en", BROWSER)
        assert isinstance(begun, NextPage)
        handoff = await _handoff(stage, begun.token)
        assert isinstance(await acts.certificate_page.open(handoff, "en"), CertificateAsked)
        answer = await acts.certificate_page.take(handoff, await _card(stage, "lin.mh"), "another", here=False)
        assert isinstance(answer, ResultPage)
        assert answer.link_code is not None
        assert isinstance(await stage.page(begun.token), PageGone)


async def test_a_wrong_card_on_another_host_takes_the_page_from_nobody(tmp_path: Path) -> None:
    async with opened(tmp_path) as stage:
        await stage.says("lin.mh", FORGOT)
        token, page = stage.link("lin.mh"), stage.application.account_actions.certificate_page
        assert isinstance(await page.take(await _handoff(stage, token), await _card(stage, "chen.yj"), "another", here=False), CertificateAgain)
        assert keys(await stage.sends(token, more_time="1")) == ["page.more_time"]


async def test_t25_wrong_cards_use_up_none_of_the_guesses_that_the_owner_has_for_codes(tmp_path: Path) -> None:
    async with opened(tmp_path) as stage:
        acts = stage.application.account_actions
        for _ in range(4):
            await stage.says("lin.mh", FORGOT)
            token = stage.link("lin.mh")
            for _ in range(3):
                visit = await acts.page_flow.visit(token, BROWSER)
                if isinstance(visit, PageGone):
                    break
                await acts.elsewhere.failed(visit, Method.CERTIFICATE, Phrase("certificate.other_person"), "other_person")
            await stage.passes(minutes=1)
        async with stage.application.store.look() as work:
            assert await work.counts.number(GUESS, "lin.mh") == 0
        await stage.says("lin.mh", FORGOT)
        assert isinstance(await stage.sends(stage.link("lin.mh"), code=stage.code("lin.mh")), ResultPage)
