"""The archive: an uncompressed tar, the manifest first. Nothing of the tar format but plain members of known names is accepted."""

import hashlib
import os
import tarfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO, Final

from bot.backup.manifest import ArchivedPart, BackupManifest, BackupPart, UnusableManifest, manifest_text, read_manifest
from bot.errors import ConfigurationError

_HEAD: Final = "manifest.json"
_LARGEST_HEAD: Final = 64 * 1024
_CHUNK: Final = 1024 * 1024
_DAMAGED: Final = "is damaged or incomplete; take another backup"


def measure(part: BackupPart, file: Path) -> ArchivedPart:
    """A file as the manifest lists it."""
    found = hashlib.sha256()
    with file.open("rb") as content:
        while chunk := content.read(_CHUNK):
            found.update(chunk)
    return ArchivedPart(part, file.stat().st_size, found.hexdigest())


def write_archive(target: Path, manifest: BackupManifest, files: Mapping[BackupPart, Path]) -> None:
    """Writes a new file that only its owner may read, and waits until it is on the disk."""
    with open(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        with tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT) as archive:
            head = manifest_text(manifest)
            archive.addfile(_member(_HEAD, len(head), manifest), BytesIO(head))
            for one in manifest.parts:
                with files[one.part].open("rb") as content:
                    archive.addfile(_member(one.part.value, one.size, manifest), content)
        out.flush()
        os.fsync(out.fileno())


def _member(name: str, size: int, manifest: BackupManifest) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.size, member.mode, member.mtime = size, 0o600, int(manifest.made.timestamp())
    return member


class OpenArchive:
    """An archive whose every member was compared with its hash. It stays open, so that what was compared is what is unpacked."""

    def __init__(self, file: Path, content: IO[bytes]) -> None:
        self.file, self._content = file, content
        with self._errors():
            self.manifest = self._walk(None)

    def unpack(self, folder: Path) -> dict[BackupPart, Path]:
        """Writes the members into a folder that holds none of them yet, and compares them again. Raises ConfigurationError."""
        with self._errors():
            self._walk(folder)
        return {one.part: folder / one.part.value for one in self.manifest.parts}

    def _walk(self, folder: Path | None) -> BackupManifest:
        self._content.seek(0)
        with tarfile.open(fileobj=self._content, mode="r:") as archive:
            head = archive.next()
            if head is None or head.name != _HEAD or not _is_plain(head) or head.size > _LARGEST_HEAD:
                raise UnusableManifest("is no backup of this program")
            manifest = read_manifest(_content(archive, head).read())
            for expected in manifest.parts:
                member = archive.next()
                if member is None or not _is_plain(member) or (member.name, member.size) != (expected.part.value, expected.size):
                    raise UnusableManifest("does not hold what its own list of contents says")
                _compare(_content(archive, member), expected, None if folder is None else folder / expected.part.value)
            if archive.next() is not None:
                raise UnusableManifest("does not hold what its own list of contents says")
        if self._content.seek(0, os.SEEK_END) != _whole_size(head.size, manifest):
            raise UnusableManifest(_DAMAGED)
        return manifest

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except UnusableManifest as trouble:
            raise ConfigurationError(str(self.file), "", f"this file {trouble}") from None
        except tarfile.ReadError as trouble:
            says = _DAMAGED if "unexpected end" in str(trouble) else "is no backup of this program, or is damaged at its beginning"
            raise ConfigurationError(str(self.file), "", f"this file {says}") from None
        except (tarfile.TarError, EOFError, ValueError, OverflowError):
            raise ConfigurationError(str(self.file), "", f"this file {_DAMAGED}") from None


@contextmanager
def open_archive(file: Path) -> Iterator[OpenArchive]:
    """Opens and compares it. Raises ConfigurationError if it is no whole backup, OSError if it cannot be read."""
    # A pipe or a device would block, or never end.
    if not file.is_file():
        raise ConfigurationError(str(file), "", "there is no such file" if not file.exists() else "expected a file")
    with file.open("rb") as content:
        yield OpenArchive(file, content)


def _is_plain(member: tarfile.TarInfo) -> bool:
    """Links, devices, folders, sparse files and extended headers have no place here."""
    return member.type in (tarfile.REGTYPE, tarfile.AREGTYPE) and not member.pax_headers and not member.issparse()


def _content(archive: tarfile.TarFile, member: tarfile.TarInfo) -> IO[bytes]:
    content = archive.extractfile(member)
    if content is None:
        raise UnusableManifest(_DAMAGED)
    return content


def _compare(content: IO[bytes], expected: ArchivedPart, target: Path | None) -> None:
    found, size = hashlib.sha256(), 0
    out = None if target is None else _new_file(target)
    try:
        while chunk := content.read(_CHUNK):
            found.update(chunk)
            size += len(chunk)
            if out is not None:
                out.write(chunk)
        if out is not None:
            out.flush()
            os.fsync(out.fileno())
    finally:
        if out is not None:
            out.close()
    if (size, found.hexdigest()) != (expected.size, expected.sha256):
        raise UnusableManifest(f"is damaged: {expected.part.value} is not what was written")


def _new_file(target: Path) -> IO[bytes]:
    target.parent.mkdir(mode=0o700, exist_ok=True)
    return open(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


def _whole_size(head: int, manifest: BackupManifest) -> int:
    """The size of the whole archive in bytes: whatever was cut off or put behind it shows here."""
    blocks = sum(1 + -(-size // tarfile.BLOCKSIZE) for size in (head, *(one.size for one in manifest.parts)))
    return -(-(blocks + 2) * tarfile.BLOCKSIZE // tarfile.RECORDSIZE) * tarfile.RECORDSIZE
