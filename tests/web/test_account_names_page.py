"""The page on which the own account names stand in full: after the code, once, and nowhere else (C29, D36)."""

import pytest
from starlette.applications import Starlette

from bot.messages import ChatIdentity
from bot.verification.page import StepKind
from bot.wiring.application import Application
from tests.web.conftest import browser, seen
from tests.web.stepping import Stepping


@pytest.fixture
def chen(pages: Starlette, application: Application) -> Stepping:
    return Stepping(browser(pages), application)


async def names_page(application: Application) -> str:
    """The path of a page for 陳怡君, whose code is in the mail."""
    links, person = application.account_actions.asking.one_time_links, await application.register.person("chen.yj")
    assert person is not None
    issued = await links.draft(
        StepKind.ACCOUNTS, person, ChatIdentity("console", "chen.yj"), "zh-Hant-TW", purpose="account_name", address=str(person.email)
    )
    async with application.store.work() as work:
        await links.write(work, issued)
    await links.mail(issued)
    return "/s/" + application.addresses(issued.link).rpartition("/s/")[2]


async def test_c29_the_page_names_nothing_before_the_code_and_everything_after_it_once(chen: Stepping, application: Application) -> None:
    path = await names_page(application)
    before = await chen.open(path)
    assert "<h1>看完整的帳號：先確認是你</h1>" in before.text
    assert "什麼都不會變" in seen(before.text)
    for whole in ("GEAA-012686", "yjchen"):
        assert whole not in before.text
    shown = await chen.send(path, code=chen.code("chen.yj"))
    assert shown.status_code == 200
    for whole in ("GEAA-012686", "yjchen"):
        assert whole in seen(shown.text)
    gone = await chen.open(path)
    assert gone.status_code == 410
    assert "GEAA-012686" not in gone.text
