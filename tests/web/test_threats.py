"""What an attacker tries on the pages: forged forms, foreign origins, forged hosts, bodies made to break things."""

from dataclasses import replace
from datetime import datetime

import httpx
import pytest
from sqlalchemy.exc import OperationalError
from starlette.applications import Starlette

from bot.accounts.rules import Phase, SyncBeat
from bot.errors import Unreachable
from bot.people.person import Agency, Person
from bot.web.routes import WebDependencies, build_routes
from bot.wiring.application import Application
from tests.web.conftest import URL, browser, seen
from tests.web.stepping import Stepping

_FORMS = ("/say", "/press", "/demo/clock", "/demo/fault", "/demo/lock", "/demo/over")
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


@pytest.mark.parametrize("path", _FORMS)
async def test_t18_a_form_without_the_token_of_its_session_is_refused(pages: Starlette, path: str) -> None:
    chen, mallory = browser(pages), browser(pages)
    fields = {"as": "chen.yj", "text": "x", "by": "1h", "button": "b"}
    assert (await chen.client.post(path, data=fields)).status_code == 403
    await chen.page()
    assert (await chen.client.post(path, data=fields)).status_code == 403
    assert (await chen.client.post(path, data={**fields, "csrf": await mallory.token()})).status_code == 403
    assert (await chen.client.post(path, data={**fields, "csrf": "é\udc80".encode("utf-8", "surrogatepass")})).status_code == 403


async def test_t18_a_session_that_we_did_not_sign_is_none(pages: Starlette) -> None:
    chen = browser(pages)
    token = await chen.token()
    cookie = chen.client.cookies["accountdesk"]
    for forged in (cookie[:-1] + ("0" if cookie[-1] != "0" else "1"), cookie.partition(".")[0], "." + "0" * 64, ""):
        answer = await httpx.AsyncClient(transport=httpx.ASGITransport(pages), base_url=URL, cookies={"accountdesk": forged}).post(
            "/say", data={"csrf": token, "as": "chen.yj", "text": "x"}
        )
        assert answer.status_code == 403


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "http://localhost:9090"}, 403),
        ({"origin": "https://localhost:8080"}, 403),
        ({"origin": "http://localhost:8080.evil.example"}, 403),
        ({"origin": "http://[bad"}, 403),
        ({"origin": "null", "sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({}, 303),
        ({"origin": URL}, 303),
        ({"origin": "http://127.0.0.1:8080"}, 303),
        ({"origin": "null", "sec-fetch-site": "same-origin"}, 303),
    ],
)
async def test_t18_a_form_from_elsewhere_is_refused_even_with_the_token(pages: Starlette, headers: dict[str, str], status: int) -> None:
    chen = browser(pages)
    fields = {"csrf": await chen.token(), "as": "chen.yj", "text": "哈囉"}
    assert (await chen.client.post("/say", data=fields, headers=headers)).status_code == status


async def test_t18_the_cookie_is_host_bound_and_secure_over_https_and_no_script_can_read_it(dependencies: WebDependencies) -> None:
    plain = (await browser(build_routes(dependencies)).client.get("/")).headers["set-cookie"]
    assert plain.startswith("accountdesk=")
    assert "HttpOnly" in plain
    assert "SameSite=lax" in plain
    strict = (await browser(build_routes(replace(dependencies, public_url="https://desk.example"))).client.get("/")).headers["set-cookie"]
    assert strict.startswith("__Host-accountdesk=")
    assert "Secure" in strict
    assert "Path=/" in strict
    assert "Domain" not in strict


