"""Signing in at the desk outside the demonstration: what it takes, what it does not tell, and when it ends."""

import re
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from bot.messages import ChatIdentity
from bot.secret import Secret
from bot.settings.schema import Settings
from bot.store.desk_sessions import DeskSession
from bot.tickets.ticket import Asker
from bot.verification.level import Level
from bot.verification.methods import Method
from bot.verification.page import NextPage, Page, StepKind
from bot.web.desk.sessions import SessionTimes
from bot.wiring.application import Application, DataLocation, open_application
from bot.wiring.web_dependencies import build_web_dependencies
from tests.web.conftest import URL, browser, seen
from tests.web.stepping import Stepping

HSU = {"portal_account": "ythsu", "portal_password": "Portal-ythsu-1"}
SIGN_IN = "/desk/sign-in"


@pytest.fixture
async def application(tmp_path: Path) -> AsyncIterator[Application]:
    """Nobody asks anything in these tests, so nothing has to be understood."""
    no_cards = Settings.model_validate({"verification": {"certificate": {}}})
    async with open_application(DataLocation(no_cards, tmp_path), reached_in="console") as opened:
        yield opened


@pytest.fixture
def clerk(outside: Starlette, application: Application) -> Stepping:
    return Stepping(browser(outside, "desk.hsu"), application)


async def signed_in(clerk: Stepping, who: str = "desk.hsu", **account: str) -> httpx.Response:
    """Signs in with a password and a mailed code; gives what the last form was answered."""
    onward = await clerk.send(SIGN_IN, **(account or HSU))
    assert onward.status_code == 303, seen(onward.text)
    assert onward.headers["location"].startswith("/s/")
    return await clerk.send(onward.headers["location"], code=clerk.code(who))


async def inside(clerk: Stepping) -> bool:
    """Whether this browser is somebody at the desk."""
    answer = await clerk.open("/desk/nowhere-for-anybody")
    assert answer.status_code == 404
    return "/desk/sign-in" not in (await clerk.open("/desk")).headers.get("location", "")


async def audited(application: Application, *did: str) -> list[tuple[str, str, dict[str, Any]]]:
    async with application.store.look() as work:
        return [(one.did, one.actor, dict(one.details)) async for one in work.audit.all() if one.did in did]


async def test_a_password_and_a_code_open_the_desk_where_nothing_stronger_is_configured(clerk: Stepping, application: Application) -> None:
    assert not await inside(clerk)
    for _ in range(12):
        empty = await clerk.send(SIGN_IN)
        assert empty.status_code == 422
    assert "試錯太多次" not in seen(empty.text), "an empty form is no try"
    answer = await signed_in(clerk)
    assert (answer.status_code, answer.headers["location"]) == (303, "/desk")
    assert await inside(clerk)
    (record,) = await audited(application, "desk.signed_in")
    assert record == ("desk.signed_in", "desk:desk.hsu", {"method": "portal_password and code", "level": "V2"})
    for minutes, stays in ((29, True), (29, True), (31, False)):
        await application.demonstration_controls.advance(timedelta(minutes=minutes), "test")
        assert await inside(clerk) is stays
    assert "已經替你登出" in seen((await clerk.open(SIGN_IN)).text)


async def test_unknown_wrong_and_without_a_role_are_answered_alike_and_counted(clerk: Stepping, outside: Starlette, application: Application) -> None:
    tried = [
        {"portal_account": "nobody-has-this", "portal_password": "Portal-ythsu-1"},
        {"portal_account": "ythsu", "portal_password": "wrong"},
        {"portal_account": "yjchen", "portal_password": "Portal-yjchen-1"},
    ]
    answers = []
    for account in tried:
        visitor = Stepping(browser(outside), application)
        answer = await visitor.send(SIGN_IN, **account)
        assert answer.status_code == 422
        answers.append(re.sub(r'value="[^"]*"', "", seen(answer.text)))
        assert not await inside(visitor)
    assert len(set(answers)) == 1
    assert "不對" in answers[0]
    for _ in range(12):
        last = await clerk.send(SIGN_IN, **tried[1])
    assert "試錯太多次" in seen(last.text)
    assert (await clerk.send(SIGN_IN, **HSU)).status_code == 422, "the right one waits too"
    assert await audited(application, "desk.signed_in") == []


async def test_the_cookie_of_before_is_worthless_and_the_page_goes_on_in_one_browser_alone(clerk: Stepping, outside: Starlette, application: Application) -> None:
    await clerk.open(SIGN_IN)
    planted = dict(clerk.browser.client.cookies)
    onward = (await clerk.send(SIGN_IN, **HSU)).headers["location"]
    thief = Stepping(browser(outside), application)
    assert (await thief.send(onward, code=clerk.code("desk.hsu"))).status_code == 422
    assert (await clerk.send(onward, code=clerk.code("desk.hsu"))).status_code == 303
    assert await inside(clerk)
    for cookies in (planted, dict(thief.browser.client.cookies)):
        other = Stepping(browser(outside), application)
        other.browser.client.cookies.update(cookies)
        assert not await inside(other)


