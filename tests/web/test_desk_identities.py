"""Frozen accounts and links that ended: shown to those who look after them, frozen and ended with a fresh proof alone."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from bot.messages import ChatIdentity
from bot.requests.cases import freeze_of
from bot.wiring.application import Application
from tests.web.conftest import browser, seen
from tests.web.desk_stage import quiet_desk
from tests.web.stepping import Stepping

PAGE = "/desk/identities"


@pytest.fixture
async def application(tmp_path: Path) -> AsyncIterator[Application]:
    async with quiet_desk(tmp_path) as opened:
        yield opened


async def frozen(application: Application, who: str) -> bool:
    async with application.store.look() as work:
        return await freeze_of(work, who, application.clock.now()) is not None


async def pressed(reader: Stepping, who: str, whose: str, **fields: str) -> httpx.Response:
    token = re.search(r'name="csrf" value="([0-9a-f]+)"', (await reader.open(f"/desk/sign-in?as={who}")).text)
    assert token is not None
    return await reader.browser.client.post(f"{PAGE}/{whose}", data={"csrf": token[1], "as": who, **fields})


async def proves(reader: Stepping, who: str, account: str, password: str) -> None:
    onward = await reader.send(f"/desk/sign-in?as={who}", **{"as": who, "portal_account": account, "portal_password": password})
    done = await reader.send(onward.headers["location"], code=reader.code(who))
    assert done.headers["location"] == f"/desk?as={who}"


async def test_security_freezes_and_ends_it_with_a_fresh_proof_alone(application: Application, pages: Starlette) -> None:
    yeh = Stepping(browser(pages, "sec.yeh"), application)
    first = await pressed(yeh, "sec.yeh", "lin.mh", freeze="yes")
    assert (first.status_code, first.headers["location"]) == (303, "/desk/sign-in?as=sec.yeh")
    assert not await frozen(application, "lin.mh")
    await proves(yeh, "sec.yeh", "jjyeh", "Portal-jjyeh-1")
    assert (await pressed(yeh, "sec.yeh", "lin.mh", freeze="yes")).headers["location"] == f"{PAGE}?as=sec.yeh&did=frozen"
    assert await frozen(application, "lin.mh")
    page = await yeh.open(f"{PAGE}?as=sec.yeh")
    assert "林美惠" in seen(page.text)
    assert re.search(r'data-waiting="identities">1<', page.text)
    assert (await pressed(yeh, "sec.yeh", "sec.yeh", freeze="yes")).status_code == 409, "one's own account is frozen on one's own page"
    assert (await pressed(yeh, "sec.yeh", "lin.mh", freeze="yes", unfreeze="yes")).status_code == 400
    assert (await pressed(yeh, "sec.yeh", "nobody.here", freeze="yes")).status_code == 404
    await application.demonstration_controls.advance(timedelta(minutes=16), "test")
    stale = await pressed(yeh, "sec.yeh", "lin.mh", unfreeze="yes")
    assert stale.headers["location"].startswith("/desk/sign-in")
    await proves(yeh, "sec.yeh", "jjyeh", "Portal-jjyeh-1")
    assert (await pressed(yeh, "sec.yeh", "lin.mh", unfreeze="yes")).headers["location"].endswith("did=thawed")
    assert not await frozen(application, "lin.mh")
    async with application.store.look() as work:
        did = [(one.did, one.actor) async for one in work.audit.all() if one.did in ("account.frozen", "account.thawed")]
    assert did == [("account.frozen", "desk:sec.yeh"), ("account.thawed", "desk:sec.yeh")]


async def test_an_admin_sees_and_finds_the_people_of_the_own_agency_alone(application: Application, pages: Starlette) -> None:
    tsai, huang = (Stepping(browser(pages, who), application) for who in ("tsai.admin", "huang.admin"))
    await pressed(Stepping(browser(pages, "lin.mh"), application), "lin.mh", "lin.mh", freeze="yes")
    own = Stepping(browser(pages, "lin.mh"), application)
    assert (await own.send("/me?as=lin.mh", **{"as": "lin.mh", "freeze": "yes"})).status_code == 200
    assert "林美惠" in seen((await huang.open(f"{PAGE}?as=huang.admin")).text)
    assert "林美惠" not in seen((await tsai.open(f"{PAGE}?as=tsai.admin")).text)
    assert "林美惠" in seen((await huang.open(f"{PAGE}?as=huang.admin&q=林美惠")).text)
    assert "沒有這個姓名" in seen((await tsai.open(f"{PAGE}?as=tsai.admin&q=林美惠")).text)
    assert (await pressed(tsai, "tsai.admin", "lin.mh", unfreeze="yes")).status_code == 404
    chat = ChatIdentity("slack", "U1")
    lin = await application.register.person("lin.mh")
    assert lin is not None
    await application.identities.link(chat, lin, "operator", actor="operator")
    await application.account_actions.link_flow.unlink(chat, "own wish")
    assert "Slack" in seen((await huang.open(f"{PAGE}?as=huang.admin&show=unlinked")).text)
    assert "Slack" not in seen((await tsai.open(f"{PAGE}?as=tsai.admin&show=unlinked")).text)
