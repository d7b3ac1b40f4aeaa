"""The audit trail: append-only."""

from collections.abc import AsyncIterator, Collection
from datetime import UTC, datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.audit import GENESIS, AuditEvent, AuditRecord, SealedRecord, seal_record
from bot.audit_trail.anchor import ChainHead
from bot.audit_trail.cells import TEXTS, RecordCells, UnreadableRecord, read_cells, text_cell
from bot.runtime.quick_dataclass import dataclass
from bot.store.prepared import Prepared
from bot.store.tables import audit, audit_anchor, audit_beginning

_PAGE: Final = 1000
_LOCK: Final = 7_303_014_501
_LAST: Final = Prepared(lambda _: sa.select(audit.c.number, audit.c.seal).order_by(audit.c.number.desc()).limit(1))
_APPEND: Final = Prepared(lambda _: sa.insert(audit), tuple(audit.c.keys()))
_KEYED: Final = "keyed"


@dataclass(frozen=True, slots=True)
class PersonEvent:
    """Something that happened about a person: what, when (UTC), by whom."""

    did: str
    at: datetime
    actor: str


@dataclass(frozen=True, slots=True)
class RecordedAct:
    """What a record says was done, and to whom ('' nobody)."""

    number: int
    did: str
    subject: str


@dataclass(frozen=True, slots=True)
class NotedCut:
    """That the records up to `up_to` were cut off, as the record `number` tells; `first` is the seal of record 1."""

    number: int
    up_to: int
    first: str


NO_CUT: Final = NotedCut(0, 0, "")


@dataclass(frozen=True, slots=True)
class RecordSearch:
    """Which records: what stands in `actor`, is the subject, begins the event's name, from `since` to before `until` (UTC); empty: any."""

    actor: str = ""
    subject: str = ""
    did: str = ""
    since: datetime | None = None
    until: datetime | None = None

    @property
    def anything(self) -> bool:
        """Whether all records are meant."""
        return self == RecordSearch()


