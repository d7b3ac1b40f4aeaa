"""A person answers in the chat in place of the desk (C43)."""

from datetime import timedelta

from bot.ticketing.clerk_acts import ActRefusal, ClerkAct
from bot.tickets.ticket import TicketEvent, TicketState
from tests.tickets.conftest import Desk, OpenDesk
from tests.tickets.test_clerk_acts import Clerks


async def talking(desk: Desk) -> Clerks:
    await desk.opens("fine", "讀卡機讀不到我的憑證")
    clerks = Clerks(desk)
    assert await clerks.do(ClerkAct.HAND_OVER, "您好，我是許雅婷") is None
    return clerks


async def test_c43_the_words_of_both_sides_meet_and_the_desk_keeps_quiet(desk: Desk) -> None:
    clerks = await talking(desk)
    said = await desk.collect("fine")
    assert "現在起由許雅婷在這裡回答你" in said
    assert "許雅婷：您好，我是許雅婷" in said
    for words in ("1", "帳號被鎖住要等多久", "好", "是插在後面的"):
        assert await desk.say("fine", words) == ""
    assert await clerks.do(ClerkAct.ANSWER, "請插前面試試") is None
    assert await desk.collect("fine") == "許雅婷：請插前面試試"
    spoken = [(note.event, note.text) for note in await clerks.story() if note.text]
    assert spoken == [
        (TicketEvent.ANSWERED, "您好，我是許雅婷"),
        (TicketEvent.ADDED, "1"),
        (TicketEvent.ADDED, "帳號被鎖住要等多久"),
        (TicketEvent.ADDED, "好"),
        (TicketEvent.ADDED, "是插在後面的"),
        (TicketEvent.ANSWERED, "請插前面試試"),
    ]
    assert desk.read_by("lo") == ""  # Nobody else is told of each line.


async def test_c43_t04_a_secret_is_caught_and_reaches_nobody(desk: Desk) -> None:
    clerks = await talking(desk)
    said = await desk.say("fine", "我的密碼是 Abcd1234! 還是不行")
    assert "密碼" in said
    kept = " ".join(note.text for note in await clerks.story())
    assert "Abcd1234" not in kept
    assert "還是不行" in kept


async def test_c43_an_account_name_is_masked_on_the_ticket(desk: Desk) -> None:
    clerks = await talking(desk)
    await desk.say("fine", "我的帳號是 GEAA-010233")
    assert "GEAA-010233" not in " ".join(note.text for note in await clerks.story())


async def test_c43_c20_an_alarm_is_answered_at_once_and_the_clerk_reads_it_too(desk: Desk) -> None:
    clerks = await talking(desk)
    said = await desk.say("fine", "剛剛收到通知說我改了密碼，那不是我做的，有人盜用我的帳號")
    assert said != ""
    assert "不是我做的" in (await clerks.story())[-1].text


async def test_c43_the_person_asks_for_the_desk_and_it_answers_again(desk: Desk) -> None:
    clerks = await talking(desk)
    assert "又由我回答" in await desk.say("fine", "換回機器人")
    assert (await desk.the_ticket()).handed_to == ""
    assert await desk.say("fine", "帳號被鎖住要等多久") != ""
    assert [note.event for note in await clerks.story()][-1] is TicketEvent.GIVEN_BACK
    assert await clerks.do(ClerkAct.GIVE_BACK) is ActRefusal.NOT_HANDED


async def test_c43_the_button_gives_back_too_and_pressed_late_says_so(desk: Desk) -> None:
    await talking(desk)
    await desk.collect("fine")
    shown = list(desk.shown)
    assert "又由我回答" in await desk.press("fine", "換回機器人")
    desk.shown = shown
    assert await desk.say("fine", "帳號被鎖住要等多久") != ""


async def test_c43_it_ends_with_the_ticket(desk: Desk) -> None:
    clerks = await talking(desk)
    assert await clerks.do(ClerkAct.ANSWER_CLOSE, "這樣就好了") is None
    said = await desk.collect("fine")
    assert "又由我回答" in said
    assert "解決了嗎" in said
    assert (await desk.the_ticket()).handed_to == ""
    assert "ticket.given_back" in await desk.did()
    assert await desk.say("fine", "謝謝") != ""


async def test_c43_it_ends_after_eight_working_hours_of_silence_also_over_a_restart(reopen: OpenDesk) -> None:
    desk = await reopen()
    await talking(desk)
    level = desk.application.ticketing.service_level
    ticket = await desk.the_ticket()
    assert ticket.handed_last is not None
    until = level.silent_until(ticket.handed_last) - desk.application.clock.now()
    await desk.line(advance=f"{int(until.total_seconds()) - 60}s")
    assert (await desk.the_ticket()).handed_to == "hsu"
    desk = await reopen()
    await desk.line(advance=f"{int(timedelta(minutes=2).total_seconds())}s")
    assert "好一陣子沒有新的話" in desk.read_by("fine")
    ticket = await desk.the_ticket()
    assert (ticket.handed_to, ticket.state) == ("", TicketState.ANSWERED)


async def test_c43_in_a_group_the_desk_is_there_as_ever(desk: Desk) -> None:
    await talking(desk)
    await desk.line(**{"from": "fine", "text": "帳號被鎖住要等多久", "in": "group:hall"})
    assert desk.shown != []


async def test_c43_one_person_talks_at_a_time(desk: Desk) -> None:
    clerks = await talking(desk)
    assert await clerks.do(ClerkAct.HAND_OVER, who="lo") is ActRefusal.HANDED_ALREADY
    assert await clerks.do(ClerkAct.GIVE_BACK) is None
    assert "又由我回答" in await desk.collect("fine")
    assert await clerks.do(ClerkAct.HAND_OVER, who="lo") is None


async def test_c43_words_that_cross_the_closing_are_not_lost(desk: Desk) -> None:
    clerks = await talking(desk)
    ticket = await desk.the_ticket()
    assert await clerks.do(ClerkAct.CLOSE) is None
    async with desk.application.store.work() as work:
        await desk.application.ticketing.add_spoken(work, ticket, "等一下，還有一件", "console:fine")
    assert (await clerks.story())[-1].text == "等一下，還有一件"
    assert (await desk.the_ticket()).state is TicketState.REOPENED
