"""What the desk does when the provider lies, is away or refuses it, through the pages: refused by its own reason and counted, or not counted at all."""

from collections.abc import AsyncIterator
from copy import copy
from typing import Any, Final

import pytest
import pytest_asyncio

from tests.sign_on.desks import DESK, SignOnDesk, a_desk, address, sign_on_link, there_and_back
from tests.sign_on.issuer import LIES, IssuerManner, LyingIssuer, by_key, unsigned
from tests.web.conftest import seen

pytestmark = pytest.mark.asyncio(loop_scope="module")

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
    "an account with a space": ({"account": " yjchen"}, "other_person"),
    "the person's own account, which is locked": ({"account": "GEAA-012686"}, "not_in_use"),
}
_TOLD: Final = ("sign", "changes", "names_itself", "manner", "account")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def both(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[tuple[LyingIssuer, SignOnDesk]]:
    async with LyingIssuer(account="yjchen") as issuer, a_desk(tmp_path_factory.mktemp("desk"), issuer.url) as desk:
        yield issuer, desk


@pytest_asyncio.fixture(loop_scope="module")
async def issuer(both: tuple[LyingIssuer, SignOnDesk]) -> AsyncIterator[LyingIssuer]:
    """The provider; it is honest again afterwards."""
    issuer = both[0]
    honest = copy(issuer)
    yield issuer
    for name in _TOLD:
        setattr(issuer, name, getattr(honest, name))


@pytest_asyncio.fixture(loop_scope="module")
async def desk(both: tuple[LyingIssuer, SignOnDesk]) -> SignOnDesk:
    await both[1].begin_again()
    return both[1]


@pytest.mark.parametrize("told", LIES_AND_REASONS)
async def test_a_lie_is_refused_by_its_own_reason_and_counted(desk: SignOnDesk, issuer: LyingIssuer, told: str) -> None:
    changes, why = LIES_AND_REASONS[told]
    visitor = desk.visitor("chen.yj")
    page = await visitor.asked("unlock my account")
    for name, value in changes.items():
        setattr(issuer, name, value)
    refused = await there_and_back(visitor, page)
    assert refused.status_code == 422
    assert await desk.failed() == [f"sign_on: {why}"]
    assert await desk.passed() == []
    assert LIES not in refused.text
    assert f'action="{page}"' in refused.text, "the form leads back to the page itself"
    assert "code=" not in refused.text


@pytest.mark.parametrize(
    "manner", [IssuerManner.BROKEN, IssuerManner.NO_JSON, IssuerManner.REDIRECTS, IssuerManner.REFUSES_CLIENT, IssuerManner.REFUSES_REQUEST, IssuerManner.CUT_OFF]
)
async def test_a_provider_that_fails_at_the_exchange_counts_nothing_and_the_next_way_is_named(desk: SignOnDesk, issuer: LyingIssuer, manner: IssuerManner) -> None:
    visitor = desk.visitor("chen.yj")
    page = await visitor.asked("unlock my account")
    sent = await visitor.browser.client.get(await address(visitor, page))
    issuer.manner = manner
    for _ in range(4):
        silent = await visitor.open(sent.headers["location"])
        assert silent.status_code == 200
    text = seen(silent.text)
    assert "sign-on page does not answer right now" in text
    assert "Use the next way below instead" in text
    assert "code" in text
    assert LIES not in text
    assert await desk.failed() == []
    assert (await visitor.send(page, code=visitor.code())).status_code == 200


async def test_a_provider_that_is_away_from_the_start_is_said_in_one_line_with_the_next_best_way(issuer: LyingIssuer, tmp_path_factory: pytest.TempPathFactory) -> None:
    issuer.manner = IssuerManner.BROKEN
    async with a_desk(tmp_path_factory.mktemp("desk"), issuer.url) as desk:
        visitor = desk.visitor("chen.yj")
        page = await visitor.asked("unlock my account")
        silent = await visitor.open(await sign_on_link(visitor, page))
        assert silent.status_code == 200
        assert "sign-on page does not answer right now" in seen(silent.text)
        assert f'action="{page}"' in silent.text
        assert "/sign-on" not in silent.text
        issuer.manner = IssuerManner.WELL
        assert (await there_and_back(visitor, page)).status_code == 200


@pytest.mark.parametrize(("error", "told"), [("access_denied", "no try was counted"), ("login_required", "no try was counted"), ("server_error", "does not answer")])
async def test_an_error_that_comes_back_is_told_in_words_and_counts_nothing(desk: SignOnDesk, issuer: LyingIssuer, error: str, told: str) -> None:
    visitor = desk.visitor("chen.yj")
    page = await visitor.asked("unlock my account")
    state = issuer.signs_on(await address(visitor, page))["state"]
    told_page = await visitor.open(f"/sign-on/callback?state={state}&error={error}&error_description=%3Cb%3E{LIES}")
    assert told_page.status_code == 200
    assert told in seen(told_page.text)
    assert LIES not in told_page.text
    assert await desk.failed() == []


async def test_t31_the_way_back_is_the_configured_address_whatever_the_host_header_says(desk: SignOnDesk, issuer: LyingIssuer) -> None:
    visitor = desk.visitor("chen.yj")
    page = await visitor.asked("unlock my account")
    sent = await visitor.browser.client.get(f"{page}/sign-on", headers={"host": "evil.example"})
    assert "evil" not in sent.headers["location"]
    assert f"redirect_uri={DESK.replace(':', '%3A').replace('/', '%2F')}%2Fsign-on%2Fcallback" in sent.headers["location"]


async def test_a_desk_without_a_provider_has_no_such_pages(tmp_path_factory: pytest.TempPathFactory) -> None:
    async with a_desk(tmp_path_factory.mktemp("desk"), "https://sso.example", client_id=None) as desk:
        visitor = desk.visitor("chen.yj")
        page = await visitor.asked("unlock my account")
        assert "/sign-on" not in (await visitor.open(page)).text
        assert (await visitor.open(f"{page}/sign-on")).headers["location"] == page
        assert (await visitor.open("/sign-on/callback?state=x&code=y")).status_code == 410
