"""A code's own ten minutes, and the code that is owed (DOMAIN part 5 "Code", T7)."""

from bot.verification.page import FormAgain, Page, PageGone, ResultPage
from tests.acts.stage import Stage, keys
from tests.acts.test_reset import FORGOT, approved


async def test_a_code_ends_ten_minutes_after_its_mailing_whatever_time_the_page_is_given(stage: Stage) -> None:
    await stage.says("chen.yj", "幫我解鎖")
    token, old = stage.link("chen.yj"), stage.code("chen.yj")
    await stage.passes(minutes=9)
    assert keys(await stage.sends(token, more_time="1")) == ["page.more_time"]
    await stage.passes(minutes=1)
    page = await stage.page(token)
    assert isinstance(page, Page)
    assert not page.code_sent
    assert page.code_until is not None, "the page says that the one it mailed is over"
    for _ in range(4):
        assert keys(await stage.sends(token, code=old)) == ["page.code_over"], "nothing is compared any more, so no try is counted either"
    assert keys(await stage.sends(token, send_again="1")) == ["page.code_sent"]
    assert isinstance(await stage.sends(token, code=stage.code("chen.yj")), ResultPage)


async def test_an_old_code_proves_nothing_on_the_other_pages_either(stage: Stage) -> None:
    for who, wish in (("bind.now", "我要綁定帳號"), ("lin.mh", FORGOT)):
        await stage.says(who, wish)
        token, old = stage.link(who), stage.code(who)
        await stage.passes(minutes=9)
        await stage.sends(token, more_time="1")
        await stage.passes(minutes=2)
        fields = ("portal_account", "portal_password", "directory_account", "directory_password")
        assert keys(await stage.sends(token, code=old, **dict.fromkeys(fields, "x"))) == ["page.code_over"]


async def test_another_browser_than_the_one_that_began_is_given_no_more_time(stage: Stage) -> None:
    token = await approved(stage)
    await stage.passes(minutes=1)
    page = await stage.page(token)
    assert isinstance(page, Page)
    ends = page.expires
    await stage.passes(minutes=6)
    assert keys(await stage.sends(token, "a thief's", more_time="1")) == ["page.more_time_elsewhere"]
    page = await stage.page(token, "a thief's")
    assert isinstance(page, Page)
    assert page.expires == ends
    assert keys(await stage.sends(token, more_time="1")) == ["page.more_time"]
    await stage.passes(minutes=5)
    old = stage.code("lin.mh")
    assert keys(await stage.sends(token, "a thief's", code=old)) == ["page.code_over"]
    await stage.passes(minutes=6)
    assert isinstance(await stage.page(token), PageGone)


async def test_on_a_first_page_the_browser_that_sent_its_first_form_began_it(stage: Stage) -> None:
    await stage.says("chen.yj", "幫我解鎖")
    token = stage.link("chen.yj")
    await stage.sends(token, code="000000x")
    await stage.passes(minutes=5)
    assert keys(await stage.sends(token, "a thief's", more_time="1")) == ["page.more_time_elsewhere"]
    assert keys(await stage.sends(token, more_time="1")) == ["page.more_time"]


async def test_t07_a_code_that_the_minute_holds_back_is_mailed_by_the_desk_once(stage: Stage) -> None:
    await stage.says("chen.yj", "幫我解鎖")
    dead = stage.code("chen.yj")
    said = await stage.says("chen.yj", "幫我解鎖")
    assert "自動寄到" in said
    token = stage.link("chen.yj")
    page = await stage.page(token)
    assert isinstance(page, Page)
    assert page.code_due is not None
    assert page.code_due == page.code_again
    mails = len(stage.mails("chen.yj"))
    for _ in range(4):
        assert keys(await stage.sends(token, code=dead)) == ["page.code_coming"]
        assert keys(await stage.sends(token, send_again="1")) == ["page.code_owed"]
    await stage.passes(seconds=35)
    assert len(stage.mails("chen.yj")) == mails
    await stage.passes(seconds=26)
    await stage.passes(seconds=61)
    assert len(stage.mails("chen.yj")) == mails + 1, "once"
    page = await stage.page(token)
    assert isinstance(page, Page)
    assert page.code_sent
    assert page.code_due is None
    assert isinstance(await stage.sends(token, code=stage.code("chen.yj")), ResultPage)


async def test_a_code_is_no_longer_owed_to_what_was_cancelled_and_comes_later_behind_another(stage: Stage) -> None:
    await stage.says("chen.yj", "幫我解鎖")
    await stage.says("chen.yj", "幫我解鎖")
    await stage.says("chen.yj", "取消")
    mails = len(stage.mails("chen.yj"))
    await stage.passes(minutes=2)
    assert len(stage.mails("chen.yj")) == mails


async def test_a_mail_that_was_owed_and_did_not_go_out_is_told_in_the_chat(stage: Stage) -> None:
    await stage.says("chen.yj", "幫我解鎖")
    await stage.says("chen.yj", "幫我解鎖")
    token = stage.link("chen.yj")
    await stage.application.demonstration_controls.break_system("mail", "down", "test")
    await stage.passes(seconds=61)
    assert "驗證碼沒有寄出去" in stage.told("chen.yj")
    await stage.application.demonstration_controls.break_system("mail", "well", "test")
    answer = await stage.sends(token, send_again="1")
    assert isinstance(answer, FormAgain)
    assert keys(answer) == ["page.code_sent"]


async def test_t07_a_mail_server_whose_answers_cannot_be_read_is_given_one_code_a_minute_too(stage: Stage) -> None:
    await stage.application.demonstration_controls.break_system("mail", "garbled", "test")
    for _ in range(6):
        await stage.says("chen.yj", "幫我解鎖")
    token = stage.link("chen.yj")
    assert len(stage.mails("chen.yj")) == 1, "the server may have sent it, and here it did"
    await stage.application.demonstration_controls.break_system("mail", "well", "test")
    await stage.passes(minutes=1)
    assert len(stage.mails("chen.yj")) == 2, "the one that is owed"
    assert isinstance(await stage.sends(token, code=stage.code("chen.yj")), ResultPage)
