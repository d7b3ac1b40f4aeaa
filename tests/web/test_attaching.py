"""Files in the web chat: sent with words or without, kept once and for their sender alone, within limits, and never for a stranger."""

import asyncio
import re
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Final

import httpx
import pytest
import sqlalchemy as sa
from starlette.applications import Starlette

from bot.messages import Message, TypedText
from bot.ports import Receipt
from bot.settings.schema import Settings
from bot.store.tables import uploads
from bot.tickets.attachment import Attachment
from bot.web.dependencies import WriteBeside
from bot.web.routes import WebDependencies, build_routes
from bot.wiring.application import Application, DataLocation, open_application
from bot.wiring.web_dependencies import build_web_dependencies
from tests.attachments.conftest import PNG, PROGRAM
from tests.web.conftest import URL, Browser, browser, one_index, seen

Files = Sequence[tuple[str, bytes]]
SMALL: Final = Settings.model_validate({"attachments": {"largest": "100 KB", "per_ticket": 3, "all": "250 KB"}})
LARGE: Final = PNG + b"x" * 100_000


@dataclass
class Resting:
    """Takes what people say and answers nothing for now, as a desk does that is busy with somebody else."""

    application: Application
    said: list[tuple[Message, WriteBeside | None]] = field(default_factory=list)

    async def __call__(self, message: Message, beside: WriteBeside | None = None) -> Receipt:
        self.said.append((message, beside))
        if beside is not None:
            async with self.application.store.work() as work:
                await beside(work)
        return Receipt(fresh=True, secret=False)

    async def goes_on(self) -> None:
        """Answers now."""
        for message, _ in self.said:
            await self.application.intake.accept(message)
        await self.application.settle(20)


@pytest.fixture
async def application(tmp_path: Path) -> AsyncIterator[Application]:
    one_index()
    async with open_application(DataLocation(SMALL, tmp_path), one_index) as opened:
        yield opened


@pytest.fixture
def resting(application: Application) -> Resting:
    return Resting(application)


@pytest.fixture
def restful(dependencies: WebDependencies, resting: Resting) -> Starlette:
    return build_routes(replace(dependencies, accept=resting))


async def sends(one: Browser, files: Files, text: str = "", **fields: str) -> httpx.Response:
    token = await one.token()
    return await one.client.post("/say", data={"csrf": token, "as": one.named, "text": text, **fields}, files=[("file", file) for file in files])


async def hears(one: Browser, application: Application) -> str:
    await application.settle(20)
    return seen(await one.page())


async def kept(application: Application, who: str = "chen.yj") -> tuple[Attachment, ...]:
    async with application.store.look() as work:
        return await work.attachments.waiting_of(who)


async def waiting(application: Application) -> list[tuple[str, bytes | None]]:
    async with application.engine.connect() as connection:
        return [(row.chat, row.content) for row in await connection.execute(sa.select(uploads).order_by(uploads.c.at))]


async def test_a_picture_is_sent_without_a_word_waits_and_goes_with_the_ticket(pages: Starlette, application: Application) -> None:
    chen = browser(pages)
    answer = await sends(chen, [("../截圖.exe.png", PNG), ("evil.png", PROGRAM)])
    assert (answer.status_code, answer.headers["location"]) == (303, "/?as=chen.yj#say")
    said = await hears(chen, application)
    assert "截圖.exe.png (1 KB)" in said, "in the own words, as it was called"
    assert "截圖_exe.png 我先留到" in said
    assert "evil.png 沒有留下來：我只收圖片、PDF 和純文字檔" in said
    [file] = await kept(application)
    assert (file.name, file.size) == ("截圖_exe.png", len(PNG))
    assert await waiting(application) == [], "what was taken is not held a second time"
    await chen.say("轉真人，公文系統打不開")
    await application.settle(20)
    button = re.findall(r'<button name="button" value="([^"]+)"[^>]*>送出這張單', await chen.page())[-1]
    await chen.post("/press", button=button)
    await application.settle(20)
    assert await kept(application) == ()
    await sends(chen, [("b.png", PNG + b"x")], "這是剛剛的畫面")
    assert "b.png 已經放進單子" in await hears(chen, application)
    async with application.store.look() as work:
        [ticket] = await work.tickets.all()
        assert [one.name for one in await work.attachments.of_ticket(ticket.id)] == ["截圖_exe.png", "b.png"]


