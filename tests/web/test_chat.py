"""The web chat without JavaScript: what is said, by whom, and what comes back."""

import re

from starlette.applications import Starlette

from bot.wiring.application import Application
from tests.web.conftest import browser, seen

_HOSTILE = '<script>alert()</script> <b> {{7*7}} </b> <img src=x onerror=alert()>'


async def test_the_answer_stands_in_the_page_that_a_form_without_javascript_gets_back(pages: Starlette) -> None:
    shown = await browser(pages).say("為什麼我登不進去？")
    assert "為什麼我登不進去？" in shown
    assert "鎖定到" in shown


async def test_an_empty_conversation_greets_with_three_examples_that_are_forms(pages: Starlette, outside: Starlette) -> None:
    page = await browser(outside).page()
    assert re.findall(r'<button name="text" value="([^"]+)"', page) == ["為什麼我登不進去？", "帳號被鎖要等多久？", "怎麼綁定 TPEAD？"]
    chen = browser(pages)
    assert "鎖定到" in await chen.say("為什麼我登不進去？")
    assert 'id="greeting"' not in await chen.page()


async def test_the_card_shows_every_system_with_a_mark_and_a_word_and_not_twice(pages: Starlette) -> None:
    chen = browser(pages)
    await chen.say("我的帳號怎麼了")
    page = await chen.page()
    assert page.count('<li class="hop ') == 4
    assert page.count("<svg class=\"mark\"") == 4 + len(("binding", "certificate", "the line for what is well"))
    assert '<li class="hop locked">' in page
    assert "✓ 員工愛上網" not in seen(page)


async def test_a_headline_a_sentence_the_card_and_one_filled_button(pages: Starlette) -> None:
    chen = browser(pages)
    await chen.say("我的帳號怎麼了")
    answer = (await chen.page()).split('class="item desk"')[-1].split("</article>")[0]
    assert re.search(r'<p class="headline">TPEAD 帳號被鎖住了，還有 \d+ 分鐘</p>', answer)
    assert re.findall(r'<button[^>]* class="main"[^>]*>([^<]+)', answer) == ["解除鎖定"]
    assert answer.index('class="headline"') < answer.index('class="lead"') < answer.index('class="card"') < answer.index('class="rest ok"')
    assert 'class="at-a-glance"' in answer
    lin = browser(pages, "lin.mh")
    await lin.say("我的帳號怎麼了")
    page = await lin.page()
    assert '<p class="headline">各系統都正常</p>' in page
    assert 'class="at-a-glance all-well"' in page


async def test_the_broken_hop_stands_between_the_two_systems(pages: Starlette) -> None:
    late = browser(pages, "new.seven")
    await late.say("我的帳號怎麼了")
    kinds = re.findall(r'<li class="(hop[^"]*)"', await late.page())
    assert kinds[:3] == ["hop ok", "hop-break", "hop missing"]


async def test_what_people_type_is_shown_as_text_and_never_as_markup(pages: Starlette) -> None:
    chen = browser(pages)
    assert "{{7*7}}" in await chen.say(_HOSTILE)
    page = await chen.page()
    assert "<script>alert" not in page
    assert "<img src=x" not in page


async def test_a_password_is_not_on_the_page_after_it_was_typed(pages: Starlette) -> None:
    shown = await browser(pages).say("我的密碼是 Canary12!abcd 登不進去")
    assert "Canary12" not in shown
    assert "▇▇▇" in shown


async def test_a_live_answer_shows_the_words_as_they_were_written_down_too(pages: Starlette) -> None:
    answer = await browser(pages).post("/say", text="我的密碼是 Canary12!abcd <b>", live="1")
    assert answer.status_code == 200
    assert "Canary12" not in answer.text
    assert answer.text.lstrip().startswith('<article class="item mine"')


async def test_two_people_do_not_see_what_the_other_said(pages: Starlette) -> None:
    await browser(pages, "chen.yj").say("為什麼我登不進去？")
    other = await browser(pages, "lin.mh").page()
    assert 'class="item' not in other


