"""Enabling in an external table: one column of one row, provided it is unchanged since it was read."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from bot.clock import Clock
from bot.runtime.quick_dataclass import dataclass
from integrations.accounts.sql.database import SqlTable
from integrations.accounts.sql.mapping import Meaning, Moments


@dataclass(frozen=True)
class EnableSwitch:
    """`changed`: the column with the time of the last change, if there is one."""

    table: SqlTable
    meaning: Meaning[bool] | None
    changed: str | None
    moments: Moments
    clock: Clock

    def reads(self, row: Mapping[str, Any]) -> bool:
        """Whether the row says enabled; without a column everybody is. Raises Garbled for an unexplained value."""
        if self.meaning is None:
            return True
        try:
            return self.meaning.read(row)
        except ValueError:
            raise self.table.garbled("a value without a meaning") from None

    async def enable(self, row: Mapping[str, Any], whose: sa.ColumnElement[bool]) -> None:
        """Writes it unless it is already set. Raises Denied if nothing may be written, Garbled if not exactly one row would change."""
        meaning, table = self.meaning, self.table
        if meaning is None or self.reads(row):
            return
        before = row[meaning.column]
        try:
            values: dict[str, Any] = {meaning.column: meaning.written(True, before)}
        except ValueError:
            raise table.garbled("no value of the column stands for enabled") from None

        def write(connection: sa.Connection) -> None:
            if self.changed is not None:
                values[self.changed] = self.moments.written(self.clock.now(), table.zoned(connection, self.changed), table.in_words)
            done = connection.execute(sa.update(table.table).where(whose, table.c[meaning.column] == before).values(values))
            if done.rowcount != 1:
                raise table.garbled("another number of rows than one would change")

        await table.change(write)
