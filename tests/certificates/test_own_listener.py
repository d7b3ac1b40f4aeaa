"""The citizen certificate with uvicorn alone: the desk's own listener, and what it does not serve."""

from collections.abc import AsyncIterator
from urllib.parse import quote

import httpx
import pytest
import pytest_asyncio

from bot.audit import AuditEvent
from bot.clock import SystemClock
from tests.certificates.desk import FOREIGN, ISSUER, NEW, SECRET, CardDesk, card_desk, press
from tests.servers.certificates import DAY
from tests.web.conftest import seen

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.xdist_group("certificates")]
NOW = SystemClock().now()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def desk(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[CardDesk]:
    async with card_desk(tmp_path_factory.mktemp("listener"), {"yijun": "陳怡君", "meihui": "林美惠"}, own_listener=True) as opened:
        yield opened


async def test_d21_forgotten_then_the_card_then_a_new_password_without_any_proxy(desk: CardDesk) -> None:
    address = await (await desk.asks("yijun")).handoff()
    async with desk.browser(desk.card("yijun")) as browser:
        assert "這個瀏覽器已經出示一張憑證" in (await browser.get(address)).text
        answer = await press(browser, address, {"Origin": desk.cards})
        assert answer.status_code == 303
        done = await press(browser, answer.headers["location"], new_password=NEW, repeat_password=NEW)
    assert "已完成" in seen(done.text)


async def test_d25_expired_revoked_and_another_persons_are_told_on_the_page_a_forged_one_does_not_even_connect(desk: CardDesk) -> None:
    address = await (await desk.asks("meihui")).handoff()
    stolen = desk.card("meihui")
    desk.lists(ISSUER.revoking(stolen))
    try:
        for card, words in ((desk.card("meihui", serial=99, begins=NOW - 9 * DAY, ends=NOW - DAY), "過期了"), (stolen, "已經廢止")):
            async with desk.browser(card) as browser:
                assert words in (await press(browser, address)).text
    finally:
        desk.lists(ISSUER.revoking())
    async with desk.browser(desk.card("meihui", FOREIGN)) as browser:
        with pytest.raises((httpx.ReadError, httpx.RemoteProtocolError, httpx.ConnectError)):
            await browser.get(address)
    async with desk.browser(desk.card("yijun")) as browser:
        assert (await press(browser, address)).status_code == 410, "the third wrong one ends the page"
    failed = [one.details["method"] for one in await desk.stage.audit(AuditEvent.VERIFICATION_FAILED.value)]
    assert failed == ["certificate: expired", "certificate: revoked", "certificate: other_person"]


async def test_it_serves_the_page_and_what_it_is_drawn_with_and_nothing_else(desk: CardDesk) -> None:
    async with desk.browser(desk.card("yijun")) as browser:
        page = await browser.get(f"{desk.cards}/certificate?for=link")
        assert page.status_code == 200
        assert (await browser.get(f"{desk.cards}/static/secure.css")).status_code == 200
        for path in ("/", "/link", "/say", "/s/x", "/demo", "/demo/mail", "/healthz", "/readyz", "/not-me/x", "/certificate/", "/static/../certificate.py", "/me"):
            answer = await browser.get(desk.cards + path)
            assert (answer.status_code, f'href="{desk.desk}/"' in answer.text) == (404, True), path
        assert (await browser.post(f"{desk.cards}/say", data={"text": "x"})).status_code == 404


async def test_no_header_makes_a_certificate_neither_on_this_port_nor_on_the_desks_own(desk: CardDesk) -> None:
    address = f"{desk.cards}/certificate?for=link"
    claimed = {"X-Client-Cert": quote(desk.card("yijun").pem, safe=""), "X-Client-Verify": "SUCCESS", "X-Proxy-Secret": SECRET}
    async with desk.browser() as browser:
        answer = await press(browser, address, claimed)
        assert (answer.status_code, "沒有出示憑證" in answer.text) == (422, True)
        refused = await browser.post(f"{desk.desk}/certificate?for=link", headers=claimed)
        assert (refused.status_code, "這裡不收憑證" in refused.text) == (403, True)
    (event,) = await desk.stage.audit(AuditEvent.SECURITY_EVENT.value)
    assert event.details["network"] == "127.0.0.1"
