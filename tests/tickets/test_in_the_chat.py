"""Tickets in the chat: opened, added to, answered, closed, reopened; who hears of what."""

from dataclasses import replace
from datetime import timedelta

from bot.dialogue.conversation import Conversation
from bot.messages import ChatIdentity, ConversationAddress
from bot.settings.schema import Settings
from bot.tickets.ticket import MOST_NOTES, Category, Priority, TicketAuthor, TicketEvent, TicketRef, TicketState
from bot.verification.flood_limits import TicketLimits
from tests.tickets.conftest import Desk, OpenDesk

FINE = ChatIdentity("console", "fine")
HERE = ConversationAddress("console", "fine", private=True)


async def test_the_helpdesk_reads_diagnosis_transcript_and_what_was_tried(desk: Desk) -> None:
    await desk.say("often", "帳號被鎖住要等多久")
    await desk.say("often", "我的帳號 GEAA-012686 怎麼了，密碼是 Abcd1234!")
    await desk.opens("often", "GEAA-012686 又被鎖了")
    ticket = await desk.the_ticket()
    assert (ticket.category, ticket.priority, ticket.rows) == (Category.LOCK, Priority.URGENT, ("D19",))
    assert ticket.story.diagnosis[0].startswith("一天內反覆鎖定")
    assert [line.by for line in ticket.story.transcript][:3] == [TicketAuthor.PERSON, TicketAuthor.DESK, TicketAuthor.PERSON]
    assert ticket.story.tried
    kept = repr(ticket.story)
    assert "Abcd1234" not in kept
    assert "GEAA-012686" not in kept
    said = await desk.press("hsu", "看完整經過")
    assert "診斷" in said
    assert "陳怡君" in said
    assert "帳號被鎖住要等多久" in said


async def test_d19_the_security_people_hear_too_and_may_read_the_story(desk: Desk) -> None:
    await desk.opens("often", "又被鎖了")
    assert "🔴" in desk.read_by("yeh")
    assert "一天內反覆鎖定" in await desk.press("yeh", "看完整經過")


async def test_nobody_else_reads_a_story_whatever_number_they_say(desk: Desk) -> None:
    await desk.opens("often", "又被鎖了")
    assert "找不到" in await desk.asks("fine", "ticket:news 1001")
    assert "找不到" in await desk.asks("fine", "ticket:news", "單號 1001 怎麼樣了")
    assert "ticket.refused" in await desk.did()


async def test_t27_many_messages_are_one_ticket_and_too_much_ends_at_the_phone(desk: Desk) -> None:
    await desk.opens("often", "又被鎖了")
    for at in range(3):
        await desk.asks("often", "ticket:draft", f"第 {at} 次了還是被鎖")
    ticket = await desk.the_ticket()
    async with desk.application.store.work() as work:
        taken = [await desk.application.ticketing.record(work, ticket, TicketEvent.ADDED, f"還是被鎖 {at}", "console:often", ()) for at in range(100)]
    assert sum(taken) == MOST_NOTES - 3
    assert "1999" in await desk.asks("often", "ticket:add", "還有一件")
    assert len(await desk.notes(ticket)) == MOST_NOTES


async def test_t27_five_tickets_a_day_and_then_the_phone(desk: Desk) -> None:
    for at in range(TicketLimits().person + 2):
        said = await desk.opens("fine", "印表機卡紙了")
        if at < TicketLimits().person:
            assert str(1001 + at) in said
            await desk.asks("fine", "ticket:withdraw")
    assert TicketLimits().person == 5
    assert "1999" in said
    assert len(await desk.tickets()) == TicketLimits().person


async def test_t27_an_agency_has_a_bound_for_the_hour_and_a_report_for_security_goes_through_all_the_same(reopen: OpenDesk) -> None:
    settings = Settings.model_validate({"limits": {"tickets": {"agency_per_hour": 2, "strangers_per_hour": 1}}})
    desk = await reopen(settings)
    assert "1001" in await desk.opens("fine", "印表機卡紙了")
    assert "1002" in await desk.opens("often", "印表機卡紙了")
    said = await desk.opens("new", "印表機卡紙了")
    assert "你們機關" in said
    assert "60 分鐘" in said
    desk.application.clock.advance(timedelta(minutes=20))
    assert "40 分鐘" in await desk.opens("new", "印表機卡紙了")
    assert "1003" in await desk.asks("new", "incident:report"), "security waits for nobody else's flood"
    desk.application.clock.advance(timedelta(minutes=40))
    assert "1004" in await desk.opens("wang", "印表機卡紙了")
    assert (await desk.did()).count("ticket.refused") == 2


async def test_more_about_the_same_matter_is_added_and_another_matter_is_another_ticket(desk: Desk) -> None:
    await desk.opens("fine", "我的憑證讀不到")
    assert "加到單號 1001" in await desk.asks("fine", "ticket:add", "換了一臺讀卡機也一樣")
    assert "補充了單號 1001" in desk.read_by("hsu")
    assert "加到單號 1001" in await desk.asks("fine", "ticket:draft", "我的憑證在同事那臺可以")
    assert "1002" in await desk.opens("fine", "印表機卡紙了")
    assert [one.text for one in await desk.notes((await desk.tickets())[0])] == ["換了一臺讀卡機也一樣", "我的憑證在同事那臺可以"]


