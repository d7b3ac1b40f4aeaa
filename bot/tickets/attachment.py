"""What may be kept of a file that somebody sent: by what it is, not by its name; within limits; under a name that does nothing. Pure.

Nothing here opens a file: its first bytes say what it claims to be, and that is all that anybody here looks at."""

import unicodedata
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from enum import Enum
from typing import Final

from bot.runtime.quick_dataclass import dataclass


class FileKind(Enum):
    """The kinds that can be kept at all; the configuration may allow fewer."""

    PNG = "png"
    JPEG = "jpeg"
    GIF = "gif"
    WEBP = "webp"
    PDF = "pdf"
    TXT = "txt"


MEDIA_TYPES: Final = {
    FileKind.PNG: "image/png",
    FileKind.JPEG: "image/jpeg",
    FileKind.GIF: "image/gif",
    FileKind.WEBP: "image/webp",
    FileKind.PDF: "application/pdf",
    FileKind.TXT: "text/plain; charset=utf-8",
}
"""What a download says that it is; never what the sender said."""
_ENDINGS: Final[dict[FileKind, tuple[str, ...]]] = {FileKind.JPEG: ("jpg", "jpeg"), **{kind: (kind.value,) for kind in FileKind if kind is not FileKind.JPEG}}
_LONGEST_NAME: Final = 80
_A_MEGABYTE: Final = 1_000_000
_NAMELESS: Final = "file"
_RESERVED: Final = frozenset({"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))})
"""Names that are devices where the helpdesk's people may save the file."""
_SLOWEST: Final = 250_000
"""Bytes a second over the slowest way to a helpdesk that is reckoned with."""
_PUNCTUATION: Final = frozenset("-_()（）【】「」、，。 ")


class FileRefusal(Enum):
    """Why a file was not kept; AWAY: the platform did not hand it out."""

    EMPTY = "empty"
    KIND = "kind"
    LARGE = "large"
    MANY = "many"
    ALL = "all"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class FileLimits:
    """Bytes of one file, how many a ticket may have, bytes of all of a ticket's together, and which kinds."""

    largest: int = 5_000_000
    per_ticket: int = 10
    together: int = 25_000_000
    kinds: frozenset[FileKind] = frozenset(FileKind)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that is kept: under its cleaned name, by what it is, `size` in bytes; `ticket` is None while it waits for one."""

    id: int
    ticket: int | None
    name: str
    kind: FileKind
    size: int
    sha256: str
    at: datetime


@dataclass(frozen=True, slots=True)
class TicketFile:
    """A file that is kept, with its bytes, on its way to the helpdesk."""

    name: str
    kind: FileKind
    content: bytes

    @property
    def media_type(self) -> str:
        """What the helpdesk is told that it is; never what the sender said."""
        return MEDIA_TYPES[self.kind]


def travel_time(files: Iterable[TicketFile]) -> timedelta:
    """How much longer than words these may be under way."""
    return timedelta(seconds=sum(len(file.content) for file in files) / _SLOWEST)


def names_of_files(names: Iterable[str]) -> str:
    """A note that only names files, in every language."""
    return "\n".join(f"📎 {name}" for name in names)


def endings(kinds: Collection[FileKind]) -> tuple[str, ...]:
    """The endings that names of these kinds have, in the order in which the kinds are told."""
    return tuple(ending for kind in FileKind if kind in kinds for ending in _ENDINGS[kind])


def megabytes(size: int) -> str:
    """So many bytes, as people say it."""
    return f"{size / _A_MEGABYTE:.1f}".removesuffix(".0")


def kind_of(content: bytes) -> FileKind | None:
    """What the bytes are; None for anything that is not surely one of the kinds."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and content[12:16] == b"IHDR":
        return FileKind.PNG
    if content.startswith(b"\xff\xd8\xff"):
        return FileKind.JPEG
    if content[:6] in (b"GIF87a", b"GIF89a"):
        return FileKind.GIF
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return FileKind.WEBP
    if content.startswith(b"%PDF-"):
        return FileKind.PDF
    return FileKind.TXT if _is_text(content) else None


def judge(content: bytes, limits: FileLimits, held: Sequence[int]) -> FileKind | FileRefusal:
    """The kind of a file that may be kept, or why it may not; `held` are the sizes of the ticket's other files."""
    if not content:
        return FileRefusal.EMPTY
    if len(content) > limits.largest:
        return FileRefusal.LARGE
    kind = kind_of(content)
    if kind is None or kind not in limits.kinds:
        return FileRefusal.KIND
    if len(held) >= limits.per_ticket:
        return FileRefusal.MANY
    return FileRefusal.ALL if sum(held) + len(content) > limits.together else kind


def clean_name(given: str, kind: FileKind, taken: Collection[str] = ()) -> str:
    """A name for it: letters, digits and harmless marks, at most eighty of them, with the ending of what it is; another one than those `taken`."""
    bare = given.replace("\\", "/").rpartition("/")[2]
    kept = "".join(letter if letter.isalnum() or letter in _PUNCTUATION or letter == "." else "_" for letter in unicodedata.normalize("NFC", bare))
    stem, dot, ending = kept.rpartition(".")
    stem = (stem if dot and ending.lower() in _ENDINGS[kind] else kept).replace(".", "_").strip(" _")[:_LONGEST_NAME].rstrip(" _")
    if not stem or stem.lower() in _RESERVED:
        stem = f"{_NAMELESS}{'_' + stem if stem else ''}"
    first = name = f"{stem}.{_ENDINGS[kind][0]}"
    number = 2
    while name.casefold() in {one.casefold() for one in taken}:
        name = f"{first.rpartition('.')[0]}-{number}.{_ENDINGS[kind][0]}"
        number += 1
    return name


def _is_text(content: bytes) -> bool:
    """UTF-8 without control characters that begins with no markup or script: a page or a program is no plain text, whatever its ending."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    if any((letter < " " or letter == "\x7f") and letter not in "\t\r\n\f" for letter in text):
        return False
    return not text.lstrip().startswith(("<", "#!", "{\\rtf", "@echo"))
