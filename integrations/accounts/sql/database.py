"""Somebody else's database: asked in threads, so that any driver will do; what it says went wrong is translated once, by class and code (STYLE 6)."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypeVar

import sqlalchemy as sa

from bot.errors import BackEndError, Denied, Garbled, Unreachable
from bot.secret import Secret
from integrations.accounts.sql.mapping import check_name
from integrations.accounts.thread_pool import ThreadPool

T = TypeVar("T")
_THREADS: Final = 8
_SECONDS: Final = 2
# PostgreSQL's and the standard's classes: may not, no such thing, gave up.
_DENIED: Final = ("42501", "28", "0L")
_SILENT: Final = ("57", "08", "53", "55P03", "40")
_SQLITE_DENIED: Final = frozenset({"SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH"})
_SQLITE_GARBLED: Final = frozenset({"SQLITE_ERROR", "SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_MISMATCH"})


def open_database(url: Secret) -> sa.Engine:
    """An engine with a few connections and time-outs where the driver knows them. ValueError for an address that is none."""
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
    """One mapped table or view. Raises Unreachable, Garbled, Denied of its system."""

    def __init__(self, system: str, url: Secret, table: str, columns: Sequence[str], write: Secret | None = None) -> None:
        """`write`: the address for writing, None: it is only read. ValueError for names and addresses that are none."""
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
        """Whether a column keeps times with their zone."""
        found = sa.inspect(connection).get_columns(self.table.name, self.table.schema)
        return any(one["name"].lower() == column.lower() and getattr(one["type"], "timezone", False) for one in found)

    @property
    def in_words(self) -> bool:
        """Whether the database keeps times as words."""
        return self._reader.dialect.name == "sqlite"

    async def rows(self, *where: sa.ColumnElement[bool], most: int = 100_000) -> tuple[Mapping[str, Any], ...]:
        """The rows that fit."""
        return await self.ask(lambda connection: tuple(dict(row) for row in connection.execute(sa.select(self.table).where(*where).limit(most)).mappings()))

    async def ask(self, work: Callable[[sa.Connection], T]) -> T:
        """Something read on a connection."""

        def run() -> T:
            with self._reader.connect() as connection:
                return work(connection)

        return await self._offloading.run(lambda: self._translated(run))

    async def change(self, work: Callable[[sa.Connection], T]) -> T:
        """Something written, in one transaction. Denied where nothing may be written here."""
        writer = self._writer
        if writer is None:
            raise Denied(self.system, f"{self.system}: it is only read here")

        def run() -> T:
            with writer.begin() as connection:
                return work(connection)

        return await self._offloading.run(lambda: self._translated(run))

    async def think(self, work: Callable[[], T]) -> T:
        """Something that keeps a processor busy, such as a password's hash."""
        return await self._offloading.run(work)

    def garbled(self, what: str) -> Garbled:
        """It tells something that nobody explained."""
        return Garbled(self.system, f"{self.system}: {what}")

    def close(self) -> None:
        """Closes its connections."""
        self._offloading.close()
        for one in (self._reader, self._writer):
            if one is not None:
                one.dispose()

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
    # No code: the connection itself, or the wait for one.
    return Unreachable