async def test_more_to_add_without_words_is_asked_for(desk: Desk) -> None:
    await desk.opens("fine", "讀卡機找不到")
    assert "請說" in await desk.asks("fine", "ticket:add")
    assert "加到單號 1001" in await desk.asks("fine", "ticket:add", "第二臺電腦也一樣")


async def test_being_worked_on_is_said_only_once_a_person_has_touched_it(desk: Desk) -> None:
    assert "沒有處理中的單" in await desk.asks("fine", "ticket:news")
    await desk.opens("fine", "我的憑證讀不到")
    fresh = await desk.asks("fine", "ticket:news")
    assert "還沒有人接手" in fresh
    assert "處理中" not in fresh
    assert "1999" in fresh, "the phone for what is urgent"
    assert "抱歉" not in fresh
    await answered(desk, "1001", "請換一個 USB 孔")
    await desk.line(collect=True)
    assert "請換一個 USB 孔" in await desk.asks("fine", "ticket:news")
    await desk.asks("fine", "ticket:add", "換了也一樣")
    assert "服務人員處理中" in await desk.asks("fine", "ticket:news")


async def test_c25_who_waited_a_day_for_somebody_to_look_hears_a_word_of_regret(desk: Desk) -> None:
    await desk.opens("fine", "我的憑證讀不到")
    await desk.line(advance="25h")
    said = await desk.asks("fine", "ticket:news")
    assert said.startswith("讓你等到現在還沒有人看，真的很抱歉")


async def test_an_answer_reaches_the_chat_and_what_is_said_then_reaches_the_helpdesk(desk: Desk) -> None:
    await desk.opens("fine", "我的憑證讀不到")
    await answered(desk, "1001", "哪一牌的 <讀卡機>？\x07")
    said = await desk.collect("fine")
    assert "服務人員回覆單號 1001" in said
    assert "哪一牌的 <讀卡機>？" in said
    assert "\x07" not in said
    assert await desk.collect("fine") == ""
    assert (await desk.the_ticket()).state is TicketState.ANSWERED
    assert "加到單號 1001" in await desk.asks("fine", "ticket:add", "虹堂的，銀色那款")
    assert (await desk.the_ticket()).state is TicketState.OPEN


async def test_c14_after_the_helpdesks_answer_still_not_is_one_press(desk: Desk) -> None:
    await desk.opens("fine", "我的憑證讀不到")
    await answered(desk, "1001", "請換一個 USB 孔")
    await desk.collect("fine")
    said = await desk.press("fine", "還沒好")
    assert "1001" in said
    assert "1999" in said
    assert (await desk.the_ticket()).state is TicketState.OPEN
    assert "還沒好" in desk.read_by("hsu")


async def test_c14_still_not_in_words_takes_the_words_along(desk: Desk) -> None:
    await desk.opens("fine", "我的憑證讀不到")
    await answered(desk, "1001", "請換一個 USB 孔")
    await desk.collect("fine")
    await desk.asks("fine", "ticket:still_not", "換了三個孔都一樣")
    assert "換了三個孔都一樣" in desk.read_by("hsu")


async def test_c14_after_closing_still_not_reopens_it(desk: Desk) -> None:
    await desk.opens("fine", "我的憑證讀不到")
    await closed(desk, "1001")
    assert "問題解決了嗎" in await desk.collect("fine")
    assert "重新處理" in await desk.asks("fine", "ticket:still_not", "沒有，一樣的畫面")
    assert (await desk.the_ticket()).state is TicketState.REOPENED
    assert "1001" in desk.read_by("hsu")
    assert "還沒有人接手" in await desk.asks("fine", "ticket:news"), "what was done before the reopening no longer counts"
    await closed(desk, "1001")
    assert (await desk.the_ticket()).state is TicketState.CLOSED


async def test_still_not_before_anybody_answered_says_how_far_it_is_and_the_phone(desk: Desk) -> None:
    await desk.opens("fine", "我的憑證讀不到")
    said = await desk.asks("fine", "ticket:still_not")
    assert "還沒有人接手" in said
    assert "1999" in said


async def test_after_closing_solved_leaves_it_closed(desk: Desk) -> None:
    await desk.opens("fine", "我的憑證讀不到")
    await closed(desk, "1001")
    await desk.line(collect=True)
    await desk.press("fine", "解決了")
    assert (await desk.the_ticket()).state is TicketState.CLOSED
    assert "ticket.confirmed" in await desk.did()


async def test_c3_solved_closes_it_and_the_helpdesk_hears(desk: Desk) -> None:
    await desk.opens("fine", "讀卡機找不到")
    assert "單號 1001 已結案" in await desk.asks("fine", "ticket:solved")
    assert "說解決了" in desk.read_by("hsu")
    await desk.press("fine", "重新打開")
    assert (await desk.the_ticket()).state is TicketState.REOPENED


