"""The way to a helpdesk that may not answer: who waits for it, when it is asked again, and what is held back."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from bot.errors import Denied, Unreachable
from bot.runtime.pace import Pace
from bot.ticketing.helpdesk_line import HelpdeskLine
from bot.tickets.attachment import FileKind, TicketFile, travel_time
from bot.tickets.ticket import TicketDraft, TicketEvent, TicketNews, TicketRef, TicketState
from tests.tickets.conftest import Desk

START = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


class HandClock:
    def __init__(self) -> None:
        self.time = START

    def now(self) -> datetime:
        return self.time


async def test_only_the_first_waits_for_one_who_does_not_answer_and_a_refusal_is_an_answer() -> None:
    clock, asked = HandClock(), 0
    line = HelpdeskLine(clock, timedelta(seconds=5), Pace(timedelta(seconds=30)))

    async def ask(trouble: Exception | None) -> None:
        nonlocal asked
        async with line.asked():
            asked += 1
            if trouble is not None:
                raise trouble

    with pytest.raises(Denied):
        await ask(Denied("helpdesk"))
    assert line.open
    assert line.answers
    for _ in range(3):
        with pytest.raises(Unreachable):
            await ask(Unreachable("helpdesk"))
    assert asked == 2
    assert not line.answers
    clock.time += timedelta(seconds=2)
    await ask(None)
    assert line.open
    assert line.answers


async def test_files_are_given_longer_than_words() -> None:
    line = HelpdeskLine(HandClock(), timedelta(seconds=0.05))
    with pytest.raises(TimeoutError):
        async with line.asked():
            await asyncio.sleep(0.2)
    async with line.asked(travel_time([TicketFile("a.png", FileKind.PNG, bytes(2_500_000))])):
        await asyncio.sleep(0.2)
    assert line.answers


class Grudging:
    """A helpdesk that refuses whatever is said of one ticket, and has news of tickets that nobody knows."""

    def __init__(self) -> None:
        self.opened: list[str] = []
        self.heard: list[tuple[str, str]] = []
        self.refuses_opening = False
        self.said: list[TicketNews] = []

    def address(self, ref: TicketRef) -> str | None:
        return f"https://helpdesk.example/{ref.number}"

    async def open(self, draft: TicketDraft) -> TicketRef:
        if self.refuses_opening:
            raise Denied("helpdesk")
        self.opened.append(draft.key)
        return TicketRef(f"x:{len(self.opened)}", str(len(self.opened)))

    async def add(self, ref: TicketRef, note: str, once: str, files: Sequence[TicketFile] = ()) -> tuple[str, ...]:
        if ref.number == "1":
            raise Denied("helpdesk")
        self.heard.append((ref.number, note))
        return ()

    async def close(self, ref: TicketRef, once: str) -> None:
        self.heard.append((ref.number, "closed"))

    async def reopen(self, ref: TicketRef, note: str, once: str) -> None:
        self.heard.append((ref.number, "reopened"))

    async def news(self, since: str | None) -> tuple[tuple[TicketNews, ...], str]:
        return tuple(self.said[int(since or 0) :]), str(len(self.said))


async def test_a_refused_note_holds_back_its_own_ticket_and_no_other(desk: Desk) -> None:
    ticketing, there = desk.application.ticketing, Grudging()
    object.__setattr__(ticketing, "helpdesk", there)
    await desk.opens("often", "又被鎖了")
    await desk.opens("fine", "印表機卡紙了")
    first, second = await desk.tickets()
    async with desk.application.store.work() as work:
        for ticket, text in ((first, "一"), (second, "二")):
            assert await ticketing.record(work, ticket, TicketEvent.ADDED, text, "console:x", ())
        assert await ticketing.record(work, first, TicketEvent.CLOSED, "", "console:x", ())
    await ticketing.tick()
    assert there.heard == [("2", "二")], "what follows a refused note does not overtake it"


async def test_news_of_a_ticket_that_is_not_recorded_as_filed_yet_waits_for_it(desk: Desk) -> None:
    ticketing, there = desk.application.ticketing, Grudging()
    object.__setattr__(ticketing, "helpdesk", there)
    await desk.opens("often", "又被鎖了")
    there.refuses_opening = True
    await desk.opens("fine", "印表機卡紙了")
    assert (await desk.tickets())[1].ref is None
    there.said.append(TicketNews("x:2", TicketEvent.ANSWERED, "好了", START))
    await ticketing.tick()
    async with desk.application.store.look() as work:
        assert await work.tickets.cursor() in (None, "0"), "an answer to a ticket whose number is still on its way is not lost"
    there.refuses_opening = False
    await ticketing.tick()
    await ticketing.tick()
    assert "好了" in await desk.collect("fine")
    async with desk.application.store.look() as work:
        assert await work.tickets.cursor() == "1"


async def test_reopened_there_is_told_here(desk: Desk) -> None:
    ticketing, there = desk.application.ticketing, Grudging()
    object.__setattr__(ticketing, "helpdesk", there)
    await desk.opens("often", "又被鎖了")
    ticket = await desk.the_ticket()
    async with desk.application.store.work() as work:
        assert await ticketing.record(work, ticket, TicketEvent.CLOSED, "", "console:often", ())
    there.said.append(TicketNews("x:1", TicketEvent.REOPENED, "", START))
    assert "重新處理單號 1" in await desk.collect("often")
    assert (await desk.the_ticket()).state is TicketState.REOPENED
