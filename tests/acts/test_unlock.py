"""Unlocking: a code to the registered address, the lock opened once, everything looked at again before it is written."""

import secrets
from pathlib import Path

import pytest

from bot.actions.request import RequestState
from bot.verification.page import FormAgain, Page, PageGone, ResultPage
from tests.acts.stage import Stage, keys, opened


async def test_d15_a_code_unlocks_and_the_person_hears_of_it(stage: Stage) -> None:
    said = await stage.says("chen.yj", "幫我解鎖")
    assert all(one in said for one in ("TPEAD 帳號被鎖住了，還有", "打開下面的頁面", "GEAA-****86", "會自動解開"))
    token = stage.link("chen.yj")
    page = await stage.page(token)
    assert isinstance(page, Page)
    assert page.fields == ("code",)
    answer = await stage.sends(token, code=stage.code("chen.yj"))
    assert isinstance(answer, ResultPage)
    assert keys(answer) == ["result.unlock_done"]
    assert await stage.rows("chen.yj") == ()
    assert stage.told("chen.yj")
    assert [one.details["effect"] for one in await stage.audit("action.settled")] == ["done"]


async def test_three_wrong_codes_spend_the_step_and_the_right_one_comes_too_late(stage: Stage) -> None:
    await stage.says("chen.yj", "幫我解鎖")
    token, code = stage.link("chen.yj"), stage.code("chen.yj")
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    assert isinstance(await stage.sends(token, code=wrong), FormAgain)
    assert isinstance(await stage.sends(token, code=wrong), FormAgain)
    third = await stage.sends(token, code=wrong)
    assert isinstance(third, PageGone)
    assert keys(third) == ["page.three_wrong"]
    assert keys(await stage.sends(token, code=code)) == ["page.spent"]
    assert await stage.rows("chen.yj") == ("D15",)
    assert (await stage.request("chen.yj")).state is RequestState.EXPIRED


async def test_t06_the_code_of_one_request_opens_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter((111111, 222222))
    monkeypatch.setattr(secrets, "randbelow", lambda below: next(drawn))
    async with opened(tmp_path) as stage:
        await stage.says("chen.yj", "幫我解鎖")
        await stage.says("lock.eighteen", "幫我解鎖")
        mine = stage.link("lock.eighteen")
        assert (stage.code("chen.yj"), stage.code("lock.eighteen")) == ("111111", "222222")
        assert keys(await stage.sends(mine, code="111111")) == ["page.code_wrong"]
        assert await stage.rows("lock.eighteen") == ("D18",)
        assert keys(await stage.sends(mine, code="222222")) == ["result.unlock_done"]


async def test_t16_opening_the_page_fifty_times_spends_nothing_and_mails_nothing(stage: Stage) -> None:
    await stage.says("chen.yj", "幫我解鎖")
    token, mails = stage.link("chen.yj"), len(stage.mails("chen.yj"))
    for number in range(50):
        assert isinstance(await stage.page(token, browser=f"robot {number}"), Page)
    assert len(stage.mails("chen.yj")) == mails
    assert isinstance(await stage.sends(token, code=stage.code("chen.yj")), ResultPage)


async def test_t20_disabled_after_the_request_is_not_unlocked(stage: Stage) -> None:
    await stage.says("chen.yj", "幫我解鎖")
    token, code = stage.link("chen.yj"), stage.code("chen.yj")
    await stage.disables("GEAA-012686")
    answer = await stage.sends(token, code=code)
    assert isinstance(answer, ResultPage)
    assert not answer.done
    assert (await stage.request("chen.yj")).state is RequestState.REFUSED
    assert await stage.rows("chen.yj") == ("D13", "D15")
    assert await stage.audit("action.written") == []


async def test_a_lock_that_ran_out_meanwhile_is_not_written_to(stage: Stage) -> None:
    await stage.says("chen.yj", "幫我解鎖")
    token, code = stage.link("chen.yj"), stage.code("chen.yj")
    await stage.passes(minutes=9)
    answer = await stage.sends(token, code=code)
    assert isinstance(answer, ResultPage)
    assert await stage.audit("action.written") == []


async def test_the_page_expires_after_ten_minutes_and_says_so(stage: Stage) -> None:
    await stage.says("chen.yj", "幫我解鎖")
    token, code = stage.link("chen.yj"), stage.code("chen.yj")
    await stage.passes(minutes=10)
    assert keys(await stage.sends(token, code=code)) == ["page.expired"]


async def test_more_time_is_had_before_it_ends(stage: Stage) -> None:
    await stage.says("chen.yj", "幫我解鎖")
    token, code = stage.link("chen.yj"), stage.code("chen.yj")
    await stage.passes(minutes=5)
    assert keys(await stage.sends(token, more_time="1")) == ["page.more_time"]
    await stage.passes(minutes=4)
    assert isinstance(await stage.sends(token, code=code), ResultPage)


