"""Whole journeys through the pages: from a wish in the chat over a real OpenID provider back to what was wished for, and the ways of cheating there are with one."""

from collections.abc import AsyncIterator, Iterator
from typing import Final
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest
import pytest_asyncio

from tests.servers.oidc.provider import CLIENT_SECRET, STRONG, WEAK, Issuer, an_issuer
from tests.sign_on.desks import REDIRECT, SignOnDesk, a_desk, address, sign_on_link
from tests.web.conftest import seen
from tests.web.stepping import Stepping

pytestmark = pytest.mark.asyncio(loop_scope="module")

LOOK: Final = "看內容並決定"
PEOPLE: Final = {
    "chen": {"preferred_username": "yjchen"},
    "lin": {"preferred_username": "GEAA-010233"},
    "lin at the portal": {"preferred_username": "mhlin"},
    "huang": {"preferred_username": "geaa-010003"},
}


@pytest.fixture(scope="module")
def issuer() -> Iterator[Issuer]:
    with an_issuer(PEOPLE, REDIRECT) as running:
        yield running


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def opened(issuer: Issuer, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[SignOnDesk]:
    async with a_desk(tmp_path_factory.mktemp("desk"), issuer.url, acr=STRONG) as desk:
        yield desk


@pytest_asyncio.fixture(loop_scope="module")
async def desk(opened: SignOnDesk) -> SignOnDesk:
    await opened.begin_again()
    return opened


async def signs_on(issuer: Issuer, visitor: Stepping, page: str, account: str, **more: str) -> httpx.Response:
    """Somebody follows the page's link, signs on there, and comes back; gives the desk's answer."""
    sent = await issuer.signs_on(visitor.browser.client, await address(visitor, page), account, **more)
    assert sent.headers["location"].startswith(REDIRECT), sent.text
    return await visitor.open(sent.headers["location"])


async def test_a_locked_account_is_unlocked_by_signing_on_with_the_other_one(desk: SignOnDesk, issuer: Issuer) -> None:
    visitor = desk.visitor("chen.yj")
    page = await visitor.asked("unlock my account")
    done = await signs_on(issuer, visitor, page, "chen")
    assert done.status_code == 200
    assert "unlocked" in seen(done.text).lower()
    (proof,) = await desk.passed()
    assert (proof["method"], proof["issuer"], proof["acr"]) == ("sign_on", "127.0.0.1", STRONG)
    assert (await visitor.open(page)).status_code == 410


async def test_signing_on_and_a_code_are_the_two_proofs_of_whoever_decides(desk: SignOnDesk, issuer: Issuer) -> None:
    asking, admin = desk.visitor("lin.mh"), desk.visitor("huang.admin")
    page = await asking.asked("reset my password")
    assert (await asking.send(page, code=asking.code())).status_code == 200
    page = await admin.pressed(LOOK)
    text = seen((await admin.open(page)).text)
    assert "one more proof" in text
    back = await signs_on(issuer, admin, page, "huang")
    assert (back.status_code, back.headers["location"]) == (303, page)
    text = (await admin.open(page)).text
    assert "Signed on" in seen(text)
    assert 'name="current_password"' not in text
    again = await admin.send(page, code="000000", decision="approve", identity_check="in_person")
    assert again.status_code == 422
    decided = await admin.send(page, code=admin.code(), decision="approve", identity_check="in_person")
    assert decided.status_code == 200, seen(decided.text)


async def test_a_sign_on_counts_on_its_page_in_its_browser_alone(desk: SignOnDesk, issuer: Issuer) -> None:
    asking, admin, other = desk.visitor("lin.mh"), desk.visitor("huang.admin"), desk.visitor("huang.admin")
    page = await asking.asked("reset my password")
    await asking.send(page, code=asking.code())
    page = await admin.pressed(LOOK)
    sent = await issuer.signs_on(admin.browser.client, await address(admin, page), "huang")
    assert (await admin.open(sent.headers["location"])).status_code == 303
    assert "Signed on" not in seen((await other.open(page)).text)
    replayed = await admin.open(sent.headers["location"])
    assert (replayed.status_code, replayed.headers["location"]) == (303, page)
    assert await desk.failed() == ["sign_on: replayed"]
    assert len(await desk.passed()) == 1


async def test_at_link_the_portals_password_and_a_sign_on_link_a_chat(desk: SignOnDesk, issuer: Issuer) -> None:
    visitor = desk.visitor("stranger:lin")
    begun = await visitor.send("/link", portal_account="mhlin", portal_password="Portal-mhlin-1")
    assert begun.status_code == 303, seen(begun.text)
    page = begun.headers["location"]
    again = await signs_on(issuer, visitor, page, "lin at the portal")
    assert again.status_code == 422
    assert "no second proof" in seen(again.text)
    issuer.forgets(visitor.browser.client)
    done = await signs_on(issuer, visitor, page, "lin")
    assert done.status_code == 200
    assert 'id="link-code"' in done.text
    assert await desk.failed() == ["sign_on: same_password"]


async def test_at_link_a_sign_on_counts_in_the_browser_that_typed_the_password(desk: SignOnDesk) -> None:
    visitor, other = desk.visitor("stranger:lin"), desk.visitor("stranger:lin")
    page = (await visitor.send("/link", portal_account="mhlin", portal_password="Portal-mhlin-1")).headers["location"]
    assert (await other.open(f"{page}/sign-on")).headers["location"] == page
    assert "/sign-on" not in (await other.open(page)).text


async def test_whoever_forgot_the_password_is_not_sent_to_where_it_is_needed(desk: SignOnDesk) -> None:
    visitor = desk.visitor("lin.mh")
    page = await visitor.asked("reset my password")
    assert "/sign-on" not in (await visitor.open(page)).text
    sent = await visitor.open(f"{page}/sign-on")
    assert (sent.status_code, sent.headers["location"]) == (303, page)


async def test_whoever_has_no_account_to_sign_on_with_is_not_sent_there(desk: SignOnDesk) -> None:
    visitor = desk.visitor("off.thirteen")
    page = await visitor.asked("enable my account")
    assert "/sign-on" in (await visitor.open(page)).text, "the portal's account is in use"
    await desk.application.demonstration_controls.break_system("portal", "down", "test")
    try:
        assert "/sign-on" not in (await visitor.open(page)).text
    finally:
        await desk.application.demonstration_controls.break_system("portal", "well", "test")


async def test_while_a_system_is_silent_that_says_whose_the_account_is_nobody_is_believed(desk: SignOnDesk, issuer: Issuer) -> None:
    visitor = desk.visitor("chen.yj")
    page = await visitor.asked("unlock my account")
    sent = await issuer.signs_on(visitor.browser.client, await address(visitor, page), "chen")
    await desk.application.demonstration_controls.break_system("directory", "down", "test")
    try:
        silent = await visitor.open(sent.headers["location"])
    finally:
        await desk.application.demonstration_controls.break_system("directory", "well", "test")
    assert silent.status_code == 200
    assert "can't be checked whose account that is" in seen(silent.text)
    assert await desk.passed() == []
    assert await desk.failed() == []


async def test_somebody_elses_sign_on_is_refused_and_nobody_is_named(desk: SignOnDesk, issuer: Issuer) -> None:
    visitor = desk.visitor("chen.yj")
    page = await visitor.asked("unlock my account")
    refused = await signs_on(issuer, visitor, page, "lin")
    assert refused.status_code == 422
    text = seen(refused.text)
    assert "does not belong to this page" in text
    assert "林美惠" not in text
    assert "010233" not in text
    assert await desk.failed() == ["sign_on: other_person"]
    assert (await visitor.send(page, code=visitor.code())).status_code == 200, "the page goes on as before"


async def test_an_account_name_that_two_people_have_in_two_systems_proves_nothing(desk: SignOnDesk, issuer: Issuer) -> None:
    visitor = desk.visitor("same.name")
    page = await visitor.asked("unlock my account")
    assert (await signs_on(issuer, visitor, page, "huang")).status_code == 422
    assert await desk.failed() == ["sign_on: other_person"]


async def test_whoever_cancels_loses_no_try_and_may_sign_on_again(desk: SignOnDesk, issuer: Issuer) -> None:
    visitor = desk.visitor("chen.yj")
    page = await visitor.asked("unlock my account")
    for _ in range(4):
        left = await signs_on(issuer, visitor, page, "chen", deny="yes")
        assert left.status_code == 200
        assert "no try was counted" in seen(left.text)
    assert await desk.failed() == []
    assert (await signs_on(issuer, visitor, page, "chen")).status_code == 200


async def test_the_third_sign_on_that_proves_nothing_ends_the_page(desk: SignOnDesk, issuer: Issuer) -> None:
    visitor = desk.visitor("chen.yj")
    page = await visitor.asked("unlock my account")
    answers = [(await signs_on(issuer, visitor, page, "lin")).status_code for _ in range(3)]
    assert answers == [422, 422, 410]
    assert (await visitor.open(page)).status_code == 410


async def test_an_old_sign_on_and_a_weaker_one_are_told_apart(desk: SignOnDesk, issuer: Issuer) -> None:
    visitor = desk.visitor("chen.yj")
    page = await visitor.asked("unlock my account")
    assert "weaker way" in seen((await signs_on(issuer, visitor, page, "chen", acr=WEAK)).text)
    assert "before this page was opened" in seen((await signs_on(issuer, visitor, page, "chen", ago="300")).text)
    assert (await signs_on(issuer, visitor, page, "chen")).status_code == 200
    assert await desk.failed() == ["sign_on: weaker", "sign_on: not_fresh"]


async def test_t17_an_answer_counts_in_the_browser_that_asked_and_nowhere_else(desk: SignOnDesk, issuer: Issuer) -> None:
    visitor, thief = desk.visitor("chen.yj"), desk.visitor("lin.mh")
    page = await visitor.asked("unlock my account")
    sent = await issuer.signs_on(visitor.browser.client, await address(visitor, page), "chen")
    for _ in range(4):
        stolen = await thief.open(sent.headers["location"])
        assert stolen.status_code == 410
        assert "belongs to another browser" in seen(stolen.text)
        assert page not in stolen.text
    assert await desk.failed() == ["sign_on: foreign_state"] * 4
    assert (await visitor.open(sent.headers["location"])).status_code == 200, "it cost its owner no try"
    assert (await visitor.open(sent.headers["location"])).status_code == 410, "and counts once"


async def test_an_answer_to_an_earlier_try_is_worthless(desk: SignOnDesk, issuer: Issuer) -> None:
    visitor = desk.visitor("chen.yj")
    page = await visitor.asked("unlock my account")
    kept = await issuer.signs_on(visitor.browser.client, await address(visitor, page), "chen")
    assert (await visitor.send(page, code="000000")).status_code == 422
    stale = await visitor.open(kept.headers["location"])
    assert stale.status_code == 410
    assert "earlier try" in seen(stale.text)


async def test_the_code_of_another_page_is_not_taken_on_this_one(desk: SignOnDesk, issuer: Issuer) -> None:
    chen, off = desk.visitor("chen.yj"), desk.visitor("off.thirteen")
    page, other = await chen.asked("unlock my account"), await off.asked("enable my account")
    theirs = parse_qs(urlsplit((await issuer.signs_on(off.browser.client, await address(off, other), "chen")).headers["location"]).query)
    mine = parse_qs(urlsplit((await issuer.signs_on(chen.browser.client, await address(chen, page), "chen")).headers["location"]).query)
    mixed = {"state": mine["state"][0], "code": theirs["code"][0], "iss": mine["iss"][0]}
    assert (await chen.open("/sign-on/callback?" + urlencode(mixed))).status_code == 422
    assert await desk.failed() == ["sign_on: code_refused"]


async def test_t16_following_the_links_changes_nothing_however_often(desk: SignOnDesk) -> None:
    visitor, robot = desk.visitor("chen.yj"), desk.visitor("lin.mh")
    page = await visitor.asked("unlock my account")
    before = len(await desk.records())
    for _ in range(10):
        assert (await robot.open(f"{page}/sign-on")).status_code == 302
        assert (await robot.browser.client.head(f"{page}/sign-on")).status_code == 302
    assert len(await desk.records()) == before
    assert (await visitor.send(page, code=visitor.code())).status_code == 200


async def test_t6_whoever_is_sent_straight_to_the_sign_on_reads_first_what_for(desk: SignOnDesk) -> None:
    visitor = desk.visitor("chen.yj")
    page = await visitor.asked("unlock my account")
    for site in ("cross-site", "same-site", "none"):
        sent = await visitor.browser.client.get(f"{page}/sign-on", headers={"sec-fetch-site": site})
        assert (sent.status_code, sent.headers["location"]) == (303, page)
    assert (await visitor.browser.client.get(f"{page}/sign-on", headers={"sec-fetch-site": "same-origin"})).status_code == 302


@pytest.mark.parametrize("state", ["", "x", "a.b.c", "é.字", "a" * 5000])
async def test_a_state_that_is_none_of_ours_is_gone_and_leaves_no_record(desk: SignOnDesk, state: str) -> None:
    visitor = desk.visitor("chen.yj")
    gone = await visitor.open("/sign-on/callback?" + urlencode({"state": state, "code": "x"}))
    assert gone.status_code == 410
    assert await desk.records() == []


async def test_a_page_that_is_over_leads_nowhere(desk: SignOnDesk, issuer: Issuer) -> None:
    visitor = desk.visitor("chen.yj")
    page = await visitor.asked("unlock my account")
    sent = await issuer.signs_on(visitor.browser.client, await address(visitor, page), "chen")
    await visitor.heard("cancel")
    assert (await visitor.open(f"{page}/sign-on")).status_code == 410
    assert (await visitor.open(sent.headers["location"])).status_code == 410
    assert (await visitor.open("/s/nothing/sign-on")).status_code == 410


async def test_in_chinese_it_is_said_in_chinese(desk: SignOnDesk, issuer: Issuer) -> None:
    visitor = desk.visitor("chen.yj", "zh-TW")
    page = await visitor.asked("幫我解鎖")
    assert parse_qs(urlsplit(await address(visitor, page)).query)["ui_locales"] == ["zh-Hant-TW"]
    assert "不是這一頁的主人" in seen((await signs_on(issuer, visitor, page, "lin")).text)


async def test_whom_the_demonstration_names_stays_named_on_the_way_there(desk: SignOnDesk) -> None:
    visitor = desk.visitor("chen.yj")
    page = await visitor.asked("unlock my account")
    assert await sign_on_link(visitor, f"{page}?as=chen.yj") == f"{page}/sign-on?as=chen.yj"
    assert (await visitor.open(f"{page}/sign-on?as=chen.yj")).status_code == 302


async def test_t24_no_secret_of_an_attempt_is_recorded_or_logged(desk: SignOnDesk, issuer: Issuer, capfd: pytest.CaptureFixture[str]) -> None:
    visitor = desk.visitor("chen.yj")
    page = await visitor.asked("unlock my account")
    there = parse_qs(urlsplit(await address(visitor, page)).query)
    sent = await issuer.signs_on(visitor.browser.client, await address(visitor, page), "lin")
    code = parse_qs(urlsplit(sent.headers["location"]).query)["code"][0]
    refused = await visitor.open(sent.headers["location"])
    assert refused.status_code == 422
    kept = "\n".join(str(details) for _, details in await desk.records()) + capfd.readouterr().err
    for secret in (code, there["state"][0], there["nonce"][0], CLIENT_SECRET):
        assert secret not in kept
    assert code not in refused.text
    for part in (there["state"][0], *there["state"][0].split(".")):
        assert (await visitor.open(f"/s/{part}")).status_code == 410, "what the provider sees opens no page"
