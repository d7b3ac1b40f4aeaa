"""Forms with files as attackers send them: forged, broken, endless, slow, too many at once. Each is refused in words, and nothing is held of any (T18, T21)."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from itertools import pairwise
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request

from bot.tickets.attachment import FileLimits
from bot.web import multipart_form
from bot.web.multipart_form import FormParts, MultipartForm, MultipartReader
from bot.wiring.application import Application
from tests.attachments.conftest import PNG
from tests.web.conftest import Browser, browser
from tests.web.test_attaching import waiting

LIMITS: Final = FileLimits(largest=100, per_ticket=2, together=300)
KIND: Final = "multipart/form-data; boundary=XX"


def part(head: str, body: bytes = b"x", more: str = "") -> bytes:
    return f'--XX\r\nContent-Disposition: form-data; {head}\r\n{more}\r\n'.encode() + body + b"\r\n"


END: Final = b"--XX--\r\n"
FILE: Final = part('name="file"; filename="a.png"', PNG)


async def posts(one: Browser, body: bytes | AsyncIterator[bytes], kind: str = KIND, path: str = "/say") -> tuple[int, str]:
    answer = await one.client.post(path, content=body, headers={"content-type": kind})
    return answer.status_code, answer.text


async def fields(one: Browser) -> bytes:
    return part('name="csrf"', (await one.token()).encode()) + part('name="as"', b"chen.yj")


def read(body: bytes, *cuts: int, limits: FileLimits = LIMITS, fields: int = 200) -> MultipartForm:
    parts, places = FormParts("XX", limits, fields), sorted({0, len(body), *(cut for cut in cuts if cut < len(body))})
    for begin, end in pairwise(places):
        parts.take(body[begin:end])
    return parts.whole()


def read_or_refused(body: bytes) -> MultipartForm | int:
    try:
        return read(body)
    except HTTPException as refused:
        return refused.status_code


async def test_t18_a_form_with_files_needs_the_token_of_its_session_and_one_of_our_pages(pages: Starlette, application: Application) -> None:
    chen, mallory = browser(pages), browser(pages)
    other = part('name="csrf"', (await mallory.token()).encode())
    good = await fields(chen)
    for body in (FILE, other + FILE, part('name="csrf"', b"") + FILE):
        assert (await posts(chen, body + END))[0] == 403
    elsewhere = await chen.client.post("/say", content=good + FILE + END, headers={"content-type": KIND, "origin": "https://evil.example"})
    assert elsewhere.status_code == 403
    assert await waiting(application) == []
    assert (await chen.page()).count('<article class="item') == 0
    assert (await posts(chen, good + FILE + END))[0] == 303


async def test_of_a_browser_without_a_session_of_ours_not_a_byte_is_read(pages: Starlette) -> None:
    async def never() -> AsyncIterator[bytes]:
        raise AssertionError("it was read")
        yield b""

    assert (await posts(browser(pages), never()))[0] == 403


@pytest.mark.parametrize("path", ["/press", "/log-out", "/demo/clock", "/link"])
async def test_no_other_form_reads_files(pages: Starlette, path: str) -> None:
    chen = browser(pages)
    assert (await posts(chen, await fields(chen) + FILE + END, path=path))[0] == 403


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", FILE + END),
        ("multipart/form-data; boundary=", FILE + END),
        ("multipart/form-data; boundary=YY", FILE + END),
        ("multipart/form-data; boundary=" + "X" * 2000, FILE + END),
        (KIND, b""),
        (KIND, FILE),
        (KIND, FILE[:-20]),
        (KIND, b"no boundary at all, only words " * 10),
        (KIND, FILE.replace(b"\r\n", b"\n") + END),
        (KIND, b"--XX\r\nContent-Type: image/png\r\n\r\nx\r\n" + END),
        (KIND, b"--XX\r\nContent-Disposition: attachment; filename=a\r\n\r\nx\r\n" + END),
        (KIND, b'--XX\r\nContent-Disposition: form-data; filename="a"\r\n\r\nx\r\n' + END),
        (KIND, b'--XX\r\nContent-Disposition: form-data; name="\xff"\r\n\r\nx\r\n' + END),
        (KIND, part('name="text"; filename="a.png"') + END),
        (KIND, part('name="file"; filename="a.png"', PNG, "Content-Length: 3\r\n") + END),
    ],
)  # fmt: skip
async def test_t21_what_is_no_such_form_is_said_to_be_none(pages: Starlette, application: Application, kind: str, body: bytes) -> None:
    chen = browser(pages)
    good = await fields(chen)
    whole = good + body if body.startswith(b"--XX\r\n") else body
    status, page = await posts(chen, whole, kind)
    assert status == 400
    assert "這個表單讀不懂" in page
    assert await waiting(application) == []
    assert (await chen.page()).count('<article class="item') == 0


async def test_too_much_is_refused_before_it_is_read(pages: Starlette, application: Application) -> None:
    chen = browser(pages)
    head, most = await fields(chen), application.services.file_limits.together + 64 * 1024

    async def endless() -> AsyncIterator[bytes]:
        yield head + part('name="file"; filename="a.png"', b"")[:-2]
        while True:
            yield b"x" * 65_536

    too_much = (
        head + part('name="file"; filename="a.png"', b"x" * most) + END,
        head + part('name="text"', b"x" * 70_000) + END,
        head + part('name="text"', b"x") * 200 + END,
        head + FILE * 200 + END,
        head + part('name="file"; filename="' + "x" * 5_000 + '"') + END,
        head + part('name="file"; filename="a"', b"x", "X-Header: 1\r\n" * 20) + END,
        endless(),
    )
    for body in too_much:
        status, page = await posts(chen, body)
        assert status == 413
        assert "這段太長了" in page
    assert await waiting(application) == []


@given(st.lists(st.integers(0, 700), max_size=12))
def test_a_form_is_the_same_however_the_network_cuts_it(cuts: list[int]) -> None:
    body = part('name="text"', "登\r\n--XY 不".encode()) + part('name="file"; filename="截圖 %22.png"', b"\r\n--X" + PNG) + part('name="file"; filename="b"', b"y" * 101) + END
    whole = read(body, *cuts)
    assert whole == read(body)
    assert whole.fields == {"text": "登\r\n--XY 不"}
    assert [(file.name, file.content, file.size) for file in whole.files] == [('截圖 ".png', b"\r\n--X" + PNG, len(PNG) + 5), ("b", None, 101)]


@given(st.binary(max_size=300))
def test_t21_whatever_arrives_is_a_form_or_refused(body: bytes) -> None:
    for one in (body, part('name="file"; filename="a"', body), FILE[:20] + body + FILE[20:] + END):
        form = read_or_refused(one)
        assert form in (400, 413) if isinstance(form, int) else all(file.content is None or len(file.content) <= LIMITS.largest for file in form.files)


def request_of(*pieces: bytes, then: float = 0.0) -> Request:
    waiting = list(pieces)

    async def receive() -> dict[str, Any]:
        if not waiting and then:
            await asyncio.sleep(then)
        return {"type": "http.request", "body": waiting.pop(0) if waiting else b"", "more_body": bool(waiting or then)}

    return Request({"type": "http", "method": "POST", "headers": [(b"content-type", KIND.encode())], "path": "/say"}, receive)


async def test_files_that_arrive_too_slowly_are_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(multipart_form, "_WITHIN", 0.05)
    with pytest.raises(HTTPException) as refused:
        async with MultipartReader(LIMITS, 200).form(request_of(FILE, then=60)):
            pass
    assert refused.value.status_code == 408


async def test_a_sender_who_goes_away_leaves_nothing_behind_and_what_all_hold_together_is_bounded() -> None:
    reader, body = MultipartReader(LIMITS, 1_000), FILE * 2 + part('name="text"', b"x" * 900) + END

    async def gone() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    with pytest.raises(HTTPException) as refused:
        async with reader.form(Request({**request_of().scope}, gone)):
            pass
    assert refused.value.status_code == 400
    async with AsyncExitStack() as held:

        async def opened() -> int:
            try:
                await held.enter_async_context(reader.form(request_of(body)))
            except HTTPException as refused:
                return refused.status_code
            return 200

        assert [await opened() for _ in range(6)] == [200] * 4 + [503] * 2
    async with reader.form(request_of(body)) as form:
        assert len(form.files) == 2
