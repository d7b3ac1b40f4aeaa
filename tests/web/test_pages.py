"""The web chat in process: forms without JavaScript, whose words are whose, and what every answer carries."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

from bot.app import House, Where, build_counter, open_house
from bot.settings.schema import Settings
from bot.web.pages import build_pages

URL = "http://localhost:8080"


@pytest_asyncio.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(Where(Settings(), tmp_path)) as house:
        yield house


@pytest_asyncio.fixture
async def browser(house: House) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(build_pages(build_counter(house, URL)), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url=URL, follow_redirects=True, headers={"accept-language": "zh-TW"}) as client:
        yield client


async def token(browser: httpx.AsyncClient, who: str = "chen.yj") -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', (await browser.get("/", params={"as": who})).text)
    assert found
    return found[1]


async def say(browser: httpx.AsyncClient, text: str, who: str = "chen.yj") -> httpx.Response:
    return await browser.post("/say", data={"csrf": await token(browser, who), "as": who, "text": text})


async def test_without_javascript_the_answer_is_on_the_page_that_follows(browser: httpx.AsyncClient) -> None:
    page = await say(browser, "我帳號怎麼了")
    assert page.status_code == 200
    assert "我帳號怎麼了" in page.text
    assert "會自動解開" in page.text
    assert 'class="hop locked"' in page.text


async def test_two_people_do_not_see_each_others_words(browser: httpx.AsyncClient) -> None:
    await say(browser, "我帳號怎麼了")
    other = (await browser.get("/", params={"as": "lin.mh"})).text
    assert "會自動解開" not in other


async def test_d01_a_stranger_sees_no_account(browser: httpx.AsyncClient) -> None:
    assert "我還不知道你是誰" in (await say(browser, "我帳號怎麼了", "stranger:guest")).text
    assert "我還不知道你是誰" in (await say(browser, "我帳號怎麼了", "no.such.person")).text


@pytest.mark.parametrize("change", [{"csrf": "0" * 64}, {"csrf": ""}])
async def test_t18_a_form_without_our_token_is_refused(browser: httpx.AsyncClient, change: dict[str, str]) -> None:
    data = {"csrf": await token(browser), "as": "chen.yj", "text": "我帳號怎麼了", **change}
    assert (await browser.post("/say", data=data)).status_code == 403


async def test_t18_a_foreign_origin_is_refused_and_our_own_or_none_is_not(browser: httpx.AsyncClient) -> None:
    data = {"csrf": await token(browser), "as": "chen.yj", "text": "你好"}
    assert (await browser.post("/say", data=data, headers={"origin": "https://evil.example"})).status_code == 403
    assert (await browser.post("/say", data=data, headers={"origin": "null"})).status_code == 403
    hidden = {"origin": "null", "sec-fetch-site": "same-origin"}
    assert (await browser.post("/say", data=data, headers=hidden)).status_code == 200
    assert (await browser.post("/say", data=data, headers={**hidden, "sec-fetch-site": "cross-site"})).status_code == 403
    assert (await browser.post("/say", data=data, headers={"origin": URL})).status_code == 200
    assert (await browser.post("/say", data=data)).status_code == 200


@pytest.mark.parametrize("path", ["/", "/demo", "/demo/mail", "/nowhere", "/healthz", "/readyz", "/say", "/static/desk.css", "/static/../pages.py"])
async def test_t18_every_answer_carries_the_headers(browser: httpx.AsyncClient, path: str) -> None:
    headers = (await browser.get(path)).headers
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert "no-store" in headers["cache-control"] or path.startswith("/static/desk")


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{7*7}}"])
async def test_t21_what_people_type_is_shown_and_never_run(browser: httpx.AsyncClient, text: str) -> None:
    page = (await say(browser, text)).text
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "49" not in re.sub(r"[0-9a-f]{32,}|v=\w+", "", page).split('class="log"')[1].split("</section>")[0]


async def test_t21_a_name_in_the_address_is_not_run_either(browser: httpx.AsyncClient) -> None:
    assert "<script>" not in (await browser.get("/", params={"as": '"><script>alert(1)</script>'})).text.split("</head>")[1]


async def test_t12_another_persons_button_is_refused(browser: httpx.AsyncClient) -> None:
    page = (await say(browser, "帳號被鎖住要等多久")).text
    button = re.findall(r'name="button" value="([^"]+)"', page)[-1]
    answer = await browser.post("/press", data={"csrf": await token(browser), "as": "lin.mh", "button": button})
    assert "用過或失效" in answer.text
    assert "會自動解開" not in answer.text
    own = await browser.post("/press", data={"csrf": await token(browser), "as": "chen.yj", "button": button})
    assert "會自動解開" in own.text
    assert re.search(rf'value="{re.escape(button)}" disabled', own.text)


async def test_t31_the_host_header_makes_no_link(browser: httpx.AsyncClient) -> None:
    page = await browser.get("/", headers={"host": "evil.example"})
    assert "evil.example" not in page.text


@pytest.mark.parametrize(
    "body", [b"\xff\xfe=\xff", b"text=%00%ff&as=%00", b"text=%ED%A0%80", b"%", b"text=" + b"a" * 70_000, b"=&=&=", b"a=1&" * 3000]
)
async def test_a_strange_body_is_never_a_500(browser: httpx.AsyncClient, body: bytes) -> None:
    await token(browser)
    answer = await browser.post("/say", content=body, headers={"content-type": "application/x-www-form-urlencoded"})
    assert answer.status_code in (400, 403, 413)
    assert "Traceback" not in answer.text


async def test_the_bar_moves_the_clock_and_breaks_and_mends(browser: httpx.AsyncClient, house: House) -> None:
    form = {"csrf": await token(browser), "as": "chen.yj"}
    before = house.clock.now()
    await browser.post("/demo/clock", data={**form, "what": "15m"})
    assert (house.clock.now() - before).total_seconds() >= 900
    assert "已經解開" in (await say(browser, "我帳號怎麼了")).text
    await browser.post("/demo/fault", data={**form, "what": "directory", "is": "down"})
    assert "我現在讀不到" in (await say(browser, "我帳號怎麼了")).text
    await browser.post("/demo/fault", data={**form, "what": "directory", "is": "well"})
    await browser.post("/demo/lock", data=form)
    assert "剛剛被鎖定" in (await say(browser, "我帳號怎麼了")).text
    await browser.post("/demo/over", data=form)
    assert "剛剛被鎖定" not in (await browser.get("/")).text
    assert (await browser.post("/demo/odd", data=form)).status_code == 404


async def test_a_page_that_does_not_exist_says_so_in_the_browsers_language(browser: httpx.AsyncClient) -> None:
    assert "沒有這一頁" in (await browser.get("/s/abc")).text
    assert "There is no such page" in (await browser.get("/desk", headers={"accept-language": "en-GB"})).text
