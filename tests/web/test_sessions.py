"""A browser's session: renewed when somebody proves there who they are, ended on the page; a copy of the old cookie is worth nothing (7.4, T17)."""

import re
from datetime import timedelta

import httpx
import pytest
from starlette.applications import Starlette

from bot.messages import ChatIdentity, ConversationAddress
from bot.tickets.ticket import Asker
from bot.wiring.application import Application
from integrations.mail.embedded import EmbeddedMailer
from tests.web.conftest import Browser, browser, seen
from tests.web.stepping import Stepping, as_

_A_MINUTE = timedelta(minutes=1.1)


def copied(pages: Starlette, of: Browser) -> Browser:
    """Somebody who holds the cookie that a browser has now."""
    other = browser(pages, of.named)
    other.client.cookies = httpx.Cookies(of.client.cookies)
    return other


@pytest.fixture
async def victim(outside: Starlette) -> Browser:
    chat = browser(outside, "")
    await chat.page("/")
    return chat


async def _link_code(pages: Starlette, application: Application) -> str:
    lin = as_(pages, application, "stranger:guest")
    onward = await lin.send("/link", portal_account="mhlin", portal_password="Portal-mhlin-1")
    result = await lin.send(onward.headers["location"], code=lin.code("lin.mh"))
    return str(re.findall(r'<code id="link-code">([A-Z0-9-]+)</code>', result.text)[0])


@pytest.mark.parametrize("live", ["", "1"])
async def test_a_cookie_planted_before_a_chat_was_linked_is_nobodys_afterwards(
    victim: Browser, outside: Starlette, pages: Starlette, application: Application, live: str
) -> None:
    attacker, code, token = copied(outside, victim), await _link_code(pages, application), await _token(victim)
    said = await victim.client.post("/say", data={"csrf": token, "text": code, "live": live})
    assert said.status_code == (200 if live else 303)
    assert "accountdesk=" in said.headers["set-cookie"]
    await application.settle(20)
    page = await victim.page("/")
    assert "林美惠" in seen(page), "the conversation goes on under the new cookie"
    assert "林美惠" not in seen(await attacker.page("/"))
    assert (await attacker.client.post("/say", data={"csrf": token, "text": "我帳號怎麼了"})).status_code == 403


async def test_logged_out_every_copy_of_the_cookie_is_dead_and_the_chat_is_linked_to_nobody(
    victim: Browser, outside: Starlette, pages: Starlette, application: Application
) -> None:
    await victim.client.post("/say", data={"csrf": await _token(victim), "text": await _link_code(pages, application)})
    await application.settle(20)
    page = await victim.page("/")
    assert re.search(r'<form class="log-out" method="post" action="/log-out">', page), "a plain form: no script is needed"
    copy = copied(outside, victim)
    out = await victim.client.post("/log-out", data={"csrf": await _token(victim)})
    assert out.status_code == 303
    assert not victim.client.cookies
    for one in (copy, victim):
        assert "林美惠" not in seen(await one.page("/"))
    assert "已經登出" in seen(await victim.page(out.headers["location"]))
    async with application.store.look() as work:
        assert not [one for one in await work.links.identities_of("lin.mh") if one.channel == "web"]
        ended = [one async for one in work.audit.all() if one.did == "link.ended"]
    assert ended[-1].details["why"] == "logged out"
    assert isinstance(application.mailer, EmbeddedMailer)
    await application.settle(20)
    assert "解除連結" in application.mailer.mails()[0].mail.text, "every address hears of it"


async def test_a_chat_whose_link_was_ended_from_elsewhere_shows_nothing_of_it_any_more(
    victim: Browser, outside: Starlette, pages: Starlette, application: Application
) -> None:
    await victim.client.post("/say", data={"csrf": await _token(victim), "text": await _link_code(pages, application)})
    await application.settle(20)
    assert "林美惠" in seen(await victim.page("/"))
    person = await application.organisation.register.person("lin.mh")
    assert person is not None
    await application.identities.link(ChatIdentity("web", "visitor-another"), person, "operator", actor="operator")
    assert "林美惠" not in seen(await victim.page("/"))
    assert (await victim.client.post("/say", data={"csrf": await _token(victim), "text": "哈囉"})).status_code == 303, "a new visitor speaks there"


