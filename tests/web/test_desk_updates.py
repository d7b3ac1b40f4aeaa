"""The desk's live updates over a real server: whoever may see something is told its section, and nobody else."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from bot.audit import AuditEvent, AuditRecord
from bot.cli.web_server import listen, serve
from bot.web.routes import build_routes
from bot.wiring.application import Application
from bot.wiring.web_dependencies import build_web_dependencies
from tests.web.desk_stage import quiet_desk
from tests.web.test_live_updates import Stream, streaming


@pytest.fixture
async def application(tmp_path: Path) -> AsyncIterator[Application]:
    async with quiet_desk(tmp_path) as opened:
        yield opened


@pytest.fixture
async def client(application: Application) -> AsyncIterator[httpx.AsyncClient]:
    listening = listen("127.0.0.1", 0)
    url = f"http://localhost:{listening.getsockname()[1]}"
    pages = build_routes(build_web_dependencies(application, url), heartbeat=0.4)
    async with serve(pages, listening), httpx.AsyncClient(base_url=url) as opened:
        yield opened


async def froze(application: Application, whose: str) -> None:
    async with application.store.work() as work:
        await work.audit.append(AuditRecord(AuditEvent.ACCOUNT_FROZEN, "test", whose), application.clock.now())


async def changed(stream: Stream) -> tuple[str, int]:
    """The next section that has something new."""
    while True:
        event = await stream.event()
        if event.get("event") == "changed":
            return event["data"], int(event["id"])


async def test_each_reader_is_told_of_the_sections_they_see_once_and_after_a_cut_of_what_they_missed(application: Application, client: httpx.AsyncClient) -> None:
    async with application.store.look() as work:
        before = await work.audit.last_number()
    addresses = {who: f"/desk/updates?as={who}&after={before}" for who in ("sec.yeh", "huang.admin", "tsai.admin")}
    async with streaming(client, addresses["sec.yeh"]) as security, streaming(client, addresses["huang.admin"]) as own, streaming(client, addresses["tsai.admin"]) as other:
        await froze(application, "lin.mh")
        heard = [await changed(security), await changed(security)]
        assert sorted(section for section, _ in heard) == ["audit", "identities"]
        assert (await changed(own))[0] == "identities"
        await froze(application, "cul.hung" if await application.register.person("cul.hung") else "tsai.admin")
        section, number = await changed(other)
        assert section == "identities", "what was frozen in another agency before was not told"
        assert number == before + 2
    await froze(application, "lin.mh")
    async with streaming(client, addresses["huang.admin"], last_event_id=str(before + 1)) as again:
        assert await changed(again) == ("identities", before + 3)


async def test_whoever_may_not_be_here_hears_nothing_and_whoever_loses_the_right_is_told_that_it_is_over(
    application: Application, client: httpx.AsyncClient
) -> None:
    assert (await client.get("/desk/updates")).status_code == 303
    assert (await client.get("/desk/updates?as=chen.yj")).status_code == 403
    assert (await client.head("/desk/updates?as=sec.yeh")).status_code == 200
    async with streaming(client, "/desk/updates?as=huang.admin") as own:
        assert (await own.event())["retry"] == "2000"
        assert (await own.event())["event"] == "beat"
        page = (await client.get("/me?as=huang.admin")).text
        token = page.partition('name="csrf" value="')[2].partition('"')[0]
        assert (await client.post("/me?as=huang.admin", data={"csrf": token, "as": "huang.admin", "freeze": "yes"})).status_code == 200
        async with asyncio.timeout(10):
            while (await own.event()).get("event") != "over":
                pass
