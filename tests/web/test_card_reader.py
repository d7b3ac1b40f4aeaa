"""The demonstration's card reader: it shows how a certificate is used, with the real examination behind it; elsewhere it does not exist."""

import html
import re
from pathlib import Path

import pytest
from starlette.applications import Starlette

from bot.audit import AuditEvent
from bot.settings.schema import Settings
from bot.web.routes import build_routes
from bot.wiring.application import Application, DataLocation, open_application
from bot.wiring.web_dependencies import build_web_dependencies
from tests.servers.certificates import card_root
from tests.web.conftest import URL, browser, one_index, seen
from tests.web.stepping import Stepping, as_

FORGOT = "我忘記密碼了，幫我重設"


async def reader_of(chen: Stepping) -> str:
    """The reader's address, as the page of a step names it."""
    page = (await chen.open(await chen.asked(FORGOT) + f"?as={chen.browser.named}")).text
    found = re.search(r'href="(/certificate\?for=[^"]+)"', page)
    assert found, seen(page)
    return html.unescape(found[1])


async def refusals(application: Application) -> list[str]:
    async with application.store.look() as work:
        return [one.details["method"] async for one in work.audit.all() if one.did == AuditEvent.VERIFICATION_FAILED.value]


async def test_each_card_beside_the_reader_is_what_it_says_and_the_own_one_leads_to_a_new_password(pages: Starlette, application: Application) -> None:
    chen = as_(pages, application, "chen.yj")
    address = await reader_of(chen)
    shown = await chen.open(address)
    assert re.findall(r'name="card" value="(\w+)"', shown.text) == ["mine", "expired", "revoked", "other"]
    assert "示範用的讀卡機" in shown.text
    assert "先選一張卡片" in (await chen.send(address)).text
    for card, words in (("expired", "這張憑證過期了"), ("revoked", "已經廢止")):
        answer = await chen.send(address, card=card)
        assert (answer.status_code, words in answer.text) == (422, True)
    answer = await chen.send(address, card="mine")
    assert (answer.status_code, answer.headers["location"].endswith("?as=chen.yj")) == (303, True)
    done = await chen.send(answer.headers["location"], new_password="Violet-7!teacup-rain", repeat_password="Violet-7!teacup-rain")
    assert "已完成" in seen(done.text)
    assert await refusals(application) == ["certificate: expired", "certificate: revoked"]


async def test_somebody_elses_card_is_told_plainly_and_nobody_is_named(pages: Starlette, application: Application) -> None:
    chen = as_(pages, application, "chen.yj")
    answer = await chen.send(await reader_of(chen), card="other")
    assert (answer.status_code, "不是這個帳號綁定的那一張" in answer.text, "林美惠" in answer.text) == (422, True, False)
    assert await refusals(application) == ["certificate: other_person"]


async def test_without_a_card_the_code_on_the_same_page_goes_to_an_admin(pages: Starlette, application: Application) -> None:
    chen = as_(pages, application, "chen.yj")
    page = await chen.asked(FORGOT)
    assert "由機關的管理員核准" in (await chen.open(page)).text
    answer = await chen.send(page, code=chen.code())
    assert answer.status_code == 200
    assert "又沒有別的管理員可以問，我就轉給服務人員" in seen(answer.text)
    async with application.store.look() as work:
        (request,) = await work.requests.all()
    assert (request.demand.level.short, request.approver is not None, [proof.method.value for proof in request.proofs]) == ("V1", True, ["code"])


@pytest.mark.parametrize("who", ["cert.name", "cert.id", "cert.expired"])
async def test_d23_d24_d25_whose_certificate_does_not_fit_is_not_offered_it(pages: Starlette, application: Application, who: str) -> None:
    person = as_(pages, application, who)
    heard = await person.heard(FORGOT)
    links = re.findall(r'href="(/s/[\w-]+)', await person.browser.page())
    assert links or "憑證" in heard
    for link in links:
        assert "/certificate?" not in (await person.open(link)).text


async def test_a_system_that_does_not_say_whose_card_is_bound_proves_nobody_and_counts_nothing(pages: Starlette, application: Application) -> None:
    chen = as_(pages, application, "chen.yj")
    address = await reader_of(chen)
    await application.organisation.break_system("sso", "down")
    answer = await chen.send(address, card="mine")
    assert answer.status_code in (410, 422)
    assert await refusals(application) == []
    assert (await chen.send("/certificate?for=link&as=chen.yj", card="mine")).status_code == 422


async def test_a_chat_is_linked_by_the_card_in_the_reader(pages: Starlette, application: Application) -> None:
    lin = as_(pages, application, "lin.mh")
    page = (await lin.open("/link?as=lin.mh")).text
    assert "/certificate?for=link" in page
    assert 'name="portal_account"' in page
    answer = await lin.send("/certificate?for=link&as=lin.mh", card="mine")
    assert re.search(r'<code id="link-code">[A-Z0-9]{4}-[A-Z0-9]{4}</code>', answer.text), seen(answer.text)
    other = await lin.send("/certificate?for=link&as=wang.admin", card="mine")
    assert (other.status_code, "沒有綁定給任何人" in other.text) == (422, True)


@pytest.mark.parametrize("path", ["/certificate", "/certificate?for=link"])
async def test_from_another_machine_or_through_a_proxy_there_is_no_reader(pages: Starlette, path: str) -> None:
    assert (await browser(pages, x_forwarded_for="203.0.113.7").client.get(path)).status_code == 404
    assert (await browser(pages, host="desk.example").client.get(path)).status_code == 404


async def test_at_an_address_beyond_this_machine_there_is_none_and_none_is_offered(application: Application) -> None:
    pages = build_routes(build_web_dependencies(application, "https://desk.example"))
    assert (await browser(pages).client.get("/certificate")).status_code == 404
    assert application.certificates is not None
    assert application.certificates.page() == ""


async def test_where_certificates_are_configured_the_demonstrations_cards_are_worth_nothing(tmp_path: Path) -> None:
    root = card_root()
    (tmp_path / "ca.pem").write_bytes(root.chain)
    (tmp_path / "all.crl").write_bytes(root.revoking())
    section = {"url": "https://card.desk.example", "ca_file": str(tmp_path / "ca.pem"), "crl_file": str(tmp_path / "all.crl"), "proxy_secret": "x" * 32}
    settings = Settings.model_validate({"verification": {"certificate": section}})
    async with open_application(DataLocation(settings, tmp_path / "data"), one_index) as application:
        pages = build_routes(build_web_dependencies(application, URL))
        page = await browser(pages).client.get("/certificate?for=link&as=chen.yj")
        assert (page.status_code, "示範用的讀卡機" in page.text, "https://card.desk.example/certificate" in page.text) == (403, False, True)
        assert not (tmp_path / "data" / "keys" / "demonstration.key").exists()


async def test_its_key_is_made_at_the_first_start_for_its_owner_alone(application: Application, tmp_path: Path) -> None:
    assert application.certificates is not None
    assert (tmp_path / "keys" / "demonstration.key").stat().st_mode & 0o777 == 0o600
