"""T13, T31: being anybody, the bar and the mails exist for a browser on this machine only, whatever a proxy or a name makes of it."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request

from bot.settings.schema import Settings
from bot.web.routes import WebDependencies, build_routes
from bot.web.visitor import on_this_machine
from bot.wiring.application import Application, DataLocation, open_application
from bot.wiring.web_dependencies import build_web_dependencies
from tests.web.conftest import URL, browser, one_index, seen

ELSEWHERE: Mapping[str, tuple[str, dict[str, str]]] = {
    "another machine": ("10.0.0.7", {}),
    "another machine by IPv6": ("2001:db8::7", {}),
    "another machine that says it is this one": ("10.0.0.7", {"x-forwarded-for": "127.0.0.1"}),
    "a proxy that tells": ("127.0.0.1", {"x-forwarded-for": "203.0.113.9"}),
    "a proxy that tells in the new way": ("127.0.0.1", {"forwarded": "for=203.0.113.9"}),
    "a proxy that tells only its protocol": ("127.0.0.1", {"x-forwarded-proto": "https"}),
    "a proxy of another house": ("127.0.0.1", {"cf-connecting-ip": "203.0.113.9"}),
    "a cluster's proxy": ("127.0.0.1", {"x-cluster-client-ip": "203.0.113.9"}),
    "a proxy that keeps the name": ("127.0.0.1", {"host": "desk.example"}),
    "a page that lets its name lead here": ("127.0.0.1", {"host": "127.0.0.1.evil.example:8080"}),
    "a name that only looks like ours": ("127.0.0.1", {"host": "localhost@evil.example"}),
    "no name": ("127.0.0.1", {"host": ""}),
}


def reader(pages: Starlette, peer: str, headers: Mapping[str, str]) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(pages, client=(peer, 4711)), base_url=URL, headers={"accept-language": "zh-TW", **headers})


def asks(peer: str | None, headers: Mapping[str, str], version: str = "1.1") -> Request:
    given = [(name.encode(), value.encode()) for name, value in ({"host": "localhost:8080"} | dict(headers)).items()]
    return Request({"type": "http", "http_version": version, "client": None if peer is None else (peer, 4711), "headers": given})


@pytest.mark.parametrize("how", ELSEWHERE)
def test_t13_whoever_comes_from_elsewhere_is_told_apart_whatever_a_proxy_or_a_name_makes_of_it(how: str) -> None:
    peer, headers = ELSEWHERE[how]
    assert not on_this_machine(asks(peer, headers))


def test_t13_an_old_proxy_that_tells_nothing_is_known_by_its_version_and_a_socket_without_a_peer_is_nobody_near() -> None:
    assert not on_this_machine(asks("127.0.0.1", {}, "1.0"))
    assert not on_this_machine(asks(None, {}))


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8080", "[::1]:8080", "LocalHost:1"])
def test_a_browser_on_this_machine_is_known(host: str) -> None:
    assert on_this_machine(asks("127.0.0.1", {"host": host}))
    assert on_this_machine(asks("::1", {"host": host}))


async def test_t13_whoever_comes_from_elsewhere_is_nobody_and_sees_no_bar_and_no_mail(pages: Starlette, application: Application) -> None:
    async with reader(pages, "10.0.0.7", {}) as client:
        page = (await client.get("/?as=chen.yj")).text
        assert "陳怡君" not in page
        assert "/demo" not in page
        assert [(await client.get(path)).status_code for path in ("/demo", "/demo/mail", "/demo?as=chen.yj")] == [404] * 3
        token = page.partition('name="csrf" value="')[2].partition('"')[0]
        before = application.clock.ahead
        for path, fields in (("/demo/clock", {"by": "1d"}), ("/demo/lock", {}), ("/demo/over", {}), ("/demo/fault", {"system": "portal", "is": "down"})):
            assert (await client.post(path, data={"csrf": token, "as": "chen.yj", **fields})).status_code == 404
        assert application.clock.ahead == before
        await client.post("/say", data={"csrf": token, "as": "chen.yj", "text": "為什麼我登不進去？"})
        assert "鎖定到" not in seen((await client.get("/?as=chen.yj")).text)
        assert "/demo/mail" not in (await client.get("/link?as=chen.yj")).text


def test_nobody_is_anybody_at_a_public_address_or_beside_a_real_account_system(application: Application) -> None:
    assert build_web_dependencies(application, URL).demonstration is not None
    assert build_web_dependencies(application, "https://desk.example").demonstration is None
    real = replace(application, demonstration_controls=replace(application.demonstration_controls, real=frozenset({"directory"})))
    assert build_web_dependencies(real, URL).demonstration is None


async def test_where_it_is_allowed_every_page_and_greeting_says_that_this_is_the_demonstration(tmp_path: Path, dependencies: WebDependencies) -> None:
    quiet = browser(build_routes(dependencies))
    assert "示範環境：" not in await quiet.page()
    async with open_application(DataLocation(Settings(demonstration=True), tmp_path / "allowed"), one_index) as application:
        pages = build_routes(build_web_dependencies(application, URL))
        chen = browser(pages)
        for path in ("/?as=chen.yj", "/link", "/demo/mail", "/s/unknown", "/nowhere"):
            assert "示範環境：" in await chen.page(path), path
        assert (await chen.say("你好")).count("示範環境：") == 2
        assert "Demonstration:" in await browser(pages, "stranger:x", accept_language="en").say("hello")
