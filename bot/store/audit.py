"""The audit trail: append-only."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.audit import GENESIS, AuditRecord, SealedRecord, seal_record
from bot.audit_trail.anchor import ChainHead
from bot.audit_trail.cells import TEXTS, RecordCells, UnreadableRecord, read_cells, text_cell
from bot.store.prepared import Prepared
from bot.store.tables import audit, audit_anchor

_PAGE: Final = 1000
_LOCK: Final = 7_303_014_501
_LAST: Final = Prepared(lambda _: sa.select(audit.c.number, audit.c.seal).order_by(audit.c.number.desc()).limit(1))
_APPEND: Final = Prepared(lambda _: sa.insert(audit), tuple(audit.c.keys()))
_KEYED: Final = "keyed"


class AuditTrail:
    """The trail within one transaction. `key` None: records get the plain seal only, as in a read-only transaction."""

    def __init__(self, connection: AsyncConnection, key: bytes | None = None) -> None:
        self._connection = connection
        self._key = key
        # Nobody else appends before this transaction ends.
        self._last: tuple[int, str] | None = None
        self._built: sa.Select[Any] | None = None

    async def append(self, record: AuditRecord, at: datetime) -> SealedRecord:
        """Appends a record, sealed over the previous one. SQLite has one writer; PostgreSQL takes a lock until the end of the transaction."""
        if self._connection.dialect.name == "postgresql":
            await self._connection.execute(sa.text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        if self._last is None:
            last = await _LAST.first(self._connection, {})
            self._last = (last[0], last[1]) if last else (0, GENESIS)
        number, before = self._last
        sealed = seal_record(record, number + 1, at, before, self._key)
        await _APPEND.run(
            self._connection,
            {
                "number": sealed.number, "at": at.astimezone(UTC).isoformat(timespec="microseconds"), "did": sealed.did, "actor": sealed.actor,
                "subject": sealed.subject, "details": dict(sealed.details), "previous": sealed.previous, "seal": sealed.seal, "keyed": sealed.keyed or None,
            },
        )  # fmt: skip
        self._last = sealed.number, sealed.seal
        return sealed

    async def all(self) -> AsyncIterator[SealedRecord]:
        """Every record, in order. Raises ValueError at an unreadable one."""
        async for record in self.each():
            if isinstance(record, UnreadableRecord):
                raise ValueError(f"record {record.number}: {record.why}")
            yield record

    async def each(self) -> AsyncIterator[SealedRecord | UnreadableRecord]:
        """Every record in order, including the unreadable ones."""
        async for cells in self.rows():
            yield read_cells(cells)

    async def rows(self) -> AsyncIterator[RecordCells]:
        """Every row as it is, in order; no cell is trusted to have the right type."""
        query = await self._query()
        after: Any = None
        while True:
            page = query if after is None else query.where(sa.literal_column("number") > after)
            rows = (await self._connection.execute(page.limit(_PAGE))).all()
            for row in rows:
                yield _cells(row)
            if len(rows) < _PAGE or not isinstance(rows[-1][0], int):
                return
            after = rows[-1][0]

    async def head(self) -> tuple[ChainHead, str]:
        """The last record, and its keyed seal ('' for none)."""
        query = await self._query()
        last = (await self._connection.execute(query.order_by(None).order_by(sa.literal_column("number").desc()).limit(1))).first()
        if last is None:
            return ChainHead(), ""
        cells = _cells(last)
        number = cells.number if isinstance(cells.number, int) else 0
        return ChainHead(number, _plain(cells.texts["seal"]), await self.seal_of(1)), _plain(cells.keyed)

    async def seal_of(self, number: int) -> str:
        """The seal of a record; '' if there is none."""
        query = (await self._query()).where(sa.literal_column("number") == number)
        found = (await self._connection.execute(query.limit(1))).first()
        return "" if found is None else _plain(_cells(found).texts["seal"])

    async def is_keyed(self) -> bool:
        """Whether any record has a keyed seal."""
        columns = await self._columns()
        found = sa.select(sa.literal(1)).select_from(audit).where(audit.c.keyed.is_not(None)).limit(1)
        return _KEYED in columns and (await self._connection.execute(found)).first() is not None

    async def note_anchor(self, file: str, lines: int, mac: str, *, anew: bool = False) -> None:
        """Stores how many lines an anchor file has, so that truncating it is noticed. A lower number is stored only with `anew`."""
        outdated = audit_anchor.c.file == file if anew else sa.and_(audit_anchor.c.file == file, audit_anchor.c.lines <= lines)
        await self._connection.execute(sa.delete(audit_anchor).where(outdated))
        held = (await self._connection.execute(sa.select(audit_anchor.c.lines).where(audit_anchor.c.file == file))).first()
        if held is None:
            await self._connection.execute(sa.insert(audit_anchor).values(file=file, lines=lines, mac=mac))

    async def noted_anchor(self, file: str) -> tuple[int, str] | None:
        """What `note_anchor` stored."""
        if not await self._connection.run_sync(lambda sync: sa.inspect(sync).has_table(audit_anchor.name)):
            return None
        found = (await self._connection.execute(sa.select(audit_anchor.c.lines, audit_anchor.c.mac).where(audit_anchor.c.file == file))).first()
        return None if found is None else (found.lines, found.mac)

    async def _columns(self) -> frozenset[str]:
        return await self._connection.run_sync(lambda sync: frozenset(str(column["name"]) for column in sa.inspect(sync).get_columns(audit.name)))

    async def _query(self) -> "sa.Select[Any]":
        """The columns with their actual database types. A missing one, before a migration or after tampering, reads as empty."""
        if self._built is not None:
            return self._built
        existing = await self._columns()
        lite = self._connection.dialect.name == "sqlite"
        wanted: list[Any] = [sa.literal_column("number")]
        for name in (*TEXTS, _KEYED):
            if name not in existing:
                wanted += [sa.literal("null").label(f"{name}_kind"), sa.literal(None).label(name)]
            elif lite:
                wanted += [sa.literal_column(f'typeof("{name}")').label(f"{name}_kind"), sa.literal_column(f'CAST("{name}" AS BLOB)').label(name)]
            else:
                wanted += [sa.literal("text").label(f"{name}_kind"), sa.literal_column(f'CAST("{name}" AS TEXT)').label(name)]
        self._built = sa.select(*wanted).select_from(sa.text(audit.name)).order_by(sa.literal_column("number"))
        return self._built


def _cells(row: Any) -> RecordCells:
    values = {name: text_cell(row[2 * place + 1], row[2 * place + 2]) for place, name in enumerate((*TEXTS, _KEYED))}
    keyed = values.pop(_KEYED)
    return RecordCells(row[0], values, None if row[2 * len(TEXTS) + 2] is None else keyed)


def _plain(cell: object) -> str:
    return cell if isinstance(cell, str) else ""
