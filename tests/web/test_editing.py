"""Letters that nobody asked for just now, and letters that change an earlier one: on a page that is open and on one that is opened."""

import asyncio
import re
from datetime import datetime, timedelta

import sqlalchemy as sa
from starlette.applications import Starlette

from bot.messages import Button, ChatIdentity, Choice, ConversationAddress, Phrase, RenderedMessage, Reply
from bot.store.tables import outbox
from bot.web.rendering import Renderer, read_static
from bot.web.routes import WebDependencies
from bot.web.session import Session
from bot.web.timeline import DeskEntry, PersonEntry
from bot.web.visitor import Visitor
from bot.wiring.application import Application
from tests.web.conftest import Browser, browser, seen
from tests.web.test_live_updates import served, streaming

__all__ = ["served"]

_CHEN = ChatIdentity("web", "chen.yj")
_PLACE = ConversationAddress("web", "chen.yj", private=True)


async def _write(application: Application, reply: Reply, answers: int | None = None) -> int:
    async with application.store.work() as work:
        posted = await work.outbox.post(_PLACE, _CHEN, "zh-Hant-TW", reply, application.clock.now(), answers)
    application.delivery.wake()
    return posted.number


async def test_a_message_that_answers_nothing_arrives_by_itself_and_stands_last(served: Browser, application: Application) -> None:
    await served.post("/say", text="哈囉")
    async with streaming(served.client, "/updates?as=chen.yj") as page:
        for _ in range(2):
            await page.item()
        await _write(application, Reply((Phrase("thanks"),)))
        assert "不客氣" in (await page.item())["data"]
    assert _articles(await served.page())[-1] == "desk"


async def test_an_edited_message_changes_where_it_stands_here_and_after_a_reload(served: Browser, application: Application) -> None:
    first = await _write(application, Reply((Phrase("hello"),)))
    await served.post("/say", text="謝謝")
    async with streaming(served.client, f"/updates?as=chen.yj&after={first + 1}") as page:
        second = await _write(application, Reply((Phrase("bye"),), replaces=str(first)))
        edited = (await page.item())["data"]
        assert f'data-replaces="l{first}"' in edited
        third = await _write(application, Reply((Phrase("thanks"),), replaces=str(second)))
        assert f'data-replaces="l{second} l{first}"' in (await page.item())["data"], "whoever missed the second one changes the first"
    shown = await served.page()
    assert re.findall(r'id="l(\d+)"', shown) == [str(third), str(first + 1)]
    assert "你好，我是帳號服務台" not in seen(shown)
    await served.post("/demo/clock", by="15m")
    await _write(application, Reply((Phrase("bye"),), replaces=str(third)))
    assert re.search(r"更新 \d\d:\d\d", seen(await served.page()))


async def test_a_press_that_only_changes_its_own_message_is_not_shown_as_words(pages: Starlette, application: Application) -> None:
    chen = browser(pages)
    first = await _write(application, Reply((Phrase("hello"),), (Choice(Phrase("hello.check"), "none"),)))
    button = re.findall(r'name="button" value="([^"]+)"', await chen.page())[0]
    await chen.post("/press", button=button)
    async with application.store.look() as work:
        ((turn, _),) = await work.inbox.said_in("web", "chen.yj", 10)
        (answer,) = [one for one in await work.outbox.written_in("web", "chen.yj", 10) if one.answers == turn]
    assert _articles(await chen.page()) == ["desk", "mine", "desk"], "answered by a letter of its own it stays"
    async with application.engine.begin() as connection:
        await connection.execute(sa.update(outbox).where(outbox.c.id == answer.number).values(state="lost"))
    edit = await _write(application, Reply((Phrase("thanks"),), replaces=str(first)), answers=turn)
    page = await chen.page()
    assert _articles(page) == ["desk"]
    assert f'id="l{edit}"' in page
    assert f'data-instead="m{turn}"' in page
    assert 'id="typing" class="typing" hidden' in page, "and nothing is awaited"