async def test_neither_words_nor_a_file_is_nothing_and_the_empty_field_of_a_browser_is_no_file(pages: Starlette, application: Application) -> None:
    chen = browser(pages)
    assert (await sends(chen, [("", b"")], " \u3000")).headers["location"] == "/?as=chen.yj&did=empty"
    await sends(chen, [("", b"")], "帳號被鎖要等多久？")
    assert "15 分鐘" in await hears(chen, application)
    assert 'class="sent"' not in (await chen.page()).partition("<template")[0]


async def test_the_page_has_a_field_for_files_that_works_without_a_script(pages: Starlette) -> None:
    page = await browser(pages).page()
    form = page.partition('<form id="composer"')[2].partition("</form>")[0]
    assert 'enctype="multipart/form-data"' in form
    chooser = re.search(r"<input id=\"file\"[^>]*>", form)
    assert chooser is not None
    assert 'type="file" name="file" multiple accept=".png,.jpg,.jpeg,.gif,.webp,.pdf,.txt"' in chooser[0]
    assert 'data-largest="100000" data-count="3" data-all="250000"' in chooser[0]
    assert "PNG、JPEG、GIF、WEBP、PDF、TXT，一個最多 0.1 MB" in form
    assert " required" not in form, "a file alone can be sent"


async def test_the_same_form_twice_is_one_message_whose_files_are_kept_once(pages: Starlette, application: Application) -> None:
    chen = browser(pages)
    token = await chen.token()
    fields = {"csrf": token, "as": "chen.yj", "once": "a1", "text": "看圖", "live": "1"}
    answers = await asyncio.gather(*(chen.client.post("/say", data=fields, files=[("file", ("a.png", PNG))]) for _ in range(10)))
    assert {answer.status_code for answer in answers} == {200}
    await application.settle(20)
    await chen.client.post("/say", data=fields, files=[("file", ("a.png", PNG))])
    await application.settle(20)
    assert (await chen.page()).count('<article class="item mine"') == 1
    assert [file.name for file in await kept(application)] == ["a.png"]
    assert await waiting(application) == [], "the late double has brought nothing back"


async def test_the_same_words_with_other_files_are_another_message(pages: Starlette, application: Application) -> None:
    chen = browser(pages)
    for files in ([("a.png", PNG)], [("b.png", PNG)], [("a.png", PNG + b"x")], []):
        await sends(chen, files, "看圖", once="b2")
        await application.settle(20)
    assert (await chen.page()).count('<article class="item mine"') == 4
    assert [(file.name, file.size) for file in await kept(application)] == [("a.png", len(PNG)), ("b.png", len(PNG)), ("a-2.png", len(PNG) + 1)]


async def test_of_a_stranger_no_byte_is_held_and_the_answer_says_what_to_do(
    pages: Starlette, restful: Starlette, resting: Resting, application: Application, dependencies: WebDependencies
) -> None:
    outside = build_routes(replace(dependencies, demonstration=None, accept=resting))
    for stranger in (browser(restful, "stranger:guest"), browser(outside, "chen.yj")):
        assert (await sends(stranger, [("a.png", PNG)], live="1")).status_code == 200
        assert await waiting(application) == []
    assert [isinstance(message.content, TypedText) and message.content.sent for message, _ in resting.said] == [(), ()]
    stranger = browser(pages, "stranger:guest")
    await sends(stranger, [("a.png", PNG)])
    said = await hears(stranger, application)
    assert "a.png (1 KB)" in said
    assert "不能收檔案" in said


async def test_outside_the_demonstration_a_linked_browser_may_send_files(application: Application, dependencies: WebDependencies, resting: Resting) -> None:
    linked = browser(build_routes(replace(dependencies, demonstration=None, accept=resting)), "")
    await sends(linked, [("a.png", PNG)], live="1")
    [(message, _)] = resting.said
    lin = await application.register.person("lin.mh")
    assert lin is not None
    await application.identities.link(message.sender, lin, "test", actor="test")
    await sends(linked, [("a.png", PNG)], live="1")
    assert await waiting(application) == [(message.sender.user, PNG)]


