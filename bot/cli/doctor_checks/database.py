"""Reaches the database as it stands: it is neither made nor brought to another version."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.cli.doctor_checks.check import CheckResult
from bot.errors import ConfigurationError
from bot.store.database import head, open_engine, read_connection, sqlite_trouble, version

_NAME: Final = "database"
_PATIENCE: Final = 5.0


@asynccontextmanager
async def check_database(url: sa.URL) -> AsyncIterator[tuple[CheckResult, AsyncEngine | None]]:
    """What came of it, and the engine where the database is there at this version; a file that does not exist yet is no failure."""
    try:
        shown = url.render_as_string(hide_password=True)
        if url.get_backend_name() == "sqlite" and not os.path.exists(url.database or ""):  # noqa: ASYNC240 - one look at the start
            yield _not_there(Path(url.database or "")), None
            return
        engine = open_engine(url)
    except ConfigurationError as trouble:
        yield CheckResult(_NAME, False, trouble.detail, "write another address, or install the driver that it names"), None
        return
    try:
        check, usable = await _look(engine, shown)
        yield check, engine if usable else None
    finally:
        await engine.dispose()


def _not_there(file: Path) -> CheckResult:
    folder = next(parent for parent in file.absolute().parents if parent.exists())
    if not folder.is_dir() or not os.access(folder, os.W_OK | os.X_OK):
        return CheckResult(_NAME, False, f"there is no database at {file}, and none can be made in {folder}", "name a folder that may be written to with --data")
    remedy = "`run` makes one there; if the desk has run before, this is not its place: name that with --data or `database`"
    return CheckResult(_NAME, True, f"there is no database at {file} yet; none was made", remedy)


async def _look(engine: AsyncEngine, shown: str) -> tuple[CheckResult, bool]:
    try:
        async with asyncio.timeout(_PATIENCE):
            found = await version(engine)
            async with read_connection(engine) as connection:
                server = f"{connection.dialect.name} {'.'.join(str(part) for part in connection.dialect.server_version_info or ())}"
    except ConfigurationError as trouble:
        return CheckResult(_NAME, False, trouble.expected, "it is left as it is"), False
    except Exception as trouble:
        if (said := sqlite_trouble(trouble)) is not None:  # SQLite's, with its remedy.
            words, _, remedy = said.partition("; ")
            return CheckResult(_NAME, False, f"{shown} was not reached: {words}", remedy), False
        # Each driver raises what it likes, and a doctor has to say it instead of falling over it.
        why = str(getattr(trouble, "orig", None) or trouble or f"no answer within {_PATIENCE:.0f} s")
        return CheckResult(_NAME, False, f"{shown} was not reached: {why}", "check the address in `database`, and that the server runs"), False
    said = f"{shown} reached, {server}"
    if found is None:
        return CheckResult(_NAME, True, f"{said}, empty", "`run` or `db upgrade` fills it"), False
    if found < head():
        remedy = "`db upgrade` brings it there; nothing below that is kept in it could be looked at"
        return CheckResult(_NAME, False, f"{said}, at version {found}, this program needs {head()}", remedy), False
    if found > head():
        return CheckResult(_NAME, False, f"{said}, at version {found}, this program knows up to {head()}", "install the newer program"), False
    return CheckResult(_NAME, True, f"{said}, at version {found}"), True
