"""Tickets that the rules open, found when looked up and by watching; a helpdesk out of reach; and nothing twice, whatever stops in between."""

import asyncio

import pytest

from bot.accounts.records import Present
from bot.messages import ChatIdentity, ConversationAddress, Phrase
from bot.people.person import Person
from bot.tickets.ticket import Asker, Category, Priority, TicketAuthor, TicketRef, TicketState
from tests.tickets.conftest import Desk, OpenDesk


async def person(desk: Desk, id: str) -> Person:
    found = await desk.application.organisation.register.person(id)
    assert found is not None
    return found


async def by_looking(desk: Desk, id: str) -> tuple[Phrase, ...]:
    who = await person(desk, id)
    seen = await desk.application.account_lookup.look(who)
    said = await desk.application.ticketing.escalate(who, seen, ChatIdentity("console", id), ConversationAddress("console", id, private=True), "zh-Hant-TW")
    await desk.application.delivery.drain()
    return said


async def by_watching(desk: Desk, id: str) -> None:
    who = await person(desk, id)
    seen = await desk.application.account_lookup.look(who)
    await desk.application.ticketing.overdue(who, seen, ChatIdentity("console", id), ConversationAddress("console", id, private=True), "zh-Hant-TW")
    await desk.application.delivery.drain()


@pytest.mark.parametrize("minutes", [119, 120])
async def test_r36_up_to_two_hours_nothing_is_reported(desk: Desk, minutes: int) -> None:
    portal = (await desk.application.account_lookup.look(await person(desk, "new"))).snapshot.portal
    assert isinstance(portal, Present)
    created = portal.record[0].created
    assert created is not None
    already = desk.application.clock.now() - created  # the organisation is as old as the first test that needed one
    await desk.line(advance=f"{minutes * 60 - int(already.total_seconds())}s")
    assert await by_looking(desk, "new") == ()
    await by_watching(desk, "new")
    assert await desk.tickets() == ()


async def test_d07_over_two_hours_is_reported_exactly_once_however_often_it_is_seen(desk: Desk) -> None:
    await desk.line(advance="121m")
    assert [one.key for one in await by_looking(desk, "new")] == ["ticket.reported"]
    said = await by_looking(desk, "new")
    assert [(one.key, one.words["number"]) for one in said] == [("ticket.already", "1001")]
    await by_watching(desk, "new")
    ticket = await desk.the_ticket()
    assert (ticket.category, ticket.priority, ticket.rows, ticket.phone) == (Category.SYNC, Priority.HIGH, ("D7",), "2206")
    assert "1001" in await desk.asks("new", "ticket:draft", "等同步等很久了")
    assert len(await desk.tickets()) == 1


async def test_d07_by_watching_the_person_hears_of_it_once_and_by_itself(desk: Desk) -> None:
    await desk.line(advance="121m")
    await by_watching(desk, "new")
    first = desk.application.console.take()
    assert [one.to for one in first].count("new") == 1
    assert "1001" in next(one.post.text for one in first if one.to == "new")
    assert {"hsu", "lo"} <= {one.to for one in first}
    await by_watching(desk, "new")
    assert desk.application.console.take() == ()


async def test_d07_seen_by_twenty_at_once_is_one_ticket(desk: Desk) -> None:
    await desk.line(advance="121m")
    await asyncio.gather(*(by_looking(desk, "new") for _ in range(10)), *(by_watching(desk, "new") for _ in range(10)))
    await desk.the_ticket()
    assert [one.to for one in desk.application.console.take()].count("hsu") == 1


async def test_d19_is_offered_and_sent_as_urgent_only_once_the_person_agrees(desk: Desk) -> None:
    assert await by_looking(desk, "often") == ()
    await desk.asks("often", "wish:status")
    assert await desk.tickets() == ()
    assert "還沒有送出" in await desk.press("often", "開一張單")
    await desk.press("often", "送出這張單")
    assert (await desk.the_ticket()).priority is Priority.URGENT
    assert {"hsu", "lo", "yeh"} <= {one["to"] for one in desk.shown}


