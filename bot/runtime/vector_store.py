"""Sentence vectors on disk, each under the hash of its text: what was encoded once is not encoded again, and a stop loses nothing."""

import contextlib
import fcntl
import hashlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from bot.runtime.disk_cache import cache_key

_HASH: Final = 16
_BEGIN: Final = b"accountdesk vectors 1\n"
_HEAD: Final = 64
_MOST_COLUMNS: Final = 65_536
NOWHERE: Final = -1
_MOST_ROWS: Final = 1_000_000  # Then the file begins anew: what it holds costs time only.


class VectorStore:
    """One file for one model, which only grows; half numbers, mapped into memory. Without a folder all stays in memory.

    Several processes may read and add; what another one added since is seen by the next `VectorStore`.
    """

    def __init__(self, folder: Path | None, model: str) -> None:
        self._file = None if folder is None else folder / f"vectors-{cache_key(model.encode())}.rows"
        self._rows: dict[bytes, int] = {}
        self._mapped: npt.NDArray[Any] | None = None
        self._added: list[npt.NDArray[np.float16]] = []
        self._load()

    def missing(self, texts: Sequence[str]) -> list[str]:
        """Which of them have no vector yet, each once, in their order."""
        return [text for text in dict.fromkeys(texts) if text_hash(text) not in self._rows]

    def places(self, texts: Sequence[str]) -> npt.NDArray[np.int64]:
        """Where their vectors lie; NOWHERE for one that has none."""
        return np.fromiter((self._rows.get(text_hash(text), NOWHERE) for text in texts), dtype=np.int64, count=len(texts))

    def take(self, places: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
        """The vectors that lie there; noughts, near to nothing, for NOWHERE."""
        lost = places == NOWHERE
        if np.any(lost) and self._rows:
            vectors = self.take(np.where(lost, 0, places))
            vectors[lost] = 0
            return vectors
        kept = 0 if self._mapped is None else len(self._mapped)
        if self._mapped is not None and (not len(places) or int(places.max()) < kept):
            read: npt.NDArray[np.float32] = self._mapped["vector"][places].astype(np.float32)
            return read
        rows = [self._mapped["vector"][at] if self._mapped is not None and at < kept else self._added[at - kept] for at in places]
        return np.array(rows, dtype=np.float32)

    def add(self, texts: Sequence[str], vectors: npt.NDArray[np.float32]) -> None:
        """Keeps them; a folder that cannot be written to is no trouble."""
        self.adopt([text_hash(text) for text in texts], vectors)

    def adopt(self, hashes: Sequence[bytes], vectors: npt.NDArray[np.float32]) -> None:
        """The same for texts of which only the hashes are known; what is there already stays."""
        new = [at for at, key in enumerate(hashes) if key not in self._rows]
        if not new:
            return
        halves = vectors[new].astype(np.float16)
        kept = 0 if self._mapped is None else len(self._mapped)
        for at, half in zip(new, halves, strict=True):
            self._rows[hashes[at]] = kept + len(self._added)
            self._added.append(half)
        if self._file is not None:
            with contextlib.suppress(OSError):
                _append(self._file, b"".join(hashes[at] + half.tobytes() for at, half in zip(new, halves, strict=True)), vectors.shape[1])

    def reopen(self) -> None:
        """Maps what was added since, so that it no longer takes memory."""
        if self._file is not None and self._file.exists():
            self._load()

    def _load(self) -> None:
        mapped = _mapped(self._file)
        if mapped is None:
            return
        keys = mapped["key"].tobytes()
        rows = {keys[at * _HASH : (at + 1) * _HASH]: at for at in range(len(mapped))}
        if self._rows.keys() <= rows.keys():
            self._rows, self._mapped, self._added = rows, mapped, []


def _mapped(file: Path | None) -> npt.NDArray[Any] | None:
    """The rows of the file; None where it is not ours, or holds none."""
    if file is None:
        return None
    try:
        with file.open("rb") as opened:
            head = opened.read(_HEAD)
        size = file.stat().st_size
    except OSError:
        return None
    if not head.startswith(_BEGIN) or len(head) < _HEAD:
        return None
    columns = int.from_bytes(head[len(_BEGIN) : len(_BEGIN) + 4], "big")
    if not 0 < columns < _MOST_COLUMNS:
        return None
    row = _row(columns)
    count = (size - _HEAD) // row.itemsize  # A last row that was not written whole does not count.
    if count < 1:
        return None
    try:
        return np.memmap(file, dtype=row, mode="r", offset=_HEAD, shape=(count,))
    except (OSError, ValueError):  # Another process has cut it or put a new one in its place meanwhile.
        return None


def _append(file: Path, rows: bytes, columns: int) -> None:
    """Adds whole rows. A file that is not ours, or too long, makes room for a new one; whoever has mapped it keeps what they see."""
    head = (_BEGIN + columns.to_bytes(4, "big")).ljust(_HEAD, b"\0")
    handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        size, row = os.fstat(handle).st_size, _row(columns).itemsize
        if size > _HEAD + _MOST_ROWS * row or (size and os.pread(handle, _HEAD, 0) != head):
            file.unlink()
            _append(file, rows, columns)
        elif size:
            # A row that a stop cut short would shift all that come after it.
            os.ftruncate(handle, _HEAD + (size - _HEAD) // row * row)
            os.write(handle, rows)
        else:
            os.write(handle, head + rows)
    finally:
        os.close(handle)


def _row(columns: int) -> np.dtype[Any]:
    return np.dtype([("key", f"V{_HASH}"), ("vector", np.float16, (columns,))])


def text_hash(text: str) -> bytes:
    """What stands for a text."""
    return hashlib.sha256(text.encode("utf-8", "replace")).digest()[:_HASH]
