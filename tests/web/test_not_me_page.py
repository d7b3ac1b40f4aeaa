"""The page behind a mailed notice, `/not-me/<token>`: a GET shows and freezes nothing, its form freezes (C20, T16)."""

import re
from dataclasses import replace

import pytest
from starlette.applications import Starlette

from bot.messages import Phrase
from bot.wiring.application import Application
from integrations.mail.embedded import EmbeddedMailer
from tests.web.conftest import browser, seen
from tests.web.stepping import Stepping

ROBOTS = ("TelegramBot (like TwitterBot)", "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)", "curl/8.5")


async def mailed(application: Application, language: str | None = None) -> str:
    """The path in the mail of a notice that was just sent, to somebody of this language."""
    person, now = await application.register.person("lin.mh"), application.clock.now()
    assert person is not None
    async with application.store.work() as work:
        notice = Phrase("notice.linked", {"channel": "web", "at": now})
        await application.account_actions.freezes.change_notices.notify(work, replace(person, language=language), (notice,), "link", now)
    await application.settle(20)
    assert isinstance(application.mailer, EmbeddedMailer)
    text = next(sent.mail.text for sent in application.mailer.mails() if sent.mail.person == "lin.mh")
    found = re.search(r"http://localhost:8080(/not-me/[\w-]+)", text)
    assert found is not None, text
    assert "/s/" not in text
    return found[1]


async def frozen(application: Application) -> bool:
    person = await application.register.person("lin.mh")
    assert person is not None
    return await application.account_actions.freezes.standing(person) is not None


@pytest.fixture
def lin(pages: Starlette, application: Application) -> Stepping:
    return Stepping(browser(pages, "lin.mh"), application)


async def test_c20_opened_by_anybody_and_as_often_as_they_like_it_freezes_nothing(lin: Stepping, pages: Starlette, application: Application) -> None:
    path = await mailed(application)
    for robot in ROBOTS:
        client = browser(pages, user_agent=robot).client
        assert (await client.get(path)).status_code == 200
        assert (await client.head(path)).status_code in (200, 405)
        assert (await client.get(path, params={"freeze": "yes"})).status_code == 200
    page = await lin.open(path)
    assert "24 小時" in seen(page.text)
    assert page.text.count("<form") == 1
    assert 'id="time"' not in page.text, "nobody has to hurry"
    assert not await frozen(application)


async def test_c20_its_one_button_freezes_and_says_until_when(lin: Stepping, application: Application) -> None:
    path = await mailed(application)
    answer = await lin.send(path, freeze="yes")
    assert answer.status_code == 200
    assert "已凍結" in seen(answer.text)
    assert await frozen(application)
    gone = await lin.open(path)
    assert gone.status_code == 410
    assert "這一頁不能用了" in seen(gone.text)


async def test_c20_a_form_that_does_not_say_yes_is_shown_again(lin: Stepping, application: Application) -> None:
    path = await mailed(application)
    answer = await lin.send(path, freeze="no")
    assert answer.status_code == 422
    assert "還沒有凍結" in seen(answer.text)
    assert not await frozen(application)


async def test_t18_another_sites_form_and_one_without_the_token_freeze_nothing(pages: Starlette, application: Application) -> None:
    path, mallory = await mailed(application), browser(pages)
    assert (await mallory.client.post(path, data={"freeze": "yes"})).status_code == 403
    token = await mallory.token()
    foreign = await mallory.client.post(path, data={"freeze": "yes", "csrf": token}, headers={"origin": "https://evil.example"})
    assert foreign.status_code == 403
    assert not await frozen(application)


async def test_an_unknown_page_is_over(lin: Stepping) -> None:
    assert (await lin.open("/not-me/nothing-of-this-kind")).status_code == 410


async def test_who_reads_english_gets_the_mail_and_the_page_in_english(lin: Stepping, application: Application) -> None:
    path = await mailed(application, "en")
    assert "Was that you?" in seen((await lin.open(path)).text)
    assert "Frozen: from now until" in seen((await lin.send(path, freeze="yes")).text)
