"""Files that came with words in the web chat: how they are named, told apart, and kept until the message is handled."""

import hashlib
import secrets
from datetime import datetime
from typing import Final

from bot.messages import SentFile, TypedText
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Work
from bot.tickets.attachment import FileKind, FileLimits, endings, megabytes
from bot.web.dependencies import WriteBeside
from bot.web.multipart_form import UploadedFile

_LONGEST_NAME: Final = 120
_NAMELESS: Final = "?"
_A_KILOBYTE: Final = 1_000
_A_MEGABYTE: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class MessageFiles:
    """The files of one message. `kept`: each with the random name under which this chat alone can fetch it; nothing for somebody unknown."""

    files: tuple[UploadedFile, ...]
    kept: tuple[tuple[str, UploadedFile], ...]

    def with_words(self, text: str) -> TypedText:
        """The words, and what the message says of its files."""
        named = tuple(f"{_named(file)} ({shown_size(file.size)})" for file in self.files)
        return TypedText(text, files=named, sent=tuple(SentFile(source, _named(file)) for source, file in self.kept))

    def writing(self, chat: str, limits: FileLimits, now: datetime) -> WriteBeside:
        """Keeps them for the chat, as many as may wait there; those beyond cannot be fetched, and the answer says so."""

        async def write(work: Work) -> None:
            room = max(0, limits.per_ticket - await work.uploads.waiting_of(chat)) if self.kept else 0
            for source, file in self.kept[:room]:
                await work.uploads.add(chat, source, file.content, now)

        return write


@dataclass(frozen=True, slots=True)
class FilePicker:
    """What the page says of the files that may be sent: the endings that the browser offers, and the limits in bytes and in words."""

    accept: str
    kinds: tuple[str, ...]
    limits: FileLimits
    largest: str
    together: str


def file_picker(limits: FileLimits) -> FilePicker:
    """The same limits that hold for what arrives."""
    return FilePicker(
        accept=",".join(f".{name}" for name in endings(limits.kinds)),
        kinds=tuple(kind.value.upper() for kind in FileKind if kind in limits.kinds),
        limits=limits,
        largest=megabytes(limits.largest),
        together=megabytes(limits.together),
    )


def message_files(files: tuple[UploadedFile, ...], *, known: bool) -> MessageFiles:
    """The files of a message; nothing is kept of somebody who is not `known`."""
    return MessageFiles(files, tuple((secrets.token_urlsafe(24), file) for file in files) if known else ())


def digest_of(files: tuple[UploadedFile, ...]) -> str:
    """The same for the same files under the same names in the same order, and for no others."""
    told = hashlib.sha256()
    for file in files:
        told.update(f"{len(file.name)} {file.name} {file.sha256} ".encode("utf-8", "replace"))
    return told.hexdigest()


def shown_size(size: int) -> str:
    """A size as people read it; the script of the page says it in the same words."""
    return f"{max(1, (size + _A_KILOBYTE // 2) // _A_KILOBYTE)} KB" if size < _A_MEGABYTE else f"{megabytes(size)} MB"


def _named(file: UploadedFile) -> str:
    return file.name[:_LONGEST_NAME] or _NAMELESS
