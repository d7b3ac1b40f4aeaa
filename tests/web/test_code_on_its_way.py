"""A code that the desk owes: the page says when it comes, takes nothing before that, and shows that it was sent."""

import re
from datetime import timedelta

import pytest
from starlette.applications import Starlette

from bot.wiring.application import Application
from integrations.mail.embedded import EmbeddedMailer
from tests.web.conftest import browser, seen
from tests.web.stepping import Stepping, headline


@pytest.fixture
async def owed(pages: Starlette, application: Application) -> tuple[Stepping, str]:
    """Somebody asks twice within a minute: the code of the second page is owed."""
    chen = Stepping(browser(pages), application)
    await chen.asked("幫我解鎖")
    return chen, await chen.asked("幫我解鎖")


def status(page: str) -> tuple[str, int, str]:
    """Whether there is a code, in how many seconds it comes, and the words."""
    (found,) = re.findall(r'<p id="code-hint"[^>]*data-exists="(\w+)" data-due="(\d+)"[^>]*>(.*?)</p>', page, re.DOTALL)
    return found[0], int(found[1]), seen(found[2])


async def test_the_page_says_to_the_second_when_the_code_comes_and_has_a_link_to_look_again(owed: tuple[Stepping, str]) -> None:
    chen, path = owed
    page = (await chen.open(path)).text
    exists, due, words = status(page)
    assert exists == "no"
    assert 0 < due <= 60
    assert re.search(r"驗證碼會在 \d\d:\d\d:\d\d 自動寄到", words)
    assert re.search(rf'<a class="look" href="{path}[^"]*">再看一次</a>', page)
    assert re.search(r'<p id="code-again"[^>]* hidden>', page), "there is nothing to press"


@pytest.mark.parametrize("code", ["123456", ""])
async def test_what_is_sent_before_the_code_is_no_try_and_is_told_kindly(owed: tuple[Stepping, str], code: str) -> None:
    chen, path = owed
    for _ in range(4):
        answer = await chen.send(path, code=code)
        assert answer.status_code == 422
        assert re.search(r"驗證碼 \d\d:\d\d 才會寄出，請等信寄到再輸入。這不算錯一次。", seen(answer.text))
        assert "還可以試" not in seen(answer.text)
    await _minute(chen)
    assert headline((await chen.send(path, code=chen.code())).text)[0] == "已完成"


async def test_looked_at_again_after_its_minute_the_page_says_that_it_was_sent(owed: tuple[Stepping, str]) -> None:
    chen, path = owed
    mailer = chen.application.mailer
    assert isinstance(mailer, EmbeddedMailer)
    mails = len(mailer.mails())
    for _ in range(3):
        assert status((await chen.open(path)).text)[0] == "no"
    assert len(mailer.mails()) == mails, "looking mails nothing (T16)"
    await _minute(chen)
    exists, due, words = status((await chen.open(path)).text)
    assert (exists, due) == ("yes", 0)
    assert "已寄到" in words
    assert len(mailer.mails()) == mails + 1


@pytest.mark.parametrize("between", [" ", "-", "－", "–", " - "])
async def test_spaces_and_dashes_that_come_with_a_pasted_code_are_taken(pages: Starlette, application: Application, between: str) -> None:
    chen = Stepping(browser(pages), application)
    path = await chen.asked("幫我解鎖")
    code = chen.code()
    assert headline((await chen.send(path, code=f" {code[:3]}{between}{code[3:]} ")).text)[0] == "已完成"


async def test_the_code_has_the_focus_and_the_time_is_told_by_the_clock(pages: Starlette, application: Application) -> None:
    chen = Stepping(browser(pages), application)
    page = (await chen.open(await chen.asked("幫我解鎖"))).text
    assert re.findall(r'name="(\w+)"[^>]* autofocus', page) == ["code"]
    assert re.search(r"這一頁可用到 \d\d:\d\d", seen(page))
    assert re.search(r'<span class="left" role="timer"[^>]*></span>', page), "the rest of the time is told when it is short"


async def _minute(chen: Stepping) -> None:
    chen.application.clock.advance(timedelta(minutes=1.1))
    await chen.application.settle(20)
