"""`policy.paused`: from the restart on nothing is written to an account, whatever was begun before, and everybody is told so; everything else goes on (T29)."""

import re
from pathlib import Path

import pytest

from bot.actions.action import ActionName, Case
from bot.actions.request import RequestState
from bot.messages import ChatIdentity
from bot.people.person import Person
from bot.ports import PasswordCheckResult
from bot.requests.cases import CaseBuilder
from bot.secret import Secret
from bot.tickets.ticket import TicketRef
from bot.verification.page import Page, ResultPage
from tests.acts.stage import Stage, keys, opened
from tests.acts.test_approvals import ENABLE, asked
from tests.acts.test_rebind import TWO_PORTALS
from tests.acts.test_reset import FORGOT, NEW, approved, decides, opens

PAUSED = {"paused": True}
WORDS, IN_ENGLISH = "服務台目前暫停所有變更", "The desk makes no changes at the moment"
ASKED = {
    ActionName.UNLOCK: ("chen.yj", "幫我解鎖", "unlock my account"),
    ActionName.RESET_PASSWORD: ("lin.mh", FORGOT, "I forgot my password, please reset it"),
    ActionName.BIND: ("bind.now", "幫我綁定帳號", "bind my accounts please"),
    ActionName.ENABLE: ("off.ten", ENABLE, "please enable my account again"),
}


async def refused(stage: Stage, who: str, asked: str, words: str) -> None:
    said = await stage.says(who, asked)
    assert words in said, said
    assert not [link for one in stage.shown for link in one.post.links if "/s/" in link.url], "there is no page to open"
    assert any(button.label in ("開一張單", "Open a ticket") for one in stage.shown for button in one.post.buttons), "people can be asked instead"


async def untouched(stage: Stage) -> bool:
    return await stage.audit("action.opened", "action.started", "action.written") == []


async def test_t29_each_act_is_refused_in_words_of_both_languages_while_questions_status_and_tickets_go_on(tmp_path: Path) -> None:
    async with opened(tmp_path, policy=PAUSED) as stage:
        for who, asked, in_english in ASKED.values():
            await refused(stage, who, asked, WORDS)
            await refused(stage, who, in_english, IN_ENGLISH)
        assert "15" in await stage.says("lin.mh", "帳號被鎖要等多久？")
        assert "鎖住了" in await stage.says("chen.yj", "我的帳號怎麼了")
        await stage.says("library.staff", "我要開單，電子認證平臺登入後一片空白")
        await stage.presses("library.staff", "送出")
        async with stage.application.store.look() as work:
            (ticket,) = await work.tickets.of_person("library.staff", 5)
        assert await stage.application.agents.answer(TicketRef(ticket.ref or "", ticket.number or ""), "請重新登入試試看", "hsu")
        await stage.settle()
        assert "請重新登入試試看" in stage.told("library.staff")
        assert await untouched(stage)


async def test_t29_rebinding_is_refused_too_and_there_is_no_other_act(tmp_path: Path) -> None:
    (tmp_path / "people.yaml").write_text(TWO_PORTALS, encoding="utf-8")
    async with opened(tmp_path / "data", tmp_path / "people.yaml", policy=PAUSED) as stage:
        await stage.says("staff", "幫我綁定帳號")
        button = next(b.id for one in stage.shown for b in one.post.buttons if "改綁" in b.label)
        assert WORDS in await stage.presses_id("staff", button)
        assert await untouched(stage)
    assert set(ActionName) == {*ASKED, ActionName.REBIND}


