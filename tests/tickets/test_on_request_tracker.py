"""A person's ticket in a real Request Tracker, from the chat's words to the helpdesk's and back."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.settings.schema import Settings
from bot.store.tables import ticket_notes
from bot.tickets.attachment import FileKind
from bot.tickets.ticket import TicketAuthor, TicketEvent, TicketState
from bot.wiring.application import DataLocation, open_application
from integrations.channels.console import ConsoleChannel
from integrations.helpdesk.request_tracker.attempts import attempt
from tests.servers.request_tracker.server import LARGEST_FILE, QUEUE, RequestTracker, request_tracker
from tests.tickets.conftest import Desk, Founded, one_index

pytestmark = [pytest.mark.xdist_group("request tracker"), pytest.mark.timeout(400)]


@pytest.fixture
async def tracker() -> AsyncIterator[RequestTracker]:
    made = await asyncio.to_thread(request_tracker)
    yield made
    made.start()


@pytest.fixture
async def desk(tmp_path: Path, founded: Founded, tracker: RequestTracker) -> AsyncIterator[Desk]:
    founded.copied_to(tmp_path)
    token = tracker.tokens[tracker.another_desk()]
    helpdesk = {"kind": "request_tracker", "url": tracker.url, "token": token, "queue": QUEUE, "deadline": "30s"}
    where = DataLocation(Settings.model_validate({"helpdesk": helpdesk}), tmp_path / "data", tmp_path / "organisation.yaml")
    async with AsyncExitStack() as stack:
        yield Desk(await stack.enter_async_context(open_application(where, one_index, reached_in=ConsoleChannel.name)))


async def test_a_ticket_goes_there_and_its_answers_closing_and_reopening_come_back(desk: Desk, tracker: RequestTracker) -> None:
    await desk.say("often", "我的帳號 GEAA-012686 怎麼了，密碼是 Abcd1234!")
    said = await desk.opens("often", "GEAA-012686 又被鎖了")
    ticket = await desk.the_ticket()
    assert ticket.number is not None
    assert ticket.number in said

    there = await asyncio.to_thread(tracker.ticket, ticket.number)
    assert (there["Status"], there["Priority"], there["Requestor"][0]["id"]) == ("new", "100", there["Creator"]["id"])
    assert "陳怡君" in there["Subject"]
    (story,) = await asyncio.to_thread(tracker.words, ticket.number)
    for part in ("陳怡君", "緊急", "又被鎖了", "診斷", "一天內反覆鎖定", "對話"):
        assert part in story, story
    assert "GEAA-012686" not in story
    assert "Abcd1234" not in story

    await asyncio.to_thread(tracker.comment, ticket.number, "此人可疑，先不要回")
    await asyncio.to_thread(tracker.reply, ticket.number, "<p>請<b>重新</b>登入</p><blockquote>又被鎖了</blockquote>", "hsu", "text/html")
    heard = await desk.collect("often")
    assert f"服務人員回覆單號 {ticket.number}：\n請重新登入" in heard
    assert "可疑" not in heard
    assert await desk.collect("often") == ""

    await desk.asks("often", f"ticket:add {ticket.number}", "手機也登不進去")
    assert "手機也登不進去" in "".join(await asyncio.to_thread(tracker.words, ticket.number))

    await asyncio.to_thread(tracker.set, ticket.number, "lo", Status="resolved")
    assert "解決了嗎" in await desk.collect("often")
    await desk.press("often", "還沒好")
    await desk.collect("often")
    assert (await asyncio.to_thread(tracker.ticket, ticket.number))["Status"] == "open"
    assert (await desk.the_ticket()).state is TicketState.REOPENED
    assert await desk.collect("often") == "", "what the desk did itself comes back to nobody"

    await asyncio.to_thread(tracker.reply, ticket.number, "已經處理好了", Status="resolved")
    assert "已經處理好了\n單號" in (await desk.collect("often")).replace("\n\n", "\n"), "the answer and the closing are one message"
    await asyncio.to_thread(tracker.set, ticket.number, "lo", Status="open")
    assert f"服務人員重新處理單號 {ticket.number}" in await desk.collect("often")
    assert (await desk.the_ticket()).state is TicketState.REOPENED

    mails = tracker.folder / "mails"
    assert not mails.exists() or "accountdesk" not in mails.read_text(errors="replace"), "the desk's user is mailed nothing"


async def test_files_go_with_the_ticket_and_one_that_is_dropped_there_is_said_there_and_at_the_desk(desk: Desk, tracker: RequestTracker) -> None:
    now, picture = desk.application.clock.now(), b"\x89PNG\r\n\x1a\n\0\xff"
    async with desk.application.store.work() as work:
        await work.attachments.add("often", None, "截圖（手機）.png", FileKind.PNG, content=picture, now=now)
        await work.attachments.add("often", None, "很大.png", FileKind.PNG, content=picture + bytes(LARGEST_FILE), now=now)
    await desk.opens("often", "又被鎖了")
    await desk.collect("often")
    ticket = await desk.the_ticket()
    assert ticket.number is not None
    files = await asyncio.to_thread(tracker.files, ticket.number)
    assert [name for name, _, _ in files] == ["截圖（手機）.png", "很大.png.txt"]
    assert files[0] == ("截圖（手機）.png", "image/png", picture)
    words = "\n".join(await asyncio.to_thread(tracker.words, ticket.number))
    assert "沒有收下這些檔案，或收得不完整，可以到工作台的單子頁面下載：\n📎 很大.png" in words

    await desk.asks("often", f"ticket:add {ticket.number}", "手機也登不進去")
    assert "手機也登不進去" in "".join(await asyncio.to_thread(tracker.words, ticket.number)), "the ticket goes on"
    async with desk.application.store.look() as work:
        internal = [one for one in await work.tickets.notes_of(ticket.id, internal=True) if one.event is TicketEvent.NOTED]
        assert [one.name for one in await work.attachments.of_ticket(ticket.id)] == ["截圖（手機）.png", "很大.png"]
    assert [(one.by, "📎 很大.png" in one.text, "截圖" in one.text) for one in internal] == [(TicketAuthor.DESK, True, False)]

    async with desk.application.engine.begin() as connection:  # as it stands between Request Tracker's yes and our note of it
        await connection.execute(sa.update(attempt).where(attempt.c.key.like("%:note-%")).values(made=None, settled=False))
        await connection.execute(sa.update(ticket_notes).where(ticket_notes.c.event == TicketEvent.ADDED.value).values(filed=None))
    await desk.collect("often")
    async with desk.application.store.look() as work:
        assert await work.tickets.unfiled_notes() == ()
    assert await asyncio.to_thread(tracker.files, ticket.number) == files, "nothing is attached twice"


async def test_what_an_unreachable_one_does_not_have_yet_is_told_and_sent_later(desk: Desk, tracker: RequestTracker) -> None:
    await asyncio.to_thread(tracker.stop)
    said = await desk.opens("often", "又被鎖了")
    assert "連不上" in said, said
    ticket = await desk.the_ticket()
    assert ticket.number is None
    asked = desk.application.ticketing.line
    assert not asked.open, "it is not asked again at once"
    await asyncio.to_thread(tracker.start)
    await desk.line(advance="10m")
    ticket = await desk.the_ticket()
    assert ticket.number is not None
    assert ticket.number in desk.read_by("often")
    assert (await asyncio.to_thread(tracker.ticket, ticket.number))["Status"] == "new"