@pytest.mark.parametrize("how", ["down", "garbled"])
async def test_while_the_helpdesk_is_out_of_reach_it_is_noted_and_filed_once_later(desk: Desk, how: str) -> None:
    await desk.line(**{"fault": "helpdesk", "is": how})
    said = await desk.opens("fine", "我的憑證讀不到")
    assert "先把這件事記下來" in said
    assert said.index("1999 轉 8585") < said.index("25991266 分機 274") < said.index("1999 分機 2865"), "R46: the report channels in their order"
    assert "會一起送出" in desk.read_by("fine") or "一起送出" in await desk.asks("fine", "ticket:add", "換了讀卡機也一樣")
    assert desk.read_by("hsu") == ""
    assert "一連上就送出" in await desk.asks("fine", "ticket:news")
    await desk.line(collect=True)
    assert await desk.collect("fine") == ""
    await desk.line(**{"fault": "helpdesk", "is": "well"})
    assert "單號 1001" in desk.read_by("fine")
    assert "單號 1001" in desk.read_by("hsu")
    assert await desk.collect("fine") == ""
    assert (await desk.the_ticket()).number == "1001"


async def test_a_slow_helpdesk_keeps_nobody_waiting_long(desk: Desk) -> None:
    await desk.line(**{"fault": "helpdesk", "is": "slow"})
    async with asyncio.timeout(8):
        assert "先把這件事記下來" in await desk.opens("fine", "我的憑證讀不到")
    await desk.line(**{"fault": "helpdesk", "is": "well"})
    assert (await desk.the_ticket()).number == "1001"


async def test_noted_while_watching_it_is_told_once_and_numbered_later(desk: Desk) -> None:
    await desk.line(advance="121m")
    await desk.line(**{"fault": "helpdesk", "is": "down"})
    for _ in range(3):
        await by_watching(desk, "new")
    assert ["先把這件事記下來" in one.post.text for one in desk.application.console.take()] == [True]
    await desk.line(**{"fault": "helpdesk", "is": "well"})
    assert "1001" in desk.read_by("new")


async def test_what_waits_to_be_filed_outlives_a_restart_and_what_is_solved_is_not_filed(reopen: OpenDesk) -> None:
    desk = await reopen()
    await desk.line(**{"fault": "helpdesk", "is": "down"})
    await desk.opens("fine", "我的憑證讀不到")
    await desk.opens("often", "又被鎖了")
    await desk.asks("often", "ticket:solved")
    desk = await reopen()
    await desk.line(**{"fault": "helpdesk", "is": "well"})
    assert "1001" in desk.read_by("fine")
    assert desk.read_by("often") == ""
    assert [(one.owner, one.number, one.state) for one in await desk.tickets()] == [("fine", "1001", TicketState.OPEN), ("often", None, TicketState.CLOSED)]


async def test_a_message_that_is_handled_again_after_a_crash_opens_nothing_new(desk: Desk) -> None:
    application = desk.application
    asker = Asker(await person(desk, "fine"), ChatIdentity("console", "fine"), ConversationAddress("console", "fine", private=True), "zh-Hant-TW")
    once = await application.ticketing.open(asker, asker.place, Category.OTHER, "印表機", None, origin="console:event-1")
    again = await application.ticketing.open(asker, asker.place, Category.OTHER, "印表機", None, origin="console:event-1")
    assert once.fresh
    assert again.fresh
    assert once.ticket == again.ticket
    other = await application.ticketing.open(asker, asker.place, Category.OTHER, "印表機", None, origin="console:event-2")
    assert not other.fresh


async def test_two_desks_on_the_same_data_tell_an_answer_once(reopen: OpenDesk) -> None:
    desk = await reopen()
    await desk.opens("fine", "我的憑證讀不到")
    assert await desk.application.agents.answer(TicketRef("1001", "1001"), "請換一個 USB 孔", "hsu")
    await asyncio.gather(*(desk.application.ticketing._hear() for _ in range(8)))
    assert [one.by for one in await desk.notes(await desk.the_ticket())] == [TicketAuthor.HELPDESK]
    assert (await desk.collect("fine")).count("USB") == 1


async def test_what_the_person_says_reaches_the_helpdesk_once_it_is_back(desk: Desk) -> None:
    await desk.opens("fine", "我的憑證讀不到")
    await desk.line(**{"fault": "helpdesk", "is": "down"})
    await desk.asks("fine", "ticket:add", "換了讀卡機也一樣")
    await desk.line(collect=True)
    async with desk.application.store.look() as work:
        assert len(await work.tickets.unfiled_notes()) == 1
    await desk.line(**{"fault": "helpdesk", "is": "well"})
    async with desk.application.store.look() as work:
        assert await work.tickets.unfiled_notes() == ()


async def test_starting_over_forgets_the_tickets_and_counts_from_the_beginning(desk: Desk) -> None:
    await desk.opens("fine", "我的憑證讀不到")
    await desk.application.demonstration_controls.start_over("console")
    assert await desk.tickets() == ()
    assert "1001" in await desk.opens("fine", "我的憑證讀不到")