def test_it_ends_after_half_an_hour_without_a_request_eight_hours_after_the_proof_and_by_an_end() -> None:
    times, proven = SessionTimes(timedelta(minutes=30), timedelta(hours=8)), datetime(2026, 3, 2, 1, tzinfo=UTC)
    session = DeskSession("desk.hsu", Level.CERTIFIED, proven, proven)
    assert times.holds(session, proven + timedelta(minutes=29))
    assert not times.holds(session, proven + timedelta(minutes=30))
    asking = replace(session, seen=proven + timedelta(hours=7, minutes=50))
    assert times.holds(asking, proven + timedelta(hours=7, minutes=59))
    assert not times.holds(asking, proven + timedelta(hours=8))
    assert not times.holds(replace(session, ended=proven), proven)


async def test_signing_out_and_a_freeze_end_it_at_once_with_the_proof_made_here(clerk: Stepping, application: Application) -> None:
    await signed_in(clerk)
    token = re.search(r'name="csrf" value="([0-9a-f]+)"', (await clerk.open(SIGN_IN)).text)
    assert token is not None
    out = await clerk.browser.client.post("/desk/sign-out", data={"csrf": token[1]})
    assert (out.status_code, out.headers["location"]) == (303, SIGN_IN)
    assert not await inside(clerk)
    assert await audited(application, "desk.signed_out") == [("desk.signed_out", "desk:desk.hsu", {"why": "own wish"})]
    async with application.store.look() as work:
        assert list(await work.counts.subjects("proved_here")) == []
    await application.demonstration_controls.advance(timedelta(minutes=2), "test")
    await signed_in(clerk)
    assert await inside(clerk)
    hsu, identity = await application.register.person("desk.hsu"), ChatIdentity("console", "desk.hsu")
    place = application.direct_messages.privately(identity)
    assert hsu is not None
    assert place is not None
    await application.account_actions.freezes.freeze(hsu, Asker(hsu, identity, place, "en"), "own")
    assert not await inside(clerk)
    assert (await clerk.send(SIGN_IN, **HSU)).status_code == 422, "nor does it begin again"


async def test_in_the_demonstration_a_proof_counts_beside_the_name_in_the_address(pages: Starlette, application: Application) -> None:
    clerk = Stepping(browser(pages, "desk.hsu"), application)
    onward = await clerk.send(f"{SIGN_IN}?as=desk.hsu", **{"as": "desk.hsu"}, **HSU)
    done = await clerk.send(onward.headers["location"], code=clerk.code("desk.hsu"))
    assert done.headers["location"] == "/desk?as=desk.hsu"


@pytest.fixture
async def strong(tmp_path: Path) -> AsyncIterator[Application]:
    """A desk with an identity provider."""
    section = {"issuer": "http://127.0.0.1:9/realm", "client_id": "desk", "client_secret": None}
    settings = Settings.model_validate({"verification": {"sign_on": section}, "demonstration": True})
    async with open_application(DataLocation(settings, tmp_path / "strong"), reached_in="console") as opened:
        yield opened


async def test_where_a_sign_on_is_configured_a_code_is_not_enough_and_a_sign_on_only_with_an_authenticator(strong: Application) -> None:
    build_web_dependencies(strong, URL)
    flow, links = strong.account_actions.desk_sign_in, strong.account_actions.asking.one_time_links
    assert flow.strong
    browser_id = "a browser"
    form = {"portal_account": Secret("ythsu"), "portal_password": Secret("Portal-ythsu-1")}
    begun = await flow.begin(form, "en", browser_id)
    assert isinstance(begun, NextPage)
    visit = await strong.account_actions.page_flow.visit(begun.token, browser_id)
    assert not hasattr(visit, "says")
    page = await flow.show(visit)
    assert "code" not in page.fields
    assert [way.methods for way in page.ways if Method.SIGN_ON in way.methods] == [(Method.TOTP, Method.SIGN_ON)] or page.silent == (Method.SIGN_ON,)
    elsewhere = strong.account_actions.elsewhere
    after = await elsewhere.passed(visit, Method.SIGN_ON, {}, here=True)
    assert isinstance(after, NextPage)
    assert after.path == "", "the authenticator is still asked for"
    left = await strong.account_actions.page_flow.open(begun.token, browser_id)
    assert isinstance(left, Page)
    assert "totp" in left.fields
    assert (left.kind, left.proven) == (StepKind.SIGN_IN, (Method.PORTAL_PASSWORD, Method.SIGN_ON))
    async with strong.store.look() as work:
        assert await work.desk_sessions.of(links.tokens.sealed_browser(browser_id)) is None
