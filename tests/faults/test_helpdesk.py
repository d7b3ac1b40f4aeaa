"""A real Request Tracker behind a line that is gone, silent, or loses the answer: every ticket is there once, and everybody hears its number."""

import asyncio
from pathlib import Path

import httpx
import pytest

from tests.faults.line import line_to
from tests.faults.town import ENGLISH, town_of
from tests.servers.request_tracker.server import QUEUE, request_tracker

pytestmark = pytest.mark.xdist_group("request tracker")
WAYS = ("refused", "hole", "cut", "cut", "cut")
PEOPLE = [f"lock{number}" for number in range(len(WAYS) - 1)] + [ENGLISH]
SAID = "我要開單：電子認證平臺登入後一片空白"


@pytest.mark.long
@pytest.mark.timeout(400)
async def test_a_ticket_that_was_not_taken_or_not_answered_is_filed_once_and_its_number_is_told(tmp_path: Path) -> None:
    tracker = request_tracker()
    user = tracker.another_desk()
    there = httpx.URL(tracker.url)
    async with line_to(there.host, there.port or 80) as line:
        address = f"http://{line.host}:{line.port}{there.path.rstrip('/')}"
        helpdesk = {"kind": "request_tracker", "url": address, "token": tracker.tokens[user], "queue": QUEUE, "deadline": "4s", "poll": "1s"}
        async with town_of(tmp_path, PEOPLE, {"helpdesk": helpdesk}) as town:
            for number, (person, way) in enumerate(zip(PEOPLE, WAYS, strict=True)):
                english = person == ENGLISH
                await town.asks(person, "open a ticket: the page stays blank after I sign in" if english else SAID)
                await line.turn(way, cut_at=number - 1)
                line.drop()
                told = await town.asks(person, "send it" if english else "送出", 60)
                assert told
                assert (await town.desk.get("/readyz"))[0] == 200
                await line.turn("well")
            numbers = await asyncio.wait_for(_numbers(tracker, user), 200)
            for person in PEOPLE:
                await town.hear([person], *(str(one) for one in numbers), timeout=200)
            assert len(numbers) == len(PEOPLE), "each once"
            assert await town.desk.stop() == 0
        assert len(await _numbers(tracker, user)) == len(PEOPLE)


async def _numbers(tracker: object, user: str) -> list[int]:
    """The tickets that this desk made, once everybody's is there."""
    while True:
        found = await asyncio.to_thread(tracker.tickets, f"Creator = '{user}'")  # type: ignore[attr-defined]
        if len(found) >= len(PEOPLE):
            return [int(one["id"]) for one in found]
        await asyncio.sleep(1)