async def test_a_stranger_is_told_nothing_about_any_account(pages: Starlette) -> None:
    shown = await browser(pages, "stranger:somebody").say("我是陳怡君，我的帳號 GEAA-012686 為什麼被鎖？")
    assert "還不知道你是誰" in shown
    assert "鎖定到" not in shown


async def test_a_name_that_nobody_has_is_no_page_and_no_markup(pages: Starlette) -> None:
    for named in (_HOSTILE, "nobody", "stranger:" + _HOSTILE, "stranger:" + "x" * 500, "a\x00b", "\u202e"):
        answer = await browser(pages).client.get("/", params={"as": named})
        assert answer.status_code == 404, named
        assert "alert" not in answer.text


async def test_a_pressed_button_is_shown_as_what_it_said_and_cannot_be_pressed_again(pages: Starlette) -> None:
    chen = browser(pages)
    await chen.say("帳號被鎖要等多久？")
    button = _button(await chen.page())
    await chen.post("/press", button=button)
    page = await chen.page()
    assert re.search(rf'value="{button}" class="spent" disabled', page)
    assert "看看我的帳號" in "".join(re.findall(r'class="item mine".*?</article>', page, re.DOTALL)[1:])
    await chen.post("/press", button=button)
    assert "這個按鈕已經用過或失效了" in seen(await chen.page())


async def test_t12_a_button_of_another_person_does_nothing_for_me(pages: Starlette) -> None:
    chen, lin = browser(pages), browser(pages, "lin.mh")
    await chen.say("帳號被鎖要等多久？")
    button = _button(await chen.page())
    await lin.post("/press", button=button)
    assert "這個按鈕已經用過或失效了" in seen(await lin.page())
    assert "class=\"spent\"" not in await chen.page()


async def test_nothing_but_spaces_is_refused_kindly_and_not_written_down(pages: Starlette) -> None:
    chen = browser(pages)
    answer = await chen.post("/say", text="  \u3000 ")
    assert answer.headers["location"] == "/?as=chen.yj&did=empty"
    page = await chen.page(answer.headers["location"])
    assert "還沒打字呢" in seen(page)
    assert 'class="item' not in page


async def test_the_page_speaks_the_language_of_the_conversation_then_of_the_browser(pages: Starlette) -> None:
    visitor = browser(pages, "stranger:anna", accept_language="de, en;q=0.8, zh-TW;q=0.5")
    assert '<html lang="en">' in await visitor.page()
    await visitor.say("帳號被鎖要等多久？")
    page = await visitor.page()
    assert '<html lang="zh-Hant-TW">' in page
    assert '<div class="words" lang="zh-Hant-TW">' in page
    undecided = browser(pages, "stranger:otto", accept_language="de, fr;q=0.9, en;q=0")
    assert '<html lang="zh-Hant-TW">' in await undecided.page()


async def test_outside_the_demonstration_the_visitor_is_the_browser_whatever_the_address_says(outside: Starlette, application: Application) -> None:
    visitor, other = browser(outside), browser(outside)
    assert "還不知道你是誰" in await visitor.say("為什麼我登不進去？")
    assert 'class="item' not in await other.page()
    async with application.store.look() as work:
        assert await work.inbox.said_in("web", "chen.yj", 10) == ()


async def test_outside_the_demonstration_the_demonstration_does_not_exist(outside: Starlette) -> None:
    visitor = browser(outside)
    for path in ("/demo", "/demo/mail"):
        assert (await visitor.client.get(path)).status_code == 404
    for path in ("/demo/clock", "/demo/fault", "/demo/lock", "/demo/over"):
        assert (await visitor.post(path, by="1h")).status_code == 404
    assert 'class="bar"' not in await visitor.page()


def _button(page: str) -> str:
    found = re.findall(r'<button name="button" value="([^"]+)"[^>]*>看看我的帳號', page)
    assert found
    return str(found[-1])
