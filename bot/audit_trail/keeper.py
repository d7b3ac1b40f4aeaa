"""Keeps the head of the audit trail in a place that the database's writer cannot write to (T28). No failure here stops anything else."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import field
from datetime import datetime, timedelta
from typing import Final

import structlog

from bot.audit import AuditEvent, AuditRecord, key_fingerprint
from bot.audit_trail.anchor import AnchorLine, AnchorLineKind, ChainHead, format_anchor_line, lines_mac, parse_anchor_line, read_anchor
from bot.clock import Clock
from bot.errors import BackEndError
from bot.messages import Mail, Phrase
from bot.ports import AnchorDestination, AnchorFile, Mailer
from bot.runtime.background_loop import repeat
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Store

RHYTHM: Final = timedelta(seconds=5)
TO_SYSLOG: Final = timedelta(minutes=10)
BY_MAIL: Final = timedelta(days=1)
_AGAIN: Final = timedelta(minutes=10)
_FILE: Final = "file"
_PATIENCE: Final = 3.0
_log = structlog.get_logger("anchors")


@dataclass(frozen=True)
class AnchorTarget:
    """Another place for the head: at most this often, and at shutdown."""

    place: AnchorDestination
    every: timedelta


@dataclass(frozen=True)
class MailedAnchor:
    """The head by mail. `say` words a phrase in a language."""

    mailer: Mailer
    address: str
    say: Callable[[Phrase, str, datetime], str]
    language: str
    clock: Clock

    @property
    def name(self) -> str:
        """The address as the configuration names it."""
        return f"mailto:{self.address}"

    async def send(self, head: str) -> None:
        """Raises what the mailer raises."""
        subject, text = (self.say(Phrase(f"audit.{part}", {"head": head}), self.language, self.clock.now()) for part in ("anchor_subject", "anchor_mail"))
        await self.mailer.send(Mail("", self.address, subject, text, self.language))


@dataclass
class AnchorKeeper:
    """The anchor file gets a line within `RHYTHM` of a new record and at shutdown. A chain that does not continue from the last line gets none.

    `settled` makes committed data survive a power failure, so that the file is never ahead of the database. `intact`: whether the trail went on from its
    anchor when that was looked at last, at `checked` (UTC; None: not yet).
    """

    store: Store
    key: bytes
    file: AnchorFile
    outposts: Sequence[AnchorTarget]
    clock: Clock
    settled: Callable[[], Awaitable[None]]
    intact: bool = True
    checked: datetime | None = None
    _begun: bool = False
    _behind_failures: AnchorLine | None = None
    _failing: set[str] = field(default_factory=set)
    _told: dict[str, tuple[int, datetime]] = field(default_factory=dict)
    _one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def begin(self) -> None:
        """At start-up: creates the file if there is none, seals what an older version left in the trail, and anchors the head."""
        await self.tick()

    async def _begin(self) -> None:
        async with self.store.look() as work:
            (head, keyed), sealed_before = await work.audit.head(), await work.audit.is_keyed()
        if not self.file.lines():
            details = {"late": "yes"} if sealed_before else {}
            begun = format_anchor_line(
                AnchorLine(file=secrets.token_hex(8), number=1, kind=AnchorLineKind.BEGUN, at=self.clock.now(), head=head, details=details), self.key
            )
            self.file.append(lambda lines: None if lines else begun)
            if sealed_before:
                _log.error("the anchor file was missing and is begun anew; see `audit verify`", record=head.number)
        if keyed and not keyed.startswith(key_fingerprint(self.key)):
            _log.error("the audit trail was sealed with another key; put back keys/audit.key, or copy it from the other desk", record=head.number)
        anchored = read_anchor(self.file.lines(), self.key)
        start = None if anchored.begun is None else anchored.begun.head
        # Only what the file vouches for is adopted: a trail whose keyed seals were removed does not get new ones.
        if head.number and not keyed and not sealed_before and start is not None and (start.number, start.seal) == (head.number, head.seal):
            async with self.store.work() as work:
                await work.audit.append(AuditRecord(AuditEvent.TRAIL_SEALED, "desk", "", {"up_to": str(head.number)}), self.clock.now())
        for line in anchored.sent.values():
            if line.kind is AnchorLineKind.SENT:
                self._told[line.details["place"]] = line.head.number, line.at
        self._begun = True

    async def holds(self, number: int) -> bool:
        """Whether the trail goes on from its anchor, and this record is anchored; what is due is anchored before."""
        await self.tick()
        try:
            last = read_anchor(self.file.lines(), self.key).last
        except BackEndError:
            return False
        return self.intact and self.checked is not None and last is not None and last.head.number >= number

    async def run(self) -> None:
        """Until cancelled."""
        await repeat(self.tick, RHYTHM.total_seconds(), _log, "the anchor is not kept")

    async def close(self) -> None:
        """At shutdown: every place gets the final head."""
        try:
            async with asyncio.timeout(_PATIENCE):
                await self.tick(leaving=True)
        except TimeoutError:
            _log.error("the anchor was not kept in time")

    async def tick(self, *, leaving: bool = False) -> None:
        """Anchors the head wherever it is due."""
        async with self._one_at_a_time:
            try:
                await self._tick(leaving)
            except Exception as trouble:  # the trail continues without an anchor; `audit verify` and `doctor` show its state
                _log.error("the anchor is not kept", trouble=type(trouble).__name__)

    async def _tick(self, leaving: bool) -> None:
        noted: list[AnchorLine] = []
        with self._minding(_FILE):
            if not self._begun:
                await self._begin()
        async with self.store.look() as work:
            head, _ = await work.audit.head()
        with self._minding(_FILE):
            last = self._last()
            goes_on = last is not None and (last.head == head or await self._goes_on(last.head))
            if last is not None:
                self.intact, self.checked = goes_on, self.clock.now()
            if last is not None and goes_on and last.head.number < head.number:
                await self.settled()
                self.file.append(lambda lines: self._behind(lines, AnchorLineKind.HEAD, head, {}, noted))
        if noted:
            async with self.store.work() as work:
                await work.audit.note_anchor(noted[-1].file, noted[-1].number, lines_mac(noted[-1].file, noted[-1].number, self.key))
        for outpost in self.outposts:
            if head.number and self._due(outpost, head, leaving):
                await self._tell(outpost, head)

    def _last(self) -> AnchorLine | None:
        """The highest head of the last lines, since the operator's last acceptance. Lines about other places are no heads: they are written whether the
        trail continues or not."""
        found: list[bytes] = []
        self.file.append(lambda lines: found.extend(lines))
        lines = self._heads(found)
        if not lines:
            # Nothing but failures to reach a place for hours: the head lies further back.
            lines = [self._behind_failures] if self._behind_failures is not None else self._heads(self.file.lines())
        accepted = max((place for place, line in enumerate(lines) if line.kind is AnchorLineKind.ACCEPTED), default=0)
        self._behind_failures = max(lines[accepted:], key=lambda line: line.head.number, default=None)
        return self._behind_failures

    def _heads(self, raw: Sequence[bytes]) -> list[AnchorLine]:
        lines = [line for raw_line in raw if isinstance(line := parse_anchor_line(raw_line, self.key), AnchorLine)]
        return [line for line in lines if line.kind not in (AnchorLineKind.SENT, AnchorLineKind.FAILED)]

    async def _goes_on(self, last: ChainHead) -> bool:
        """Whether the trail still contains the record that was anchored last."""
        async with self.store.look() as work:
            first, held = await work.audit.first_seal(), await work.audit.seal_of(last.number) if last.number else ""
        if held == last.seal and last.first in ("", first):
            self._failing.discard("trail")
            return True
        if "trail" not in self._failing:
            self._failing.add("trail")
            _log.error("the audit trail is not the one that was anchored; see `audit verify`", record=last.number)
        return False

    def _behind(self, lines: Sequence[bytes], kind: AnchorLineKind, head: ChainHead, details: dict[str, str], made: list[AnchorLine]) -> str | None:
        before = [line for raw in lines if isinstance(line := parse_anchor_line(raw, self.key), AnchorLine)]
        if not before:
            return None
        made.append(AnchorLine(file=before[-1].file, number=before[-1].number + 1, kind=kind, at=self.clock.now(), head=head, details=details))
        return format_anchor_line(made[-1], self.key)

    def _due(self, outpost: AnchorTarget, head: ChainHead, leaving: bool) -> bool:
        number, at = self._told.get(outpost.place.name, (0, None))
        if number >= head.number:
            return False
        waits = _AGAIN if outpost.place.name in self._failing else outpost.every
        return leaving or at is None or self.clock.now() - at >= waits

    async def _tell(self, outpost: AnchorTarget, head: ChainHead) -> None:
        name = outpost.place.name
        number, _ = self._told.get(name, (0, None))
        try:
            async with asyncio.timeout(_PATIENCE - 1):
                await outpost.place.send(f"{head.number}:{head.seal}")
        except (BackEndError, TimeoutError) as trouble:
            if name not in self._failing:
                _log.error("the anchor cannot be kept", place=name, trouble=getattr(trouble, "detail", type(trouble).__name__))
            self._failing.add(name)
            kind = AnchorLineKind.FAILED
        else:
            self._failing.discard(name)
            kind, number = AnchorLineKind.SENT, head.number
        self._told[name] = number, self.clock.now()
        with self._minding(_FILE):
            self.file.append(lambda lines: self._behind(lines, kind, head, {"place": name}, []))

    def _minding(self, place: str) -> "_FailureLog":
        return _FailureLog(self._failing, place)


class _FailureLog:
    """Logs once when a place begins to fail, and not again while it keeps failing."""

    def __init__(self, failing: set[str], place: str) -> None:
        self._failing, self._place = failing, place

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, trouble: object, trace: object) -> bool:
        if isinstance(trouble, BackEndError):
            if self._place not in self._failing:
                _log.error("the anchor cannot be kept", place=self._place, trouble=trouble.detail)
            self._failing.add(self._place)
            return True
        if trouble is None:
            self._failing.discard(self._place)
        return False
