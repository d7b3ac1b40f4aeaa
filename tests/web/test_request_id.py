"""Every web request has an id, and every line of the log about it carries that; one from outside counts only in the form of one."""

import re

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from structlog.contextvars import get_contextvars
from structlog.testing import capture_logs

from bot.web.routes import WebDependencies, build_routes
from bot.wiring.application import Application
from tests.web.conftest import browser

OURS = re.compile(r"[0-9a-f]{16}")


def asks(pages: Starlette) -> httpx.AsyncClient:
    return browser(pages).client


async def test_every_answer_has_an_id_and_no_two_the_same(pages: Starlette) -> None:
    paths = ("/", "/healthz", "/readyz", "/nothing-here", "/s/nothing", "/static/desk.css", "/?lang=en")
    ids = [(await asks(pages).get(path)).headers.get_list("x-request-id") for path in paths]
    assert all(len(one) == 1 and OURS.fullmatch(one[0]) for one in ids), ids
    assert len({one[0] for one in ids}) == len(paths)


@pytest.mark.parametrize("given", ["12345678", "a" * 64, "3f0d9b1e-6a2c-4f7e-9d55-0c1b2a394857"])
async def test_an_id_that_comes_along_is_kept(pages: Starlette, given: str) -> None:
    assert (await asks(pages).get("/healthz", headers={"x-request-id": given})).headers["x-request-id"] == given


@pytest.mark.parametrize("given", ["", "1234567", "a" * 65, "id=7 level=error", "<script>alert</script>", "abcdefgh_", "陳怡君的請求編號", "A123456789", "abc defgh"])
async def test_whatever_else_comes_along_is_not(pages: Starlette, given: str) -> None:
    answer = await asks(pages).get("/healthz", headers=[(b"x-request-id", given.encode())])
    assert OURS.fullmatch(answer.headers["x-request-id"])


async def test_of_two_ids_neither_is_believed(pages: Starlette) -> None:
    answer = await asks(pages).get("/healthz", headers=[("x-request-id", "12345678"), ("x-request-id", "87654321")])
    assert OURS.fullmatch(answer.headers["x-request-id"])


async def test_the_id_holds_for_the_request_and_not_longer(dependencies: WebDependencies) -> None:
    seen: list[object] = []

    async def answer(request: Request) -> Response:
        seen.append(get_contextvars().get("request_id"))
        return Response("")

    pages = build_routes(dependencies, hooks={"/hooks/probe": answer})
    got = await asks(pages).post("/hooks/probe")
    assert seen == [got.headers["x-request-id"]]
    assert "request_id" not in get_contextvars()


@pytest.mark.parametrize(
    ("path", "table", "logged"),
    [
        ("/desk/people/chen.yj?as=chen.yj", "audit", "/desk/people/{person}"),
        ("/s/a-secret-token", "steps", "/s/{token}"),
        ("/card/17?as=chen.yj", "outbox", "/card/{number}"),
    ],
)
async def test_a_page_that_failed_is_named_without_whom_it_is_about(application: Application, pages: Starlette, path: str, table: str, logged: str) -> None:
    async with application.engine.begin() as connection:
        await connection.exec_driver_sql(f"ALTER TABLE {table} RENAME TO {table}_gone")
    with capture_logs() as lines:
        answer = await asks(pages).get(path)
    assert answer.status_code == 500
    failed = [one for one in lines if one["event"] == "page failed"]
    assert [one["path"] for one in failed] == [logged]
    assert not any(word in str(lines) for word in ("chen.yj", "a-secret-token", "17"))