async def test_every_answer_carries_the_headers_whatever_it_is(pages: Starlette) -> None:
    chen = browser(pages)
    style = (await chen.page()).partition('href="/static/desk.css')[2].partition('"')[0]
    answers = [
        await chen.client.get(path)
        for path in ("/", "/demo", "/demo/mail", "/healthz", "/readyz", "/static/desk.css", "/static/desk.css" + style, "/nope", "/s/x", "/metrics")
    ]
    answers += [await chen.client.post("/say"), await chen.client.put("/"), await chen.post("/say", text="哈囉")]
    for answer in answers:
        assert answer.headers["content-security-policy"] == _POLICY
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["x-content-type-options"] == "nosniff"
        kept = "immutable" in answer.headers["cache-control"]
        assert kept == ("v=" in str(answer.url)), answer.url
        assert kept or answer.headers["cache-control"] in ("no-store", "no-cache")


async def test_pages_have_no_inline_script_and_no_inline_style(pages: Starlette) -> None:
    chen = browser(pages)
    await chen.say("為什麼我登不進去？")
    for path in (None, "/demo", "/demo/mail", "/nope"):
        page = await chen.page(path)
        assert "style=" not in page
        assert "<style" not in page
        assert " on" not in "".join(part.partition(">")[0] for part in page.split("<") if part.startswith(("a ", "form", "button", "img", "input")))
        assert all(part.startswith(' src="/static/') for part in page.split("<script")[1:])


async def test_t31_the_host_header_is_nowhere_in_what_we_send(pages: Starlette) -> None:
    chen = browser(pages)
    fields = {"csrf": await chen.token(), "as": "chen.yj", "text": "哈囉", "back": "https://evil.example", "by": "15m"}
    evil = {"host": "evil.example", "x-forwarded-host": "evil.example"}
    answers = [await chen.client.get(path, headers=evil) for path in ("/", "/demo/", "/demo", "/nope", "//evil.example", "/static/")]
    answers += [await chen.client.post(path, data=fields, headers=evil) for path in ("/say", "/demo/clock")]
    for answer in answers:
        assert "evil.example" not in answer.text
        assert "evil.example" not in answer.headers.get("location", "")
    assert (await chen.client.post("/demo/clock", data=fields)).headers["location"] == "/?as=chen.yj&did=clock-15m"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"&&&===%%%",
        b"text=%ED%A0%80%ED%BF%BF\xed\xa0\x80",
        b"text=a%00b%00",
        b"text=\xff\xfe\xc3(",
        b"text=%E2%80%AE%F0%9F%98%80",
        b"text=" + b"%E5%AD%97" * 10_000,
        b"button=%00%FF" + b"x" * 5_000,
        b"a=1&" * 40,
    ],
)
@pytest.mark.parametrize("path", ["/say", "/press"])
async def test_t21_no_body_however_broken_is_an_error_of_ours(pages: Starlette, path: str, body: bytes) -> None:
    chen = browser(pages)
    whole = f"csrf={await chen.token()}&as=chen.yj&".encode() + body
    answer = await chen.client.post(path, content=whole, headers={"content-type": "application/x-www-form-urlencoded"})
    assert answer.status_code == 303
    assert (await chen.client.get("/?as=chen.yj")).status_code == 200


async def test_t21_ten_thousand_characters_reach_the_desk_and_are_answered_in_words(pages: Starlette) -> None:
    assert "這段有點長" in await browser(pages).say("帳" * 10_000)


async def test_too_much_is_refused_with_words_before_it_is_read(pages: Starlette) -> None:
    chen = browser(pages)
    answer = await chen.post("/say", text="x" * 70_000)
    assert answer.status_code == 413
    assert "這段太長了" in answer.text
    assert (await chen.post("/say", text="x" * 5_000_000)).status_code == 413

    async def endless() -> object:
        while True:
            yield b"x" * 65_536

    assert (await chen.client.post("/say", content=endless())).status_code == 413  # type: ignore[arg-type]


async def test_other_kinds_of_body_and_too_many_fields_change_nothing(pages: Starlette) -> None:
    chen = browser(pages)
    token = await chen.token()
    assert (await chen.client.post("/say", json={"csrf": token, "text": "x"})).status_code == 403
    assert (await chen.client.post("/press", data={"csrf": token}, files={"text": b"x"})).status_code == 403
    assert (await chen.client.post("/say", content=b"&".join(b"a=1" for _ in range(1000)))).status_code == 400
    assert 'class="item' not in await chen.page()


