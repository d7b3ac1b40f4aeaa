"""Two years of a desk in a few seconds: what is open stays, what is old and closed is gone from every table, and the trail verifies (T5, T28)."""

from datetime import timedelta

import sqlalchemy as sa

from bot.audit_trail.check import TrailEvidence, examine_trail
from bot.messages import ChatIdentity, ConversationAddress
from bot.retention.periods import RetentionKind
from bot.tickets.attachment import FileKind
from bot.tickets.ticket import Ticket, TicketRef
from tests.retention.old_desk import DAY, everything, holding
from tests.tickets.conftest import Desk, OpenDesk, founded, reopen

__all__ = ["founded", "reopen"]

OLD, OPEN = "紫色的長頸鹿站在走廊", "橘色的河馬坐在樓梯"
"""Words that stand in no text of ours."""


async def the_trail_holds(desk: Desk) -> None:
    anchors = desk.application.anchors
    await anchors.tick()
    async with desk.application.store.look() as work:
        report = await examine_trail(work, TrailEvidence(anchors.key, tuple(anchors.file.lines()), "the anchor"), {})
    assert (report.findings, anchors.intact) == ((), True)


async def a_former_helpdesk(desk: Desk, ticket: Ticket) -> None:
    """What a helpdesk by mail and a Request Tracker, which were configured before, keep of the same ticket."""
    now = desk.application.clock.now().isoformat()
    rows = (
        f"INSERT INTO helpdesk_mail_ticket VALUES (1, '{ticket.key}', 'r1', 'A-1', 'a subject', false, true, '{now}')",
        f"INSERT INTO helpdesk_mail_letter (id, serial, once, message_id, text, made, returned, bare) VALUES (1, 1, 'o', 'm', '{OLD}', '{now}', 0, false)",
        f"INSERT INTO helpdesk_mail_answer VALUES (1, 1, 'o', 'answered', '{OLD}', '{now}')",
        f"INSERT INTO helpdesk_attempt VALUES ('{ticket.key}', '{now}', '7', true)",
    )
    async with desk.application.engine.begin() as connection:
        for row in rows:
            await connection.execute(sa.text(row))


async def live_through(desk: Desk) -> None:
    """One person's matter is closed, another's stays open; both said something that nobody else says."""
    application = desk.application
    await desk.say("fine", f"我的印表機不動了，{OLD}")
    assert "1001" in await desk.opens("fine", f"印表機卡紙了，{OLD}")
    await desk.say("often", "帳號為什麼一直被鎖")
    assert "1002" in await desk.opens("often", f"螢幕是黑的，{OPEN}")
    ticket = (await desk.tickets())[0]
    ref = TicketRef(str(ticket.ref), str(ticket.number))
    async with application.store.work() as work:
        await work.attachments.add("fine", ticket.id, f"{OLD}.pdf", FileKind.PDF, OLD.encode(), application.clock.now())
        await work.questions.keep(OLD, "zh-Hant-TW", "unanswered", "", application.clock.now())
        await work.links.make(ChatIdentity("slack", "U1"), "fine", "code", application.clock.now())
    await a_former_helpdesk(desk, ticket)
    assert await application.agents.answer(ref, f"看到了，{OLD}", "hsu")
    assert await application.agents.settle(ref, f"修好了，{OLD}", "hsu")
    await application.ticketing.hear()
    await desk.collect("fine")


async def test_after_a_year_the_words_of_who_is_helped_are_in_no_table_and_of_who_waits_in_theirs(reopen: OpenDesk) -> None:
    desk = await reopen()
    application, clock = desk.application, desk.application.clock
    await live_through(desk)
    before = await everything(application.engine)
    told = {"inbox", "outbox", "conversations", "questions", "tickets", "ticket_notes", "ticket_words", "attachments"}
    at_helpdesks = {"helpdesk_ticket", "helpdesk_entry", "helpdesk_mail_letter", "helpdesk_mail_answer"}
    assert told | at_helpdesks <= set(holding(before, OLD))
    for _ in range(13):
        clock.advance(31 * DAY)
        assert await application.retention.do() is not None
        await the_trail_holds(desk)
    tables = await everything(application.engine)
    assert holding(tables, OLD) == []
    assert [name for name in holding(tables, "林美惠") if not name.startswith("embedded_")] == [], "but in the organisation's own"
    assert set(holding(tables, OPEN)) == {"tickets", "ticket_words", "helpdesk_ticket"}
    async with application.store.look() as work:
        assert await work.links.of(ChatIdentity("slack", "U1")) is not None
        last = await work.conversations.last_private((ChatIdentity("console", "fine"),))
        assert last is not None
        assert last[1] == ConversationAddress("console", "fine", True), "the desk knows where to reach whoever is linked"
        assert (await work.tickets.named("1002")) is not None


async def test_whoever_comes_back_is_helped_and_no_number_comes_twice(reopen: OpenDesk) -> None:
    desk = await reopen()
    await live_through(desk)
    await desk.asks("often", "ticket:withdraw")
    desk.application.clock.advance(400 * DAY)
    await desk.application.retention.do()
    assert holding(await everything(desk.application.engine), OPEN) == []
    assert "1003" in await desk.opens("fine", "印表機又卡紙了")
    assert [ticket.id for ticket in await desk.tickets() if ticket.live] == [3]
    desk.application.clock.advance(timedelta(days=1))
    assert "1004" in await desk.opens("often", "螢幕又黑了")


async def test_t28_after_two_years_the_old_records_are_gone_and_the_rest_verifies(reopen: OpenDesk) -> None:
    desk = await reopen()
    application = desk.application
    await live_through(desk)
    async with application.store.look() as work:
        old = await work.audit.last_number()
    await the_trail_holds(desk)
    application.clock.advance(731 * DAY)
    await desk.say("fine", "我的帳號怎麼樣")
    done = await application.retention.do()
    assert done is not None
    assert done[RetentionKind.AUDIT] == old
    async with application.store.look() as work:
        assert await work.audit.first_number() == old + 1
    await the_trail_holds(desk)
    anew = await reopen()
    await the_trail_holds(anew)
    await anew.say("fine", "我的帳號怎麼樣")
    await the_trail_holds(anew)
