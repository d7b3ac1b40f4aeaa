"""The old part of the audit trail goes and the rest verifies; nothing else may go unnoticed (T28)."""

from pathlib import Path

import pytest

from bot.audit import AuditEvent, AuditRecord
from bot.audit_trail.cut import CutResult, TrailCut
from bot.audit_trail.examination import BROKEN, CHANGED, MISSING, OUT_OF_ORDER, RESEALED
from bot.audit_trail.keeper import AnchorKeeper
from bot.errors import Unreachable
from integrations.anchors.file import LocalAnchorFile
from tests.retention.old_desk import DAY, KEY, OldDesk


async def cut(desk: OldDesk, days: int) -> CutResult:
    """Cuts off what is older than so many days."""
    now = desk.clock.now()
    return await TrailCut(desk.store, desk.anchors).cut(now - days * DAY, now)


async def test_t28_after_cuts_the_trail_verifies_and_its_anchor_goes_on(desk: OldDesk) -> None:
    await desk.records(20)
    assert await cut(desk, 10) == CutResult(10)
    assert await desk.numbers() == list(range(11, 22)), "the cut itself is the last record"
    report = await desk.examined()
    assert (report.ok, report.cut, report.records) == (True, 10, 11)
    await desk.records(5)
    assert await cut(desk, 10) == CutResult(5)
    assert (await desk.examined()).findings == ()
    assert (await desk.examined()).cut == 15
    await desk.records(1)
    assert desk.anchors.intact
    anew = AnchorKeeper(desk.store, KEY, desk.anchors.file, (), desk.clock, desk.anchors.settled)
    await anew.begin()
    assert anew.intact, "a desk that is started anew finds the trail that it anchored"
    assert await cut(desk, 100) == CutResult(), "nothing is old enough"


async def test_t28_what_somebody_takes_out_besides_is_missing(desk: OldDesk) -> None:
    await desk.records(20)
    await cut(desk, 10)
    await desk.by_hand("DELETE FROM audit WHERE number <= 13")
    report = await desk.examined()
    assert [(one.first, one.last, one.why) for one in report.findings] == [(11, 13, MISSING)]


async def test_t28_a_part_that_was_never_cut_is_missing_as_ever(desk: OldDesk) -> None:
    await desk.records(20)
    await desk.by_hand("DELETE FROM audit WHERE number <= 5")
    assert [(one.first, one.last, one.why) for one in (await desk.examined()).findings] == [(1, 5, MISSING)]


async def test_t28_a_cut_that_was_written_without_the_key_cuts_nothing(desk: OldDesk) -> None:
    """Whoever can write to the database only copies the real record, and makes it say more."""
    await desk.records(20)
    await cut(desk, 10)
    more = """REPLACE(CAST(details AS TEXT), '"10"', '"15"')"""
    more = f"CAST({more} AS JSON)" if desk.engine.dialect.name == "postgresql" else more
    await desk.by_hand(f"UPDATE audit SET details = {more} WHERE did = 'trail.cut'", "DELETE FROM audit WHERE number <= 15")
    found = {(one.first, one.last, one.why) for one in (await desk.examined()).findings}
    assert (1, 15, MISSING) in found
    assert {why for _, _, why in found} & {CHANGED, RESEALED, BROKEN}


async def test_t28_the_record_of_the_cut_cannot_be_taken_away(desk: OldDesk) -> None:
    await desk.records(20)
    await cut(desk, 10)
    await desk.by_hand("DELETE FROM audit WHERE did = 'trail.cut'")
    assert not (await desk.examined()).ok


async def test_t28_another_beginning_behind_the_cut_is_out_of_order(desk: OldDesk) -> None:
    await desk.records(20)
    await cut(desk, 10)
    await desk.by_hand(f"UPDATE audit SET previous = '{'0' * 64}' WHERE number = 11")
    assert (11, 11, OUT_OF_ORDER) in {(one.first, one.last, one.why) for one in (await desk.examined()).findings}


async def test_a_note_of_the_cut_that_somebody_changed_hides_nothing_and_breaks_nothing_for_good(desk: OldDesk) -> None:
    await desk.records(20)
    await cut(desk, 10)
    await desk.by_hand("DELETE FROM audit_beginning")
    assert (await desk.examined()).cut == 10, "what counts is the record"
    await desk.anchors.tick()
    assert not desk.anchors.intact, "and the anchor says that something is wrong"


async def test_an_old_part_that_does_not_hold_stays_as_evidence(desk: OldDesk) -> None:
    await desk.records(20)
    await desk.by_hand("UPDATE audit SET actor = 'web:2' WHERE number = 3")
    assert await cut(desk, 10) == CutResult(held=True)
    assert await desk.numbers() == list(range(1, 21))


async def test_a_cut_that_was_interrupted_verifies_and_is_finished(desk: OldDesk, tmp_path: Path) -> None:
    await desk.records(20)
    await cut(desk, 10)
    await desk.records(10)

    class Away(LocalAnchorFile):
        def append(self, make: object) -> None:
            raise Unreachable("audit.anchor", "the place is away")

    held, desk.anchors.file = desk.anchors.file, Away(tmp_path / "audit.anchor")
    assert await cut(desk, 10) == CutResult(held=True), "what is not anchored is not deleted"
    assert (await desk.numbers())[0] == 11
    desk.anchors.file = held
    await desk.by_hand("DELETE FROM audit WHERE number <= 13")
    assert (await desk.examined()).ok, "half of it gone, as the record says"
    assert await cut(desk, 10) == CutResult(7)
    assert (await desk.numbers())[0] == 21
    assert (await desk.examined()).ok


async def test_a_seal_that_was_kept_of_a_record_that_is_gone_can_be_compared_no_more_and_that_is_said(desk: OldDesk) -> None:
    await desk.records(20)
    async with desk.store.look() as work:
        kept = {5: await work.audit.seal_of(5), 15: await work.audit.seal_of(15)}
    await cut(desk, 10)
    (finding,) = (await desk.examined(kept=kept)).findings
    assert (finding.first, finding.why) == (5, MISSING)
    assert "its time was over" in finding.line


@pytest.mark.parametrize("many", [1, 500, 501])
async def test_however_many_they_are_all_of_them_go_and_none_besides(desk: OldDesk, many: int) -> None:
    async with desk.store.work() as work:
        for _ in range(many):
            await work.audit.append(AuditRecord(AuditEvent.FAQ_ANSWERED, "web:1"), desk.clock.now())
    await desk.anchors.tick()
    desk.clock.advance(20 * DAY)
    await desk.records(2)
    assert await cut(desk, 10) == CutResult(many)
    assert await desk.numbers() == [many + 1, many + 2, many + 3]
    assert (await desk.examined()).ok
