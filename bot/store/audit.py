"""The audit trail: appended to, never changed."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Final

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.audit import GENESIS, Record, Sealed, seal
from bot.store.tables import audit

_PAGE: Final = 1000
_LOCK: Final = 7_303_014_501
_LAST: Final = sa.select(audit.c.number, audit.c.seal).order_by(audit.c.number.desc()).limit(1)
_APPEND: Final = sa.insert(audit)


class AuditTrail:
    """The trail within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        # Nobody else appends before this transaction ends.
        self._last: tuple[int, str] | None = None

    async def append(self, record: Record, at: datetime) -> Sealed:
        """Seals a record behind the last one. SQLite has one writer; PostgreSQL takes a lock that lasts as long as the transaction."""
        if self._connection.dialect.name == "postgresql":
            await self._connection.execute(sa.text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        if self._last is None:
            last = (await self._connection.execute(_LAST)).first()
            self._last = (last.number, last.seal) if last else (0, GENESIS)
        number, before = self._last
        sealed = seal(record, number + 1, at, before)
        await self._connection.execute(
            _APPEND,
            {
                "number": sealed.number, "at": at.astimezone(UTC).isoformat(timespec="microseconds"), "did": sealed.did, "actor": sealed.actor,
                "subject": sealed.subject, "details": dict(sealed.details), "previous": sealed.previous, "seal": sealed.seal,
            },
        )  # fmt: skip
        self._last = sealed.number, sealed.seal
        return sealed

    async def all(self) -> AsyncIterator[Sealed]:
        """Every record, in order."""
        after = None
        while True:
            query = sa.select(audit).order_by(audit.c.number).limit(_PAGE)
            rows = (await self._connection.execute(query if after is None else query.where(audit.c.number > after))).all()
            for row in rows:
                yield Sealed(row.number, _moment(row.at), row.did, row.actor, row.subject, row.details, row.previous, row.seal)
            if len(rows) < _PAGE:
                return
            after = rows[-1].number


def _moment(written: str) -> datetime:
    """The time as it was sealed; a tampered one that is no time becomes the beginning of time, so the seal does not fit."""
    try:
        read = datetime.fromisoformat(written)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    return read if read.tzinfo else datetime.min.replace(tzinfo=UTC)
