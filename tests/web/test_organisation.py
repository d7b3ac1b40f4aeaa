"""What pages show of the organisation, in which language they stand, and who is signed in."""

import re
from dataclasses import replace
from urllib.parse import unquote

import pytest

from bot.organisation.accent import accents_of
from bot.organisation.identity import NOT_NAMED, OrganisationIdentity
from bot.organisation.logo import Logo
from bot.people.identity import web_chat
from bot.web.languages import CHOSEN
from bot.web.routes import WebDependencies, build_routes
from bot.wiring.application import Application
from tests.organisation.test_logo import PNG, svg
from tests.web.conftest import URL, Browser, browser, seen

CITY = OrganisationIdentity(
    name="Department of Information Technology, Demonstration City",
    short="示範市府",
    logo=Logo(svg(), "svg"),
    accents=accents_of("#ffcc00"),
    phone="1999 轉 8585",
    hours="08:30–17:30",
    help_url="https://help.city.example/?a=1&b=2",
    privacy_url="https://city.example/privacy",
)
PATHS = ("/?as=chen.yj", "/me?as=chen.yj", "/me?as=stranger:a", "/link?as=chen.yj", "/demo?as=chen.yj", "/demo/mail?as=chen.yj", "/nowhere", "/s/nothing")


def head_of(page: str) -> str:
    return page.partition("<header")[2].partition("</header>")[0]


def foot_of(page: str) -> str:
    return page.partition("<footer")[2].partition("</footer>")[0]


@pytest.fixture
def chen(dependencies: WebDependencies) -> Browser:
    return browser(build_routes(replace(dependencies, identity=CITY)))


@pytest.mark.parametrize("path", PATHS)
async def test_every_page_names_the_organisation_and_where_it_helps(chen: Browser, path: str) -> None:
    page = await chen.page(path)
    assert re.search(r"<title>[^<]+ · 示範市府</title>", page), page[:600]
    head, foot = head_of(page), seen(foot_of(page))
    assert f'<span class="whose">{CITY.name}</span>' in head
    assert '<span class="whose-short">示範市府</span>' in head
    assert re.search(r'<img src="/static/logo\.svg\?v=[0-9a-f]{16}" alt=""', head)
    assert "電話：1999 轉 8585" in foot
    assert "服務時間：08:30–17:30" in foot
    assert '<a href="https://help.city.example/?a=1&amp;b=2" rel="noreferrer">說明網頁</a>' in page
    assert '<a href="https://city.example/privacy" rel="noreferrer">隱私權政策</a>' in page


@pytest.mark.parametrize("path", PATHS)
async def test_an_organisation_that_says_nothing_leaves_no_empty_row(dependencies: WebDependencies, path: str) -> None:
    page = await browser(build_routes(replace(dependencies, identity=NOT_NAMED))).page(path)
    assert seen(foot_of(page)).split(">")[-1].split() == ["中文", "English"]
    assert "None" not in seen(head_of(page)) + seen(foot_of(page))
    assert "whose" not in page
    assert "organisation.css" not in page
    assert "static/desk.svg" in head_of(page)


async def test_the_demonstration_has_the_name_of_the_embedded_organisation(dependencies: WebDependencies) -> None:
    assert "示範市政府" in seen(head_of(await browser(build_routes(dependencies)).page()))


async def test_english_pages_say_the_extension_in_english(chen: Browser) -> None:
    chen.client.headers["accept-language"] = "en"
    foot = seen(foot_of(await chen.page()))
    assert "Phone: 1999, extension 8585" in foot
    assert "Hours: 08:30–17:30" in foot


async def test_the_colours_come_from_our_own_address_and_never_stand_in_the_page(chen: Browser) -> None:
    page = await chen.page()
    found = re.search(r'<link rel="stylesheet" href="(/static/organisation\.css\?v=[0-9a-f]{16})">', page)
    assert found is not None
    assert page.index("desk.css") < page.index("organisation.css"), "it replaces what the shipped one sets"
    style = await chen.client.get(found[1])
    assert style.headers["content-type"].startswith("text/css")
    assert "immutable" in style.headers["cache-control"]
    assert style.text == accents_of("#ffcc00").stylesheet()
    assert "style=" not in page
    assert "<style" not in page


