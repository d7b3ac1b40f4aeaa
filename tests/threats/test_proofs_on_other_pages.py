"""What a proof that was made on another page is worth on the page that asked for it: to whom, where, and for how long (T3, T6, T8, T17)."""

from pathlib import Path

from bot.actions.request import RequestState
from bot.messages import ChatIdentity
from bot.secret import Secret
from bot.verification.methods import Method
from bot.verification.page import Page, ResultPage
from bot.verification.proof import Proof
from tests.acts.stage import BROWSER, Stage, keys, opened
from tests.acts.test_approvals import asked
from tests.acts.test_reset import opens

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
