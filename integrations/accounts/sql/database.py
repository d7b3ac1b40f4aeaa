"""An external database: queried in threads, so that any driver will do; its errors are translated once, by class and code (STYLE 6)."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypeVar

import sqlalchemy as sa
import structlog

from bot.errors import BackEndError, Denied, Garbled, Unreachable
from bot.secret import Secret
from integrations.accounts.sql.mapping import check_name
from integrations.accounts.thread_pool import ThreadPool

T = TypeVar("T")
_THREADS: Final = 8
_SECONDS: Final = 2
MOST_ROWS: Final = 100_000
_log = structlog.get_logger(__name__)
# PostgreSQL's and the standard's classes: not permitted, does not exist, gave up.
_DENIED: Final = ("42501", "28", "0L")
_SILENT: Final = ("57", "08", "53", "55P03", "40")
_SQLITE_DENIED: Final = frozenset({"SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH"})
_SQLITE_GARBLED: Final = frozenset({"SQLITE_ERROR", "SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_MISMATCH"})


def open_database(url: Secret) -> sa.Engine:
    """An engine with a few connections, and time-outs if the driver supports them. Raises ValueError for an invalid URL."""
    try:
        parsed = sa.engine.make_url(url.reveal())
        backend = parsed.get_backend_name()
        if parsed.get_driver_name() in ("aiosqlite", "asyncpg"):
            parsed = parsed.set(drivername="sqlite" if backend == "sqlite" else "postgresql+psycopg")
        return sa.create_engine(
            parsed, pool_size=_THREADS, max_overflow=0, pool_timeout=1, pool_pre_ping=True, pool_recycle=300, hide_parameters=True,
            connect_args=_time_outs(backend, parsed.get_driver_name()),
        )  # fmt: skip
    except (sa.exc.ArgumentError, sa.exc.NoSuchModuleError, ImportError, TypeError) as trouble:
        raise ValueError(f"the address of a database whose driver is installed, like postgresql+psycopg://… ({type(trouble).__name__})") from None


def _time_outs(backend: str, driver: str) -> dict[str, Any]:
    if backend == "sqlite":
        return {"timeout": _SECONDS, "check_same_thread": False}
    if driver == "psycopg":
        return {"connect_timeout": _SECONDS, "options": f"-c statement_timeout={_SECONDS * 1000} -c lock_timeout={_SECONDS * 1000}"}
    if driver in ("pymysql", "mysqldb"):
        return {"connect_timeout": _SECONDS, "read_timeout": _SECONDS, "write_timeout": _SECONDS}
    return {}


class SqlTable:
    """One mapped table or view. Raises Unreachable, Garbled, Denied with its system."""

    def __init__(self, system: str, url: Secret, table: str, columns: Sequence[str], write: Secret | None = None) -> None:
        """`write`: the URL for writing, None: read-only. Raises ValueError for invalid names and URLs."""
        schema, _, name = check_name(table).rpartition(".")
        self.system = system
        self.table = sa.table(name, *(sa.column(check_name(column)) for column in columns), schema=schema or None)
        self._reader = open_database(url)
        self._writer = None if write is None else open_database(write)
        self._offloading = ThreadPool(system)

    @property
    def c(self) -> Any:
        """Its columns."""
        return self.table.c

    def zoned(self, connection: sa.Connection, column: str) -> bool:
        """Whether a column stores times with their zone."""
        found = sa.inspect(connection).get_columns(self.table.name, self.table.schema)
        return any(found_column["name"].lower() == column.lower() and getattr(found_column["type"], "timezone", False) for found_column in found)

    @property
    def in_words(self) -> bool:
        """Whether the database stores times as text."""
        return self._reader.dialect.name == "sqlite"

    async def rows(self, *where: sa.ColumnElement[bool], most: int | None = None) -> tuple[Mapping[str, Any], ...]:
        """The matching rows: the first `most`, or all of them. Raises Garbled where all are more than the desk takes in: a part of them, taken for the whole,
        would leave people out who are there."""
        limit = MOST_ROWS + 1 if most is None else most
        query = sa.select(self.table).where(*where).limit(limit)
        found = await self.ask(lambda connection: tuple(dict(row) for row in connection.execute(query).mappings()))
        if most is None and len(found) > MOST_ROWS:
            _log.error("a table has more rows than the desk takes in", system=self.system, table=self.table.name, most=MOST_ROWS)
            raise self.garbled(f"more than {MOST_ROWS} rows in {self.table.name}")
        return found

    async def ask(self, work: Callable[[sa.Connection], T]) -> T:
        """Runs a read on a connection."""

        def run() -> T:
            with self._reader.connect() as connection:
                return work(connection)

        return await self._offloading.run(lambda: self._translated(run))

    async def change(self, work: Callable[[sa.Connection], T]) -> T:
        """Runs a write, in one transaction. Raises Denied if nothing may be written here."""
        writer = self._writer
        if writer is None:
            raise Denied(self.system, f"{self.system}: it is only read here")

        def run() -> T:
            with writer.begin() as connection:
                return work(connection)

        return await self._offloading.run(lambda: self._translated(run))

    async def think(self, work: Callable[[], T]) -> T:
        """Runs CPU-bound work, such as hashing a password."""
        return await self._offloading.run(work)

    def garbled(self, what: str) -> Garbled:
        """A value that no configured meaning explains."""
        return Garbled(self.system, f"{self.system}: {what}")

    def close(self) -> None:
        """Closes its connections."""
        self._offloading.close()
        for engine in (self._reader, self._writer):
            if engine is not None:
                engine.dispose()

    def _translated(self, work: Callable[[], T]) -> T:
        try:
            return work()
        except sa.exc.SQLAlchemyError as trouble:
            kind = _meaning(trouble)
            raise kind(self.system, f"{self.system}: the database says {type(trouble).__name__} {_code(trouble)}".rstrip()) from None
        except (UnicodeDecodeError, OverflowError):
            raise self.garbled("a text that is none") from None


def _code(trouble: sa.exc.SQLAlchemyError) -> str:
    cause = getattr(trouble, "orig", None)
    return str(getattr(cause, "sqlstate", None) or getattr(cause, "sqlite_errorname", None) or "")


def _meaning(trouble: sa.exc.SQLAlchemyError) -> type[BackEndError]:
    code = _code(trouble)
    if code.startswith("SQLITE_"):
        plain = "_".join(code.split("_")[:2])
        return Denied if plain in _SQLITE_DENIED else Garbled if plain in _SQLITE_GARBLED else Unreachable
    if code.startswith(_DENIED):
        return Denied
    if code.startswith(_SILENT):
        return Unreachable
    if code or isinstance(trouble, sa.exc.ProgrammingError | sa.exc.DataError):
        return Garbled
    # No code: the connection itself failed, or waiting for one.
    return Unreachable
