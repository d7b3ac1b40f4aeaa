"""The checks of `doctor` for a mapped database: nothing is written, and no personal value is shown."""

from datetime import timedelta

import sqlalchemy as sa
from passlib.context import CryptContext

from bot.clock import Clock
from bot.errors import BackEndError
from bot.runtime.quick_dataclass import dataclass
from integrations.accounts.examination import ExaminationResult
from integrations.accounts.sql import database
from integrations.accounts.sql.database import SqlTable
from integrations.accounts.sql.mapping import Meaning, Moments, PersonnelMapping, PortalMapping, SignOnMapping, as_text, columns_of

Mapping = PortalMapping | PersonnelMapping | SignOnMapping
_SHOWN = 6
_SAMPLE = 2000


@dataclass(frozen=True)
class SqlCheck:
    """`context`: the trusted hash schemes; `overdue`: the maximum age of the last sync; `writes`: writing is configured."""

    table: SqlTable
    mapping: Mapping
    moments: Moments
    clock: Clock
    overdue: timedelta
    context: CryptContext | None = None
    writes: bool = False

    async def examine(self) -> tuple[ExaminationResult, ...]:
        """Table, columns, meanings, owners, hashes, sync, writing."""
        try:
            columns = await self.table.ask(self._columns)
            missing = [name for name in columns_of(self.mapping) if name.casefold() not in {column.casefold() for column in columns}]
            if missing:
                known = ", ".join(sorted(columns))
                return (
                    ExaminationResult("columns", False, f"there is no column {', '.join(missing)} in {self.table.table.name}", f"those that are there: {known}"),
                )
            return await self.table.ask(self._contents)
        except BackEndError as trouble:
            return (ExaminationResult("url", False, trouble.detail, "check the address, the account and its right to read this table or view"),)
        except sa.exc.NoSuchTableError:
            return (ExaminationResult("table", False, f"there is no table or view {self.table.table.name}", "correct the name; a schema stands before a point"),)

    def _columns(self, connection: sa.Connection) -> tuple[str, ...]:
        found = sa.inspect(connection).get_columns(self.table.table.name, self.table.table.schema)
        return tuple(column["name"] for column in found)

    def _contents(self, connection: sa.Connection) -> tuple[ExaminationResult, ...]:
        table, dialect = self.table.table, connection.dialect
        count = connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
        out = [self._size(f"{table.name} reached, {dialect.name}", count)]
        for name in type(self.mapping).__dataclass_fields__:
            mapped = getattr(self.mapping, name)
            if isinstance(mapped, Meaning):
                out.append(self._meanings(connection, name, mapped))
        person = self.mapping.person
        if person is not None:
            ownerless = connection.execute(sa.select(sa.func.count()).select_from(table).where(table.c[person].is_(None))).scalar_one()
            out.append(
                ExaminationResult("columns.person", True, f"{count - ownerless} of {count} rows have an owner", "rows without one are nobody's" if ownerless else "")
            )
        if isinstance(self.mapping, PortalMapping):
            out += self._hashes(connection, self.mapping.password)
        if isinstance(self.mapping, PersonnelMapping) and self.mapping.synced is not None:
            out.append(self._sync(connection, self.mapping.synced))
        return (*out, ExaminationResult("write", True, "writing is configured; whether it is allowed shows when it happens" if self.writes else "it is only read"))

    def _size(self, reached: str, count: int) -> ExaminationResult:
        if isinstance(self.mapping, PersonnelMapping) and count > database.MOST_ROWS:
            remedy = "name a view with only those who work here now: everybody in this one is not read"
            return ExaminationResult("table", False, f"{reached}, {count} rows, more than {database.MOST_ROWS}", remedy)
        return ExaminationResult("table", True, f"{reached}, {count} rows", "it is empty" if not count else "")

    def _meanings(self, connection: sa.Connection, name: str, meaning: Meaning[object]) -> ExaminationResult:
        values = connection.execute(sa.select(self.table.c[meaning.column]).distinct().limit(200)).scalars()
        unknown = sorted({as_text(value) for value in values} - set(meaning.of))
        if not unknown:
            return ExaminationResult(f"columns.{name}", True, f"every value of {meaning.column} has a meaning")
        listed = ", ".join(repr(value) for value in unknown[:_SHOWN])
        return ExaminationResult(f"columns.{name}", False, f"{meaning.column} holds values without a meaning: {listed}", "say in meanings what they stand for")

    def _hashes(self, connection: sa.Connection, column: str | None) -> list[ExaminationResult]:
        if column is None or self.context is None:
            return [ExaminationResult("passwords", True, "no passwords are mapped", "binding asks for the portal's password, so it goes to the helpdesk")]
        hashes = [
            as_text(scalar) for scalar in connection.execute(sa.select(self.table.c[column]).where(self.table.c[column].is_not(None)).limit(_SAMPLE)).scalars()
        ]
        strange = sum(self.context.identify(hashed) is None for hashed in hashes if hashed)
        schemes = sorted({str(self.context.identify(hashed)) for hashed in hashes if hashed} - {"None"})
        result = f"of {len(hashes)} hashes {len(hashes) - strange} are {' or '.join(schemes) or 'of no configured scheme'}"
        return [ExaminationResult("passwords", not strange, result, f"{strange} are of another scheme; add its name to passwords" if strange else "")]

    def _sync(self, connection: sa.Connection, column: str) -> ExaminationResult:
        try:
            last = self.moments.read(connection.execute(sa.select(sa.func.max(self.table.c[column]))).scalar())
        except ValueError:
            return ExaminationResult("columns.synced", False, f"{column} holds what is no time", "map a column with times")
        if last is None:
            return ExaminationResult("columns.synced", True, "no record was ever synced", "nobody can be told when the next sync is")
        age = self.clock.now() - last
        remedy = "the sync stands still; people are told so" if age > self.overdue else ""
        return ExaminationResult("columns.synced", age <= self.overdue, f"the last sync was {age.total_seconds() / 60:.0f} min ago", remedy)
