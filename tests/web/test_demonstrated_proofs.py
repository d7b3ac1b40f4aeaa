"""What to type into a one-time page stands beside its fields in the demonstration, for the person one chose to be, and nowhere else."""

import re
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from starlette.applications import Starlette

from bot.secret import Secret
from bot.web.routes import WebDependencies, build_routes
from bot.wiring.application import Application
from bot.wiring.web_dependencies import build_web_dependencies
from tests.web.conftest import URL, browser, seen
from tests.web.stepping import Stepping, as_


def named(stepping: Stepping, path: str) -> str:
    return f"{path}?as={stepping.browser.named}"


def shown(page: str) -> str:
    """What stands in the demonstration's box; '' without one."""
    box = re.search(r'<div id="demo-codes" class="demo-codes">(.*?)</dl>', page, re.DOTALL)
    return " ".join(seen(box[1]).split()) if box else ""


@pytest.fixture
def chen(pages: Starlette, application: Application) -> Stepping:
    return as_(pages, application, "chen.yj")


async def test_the_code_mailed_for_the_page_stands_beside_its_field_and_works(chen: Stepping) -> None:
    path = await chen.asked("幫我解鎖")
    answer = await chen.open(named(chen, path))
    assert shown(answer.text) == f"示範 陳怡君收到的驗證碼 {chen.code()}"
    assert answer.headers["cache-control"] == "no-store"
    assert (await chen.send(path, code=shown(answer.text)[-6:])).status_code == 200


async def test_a_code_of_an_earlier_page_is_not_shown_on_a_later_one_and_a_code_that_is_over_on_none(chen: Stepping) -> None:
    first = await chen.asked("幫我解鎖")
    old = chen.code()
    await chen.application.demonstration_controls.advance(timedelta(minutes=2), "test")
    assert (await chen.send(first, send_again="1")).status_code == 200
    assert chen.code() != old
    assert shown((await chen.open(named(chen, first))).text).endswith(chen.code())
    proofs = (await chen.open(named(chen, first))).text
    assert old not in proofs
    await chen.application.demonstration_controls.advance(timedelta(minutes=11), "test")
    assert "demo-codes" not in (await chen.open(named(chen, first))).text, "the page is over"


async def test_both_passwords_of_whoever_binds_stand_there_with_their_accounts_and_bind(pages: Starlette, application: Application) -> None:
    binder = as_(pages, application, "bind.now")
    path = await binder.asked("我要綁定帳號")
    box = shown((await binder.open(named(binder, path))).text)
    told = re.fullmatch(r"示範 員工愛上網 (\S+) 的密碼 (\S+) TPEAD (\S+) 的密碼 (\S+) 高于婷收到的驗證碼 (\d{6})", box)
    assert told is not None, box
    fields = dict(zip(("portal_account", "portal_password", "directory_account", "directory_password", "code"), told.groups(), strict=True))
    assert "綁好了" in seen((await binder.send(path, **fields)).text)


async def test_a_password_that_was_changed_since_is_no_longer_told(application: Application) -> None:
    chen = await application.register.person("chen.yj")
    assert chen is not None
    controls = application.demonstration_controls
    assert [(one.system, one.account) for one in await controls.passwords_of(chen)] == [("portal", "yjchen"), ("directory", "GEAA-012686")]
    await application.organisation.systems.directory.set_password("GEAA-012686", Secret("Chosen-here-2026!"))
    assert [one.system for one in await controls.passwords_of(chen)] == ["portal"]
    await controls.start_over("test")
    assert [one.system for one in await controls.passwords_of(chen)] == ["portal", "directory"]


async def test_on_somebody_elses_page_or_as_nobody_only_ones_own_is_told(chen: Stepping) -> None:
    path = await chen.asked("幫我解鎖")
    for who in ("as=lin.mh", "as=stranger:x", ""):
        page = (await chen.open(f"{path}?{who}")).text
        assert chen.code() not in page
        assert "Portal-" not in page
        assert "Tpead-" not in page


async def test_nothing_of_it_exists_off_this_machine_or_outside_the_demonstration_or_beside_a_real_system(
    pages: Starlette, application: Application, dependencies: WebDependencies, capsys: pytest.CaptureFixture[str]
) -> None:
    binder = as_(pages, application, "bind.now")
    path = named(binder, await binder.asked("我要綁定帳號"))
    real = replace(application, demonstration_controls=replace(application.demonstration_controls, real=frozenset({"directory"})))
    readers = {
        "another machine": httpx.ASGITransport(pages, client=("10.0.0.7", 4711)),
        "outside the demonstration": httpx.ASGITransport(build_routes(replace(dependencies, demonstration=None))),
        "beside a real account system": httpx.ASGITransport(build_routes(build_web_dependencies(real, URL))),
        "a public address": httpx.ASGITransport(build_routes(build_web_dependencies(application, "https://desk.example"))),
    }
    for why, transport in readers.items():
        async with httpx.AsyncClient(transport=transport, base_url=URL, headers={"accept-language": "zh-TW"}) as client:
            for asked in (path, "/link?as=bind.now", "/?as=bind.now"):
                page = (await client.get(asked)).text
                assert 'name="csrf"' in page, why
                told = [word for word in ("/demo", "demo-codes", "的驗證碼 ", "Portal-", "Tpead-", binder.code(), "data-turn-of", "tour.js") if word in page]
                assert told == [], f"{why}: {asked}"
    hosts = await httpx.AsyncClient(transport=httpx.ASGITransport(pages), base_url="http://desk.example").get(path)
    assert binder.code() not in hosts.text
    assert "Tpead-" not in hosts.text
    logged = "".join(capsys.readouterr())
    assert binder.code() not in logged
    assert "Tpead-" not in logged


async def test_neither_log_nor_audit_nor_repr_holds_what_a_page_told(chen: Stepping, capsys: pytest.CaptureFixture[str]) -> None:
    path = await chen.asked("幫我解鎖")
    code = shown((await chen.open(named(chen, path))).text)[-6:]
    person = await chen.application.register.person("chen.yj")
    assert person is not None
    written = repr(await chen.application.demonstration_controls.passwords_of(person)) + "".join(capsys.readouterr())
    async with chen.application.store.look() as work:
        written += "".join([repr(one) async for one in work.audit.all()])
    assert code not in written
    assert "Tpead-" not in written


async def test_one_click_leads_from_the_asker_to_the_admin_at_the_card_and_another_back(pages: Starlette, application: Application) -> None:
    asker, admin = as_(pages, application, "cert.expired"), browser(pages, "huang.admin")
    assert "data-turn-of></div>" in await asker.browser.page(), "nobody waits for anybody yet"
    path = await asker.asked("我忘記密碼了，幫我重設")
    await asker.send(path, code=asker.code())
    await application.settle(20)
    for there in ("/?as=cert.expired", "/demo?as=cert.expired"):
        found = re.search(r'data-turn-of><a class="go" href="(/\?as=huang\.admin)(#l\d+)">([^<]+)</a>', await asker.browser.page(there))
        assert found is not None, there
        assert found[3] == "以黃淑芬（人事管理員）的身分看這件申請"
    assert found is not None
    page = await admin.page(found[1])
    card = re.search(rf'<article class="item desk" id="{found[2][1:]}".*?</article>', page, re.DOTALL)
    assert card is not None
    assert "童雅雯（資訊局）申請重設密碼" in seen(card[0])
    assert "人事管理員，有 1 件要核准" in seen(page)
    assert '<a class="go" href="/?as=cert.expired">回到童雅雯（申請人）</a>' in page