async def test_a_logo_is_a_picture_that_can_run_nothing(chen: Browser) -> None:
    logo = await chen.client.get("/static/logo.svg")
    assert (logo.status_code, logo.content, logo.headers["content-type"]) == (200, svg(), "image/svg+xml")
    policies = logo.headers.get_list("content-security-policy")
    assert any("sandbox" in policy and "default-src 'none'" in policy and "script-src" not in policy for policy in policies)
    assert logo.headers["x-content-type-options"] == "nosniff"
    page = await chen.page()
    assert set(re.findall(r'<(\w+)[^>]*"/static/logo\.svg', page)) == {"img", "link"}


async def test_a_png_is_served_as_one(dependencies: WebDependencies) -> None:
    city = browser(build_routes(replace(dependencies, identity=replace(CITY, logo=Logo(PNG, "png")))))
    assert (await city.client.get("/static/logo.png")).headers["content-type"] == "image/png"
    assert (await city.client.get("/static/logo.svg")).status_code == 404


def switch(page: str) -> str:
    found = re.search(r'<a href="([^"]+)" lang="[\w-]+" hreflang', foot_of(page))
    assert found is not None
    return found[1].replace("&amp;", "&")


@pytest.mark.parametrize("path", PATHS)
async def test_the_language_is_switched_by_a_link_on_every_page_and_kept(chen: Browser, path: str) -> None:
    page = await chen.page(path)
    assert '<html lang="zh-Hant-TW">' in page
    there = chen.client.base_url.join(path).join(switch(page))
    answer = await chen.client.get(there)
    assert answer.status_code == 303
    assert unquote(answer.headers["location"]) == path, "the same page, for the same visitor"
    assert f"{CHOSEN}=en" in answer.headers["set-cookie"]
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert '<html lang="en">' in await chen.page(path)
    assert '<html lang="en">' in await chen.page("/me?as=lin.mh"), "it is the browser's choice"
    back = await chen.client.get(chen.client.base_url.join(path).join(switch(await chen.page(path))))
    assert f"{CHOSEN}=zh-Hant-TW" in back.headers["set-cookie"]
    assert '<html lang="zh-Hant-TW">' in await chen.page(path)


async def test_what_is_chosen_stays_although_the_conversation_goes_over_to_another_language(chen: Browser) -> None:
    await chen.client.get("/?as=chen.yj&lang=en")
    await chen.say("為什麼我登不進去")
    assert '<html lang="en">' in await chen.page()


@pytest.mark.parametrize("path", ["//elsewhere.example/?lang=en", "/%5Celsewhere.example?lang=en", "/\\elsewhere.example?lang=en"])
async def test_the_switch_leads_to_no_other_site(chen: Browser, path: str) -> None:
    answer = await chen.client.get(f"{URL}{path}")
    assert not answer.headers.get("location", "/").startswith(("//", "/\\", "http"))


async def test_a_language_that_there_is_not_is_ignored(chen: Browser) -> None:
    answer = await chen.client.get("/?as=chen.yj&lang=fr")
    assert answer.status_code == 200
    assert CHOSEN not in answer.headers.get("set-cookie", "")
    chen.client.cookies.set(CHOSEN, "fr")
    assert '<html lang="zh-Hant-TW">' in await chen.page()


@pytest.mark.parametrize("path", ["/", "/me"])
async def test_the_head_says_who_is_signed_in(chen: Browser, path: str) -> None:
    assert "登入身分：陳怡君" in seen(head_of(await chen.page(f"{path}?as=chen.yj")))
    stranger = head_of(await chen.page(f"{path}?as=stranger:a"))
    assert "未登入" in seen(stranger)
    assert "登入身分" not in seen(stranger)
    assert 'href="/link?as=stranger%3Aa"' in stranger


async def test_outside_the_demonstration_only_a_linked_browser_is_signed_in(application: Application, dependencies: WebDependencies) -> None:
    other = browser(build_routes(replace(dependencies, demonstration=None, identity=CITY)))
    assert "未登入" in seen(head_of(await other.page("/?as=chen.yj"))), "an address makes nobody somebody"
    session = other.client.cookies["accountdesk"].partition(".")[0]
    async with application.store.work() as work:
        await work.links.make(web_chat(session), "chen.yj", "operator", application.clock.now())
    assert "登入身分：陳怡君" in seen(head_of(await other.page("/")))
    await other.client.post("/log-out", data={"csrf": await _token(other)})
    assert "未登入" in seen(head_of(await other.page("/")))


async def _token(other: Browser) -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', await other.page("/"))
    assert found is not None
    return found[1]
