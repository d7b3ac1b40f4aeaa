"""Threats of SECURITY.md that concern acts and have no other home: messages kept, words that decide, addresses that are never fetched, dead links."""

import json
from pathlib import Path

import sqlalchemy as sa

from bot.actions.request import RequestState
from bot.verification.page import PageGone, ResultPage
from tests.acts.stage import Stage, keys, opened
from tests.acts.test_reset import FORGOT


async def test_t05_what_stays_in_the_chat_is_no_key(tmp_path: Path) -> None:
    """After its use a link does nothing, and no table ever held it: replies carry the number of a step."""
    async with opened(tmp_path) as stage:
        await stage.says("chen.yj", "幫我解鎖")
        token = stage.link("chen.yj")
        assert isinstance(await stage.sends(token, code=stage.code("chen.yj")), ResultPage)
        assert isinstance(await stage.page(token), PageGone)
        async with stage.application.engine.connect() as connection:
            rows = await connection.execute(sa.text("SELECT reply FROM outbox"))
            kept = "\n".join(row.reply if isinstance(row.reply, str) else json.dumps(row.reply) for row in rows)
    assert "step:" in kept
    assert token.reveal() not in kept


async def test_t12_somebody_elses_button_an_unknown_one_and_a_pressed_one_do_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path) as stage:
        await _asked(stage)
        card = next(b.id for one in stage.shown if one.to == "huang.admin" for b in one.post.buttons)
        for who, button in (("tsai.admin", card), ("lin.mh", card), ("huang.admin", "made-up"), ("stranger:x", card)):
            await stage.presses_id(who, button)
        await stage.presses_id("huang.admin", card)
        await stage.presses_id("huang.admin", card)
        assert (await stage.request("lin.mh")).state is RequestState.AWAITING


async def test_t14_a_quoted_or_forwarded_word_of_an_admin_approves_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path) as stage:
        await _asked(stage)
        for words in ("Fwd: 核准", "> 我核准林美惠的申請", "核准林美惠", "I approve the request of lin.mh", "approve"):
            await stage.says("huang.admin", words)
            await stage.says("lin.mh", words)
        assert (await stage.request("lin.mh")).state is RequestState.AWAITING
        assert await stage.audit("action.approved") == []


async def test_t21_what_an_admin_writes_reaches_the_person_as_text(tmp_path: Path) -> None:
    async with opened(tmp_path) as stage:
        await _asked(stage)
        card = next(b.id for one in stage.shown if one.to == "huang.admin" for b in one.post.buttons)
        await stage.presses_id("huang.admin", card)
        reason = "{ $secret } {{7*7}} <script>alert(1)</script> =cmd|' /C calc'!A0 \u202eevil"
        given = {"code": stage.code("huang.admin"), "current_password": "Tpead-sfhuang-1", "decision": "refuse", "reason": reason}
        assert keys(await stage.sends(stage.link("huang.admin"), browser="admin", **given)) == ["decide.outcome_declined"]
        told = stage.told("lin.mh")
    assert "{{7*7}}" in told
    assert "49" not in told
    assert "\u202e" not in told


async def test_t26_unknown_spent_and_expired_links_are_all_gone(tmp_path: Path) -> None:
    async with opened(tmp_path) as stage:
        await stage.says("chen.yj", "幫我解鎖")
        spent = stage.link("chen.yj")
        await stage.says("chen.yj", "取消")
        await stage.says("lock.eighteen", "幫我解鎖")
        expired = stage.link("lock.eighteen")
        await stage.passes(minutes=10)
        for token in (spent, expired, type(spent)("A" * 32), type(spent)(""), type(spent)("\ud800")):
            assert isinstance(await stage.page(token), PageGone)
            assert isinstance(await stage.sends(token, code="123456"), PageGone)


async def test_t28_every_end_of_a_request_stands_in_the_audit(tmp_path: Path) -> None:
    async with opened(tmp_path) as stage:
        await stage.says("chen.yj", "幫我解鎖")
        await stage.sends(stage.link("chen.yj"), code=stage.code("chen.yj"))
        await _asked(stage)
        await stage.says("lin.mh", "取消")
        did = [one.did for one in await stage.audit(*(f"action.{one}" for one in ("opened", "proven", "started", "written", "settled", "passed_on", "ended")))]
    assert did == [
        "action.opened", "action.proven", "action.started", "action.written", "action.settled",
        "action.opened", "action.passed_on", "action.proven", "action.ended",
    ]  # fmt: skip


async def test_t29_the_kill_switch_leaves_the_desk_reading_only(tmp_path: Path) -> None:
    async with opened(tmp_path, policy={"paused": True}) as stage:
        said = await stage.says("chen.yj", "幫我解鎖")
        assert said
        assert not any("/s/" in link.url for one in stage.shown for link in one.post.links)
        assert await stage.audit("action.opened") == []


async def _asked(stage: Stage) -> None:
    await stage.says("lin.mh", FORGOT)
    assert isinstance(await stage.sends(stage.link("lin.mh"), code=stage.code("lin.mh")), ResultPage)
