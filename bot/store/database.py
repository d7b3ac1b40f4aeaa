"""Opening the database and migrating it to this version."""

import asyncio
import os
import re
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from importlib import import_module
from pathlib import Path
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.exc import InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.errors import ConfigurationError
from bot.runtime.quick_json import json_text, read_json
from bot.store.postgresql_pool import open_pool
from bot.store.private_files import make_private_file
from bot.store.sqlite_dialect import DRIVER, READING, InlineConnection, begin_transaction, prepare_connection
from bot.store.template import MIGRATIONS, keep_template, place_template

CHECK_SERVER: Final = "check the address in `database`, and that the server runs"
_LOCK: Final = 7_303_014_500
_VERSION: Final = re.compile(r"\d{4}")
_LACKING: Final = "it lacks tables that its version has; put back a backup"
_SAID: Final = {
    "SQLITE_NOTADB": "this file is no database; name another one, or put back a backup",
    "SQLITE_CORRUPT": "the file is damaged; put back a backup",
    "SQLITE_CANTOPEN": "it cannot be opened; name a file that may be made and written to",
    "SQLITE_READONLY": "it may not be written to; give the desk's user the right, or name another file",
    "SQLITE_PERM": "it may not be opened by this user",
    "SQLITE_FULL": "the disk is full",
    "SQLITE_IOERR": "the disk cannot be read or written",
    "SQLITE_BUSY": "another program keeps it locked",
    "SQLITE_LOCKED": "another program keeps it locked",
}
"""By the beginning of SQLite's own name for the error."""


def read_database_url(written: str) -> sa.URL:
    """The database URL as written in the configuration. Raises ConfigurationError for an invalid one."""
    try:
        return make_url(written)
    except (SQLAlchemyError, ValueError):
        raise ConfigurationError("config.yaml", "database", "expected an address like sqlite+aiosqlite:///data/accountdesk.db") from None


def sqlite_file(url: sa.URL) -> Path | None:
    """The file of an SQLite database."""
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database and url.database != ":memory:" else None


def open_engine(url: sa.URL | str) -> AsyncEngine:
    """An engine for SQLite (WAL, one writer at a time, the others wait) or PostgreSQL. Raises ConfigurationError for an invalid URL."""
    parsed = read_database_url(url) if isinstance(url, str) else url
    if parsed.get_backend_name() != "sqlite":
        try:
            return open_pool(parsed)
        except (SQLAlchemyError, ImportError) as trouble:
            raise ConfigurationError("config.yaml", "database", f"its driver cannot be used: {trouble}") from None
    if (file := sqlite_file(parsed)) is not None:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    engine = create_async_engine(
        parsed.set(drivername=DRIVER), hide_parameters=True, pool_size=20, max_overflow=0, connect_args={"factory": InlineConnection},
        json_serializer=json_text, json_deserializer=read_json,
    )  # fmt: skip
    sa.event.listen(engine.sync_engine, "connect", prepare_connection)
    sa.event.listen(engine.sync_engine, "begin", begin_transaction)
    return engine


