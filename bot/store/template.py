"""A new SQLite database starts as a copy of an empty one at this version: running every migration takes longer than the rest of start-up."""

import os
import sqlite3
import tempfile
from contextlib import closing, suppress
from functools import cache
from pathlib import Path
from typing import Final

from bot.runtime.disk_cache import cache_folder, cache_key, read_cached, write_cached

MIGRATIONS: Final = Path(__file__).parent / "migrations"
_KIND: Final = "schema"


def place_template(file: Path) -> bool:
    """Puts the empty database in place if there is no file yet; False if there is no template or another process was first."""
    # A log left behind would be replayed over the copy.
    if any(file.with_name(file.name + end).exists() for end in ("", "-wal", "-journal")):
        return False
    kept = read_cached(cache_folder(), _KIND, _key())
    if kept is None:
        return False
    with suppress(OSError):
        handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}-")
        try:
            with os.fdopen(handle, "wb") as copy:
                copy.write(kept)
            os.link(temporary, file)  # Unlike a rename, a link never replaces a file.
            return True
        finally:
            os.unlink(temporary)
    return False


def keep_template(file: Path) -> None:
    """Stores a database that was just migrated to this version and holds nothing yet."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("BEGIN")  # One snapshot: what another desk writes meanwhile must not get into the template.
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'alembic_version'")]
        if any(connection.execute(f'SELECT 1 FROM "{name}" LIMIT 1').fetchone() for name in tables):  # noqa: S608 - names of our own tables
            return
        write_cached(cache_folder(), _KIND, _key(), connection.serialize())


@cache
def _key() -> str:
    steps = sorted(MIGRATIONS.rglob("*.py"))
    return cache_key(*(part for step in steps for part in (step.name.encode(), step.read_bytes())))