async def test_all_open_pages_are_told_at_once_that_the_demonstration_started_over(served: Browser, application: Application) -> None:
    await served.post("/say", text="謝謝")
    async with streaming(served.client, "/updates?as=chen.yj&after=1") as one, streaming(served.client, "/updates?as=lin.mh") as other:
        await one.event()
        await other.event()
        await served.post("/demo/over")
        async with asyncio.timeout(2):
            assert (await one.event())["event"] == (await other.event())["event"] == "over"


async def test_a_page_that_slept_through_the_start_over_is_told_though_its_number_came_again(served: Browser, application: Application) -> None:
    await served.post("/say", text="謝謝")
    (mark,) = re.findall(r'data-mark="([^"]+)"', await served.page())
    await served.post("/demo/over")
    await served.post("/demo/clock", by="15m")
    for text in ("哈囉", "謝謝"):
        await served.post("/say", text=text)
    assert mark.partition(".")[0] in re.findall(r'id="l(\d+)"', await served.page())
    async with streaming(served.client, f"/updates?as=chen.yj&after={mark}") as page:
        assert [(await page.event()).get("event") for _ in range(2)] == [None, "over"]


async def test_the_page_is_told_when_the_conversation_goes_over_to_the_other_language(served: Browser) -> None:
    async with streaming(served.client, "/updates?as=chen.yj&drawn=zh-Hant-TW") as page:
        await page.event()
        await served.post("/say", text="thank you very much", live="1")
        assert await page.event() == {"event": "language", "data": "en"}
        asked, answered = await page.item(), await page.item()
        assert "You said:" in asked["data"]
        assert 'class="words" lang="en"' in answered["data"]


async def test_a_letter_that_changed_in_the_minute_it_was_written_names_the_time_once(dependencies: WebDependencies) -> None:
    drawing, said = Renderer(dependencies, read_static()), dependencies.clock.now().replace(second=1)
    visitor = Visitor(Session("s", fresh=False), _CHEN, "zh-Hant-TW", None, "chen.yj", None)

    def drawn(edited: datetime) -> str:
        item = DeskEntry(1, 0, 0, RenderedMessage("…", "en", says=("…",)), frozenset(), frozenset(), said, "1.0", edited=edited)
        return drawing.item(item, "zh-Hant-TW", visitor=visitor, token="t", once="o")

    assert "更新 " not in drawn(said + timedelta(seconds=20))
    assert "更新 " in drawn(said + timedelta(seconds=90))


async def test_a_thumb_is_quiet_and_has_a_name_that_can_be_read_out(dependencies: WebDependencies) -> None:
    drawing = Renderer(dependencies, read_static())
    post = RenderedMessage("…", "en", buttons=(Button("b1", "Look at my account"), Button("b2", "👍"), Button("b3", "👎")), says=("…",))
    item = DeskEntry(1, 0, 0, post, frozenset({"b2"}), frozenset(), dependencies.clock.now(), "1.0")
    visitor = Visitor(Session("s", fresh=False), _CHEN, "zh-Hant-TW", None, "chen.yj", None)
    html = drawing.item(item, "zh-Hant-TW", visitor=visitor, token="t", once="o")
    assert '<button name="button" value="b1">Look at my account</button>' in html
    assert '<button name="button" value="b2" class="thumb spent" aria-label="This helped" title="This helped" disabled><svg' in html
    assert '<button name="button" value="b3" class="thumb" aria-label="This did not help" title="This did not help"><svg' in html
    pressed = drawing.item(PersonEntry(2, "👍", None, dependencies.clock.now(), "b2"), "zh-Hant-TW", visitor=visitor, token="t", once="o")
    assert "有幫助" in pressed, "what was pressed is shown in words too"
    assert "👍" not in html + pressed, "a machine without a font for it would show an empty box"


def _articles(page: str) -> list[str]:
    return re.findall(r'<article class="item (\w+)"', page)