@asynccontextmanager
async def read_connection(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """A read-only connection, which never waits for a writer; on PostgreSQL each statement stands alone, and nothing has to be begun and ended."""
    options = {READING: True} if engine.dialect.name == "sqlite" else {"isolation_level": "AUTOCOMMIT"}
    async with engine.connect() as connection:
        yield await connection.execution_options(**options)


async def sync_to_disk(engine: AsyncEngine) -> None:
    """Makes committed data survive a power failure: SQLite in WAL mode does not sync at every commit. Raises OSError on failure."""
    file = engine.url.database
    if engine.dialect.name == "sqlite" and file and file != ":memory:":
        await asyncio.to_thread(_sync, f"{file}-wal")


def _sync(file: str) -> None:
    try:
        descriptor = os.open(file, os.O_RDONLY)
    except FileNotFoundError:  # The log has been checkpointed into the database.
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def database_errors(url: sa.URL) -> Iterator[None]:
    """Turns a driver's error into one line. Raises ConfigurationError."""
    try:
        yield
    except (SQLAlchemyError, OSError) as trouble:
        raise ConfigurationError("config.yaml", "database", database_trouble(url, trouble)) from None


def database_trouble(url: sa.URL, trouble: Exception) -> str:
    """Which database cannot be used, why, and what to do about it; without values, which may be personal."""
    shown = url.render_as_string(hide_password=True)
    if (said := sqlite_trouble(trouble)) is not None:
        return f"{shown}: {said}"
    if isinstance(trouble, OperationalError | InterfaceError | OSError):
        return f"{not_reached(url, trouble)}; {CHECK_SERVER}"
    return f"{shown}: cannot be opened ({type(trouble).__name__})"


def not_reached(url: sa.URL, trouble: Exception) -> str:
    """That a server was not reached, and why in its driver's own words, without the password."""
    why = " ".join(str(getattr(trouble, "orig", None) or trouble or type(trouble).__name__).split())
    if url.password:
        why = why.replace(str(url.password), "***")
    return f"{url.render_as_string(hide_password=True)} was not reached: {why}"


def sqlite_trouble(trouble: Exception) -> str | None:
    """The same for SQLite's named errors, else None."""
    cause = getattr(trouble, "orig", None)
    name = str(getattr(cause, "sqlite_errorname", None) or "")
    explanation = next((words for start, words in _SAID.items() if name.startswith(start)), None)
    if explanation is None and name == "SQLITE_ERROR" and str(cause).startswith("no such"):
        explanation = _LACKING
    return explanation


def head() -> str:
    """The newest migration."""
    return max(_steps())


def _steps() -> frozenset[str]:
    return frozenset(step.name.split("_", 1)[0] for step in (MIGRATIONS / "versions").glob("[0-9]*.py"))


async def version(engine: AsyncEngine) -> str | None:
    """The version of this database; None if it is empty. Raises ConfigurationError if it is not a desk's database."""
    async with read_connection(engine) as connection:
        tables = set(await connection.run_sync(lambda sync: sa.inspect(sync).get_table_names()))
        marked = "alembic_version" in tables
        found = (await connection.execute(sa.text("SELECT version_num FROM alembic_version"))).scalars().all() if marked else ()
    if not marked and (not tables or engine.dialect.name != "sqlite"):
        return None
    if not marked:
        problem = f"{_location(engine)} is the database of another program; name another file, or another folder with --data"
        raise ConfigurationError("config.yaml", "database", problem)
    revision = str(found[0]) if len(found) == 1 else ""
    if revision in _steps() or (_VERSION.fullmatch(revision) and revision > head()):
        return revision
    problem = f"says that it is at {revision[:40]!r}" if len(found) == 1 else f"names {len(found)} versions"
    raise ConfigurationError("config.yaml", "database", f"{_location(engine)} {problem}, which no version of this program writes; put back a backup")


def _location(engine: AsyncEngine) -> str:
    return engine.url.database or "" if engine.dialect.name == "sqlite" else engine.url.render_as_string(hide_password=True)


async def upgrade(engine: AsyncEngine) -> tuple[str | None, str]:
    """Migrates the database to this version; returns the versions before and after. Raises ConfigurationError if a newer program wrote it."""
    wanted = head()
    file = sqlite_file(engine.url)
    if file is not None and place_template(file):
        return None, wanted
    if file is not None:
        make_private_file(file)
    before = await version(engine)
    if before == wanted:
        return before, wanted
    if before is not None and before > wanted:
        raise ConfigurationError("database", "version", f"it is at {before}, this program knows up to {wanted}; install the newer program")
    async with engine.begin() as connection:
        if connection.dialect.name == "postgresql":  # SQLite has one writer; here a second process waits, and finds the work done.
            await connection.execute(sa.text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        # Imported by name: the migration library is loaded only if there is a migration to run.
        run_steps: Callable[[Connection], None] = import_module("bot.store.migration_runner").run_steps
        await connection.run_sync(run_steps)
    if before is None and file is not None:
        keep_template(file)
    return before, wanted
