"""`audit`: reads, verifies and exports the audit trail. It needs only the database, no organisation."""

from typing import Any, Final

from bot.audit import AuditEvent, AuditRecord, SealedRecord, record_form
from bot.audit_trail.anchor import AnchorLine, AnchorLineKind, ChainHead, format_anchor_line, lines_mac, parse_anchor_line, read_anchor
from bot.audit_trail.cells import UnreadableRecord
from bot.audit_trail.check import TrailEvidence, examine_trail
from bot.audit_trail.examination import CUT_OFF, TrailReport
from bot.cli.arguments import CommandContext
from bot.cli.database_access import open_to_read, open_to_write
from bot.cli.output import print_json, print_line
from bot.clock import MovableClock, SystemClock
from bot.errors import ConfigurationError, Unreachable
from bot.settings.keys import held_key, needed_key
from bot.settings.value_objects import revealed
from bot.wiring.audit_anchors import anchor_file
from bot.wiring.location import data_folder

_SHOWN: Final = 20


async def audit(given: CommandContext) -> int:
    """Verifies (exit 1 if something is wrong), accepts, exports, lists or shows."""
    arguments = given.arguments
    if arguments.what == "verify":
        return await _verify(given)
    if arguments.what == "accept":
        return await _accept(given)
    async with open_to_read(given) as work:
        match arguments.what:
            case "export":
                async for record in work.audit.each():
                    _print(record, arguments.json)
            case "list":
                records = [record async for record in work.audit.each()]
                for record in records[-arguments.last :] if arguments.last > 0 else ():
                    _print(record, arguments.json)
            case _:
                async for record in work.audit.each():
                    if record.number == arguments.number:
                        _print(record, arguments.json)
                        return 0
                raise ConfigurationError("audit show", str(arguments.number), "there is no such record")
    return 0


def read_evidence(given: CommandContext) -> TrailEvidence:
    """The key and the anchor as they are; nothing is created. Raises ConfigurationError for an invalid key."""
    settings, folder = given.where.settings, data_folder(given.where)
    key, file = held_key(revealed(settings.keys.audit), "audit", folder / "keys"), anchor_file(settings, folder)
    held = None if key is None else key.reveal().encode()
    try:
        return TrailEvidence(held, file.lines(), str(file.path), again=file.lines)
    except Unreachable as trouble:
        return TrailEvidence(held, (), str(file.path), trouble.detail)


async def _verify(given: CommandContext) -> int:
    kept = read_evidence(given)
    anchors = _given_anchor(given.arguments.anchor)
    async with open_to_read(given) as work:
        report = await examine_trail(work, kept, anchors)
    if given.arguments.json:
        print_json(_form(report, kept))
    else:
        for line in _lines(report, kept):
            print_line(line)
    return 0 if report.ok else 1


def _form(report: TrailReport, kept: TrailEvidence) -> dict[str, Any]:
    last = None if report.anchored is None else report.anchored.last
    form: dict[str, Any] = {
        "ok": report.ok,
        "records": report.records,
        "head": report.head.seal,
        "keyed_from": report.keyed_from,
        "cut": report.cut,
        "anchored": None if last is None else {"number": last.head.number, "at": last.at.isoformat(), "in": kept.where},
        "accepted": [{"at": line.at.isoformat(), **line.details} for line in (() if report.anchored is None else report.anchored.accepted)],
        "findings": [finding.form() for finding in report.findings],
    }
    if not report.ok:
        first = min(report.findings, key=lambda finding: (finding.first is None, finding.first or 0))
        form |= {"first_broken": first.first, "why": first.why, "more": report.more}
    return form