async def test_t07_twenty_wishes_mail_one_code_and_the_page_says_when_the_next_can_be_sent(stage: Stage) -> None:
    for _ in range(20):
        await stage.says("chen.yj", "幫我解鎖")
    assert len(stage.mails("chen.yj")) == 1
    token = stage.link("chen.yj")
    page = await stage.page(token)
    assert isinstance(page, Page)
    assert page.code_again is not None
    assert not page.code_sent
    assert keys(await stage.sends(token, send_again="1")) == ["page.code_owed"]
    await stage.passes(minutes=1)
    assert keys(await stage.sends(token, send_again="1")) == ["page.code_held_back"]
    assert len(stage.mails("chen.yj")) == 2
    assert isinstance(await stage.sends(token, code=stage.code("chen.yj")), ResultPage)


async def test_asked_again_the_old_link_is_dead(stage: Stage) -> None:
    await stage.says("chen.yj", "幫我解鎖")
    first = stage.link("chen.yj")
    await stage.passes(minutes=2)
    await stage.says("chen.yj", "幫我解鎖")
    assert isinstance(await stage.page(first), PageGone)
    assert isinstance(await stage.page(stage.link("chen.yj")), Page)


async def test_cancel_ends_it(stage: Stage) -> None:
    await stage.says("chen.yj", "幫我解鎖")
    token = stage.link("chen.yj")
    await stage.says("chen.yj", "取消")
    assert (await stage.request("chen.yj")).state is RequestState.CANCELLED
    assert isinstance(await stage.page(token), PageGone)


async def test_d19_the_fourth_within_a_day_goes_to_a_person(stage: Stage) -> None:
    for number in range(3):
        await stage.says("chen.yj", "幫我解鎖")
        assert isinstance(await stage.sends(stage.link("chen.yj"), code=stage.code("chen.yj")), ResultPage), number
        await stage.passes(minutes=5)
        await stage.organisation.lock("GEAA-012686")
    await stage.says("chen.yj", "幫我解鎖")
    assert not any("/s/" in link.url for one in stage.shown for link in one.post.links)
    assert not any(one.to == "desk.hsu" for one in stage.shown), "the ticket is offered, not opened"
    await stage.presses("chen.yj", "開一張單")
    await stage.presses("chen.yj", "送出這張單")
    assert any(one.to == "desk.hsu" for one in stage.shown), "the helpdesk hears of it"


async def test_t32_while_the_directory_is_down_nothing_is_asked_for(stage: Stage) -> None:
    await stage.application.demonstration_controls.break_system("directory", "down", "test")
    await stage.says("chen.yj", "幫我解鎖")
    assert not any("/s/" in link.url for one in stage.shown for link in one.post.links)


async def test_t32_a_directory_that_fails_in_the_middle_is_tried_again_and_done_once(stage: Stage) -> None:
    await stage.says("chen.yj", "幫我解鎖")
    token, code = stage.link("chen.yj"), stage.code("chen.yj")
    await stage.application.demonstration_controls.break_system("directory", "down", "test")
    answer = await stage.sends(token, code=code)
    assert isinstance(answer, ResultPage)
    assert not answer.done
    assert (await stage.request("chen.yj")).state is RequestState.CARRYING_OUT
    await stage.application.demonstration_controls.break_system("directory", "well", "test")
    await stage.passes(minutes=2)
    assert (await stage.request("chen.yj")).state is RequestState.DONE
    assert await stage.rows("chen.yj") == ()
    assert len(await stage.audit("action.settled")) == 1


async def test_a_mail_server_that_is_down_is_told_and_the_code_sent_again_later(stage: Stage) -> None:
    await stage.application.demonstration_controls.break_system("mail", "down", "test")
    await stage.says("chen.yj", "幫我解鎖")
    token = stage.link("chen.yj")
    assert stage.mails("chen.yj") == []
    await stage.application.demonstration_controls.break_system("mail", "well", "test")
    assert keys(await stage.sends(token, send_again="1")) == ["page.code_sent"]
    assert isinstance(await stage.sends(token, code=stage.code("chen.yj")), ResultPage)


async def test_after_a_restart_the_link_still_works(tmp_path: Path) -> None:
    async with opened(tmp_path) as stage:
        await stage.says("chen.yj", "幫我解鎖")
        token, code = stage.link("chen.yj"), stage.code("chen.yj")
    async with opened(tmp_path) as stage:
        assert isinstance(await stage.sends(token, code=code), ResultPage)
        assert await stage.rows("chen.yj") == ()


async def test_an_account_that_something_keeps_locking_is_told_of_once_and_goes_to_people(stage: Stage) -> None:
    await stage.says("chen.yj", "幫我解鎖")
    await stage.sends(stage.link("chen.yj"), code=stage.code("chen.yj"))
    await stage.passes(minutes=1)
    await stage.organisation.lock("GEAA-012686")
    assert stage.told("chen.yj") == ""
    await stage.passes(minutes=1)
    assert "舊密碼" in stage.told("chen.yj")
    assert any(one.to == "desk.hsu" for one in stage.shown)
    await stage.passes(minutes=3)
    assert "舊密碼" not in stage.told("chen.yj")


async def test_an_account_that_stays_open_is_not_spoken_of_again(stage: Stage) -> None:
    await stage.says("chen.yj", "幫我解鎖")
    await stage.sends(stage.link("chen.yj"), code=stage.code("chen.yj"))
    await stage.passes(minutes=11)
    assert stage.told("chen.yj") == ""
