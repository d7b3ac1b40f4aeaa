"""The anchor: the heads of the chain, line by line, in a place that the database's writer cannot write to (T28). Pure."""

import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from datetime import datetime
from enum import Enum
from typing import Any, Final

from bot.audit import key_fingerprint
from bot.runtime.quick_dataclass import dataclass

_UNREADABLE: Final = "cannot be read"
_FORGED: Final = "was not written with this key"


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The last record of a trail; `first` is the seal of record 1, which identifies the trail. Number 0 and '' for an empty trail."""

    number: int = 0
    seal: str = ""
    first: str = ""


class AnchorLineKind(Enum):
    """The kind of an anchor line."""

    BEGUN = "begun"
    HEAD = "head"
    SENT = "sent"
    FAILED = "failed"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class AnchorLine:
    """One line of an anchor file. `file` identifies the file, `number` counts its lines from 1, `at` is UTC; `details` depend on the kind.

    BEGUN: `late` if earlier records already had keyed seals. SENT, FAILED: `place`. ACCEPTED: `because`, `held`, `anchored`.
    """

    file: str
    number: int
    kind: AnchorLineKind
    at: datetime
    head: ChainHead
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AnchorTrouble:
    """What is wrong with the anchor itself, as the second half of a sentence."""

    why: str
    sentence: str


@dataclass(frozen=True, slots=True)
class AnchoredHeads:
    """The evidence of an anchor file: the heads that count, what is wrong with it, and what the operator took responsibility for."""

    file: str = ""
    lines: int = 0
    heads: tuple[AnchorLine, ...] = ()
    begun: AnchorLine | None = None
    sent: Mapping[str, AnchorLine] = field(default_factory=dict)
    accepted: tuple[AnchorLine, ...] = ()
    troubles: tuple[AnchorTrouble, ...] = ()

    @property
    def last(self) -> AnchorLine | None:
        """The line whose head has the highest number."""
        return max(self.heads, key=lambda line: line.head.number, default=None)


def format_anchor_line(line: AnchorLine, key: bytes) -> str:
    """The line as written in the file, without its line ending."""
    body = {
        "file": line.file, "line": line.number, "kind": line.kind.value, "at": line.at.isoformat(), "number": line.head.number,
        "seal": line.head.seal, "first": line.head.first, "details": dict(line.details), "key": key_fingerprint(key),
    }  # fmt: skip
    return json.dumps({**body, "mac": _mac(body, key)}, ensure_ascii=False)


def parse_anchor_line(raw: bytes, key: bytes) -> AnchorLine | str:
    """The line, or what is wrong with it."""
    try:
        body: dict[str, Any] = json.loads(raw.decode("utf-8"))
        mac = body.pop("mac")
        line = AnchorLine(
            file=str(body["file"]), number=int(body["line"]), kind=AnchorLineKind(body["kind"]), at=datetime.fromisoformat(body["at"]),
            head=ChainHead(int(body["number"]), str(body["seal"]), str(body["first"])), details={str(name): str(said) for name, said in body["details"].items()},
        )  # fmt: skip
        right = hmac.compare_digest(str(mac).encode(), _mac(body, key).encode())
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError):
        return _UNREADABLE
    return line if right else _FORGED


def read_anchor(raw: Sequence[bytes], key: bytes) -> AnchoredHeads:
    """Reads an anchor file's lines, oldest first. An operator's acceptance overrides everything before it."""
    found = AnchoredHeads(troubles=() if raw else (AnchorTrouble("anchor missing", "the anchor file is missing or empty, though the desk has begun one"),))
    torn: tuple[AnchorTrouble, ...] = ()
    for place, written in enumerate(raw, 1):
        line = parse_anchor_line(written, key)
        if isinstance(line, str):
            broken = AnchorTrouble("anchor broken", f"line {place} of the anchor file {line}")
            if line == _UNREADABLE:
                torn = (*torn, broken)
            else:
                found = replace(found, troubles=(*found.troubles, broken))
            continue
        # A line cut short by a crash or a full disk was never counted: if the next one continues the numbers, nothing is missing.
        if torn and not (found.lines and (line.file, line.number) == (found.file, found.lines + 1)):
            found = replace(found, troubles=(*found.troubles, *torn))
        found, torn = _after(found, line), ()
    return replace(found, troubles=(*found.troubles, *torn))


def _after(found: AnchoredHeads, line: AnchorLine) -> AnchoredHeads:
    troubles = found.troubles
    if found.file and found.file != line.file:
        troubles = (*troubles, AnchorTrouble("anchor mixed", f"line {line.number} belongs to another anchor file"))
    elif found.lines and line.number != found.lines + 1:
        troubles = (*troubles, AnchorTrouble("anchor shortened", f"of the anchor file's lines, {found.lines + 1} to {line.number - 1} are missing"))
    found = replace(found, file=line.file, lines=line.number, troubles=troubles)
    match line.kind:
        case AnchorLineKind.SENT | AnchorLineKind.FAILED:
            return replace(found, sent={**found.sent, f"{line.kind.value} {line.details.get('place', '')}": line})
        case AnchorLineKind.ACCEPTED:
            return replace(found, heads=(line,), troubles=(), accepted=(*found.accepted, line))
        case AnchorLineKind.BEGUN if line.details.get("late"):
            late = AnchorTrouble("anchor begun late", f"the anchor file was begun anew at record {line.head.number}; what had been anchored before it is gone")
            return replace(found, begun=line, heads=(*found.heads, line), troubles=(*found.troubles, late))
        case AnchorLineKind.BEGUN:
            return replace(found, begun=line, heads=(*found.heads, line))
        case AnchorLineKind.HEAD:
            return replace(found, heads=(*found.heads, line))


def lines_up_to(raw: Sequence[bytes], key: bytes, number: int) -> tuple[bytes, ...]:
    """The lines that a trail ending at record `number` can know of: those before the first that anchors a later one."""
    later = (place for place, written in enumerate(raw) if isinstance(line := parse_anchor_line(written, key), AnchorLine) and line.head.number > number)
    return tuple(raw[: next(later, len(raw))])


def lines_mac(file: str, lines: int, key: bytes) -> str:
    """Authenticates the count of an anchor file's lines that the database keeps, so that neither is truncated alone."""
    return hmac.digest(key, f"lines:{file}:{lines}".encode(), "sha256").hex()


def _mac(body: Mapping[str, Any], key: bytes) -> str:
    canonical = json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hmac.digest(key, b"anchor:" + canonical.encode("utf-8", "surrogatepass"), "sha256").hex()
