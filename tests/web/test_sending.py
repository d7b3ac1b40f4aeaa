"""The same form sent twice is said once: a double click, a retry over a bad line, the way back in the browser."""

import asyncio
import re

from starlette.applications import Starlette

from bot.wiring.application import Application
from tests.web.conftest import browser


async def test_the_same_form_twice_is_said_once_and_answered_once(pages: Starlette) -> None:
    chen = browser(pages)
    for _ in range(3):
        await chen.post("/say", text="謝謝", once="a1")
    page = await chen.page()
    assert page.count('<article class="item mine"') == page.count('<article class="item desk"') == 1


async def test_twenty_at_once_are_one(pages: Starlette) -> None:
    chen = browser(pages)
    token = await chen.token()
    fields = {"csrf": token, "as": "chen.yj", "once": "b2", "text": "謝謝", "live": "1"}
    answers = await asyncio.gather(*(chen.client.post("/say", data=fields) for _ in range(20)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({re.sub(r'name="once" value="[^"]+"', "", answer.text) for answer in answers}) == 1, "a retry is shown what the first one was"
    assert (await chen.page()).count('<article class="item mine"') == 1


async def test_the_page_behind_the_back_button_still_says_other_words(pages: Starlette) -> None:
    chen = browser(pages)
    await chen.post("/say", text="謝謝", once="c3")
    await chen.post("/say", text="再見", once="c3")
    assert (await chen.page()).count('<article class="item mine"') == 2


async def test_a_button_pressed_twice_by_a_double_click_is_pressed_once(pages: Starlette) -> None:
    chen = browser(pages)
    await chen.say("帳號被鎖要等多久？")
    button = re.findall(r'<button name="button" value="([^"]+)"', await chen.page())[-1]
    for _ in range(2):
        await chen.post("/press", button=button, once="d4")
    assert "這個按鈕已經用過或失效了" not in await chen.page()


async def test_nobody_can_use_up_the_mark_of_somebody_else(pages: Starlette) -> None:
    chen, lin = browser(pages), browser(pages, "lin.mh")
    await chen.post("/say", text="謝謝", once="e5")
    await lin.post("/say", text="謝謝", once="e5")
    assert (await lin.page()).count('<article class="item mine"') == 1


async def test_every_form_carries_a_mark_of_its_own_page(pages: Starlette) -> None:
    chen = browser(pages)
    await chen.say("帳號被鎖要等多久？")
    one, two = [set(re.findall(r'name="once" value="([^"]+)"', await chen.page())) for _ in range(2)]
    assert len(one) == len(two) == 1
    assert one != two
    page = await chen.page()
    assert len(re.findall(r'action="/(?:say|press)"', page)) == page.count('name="once"')


async def test_t4_the_name_of_an_event_does_not_tell_the_words(pages: Starlette, application: Application) -> None:
    chen = browser(pages)
    await chen.post("/say", text="我的密碼是 Canary12!abcd", once="f6")
    async with application.store.look() as work:
        ((_, message),) = await work.inbox.said_in("web", "chen.yj", 10)
    assert re.fullmatch(r"web-[0-9a-f]{48}", message.event)


async def test_what_a_browser_keeps_is_named_for_this_session_and_this_person(pages: Starlette) -> None:
    chen, again = browser(pages), browser(pages)
    names = [_drafts(await who.page(path)) for who in (chen, again) for path in ("/?as=chen.yj", "/?as=lin.mh")]
    assert len(set(names)) == 4
    assert _drafts(await chen.page()) == names[0]


def _drafts(page: str) -> str:
    found = re.search(r'data-drafts="([0-9a-f]{24})"', page)
    assert found is not None
    return found[1]