async def test_t29_what_was_begun_proven_or_approved_before_the_restart_is_not_done_and_after_the_next_one_all_is_as_ever(tmp_path: Path) -> None:
    async with opened(tmp_path) as stage:
        to_choose = await approved(stage)
        await stage.says("off.ten", ENABLE)
        await stage.sends(stage.link("off.ten"), code=stage.code("off.ten"))
        await opens(stage, "lin.admin")
        to_decide, admins_code = stage.link("lin.admin"), stage.code("lin.admin")
        await stage.says("chen.yj", "幫我解鎖")
        to_prove, code = stage.link("chen.yj"), stage.code("chen.yj")
    async with opened(tmp_path, policy=PAUSED) as stage:
        for who, token, given in (("chen.yj", to_prove, {"code": code}), ("lin.mh", to_choose, {"new_password": NEW, "repeat_password": NEW})):
            answer = await stage.sends(token, **given)
            assert isinstance(answer, ResultPage)
            assert (answer.done, keys(answer)) == (False, ["action.refused_again", "page.see_chat"])
            assert WORDS in stage.told(who)
        await stage.sends(to_decide, browser="the admin's", code=admins_code, current_password="Tpead-cclin-1", decision="approve", identity_check="in_person")
        assert WORDS in stage.told("off.ten")
        assert [(await stage.request(who)).state for who in ("chen.yj", "lin.mh", "off.ten")] == [RequestState.REFUSED] * 3
        assert await stage.organisation.systems.directory.accepts("GEAA-010233", Secret(NEW)) is PasswordCheckResult.WRONG
        assert await stage.rows("chen.yj") == ("D15",)
        assert await stage.audit("action.written") == []
    async with opened(tmp_path) as stage:
        await stage.passes(minutes=1)
        await stage.says("chen.yj", "幫我解鎖")
        assert isinstance(await stage.sends(stage.link("chen.yj"), code=stage.code("chen.yj")), ResultPage)
        assert await stage.rows("chen.yj") == ()


async def test_t29_a_pause_holds_at_the_next_step_of_a_running_desk_and_until_it_is_ended(tmp_path: Path) -> None:
    async with opened(tmp_path) as stage:
        await stage.says("chen.yj", "幫我解鎖")
        token, code = stage.link("chen.yj"), stage.code("chen.yj")
        async with stage.application.store.work() as work:
            assert await work.pauses.begin(stage.application.clock.now())
            assert not await work.pauses.begin(stage.application.clock.now()), "once is enough"
        answer = await stage.sends(token, code=code)
        assert isinstance(answer, ResultPage)
        assert not answer.done
        assert WORDS in stage.told("chen.yj")
        await refused(stage, "lin.mh", FORGOT, WORDS)
        assert await stage.rows("chen.yj") == ("D15",)
        assert await stage.audit("action.written") == []
        async with stage.application.store.work() as work:
            assert await work.pauses.end()
            assert not await work.pauses.end()
        await stage.passes(minutes=1)
        await stage.says("chen.yj", "幫我解鎖")
        assert isinstance(await stage.sends(stage.link("chen.yj"), code=stage.code("chen.yj")), ResultPage)
        assert await stage.rows("chen.yj") == ()


async def paused(stage: Stage) -> None:
    async with stage.application.store.work() as work:
        assert await work.pauses.begin(stage.application.clock.now())


@pytest.mark.parametrize("configured", [False, True])
async def test_t29_while_paused_nobody_is_asked_to_approve_and_the_person_hears_why_on_proving_it(tmp_path: Path, configured: bool) -> None:
    async with opened(tmp_path) as stage:
        await stage.says("lin.mh", FORGOT)
        token, code = stage.link("lin.mh"), stage.code("lin.mh")
        if not configured:
            await paused(stage)
            answer = await stage.sends(token, code=code)
    if configured:
        async with opened(tmp_path, policy=PAUSED) as stage:
            answer = await stage.sends(token, code=code)
    assert isinstance(answer, ResultPage)
    assert (answer.done, answer.under_way, keys(answer)) == (False, False, ["action.refused_again", "page.see_chat"])
    told = stage.told("lin.mh")
    assert WORDS in told
    assert "替你開" in told, told
    assert "等不及" not in told, "it has gone to people already"
    assert stage.told("huang.admin") == ""
    async with opened(tmp_path) as stage:
        request = await stage.request("lin.mh")
        assert (request.state, request.asked) == (RequestState.REFUSED, ())


