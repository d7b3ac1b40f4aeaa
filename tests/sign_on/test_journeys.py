"""Whole journeys through the pages: from a wish in the chat over a real OpenID provider back to what was wished for, and every way of cheating."""

from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest

from tests.servers.oidc.provider import STRONG, WEAK, Issuer, an_issuer
from tests.sign_on.desks import DESK, REDIRECT, SignOnDesk, a_desk, address, sign_on_link, there_and_back
from tests.sign_on.issuer import LIES, IssuerManner, LyingIssuer, by_key, unsigned
from tests.web.conftest import seen
from tests.web.stepping import Stepping

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


@pytest.fixture
async def desk(issuer: Issuer, tmp_path: Path) -> AsyncIterator[SignOnDesk]:
    async with a_desk(tmp_path, issuer.url) as opened:
        yield opened


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
    assert "Unlocked" in seen(done.text) or "unlocked" in seen(done.text)
    (proof,) = await desk.passed()
    assert (proof["method"], proof["issuer"]) == ("sign_on", "127.0.0.1")
    assert (await visitor.open(page)).status_code == 410


async def test_signing_on_and_a_code_are_two_proofs_for_whoever_decides(desk: SignOnDesk, issuer: Issuer) -> None:
    asking, deciding = desk.visitor("ho.disabled"), desk.visitor("huang.admin")
    assert asking
    assert deciding


async def test_at_link_the_portals_password_and_a_sign_on_link_a_chat(desk: SignOnDesk, issuer: Issuer) -> None:
    visitor = desk.visitor("stranger:lin")
    begun = await visitor.send("/link", portal_account="mhlin", portal_password="Portal-mhlin-1")
    assert begun.status_code == 303
    page = begun.headers["location"]
    again = await signs_on(issuer, visitor, page, "lin at the portal")
    assert again.status_code == 422
    assert "no second proof" in seen(again.text)
    done = await signs_on(issuer, visitor, page, "lin")
    assert done.status_code == 200
    assert 'id="link-code"' in done.text
    assert await desk.failed() == ["sign_on: same_password"]


async def test_whoever_forgot_the_password_is_not_sent_to_where_it_is_needed(desk: SignOnDesk) -> None:
    visitor = desk.visitor("lin.mh")
    await visitor.heard("I forgot my password")
    page = await visitor.asked("reset my password")
    assert "/sign-on" not in (await visitor.open(page)).text


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


async def test_an_old_sign_on_and_a_weaker_one_are_told_apart(issuer: Issuer, tmp_path: Path) -> None:
    async with a_desk(tmp_path, issuer.url, acr=STRONG) as desk:
        visitor = desk.visitor("chen.yj")
        page = await visitor.asked("unlock my account")
        assert "weaker way" in seen((await signs_on(issuer, visitor, page, "chen", acr=WEAK)).text)
        assert "before this page was opened" in seen((await signs_on(issuer, visitor, page, "chen", ago="300")).text)
        assert (await signs_on(issuer, visitor, page, "chen")).status_code == 200
        assert await desk.failed() == ["sign_on: weaker", "sign_on: not_fresh"]
        assert (await desk.passed())[0]["acr"] == STRONG


async def test_an_answer_counts_in_the_browser_that_asked_and_nowhere_else(desk: SignOnDesk, issuer: Issuer) -> None:
    visitor, thief = desk.visitor("chen.yj"), desk.visitor("lin.mh")
    page = await visitor.asked("unlock my account")
    sent = await issuer.signs_on(visitor.browser.client, await address(visitor, page), "chen")
    stolen = await thief.open(sent.headers["location"])
    assert stolen.status_code == 410
    assert "belongs to another browser" in seen(stolen.text)
    assert page not in stolen.text
    assert await desk.failed() == ["sign_on: foreign_state"]
    assert (await visitor.open(sent.headers["location"])).status_code == 200


async def test_t16_following_the_links_changes_nothing_however_often(desk: SignOnDesk) -> None:
    visitor, robot = desk.visitor("chen.yj"), desk.visitor("lin.mh")
    page = await visitor.asked("unlock my account")
    for _ in range(10):
        assert (await robot.open(f"{page}/sign-on")).status_code == 302
        assert (await robot.browser.client.head(f"{page}/sign-on")).status_code == 302
    assert await desk.failed() == []
    assert (await visitor.open(page)).status_code == 200


