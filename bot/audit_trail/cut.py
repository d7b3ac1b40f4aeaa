"""Cuts off the old part of the audit trail so that the rest still verifies: the cut is a record itself, sealed and anchored before anything goes (T28)."""

import asyncio
from datetime import datetime
from typing import Final

import structlog

from bot.audit import AuditEvent, AuditRecord
from bot.audit_trail.anchor import read_anchor
from bot.audit_trail.examination import TrailExamination
from bot.audit_trail.keeper import AnchorKeeper
from bot.errors import BackEndError
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Store

_BATCH: Final = 500
_PAUSE: Final = 0.02
_log = structlog.get_logger("audit")


@dataclass(frozen=True, slots=True)
class CutResult:
    """How many records were deleted. `held`: the part is evidence of something wrong, or its cut is not anchored, so it stays as it is."""

    records: int = 0
    held: bool = False


@dataclass(frozen=True)
class TrailCut:
    """A part that does not hold is never cut off: it would be evidence. `anchors` keep the record of the cut outside the database."""

    store: Store
    anchors: AnchorKeeper

    async def cut(self, before: datetime, now: datetime) -> CutResult:
        """Cuts off what was recorded before a moment (UTC); goes on with a cut that was interrupted. Raises nothing about the anchor's place."""
        async with self.store.look() as work:
            first, noted, to = await work.audit.first_number(), await work.audit.noted_cut(), await work.audit.last_before(before)
        if noted is not None and first <= noted.up_to:
            return await self._delete(first, noted.up_to, noted.number)
        if to < first:
            return CutResult()
        if await self._is_wrong(to):
            _log.error("the old part of the audit trail does not hold, so it is not cut off; see `audit verify`", up_to=to)
            return CutResult(held=True)
        async with self.store.work() as work:
            details = {"up_to": str(to), "seal": await work.audit.seal_of(to), "first": await work.audit.first_seal(), "records": str(to - first + 1)}
            record = await work.audit.append(AuditRecord(AuditEvent.TRAIL_CUT, "desk", "", details), now)
            await work.audit.note_cut(record.number)
        return await self._delete(first, to, record.number)

    async def _is_wrong(self, to: int) -> bool:
        try:
            anchored = read_anchor(self.anchors.file.lines(), self.anchors.key)
        except BackEndError:
            return True
        async with self.store.look() as work:
            examination = TrailExamination(self.anchors.key, anchored, begun=await work.audit.first_seal())
            async for cells in work.audit.rows(to):
                examination.take(cells)
        return bool(examination.findings)

    async def _delete(self, first: int, to: int, cut: int) -> CutResult:
        if not await self.anchors.holds(cut):
            _log.error("the cut of the audit trail is not anchored, so nothing is deleted", record=cut)
            return CutResult(held=True)
        done = 0
        while first <= to:
            first += _BATCH
            async with self.store.work() as work:
                done += await work.audit.delete_up_to(min(first - 1, to))
            await asyncio.sleep(_PAUSE)
        return CutResult(done)