async def test_t29_an_admins_page_says_that_nothing_is_done_now_approving_says_so_in_words_and_so_does_the_card(tmp_path: Path) -> None:
    async with opened(tmp_path) as stage:
        await asked(stage, "off.ten", ENABLE)
        await opens(stage, "lin.admin")
        promised = await stage.page(stage.link("lin.admin"), "lin.admin's")
        assert isinstance(promised, Page)
        assert "decide.paused" not in [one.key for one in promised.says]
        await paused(stage)
        page = await stage.page(stage.link("lin.admin"), "lin.admin's")
        assert isinstance(page, Page)
        assert page.says[0].key == "decide.paused"
        (outcome,) = [row.says[0] for row in page.evidence if row.about == "if-approved"]
        assert outcome.words["comes"] == "paused"
        assert keys(await decides(stage, "lin.admin", "Tpead-cclin-1", decision="approve", identity_check="in_person")) == ["decide.outcome_paused"]
        assert "暫停所有變更" in stage.told("lin.admin"), "the card says why"
        assert WORDS in stage.told("off.ten")
        assert (await stage.request("off.ten")).state is RequestState.REFUSED
        assert await stage.audit("action.approved", "action.started") == []


async def test_t29_while_paused_an_admin_may_still_decline_and_nobody_else_is_asked_after_the_time(tmp_path: Path) -> None:
    async with opened(tmp_path) as stage:
        await asked(stage, "off.ten", ENABLE)
        await asked(stage, "lin.mh", FORGOT)
        await opens(stage, "huang.admin")
        await paused(stage)
        assert keys(await decides(stage, "huang.admin", decision="refuse", reason="查無此人來電")) == ["decide.outcome_declined"]
        assert "查無此人來電" in stage.told("lin.mh")
        asked_of = (await stage.request("off.ten")).asked
        await stage.passes(days=2)
        request = await stage.request("off.ten")
        assert (request.state, len(request.asked)) == (RequestState.REFUSED, len(asked_of))
        assert WORDS in stage.told("off.ten")


async def test_t29_a_pause_that_comes_while_the_account_is_looked_at_stops_the_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(tmp_path) as stage:
        await stage.says("chen.yj", "幫我解鎖")
        looked, token, code = CaseBuilder.case, stage.link("chen.yj"), stage.code("chen.yj")
        began: list[bool] = []

        async def case(self: CaseBuilder, person: Person, identity: ChatIdentity | None) -> Case:
            found = await looked(self, person, identity)
            if not began and (await stage.request("chen.yj")).state is RequestState.CARRYING_OUT:
                await paused(stage)
                began.append(True)
            return found

        monkeypatch.setattr(CaseBuilder, "case", case)
        answer = await stage.sends(token, code=code)
        assert began
        assert isinstance(answer, ResultPage)
        assert not answer.done
        assert WORDS in stage.told("chen.yj")
        assert await stage.rows("chen.yj") == ("D15",)
        assert await stage.audit("action.written") == []


async def test_t29_a_pause_that_comes_while_a_wish_is_looked_at_lets_nothing_begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(tmp_path) as stage:
        looked = CaseBuilder.case

        async def case(self: CaseBuilder, person: Person, identity: ChatIdentity | None) -> Case:
            found = await looked(self, person, identity)
            async with stage.application.store.work() as work:
                await work.pauses.begin(stage.application.clock.now())
            return found

        monkeypatch.setattr(CaseBuilder, "case", case)
        await stage.says("chen.yj", "幫我解鎖")
        assert await stage.audit("action.opened") == []


async def test_t29_d15_whoever_is_locked_out_while_it_is_paused_hears_when_the_lock_opens_by_itself(tmp_path: Path) -> None:
    async with opened(tmp_path, policy=PAUSED) as stage:
        for asked_for, words in (("幫我解鎖", r"\d\d:\d\d 會自動解開，還有 \d+ 分鐘"), ("unlock my account", r"locked until .*\d\d:\d\d, about \d+ minutes")):
            said = await stage.says("chen.yj", asked_for)
            assert re.search(words, said), said
