"""What a clerk does to a ticket at the desk: once, in one transaction, and told."""

import asyncio

import pytest

from bot.people.permissions import Coverage
from bot.people.person import Person
from bot.ticketing.clerk_acts import ActRefusal, ClerkAct, ClerkActs, GivenAct
from bot.tickets.canned import shipped_canned
from bot.tickets.queue import QueueFilter, QueueState
from bot.tickets.search_words import search_terms
from bot.tickets.ticket import Ticket, TicketAuthor, TicketEvent, TicketNote, TicketState
from integrations.helpdesk.embedded.helpdesk import entry
from tests.tickets.conftest import Desk

ALL = Coverage(everything=True)


class Clerks:
    """Two of the helpdesk, at a desk of their own or beside a real helpdesk."""

    def __init__(self, desk: Desk, answers_here: bool = True) -> None:
        self.desk = desk
        self.acts = ClerkActs(desk.application.ticketing, answers_here)

    async def person(self, id: str) -> Person:
        person = await self.desk.application.register.person(id)
        assert person is not None
        return person

    async def do(self, act: ClerkAct, text: str = "", *, who: str = "hsu", to: str = "", seen: int | None = None, once: str = "", ticket: Ticket | None = None) -> ActRefusal | None:
        ticket = ticket or (await self.desk.tickets())[0]
        last = max((note.number for note in await self.story(ticket)), default=0)
        given = GivenAct(act, text, await self.person(to) if to else None, last if seen is None else seen, once)
        return await self.acts.carry_out(await self.person(who), f"desk:{who}", ticket.id, given)

    async def story(self, ticket: Ticket | None = None) -> tuple[TicketNote, ...]:
        ticket = ticket or await self.desk.the_ticket()
        async with self.desk.application.store.look() as work:
            return await work.tickets.notes_of(ticket.id, internal=True)


@pytest.fixture
async def clerks(desk: Desk) -> Clerks:
    await desk.opens("fine", "讀卡機讀不到我的憑證")
    return Clerks(desk)


async def test_an_answer_is_read_in_the_chat_takes_the_ticket_and_is_recorded_once(clerks: Clerks, desk: Desk) -> None:
    assert await clerks.do(ClerkAct.ANSWER, "請換一個 USB 插槽", once="a") is None
    assert await clerks.do(ClerkAct.ANSWER, "請換一個 USB 插槽", once="a") is None
    said = await desk.collect("fine")
    assert said.count("請換一個 USB 插槽") == 1
    assert "1001" in said
    ticket = await desk.the_ticket()
    assert (ticket.state, ticket.assignee, ticket.due, ticket.waits) == (TicketState.ANSWERED, "hsu", None, None)
    assert ticket.answered is not None
    assert [(note.event, note.author) for note in await clerks.story()] == [(TicketEvent.ASSIGNED, "hsu"), (TicketEvent.ANSWERED, "hsu")]
    did = await desk.did()
    assert (did.count("ticket.answered"), did.count("ticket.assigned")) == (1, 1)


async def test_the_same_form_sent_twenty_times_at_once_is_one_answer(clerks: Clerks, desk: Desk) -> None:
    refusals = await asyncio.gather(*(clerks.do(ClerkAct.ANSWER, "請重開機", once="b", seen=0) for _ in range(20)))
    assert set(refusals) == {None}
    assert (await desk.collect("fine")).count("請重開機") == 1


async def test_a_colleagues_answer_since_then_is_shown_before_another_goes_out(clerks: Clerks, desk: Desk) -> None:
    assert await clerks.do(ClerkAct.ANSWER, "我來看", who="lo", seen=0) is None
    assert await clerks.do(ClerkAct.ANSWER, "請重開機", seen=0) is ActRefusal.ANSWERED_MEANWHILE
    assert await clerks.do(ClerkAct.ANSWER, "請重開機") is None
    said = await desk.collect("fine")
    assert (said.count("我來看"), said.count("請重開機")) == (1, 1)
    assert (await desk.the_ticket()).assignee == "lo"


async def test_what_the_person_writes_meanwhile_holds_nothing_back(clerks: Clerks, desk: Desk) -> None:
    await desk.asks("fine", "ticket:add", "換了一臺也一樣")
    assert await clerks.do(ClerkAct.ANSWER, "請重開機", seen=0) is None
    assert [note.text for note in await clerks.story() if note.text] == ["換了一臺也一樣", "請重開機"]
    assert "請重開機" in await desk.collect("fine")


async def test_a_note_is_read_by_the_helpdesk_alone(clerks: Clerks, desk: Desk) -> None:
    assert await clerks.do(ClerkAct.NOTE, "聽起來像卡片壞了，先別說") is None
    assert "卡片壞了" not in await desk.collect("fine")
    assert "卡片壞了" not in await desk.asks("fine", "ticket:news")
    assert "卡片壞了" not in await desk.asks("hsu", "ticket:show 1001")
    assert [note.text for note in await desk.notes(await desk.the_ticket())] == []
    async with desk.application.store.look() as work:
        assert await work.tickets.unfiled_notes() == ()
    assert "ticket.noted" in await desk.did()
    assert await clerks.do(ClerkAct.NOTE, "  ") is ActRefusal.NO_TEXT


