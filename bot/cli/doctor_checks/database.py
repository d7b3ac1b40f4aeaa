"""Checks the database as it is: it is neither created nor migrated."""

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
from bot.store.database import CHECK_SERVER, head, not_reached, open_engine, read_connection, sqlite_trouble, version

_NAME: Final = "database"
_PATIENCE: Final = 5.0


@asynccontextmanager
async def check_database(url: sa.URL) -> AsyncIterator[tuple[CheckResult, AsyncEngine | None]]:
    """The result, and the engine if the database exists at this version; a file that does not exist yet is no failure."""
    try:
        url_text = url.render_as_string(hide_password=True)
        if url.get_backend_name() == "sqlite" and not os.path.exists(url.database or ""):  # noqa: ASYNC240 - one look at the start
            yield _not_there(Path(url.database or "")), None
            return
        engine = open_engine(url)
    except ConfigurationError as trouble:
        yield CheckResult(_NAME, False, trouble.detail, "write another address, or install the driver that it names"), None
        return
    try:
        check, usable = await _look(engine, url_text)
        yield check, engine if usable else None
    finally:
        await engine.dispose()


def _not_there(file: Path) -> CheckResult:
    folder = next(parent for parent in file.absolute().parents if parent.exists())
    if not folder.is_dir() or not os.access(folder, os.W_OK | os.X_OK):
        return CheckResult(_NAME, False, f"there is no database at {file}, and none can be made in {folder}", "name a folder that may be written to with --data")
    remedy = "`run` makes one there; if the desk has run before, this is not its place: name that with --data or `database`"
    return CheckResult(_NAME, True, f"there is no database at {file} yet; none was made", remedy)


async def _look(engine: AsyncEngine, url_text: str) -> tuple[CheckResult, bool]:
    try:
        async with asyncio.timeout(_PATIENCE):
            found = await version(engine)
            async with read_connection(engine) as connection:
                server = f"{connection.dialect.name} {'.'.join(str(part) for part in connection.dialect.server_version_info or ())}"
    except ConfigurationError as trouble:
        return CheckResult(_NAME, False, trouble.expected, "it is left as it is"), False
    except Exception as trouble:
        if (state := sqlite_trouble(trouble)) is not None:  # SQLite's, with its remedy.
            words, _, remedy = state.partition("; ")
            return CheckResult(_NAME, False, f"{url_text} was not reached: {words}", remedy), False
        # Every driver raises errors of its own, and doctor must report them instead of failing.
        late = TimeoutError(f"no answer within {_PATIENCE:.0f} s")
        return CheckResult(_NAME, False, not_reached(engine.url, trouble if str(trouble) else late), CHECK_SERVER), False
    state = f"{url_text} reached, {server}"
    if found is None:
        return CheckResult(_NAME, True, f"{state}, empty", "`run` or `db upgrade` fills it"), False
    if found < head():
        remedy = "`db upgrade` brings it there; nothing below that is kept in it could be looked at"
        return CheckResult(_NAME, False, f"{state}, at version {found}, this program needs {head()}", remedy), False
    if found > head():
        return CheckResult(_NAME, False, f"{state}, at version {found}, this program knows up to {head()}", "install the newer program"), False
    return CheckResult(_NAME, True, f"{state}, at version {found}"), True
