"""What every adapter of a helpdesk must do, whichever product stands behind it.

An adapter is added by one more `open_…` function in `COUNTERS`: it gives the port, the helpdesk's own side, and says how to break it.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.errors import BackEndError, Garbled, Unreachable
from bot.ports import Helpdesk, HelpdeskAgents
from bot.secret import Secret
from bot.store.database import open_engine, upgrade
from bot.tickets.attachment import FileKind, TicketFile
from bot.tickets.ticket import Category, Priority, TicketAuthor, TicketDraft, TicketEvent, TicketRef, TicketStory, TranscriptLine
from integrations.helpdesk.embedded.helpdesk import EmbeddedHelpdesk
from integrations.helpdesk.request_tracker.rest2 import Rest2
from tests.helpdesk_mail.room import mail_room
from tests.servers import postgresql
from tests.servers.request_tracker.server import request_tracker
from tests.tickets.tracker_desk import TrackerAgents, adapter, attempts_in, babbling

DRAFT = TicketDraft(
    "key-1", "chen.yj", "陳怡君", "資訊局", "2103", Category.LOCK, Priority.HIGH, ("D15",),
    TicketStory("登不進去", ("D15 TPEAD 鎖定中",), (TranscriptLine(TicketAuthor.PERSON, datetime(2026, 3, 2, 1, 0, tzinfo=UTC), "登不進去"),), ("已回答：被鎖怎麼辦？",)),
)  # fmt: skip

FILES = (TicketFile("截圖-1（手機）.png", FileKind.PNG, b"\x89PNG\r\n\x1a\n\0\xff" + bytes(range(256))), TicketFile("說明.txt", FileKind.TXT, "第一行\n第二行".encode()))


@dataclass(frozen=True)
class Counter:
    """A helpdesk from both sides. `broken(how)`: down, slow, garbled or well. `news_travels`: news is asked for there, and not brought here by other ways.
    `files`: those that its people find in a ticket, None where they find them at the desk."""

    helpdesk: Helpdesk
    agents: HelpdeskAgents
    broken: Callable[[str], None]
    news_travels: bool = True
    files: Callable[[TicketRef], Awaitable[list[tuple[str, bytes]]]] | None = None


@asynccontextmanager
async def open_embedded(folder: Path, address: str | None = None) -> AsyncIterator[Counter]:
    engine = open_engine(address or f"sqlite+aiosqlite:///{folder}/helpdesk.db")
    faults: dict[str, str] = {}

    async def told() -> dict[str, str]:
        return faults

    try:
        await upgrade(engine)
        helpdesk = EmbeddedHelpdesk(engine, SystemClock(), told)
        yield Counter(helpdesk, helpdesk, lambda how: faults.__setitem__("helpdesk", how))
    finally:
        await engine.dispose()


def open_embedded_on_postgresql(folder: Path) -> AbstractAsyncContextManager[Counter]:
    return open_embedded(folder, postgresql.migrated_database())


@asynccontextmanager
async def open_mail(folder: Path, address: str | None = None) -> AsyncIterator[Counter]:
    async with mail_room(folder, address) as room:
        yield Counter(room.helpdesk, room, lambda how: setattr(room.office, "how", how), news_travels=False, files=room.files)


def open_mail_on_postgresql(folder: Path) -> AbstractAsyncContextManager[Counter]:
    return open_mail(folder, postgresql.migrated_database())


@asynccontextmanager
async def open_request_tracker(folder: Path) -> AsyncIterator[Counter]:
    tracker = await asyncio.to_thread(request_tracker)
    async with AsyncExitStack() as stack:
        desk = adapter(await stack.enter_async_context(attempts_in(folder)), tracker.url, tracker.tokens[tracker.another_desk()])
        real, elsewhere = desk._rest, Rest2(await stack.enter_async_context(babbling()), Secret("1-1-x"), 5)

        def broken(how: str) -> None:
            desk._rest = elsewhere if how == "garbled" else real
            {"down": tracker.stop, "slow": tracker.hang}.get(how, tracker.start)()

        try:
            agents = TrackerAgents(tracker)
            yield Counter(desk, agents, broken, files=agents.files)
        finally:
            tracker.start()
            await real.close()
            await elsewhere.close()


COUNTERS: dict[str, Callable[[Path], AbstractAsyncContextManager[Counter]]] = {
    "embedded": open_embedded,
    "on postgresql": open_embedded_on_postgresql,
    "by mail": open_mail,
    "by mail, on postgresql": open_mail_on_postgresql,
    "request tracker": open_request_tracker,
}


# One process for all that needs a server which takes seconds to start.
_TOGETHER = {"request tracker": [pytest.mark.xdist_group("request tracker")]}


@pytest.fixture(params=[pytest.param(opening, marks=_TOGETHER.get(name, []), id=name) for name, opening in COUNTERS.items()])
async def counter(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Counter]:
    async with request.param(tmp_path) as opened:
        yield opened


async def test_a_ticket_is_opened_under_a_number_that_people_can_say(counter: Counter) -> None:
    first = await counter.helpdesk.open(DRAFT)
    second = await counter.helpdesk.open(replace(DRAFT, key="key-2"))
    assert first.number.isdecimal()
    assert int(second.number) > int(first.number)


async def test_the_same_key_is_the_same_ticket_also_when_asked_twenty_times_at_once(counter: Counter) -> None:
    refs = await asyncio.gather(*(counter.helpdesk.open(DRAFT) for _ in range(20)))
    assert len(set(refs)) == 1


async def test_what_people_there_do_is_news_in_order_and_each_once(counter: Counter) -> None:
    ref = await counter.helpdesk.open(DRAFT)
    assert (await counter.helpdesk.news(None))[0] == ()
    assert await counter.agents.answer(ref, "請重新登入 <試試>", "hsu")
    news, cursor = await counter.helpdesk.news(None)
    assert [(one.ref, one.event, one.text) for one in news] == [(ref.id, TicketEvent.ANSWERED, "請重新登入 <試試>")]
    assert await counter.agents.settle(ref, "", "hsu")
    later, cursor = await counter.helpdesk.news(cursor)
    assert [one.event for one in later] == [TicketEvent.CLOSED]
    assert await counter.helpdesk.news(cursor) == ((), cursor)


async def test_what_the_desk_does_is_no_news_to_the_desk(counter: Counter) -> None:
    ref = await counter.helpdesk.open(DRAFT)
    await counter.helpdesk.add(ref, "手機也不行", "note-1")
    await counter.helpdesk.close(ref, "note-2")
    await counter.helpdesk.reopen(ref, "又不行了", "note-3")
    assert (await counter.helpdesk.news(None))[0] == ()


async def test_a_closed_ticket_is_not_closed_twice_and_can_be_once_it_is_reopened(counter: Counter) -> None:
    ref = await counter.helpdesk.open(DRAFT)
    assert await counter.agents.settle(ref, "好了", "hsu")
    assert not await counter.agents.settle(ref, "", "hsu")
    assert not await counter.agents.answer(ref, "再說一句", "hsu")
    await counter.helpdesk.reopen(ref, "", "note-1")
    assert await counter.agents.settle(ref, "", "hsu")


async def test_a_note_sent_twice_is_there_once(counter: Counter) -> None:
    ref = await counter.helpdesk.open(DRAFT)
    await counter.helpdesk.close(ref, "note-1")
    await counter.helpdesk.reopen(ref, "", "note-2")
    await counter.helpdesk.close(ref, "note-1")
    assert await counter.agents.answer(ref, "還開著", "hsu"), "the repeated closing must not close it again"


async def test_files_go_with_their_note_whole_and_once_however_often_it_is_told(counter: Counter) -> None:
    ref = await counter.helpdesk.open(DRAFT)
    for _ in range(2):
        assert await counter.helpdesk.add(ref, "手機的畫面", "note-1", FILES) == ()
    assert await counter.helpdesk.add(ref, "沒有別的了", "note-2") == ()
    if counter.files is not None:
        assert await counter.files(ref) == [(file.name, file.content) for file in FILES]


async def test_an_unknown_ticket_is_named(counter: Counter) -> None:
    ref = await counter.helpdesk.open(DRAFT)
    with pytest.raises(LookupError, match="77"):
        await counter.agents.answer(replace(ref, id="77", number="77"), "?", "hsu")


@pytest.mark.parametrize(("how", "error"), [("down", Unreachable), ("garbled", Garbled)])
async def test_a_broken_helpdesk_says_so_and_what_was_asked_for_is_not_done_twice(counter: Counter, how: str, error: type[BackEndError]) -> None:
    counter.broken(how)
    with pytest.raises(error):
        await counter.helpdesk.open(DRAFT)
    if counter.news_travels:
        with pytest.raises(error):
            await counter.helpdesk.news(None)
    counter.broken("well")
    first = await counter.helpdesk.open(DRAFT)
    second = await counter.helpdesk.open(replace(DRAFT, key="key-2"))
    assert int(second.number) == int(first.number) + 1


async def test_a_slow_helpdesk_keeps_whoever_waits_no_longer_than_they_want(counter: Counter) -> None:
    counter.broken("slow")
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.2):
            await counter.helpdesk.open(DRAFT)
    counter.broken("well")
    assert await counter.helpdesk.open(DRAFT) == await counter.helpdesk.open(DRAFT)
