"""Names the desks on one database: each locks a file of its own in the data folder while it runs.

A restarted desk gets its old name back, because a lock ends with its process. So the work it had reserved is still its own.
"""

import fcntl
import os
import platform
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Final

_FOLDER: Final = "desks"
_LONGEST: Final = 64
_MOST: Final = 100


@contextmanager
def desk_name(folder: Path) -> Iterator[str]:
    """A name that no other running desk has, while the block runs."""
    held = _hold_one(folder / _FOLDER)
    if held is None:  # locking is not supported here: then the name is new each time
        yield secrets.token_hex(8)
        return
    try:
        # The machine's name tells apart desks whose data folders are copies of each other.
        yield f"{_kept_name(held)}@{platform.node()}"[:_LONGEST]
    finally:
        os.close(held)


def _hold_one(folder: Path) -> int | None:
    """The first unlocked file here, now locked; None if files cannot be locked."""
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        for number in count(1):
            file = os.open(folder / str(number), os.O_RDWR | os.O_CREAT, 0o600)
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as trouble:
                os.close(file)
                if not isinstance(trouble, BlockingIOError) or number == _MOST:
                    return None
            else:
                return file
    except OSError:
        return None
    return None


def _kept_name(file: int) -> str:
    """The file's content; drawn at random if it is empty."""
    kept = os.pread(file, _LONGEST, 0).decode("ascii", "replace").strip()
    if not kept.isalnum():
        kept = secrets.token_hex(8)
        os.pwrite(file, kept.encode(), 0)
    return kept