async def test_t12_no_other_chat_can_name_what_somebody_sent(restful: Starlette, resting: Resting, application: Application, pages: Starlette) -> None:
    await sends(browser(restful), [("a.png", PNG)], live="1")
    [(message, _)] = resting.said
    lin = browser(pages, "lin.mh")
    stolen = replace(message, event="stolen", sender=replace(message.sender, user="lin.mh"), place=replace(message.place, conversation="lin.mh"))
    await application.intake.accept(stolen)
    assert "a.png 沒有留下來：檔案拿不到" in await hears(lin, application)
    assert await kept(application, "lin.mh") == ()
    assert await waiting(application) == [("chen.yj", PNG)], "nor take it away"
    await resting.goes_on()
    assert [file.name for file in await kept(application)] == ["a.png"]


async def test_what_nobody_asks_for_within_an_hour_is_gone(restful: Starlette, resting: Resting, application: Application, pages: Starlette) -> None:
    await sends(browser(restful), [("a.png", PNG)], live="1")
    application.clock.advance(timedelta(minutes=59))
    await application.services.waiting_files.tick()
    assert len(await waiting(application)) == 1
    application.clock.advance(timedelta(minutes=2))
    await application.services.waiting_files.tick()
    assert await waiting(application) == []
    await resting.goes_on()
    assert "a.png 沒有留下來：檔案拿不到，請再傳一次" in await hears(browser(pages), application)


async def test_no_more_wait_than_a_ticket_may_have_and_those_beyond_are_named(
    restful: Starlette, resting: Resting, application: Application, pages: Starlette
) -> None:
    chen, lin = browser(restful), browser(restful, "lin.mh")
    await sends(chen, [("a.png", PNG), ("b.png", PNG)], live="1")
    await sends(chen, [("c.png", PNG), ("d.png", PNG)], live="1")
    await sends(lin, [("e.png", PNG)], live="1")
    assert [chat for chat, _ in await waiting(application)] == ["chen.yj"] * 3 + ["lin.mh"]
    await resting.goes_on()
    assert [file.name for file in await kept(application)] == ["a.png", "b.png", "c.png"]
    assert "d.png 沒有留下來" in await hears(browser(pages), application)
    assert await waiting(application) == []


async def test_a_file_that_is_too_long_is_named_and_no_byte_of_it_held(restful: Starlette, resting: Resting, application: Application, pages: Starlette) -> None:
    await sends(browser(restful), [("large.png", LARGE), ("a.png", PNG)], "看圖", live="1")
    assert sorted(await waiting(application), key=str) == sorted([("chen.yj", None), ("chen.yj", PNG)], key=str)
    await resting.goes_on()
    said = await hears(browser(pages), application)
    assert "large.png (100 KB)" in said
    assert "large.png 沒有留下來：一個檔案最多 0.1 MB" in said
    assert [file.name for file in await kept(application)] == ["a.png"]


async def test_what_was_sent_before_a_crash_is_answered_after_it(tmp_path: Path) -> None:
    where = DataLocation(SMALL, tmp_path)
    async with open_application(where, one_index) as first:
        resting = Resting(first)
        await sends(browser(build_routes(replace(build_web_dependencies(first, URL), accept=resting))), [("a.png", PNG)], live="1")
        [(message, _)] = resting.said
        async with first.store.work() as work:
            await work.inbox.add(message)
    async with open_application(where, one_index) as second:
        assert await second.intake.resume() == 1
        await second.settle(20)
        assert [file.name for file in await kept(second)] == ["a.png"]
        assert await waiting(second) == []


async def test_t4_a_secret_in_the_name_of_a_file_is_taken_out_and_starting_over_forgets_files(
    pages: Starlette, restful: Starlette, application: Application
) -> None:
    chen = browser(pages)
    assert "Canary12" not in (await sends(chen, [("我的密碼是 Canary12!abcd.png", PNG)], live="1")).text
    assert "Canary12" not in await hears(chen, application)
    await sends(browser(restful), [("a.png", PNG)], live="1")
    assert len(await waiting(application)) == 1
    await application.demonstration_controls.start_over("test")
    assert await waiting(application) == []
