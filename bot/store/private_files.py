"""The desk's files belong to its owner alone: the folder is 0700, everything in it 0600 (conversations, keys, workflows, input history)."""

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
    """Creates the folder if it is missing, and tightens the permissions of what is there. `database`: its file, if it is SQLite.

    A folder that holds other things too is left as it is; `doctor` reports it. Raises OSError if the folder cannot be created.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if _is_ours(folder, database):
        _narrow(folder, 0o700)
    if database is not None:
        make_private_file(folder / "workflows.db")
    for path in _kept(folder, database):
        _narrow(path, 0o700 if path.is_dir() else 0o600)


def make_private_file(file: Path) -> None:
    """Creates an empty file if there is none: SQLite treats it as a new database, and gives its companion files the same permissions."""
    with contextlib.suppress(OSError):
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def open_to_others(folder: Path, database: Path | None = None) -> tuple[Path, ...]:
    """What others on this machine may read or write; empty if the folder itself is closed."""
    try:
        if not folder.is_dir() or not folder.stat().st_mode & _OTHERS:
            return ()
        return (folder, *(path for path in _kept(folder, database) if path.stat().st_mode & _OTHERS))
    except OSError:
        return ()


def _kept(folder: Path, database: Path | None) -> Iterator[Path]:
    bases = [folder / name for name in _NAMES] + ([] if database is None else [database])
    companions = dict.fromkeys(base.with_name(base.name + end) for base in bases for end in _ENDS)
    inside = (path for name in _FOLDERS for path in (folder / name, *sorted((folder / name).glob("*"))))
    yield from (path for path in (*companions, *inside) if path.exists() and not path.is_symlink())


def _is_ours(folder: Path, database: Path | None) -> bool:
    kept = set(_kept(folder, database))
    return all(path in kept for path in folder.iterdir())


def _narrow(path: Path, mode: int) -> None:
    """Removes excess permissions; a file of another owner is left alone."""
    with contextlib.suppress(OSError):
        if stat.S_IMODE(path.stat().st_mode) & _OTHERS:
            path.chmod(mode)
