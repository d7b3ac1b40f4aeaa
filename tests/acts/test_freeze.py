"""A freeze: by the person, with a button in private or on a notice's page, and ended by time, by proof, by security or an admin (C20, DOMAIN part 5)."""

import asyncio

import pytest

from bot.actions.request import RequestState
from bot.messages import ButtonPress, ChatIdentity, ConversationAddress, Message, Phrase, TypedText
from bot.secret import Secret
from bot.tickets.ticket import Asker
from bot.verification.page import Page, PageGone, ResultPage
from tests.acts.freezing import A_DAY, button, freezes_counted, frozen, frozen_until, presses
from tests.acts.stage import Stage, keys
from tests.acts.test_reset import FORGOT, NEW, approved, opens


async def linked(stage: Stage, who: str, chat: str) -> None:
    """One more chat of somebody, beside the one named after them."""
    person = await stage.organisation.register.person(who)
    assert person is not None
    await stage.says(who, "你好")
    await stage.application.identities.link(ChatIdentity("web", chat), person, "operator", actor="operator")


async def not_me_page(stage: Stage, who: str) -> Secret:
    """The page of the newest mailed notice."""
    found = next(mail for mail in stage.mails(who) if "/not-me/" in mail)
    return Secret(found.rpartition("/not-me/")[2].split()[0])


async def after_a_change(stage: Stage, who: str = "lin.mh") -> Secret:
    """Somebody's chat was linked anew, so their address has a notice; gives its page."""
    person = await stage.organisation.register.person(who)
    assert person is not None
    async with stage.application.store.work() as work:
        notices = stage.application.account_actions.freezes.change_notices
        await notices.notify(
            work, person, (Phrase("notice.linked", {"channel": "console", "at": stage.application.clock.now()}),), "link", stage.application.clock.now()
        )
    await stage.settle()
    return await not_me_page(stage, who)


async def test_c20_the_button_freezes_for_a_day_and_says_until_when_and_how_it_ends_sooner(stage: Stage) -> None:
    before = stage.application.clock.now()
    said = await presses(stage, "lin.mh", "freeze:me")
    until = await frozen_until(stage, "lin.mh")
    assert until is not None
    assert before + A_DAY <= until <= stage.application.clock.now() + A_DAY
    assert "已凍結" in said
    assert "提早解除凍結" in said
    (record,) = await stage.audit("account.frozen")
    assert (record.subject, record.actor) == ("lin.mh", "console:lin.mh")


async def test_c20_then_no_act_begins_and_the_refusal_says_until_when_and_offers_the_end(stage: Stage) -> None:
    await frozen(stage, "chen.yj")
    said = await stage.says("chen.yj", "幫我解鎖")
    assert "凍結中" in said
    assert not any("/s/" in link.url for one in stage.shown for link in one.post.links)
    assert "提早解除凍結" in [b.label for one in stage.shown if one.to == "chen.yj" for b in one.post.buttons]
    assert "單號" not in said, "a refused act is no ticket"


async def test_c20_status_faq_and_tickets_go_on(stage: Stage) -> None:
    await frozen(stage, "chen.yj")
    assert "GEAA-****86" in await stage.says("chen.yj", "我的帳號怎麼了")
    assert "TPEAD" in await stage.says("chen.yj", "TPEAD 帳號是做什麼用的")
    assert "還沒有送出" in await stage.says("chen.yj", "幫我開單，讀卡機壞了")
    assert "單號" in await stage.presses("chen.yj", "送出這張單")


async def test_c20_after_a_day_it_is_over_by_itself(stage: Stage) -> None:
    await frozen(stage, "lin.mh")
    await stage.passes(hours=23, minutes=59)
    assert await frozen_until(stage, "lin.mh") is not None
    await stage.passes(minutes=1)
    assert await frozen_until(stage, "lin.mh") is None
    await stage.says("lin.mh", FORGOT)
    assert stage.link("lin.mh")


async def test_c20_role_security_is_told_in_their_chat_with_the_way_to_end_it(stage: Stage) -> None:
    await frozen(stage, "lin.mh")
    await presses(stage, "chen.yj", "freeze:me")
    told = [one for one in stage.shown if one.to == "sec.yeh"]
    assert ["陳怡君" in one.post.text for one in told] == [True]
    assert [b.label for one in told for b in one.post.buttons] == ["解除陳怡君的凍結"]
    assert not any(one.to == "huang.admin" for one in stage.shown)


async def test_c20_every_address_of_the_person_hears_of_it_but_the_chat_that_froze(stage: Stage) -> None:
    await linked(stage, "lin.mh", "a-tab")
    await presses(stage, "lin.mh", "freeze:me")
    mail = stage.mails("lin.mh")[0]
    assert "你的帳號凍結了" in mail.splitlines()[0]
    assert "/not-me/" not in mail
    async with stage.application.store.look() as work:
        (posted,) = await work.outbox.written_in("web", "a-tab", 5)
    assert [one.key for one in posted.reply.says] == ["freeze.notice"]
    assert [one.means for one in posted.reply.choices] in ([], ["freeze:end"])


