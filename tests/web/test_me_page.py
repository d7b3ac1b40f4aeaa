"""`/me`: what people see of themselves, in the demonstration and outside it; opening it changes nothing, and what could harm leads to a page with a proof."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pyotp
import pytest
import sqlalchemy as sa
from starlette.applications import Starlette

from bot.messages import ChatIdentity
from bot.settings.schema import Settings
from bot.store.tables import metadata
from bot.wiring.application import Application, DataLocation, open_application
from tests.web.conftest import Browser, browser, seen
from tests.web.stepping import Stepping, as_

ME = "/me?as=lin.mh"


@pytest.fixture
async def application(tmp_path: Path) -> AsyncIterator[Application]:
    """Nobody asks anything in these tests, so nothing has to be understood."""
    async with open_application(DataLocation(Settings(), tmp_path), reached_in="console") as opened:
        yield opened


@pytest.fixture
def lin(pages: Starlette, application: Application) -> Stepping:
    return as_(pages, application, "lin.mh")


async def pressed(me: Stepping, **fields: str) -> httpx.Response:
    """Opens the page and presses one of its buttons."""
    return await me.send(ME, **{"as": "lin.mh"}, **fields)


async def counted(application: Application) -> dict[str, int]:
    """How many rows each table has."""
    async with application.engine.connect() as connection:
        return {name: (await connection.execute(sa.select(sa.func.count()).select_from(table))).scalar_one() for name, table in metadata.tables.items()}


async def test_it_says_who_one_is_and_what_one_has_and_opening_it_changes_nothing(lin: Stepping, application: Application) -> None:
    before = await counted(application)
    page = await lin.open(ME)
    assert page.status_code == 200
    words = seen(page.text)
    for part in ("林美惠", "資訊局", "li***h@home.example", "加入驗證器", "凍結我的帳號", "登出"):
        assert part in words
    assert (await lin.browser.client.head(ME)).status_code in (200, 405)
    assert await counted(application) == before


async def test_an_authenticator_is_added_by_the_form_alone_and_stands_on_the_page_then(lin: Stepping) -> None:
    onward = await pressed(lin, add="totp")
    assert onward.status_code == 303
    assert re.fullmatch(r"/s/[\w-]+\?as=lin.mh", onward.headers["location"])
    proven = await lin.send(onward.headers["location"], code=lin.code("lin.mh"), current_password="Tpead-mhlin-1")
    assert proven.status_code == 303
    offer = await lin.open(proven.headers["location"])
    assert re.search(r'<img[^>]+src="data:image/svg\+xml[^"]+"[^>]+alt="[^"]+"', offer.text)
    key = re.findall(r'<output id="totp-key">([A-Z2-7 ]+)</output>', offer.text)
    assert len(key) == 1
    assert key[0].replace(" ", "") not in str(offer.url)
    again = await lin.send(proven.headers["location"], totp="000000")
    assert again.status_code == 422
    assert key[0] in again.text, "the same key after a wrong code"
    app = pyotp.TOTP(key[0].replace(" ", ""))
    done = await lin.send(proven.headers["location"], totp=app.at(lin.application.clock.now()))
    assert done.status_code == 200
    assert "驗證器加好了" in seen(done.text)
    page = seen((await lin.open(ME)).text)
    assert "還沒有用過" in page
    onward = await pressed(lin, remove=re.findall(r'name="remove" value="([0-9a-f]+)"', (await lin.open(ME)).text)[0])
    assert onward.status_code == 303
    assert "你加入的最後一種" in seen((await lin.open(onward.headers["location"])).text)


async def test_what_cannot_be_had_is_said_on_the_same_page_and_a_form_from_elsewhere_does_nothing(lin: Stepping) -> None:
    for fields in ({"add": "carrier pigeon"}, {"remove": "0123456789abcdef"}, {"unfreeze": "yes"}):
        answer = await pressed(lin, **fields)
        assert answer.status_code == 409
        assert '<div class="panel told-here"' in answer.text
    assert (await pressed(lin)).status_code == 400
    assert (await pressed(lin, freeze="no")).status_code == 400
    assert (await lin.browser.client.post("/me", data={"as": "lin.mh", "freeze": "yes"})).status_code == 403
    assert (await lin.send(ME, {"origin": "https://evil.example"}, freeze="yes")).status_code == 403
    assert "凍結我的帳號" in seen((await lin.open(ME)).text), "nothing was frozen"


async def test_the_freeze_is_by_the_form_and_its_end_by_a_page_with_two_proofs(lin: Stepping, application: Application) -> None:
    frozen = await pressed(lin, freeze="yes")
    assert frozen.status_code == 200
    assert "已凍結" in seen(frozen.text)
    again = seen((await pressed(lin, freeze="yes")).text)
    assert "已經是凍結的" in again
    assert "不能加入" in again
    assert (await pressed(lin, add="totp")).status_code == 409
    onward = await pressed(lin, unfreeze="yes")
    assert onward.status_code == 303
    ended = await lin.send(onward.headers["location"], code=lin.code("lin.mh"), current_password="Tpead-mhlin-1")
    assert "凍結解除" in seen(ended.text)
    assert "凍結我的帳號" in seen((await lin.open(ME)).text)
    async with application.store.look() as work:
        did = [one.did async for one in work.audit.all()]
    assert did.count("account.frozen") == did.count("account.thawed") == did.count("thaw.asked") == 1


async def linked(application: Application, identity: ChatIdentity, who: str = "lin.mh") -> None:
    person = await application.register.person(who)
    assert person is not None
    await application.identities.link(identity, person, "operator", actor="operator")


async def test_a_chat_is_unlinked_by_its_owner_alone_and_the_last_one_only_after_what_follows_was_read(
    lin: Stepping, pages: Starlette, application: Application
) -> None:
    slack, telegram = ChatIdentity("slack", "U123"), ChatIdentity("telegram", "1001")
    await linked(application, slack)
    await linked(application, telegram)
    page = await lin.open(ME)
    assert "U123" not in page.text
    assert "1001" not in page.text
    first, second = re.findall(r'name="unlink" value="([0-9a-f]+)"', page.text)
    other = await as_(pages, application, "chen.yj").send("/me?as=chen.yj", **{"as": "chen.yj", "unlink": first, "sure": "yes"})
    assert "什麼都沒有變動" in seen(other.text)
    done = await pressed(lin, unlink=first)
    assert "不再和你連結" in seen(done.text)
    await application.settle(20)
    assert "解除連結了" in lin.application.mailer.mails()[0].mail.text  # type: ignore[attr-defined]
    asked = await pressed(lin, unlink=second)
    assert asked.status_code == 200
    assert "還沒有解除" in seen(asked.text)
    async with application.store.look() as work:
        assert await work.links.identities_of("lin.mh") == (telegram,)
    assert "不再和你連結" in seen((await pressed(lin, unlink=second, sure="yes")).text)
    assert (await pressed(lin, unlink=second, sure="yes")).status_code == 200
    async with application.store.look() as work:
        assert await work.links.identities_of("lin.mh") == ()
        ended = [one async for one in work.audit.all() if one.did == "link.ended"]
    assert [(one.subject, one.details["why"], one.details["identity"]) for one in ended] == [
        ("lin.mh", "own wish", "slack:U123"), ("lin.mh", "own wish", "telegram:1001"),
    ]  # fmt: skip


async def test_a_stranger_is_told_how_to_be_linked(pages: Starlette, outside: Starlette) -> None:
    for chat, path in ((browser(pages, "stranger:guest"), "/me?as=stranger:guest"), (browser(outside, ""), "/me")):
        page = await chat.client.get(path)
        assert page.status_code == 200
        assert re.search(r'href="/link', page.text)
        assert "凍結" not in seen(page.text)
        token = re.search(r'name="csrf" value="([0-9a-f]+)"', await chat.page("/"))
        assert token is not None
        sent = await chat.client.post(path, data={"csrf": token[1], "as": chat.named, "freeze": "yes"})
        assert (sent.status_code, sent.headers["location"].partition("?")[0]) == (303, "/me")


async def test_a_stranger_of_the_demonstration_who_was_linked_has_a_page_too(pages: Starlette, application: Application) -> None:
    stranger = as_(pages, application, "stranger:guest")
    result = await stranger.send("/certificate?for=link&as=stranger:guest", card="other")
    (code,) = re.findall(r'<code id="link-code">([A-Z0-9-]+)</code>', result.text)
    chat = browser(pages, "stranger:guest")
    await chat.post("/say", text=code)
    await application.settle(20)
    page = await chat.page("/me?as=stranger:guest")
    assert "就是這裡" in seen(page)
    assert re.search(r'name="unlink" value="[0-9a-f]+"', page)


async def test_outside_the_demonstration_it_is_the_person_of_this_browsers_chat_and_nobody_named(
    outside: Starlette, pages: Starlette, application: Application
) -> None:
    lin = as_(pages, application, "stranger:guest")
    onward = await lin.send("/link", portal_account="mhlin", portal_password="Portal-mhlin-1")
    result = await lin.send(onward.headers["location"], code=lin.code("lin.mh"))
    code = re.findall(r'<code id="link-code">([A-Z0-9-]+)</code>', result.text)[0]
    own = Browser(browser(outside, "").client, "")
    await own.post("/say", text=code)
    await application.settle(20)
    page = await own.page("/me?as=chen.yj")
    assert "林美惠" in seen(page)
    assert "陳怡君" not in seen(page)
    assert "就是這裡" in seen(page)
    (key,) = re.findall(r'name="unlink" value="([0-9a-f]+)"', page)
    asked = await own.post("/me", unlink=key)
    assert "這是最後一個連結" in seen(asked.text)
    over = await own.post("/me", unlink=key, sure="yes")
    assert "林美惠" not in seen(over.text)
    assert "林美惠" not in seen(await own.page("/me")), "what was this browser's chat is nobody's now"
    assert "林美惠" not in seen(await own.page("/"))