async def test_t06_whoever_is_sent_straight_to_the_sign_on_reads_first_what_for(desk: SignOnDesk) -> None:
    visitor = desk.visitor("chen.yj")
    page = await visitor.asked("unlock my account")
    for site in ("cross-site", "same-site", "none"):
        sent = await visitor.browser.client.get(f"{page}/sign-on", headers={"sec-fetch-site": site})
        assert (sent.status_code, sent.headers["location"]) == (303, page)
    assert (await visitor.browser.client.get(f"{page}/sign-on", headers={"sec-fetch-site": "same-origin"})).status_code == 302


@pytest.mark.parametrize("state", ["", "x", "a.b.c", "é.\ud800".encode("utf-8", "replace").decode(), "a" * 5000])
async def test_a_state_that_is_none_of_ours_is_gone_and_leaves_no_record(desk: SignOnDesk, state: str) -> None:
    visitor = desk.visitor("chen.yj")
    before = len(await desk.records())
    gone = await visitor.open("/sign-on/callback?" + urlencode({"state": state, "code": "x"}))
    assert gone.status_code == 410
    assert len(await desk.records()) == before


async def test_a_page_that_is_over_leads_nowhere(desk: SignOnDesk) -> None:
    visitor = desk.visitor("chen.yj")
    page = await visitor.asked("unlock my account")
    await desk.application.demonstration_controls.advance(timedelta(minutes=11), "test")
    assert (await visitor.open(f"{page}/sign-on")).status_code == 410
    assert (await visitor.open("/s/nothing/sign-on")).status_code == 410


async def test_in_chinese_it_is_said_in_chinese(desk: SignOnDesk, issuer: Issuer) -> None:
    visitor = desk.visitor("chen.yj", "zh-TW")
    page = await visitor.asked("幫我解鎖")
    query = parse_qs(urlsplit(await address(visitor, page)).query)
    assert query["ui_locales"] == ["zh-Hant-TW"]
    assert "不是這一頁的主人" in seen((await signs_on(issuer, visitor, page, "lin")).text)


# A provider that lies: what a real one cannot be brought to do.

LIES_AND_REASONS: Final[dict[str, tuple[dict[str, Any], str]]] = {
    "an unsigned token": ({"sign": unsigned}, "unsigned"),
    "a key of nobody's": ({"sign": by_key(1)}, "forged"),
    "a token for another client": ({"changes": {"aud": "payroll"}}, "other_client"),
    "a token of another issuer": ({"changes": {"iss": "https://elsewhere.example"}}, "wrong_issuer"),
    "an answer of another issuer": ({"names_itself": "https://elsewhere.example"}, "wrong_issuer"),
    "a stale nonce": ({"changes": {"nonce": "of another attempt"}}, "stale_nonce"),
    "an old sign-on": ({"changes": {"auth_time": 1_700_000_000}}, "not_fresh"),
    "a token that is over": ({"changes": {"exp": 1_700_000_000}}, "out_of_time"),
    "a code that it does not take": ({"manner": IssuerManner.REFUSES_CODE}, "code_refused"),
    "no token at all": ({"manner": IssuerManner.NO_TOKEN}, "unreadable"),
    "nobody's account": ({"account": ""}, "no_account"),
    "somebody else's account": ({"account": "GEAA-010233"}, "other_person"),
    "an account that nobody has": ({"account": "GEAA-999999"}, "other_person"),
    "an account with something around it": ({"account": "yjchen@city.example"}, "other_person"),
    "the person's own account, which is locked": ({"account": "GEAA-012686"}, "not_in_use"),
}


@pytest.fixture
async def liar(tmp_path: Path) -> AsyncIterator[tuple[LyingIssuer, SignOnDesk]]:
    async with LyingIssuer(account="yjchen") as issuer, a_desk(tmp_path, issuer.url) as desk:
        yield issuer, desk


async def test_every_lie_is_refused_by_its_own_reason_and_counted(tmp_path: Path) -> None:
    async with LyingIssuer(account="yjchen") as issuer, a_desk(tmp_path, issuer.url) as desk:
        visitor = desk.visitor("chen.yj")
        honest = dict(vars(issuer))
        for told, (changes, why) in LIES_AND_REASONS.items():
            await visitor.heard("cancel")
            await desk.application.demonstration_controls.advance(timedelta(0), "test")
            page = await visitor.asked("unlock my account")
            vars(issuer).update({**{name: honest[name] for name in ("sign", "changes", "names_itself", "manner", "account")}, **changes})
            refused = await there_and_back(visitor, page)
            assert refused.status_code == 422, told
            assert (await desk.failed())[-1] == f"sign_on: {why}", told
            assert LIES not in refused.text
        assert await desk.passed() == []
