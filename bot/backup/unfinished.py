"""Where a backup or a restored place is prepared: a private folder beside the goal, gone when the command ends; what a killed one left, the next one clears."""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import ConfigurationError


def unfinished_name(parent: Path, name: str) -> Path:
    """Where `unfinished_folder` is."""
    return parent / f".{name}.unfinished"


@contextmanager
def unfinished_folder(parent: Path, name: str, look: Callable[[Path], None] | None = None) -> Iterator[Path]:
    """An empty folder of the caller's own on the same disk. `look`: called with what a killed process left, before that is cleared.

    Raises ConfigurationError if another process works on the same, OSError if there can be none."""
    folder = unfinished_name(parent, name)
    folder.mkdir(mode=0o700, exist_ok=True)
    held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        _lock(held, folder)
        os.fchmod(held, 0o700)
        if look is not None:
            look(folder)
        _clear(folder)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(held)


def sync_folder(folder: Path) -> None:
    """Makes the names in a folder survive a power failure."""
    held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(held)
    finally:
        os.close(held)


def _lock(held: int, folder: Path) -> None:
    """The lock ends with its process, so a folder that a killed one left is free."""
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        ours = os.path.samestat(os.fstat(held), folder.stat())
    except (BlockingIOError, FileNotFoundError):
        ours = False
    if not ours:
        raise ConfigurationError(str(folder), "", "another process works on the same; wait until it has ended")


def _clear(folder: Path) -> None:
    for left in folder.iterdir():
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left)
        else:
            left.unlink()