async def test_pages_that_do_not_exist_yet_say_so_in_the_readers_language(pages: Starlette) -> None:
    for path in ("/desks", "/metrics", "/static/../pages.py", "/static/%2e%2e%2fpages.py", "/static/x"):
        answer = await browser(pages).client.get(path)
        assert answer.status_code == 404
        assert "沒有這一頁" in answer.text
    english = await browser(pages, accept_language="en-GB").client.get("/desks")
    assert "There is no such page" in english.text
    assert '<html lang="en">' in english.text


async def test_a_page_asked_for_in_a_way_it_does_not_answer_says_so(pages: Starlette) -> None:
    answer = await browser(pages).client.get("/say")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "POST"
    assert "這一頁不能這樣開" in answer.text


class _Broken:
    """A register in trouble."""

    def __init__(self, trouble: Exception) -> None:
        self.trouble = trouble

    async def person(self, id: str) -> Person | None:
        raise self.trouble

    async def people(self) -> tuple[Person, ...]:
        raise self.trouble

    async def agency(self, id: str) -> Agency:
        raise self.trouble

    async def phase(self) -> Phase | None:
        raise self.trouble

    async def auto_creation(self) -> datetime | None:
        raise self.trouble

    async def sync(self) -> SyncBeat | None:
        raise self.trouble


@pytest.mark.parametrize(("trouble", "status"), [(RuntimeError("canary-7731"), 500), (Unreachable("personnel", "canary-7731"), 503)])
async def test_t24_a_failure_of_ours_is_a_sentence_and_never_a_traceback(
    dependencies: WebDependencies, trouble: Exception, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = await browser(build_routes(replace(dependencies, register=_Broken(trouble)))).client.get("/")
    assert answer.status_code == status
    assert "沒有動到任何帳號" in answer.text
    assert "Traceback" not in answer.text
    told = "".join(capsys.readouterr())
    assert "canary-7731" not in answer.text + told
    assert answer.headers["content-security-policy"] == _POLICY


class _Silent:
    """A database that does not answer."""

    async def answers(self) -> None:
        raise OperationalError("select", {}, Exception("gone"))

    def look(self) -> object:
        raise OperationalError("select", {}, Exception("gone"))


async def test_readiness_asks_the_database_and_life_does_not(dependencies: WebDependencies, application: Application) -> None:
    well = browser(build_routes(dependencies)).client
    assert [(await well.get(path)).status_code for path in ("/healthz", "/readyz")] == [200, 200]
    ill = browser(build_routes(replace(dependencies, store=_Silent()))).client  # type: ignore[arg-type]
    assert (await ill.get("/healthz")).status_code == 200
    answer = await ill.get("/readyz")
    assert answer.status_code == 503
    assert "the database does not answer" in answer.text
    assert (await ill.get("/")).status_code == 500
    assert "帳號" in seen((await ill.get("/")).text)


async def test_t25_a_browser_that_drops_its_cookie_after_each_try_at_link_is_slowed_down_and_not_refused(dependencies: WebDependencies, application: Application) -> None:
    waited: list[float] = []

    async def pause(seconds: float) -> None:
        waited.append(seconds)

    throttle = replace(dependencies.link_flow.throttle, pause=pause)
    pages = build_routes(replace(dependencies, link_flow=replace(dependencies.link_flow, throttle=throttle)))
    for number in range(20):
        stranger = Stepping(browser(pages, "stranger:guest"), application)
        answer = await stranger.send("/link", portal_account=f"account{number}", portal_password="Sommer2026!")
        assert (answer.status_code, "試錯太多次" in answer.text) == (422, False)
    # Each try waits for the even moment of its answer; after ten free ones also for those before it.
    assert len(waited) == 30
    assert max(waited) > 2