async def test_c3_stop_withdraws_the_ticket_and_names_it(desk: Desk) -> None:
    await desk.opens("fine", "讀卡機找不到")
    assert "單號 1001 撤回了" in await desk.asks("fine", "ticket:withdraw")
    assert (await desk.the_ticket()).state is TicketState.CLOSED
    assert "撤回了單號 1001" in desk.read_by("hsu")
    assert "說解決了" not in desk.read_by("hsu")
    assert "重新處理" in await desk.asks("fine", "ticket:reopen", "又壞了")
    assert (await desk.the_ticket()).state is TicketState.REOPENED


async def test_c3_with_two_open_the_person_is_asked_which(desk: Desk) -> None:
    await desk.opens("fine", "我的憑證讀不到")
    await desk.opens("fine", "印表機卡紙了")
    await desk.line(collect=True)
    async with desk.application.store.work() as work:
        talk = await work.conversations.of(HERE, FINE)
        await work.conversations.keep(HERE, FINE, replace(talk, waiting=""), desk.application.clock.now())
    assert "哪一張" in await desk.asks("fine", "ticket:withdraw")
    assert "撤回了" in await desk.press("fine", "單號 1001（憑證）")
    assert [one.state for one in await desk.tickets()] == [TicketState.CLOSED, TicketState.OPEN]


async def test_solved_without_a_ticket_is_good_news_and_nothing_else(desk: Desk) -> None:
    assert "太好了" in await desk.asks("fine", "ticket:solved")
    assert await desk.tickets() == ()


async def test_a_strangers_ticket_needs_a_contact_names_nobody_and_is_unverified(desk: Desk) -> None:
    said = await desk.asks("stranger:x", "ticket:draft", "我是新人，電腦一直要我綁定")
    assert "怎麼聯絡你" in said
    assert await desk.asks("stranger:x", "ticket:send") != ""
    assert await desk.tickets() == (), "without a contact nothing is sent"
    assert "0912-345-678" in await desk.asks("stranger:x", "ticket:add", "打 0912-345-678 給我")
    assert "1001" in await desk.press("stranger:x", "送出這張單")
    assert "未驗證" in desk.read_by("hsu")
    ticket = await desk.the_ticket()
    assert (ticket.person, ticket.name, ticket.rows, ticket.phone) == ("", "", (), "0912-345-678")
    assert ticket.story.diagnosis == ()
    await answered(desk, "1001", "請打分機 2101")
    assert "請打分機 2101" in await desk.collect("stranger:x")


async def test_what_was_decided_survives_a_restart_goes_with_its_ticket_and_is_not_on_the_next(reopen: OpenDesk) -> None:
    desk = await reopen()
    async with desk.application.store.work() as work:
        await work.conversations.keep(HERE, FINE, Conversation(chosen=("保留電腦那個帳號",)), desk.application.clock.now())
    desk = await reopen()
    assert "保留電腦那個帳號" in await desk.asks("fine", "ticket:draft", "我有兩個帳號")
    await desk.press("fine", "送出這張單")
    assert "保留電腦那個帳號" in (await desk.the_ticket()).story.said
    assert "保留電腦那個帳號" not in await desk.asks("fine", "ticket:draft", "印表機卡紙了")


async def test_t15_in_a_group_a_ticket_is_a_private_matter(desk: Desk) -> None:
    await desk.asks("often", "ticket:draft", "我又被鎖了", group="group:lobby")
    public = [one for one in desk.shown if one["in"] == "group:lobby"]
    assert len(public) == 1
    assert "鎖" not in public[0]["text"]
    assert "還沒有送出" in desk.read_by("often")


async def test_restart_in_the_middle_keeps_tickets_drafts_and_what_was_being_talked_about(reopen: OpenDesk) -> None:
    desk = await reopen()
    await desk.asks("fine", "ticket:draft", "我的憑證讀不到")
    desk = await reopen()
    await desk.asks("fine", "ticket:add", "換了一臺讀卡機也一樣")
    desk = await reopen()
    assert "單號 1001" in await desk.asks("fine", "ticket:send")
    assert (await desk.the_ticket()).story.said == "我的憑證讀不到\n換了一臺讀卡機也一樣"
    await answered(desk, "1001", "請換一個 USB 孔")
    desk = await reopen()
    assert "請換一個 USB 孔" in await desk.collect("fine")
    desk = await reopen()
    assert await desk.collect("fine") == ""
    assert [one.event for one in await desk.notes(await desk.the_ticket())] == [TicketEvent.ANSWERED]


async def answered(desk: Desk, number: str, text: str) -> None:
    async with desk.application.store.look() as work:
        ticket = await work.tickets.named(number)
    assert ticket is not None
    assert await desk.application.agents.answer(TicketRef(ticket.ref or "", number), text, "hsu")


async def closed(desk: Desk, number: str) -> None:
    async with desk.application.store.look() as work:
        ticket = await work.tickets.named(number)
    assert ticket is not None
    assert await desk.application.agents.settle(TicketRef(ticket.ref or "", number), "", "hsu")
    await desk.application.ticketing.hear()
