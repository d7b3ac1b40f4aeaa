"""A record as the database holds it, whatever somebody has put there: read without trusting any cell. Pure."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from bot.audit import SealedRecord
from bot.runtime.quick_dataclass import dataclass

TEXTS: Final = ("at", "did", "actor", "subject", "details", "previous", "seal")


@dataclass(frozen=True, slots=True)
class BrokenCell:
    """A cell that holds no text; `why` as in "its seal is empty"."""

    why: str


@dataclass(frozen=True, slots=True)
class RecordCells:
    """One row. `number` is the stored number, `texts` the other columns and `keyed` the keyed seal (None: none)."""

    number: object
    texts: Mapping[str, str | BrokenCell]
    keyed: str | BrokenCell | None


@dataclass(frozen=True, slots=True)
class UnreadableRecord:
    """A row that is no record."""

    number: int
    why: str


def text_cell(kind: str, value: bytes | str | None) -> str | BrokenCell:
    """A cell by the type that the database gives for it (`text`, `null`, `blob`, …) and its bytes."""
    if kind == "null" or value is None:
        return BrokenCell("is empty")
    if kind != "text":
        return BrokenCell(f"is a {kind}, not a text")
    if isinstance(value, str):
        return value
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return BrokenCell("is no text in UTF-8")


def read_cells(cells: RecordCells) -> SealedRecord | UnreadableRecord:
    """The record in these cells, in exactly the desk's own notation."""
    if not isinstance(cells.number, int) or isinstance(cells.number, bool):
        return UnreadableRecord(0, f"its number is {str(cells.number)[:40]!r}")
    number = cells.number
    texts: dict[str, str] = {}
    for name in TEXTS:
        value = cells.texts.get(name, BrokenCell("is not there"))
        if isinstance(value, BrokenCell):
            return UnreadableRecord(number, f"its {name} {value.why}")
        texts[name] = value
    if isinstance(cells.keyed, BrokenCell):
        return UnreadableRecord(number, f"its keyed seal {cells.keyed.why}")
    at, details = _moment(texts["at"]), _details(texts["details"])
    if at is None:
        return UnreadableRecord(number, "its time is not written as the desk writes one")
    if details is None:
        return UnreadableRecord(number, "its details are no JSON object of plain texts")
    return SealedRecord(
        number=number,
        at=at,
        did=texts["did"],
        actor=texts["actor"],
        subject=texts["subject"],
        details=details,
        previous=texts["previous"],
        seal=texts["seal"],
        keyed=cells.keyed or "",
    )


def _moment(written: str) -> datetime | None:
    try:
        read = datetime.fromisoformat(written)
        plain = read.astimezone(UTC).isoformat(timespec="microseconds")
    except (ValueError, OverflowError):
        return None
    # Another spelling of the same moment would pass the seal, but other programs would read something else.
    return read if read.tzinfo is not None and plain == written else None


def _details(written: str) -> dict[str, str] | None:
    try:
        read: Any = json.loads(written, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        return None
    if not isinstance(read, dict) or not all(isinstance(value, str) for value in read.values()):
        return None
    return read


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Rejects duplicate names: one of the values would be hidden from us and visible to others."""
    if len(pairs) != len({name for name, _ in pairs}):
        raise ValueError("twice")
    return dict(pairs)
