"""Examines a trail record by record and reports everything that is wrong (T28). Pure; it keeps only its findings."""

import hmac
from collections.abc import Iterable
from dataclasses import field, replace
from typing import Any, Final

from bot.audit import GENESIS, AuditEvent, SealedRecord, digest, is_sealed_by, key_fingerprint, keyed_seal
from bot.audit_trail.anchor import AnchoredHeads, AnchorLine, AnchorTrouble, ChainHead
from bot.audit_trail.cells import RecordCells, UnreadableRecord, read_cells
from bot.runtime.quick_dataclass import dataclass

MISSING: Final = "missing"
CUT_OFF: Final = "cut off"
REPEATED: Final = "not in order"
BROKEN: Final = "broken"
OUT_OF_ORDER: Final = "out of order"
CHANGED: Final = "changed"
RESEALED: Final = "sealed without the key"
NO_KEYED_SEAL: Final = "no keyed seal"
OTHER_KEY: Final = "another key"
NO_KEY: Final = "the key is not here"
NOT_ANCHORED: Final = "not the anchored one"
OTHER_TRAIL: Final = "another trail"
_SAID: Final = {
    MISSING: "missing",
    REPEATED: "not behind the one before it",
    OUT_OF_ORDER: "not the one that the record before it leads to: records were taken out, put in, swapped or rewritten",
    CHANGED: "changed: what it says does not fit its seal",
    RESEALED: "rewritten: its keyed seal was made without the key",
    NO_KEYED_SEAL: "without the keyed seal, which every record from the first keyed one on bears: written past the desk",
    OTHER_KEY: "sealed with another key than the one here: another desk's, or the key was lost",
    NO_KEY: "sealed with a key that is not here, so nobody can tell whether the seals are ours",
}
_MOST: Final = 200


@dataclass(frozen=True, slots=True)
class TrailFinding:
    """Something wrong: with the records from `first` to `last` (None: with the anchor or the whole trail), why in a word, and in a sentence."""

    first: int | None
    last: int | None
    why: str
    sentence: str

    @property
    def line(self) -> str:
        """For a person."""
        if self.first is None:
            return self.sentence
        if self.first == self.last:
            return f"record {self.first} is {self.sentence}"
        return f"records {self.first} to {self.last} are {self.sentence}"

    def form(self) -> dict[str, Any]:
        """As JSON."""
        return {"number": self.first, "last": self.last, "why": self.why, "said": self.line}


@dataclass(frozen=True, slots=True)
class TrailReport:
    """The result of an examination. `keyed_from`: the first record whose keyed seal counts; it covers everything before it. `cut`: up to which number the
    records were cut off because their time was over, as a record of the trail says; 0 for none."""

    records: int
    head: ChainHead
    keyed_from: int | None
    findings: tuple[TrailFinding, ...]
    more: int
    anchored: AnchoredHeads | None
    cut: int = 0

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings


