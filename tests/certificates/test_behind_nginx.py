"""The citizen certificate behind a real nginx: each whole way, and each way of cheating."""

import re
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from urllib.parse import quote

import httpx
import pytest
import pytest_asyncio
from cryptography.x509.oid import ExtendedKeyUsageOID

from bot.actions.request import RequestState
from bot.audit import AuditEvent
from bot.clock import SystemClock
from bot.ports import PasswordCheckResult
from bot.secret import Secret
from tests.certificates.desk import FOREIGN, FORGOT, ISSUER, NEW, SECRET, CardDesk, StepBrowser, card_desk, press, serial_number
from tests.servers.certificates import DAY, Card
from tests.web.conftest import seen

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.xdist_group("certificates")]
NOW = SystemClock().now()
PEOPLE = {"yijun": "陳怡君", "meihui": "林美惠", "zhihao": "邱志豪", "yating": "林雅婷", "jiahao": "黃家豪", "shufen": "王淑芬", "same.name": "陳怡君", "linker": "江宜蓁", "asker": "何欣怡", "boss": "許美玲"}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def desk(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[CardDesk]:
    async with card_desk(tmp_path_factory.mktemp("cards"), PEOPLE) as opened:
        yield opened


async def failures(desk: CardDesk, id: str) -> list[str]:
    """Why somebody's certificates were refused, as the audit trail has it."""
    return [one.details["method"].removeprefix("certificate: ") for one in await desk.stage.audit(AuditEvent.VERIFICATION_FAILED.value) if one.subject == id]


async def test_d21_forgotten_then_the_card_then_a_new_password_and_nobody_else_was_asked(desk: CardDesk) -> None:
    step = await desk.asks("yijun")
    address = await step.handoff()
    assert address.startswith(f"{desk.cards}/certificate?for=")
    async with desk.browser(desk.card("yijun")) as browser:
        page = await browser.get(address)
        assert page.status_code == 200
        assert "陳○君" in page.text
        assert "陳怡君" not in page.text
        assert "GEAA-****00" in page.text
        answer = await press(browser, address)
        assert (answer.status_code, answer.headers["location"].startswith(f"{desk.desk}/s/")) == (303, True)
        done = await press(browser, answer.headers["location"], new_password=NEW, repeat_password=NEW)
    assert "已完成" in seen(done.text)
    assert await desk.stage.organisation.systems.directory.accepts("GEAA-010000", Secret(NEW)) is PasswordCheckResult.RIGHT
    request = await desk.stage.request("yijun")
    assert (request.state, request.demand.level.short, request.asked) == (RequestState.DONE, "V3", ())
    proven, _ = [one for one in await desk.stage.audit(AuditEvent.VERIFIED.value) if one.subject == "yijun"]
    assert (proven.details["method"], proven.details["serial"]) == ("certificate", f"{serial_number('yijun'):x}"[-4:])
    assert (await httpx.AsyncClient().get(desk.desk + step.path)).status_code == 410


REFUSED: dict[str, tuple[Callable[[CardDesk], Card], str]] = {
    "expired": (lambda desk: desk.card("meihui", begins=NOW - 9 * DAY, ends=NOW - DAY), "這張憑證過期了"),
    "forged": (lambda desk: desk.card("meihui", FOREIGN), "不是自然人憑證的發證單位發的"),
    "wrong_purpose": (lambda desk: desk.card("meihui", purposes=(ExtendedKeyUsageOID.SERVER_AUTH,)), "不是用來登入的"),
    "not_yet_valid": (lambda desk: desk.card("meihui", begins=NOW + DAY), "還沒有開始生效"),
    "other_person": (lambda desk: desk.card("zhihao"), "不是這個帳號綁定的那一張"),
    "of the same name": (lambda desk: desk.card("meihui", serial=4711), "不是這個帳號綁定的那一張"),
}


async def test_d25_each_card_that_proves_nothing_is_told_apart_and_after_the_third_the_page_is_over(desk: CardDesk) -> None:
    cards = list(REFUSED.values())
    for three in (cards[:3], cards[3:]):
        address = await (await desk.asks("meihui")).handoff()
        for number, (card, words) in enumerate(three):
            async with desk.browser(card(desk)) as browser:
                answer = await press(browser, address)
            assert answer.status_code == (410 if number == 2 else 422)
            assert words in answer.text or number == 2
            assert "邱志豪" not in answer.text, "nobody else is named"
    assert await failures(desk, "meihui") == ["expired", "forged", "wrong_purpose", "not_yet_valid", "other_person", "other_person"]
    assert (await desk.stage.request("meihui")).state is RequestState.EXPIRED


async def test_d25_a_revoked_and_a_suspended_card_are_refused_as_soon_as_the_list_says_so(desk: CardDesk) -> None:
    address = await (await desk.asks("zhihao")).handoff()
    stolen, mislaid = desk.card("zhihao"), desk.card("zhihao", serial=815)
    desk.lists(ISSUER.revoking(stolen, held=(mislaid,)))
    try:
        for card, words in ((stolen, "已經廢止"), (mislaid, "暫停使用中")):
            async with desk.browser(card) as browser:
                answer = await press(browser, address)
            assert (answer.status_code, words in answer.text) == (422, True)
    finally:
        desk.lists(ISSUER.revoking())
    assert await failures(desk, "zhihao") == ["revoked", "suspended"]


async def test_t32_without_a_list_that_holds_nothing_is_accepted_nothing_is_counted_and_the_next_best_way_is_named(desk: CardDesk) -> None:
    step = await desk.asks("yating")
    address = await step.handoff()
    desk.lists(ISSUER.revoking(at=NOW - 9 * DAY, ends=NOW - timedelta(hours=1)))
    try:
        async with desk.browser(desk.card("yating")) as browser:
            answer = await press(browser, address)
        assert (answer.status_code, "沒辦法" in seen(answer.text) or "不能" in seen(answer.text)) == (422, True)
        page = await step.page()
        assert "/certificate?" not in page
        assert "自然人憑證" in seen(page), "one line says that this way is closed now"
        assert 'name="code"' in page
    finally:
        desk.lists(ISSUER.revoking())
    assert await failures(desk, "yating") == []
    async with desk.browser(desk.card("yating")) as browser:
        assert (await press(browser, address)).status_code == 303


async def test_without_a_card_no_try_is_counted_however_often_the_button_is_pressed(desk: CardDesk) -> None:
    address = await (await desk.asks("jiahao")).handoff()
    async with desk.browser() as browser:
        for _ in range(4):
            answer = await press(browser, address)
            assert (answer.status_code, "沒有出示憑證" in answer.text) == (422, True)
    assert await failures(desk, "jiahao") == []


async def test_headers_that_a_client_writes_count_neither_through_nginx_nor_at_the_desk_itself(desk: CardDesk) -> None:
    address = await (await desk.asks("jiahao")).handoff()
    claimed = {"X-Client-Cert": quote(desk.card("jiahao").pem, safe=""), "X-Client-Verify": "SUCCESS"}
    async with desk.browser() as browser:
        through = await press(browser, address, {**claimed, "X-Proxy-Secret": SECRET})
        assert (through.status_code, "沒有出示憑證" in through.text) == (422, True)
        direct = address.replace(desk.cards, desk.desk)
        before = len(await desk.stage.audit(AuditEvent.SECURITY_EVENT.value))
        for headers in (claimed, {**claimed, "X-Proxy-Secret": "wrong"}, {**claimed, "X-Proxy-Secret": SECRET[:-1]}):
            for answer in (await browser.get(direct, headers=headers), await browser.post(direct, headers=headers)):
                assert answer.status_code == 403
                assert "這裡不收憑證" in answer.text
                assert f"{desk.cards}/certificate" in answer.text
        assert (await browser.get(direct)).status_code == 403
    events = (await desk.stage.audit(AuditEvent.SECURITY_EVENT.value))[before:]
    assert [one.details["about"] for one in events] == ["certificate headers without the proxy's secret"] * 3, "a flood of them does not fill the trail"
    assert await failures(desk, "jiahao") == []
    assert SECRET not in repr(await desk.stage.audit(*(event.value for event in AuditEvent)))


async def test_t06_t16_a_handoff_opens_no_page_of_the_step_is_spent_with_it_and_cannot_be_made_up(desk: CardDesk) -> None:
    step = await desk.asks("shufen")
    address = await step.handoff()
    handoff = address.partition("for=")[2]
    async with desk.browser(desk.card("shufen")) as browser:
        for url in (f"{desk.desk}/s/{handoff}", f"{desk.desk}/s/{handoff.partition('.')[2]}"):
            assert (await browser.get(url)).status_code == 410
        for _ in range(10):
            assert (await browser.get(address)).status_code == 200
        for other in (handoff[:-1], handoff[:-1] + ("A" if handoff[-1] != "A" else "B"), "x" * 400, "", "%00", handoff.partition(".")[0]):
            assert (await press(browser, f"{desk.cards}/certificate?for={other}")).status_code in (403, 410)
        first = await press(browser, address)
        assert first.status_code == 303
        again = await press(browser, address)
        assert again.status_code in (403, 410)
        assert (await browser.get(address)).status_code == 410


async def test_t03_t17_only_the_browser_with_the_card_goes_on_and_the_one_that_began_sees_that_it_is_over(desk: CardDesk) -> None:
    step = await desk.asks("same.name")
    address = await step.handoff()
    async with desk.browser(desk.card("yijun")) as thief:
        answer = await press(thief, address)
        assert (answer.status_code, "不是這個帳號綁定的那一張" in answer.text) == (422, True)
    async with desk.browser(desk.card("same.name")) as owner, desk.browser() as began, desk.browser() as third:
        onward = (await press(owner, address)).headers["location"]
        assert (await began.get(desk.desk + step.path)).status_code == 410
        assert 'name="new_password"' in (await owner.get(onward)).text
        assert (await press(owner, onward, new_password="short", repeat_password="short")).status_code == 422
        # The address leaked all the same: another browser has to prove it anew.
        assert 'name="new_password"' not in (await third.get(onward)).text


async def test_t18_the_form_is_taken_from_the_certificates_own_origin_only_and_that_origin_counts_nowhere_else(desk: CardDesk) -> None:
    step = await desk.asks("shufen")
    address = await step.handoff()
    async with desk.browser(desk.card("shufen")) as browser:
        for origin in (desk.desk, "https://evil.example", f"{desk.cards}.evil.example"):
            refused = await press(browser, address, {"Origin": origin})
            assert (refused.status_code, f'href="{desk.desk}/"' in refused.text) == (403, True), "the way back leads to the desk"
        assert (await press(browser, address, {"Origin": desk.cards, "Sec-Fetch-Site": "cross-site"})).status_code == 403
        assert (await press(browser, desk.desk + step.path, {"Origin": desk.cards}, code="000000")).status_code == 403
        page = await browser.get(address)
        policy = page.headers["content-security-policy"]
        assert f"form-action 'self' {desk.desk};" in policy
        assert policy.count("form-action") == 1
        assert (page.headers["cache-control"], page.headers["x-frame-options"]) == ("no-store", "DENY")
        assert f"form-action 'self' {desk.desk}" not in (await browser.get(desk.desk + step.path)).headers["content-security-policy"]
        assert (await press(browser, address, {"Origin": desk.cards})).status_code == 303


async def test_an_admin_decides_with_the_card_and_the_page_names_the_admin_alone(desk: CardDesk) -> None:
    step = await desk.asks("asker")
    async with desk.browser() as without:
        assert (await press(without, desk.desk + step.path, code=desk.stage.code("asker"))).status_code == 200
    await desk.stage.settle()
    await desk.stage.presses("boss", "")
    decision = StepBrowser(desk, f"/s/{desk.stage.link('boss').reveal()}")
    address = await decision.handoff()
    async with desk.browser(desk.card("boss")) as browser:
        shown = seen((await browser.get(address)).text)
        assert ("許○玲" in shown, "何○怡" in shown, "GEAA" in shown) == (True, False, False)
        onward = (await press(browser, address)).headers["location"]
        decided = await press(browser, onward, decision="approve", identity_check="in_person")
    assert decided.status_code == 200, seen(decided.text)
    request = await desk.stage.request("asker")
    assert (request.state, [proof.method.value for proof in request.proofs]) == (RequestState.READY, ["code"])


async def test_nginx_shows_nothing_of_the_desk_but_this_page(desk: CardDesk) -> None:
    for card in (None, desk.card("yijun"), desk.card("yijun", FOREIGN)):
        async with desk.browser(card) as browser:
            assert [(await browser.get(desk.cards + path)).status_code for path in ("/", "/link", "/s/x", "/say", "/healthz", "/certificate/")] == [404] * 6
            page = await browser.get(f"{desk.cards}/certificate?for=link")
            (sheet,) = set(re.findall(r'href="(/static/secure\.css[^"]*)"', page.text))
            assert (await browser.get(desk.cards + sheet)).status_code == 200
            assert f'href="{desk.desk}/"' in page.text, "the way back leads to the desk's own address"


async def test_a_chat_is_linked_by_the_serial_number_alone_and_an_unknown_one_is_told_plainly(desk: CardDesk) -> None:
    address = f"{desk.cards}/certificate?for=link"
    async with desk.browser(desk.card("linker", serial=4712)) as browser:
        for _ in range(2):
            answer = await press(browser, address)
            assert (answer.status_code, "沒有綁定給任何人" in answer.text) == (422, True)
    async with desk.browser(desk.card("linker", FOREIGN)) as browser:
        assert "不是自然人憑證的發證單位發的" in (await press(browser, address)).text
    async with desk.browser(desk.card("linker")) as browser:
        answer = await press(browser, address)
    code = re.search(r'<code id="link-code">([^<]+)</code>', answer.text)
    assert code is not None, seen(answer.text)
    assert "江宜蓁" in await desk.stage.says("stranger:phone", code[1])
    await desk.stage.says("stranger:phone", FORGOT)
    link = desk.stage.link("stranger:phone")
    assert link.reveal(), "no day of waiting after a link of V3 (DOMAIN part 4)"


async def test_t25_unknown_cards_are_throttled_like_wrong_passwords_at_the_link_page(desk: CardDesk) -> None:
    address = f"{desk.cards}/certificate?for=link"
    async with desk.browser(desk.card("linker", serial=4713)) as browser:
        told = [seen((await press(browser, address)).text) for _ in range(7)]
        assert ["試錯太多次" in one for one in told] == [False] * 6 + [True]
    async with desk.browser() as without:
        assert "沒有出示憑證" in (await press(without, address)).text