async def test_c20_a_request_that_waits_ends_its_page_dies_and_the_admins_card_says_so(stage: Stage) -> None:
    await stage.says("lin.mh", FORGOT)
    page = stage.link("lin.mh")
    assert isinstance(await stage.sends(page, code=stage.code("lin.mh")), ResultPage)
    card = next(one for one in stage.shown if one.to == "huang.admin" and one.post.buttons)
    await opens(stage, "huang.admin")
    admins = stage.link("huang.admin")
    said = await presses(stage, "lin.mh", "freeze:me")
    assert "申請已經取消" in said
    replaced = [one for one in stage.shown if one.to == "huang.admin" and one.post.replaces == card.id]
    assert ["林美惠凍結了自己的帳號" in one.post.text for one in replaced] == [True]
    assert (await stage.request("lin.mh")).state is RequestState.CANCELLED
    assert isinstance(await stage.page(admins), PageGone)
    assert [one.details["why"] for one in await stage.audit("action.ended")] == ["frozen"]


async def test_c20_a_page_that_is_open_proves_nothing_any_more(stage: Stage) -> None:
    await stage.says("chen.yj", "幫我解鎖")
    page, code = stage.link("chen.yj"), stage.code("chen.yj")
    await presses(stage, "chen.yj", "freeze:me")
    assert isinstance(await stage.sends(page, code=code), PageGone)
    assert "D15" in await stage.rows("chen.yj")


async def test_t20_what_was_approved_before_is_not_done_once_it_is_frozen(stage: Stage) -> None:
    choosing = await approved(stage)
    await presses(stage, "lin.mh", "freeze:me")
    assert isinstance(await stage.sends(choosing, new_password=NEW, repeat_password=NEW), PageGone)


@pytest.mark.parametrize("words", ["凍結我的帳號", "freeze my account", "請馬上凍結", "1", "凍結"])
async def test_c20_words_never_freeze_not_even_beside_the_button(stage: Stage, words: str) -> None:
    await button(stage, "lin.mh", "freeze:me")
    await stage.says("lin.mh", words)
    assert await frozen_until(stage, "lin.mh") is None


async def test_c20_a_button_that_words_choose_is_shown_again_and_does_nothing(stage: Stage) -> None:
    await presses(stage, "lin.mh", "incident:mine")
    labels = [b.label for one in stage.shown if one.to == "lin.mh" for b in one.post.buttons]
    said = await stage.says("lin.mh", str(labels.index("凍結我的帳號") + 1))
    assert await frozen_until(stage, "lin.mh") is None
    assert "打字不算" in said
    await stage.presses("lin.mh", "凍結我的帳號")
    assert await frozen_until(stage, "lin.mh") is not None


async def test_c20_words_never_end_a_freeze(stage: Stage) -> None:
    await frozen(stage, "lin.mh")
    await stage.says("lin.mh", "提早解除凍結")
    assert not any("/s/" in link.url for one in stage.shown for link in one.post.links)
    assert await frozen_until(stage, "lin.mh") is not None


async def test_c20_in_a_group_nothing_is_frozen_and_the_answer_comes_in_private(stage: Stage) -> None:
    await stage.says("lin.mh", "你好")
    shown = await button(stage, "lin.mh", "freeze:me", in_group=True)
    lobby = ConversationAddress("console", "group:lobby", private=False)
    await stage.application.answer(Message("g1", ChatIdentity("console", "lin.mh"), lobby, ButtonPress(shown), stage.application.clock.now()))
    assert await frozen_until(stage, "lin.mh") is None
    group = [one.post.text for one in stage.application.console.take() if one.place == lobby]
    assert not any("凍結" in text for text in group)


async def test_c20_nobody_freezes_somebody_else(stage: Stage) -> None:
    shown = await button(stage, "lin.mh", "freeze:me")
    await stage.presses_id("chen.yj", shown)
    assert (await frozen_until(stage, "lin.mh"), await frozen_until(stage, "chen.yj")) == (None, None)
    await presses(stage, "chen.yj", "freeze:me lin.mh")
    assert await frozen_until(stage, "lin.mh") is None


async def test_c20_a_stranger_freezes_nothing_and_is_told_how_to_be_linked(stage: Stage) -> None:
    assert "連結我的聊天帳號" in await presses(stage, "stranger:xyz", "freeze:me")
    assert await stage.audit("account.frozen") == []


async def test_t19_pressed_twice_it_is_one_freeze_and_one_notice(stage: Stage) -> None:
    first, second = await button(stage, "lin.mh", "freeze:me"), await button(stage, "lin.mh", "freeze:me")
    here = ConversationAddress("console", "lin.mh", True)
    messages = [Message(f"p{id}", ChatIdentity("console", "lin.mh"), here, ButtonPress(id), stage.application.clock.now()) for id in (first, second, first)]
    await asyncio.gather(*(stage.application.answer(one) for one in messages))
    assert await freezes_counted(stage, "lin.mh") == 1
    assert len(await stage.audit("account.frozen")) == 1
    assert len([one for one in stage.mails("lin.mh") if "你的帳號凍結了" in one]) == 1
    assert len([one for one in stage.application.console.take() if one.to == "sec.yeh"]) == 1


