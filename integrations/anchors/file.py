"""An append-only anchor file; a full file is renamed with a number (T28)."""

import contextlib
import errno
import fcntl
import os
import stat
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from bot.errors import Unreachable

_FULL: Final = 512 * 1024
_KEPT: Final = 5
_LONGEST: Final = 64 * 1024
_TAIL: Final = 16 * 1024


class LocalAnchorFile:
    """The current file and its predecessors (`.1` is the newest). Several processes may write to it."""

    def __init__(self, path: Path, full: int = _FULL) -> None:
        self.path = path
        self._full = full

    def lines(self) -> tuple[bytes, ...]:
        """All lines, oldest first; none if there is no file. Raises Unreachable."""
        found: list[bytes] = []
        try:
            for path in (*(self._aside(number) for number in range(_KEPT, 0, -1)), self.path):
                if path.exists():
                    found += _read(path, 0)
        except OSError as trouble:
            raise _unreachable(self.path, trouble) from None
        return tuple(found)

    def append(self, make: Callable[[Sequence[bytes]], str | None]) -> None:
        """Appends what `make` makes of the last lines, while nobody else can append; None appends nothing. Raises Unreachable."""
        try:
            descriptor = self._held()
            try:
                self._append(descriptor, make)
            finally:
                os.close(descriptor)
        except OSError as trouble:
            raise _unreachable(self.path, trouble) from None

    def _held(self) -> int:
        """The locked file; reopened if another process renamed it while we waited for the lock."""
        while True:
            descriptor = _opened(self.path)
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            held = os.fstat(descriptor)
            with contextlib.suppress(FileNotFoundError):
                if os.path.samestat(held, os.stat(self.path)):
                    return descriptor
            os.close(descriptor)

    def _append(self, descriptor: int, make: Callable[[Sequence[bytes]], str | None]) -> None:
        size = os.fstat(descriptor).st_size
        last = _read(self.path, max(0, size - _TAIL))
        if not last and self._aside(1).exists():
            last = _read(self._aside(1), max(0, self._aside(1).stat().st_size - _TAIL))
        line = make(last)
        if line is None:
            return
        # A line that a crash cut short stays as it is, and ours begins after it.
        begun = size > 0 and os.pread(descriptor, 1, size - 1) != b"\n"
        record = (b"\n" if begun else b"") + line.encode("utf-8", "surrogatepass") + b"\n"
        if os.write(descriptor, record) < len(record):
            os.ftruncate(descriptor, size)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        # The database stores the number of lines; a power failure must not leave it counting a line that is lost.
        os.fsync(descriptor)
        if size > self._full:
            self._set_aside()

    def _set_aside(self) -> None:
        for number in range(_KEPT - 1, 0, -1):
            if self._aside(number).exists():
                self._aside(number).replace(self._aside(number + 1))
        self.path.replace(self._aside(1))

    def _aside(self, number: int) -> Path:
        return self.path.with_name(f"{self.path.name}.{number}")


def _opened(path: Path) -> int:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Opening a pipe or a device would block.
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_NONBLOCK, 0o600)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(0, "it is no plain file")
    return descriptor


def _read(path: Path, start: int) -> list[bytes]:
    if not path.is_file():
        raise OSError(0, "it is no plain file")
    with path.open("rb") as file:
        file.seek(start)
        if start:
            file.readline()
        return [line[:_LONGEST] for line in file.read().split(b"\n") if line.strip()]


def _unreachable(path: Path, trouble: OSError) -> Unreachable:
    return Unreachable("audit", f"{path}: {trouble.strerror or type(trouble).__name__}")
