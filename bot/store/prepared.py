"""Statements that every message needs, compiled once for SQLite and given directly to the driver: SQLAlchemy's own overhead is several times SQLite's."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, cast

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.compiler import SQLCompiler

from bot.runtime.quick_dataclass import dataclass
from bot.store.sqlite_dialect import carry_out, driver_of

_LITE: Final = "sqlite"


@dataclass(frozen=True, slots=True)
class _Text:
    """What SQLite is given: the text and, in order, each value's source (its name, its default, its conversion); and how the cells of a row are
    converted."""

    text: str
    values: tuple[tuple[str, Any, Callable[[Any], Any] | None], ...]
    cells: tuple[Callable[[Any], Any] | None, ...]


class Prepared:
    """A statement with named values. Rows are tuples in the order of its columns.

    `build` creates it for a dialect, by name; `given` names the columns of an insert.
    """

    def __init__(self, build: Callable[[str], sa.Executable], given: Sequence[str] | None = None) -> None:
        self._build, self._given = build, given
        self._statements: dict[str, sa.Executable] = {}
        self._text: _Text | None = None

    async def rows(self, connection: AsyncConnection, values: Mapping[str, Any]) -> Sequence[Sequence[Any]]:
        """Executes it and returns all rows."""
        if connection.dialect.name != _LITE:
            return (await connection.execute(self._for(connection.dialect.name), values)).all()
        text = self._text or self._compiled(connection.dialect)
        found = _carried_out(connection, text, _row(text, values)).fetchall()
        return [tuple([cell if read is None else read(cell) for cell, read in zip(row, text.cells, strict=True)]) for row in found] if text.cells else found

    async def first(self, connection: AsyncConnection, values: Mapping[str, Any]) -> Sequence[Any] | None:
        """The same for at most one row."""
        found = await self.rows(connection, values)
        return found[0] if found else None

    async def run(self, connection: AsyncConnection, values: Mapping[str, Any]) -> int:
        """Executes it and returns the number of affected rows."""
        if connection.dialect.name != _LITE:
            return int((await connection.execute(self._for(connection.dialect.name), values)).rowcount)
        text = self._text or self._compiled(connection.dialect)
        return int(_carried_out(connection, text, _row(text, values)).rowcount)

    async def run_each(self, connection: AsyncConnection, several: Sequence[Mapping[str, Any]]) -> None:
        """Executes it for each set of values."""
        if connection.dialect.name != _LITE:
            await connection.execute(self._for(connection.dialect.name), several)
            return
        text = self._text or self._compiled(connection.dialect)
        for values in several:
            _carried_out(connection, text, _row(text, values))

    def _for(self, dialect: str) -> sa.Executable:
        found = self._statements.get(dialect)
        if found is None:
            found = self._statements[dialect] = self._build(dialect)
        return found

    def _compiled(self, dialect: Dialect) -> _Text:
        statement = cast(sa.ClauseElement, self._for(_LITE))
        compiled = cast(SQLCompiler, statement.compile(dialect=dialect, column_keys=None if self._given is None else list(self._given)))
        given = compiled.params
        values = tuple((name, given[name], _writer(compiled.binds[name].type, dialect)) for name in compiled.positiontup or ())
        columns = getattr(statement, "exported_columns", ()) if isinstance(statement, sa.Select | sa.Insert) else ()
        readers = tuple(_reader(column.type, dialect) for column in columns)
        self._text = text = _Text(str(compiled), values, readers if any(readers) else ())
        return text


def _writer(kind: "sa.types.TypeEngine[Any]", dialect: Dialect) -> Callable[[Any], Any] | None:
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _reader(kind: "sa.types.TypeEngine[Any]", dialect: Dialect) -> Callable[[Any], Any] | None:
    return kind.dialect_impl(dialect).result_processor(dialect, None)


def _row(text: _Text, values: Mapping[str, Any]) -> list[Any]:
    return [values.get(name, usual) if write is None else write(values.get(name, usual)) for name, usual, write in text.values]


def _carried_out(connection: AsyncConnection, text: _Text, row: Sequence[Any]) -> sqlite3.Cursor:
    driver = driver_of(connection)
    if not driver.in_transaction:
        raise RuntimeError("a prepared statement belongs into a transaction")
    return carry_out(driver, text.text, row)
