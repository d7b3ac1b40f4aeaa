"""Live updates over a real server: everything arrives once, also after the connection was cut."""

import asyncio
import re
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest

from bot.cli.web_server import listen, serve
from bot.web.routes import build_routes
from bot.wiring.application import Application
from bot.wiring.web_dependencies import build_web_dependencies
from tests.web.conftest import Browser


class Stream:
    """The events of one connection, as a browser reads them."""

    def __init__(self, answer: httpx.Response) -> None:
        self.answer = answer
        self._lines = answer.aiter_lines()

    async def event(self) -> dict[str, str]:
        fields: dict[str, str] = {}
        async with asyncio.timeout(10):
            async for line in self._lines:
                if line:
                    name, _, value = line.partition(":")
                    fields[name] = fields[name] + "\n" + value.strip() if name in fields else value.strip()
                elif fields:
                    return fields
        return fields

    async def item(self) -> dict[str, str]:
        while True:
            event = await self.event()
            if not event or event.get("event") == "item":
                return event


@asynccontextmanager
async def streaming(client: httpx.AsyncClient, path: str, **headers: str) -> AsyncIterator[Stream]:
    wanted = {name.replace("_", "-"): value for name, value in headers.items()}
    async with client.stream("GET", path, headers=wanted, timeout=20) as answer:
        yield Stream(answer)


@pytest.fixture
async def served(application: Application) -> AsyncIterator[Browser]:
    listening = listen("127.0.0.1", 0)
    url = f"http://localhost:{listening.getsockname()[1]}"
    delivering = asyncio.create_task(application.delivery.run())
    async with serve(build_routes(build_web_dependencies(application, url)), listening), httpx.AsyncClient(base_url=url) as client:
        yield Browser(client)
    delivering.cancel()


async def test_what_is_said_and_answered_arrives_at_every_open_page_of_that_person(served: Browser) -> None:
    async with streaming(served.client, "/updates?as=chen.yj&after=0") as one, streaming(served.client, "/updates?as=chen.yj&after=0") as two:
        assert one.answer.headers["content-type"].startswith("text/event-stream")
        await served.post("/say", text="帳號被鎖要等多久？", live="1")
        for page in (one, two):
            asked, answered = await page.item(), await page.item()
            assert "帳號被鎖要等多久？" in asked["data"]
            assert "id" not in asked
            assert "看看我的帳號" in answered["data"]
            assert re.fullmatch(r"\d+\.[0-9a-f]+", answered["id"])


async def test_nobody_else_hears_of_it(served: Browser) -> None:
    async with streaming(served.client, "/updates?as=lin.mh&after=0") as other:
        await served.post("/say", text="帳號被鎖要等多久？")
        await Browser(served.client, "lin.mh").post("/say", text="謝謝", live="1")
        assert "謝謝" in (await other.item())["data"]


async def test_after_a_cut_everything_said_since_arrives_once_and_in_order(served: Browser) -> None:
    await served.post("/say", text="第一句 謝謝")
    first = _marks(await served.page())[-1]
    for text in ("第二句 謝謝", "第三句 謝謝"):
        await served.post("/say", text=text)
    async with streaming(served.client, "/updates?as=chen.yj&after=0", last_event_id=first) as page:
        events = [await page.item() for _ in range(4)]
    assert [("第二句" in event["data"], "第三句" in event["data"]) for event in events[::2]] == [(True, False), (False, True)]
    assert [event["id"] for event in events[1::2]] == _marks(await served.page())[1:]


async def test_a_page_that_already_shows_everything_is_sent_nothing_again(served: Browser) -> None:
    await served.post("/say", text="謝謝")
    last = _marks(await served.page())[-1]
    async with streaming(served.client, f"/updates?as=chen.yj&after={last}") as page:
        await served.post("/say", text="哈囉", live="1")
        assert "哈囉" in (await page.item())["data"]


async def test_a_page_older_than_the_start_over_is_told_to_begin_again(served: Browser) -> None:
    async with streaming(served.client, "/updates?as=chen.yj&after=999") as page:
        events = [await page.event(), await page.event()]
    assert [event.get("event") for event in events] == [None, "over"]


@pytest.mark.parametrize("named", ["", "-1", "x", "9" * 400, "٣", "1;DROP"])
async def test_a_last_event_id_that_is_none_means_from_the_beginning(served: Browser, named: str) -> None:
    await served.post("/say", text="謝謝")
    async with streaming(served.client, f"/updates?as=chen.yj&after={named}") as page:
        assert "謝謝" in (await page.item())["data"]


async def test_a_silent_connection_says_that_it_is_still_there(application: Application) -> None:
    listening = listen("127.0.0.1", 0)
    url = f"http://localhost:{listening.getsockname()[1]}"
    pages = build_routes(build_web_dependencies(application, url), heartbeat=0.05)
    beat = {"event": "beat", "data": "still here"}
    async with serve(pages, listening), httpx.AsyncClient(base_url=url) as client, streaming(client, "/updates?as=chen.yj") as page:
        assert [await page.event() for _ in range(3)] == [{"retry": "2000"}, beat, beat]


async def test_open_pages_do_not_hold_up_a_stop(application: Application) -> None:
    listening = listen("127.0.0.1", 0)
    url = f"http://localhost:{listening.getsockname()[1]}"
    async with httpx.AsyncClient(base_url=url) as client:
        async with serve(build_routes(build_web_dependencies(application, url)), listening):
            open_pages = [client.send(client.build_request("GET", "/updates?as=chen.yj"), stream=True) for _ in range(5)]
            answers = await asyncio.gather(*open_pages)
            began = time.monotonic()
        assert time.monotonic() - began < 2
        assert [await answer.aread() for answer in answers] == [b"retry: 2000\n\n"] * 5


def _marks(page: str) -> list[str]:
    return re.findall(r'data-mark="([^"]+)"', page)
