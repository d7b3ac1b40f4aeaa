"""What docs/request-tracker.md has an operator do, done to a real Request Tracker: the scrip, the rights, the language."""

import asyncio
import re
from pathlib import Path

import httpx
import pytest
from pydantic import TypeAdapter

from bot.cli.run import run_desk
from bot.cli.web_server import listen
from bot.clock import SystemClock
from bot.settings.schema import Settings
from bot.wiring.application import DataLocation, open_application
from integrations.channels.console import ConsoleChannel
from integrations.helpdesk.helpdesk_building import examine_helpdesk
from integrations.helpdesk.request_tracker.entry import REQUEST_TRACKER, RequestTrackerSettings
from integrations.helpdesk.request_tracker.transactions import number_of
from tests.conftest import ROOT
from tests.servers.request_tracker.server import QUEUE, RequestTracker, request_tracker, run_perl
from tests.tickets.conftest import Desk, Founded, one_index
from tests.tickets.test_unfriendly_tracker import DRAFT
from tests.tickets.tracker_desk import adapter, attempts_in, babbling

pytestmark = [pytest.mark.xdist_group("request tracker"), pytest.mark.timeout(400)]
SECRET = "a-secret-of-forty-letters"
SCRIP = ROOT / "tests" / "servers" / "request_tracker" / "scrip.pl"


@pytest.fixture
async def tracker() -> RequestTracker:
    return await asyncio.to_thread(request_tracker)


def page_block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", (ROOT / "docs" / "request-tracker.md").read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


async def test_the_scrip_of_the_page_brings_an_answer_at_once_and_the_hook_believes_nothing(tracker: RequestTracker, tmp_path: Path, founded: Founded) -> None:
    founded.copied_to(tmp_path)
    token = tracker.tokens[tracker.another_desk()]
    helpdesk = {"kind": "request_tracker", "url": tracker.url, "token": token, "queue": QUEUE, "deadline": "30s", "poll": "12h", "hook_secret": SECRET}
    listening = listen("127.0.0.1", 0)
    url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    code = page_block("perl").replace("https://desk.example", url).replace("the secret", SECRET)
    where = DataLocation(Settings.model_validate({"helpdesk": helpdesk}), tmp_path / "data", tmp_path / "organisation.yaml")
    async with open_application(where, one_index, reached_in=ConsoleChannel.name) as application:
        desk = Desk(application)
        await desk.opens("often", "又被鎖了")
        ticket = await desk.the_ticket()
        assert ticket.number is not None
        await asyncio.to_thread(run_perl, tracker, SCRIP, code)
        async with run_desk(application, listening, url):
            await _refusals(f"{url}/hooks/request-tracker")
            try:
                await asyncio.to_thread(tracker.reply, ticket.number, "請重新登入")
                for _ in range(900):
                    if any(one.text == "請重新登入" for one in await desk.notes(ticket)):
                        break
                    await asyncio.sleep(0.1)
                assert [one.text for one in await desk.notes(ticket)][-1] == "請重新登入"
            finally:
                await asyncio.to_thread(run_perl, tracker, SCRIP)


async def _refusals(address: str) -> None:
    async with httpx.AsyncClient(trust_env=False) as client:
        right = {"x-hook-secret": SECRET}
        assert (await client.post(address, json={"ticket": 1})).status_code == 403
        assert (await client.post(address, json={"ticket": 1}, headers={"x-hook-secret": SECRET + "x"})).status_code == 403
        for body in (b"", b"[]", b"{", b'{"ticket": "1"}', b'{"ticket": true}', b'{"ticket": 0}', b" " * 5000):
            assert (await client.post(address, content=body, headers=right)).status_code == 400
        assert (await client.post(address, json={"ticket": 99_999_999}, headers=right)).status_code == 204
        assert (await client.get(address, headers=right)).status_code == 405


async def examined(url: str, token: str, queue: str = QUEUE) -> dict[str, tuple[bool, str, str]]:
    section = TypeAdapter(RequestTrackerSettings).validate_python({"kind": "request_tracker", "url": url, "token": token, "queue": queue, "deadline": "60s"})
    assert REQUEST_TRACKER.examine is not None
    return {one.key: (one.ok, one.result, one.remedy) for one in await examine_helpdesk(REQUEST_TRACKER.examine, section, SystemClock())}


async def test_doctor_says_which_right_is_missing(tracker: RequestTracker) -> None:
    await asyncio.to_thread(tracker.call, "hsu", "POST", "ticket", json={"Queue": QUEUE, "Subject": "printer", "Content": "x", "ContentType": "text/plain"})
    before = len(await asyncio.to_thread(tracker.tickets, "id > 0"))
    good = await examined(tracker.url, tracker.tokens["accountdesk"])
    assert all(ok for ok, _, _ in good.values()), good
    assert {"token", "user", "queue", "rights", "news"} <= set(good)
    assert "5.0" in good["token"][1]
    assert good["user"][1] == "the desk is accountdesk"
    looking = await examined(tracker.url, tracker.tokens["onlooker"])
    assert (looking["queue"][0], "CreateTicket" in looking["queue"][2]) == (False, True)
    closeless = await examined(tracker.url, tracker.tokens["closeless"])
    assert (closeless["queue"][0], closeless["rights"][0], "ModifyTicket" in closeless["rights"][1]) == (True, False, True)
    assert not (await examined(tracker.url, tracker.tokens["stranger"]))["queue"][0]
    assert not (await examined(tracker.url, tracker.tokens["accountdesk"], "Nowhere"))["queue"][0]
    assert "English" in (await examined(tracker.url, tracker.tokens["localised"]))["user"][2]
    assert len(await asyncio.to_thread(tracker.tickets, "id > 0")) == before, "nothing is written"


async def test_doctor_tells_a_wrong_token_from_a_wrong_address(tracker: RequestTracker) -> None:
    wrong = await examined(tracker.url, "1-1-00000000000000000000000000000000")
    assert (wrong["token"][0], "not accepted" in wrong["token"][1]) == (False, True)
    async with babbling() as url:
        assert not (await examined(url, "1-1-0"))["url"][0]
    assert not (await examined("http://127.0.0.1:9", "1-1-0"))["url"][0]
    assert not (await examined(f"{tracker.url}/NoAuth", "1-1-0"))["url"][0]


async def test_a_message_whose_answer_breaks_off_is_written_once(tracker: RequestTracker, tmp_path: Path) -> None:
    """For a user whose language is Chinese, Request Tracker records the message and then fails to say so."""
    async with attempts_in(tmp_path) as attempts:
        desk = adapter(attempts, tracker.url, tracker.tokens["localised"], in_flight=60)
        ref = await desk.open(DRAFT)
        await desk.add(ref, "手機也登不進去", "note-1")
        await desk.close(ref, "note-2")
    number = number_of(ref.id)
    assert number is not None
    words = await asyncio.to_thread(tracker.words, str(number))
    assert sum("手機也登不進去" in one for one in words) == 1
    assert len(words) == 3
    assert (await asyncio.to_thread(tracker.ticket, str(number)))["Status"] == "resolved"
    address = desk.address(ref)
    assert address == f"{tracker.url}/Ticket/Display.html?id={number}"
