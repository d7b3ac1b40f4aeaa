"""Examines the whole trail beside the evidence that is kept outside the database (T28)."""

from collections.abc import Callable, Mapping, Sequence

import sqlalchemy as sa

from bot.audit_trail.anchor import AnchoredHeads, AnchorTrouble, lines_mac, read_anchor
from bot.audit_trail.examination import TrailExamination, TrailReport
from bot.errors import Unreachable
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Work


@dataclass(frozen=True, slots=True)
class TrailEvidence:
    """The evidence outside the database: the key and the anchor's lines. `trouble`: the anchor's file exists and cannot be read.

    `again` reads the lines once more (raises Unreachable); None where nobody writes meanwhile."""

    key: bytes | None
    lines: tuple[bytes, ...]
    where: str
    trouble: str = ""
    again: Callable[[], Sequence[bytes]] | None = None


async def examine_trail(work: Work, kept: TrailEvidence, anchors: Mapping[int, str]) -> TrailReport:
    """Examines the whole trail. `kept` was read before it: so a running desk cannot have anchored anything that the examination does not reach."""
    anchored = None if kept.key is None else read_anchor(kept.lines, kept.key)
    try:
        begun = await work.audit.first_seal()
    except (sa.exc.SQLAlchemyError, UnicodeDecodeError):
        begun = ""  # What is wrong is found below, row by row.
    examination = TrailExamination(kept.key, anchored, dict(anchors), begun)
    try:
        async for cells in work.audit.rows():
            examination.take(cells)
    except sa.exc.NoSuchTableError:
        examination.blame(AnchorTrouble("no table", "the table of records is not there"))
    except (sa.exc.SQLAlchemyError, UnicodeDecodeError) as trouble:
        examination.unreadable_from_here(" ".join(str(getattr(trouble, "orig", None) or type(trouble).__name__).split()))
    examination.blame(*await _compare_evidence(work, kept, anchored))
    return examination.report()


async def _compare_evidence(work: Work, kept: TrailEvidence, anchored: AnchoredHeads | None) -> tuple[AnchorTrouble, ...]:
    """Compares the key, the anchor and the database's own note of the anchor."""
    if kept.trouble:
        return (AnchorTrouble("anchor unreadable", f"the anchor cannot be read: {kept.trouble}"),)
    if kept.key is None:
        return (AnchorTrouble("the key is not here", "there is an anchor file, but not the key that it was written with"),) if kept.lines else ()
    if anchored is None or not anchored.file:
        return ()
    try:
        noted = await work.audit.noted_anchor(anchored.file)
    except (sa.exc.SQLAlchemyError, UnicodeDecodeError) as trouble:
        return (AnchorTrouble("note broken", f"what the database notes of the anchor file cannot be read ({type(trouble).__name__})"),)
    if noted is None:
        return ()
    lines, mac = noted
    if not isinstance(lines, int) or lines_mac(anchored.file, lines, kept.key) != mac:
        return (AnchorTrouble("note broken", "what the database notes of the anchor file was changed"),)
    if lines > anchored.lines and not _grew_meanwhile(kept, lines):
        return (
            AnchorTrouble("anchor shortened", f"the anchor file ends at line {anchored.lines}, and had {lines}: its end was cut off, or an earlier one put back"),
        )
    return ()


def _grew_meanwhile(kept: TrailEvidence, lines: int) -> bool:
    """Whether a running desk anchored on after the file was read: it goes on from what was read, and is as long now as the database says."""
    if kept.again is None or kept.key is None:
        return False
    try:
        later = kept.again()
    except Unreachable:
        return False
    return tuple(later[: len(kept.lines)]) == kept.lines and read_anchor(later, kept.key).lines >= lines
