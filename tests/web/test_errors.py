"""What cannot be served is said in the browser's language, under the same headers as everything else; HEAD, unknown methods, slow forms."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

import httpx
import pytest
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request

from bot.web import forms
from bot.web.routes import WebDependencies, build_routes
from bot.wiring.application import Application
from tests.web.conftest import Browser, browser
from tests.web.stepping import Stepping

TITLES = {
    "en": {404: "There is no such page", 405: "This page does not open that way", 413: "That is too long"},
    "zh-TW": {404: "沒有這一頁", 405: "這一頁不能這樣開", 413: "這段太長了"},
}


async def _too_long(one: Browser) -> httpx.Response:
    return await one.client.post("/say", data={"csrf": await one.token(), "as": one.named, "text": "x" * 70_000})


ASKED: dict[int, Callable[[Browser], Awaitable[httpx.Response]]] = {
    404: lambda one: one.client.get("/nothing-here"),
    405: lambda one: one.client.put("/"),
    413: _too_long,
}


async def test_an_error_is_in_the_browsers_language_whatever_the_chat_was_in(pages: Starlette, application: Application) -> None:
    for wanted, chatted in (("en", "幫我解鎖"), ("zh-TW", "please unlock my account")):
        one = Stepping(browser(pages, "lin.mh", accept_language=wanted), application)
        await one.heard(chatted)
        for status, ask in ASKED.items():
            answer = await ask(one.browser)
            assert answer.status_code == status
            assert f'<html lang="{"en" if wanted == "en" else "zh-Hant-TW"}">' in answer.text
            assert f"<h1>{TITLES[wanted][status]}" in answer.text


async def test_a_page_that_is_gone_is_in_the_browsers_language_too(pages: Starlette, application: Application) -> None:
    one = Stepping(browser(pages, "chen.yj", accept_language="zh-TW"), application)
    path = await one.asked("please unlock my account")
    await one.heard("cancel")
    for language, lang in (("zh-TW", "zh-Hant-TW"), ("en-US,en;q=0.9,zh;q=0.1", "en"), ("fr", "en")):
        for where in (path, "/s/nothing"):
            answer = await one.browser.client.get(where, headers={"accept-language": language})
            assert answer.status_code == 410
            if (language, where) != ("fr", "/s/nothing"):
                assert f'<html lang="{lang}">' in answer.text, (language, where)


async def test_a_failure_of_ours_is_in_the_browsers_language(pages: Starlette, application: Application) -> None:
    await application.engine.dispose()
    async with application.engine.begin() as connection:
        await connection.exec_driver_sql("ALTER TABLE steps RENAME TO steps_gone")
    for language, lang in (("en", "en"), ("zh-TW", "zh-Hant-TW")):
        answer = await browser(pages, accept_language=language).client.get("/s/x")
        assert answer.status_code == 500
        assert f'<html lang="{lang}">' in answer.text


async def test_with_https_browsers_are_told_never_to_come_without_it(dependencies: WebDependencies) -> None:
    for url, said in (("https://desk.example", "max-age=31536000"), ("http://localhost:8080", None)):
        client = browser(build_routes(replace(dependencies, public_url=url))).client
        for path in ("/", "/nothing-here", "/s/x", "/healthz", "/static/desk.css"):
            assert (await client.get(path)).headers.get("strict-transport-security") == said, path


async def test_head_answers_like_get_without_a_body_and_opens_no_stream(pages: Starlette) -> None:
    client = browser(pages).client
    async with asyncio.timeout(5):
        for path in ("/", "/updates?as=chen.yj", "/s/nothing", "/link", "/static/desk.css", "/healthz", "/nothing-here"):
            answer = await client.head(path)
            assert answer.status_code == {"/s/nothing": 410, "/nothing-here": 404}.get(path, 200)
            assert answer.headers["cache-control"] in ("no-store", "no-cache")


async def test_a_method_that_a_page_does_not_know_is_told_which_ones_there_are(pages: Starlette) -> None:
    client = browser(pages).client
    for path, allowed in (("/", {"GET", "HEAD"}), ("/say", {"POST"}), ("/s/x", {"GET", "HEAD", "POST"}), ("/link", {"GET", "HEAD", "POST"})):
        for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"):
            answer = await client.request(method, path)
            assert answer.status_code == 405
            assert set(answer.headers["allow"].split(", ")) == allowed
            assert answer.headers["cache-control"] == "no-store"


async def test_a_form_that_arrives_too_slowly_is_told_so_and_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    async def never() -> dict[str, object]:
        await asyncio.sleep(60)
        return {}

    monkeypatch.setattr(forms, "_BODY_WITHIN", 0.05)
    with pytest.raises(HTTPException) as refused:
        await forms._body(Request({"type": "http", "method": "POST", "headers": [], "path": "/say"}, never))
    assert refused.value.status_code == 408
