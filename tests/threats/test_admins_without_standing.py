"""An admin whose own account is frozen or disabled decides, vouches and lifts nothing, whatever they can prove (DOMAIN part 5, 7.4.2, 8.3.2)."""

from pathlib import Path

from bot.actions.request import RequestState
from bot.verification.page import PageGone
from tests.acts.authenticating import code_of, enrolled
from tests.acts.freezing import frozen, frozen_until, own_proof, presses
from tests.acts.stage import keys, opened
from tests.acts.test_approvals import asked
from tests.acts.test_reset import FORGOT, decides, opens

_ADMIN, _PASSWORD = "huang.admin", "Tpead-sfhuang-1"


async def test_a_frozen_admin_approves_nothing_by_the_page_nor_by_the_button(tmp_path: Path) -> None:
    async with opened(tmp_path) as stage:
        await asked(stage, "lin.mh", FORGOT)
        await frozen(stage, _ADMIN)
        request = await stage.request("lin.mh")
        await presses(stage, _ADMIN, f"decide:{request.id}")
        assert not any("/s/" in link.url for one in stage.shown if one.to == _ADMIN for link in one.post.links)
        await presses(stage, _ADMIN, f"decide:{request.id} approve-in_person")
        assert (await stage.request("lin.mh")).state is RequestState.AWAITING
        (last, *_) = await stage.audit("decision.refused")
        assert last.details["why"] == "decide.frozen"


async def test_once_the_freeze_is_over_the_admin_decides_as_always(tmp_path: Path) -> None:
    async with opened(tmp_path) as stage:
        await frozen(stage, _ADMIN)
        await stage.passes(hours=25)
        await asked(stage, "lin.mh", FORGOT)
        await opens(stage, _ADMIN)
        assert keys(await decides(stage, _ADMIN, decision="approve", identity_check="in_person")) == ["decide.outcome_approved"]


async def test_a_frozen_admin_lifts_no_freeze_of_others(tmp_path: Path) -> None:
    async with opened(tmp_path) as stage:
        await frozen(stage, "lin.mh")
        await frozen(stage, _ADMIN)
        await presses(stage, _ADMIN, "freeze:lift lin.mh")
        assert not any("/s/" in link.url for one in stage.shown if one.to == _ADMIN for link in one.post.links)


async def test_a_page_that_an_admin_opened_before_their_own_freeze_lifts_and_vouches_for_nobody(tmp_path: Path) -> None:
    async with opened(tmp_path) as stage:
        await frozen(stage, "lin.mh")
        await presses(stage, _ADMIN, "freeze:lift lin.mh")
        lifts, given = stage.link(_ADMIN), {**await own_proof(stage, _ADMIN, _PASSWORD), "identity_check": "in_person"}
        await stage.passes(minutes=2)
        await presses(stage, _ADMIN, "vouch:lin.mh")
        vouches = stage.link(_ADMIN)
        await frozen(stage, _ADMIN)
        assert isinstance(await stage.sends(lifts, **given), PageGone)
        assert isinstance(await stage.page(vouches), PageGone)
        assert await frozen_until(stage, "lin.mh") is not None
        await presses(stage, _ADMIN, "vouch:lin.mh")
        assert not any("/s/" in link.url for one in stage.shown if one.to == _ADMIN for link in one.post.links)


async def test_742_an_admin_whose_account_is_disabled_decides_nothing_by_an_authenticator_that_still_works(tmp_path: Path) -> None:
    async with opened(tmp_path) as stage:
        app = await enrolled(stage, _ADMIN, _PASSWORD)
        await stage.passes(minutes=20)
        await asked(stage, "lin.mh", FORGOT)
        await opens(stage, _ADMIN)
        token, proof = stage.link(_ADMIN), {"code": stage.code(_ADMIN), "totp": code_of(stage, app)}
        await stage.disables("GEAA-010003")
        assert keys(await stage.sends(token, decision="approve", identity_check="in_person", **proof)) == ["decide.disabled"]
        assert (await stage.request("lin.mh")).state is RequestState.AWAITING
        await presses(stage, _ADMIN, "vouch:lin.mh")
        assert not any("/s/" in link.url for one in stage.shown if one.to == _ADMIN for link in one.post.links)