def _lines(report: TrailReport, kept: TrailEvidence) -> list[str]:
    lines = [finding.line for finding in report.findings[:_SHOWN]]
    if len(report.findings) + report.more > _SHOWN:
        lines.append(f"and {len(report.findings) + report.more - _SHOWN} more; --json lists them")
    if report.cut:
        lines.append(f"records 1 to {report.cut} were cut off since their time was over, as the trail itself says")
    for line in () if report.anchored is None else report.anchored.accepted:
        discrepancy = f", record {line.details.get('anchored')} had been anchored, the trail ended at {line.details.get('held')}"
        lines.append(f"accepted by an operator at {line.at:%Y-%m-%d %H:%M:%S} UTC ({line.details.get('because')}){discrepancy}")
    if not report.ok:
        if any(finding.why == CUT_OFF for finding in report.findings):
            lines.append("if that was you, putting back a backup: `audit accept --because restored` says so for good")
        return [*lines, f"{report.records} records looked at; the trail does not hold"]
    if not report.records:
        return [*lines, "no records yet, nothing is broken"]
    last = None if report.anchored is None else report.anchored.last
    sealed = f"sealed with the key from record {report.keyed_from} on" if report.keyed_from else "not yet sealed with a key: the next start does it"
    anchored = "" if last is None else f"; anchored up to record {last.head.number} at {last.at:%Y-%m-%d %H:%M:%S} UTC in {kept.where}"
    return [*lines, f"{report.records} records, all whole, {sealed}{anchored}", f"to keep elsewhere: {report.head.number}:{report.head.seal}"]


def _given_anchor(written: str | None) -> dict[int, str]:
    if written is None:
        return {}
    number, _, seal = written.partition(":")
    if not number.isdecimal() or not number.isascii() or len(number) > 18 or not seal:
        raise ConfigurationError("audit verify", "--anchor", "expected N:SEAL as verify printed it")
    return {int(number): seal}


async def _accept(given: CommandContext) -> int:
    """Records that the operator answers for the trail as it is now, and restarts the anchor from here."""
    kept = read_evidence(given)
    key = kept.key or needed_key(revealed(given.where.settings.keys.audit), "audit", data_folder(given.where) / "keys").reveal().encode()
    before = read_anchor(kept.lines, key).last
    because = given.arguments.because
    async with open_to_write(given, key) as store:
        async with store.work() as work:
            clock = MovableClock(SystemClock(), await work.clock_ahead())
            held, _ = await work.audit.head()
            details = {"because": because, "held": str(held.number), "anchored": str(before.head.number if before else 0)}
            await work.audit.append(AuditRecord(AuditEvent.TRAIL_ACCEPTED, "operator", "", details), clock.now())
            head, _ = await work.audit.head()
        line = _accepting(given, key, head, clock, details)
        async with store.work() as work:
            await work.audit.note_anchor(line.file, line.number, lines_mac(line.file, line.number, key), anew=True)
    print_line(f"accepted: the trail counts as it stands at record {head.number}; record {head.number} itself says so")
    return 0


def _accepting(given: CommandContext, key: bytes, head: ChainHead, clock: MovableClock, details: dict[str, str]) -> AnchorLine:
    made: list[AnchorLine] = []

    def behind(lines: Any) -> str:
        last = next((line for raw in reversed(lines) if isinstance(line := parse_anchor_line(raw, key), AnchorLine)), None)
        made.append(
            AnchorLine(
                file=last.file if last else head.seal[:16],
                number=last.number + 1 if last else 1,
                kind=AnchorLineKind.ACCEPTED,
                at=clock.now(),
                head=head,
                details=details,
            )
        )
        return format_anchor_line(made[-1], key)

    try:
        anchor_file(given.where.settings, data_folder(given.where)).append(behind)
    except Unreachable as trouble:
        raise ConfigurationError("audit accept", "audit.anchor", trouble.detail) from None
    return made[-1]


def _print(record: SealedRecord | UnreadableRecord, as_json: bool) -> None:
    if isinstance(record, UnreadableRecord):
        if as_json:
            print_json({"number": record.number, "broken": record.why})
        else:
            print_line(f"{record.number:>6} cannot be read: {record.why}")
        return
    if as_json:
        print_json(record_form(record))
        return
    details = " ".join(f"{name}={value}" for name, value in record.details.items())
    print_line(f"{record.number:>6} {record.at.isoformat(timespec='seconds')} {record.did:<22} {record.actor} {record.subject} {details}".rstrip())
