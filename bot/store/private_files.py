"""What the desk keeps on disk is its owner's alone: the folder 0700, everything in it 0600 (conversations, keys, workflows, what was typed)."""

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO
_NAMES: Final = ("accountdesk.db", "workflows.db", "terminal-history")
_ENDS: Final = ("", "-wal", "-shm", "-journal")
_FOLDERS: Final = ("keys", "desks")


def keep_private(folder: Path, database: Path | None = None) -> None:
    """Makes the folder where it is missing, and narrows what is there already. `database`: where that is SQLite.

    A folder that holds other things too is left as it is, since it is not the desk's to close; `doctor` says so. Raises OSError where it cannot be made.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if _is_ours(folder, database):
        _narrow(folder, 0o700)
    if database is not None:
        make_private_file(folder / "workflows.db")
    for path in _kept(folder, database):
        _narrow(path, 0o700 if path.is_dir() else 0o600)


def make_private_file(file: Path) -> None:
    """An empty file where there is none yet: SQLite takes it for a new database, and gives what it writes beside it the same rights."""
    with contextlib.suppress(OSError):
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def open_to_others(folder: Path, database: Path | None = None) -> tuple[Path, ...]:
    """What others on this machine may read or write; empty where the folder is closed, whatever is in it."""
    try:
        if not folder.is_dir() or not folder.stat().st_mode & _OTHERS:
            return ()
        return (folder, *(path for path in _kept(folder, database) if path.stat().st_mode & _OTHERS))
    except OSError:
        return ()


def _kept(folder: Path, database: Path | None) -> Iterator[Path]:
    bases = [folder / name for name in _NAMES] + ([] if database is None else [database])
    beside = dict.fromkeys(base.with_name(base.name + end) for base in bases for end in _ENDS)
    inside = (path for name in _FOLDERS for path in (folder / name, *sorted((folder / name).glob("*"))))
    yield from (path for path in (*beside, *inside) if path.exists() and not path.is_symlink())


def _is_ours(folder: Path, database: Path | None) -> bool:
    ours = set(_kept(folder, database))
    return all(path in ours for path in folder.iterdir())


def _narrow(path: Path, mode: int) -> None:
    """Takes rights away where there are too many; of somebody else's file only its owner can."""
    with contextlib.suppress(OSError):
        if stat.S_IMODE(path.stat().st_mode) & _OTHERS:
            path.chmod(mode)