@dataclass
class TrailExamination:
    """Takes rows in the order of their numbers. `key` None: there is none here. `anchored` None: nothing was ever anchored. `begun`: the seal of record 1 as
    the database notes it, where that record was cut off; what counts in the end is the record of the cut."""

    key: bytes | None
    anchored: AnchoredHeads | None = None
    kept: dict[int, str] = field(default_factory=dict)
    begun: str = ""
    _begins: int = 1
    _before: str = GENESIS
    _cut: SealedRecord | None = None
    _findings: list[TrailFinding] = field(default_factory=list)
    _more: int = 0
    _records: int = 0
    _number: int = 0
    _previous: str | None = GENESIS
    _first: str = ""
    _keyed_from: int | None = None
    _bare: int = 0
    _rewritten: bool = False
    _answered_for: int = 0
    _heads: dict[int, list[AnchorLine]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.anchored is not None:
            for line in self.anchored.heads:
                self._heads.setdefault(line.head.number, []).append(line)
        self._fingerprint = "" if self.key is None else key_fingerprint(self.key)

    @property
    def reached(self) -> int:
        """The number of the last record taken."""
        return self._number

    def take(self, cells: RecordCells) -> None:
        """Examines the next row."""
        self._records += 1
        record = read_cells(cells)
        if isinstance(record, UnreadableRecord) and record.number == 0:
            self.blame(AnchorTrouble(BROKEN, f"a row behind record {self._number} is broken: {record.why}"))
            return
        if record.number <= self._number:
            self._find(record.number, record.number, REPEATED)
            return
        if record.number > self._number + 1:
            if self._number:
                self._find(self._number + 1, record.number - 1, MISSING)
            else:
                self._begin_at(record)
            self._previous = None
        self._number = record.number
        if isinstance(record, UnreadableRecord):
            self._find(record.number, record.number, BROKEN, f"broken: {record.why}")
            seal = cells.texts.get("seal")
            self._previous = seal if isinstance(seal, str) else None
            return
        if self._previous is not None and record.previous != self._previous:
            self._find(record.number, record.number, OUT_OF_ORDER)
        elif digest(record) != record.seal:
            self._find(record.number, record.number, CHANGED)
        self._look_at_key(record)
        if record.did == AuditEvent.TRAIL_CUT.value and (is_sealed_by(record, self.key) or self._accepted(record.number)):
            self._cut = record
        self._compare(record)
        self._first = record.seal if record.number == 1 else self._first
        self._previous = record.seal

    def _begin_at(self, record: SealedRecord | UnreadableRecord) -> None:
        """What stood before the first row was cut off, or taken out: which of them, the end of the trail says."""
        self._begins, self._first = record.number, self.begun
        self._before = record.previous if isinstance(record, SealedRecord) else ""

    def _judge_beginning(self) -> int:
        """Up to which record the trail was cut off by the desk; everything else that is not there is missing."""
        missing = self._begins - 1
        if not missing:
            return 0
        details = {} if self._cut is None else self._cut.details
        up_to = int(details["up_to"]) if details.get("up_to", "").isdecimal() else 0
        if up_to < missing:
            self._find(up_to + 1, missing, MISSING)
        elif up_to == missing and self._before not in ("", details.get("seal")):
            self._find(self._begins, self._begins, OUT_OF_ORDER)
        else:
            self._first = details.get("first", "")
        return min(up_to, missing)

    @property
    def findings(self) -> tuple[TrailFinding, ...]:
        """What is wrong with the records taken so far."""
        return tuple(self._findings)

    def take_all(self, rows: Iterable[RecordCells]) -> "TrailExamination":
        """The same for many."""
        for row in rows:
            self.take(row)
        return self

    def unreadable_from_here(self, trouble: str) -> None:
        """The database failed while reading."""
        self._find(self._number + 1, self._number + 1, BROKEN, f"broken, and so may be all behind it: the database cannot read it ({trouble})")

    def blame(self, *troubles: AnchorTrouble) -> None:
        """Adds findings from outside the records."""
        self._findings.extend(TrailFinding(None, None, trouble.why, trouble.sentence) for trouble in troubles)

    def report(self) -> TrailReport:
        """The result, once all rows were taken."""
        cut = self._judge_beginning()
        head = ChainHead(self._number, self._previous or "", self._first)
        if self.key is not None and self._keyed_from is None and self._bare and self._sealed_before():
            self._find(self._begins, self._number, NO_KEYED_SEAL)
        if self.anchored is not None:
            self._compare_end(self.anchored, head)
            self.blame(*self.anchored.troubles)
        for number in sorted(set(self.kept)):
            if number <= cut:
                self._find(number, number, MISSING, "cut off since its time was over, so that its seal can be compared no more; keep a later one")
                continue
            self._find(number, number, NOT_ANCHORED if number <= self._number else MISSING, "not the one whose seal was kept elsewhere")
        findings = tuple(finding for finding in self._findings if not self._is_answered_for(finding))
        return TrailReport(
            records=self._records, head=head, keyed_from=self._keyed_from, findings=findings, more=self._more, anchored=self.anchored, cut=cut
        )

    def _is_answered_for(self, finding: TrailFinding) -> bool:
        """Whether an operator's recorded answer covers it: that record's keyed seal covers everything before it, and outlasts the anchor's line about it."""
        return finding.why in (OTHER_KEY, NO_KEYED_SEAL) and finding.last is not None and finding.last < self._answered_for

    def _sealed_before(self) -> bool:
        """Whether the desk had sealed these records: then the anchor knows more than its own beginning."""
        if self._accepted(self._number):
            return False
        return self.anchored is None or self.anchored.begun is None or self._number != self.anchored.begun.head.number

    def _look_at_key(self, record: SealedRecord) -> None:
        if not record.keyed:
            self._bare += 1
            if self._keyed_from is not None and not self._accepted(record.number):
                self._find(record.number, record.number, NO_KEYED_SEAL)
        elif self.key is None:
            self._find(record.number, record.number, NO_KEY)
        elif not record.keyed.startswith(f"{self._fingerprint}:"):
            if not self._accepted(record.number):
                self._find(record.number, record.number, OTHER_KEY)
        elif not hmac.compare_digest(record.keyed.encode(), keyed_seal(self.key, record.seal).encode()):
            self._find(record.number, record.number, RESEALED)
        elif record.did == AuditEvent.TRAIL_ACCEPTED.value:
            self._answered_for = record.number
            self._keyed_from = self._keyed_from or record.number
        elif self._keyed_from is None:
            self._keyed_from = record.number
            if record.number > self._begins and record.did != AuditEvent.TRAIL_SEALED.value and not self._accepted(record.number - 1):
                self._find(self._begins, record.number - 1, NO_KEYED_SEAL)

    def _accepted(self, number: int) -> bool:
        """Whether the operator answered for the trail up to here, according to the anchor."""
        return self.anchored is not None and any(line.head.number >= number for line in self.anchored.accepted)

    def _compare(self, record: SealedRecord) -> None:
        if self.kept.get(record.number) == record.seal:
            del self.kept[record.number]
        for line in () if self._rewritten else self._heads.get(record.number, ()):
            if line.head.seal != record.seal and not self._foreign(line.head):
                self._find(record.number, record.number, NOT_ANCHORED, f"not the one that was anchored at {line.at:%Y-%m-%d %H:%M:%S}: the trail was rewritten")
                self._rewritten = True  # One is enough: all later anchored records differ as well.

    def _foreign(self, head: ChainHead) -> bool:
        return bool(head.first and self._first and head.first != self._first)

    def _compare_end(self, anchored: AnchoredHeads, head: ChainHead) -> None:
        last = anchored.last
        if any(self._foreign(line.head) for line in anchored.heads):
            sentence = "the anchor file is about another trail than this: the database was replaced, or record 1 rewritten, or the file comes from elsewhere"
            self.blame(AnchorTrouble(OTHER_TRAIL, sentence))
        elif last is not None and last.head.number > head.number:
            when = f"{last.at:%Y-%m-%d %H:%M:%S} UTC"
            ends = f"the trail ends at record {head.number}" if head.number else "the trail is empty"
            sentence = (
                f"missing: {ends}, but record {last.head.number} was anchored at {when}; its end was cut off, or an earlier state of the database was put back"
            )
            self._findings.append(TrailFinding(head.number + 1, last.head.number, CUT_OFF, sentence))

    def _find(self, first: int, last: int, why: str, sentence: str = "") -> None:
        before = self._findings[-1] if self._findings else None
        sentence = sentence or _SAID[why]
        for place in range(len(self._findings) - 1, max(-1, len(self._findings) - 4), -1):
            before = self._findings[place]
            if before.why == why and before.sentence == sentence and before.last == first - 1:
                self._findings[place] = replace(before, last=last)
                return
        if len(self._findings) >= _MOST:
            self._more += 1
            return
        self._findings.append(TrailFinding(first, last, why, sentence))
