"""Tickets in the chat: opened, added to, answered, closed, reopened; who hears of what."""

import pytest

from bot.tickets.ticket import MOST_A_DAY, MOST_NOTES, Category, Priority, TicketAuthor, TicketEvent, TicketRef, TicketState
from tests.tickets.conftest import Desk, OpenDesk


async def test_who_asks_for_a_person_with_nothing_known_gets_a_number_and_is_asked_what_it_is_about(desk: Desk) -> None:
    said = await desk.say("fine", "找真人")
    assert "單號 1001" in said
    assert "用一句話" in said
    assert "單號 1001" in desk.read_by("hsu")
    assert "new ticket 1001" in desk.read_by("lo")
    assert desk.read_by("yeh") == ""
    ticket = await desk.the_ticket()
    assert ticket.story.diagnosis
    assert "加到單號 1001" in await desk.say("fine", "我的信箱 mhlin@mail.example 三天沒收到信")
    assert "三天沒收到信" in desk.read_by("hsu")
    (note,) = await desk.notes(ticket)
    assert "mhlin@" not in note.text


async def test_who_insists_on_a_person_keeps_the_one_ticket(desk: Desk) -> None:
    await desk.say("fine", "找真人")
    assert "1001" in await desk.say("fine", "我要真人！")
    await desk.the_ticket()


async def test_a_stranger_who_insists_on_a_person_is_not_asked_twice(desk: Desk) -> None:
    assert "怎麼聯絡你" in await desk.say("stranger:x", "找真人")
    assert "1001" in await desk.say("stranger:x", "我要真人！")


async def test_the_helpdesk_reads_diagnosis_transcript_and_what_was_tried(desk: Desk) -> None:
    await desk.say("often", "帳號被鎖住要等多久")
    await desk.say("often", "我的帳號 GEAA-012686 怎麼了，密碼是 Abcd1234!")
    ticket = await desk.the_ticket()
    assert (ticket.category, ticket.priority, ticket.rows) == (Category.LOCK, Priority.URGENT, ("D19",))
    assert ticket.story.diagnosis[0].startswith("D19 ")
    assert [line.by for line in ticket.story.transcript] == [TicketAuthor.PERSON, TicketAuthor.DESK, TicketAuthor.PERSON]
    assert ticket.story.tried
    kept = repr(ticket.story)
    assert "Abcd1234" not in kept
    assert "GEAA-012686" not in kept
    said = await desk.press("hsu", "看完整經過")
    assert "診斷" in said
    assert "陳怡君" in said
    assert "帳號被鎖住要等多久" in said


async def test_d19_the_security_people_hear_too_and_may_read_the_story(desk: Desk) -> None:
    await desk.say("often", "我要開單")
    assert "🔴" in desk.read_by("yeh")
    assert "D19" in await desk.press("yeh", "看完整經過")


async def test_nobody_else_reads_a_story_whatever_number_they_say(desk: Desk) -> None:
    await desk.say("often", "我要開單")
    assert "找不到" in await desk.say("fine", "單號 1001 怎麼樣了")
    assert "ticket.refused" in await desk.did()


async def test_t27_many_messages_are_one_ticket_and_too_much_ends_at_the_phone(desk: Desk) -> None:
    for at in range(4):
        await desk.say("often", f"我要開單，第 {at} 次了還是被鎖")
    ticket = await desk.the_ticket()
    async with desk.application.store.work() as work:
        taken = [await desk.application.ticketing.record(work, ticket, TicketEvent.ADDED, f"還是被鎖 {at}", "console:often", ()) for at in range(100)]
    assert sum(taken) == MOST_NOTES - 3
    assert "1999" in await desk.say("often", "我要補充：還有一件")
    assert len(await desk.notes(ticket)) == MOST_NOTES


async def test_t27_opening_and_closing_over_and_over_ends_at_the_phone(desk: Desk) -> None:
    for at in range(MOST_A_DAY + 2):
        said = await desk.say("fine", "幫我開單，印表機卡紙了")
        if at < MOST_A_DAY:
            assert str(1001 + at) in said
        await desk.say("fine", "請結案")
    assert len(await desk.tickets()) == MOST_A_DAY


async def test_a_second_message_adds_and_another_matter_is_another_ticket(desk: Desk) -> None:
    await desk.say("fine", "幫我開單，我的憑證讀不到")
    assert "加到單號 1001" in await desk.say("fine", "換了一臺讀卡機也一樣")
    assert "補充了單號 1001" in desk.read_by("hsu")
    assert "加到單號 1001" in await desk.say("fine", "我要補充：同事的憑證在同一臺可以")
    assert "1002" in await desk.say("fine", "幫我開單，印表機卡紙了")
    assert [one.text for one in await desk.notes((await desk.tickets())[0])] == ["換了一臺讀卡機也一樣", "同事的憑證在同一臺可以"]


async def test_a_question_after_opening_is_answered_and_not_added(desk: Desk) -> None:
    await desk.say("fine", "幫我開單，我的憑證讀不到")
    assert "15 分鐘" in await desk.say("fine", "帳號被鎖要等多久？")
    assert "不客氣" in await desk.say("fine", "謝謝")
    assert await desk.notes(await desk.the_ticket()) == ()


async def test_more_to_add_without_words_is_asked_for(desk: Desk) -> None:
    await desk.say("fine", "open a ticket, my card reader is not found")
    await desk.say("fine", "thanks")
    assert "Go ahead" in await desk.say("fine", "I have more to add")
    assert "added that to ticket 1001" in await desk.say("fine", "it happens on the second computer too")