async def test_this_wasnt_me_signs_out_the_browser_in_which_a_chat_is_held_and_not_the_one_that_says_so(
    victim: Browser, outside: Starlette, pages: Starlette, application: Application
) -> None:
    await victim.client.post("/say", data={"csrf": await _token(victim), "text": await _link_code(pages, application)})
    await application.settle(20)
    phone = browser(outside, "")
    assert isinstance(application.mailer, EmbeddedMailer)
    path = next(found[0] for one in application.mailer.mails() if (found := re.search(r"/not-me/[\w-]+", one.mail.text)))
    token = re.search(r'name="csrf" value="([0-9a-f]+)"', (await phone.client.get(path)).text)
    assert token is not None
    answer = await phone.client.post(path, data={"csrf": token[1], "freeze": "yes"})
    assert "都登出了" in seen(answer.text)
    assert "林美惠" not in seen(await victim.page("/"))
    assert (await phone.client.get(path)).status_code == 410
    async with application.store.look() as work:
        assert not [one for one in await work.links.identities_of("lin.mh") if one.channel == "web"]
    # Whoever says so in the browser's own chat reads the answer there.
    application.clock.advance(timedelta(days=2))
    await victim.page("/")
    await victim.client.post("/say", data={"csrf": await _token(victim), "text": await _link_code(pages, application)})
    await application.settle(20)
    (own,) = [one for one in await _linked(application) if one.channel == "web"]
    lin, place = await application.register.person("lin.mh"), ConversationAddress("web", own.user, private=True)
    assert lin is not None
    await application.account_actions.freezes.freeze(lin, Asker(lin, own, place, "en"), "link", report=True)
    assert own in await _linked(application)
    assert "林美惠" in seen(await victim.page("/"))


async def _linked(application: Application) -> tuple[ChatIdentity, ...]:
    async with application.store.look() as work:
        return await work.links.identities_of("lin.mh")


async def test_logging_out_needs_the_sessions_token(victim: Browser) -> None:
    assert (await victim.client.post("/log-out", data={})).status_code == 403
    assert (await victim.client.get("/log-out")).status_code == 405


async def test_a_proof_renews_the_cookie_once_and_an_earlier_copy_goes_on_with_nothing(pages: Starlette, application: Application) -> None:
    lin = Stepping(browser(pages, "lin.mh"), application)
    path = await lin.asked("幫我重設密碼")
    thief, before = copied(pages, lin.browser), lin.browser.client.cookies["accountdesk"]
    stale = await _token(lin.browser)
    assert (await lin.send(path, code=lin.code())).status_code == 200
    renewed = lin.browser.client.cookies["accountdesk"]
    assert renewed != before
    application.clock.advance(_A_MINUTE)
    admin = as_(pages, application, "huang.admin")
    given = {"current_password": "Tpead-sfhuang-1", "decision": "approve", "identity_check": "in_person"}
    assert (await admin.send(await admin.pressed("看內容並決定"), code=admin.code(), **given)).status_code == 200
    chosen = await lin.link()
    assert re.findall(r'<input id="(\w+)"', (await lin.open(chosen)).text) == ["new_password", "repeat_password"]
    assert re.findall(r'<input id="(\w+)"', (await thief.client.get(chosen)).text) == ["code"]
    done = await lin.browser.client.post(chosen, data={"csrf": stale, "new_password": "Ox4-Rain.Bottle", "repeat_password": "Ox4-Rain.Bottle"})
    assert done.status_code == 200, "a form that another tab had open before is still good"
    assert lin.browser.client.cookies["accountdesk"] == renewed, "the same person: nothing to renew"


async def _token(chat: Browser) -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', await chat.page("/"))
    assert found is not None
    return found[1]