async def test_t19_twenty_at_once_are_one_freeze(stage: Stage) -> None:
    person = await stage.organisation.register.person("lin.mh")
    assert person is not None
    asker = Asker(person, ChatIdentity("console", "lin.mh"), ConversationAddress("console", "lin.mh", True), "en")
    results = await asyncio.gather(*(stage.application.account_actions.freezes.freeze(person, asker, "own wish") for _ in range(20)))
    assert sum(one.fresh for one in results) == 1
    assert await freezes_counted(stage, "lin.mh") == 1


async def test_a_second_press_prolongs_nothing(stage: Stage) -> None:
    await frozen(stage, "lin.mh")
    until = await frozen_until(stage, "lin.mh")
    await stage.passes(hours=3)
    assert "已經是凍結的" in await presses(stage, "lin.mh", "freeze:me")
    assert await frozen_until(stage, "lin.mh") == until


async def test_t16_opening_a_notices_page_never_freezes_and_its_form_does_once(stage: Stage) -> None:
    token = await after_a_change(stage)
    for _ in range(5):
        page = await stage.page(token, "a preview robot")
        assert isinstance(page, Page)
        assert page.fields == ("freeze",)
    assert await frozen_until(stage, "lin.mh") is None
    assert keys(await stage.sends(token)) == keys(await stage.sends(token, freeze="no")) == ["page.missing_freeze"]
    assert await frozen_until(stage, "lin.mh") is None
    answers = await asyncio.gather(*(stage.application.account_actions.page_flow.answer(token, {"freeze": Secret("yes")}, "b") for _ in range(20)))
    assert sum(isinstance(one, ResultPage) for one in answers) == 1
    assert await frozen_until(stage, "lin.mh") is not None
    assert await freezes_counted(stage, "lin.mh") == 1
    assert (await stage.audit("account.frozen"))[0].details["about"] == "link"


async def test_a_notices_page_is_there_for_a_week_and_calls_people(stage: Stage) -> None:
    token = await after_a_change(stage)
    await stage.passes(days=6, hours=23)
    answer = await stage.sends(token, freeze="yes")
    assert keys(answer)[0] == "freeze.done"
    assert {"desk.hsu", "sec.yeh"} <= {one.to for one in stage.shown}
    late = await after_a_change(stage)
    await stage.passes(days=7)
    assert isinstance(await stage.sends(late, freeze="yes"), PageGone)


async def test_t03_a_chat_that_is_theirs_no_more_freezes_and_hears_nothing_of_what_was_pending(stage: Stage) -> None:
    person = await stage.organisation.register.person("lin.mh")
    assert person is not None
    await stage.application.identities.link(ChatIdentity("console", "stranger:new"), person, "operator", actor="operator")
    await stage.says("stranger:new", FORGOT)
    shown = await button(stage, "stranger:old", "notme:link lin.mh")
    said = await stage.presses_id("stranger:old", shown)
    assert "已凍結" in said
    assert "重設" not in said
    assert "申請已經取消" in stage.told("stranger:new")
    assert "提早解除凍結" not in [b.label for one in stage.shown if one.to == "stranger:old" for b in one.post.buttons]


async def test_asking_for_more_time_does_not_shorten_a_notices_page(stage: Stage) -> None:
    token = await after_a_change(stage)
    await stage.sends(token, more_time="1")
    await stage.passes(days=2)
    assert isinstance(await stage.sends(token, freeze="yes"), ResultPage)


async def test_c20_who_writes_english_reads_english(stage: Stage) -> None:
    await stage.says("lin.mh", "hello, my account is locked, what can I do?")
    said = await presses(stage, "lin.mh", "freeze:me")
    assert "I change nothing in your account" in said
    assert "It ends by itself then." in said
    await stage.says("lin.mh", "please reset my password")
    assert "This account is frozen: until" in stage.told("lin.mh")
    assert "The link is for you alone" in await presses(stage, "lin.mh", "freeze:end")


async def test_c20_the_button_of_a_notice_freezes_and_its_words_do_not(stage: Stage) -> None:
    await stage.says("lin.mh", "你好")
    shown = await button(stage, "lin.mh", "notme:link lin.mh")
    here, now = ConversationAddress("console", "lin.mh", True), stage.application.clock.now()
    await stage.application.answer(Message("w", ChatIdentity("console", "lin.mh"), here, TypedText("這不是我"), now))
    assert await frozen_until(stage, "lin.mh") is None
    await stage.presses_id("lin.mh", shown)
    assert await frozen_until(stage, "lin.mh") is not None


async def test_an_end_and_a_new_freeze_at_the_same_moment_leave_it_frozen(stage: Stage) -> None:
    person = await stage.organisation.register.person("lin.mh")
    assert person is not None
    freezes = stage.application.account_actions.freezes
    await frozen(stage, "lin.mh")
    async with stage.application.store.work() as work:
        assert await freezes.end(work, person, "operator", "test", stage.application.clock.now())
        assert not await freezes.end(work, person, "operator", "test", stage.application.clock.now())
    assert await frozen_until(stage, "lin.mh") is None
    await frozen(stage, "lin.mh")
