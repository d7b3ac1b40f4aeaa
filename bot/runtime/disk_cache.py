"""A disk cache for slow computations that depend on content alone, separate from anybody's data: losing it costs only time."""

import contextlib
import hashlib
import os
import stat
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

NAMED_BY: Final = "ACCOUNTDESK_CACHE"
_KEPT: Final = 4  # Files of one kind; older ones belong to former versions.


def cache_folder(environment: Mapping[str, str] | None = None) -> Path | None:
    """`ACCOUNTDESK_CACHE`, else `accountdesk` in the user's cache folder; created if missing.

    None if there is none, or if anybody else could write into it: its content is trusted.
    """
    given = os.environ if environment is None else environment
    if named := given.get(NAMED_BY):
        folder = Path(named)
    elif (cache := given.get("XDG_CACHE_HOME")) and Path(cache).is_absolute():
        folder = Path(cache) / "accountdesk"
    else:
        try:
            folder = Path.home() / ".cache" / "accountdesk"
        except RuntimeError:
            return None
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        held = folder.stat()
    except OSError:
        return None
    private = stat.S_ISDIR(held.st_mode) and held.st_uid == os.getuid() and not held.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return folder if private else None


def read_cached(folder: Path | None, kind: str, key: str) -> memoryview | None:
    """What is stored under this key; None if nothing is, or if it is incomplete."""
    if folder is None:
        return None
    try:
        written = (folder / _name(kind, key)).read_bytes()
    except OSError:
        return None
    seal, content = written[:32], memoryview(written)[32:]
    return content if hashlib.sha256(content).digest() == seal else None


def write_cached(folder: Path | None, kind: str, key: str, content: bytes) -> None:
    """Stores it, completely or not at all; an unwritable folder is no error."""
    if folder is None:
        return
    with contextlib.suppress(OSError):
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=f".{kind}-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(content).digest() + content)
            os.replace(temporary, folder / _name(kind, key))
        except OSError:
            os.unlink(temporary)
            raise
        _forget_older(folder, kind)


def cache_key(*parts: bytes) -> str:
    """A key that changes with any of these."""
    found = hashlib.sha256()
    for part in parts:
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.hexdigest()[:32]


def _name(kind: str, key: str) -> str:
    return f"{kind}-{key}.bin"


def _forget_older(folder: Path, kind: str) -> None:
    kept = sorted(folder.glob(f"{kind}-*.bin"), key=lambda file: file.stat().st_mtime, reverse=True)
    for old in kept[_KEPT:]:
        old.unlink()
