"""SQLite on the event loop: a statement takes less time than the four thread switches of the usual async driver.

Nothing here waits for the disk: the write-ahead log is not synced at every commit. Only another process's writer can cause a wait, and
`begin` waits for it without blocking the loop.
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
        """Called after each statement; there is nothing to close."""


class InlineConnection(sqlite3.Connection):
    """A connection whose cursors SQLAlchemy treats as asynchronous."""

    def cursor(self, factory: Any = _Cursor) -> Any:
        """One of our cursors."""
        return super().cursor(factory)


class InlineSqlite(SQLiteDialect_pysqlite):
    """The standard library's driver, called directly on the event loop."""

    driver = "inline"
    supports_statement_cache = True
    is_async = True
    has_terminate = True

    @classmethod
    def get_pool_class(cls, url: URL) -> type[Pool]:  # noqa: ARG003 - asked for so
        """A pool with a queue that the loop can await."""
        return AsyncAdaptedQueuePool

    def do_terminate(self, dbapi_connection: Any) -> None:
        """Closes the connection of a cancelled task directly."""
        dbapi_connection.close()

    def do_execute(self, cursor: Any, statement: Any, parameters: Any, context: Any = None) -> None:
        """SQLAlchemy requires an asynchronous driver to await at least once, so this one awaits nothing."""
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
    """Prepares a new connection: we begin transactions ourselves, since the driver begins late and a writer could then be refused halfway."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("busy_timeout=8000", "journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "wal_autocheckpoint=4000", "busy_timeout=20"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def begin_transaction(connection: Connection) -> None:
    """A reader never waits; a writer waits for the previous one, at most eight seconds. Raises OperationalError after that."""
    driver = cast(sqlite3.Connection, connection.connection.dbapi_connection)
    if driver.in_transaction:  # Already begun on the driver (transactions.py).
        return
    if connection.get_execution_options().get(READING):
        carry_out(driver, "BEGIN")
    else:
        await_only(begin_writing(driver))


async def begin_writing(driver: sqlite3.Connection) -> None:
    """Waits for the previous writer, at most eight seconds. Raises OperationalError after that."""
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
    """Executes a statement on the driver itself; its errors are raised as SQLAlchemy would, without values."""
    try:
        return driver.execute(text, values)
    except sqlite3.Error as trouble:
        raise cast(Exception, DBAPIError.instance(text, None, trouble, sqlite3.Error, hide_parameters=True)) from trouble


def driver_of(connection: AsyncConnection) -> sqlite3.Connection:
    """The driver's connection behind one of SQLAlchemy's."""
    return cast(sqlite3.Connection, cast(Connection, connection.sync_connection).connection.dbapi_connection)
