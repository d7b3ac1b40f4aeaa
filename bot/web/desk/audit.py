"""`/desk/audit`: the records, newest first, and the check of the whole trail."""

import asyncio
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any, Final

from starlette.responses import Response

from bot.accounts.masking import mask_text
from bot.audit import AuditEvent, SealedRecord
from bot.audit_trail.cells import UnreadableRecord
from bot.audit_trail.check import examine_trail
from bot.people.permissions import Permission
from bot.runtime.quick_dataclass import dataclass
from bot.store.audit import RecordSearch
from bot.web.desk.reader import DeskReader
from bot.web.desk.routing import DeskRoute, DeskSection
from bot.web.desk.shell import DeskPages

_A_PAGE: Final = 50
_LONGEST: Final = 128
_MOST_PAGES: Final = 100_000
_FILTERS: Final = ("actor", "subject", "did", "from", "to")
_SHOWN: Final = 50


@dataclass(frozen=True, slots=True)
class _ShownRecord:
    """A record as it is shown: nothing in it names a whole account or address. `broken`: why it cannot be read, '' where it can."""

    number: object
    at: datetime | None
    did: str
    actor: str
    subject: str
    details: tuple[tuple[str, str], ...]
    broken: str = ""


class AuditBrowser:
    """Shows and checks; nothing here writes a record."""

    def __init__(self, desk: DeskPages) -> None:
        self.desk = desk
        # A check reads everything: one at a time is enough for everybody.
        self._checking = asyncio.Lock()

    async def show(self, reader: DeskReader) -> Response:
        """A page of records."""
        asked = {name: reader.asked(name).strip()[:_LONGEST] for name in _FILTERS}
        zone, wrong = self.desk.dependencies.wording.zone, tuple(name for name in ("from", "to") if asked[name] and _day(asked[name]) is None)
        page = _page(reader.asked("page"))
        async with self.desk.dependencies.store.look() as work:
            found = await work.audit.page(_search(asked, zone), page, _A_PAGE)
        records = tuple(_shown(record) for record in found[:_A_PAGE])
        pages = {"newer": page - 1 if page > 1 else 0, "older": page + 1 if len(found) > _A_PAGE else 0}
        addresses = {name: reader.path("/desk/audit", **asked, page=str(number) if number > 1 else "") if number else "" for name, number in pages.items()}
        events = [event.value for event in AuditEvent]
        seen: dict[str, Any] = {"asked": asked, "wrong": wrong, "records": records, "addresses": addresses, "page": page, "events": events}
        return await self.desk.page(reader, "audit.html", section="audit", **seen)

    async def check(self, reader: DeskReader) -> Response:
        """Examines the trail, as `audit verify` does."""
        async with self._checking:
            kept = self.desk.services.trail_evidence()
            async with self.desk.dependencies.store.look() as work:
                report = await examine_trail(work, kept, {})
        last = None if report.anchored is None else report.anchored.last
        findings = tuple(finding.line for finding in report.findings[:_SHOWN])
        more = len(report.findings) + report.more - len(findings)
        return await self.desk.page(reader, "audit_check.html", section="audit", report=report, anchored=last, findings=findings, more=more)


def audit_section(desk: DeskPages) -> DeskSection:
    """The records of what was done at the desk."""
    browser = AuditBrowser(desk)
    routes = (
        DeskRoute("/desk/audit", "GET", Permission.AUDIT_READ, browser.show),
        DeskRoute("/desk/audit/check", "POST", Permission.AUDIT_CHECK, browser.check),
    )
    return DeskSection("audit", Permission.AUDIT_READ, routes, changed_by=("",))


def _search(asked: dict[str, str], zone: tzinfo) -> RecordSearch:
    first, last = _day(asked["from"]), _day(asked["to"])
    return RecordSearch(
        actor=asked["actor"],
        subject=asked["subject"],
        did=asked["did"],
        since=None if first is None else datetime.combine(first, time(), zone),
        until=None if last is None else datetime.combine(last + timedelta(days=1), time(), zone),
    )


def _day(written: str) -> date | None:
    try:
        found = date.fromisoformat(written)
    except ValueError:
        return None
    return found if date(1970, 1, 2) <= found <= date(9000, 1, 1) else None


def _page(written: str) -> int:
    return min(max(int(written), 1), _MOST_PAGES) if written.isascii() and written.isdecimal() and len(written) < 8 else 1


def _shown(record: SealedRecord | UnreadableRecord) -> _ShownRecord:
    if isinstance(record, UnreadableRecord):
        return _ShownRecord(number=record.number, at=None, did="", actor="", subject="", details=(), broken=record.why)
    details = tuple((name, mask_text(str(value))) for name, value in record.details.items() if value not in ("", None))
    return _ShownRecord(
        number=record.number,
        at=record.at,
        did=record.did,
        actor=mask_text(record.actor),
        subject=mask_text(record.subject),
        details=details,
    )
