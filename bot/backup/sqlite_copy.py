"""Copies of SQLite databases, taken while the desk writes: by SQLite itself, as of one moment."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from bot.errors import ConfigurationError
from bot.runtime.quick_dataclass import dataclass

_PATIENCE: Final = 8.0


@dataclass(frozen=True, slots=True)
class DatabaseState:
    """The revision of the tables ('': none), and the number of the last audit record (0: none)."""

    revision: str
    last_record: int


def copy_database(source: Path, target: Path) -> None:
    """Writes a new file with the database as of one moment, and checks it. Writers are not held up. Raises ConfigurationError."""
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    with _errors(source), closing(sqlite3.connect(source, timeout=_PATIENCE)) as live, closing(sqlite3.connect(target)) as copy:
        # All pages in one step: in several, a writer in between would begin it anew each time.
        live.backup(copy)
    check_database(target, source)
    settle(target)


def check_database(file: Path, named: Path) -> None:
    """Raises ConfigurationError, about the file `named`, if this one is damaged."""
    with _errors(named), closing(sqlite3.connect(file)) as copy:
        if copy.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise ConfigurationError(str(named), "", "the database is damaged; put back a backup")


def state_of(file: Path, named: Path) -> DatabaseState:
    """What a copy says of itself. Raises ConfigurationError, about the file `named`, if it is no desk's database."""
    with _errors(named), closing(sqlite3.connect(file)) as copy:
        marked = copy.execute("SELECT version_num FROM alembic_version").fetchall()
        (last,) = copy.execute("SELECT coalesce(max(number), 0) FROM audit").fetchone()
    return DatabaseState(str(marked[0][0]) if len(marked) == 1 else "", int(last))


def settle(file: Path) -> None:
    """Brings everything into the one file, and waits until it is on the disk."""
    with _errors(file), closing(sqlite3.connect(file)) as copy:
        copy.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    held = os.open(file, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)


@contextmanager
def _errors(file: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as trouble:
        name = getattr(trouble, "sqlite_errorname", None) or type(trouble).__name__
        what = "the copy cannot be written: the disk is full" if name == "SQLITE_FULL" else f"the database cannot be read ({name})"
        raise ConfigurationError(str(file), "", what) from None
