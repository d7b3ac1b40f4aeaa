"""Submitted forms: read within limits, and only from our own pages (T18)."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Final
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from bot.runtime.quick_dataclass import dataclass
from bot.runtime.request_body import read_body
from bot.web.multipart_form import MultipartReader, UploadedFile
from bot.web.session import Session, Sessions

LARGEST: Final = 64 * 1024
"""The largest form, in bytes of UTF-8; a larger one is refused with 413."""

# URL encoding can triple a byte (%E5), so the body may be three times as long.
_LARGEST_BODY: Final = 3 * LARGEST
_MOST_FIELDS: Final = 50
_BODY_WITHIN: Final = 20.0
"""Seconds to receive a whole form; a slower one is refused with 408."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form sent by one of our pages: its fields, the session it came from, and its files where the form takes any."""

    fields: Mapping[str, str]
    session: Session
    files: tuple[UploadedFile, ...] = ()

    def __getitem__(self, name: str) -> str:
        return self.fields.get(name, "")


Endpoint = Callable[[Request], Awaitable[Response]]


def form_endpoint(sessions: Sessions, answer: Callable[[Request, Form], Awaitable[Response]], multipart: MultipartReader | None = None) -> Endpoint:
    """An endpoint that receives only forms with their session's token; anything else gets 403, 413 or 400 before `answer` runs.

    `multipart` reads forms with files where there may be any; of a browser without a session of ours it reads nothing."""

    async def endpoint(request: Request) -> Response:
        if not sessions.from_our_page(request):
            raise HTTPException(403)
        if multipart is None or not multipart.reads(request):
            return await answered(request, _fields(await _body(request)))
        if (await sessions.of(request)).fresh:
            raise HTTPException(403)
        async with multipart.form(request) as form:
            return await answered(request, form.fields, form.files)

    async def answered(request: Request, fields: Mapping[str, str], files: tuple[UploadedFile, ...] = ()) -> Response:
        session = await sessions.of(request)
        if not sessions.holds(session, fields.get("csrf", "")):
            raise HTTPException(403)
        return await answer(request, Form(fields, session, files))

    return endpoint


async def _body(request: Request) -> bytes:
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length) > _LARGEST_BODY:
        raise HTTPException(413)
    try:
        async with asyncio.timeout(_BODY_WITHIN):
            body = await read_body(request, _LARGEST_BODY)
    except ClientDisconnect:
        raise HTTPException(400) from None
    except TimeoutError:
        raise HTTPException(408) from None
    if body is None:
        raise HTTPException(413)
    return body


def _fields(body: bytes) -> dict[str, str]:
    try:
        pairs = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, errors="replace", max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise HTTPException(400) from None
    if sum(len(value.encode()) for _, value in pairs) > LARGEST:
        raise HTTPException(413)
    return dict(pairs)
