"""A form with files, as a browser sends it (`multipart/form-data`): read piece by piece within limits, into memory alone and never to disk."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import field
from typing import Any, Final

from multipart import MultipartError, ParserLimitReached, PushMultipartParser, parse_options_header
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

from bot.runtime.quick_dataclass import dataclass
from bot.tickets.attachment import FileLimits

_KIND: Final = "multipart/form-data"
_FILES: Final = "file"
"""The only field in which files are taken."""
_MOST_FIELDS: Final = 50
_LONGEST_BOUNDARY: Final = 70  # RFC 2046
_LONGEST_HEADER: Final = 2048
_MOST_HEADERS: Final = 8
_WITHIN: Final = 60.0
"""Seconds to receive a whole form with files, on a slow phone; a slower one is refused with 408."""
_AT_ONCE: Final = 4
"""How many forms of the largest size may be held in memory together; more than that are asked to come again (503)."""


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """A file as it came, under the sender's name for it. `content` is None where it is longer than one may be: nothing of it is kept."""

    name: str
    content: bytes | None
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class MultipartForm:
    """Everything that a form held."""

    fields: Mapping[str, str]
    files: tuple[UploadedFile, ...]


@dataclass
class _Part:
    """What has come of one part so far; a file that is too long is only counted on."""

    name: str
    file: str | None
    kept: bytearray = field(default_factory=bytearray)
    size: int = 0
    digest: Any = field(default_factory=hashlib.sha256)

    def add(self, piece: bytes, most: int) -> None:
        self.size += len(piece)
        self.digest.update(piece)
        if self.size <= most:
            self.kept += piece
        else:
            self.kept = bytearray()


class FormParts:
    """What has come of a form so far. Sans-IO."""

    def __init__(self, boundary: str, limits: FileLimits, longest_fields: int) -> None:
        """Raises HTTPException 400 for an impossible boundary."""
        if len(boundary) > _LONGEST_BOUNDARY:
            raise HTTPException(400)
        try:
            self._parser = PushMultipartParser(
                boundary,
                max_header_size=_LONGEST_HEADER,
                max_header_count=_MOST_HEADERS,
                # As many files again as a ticket may have, so that those beyond are told by name.
                max_segment_count=_MOST_FIELDS + 2 * limits.per_ticket,
                # Strictly, the line break after the last boundary would be refused where the network cuts in front of it.
                strict=False,
            )
        except MultipartError:
            raise HTTPException(400) from None
        self._largest, self._longest_fields = limits.largest, longest_fields
        self._part: _Part | None = None
        self._fields: dict[str, str] = {}
        self._field_bytes = 0
        self._files: list[UploadedFile] = []

    def take(self, piece: bytes) -> None:
        """The next bytes, whatever their number. Raises HTTPException: 400 for what is no such form, 413 for more than there may be."""
        try:
            for event in self._parser.parse(piece) if piece else ():
                if event is None:
                    self._end()
                elif isinstance(event, bytes | bytearray):
                    self._add(bytes(event))
                else:
                    self._begin(event.name, event.filename)
        except ParserLimitReached:
            raise HTTPException(413) from None
        except MultipartError:
            raise HTTPException(400) from None

    def whole(self) -> MultipartForm:
        """The form, once all of it has come. Raises HTTPException 400 where something is missing."""
        try:
            self._parser.close()
        except MultipartError:
            raise HTTPException(400) from None
        return MultipartForm(self._fields, tuple(self._files))

    def _begin(self, name: str, file: str | None) -> None:
        if not name or (file is not None and name != _FILES):
            raise HTTPException(400)
        self._part = _Part(name, file)

    def _add(self, piece: bytes) -> None:
        if self._part is None:
            return
        if self._part.file is None:
            self._field_bytes += len(piece)
            if self._field_bytes > self._longest_fields:
                raise HTTPException(413)
        self._part.add(piece, self._longest_fields if self._part.file is None else self._largest)

    def _end(self) -> None:
        part, self._part = self._part, None
        if part is None:
            return
        if part.file is None:
            self._fields[part.name] = part.kept.decode("utf-8", "replace")
        elif part.file or part.size:
            # Where nothing was chosen, browsers send one file without a name and without content.
            content = bytes(part.kept) if part.size <= self._largest else None
            self._files.append(UploadedFile(part.file, content, part.size, part.digest.hexdigest()))


class MultipartReader:
    """Reads forms with files. What all of them hold in memory together is bounded, and a body that is too long is left unread."""

    def __init__(self, limits: FileLimits, longest_fields: int) -> None:
        """`longest_fields`: bytes of everything in a form that is no file."""
        self._limits, self._longest_fields = limits, longest_fields
        self._most = limits.together + longest_fields
        self._held = 0

    @staticmethod
    def reads(request: Request) -> bool:
        """Whether the request says that it is such a form."""
        return bool(parse_options_header(request.headers.get("content-type", ""))[0] == _KIND)

    @asynccontextmanager
    async def form(self, request: Request) -> AsyncIterator[MultipartForm]:
        """The form, in memory while the block runs. Raises HTTPException: 400 for a broken one, 408, 413, and 503 while too much is held already."""
        length = request.headers.get("content-length", "")
        if length.isdecimal() and int(length) > self._most:
            raise HTTPException(413)
        _, options = parse_options_header(request.headers.get("content-type", ""))
        parts = FormParts(options.get("boundary", ""), self._limits, self._longest_fields)
        size = 0
        try:
            try:
                async with asyncio.timeout(_WITHIN):
                    async for piece in request.stream():
                        size += len(piece)
                        self._held += len(piece)
                        self._make_sure(size)
                        parts.take(piece)
            except ClientDisconnect:
                raise HTTPException(400) from None
            except TimeoutError:
                raise HTTPException(408) from None
            yield parts.whole()
        finally:
            self._held -= size

    def _make_sure(self, size: int) -> None:
        if size > self._most:
            raise HTTPException(413)
        if self._held > _AT_ONCE * self._most:
            raise HTTPException(503)