class AuditTrail:
    """The trail within one transaction. `key` None: records get the plain seal only, as in a read-only transaction."""

    def __init__(self, connection: AsyncConnection, key: bytes | None = None) -> None:
        self._connection = connection
        self._key = key
        # Nobody else appends before this transaction ends.
        self._last: tuple[int, str] | None = None
        self._built: sa.Select[Any] | None = None
        self.appended: list[AuditRecord] = []
        """What this transaction has recorded."""

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
        self.appended.append(record)
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

    async def rows(self, up_to: int | None = None) -> AsyncIterator[RecordCells]:
        """Every row as it is, in order, to the end or up to a number; no cell is trusted to have the right type."""
        query = await self._query()
        if up_to is not None:
            query = query.where(sa.literal_column("number") <= up_to)
        after: Any = None
        while True:
            page = query if after is None else query.where(sa.literal_column("number") > after)
            rows = (await self._connection.execute(page.limit(_PAGE))).all()
            for row in rows:
                yield _cells(row)
            if len(rows) < _PAGE or not isinstance(rows[-1][0], int):
                return
            after = rows[-1][0]

    async def about(self, person: str, events: Collection[AuditEvent], most: int) -> tuple[PersonEvent, ...]:
        """The latest of these events about this person, newest first."""
        query = sa.select(audit.c.did, audit.c.at, audit.c.actor).where(audit.c.subject == person, audit.c.did.in_(sorted(one.value for one in events)))
        rows = await self._connection.execute(query.order_by(audit.c.number.desc()).limit(most))
        return tuple(PersonEvent(row.did, datetime.fromisoformat(row.at), row.actor) for row in rows)

    async def head(self) -> tuple[ChainHead, str]:
        """The last record, and its keyed seal ('' for none)."""
        query = await self._query()
        last = (await self._connection.execute(query.order_by(None).order_by(sa.literal_column("number").desc()).limit(1))).first()
        if last is None:
            return ChainHead(), ""
        cells = _cells(last)
        number = cells.number if isinstance(cells.number, int) else 0
        return ChainHead(number, _plain(cells.texts["seal"]), await self.first_seal()), _plain(cells.keyed)

    async def first_seal(self) -> str:
        """The seal of record 1, also where it was cut off since; '' if nobody knows it."""
        return await self.seal_of(1) or ((await self.noted_cut()) or NO_CUT).first

    async def noted_cut(self) -> "NotedCut | None":
        """The last cut as the database notes it, for finding it quickly: what counts is the record itself, which the examination finds by its keyed seal."""
        if not await self._connection.run_sync(lambda sync: sa.inspect(sync).has_table(audit_beginning.name)):
            return None
        number = (await self._connection.execute(sa.select(audit_beginning.c.cut))).scalar_one_or_none()
        record = None if number is None else await self.record(number)
        if record is None or record.did != AuditEvent.TRAIL_CUT.value or not record.details.get("up_to", "").isdecimal():
            return None
        return NotedCut(record.number, int(record.details["up_to"]), record.details.get("first", ""))

    async def record(self, number: int) -> SealedRecord | None:
        """The record of this number; None where there is none, or none that can be read."""
        found = (await self._connection.execute((await self._query()).where(sa.literal_column("number") == number).limit(1))).first()
        record = None if found is None else read_cells(_cells(found))
        return record if isinstance(record, SealedRecord) else None

    async def note_cut(self, number: int) -> None:
        """Notes which record tells of the last cut."""
        await self._connection.execute(sa.delete(audit_beginning))
        await self._connection.execute(sa.insert(audit_beginning).values(id=1, cut=number))

    async def first_number(self) -> int:
        """The number of the first record that is still there; 0 for none."""
        return int((await self._connection.execute(sa.select(sa.func.coalesce(sa.func.min(audit.c.number), 0)))).scalar_one())

    async def last_before(self, moment: datetime) -> int:
        """The number of the last record from before a moment (UTC); 0 for none."""
        return await self._first_at(moment) - 1

    async def delete_up_to(self, number: int) -> int:
        """Deletes records up to this number; returns how many. Only for what a record of the trail says was cut off."""
        return int((await self._connection.execute(sa.delete(audit).where(audit.c.number <= number))).rowcount)

    async def last_number(self) -> int:
        """The number of the last record; 0 for none."""
        return int((await self._connection.execute(sa.select(sa.func.coalesce(sa.func.max(audit.c.number), 0)))).scalar_one())

    async def acts_after(self, number: int, most: int) -> tuple[RecordedAct, ...]:
        """The first of what was recorded after this number, in order."""
        query = sa.select(audit.c.number, audit.c.did, audit.c.subject).where(audit.c.number > number).order_by(audit.c.number).limit(most)
        return tuple(RecordedAct(row.number, row.did, row.subject) for row in await self._connection.execute(query))

    async def page(self, search: RecordSearch, page: int, size: int) -> tuple[SealedRecord | UnreadableRecord, ...]:
        """The records that are looked for, newest first: one more than `size` where another page follows; `page` counts from 1."""
        query = (await self._query()).order_by(None).order_by(sa.literal_column("number").desc()).limit(size + 1)
        skipped = (page - 1) * size
        if search.anything:
            # Numbers have no gaps, so a page of the whole trail is found by its number.
            query = query.where(sa.literal_column("number") <= await self.last_number() - skipped)
        else:
            query = query.where(*await self._sought(search)).offset(skipped)
        return tuple(read_cells(_cells(row)) for row in await self._connection.execute(query))

    async def _sought(self, search: RecordSearch) -> list[sa.ColumnElement[bool]]:
        wanted: list[sa.ColumnElement[bool]] = []
        actor, subject, did = (sa.literal_column(name, sa.String()) for name in ("actor", "subject", "did"))
        if search.actor:
            wanted.append(actor.contains(search.actor, autoescape=True))
        if search.subject:
            wanted.append(subject == search.subject)
        if search.did:
            wanted.append(did.startswith(search.did, autoescape=True))
        if search.since is not None:
            wanted.append(sa.literal_column("number", sa.BigInteger()) >= await self._first_at(search.since))
        if search.until is not None:
            wanted.append(sa.literal_column("number", sa.BigInteger()) < await self._first_at(search.until))
        return wanted

    async def _first_at(self, moment: datetime) -> int:
        """The number of the first record of this moment (UTC) or later: they stand in the order of time, so it is found by halving."""
        low, high, sought = 1, await self.last_number() + 1, moment.astimezone(UTC).isoformat(timespec="microseconds")
        while low < high:
            middle = (low + high) // 2
            at = (await self._connection.execute(sa.select(audit.c.at).where(audit.c.number >= middle).order_by(audit.c.number).limit(1))).scalar()
            low, high = (middle + 1, high) if at is not None and at < sought else (low, middle)
        return low

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

    async def is_anchored(self) -> bool:
        """Whether `note_anchor` stored anything."""
        if not await self._connection.run_sync(lambda sync: sa.inspect(sync).has_table(audit_anchor.name)):
            return False
        return (await self._connection.execute(sa.select(audit_anchor.c.file).limit(1))).first() is not None

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
