"""SQLite inside the event loop: a statement takes less than handing it to a thread and back, which the usual async driver does four times for each.

Nothing here waits for the disk: the write-ahead log is not synced at every commit. What can wait is a writer of another process, and
`begin` waits for that without holding up the loop.
"""

import asyncio
import sqlite3
from collections.abc import Sequence
from typing import Any, Final, cast

from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import URL, Connection
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.pool import AsyncAdaptedQueuePool, Pool
from sqlalchemy.util import await_only

DRIVER: Final = "sqlite+inline"
READING: Final = "desk_reading"
_PATIENCE: Final = 8.0
_PAUSE: Final = 0.005


class _Cursor(sqlite3.Cursor):
    async def _async_soft_close(self) -> None:
        """Asked for after each statement; there is nothing to close elsewhere."""


class InlineConnection(sqlite3.Connection):
    """A connection whose cursors SQLAlchemy takes for asynchronous ones."""

    def cursor(self, factory: Any = _Cursor) -> Any:
        """A cursor of ours."""
        return super().cursor(factory)


class InlineSqlite(SQLiteDialect_pysqlite):
    """The driver of the standard library, called where the caller stands."""

    driver = "inline"
    supports_statement_cache = True
    is_async = True
    has_terminate = True

    @classmethod
    def get_pool_class(cls, url: URL) -> type[Pool]:  # noqa: ARG003 - asked for so
        """One whose queue the loop can wait at."""
        return AsyncAdaptedQueuePool

    def do_terminate(self, dbapi_connection: Any) -> None:
        """A connection whose task was cancelled is closed where it stands."""
        dbapi_connection.close()

    def do_execute(self, cursor: Any, statement: Any, parameters: Any, context: Any = None) -> None:
        """SQLAlchemy insists that an asynchronous driver waits at least once: this one does, for nothing."""
        await_only(_nothing())
        super().do_execute(cursor, statement, parameters, context)  # type: ignore[no-untyped-call]

    def do_executemany(self, cursor: Any, statement: Any, parameters: Any, context: Any = None) -> None:
        """The same for many rows."""
        await_only(_nothing())
        super().do_executemany(cursor, statement, parameters, context)  # type: ignore[no-untyped-call]


async def _nothing() -> None:
    return None


registry.register("sqlite.inline", __name__, "InlineSqlite")


def prepare_connection(connection: Any, record: Any) -> None:
    """A new connection: we begin ourselves, since left alone the driver would begin late and a writer could be refused halfway."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("busy_timeout=8000", "journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "wal_autocheckpoint=4000", "busy_timeout=20"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def begin_transaction(connection: Connection) -> None:
    """A reader waits for nobody; a writer for the one before, at most eight seconds. OperationalError after that."""
    driver = cast(sqlite3.Connection, connection.connection.dbapi_connection)
    if driver.in_transaction:  # Begun by the driver itself already (transactions.py).
        return
    if connection.get_execution_options().get(READING):
        carry_out(driver, "BEGIN")
    else:
        await_only(begin_writing(driver))


async def begin_writing(driver: sqlite3.Connection) -> None:
    """Waits for the writer before, at most eight seconds. OperationalError after that."""
    waited = 0.0
    while True:
        try:
            carry_out(driver, "BEGIN IMMEDIATE")
            return
        except OperationalError as busy:
            if "locked" not in str(busy.orig) or waited >= _PATIENCE:
                raise
        await asyncio.sleep(_PAUSE)
        waited += _PAUSE + 0.02


def carry_out(driver: sqlite3.Connection, text: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
    """A statement given to the driver itself; what it raises is raised as SQLAlchemy would, without values."""
    try:
        return driver.execute(text, values)
    except sqlite3.Error as trouble:
        raise cast(Exception, DBAPIError.instance(text, None, trouble, sqlite3.Error, hide_parameters=True)) from trouble


def driver_of(connection: AsyncConnection) -> sqlite3.Connection:
    """The driver's own connection behind one of SQLAlchemy's."""
    return cast(sqlite3.Connection, cast(Connection, connection.sync_connection).connection.dbapi_connection)