async def test_how_is_my_ticket_tells_its_state_and_the_last_answer(desk: Desk) -> None:
    assert "沒有處理中的單" in await desk.say("fine", "我的單怎麼樣了")
    await desk.say("fine", "幫我開單，我的憑證讀不到")
    assert "還沒有回覆" in await desk.say("fine", "我的單怎麼樣了")
    await answered(desk, "1001", "請換一個 USB 孔")
    await desk.line(collect=True)
    assert "請換一個 USB 孔" in await desk.say("fine", "我的單怎麼樣了")


async def test_an_answer_reaches_the_chat_and_what_is_said_then_reaches_the_helpdesk(desk: Desk) -> None:
    await desk.say("fine", "幫我開單，我的憑證讀不到")
    await answered(desk, "1001", "哪一牌的 <讀卡機>？\x07")
    said = await desk.collect("fine")
    assert "服務人員回覆單號 1001" in said
    assert "哪一牌的 <讀卡機>？" in said
    assert "\x07" not in said
    assert await desk.collect("fine") == ""
    assert (await desk.the_ticket()).state is TicketState.ANSWERED
    assert "加到單號 1001" in await desk.say("fine", "虹堂的，銀色那款")
    assert (await desk.the_ticket()).state is TicketState.OPEN


@pytest.mark.parametrize("no", ["還沒", "no", "還是不行", "沒有，一樣的畫面"])
async def test_after_closing_the_person_is_asked_and_no_reopens_it(desk: Desk, no: str) -> None:
    await desk.say("fine", "幫我開單，我的憑證讀不到")
    await closed(desk, "1001")
    assert "問題解決了嗎" in await desk.collect("fine")
    assert "重新處理" in await desk.say("fine", no) or "open again" in desk.read_by("fine")
    assert (await desk.the_ticket()).state is TicketState.REOPENED
    assert "1001" in desk.read_by("hsu")
    await desk.line(collect=True)
    await closed(desk, "1001")
    assert (await desk.the_ticket()).state is TicketState.CLOSED


@pytest.mark.parametrize("yes", ["解決了，謝謝", "yes", "好了"])
async def test_after_closing_yes_leaves_it_closed(desk: Desk, yes: str) -> None:
    await desk.say("fine", "幫我開單，我的憑證讀不到")
    await closed(desk, "1001")
    await desk.line(collect=True)
    await desk.say("fine", yes)
    assert (await desk.the_ticket()).state is TicketState.CLOSED
    assert "ticket.confirmed" in await desk.did()


async def test_the_buttons_after_closing_do_what_they_say(desk: Desk) -> None:
    await desk.say("fine", "幫我開單，我的憑證讀不到")
    await closed(desk, "1001")
    await desk.line(collect=True)
    assert "重新處理" in await desk.press("fine", "還沒好")
    assert (await desk.the_ticket()).state is TicketState.REOPENED


async def test_it_works_now_close_it_closes_it_and_the_helpdesk_hears(desk: Desk) -> None:
    await desk.say("fine", "open a ticket, my card reader is not found")
    assert "1001 is closed" in await desk.say("fine", "it works now, close it")
    assert "說解決了" in desk.read_by("hsu")
    await desk.press("fine", "Not yet")
    assert (await desk.the_ticket()).state is TicketState.REOPENED


async def test_it_works_now_without_a_ticket_is_good_news_and_nothing_else(desk: Desk) -> None:
    assert "太好了" in await desk.say("fine", "好了，謝謝")
    assert await desk.tickets() == ()


async def test_a_stranger_gets_a_ticket_that_names_nobody(desk: Desk) -> None:
    await desk.say("stranger:x", "找真人")
    assert "1001" in await desk.say("stranger:x", "我是新人，電腦一直要我綁定")
    ticket = await desk.the_ticket()
    assert (ticket.person, ticket.name, ticket.rows) == ("", "", ())
    await answered(desk, "1001", "請打分機 2101")
    assert "請打分機 2101" in await desk.collect("stranger:x")


async def test_t15_in_a_group_a_ticket_is_a_private_matter(desk: Desk) -> None:
    await desk.line(**{"from": "often", "in": "group:lobby", "text": "幫我開單，我又被鎖了"})
    public = [one for one in desk.shown if one["in"] == "group:lobby"]
    assert len(public) == 1
    assert "1001" not in public[0]["text"]
    assert "1001" in desk.read_by("often")


async def test_after_nothing_helped_twice_the_person_is_one_press_away(desk: Desk) -> None:
    for words in ("qwrtpsdf", "zxcvbnmk"):
        await desk.say("fine", words)
    assert "1001" in await desk.press("fine", "Get a person")
    assert (await desk.the_ticket()).story.said == "zxcvbnmk"


async def test_restart_in_the_middle_keeps_tickets_and_what_was_being_talked_about(reopen: OpenDesk) -> None:
    desk = await reopen()
    await desk.say("fine", "找真人")
    desk = await reopen()
    assert "加到單號 1001" in await desk.say("fine", "我的憑證讀不到")
    desk = await reopen()
    assert "加到單號 1001" in await desk.say("fine", "換了一臺讀卡機也一樣")
    await answered(desk, "1001", "請換一個 USB 孔")
    desk = await reopen()
    assert "請換一個 USB 孔" in await desk.collect("fine")
    desk = await reopen()
    assert await desk.collect("fine") == ""
    assert [one.event for one in await desk.notes(await desk.the_ticket())] == [TicketEvent.ADDED, TicketEvent.ADDED, TicketEvent.ANSWERED]


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