async def test_answering_and_closing_asks_whether_it_is_solved_and_a_no_comes_back(clerks: Clerks, desk: Desk) -> None:
    assert await clerks.do(ClerkAct.ANSWER_CLOSE, "讀卡機換好了") is None
    said = await desk.collect("fine")
    assert "讀卡機換好了" in said
    assert "解決了嗎" in said
    assert (await desk.the_ticket()).state is TicketState.CLOSED
    assert await clerks.do(ClerkAct.ANSWER, "還有一句") is ActRefusal.CLOSED
    assert "重新處理" in await desk.press("fine", "還沒好")
    ticket = await desk.the_ticket()
    assert (ticket.state, ticket.assignee) == (TicketState.REOPENED, "hsu")
    assert ticket.due is not None
    assert await clerks.do(ClerkAct.REOPEN) is ActRefusal.NOT_CLOSED


async def test_a_closed_ticket_is_opened_again_and_the_person_hears(clerks: Clerks, desk: Desk) -> None:
    assert await clerks.do(ClerkAct.CLOSE) is None
    assert await clerks.do(ClerkAct.REOPEN) is None
    assert "重新處理單號 1001" in await desk.collect("fine")
    assert (await desk.the_ticket()).state is TicketState.REOPENED


async def test_a_ticket_is_taken_given_and_left(clerks: Clerks, desk: Desk) -> None:
    assert await clerks.do(ClerkAct.TAKE) is None
    assert await clerks.do(ClerkAct.GIVE, to="lo") is None
    assert (await desk.the_ticket()).assignee == "lo"
    assert await clerks.do(ClerkAct.TAKE, seen=0) is ActRefusal.TAKEN
    assert await clerks.do(ClerkAct.LEAVE) is ActRefusal.TAKEN
    assert await clerks.do(ClerkAct.LEAVE, who="lo") is None
    assert (await desk.the_ticket()).assignee == ""
    assert await clerks.do(ClerkAct.GIVE) is ActRefusal.NO_SUCH_CLERK


async def test_no_password_goes_into_a_ticket_not_even_a_clerks(clerks: Clerks, desk: Desk) -> None:
    assert await clerks.do(ClerkAct.ANSWER, "您的新密碼是 Abcd1234!") is ActRefusal.SECRET
    assert await clerks.do(ClerkAct.NOTE, "密碼：Abcd1234!") is ActRefusal.SECRET
    for answer in shipped_canned():
        for language in answer.texts:
            assert await clerks.do(ClerkAct.ANSWER, answer.text(language, "林美惠", "1001")) is None, answer.id


async def test_beside_a_real_helpdesk_answers_are_written_there_and_a_talk_goes_on_here(clerks: Clerks, desk: Desk) -> None:
    there = Clerks(desk, answers_here=False)
    for act in (ClerkAct.ANSWER, ClerkAct.ANSWER_CLOSE, ClerkAct.CLOSE, ClerkAct.REOPEN):
        assert await there.do(act, "請重開機") is ActRefusal.ANSWERED_THERE
    assert await there.do(ClerkAct.NOTE, "先問廠商") is None
    assert await there.do(ClerkAct.HAND_OVER, "您好") is None
    assert await there.do(ClerkAct.ANSWER, "請重開機") is None
    assert "請重開機" in await desk.collect("fine")
    await desk.say("fine", "好，我試試")
    assert "許雅婷: 請重開機" in [entry.text for entry in await entries(desk)]


async def entries(desk: Desk) -> list[TicketNote]:
    """What the helpdesk's own record holds."""
    await desk.line(collect=True)
    async with desk.application.engine.connect() as connection:
        return list((await connection.execute(entry.select().order_by(entry.c.id))).all())  # type: ignore[arg-type]


async def test_late_ones_stand_first_and_tickets_are_found_by_words_names_and_accounts(clerks: Clerks, desk: Desk) -> None:
    await desk.opens("often", "又被鎖了")  # D19: urgent
    await desk.opens("new", "Outlook cannot send")
    now = desk.application.clock.now()

    async def found(q: str = "", **asked: object) -> list[str]:
        async with desk.application.store.look() as work:
            page = await work.ticket_queue.page(QueueFilter(terms=search_terms(q), **asked), ALL, now)  # type: ignore[arg-type]
        return [ticket.name_of for ticket in page.tickets]

    assert (await found())[0] == "1002"
    await clerks.do(ClerkAct.NOTE, "廠商代號 ＸＹ77")
    assert await found("憑證") == ["1001"]
    assert await found("凭证") == ["1001"]
    assert await found("OUTLOOK send") == ["1003"]
    assert await found("outlook 憑證") == []
    assert await found("xy77") == ["1001"]
    assert await found("#1002") == ["1002"]
    assert await found("林美惠") == ["1001"]
    assert await found("100%") == []
    assert await found(state=QueueState.CLOSED) == []
    assert sorted(await found(assignee="")) == ["1001", "1002", "1003"]
    async with desk.application.store.look() as work:
        none = await work.ticket_queue.page(QueueFilter(), Coverage(agencies=frozenset({"elsewhere"})), now)
        security = await work.ticket_queue.page(QueueFilter(), Coverage(security_matters=True), now)
        counts = await work.ticket_queue.counts("hsu", ALL, now)
    assert (none.total, security.total, counts.live, counts.nobody, counts.late) == (0, 1, 3, 3, 0), "what is urgent is a matter of security"


async def test_whoever_wrote_a_name_is_kept_beside_the_words(clerks: Clerks) -> None:
    await clerks.do(ClerkAct.ANSWER, "您好")
    answered = [note for note in await clerks.story() if note.event is TicketEvent.ANSWERED]
    assert [(note.by, note.author) for note in answered] == [(TicketAuthor.HELPDESK, "hsu")]
