"""How long each page of the desk takes with 10,000 tickets and 100,000 audit records: the median of each, in milliseconds, without the network; beside it the
processor's own time, which a busy machine does not stretch."""

import asyncio
import random
import statistics
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import httpx
import sqlalchemy as sa

from bot.audit import AuditEvent, AuditRecord
from bot.faq.index import Index, build_index
from bot.faq.library import shipped
from bot.settings.schema import Settings
from bot.store.tables import ticket_notes, ticket_words, tickets
from bot.tickets.search_words import searchable
from bot.tickets.ticket import Priority, TicketState
from bot.web.routes import build_routes
from bot.wiring.application import Application, DataLocation, open_application
from bot.wiring.web_dependencies import build_web_dependencies

TICKETS: Final = 10_000
RECORDS: Final = 100_000
TIMES: Final = 15
LIMIT: Final = 300.0
WORDS: Final = (
    "帳號又被鎖了",
    "自然人憑證讀不到",
    "Outlook cannot send mail",
    "換了新電腦登不進去",
    "密碼過期了，不知道去哪裡改",
    "VPN keeps asking for a password",
    "信箱收不到信",
    "新進同仁還沒有帳號",
)
PAGES: Final = {
    "queue": "/desk/tickets?as=desk.hsu",
    "queue, page 200": "/desk/tickets?state=all&page=200&as=desk.hsu",
    "queue, mine": "/desk/tickets?whose=mine&as=desk.hsu",
    "queue, late": "/desk/tickets?late=yes&as=desk.hsu",
    "queue, an agency": "/desk/tickets?agency=agency-7&as=desk.hsu",
    "search, Chinese": "/desk/tickets?q=憑證&state=all&as=desk.hsu",
    "search, English": "/desk/tickets?q=outlook+mail&state=all&as=desk.hsu",
    "search, nothing found": "/desk/tickets?q=沒有這種話&state=all&as=desk.hsu",
    "search, a name": "/desk/tickets?q=陳怡君&as=desk.hsu",
    "ticket": "/desk/tickets/6001?as=desk.hsu",
    "canned answers": "/desk/canned?as=desk.hsu",
    "approvals": "/desk/approvals?as=lin.admin",
    "people": "/desk/people?q=陳&as=desk.hsu",
    "a person": "/desk/people/chen.yj?as=desk.hsu",
    "identities": "/desk/identities?as=sec.yeh",
    "audit": "/desk/audit?as=sec.yeh",
    "audit, one person's": "/desk/audit?subject=chen.yj&as=sec.yeh",
    "audit, page 1000": "/desk/audit?page=1000&as=sec.yeh",
}
"""Readers that the demonstration's organisation does not have are left out, and so is a page that is not there."""


def _nothing() -> Index:
    return build_index(shipped()[:1], ())


async def fill(application: Application) -> None:
    """Tickets of many people over a year, most of them closed, and a trail of records."""
    chance, now = random.Random(7), application.clock.now()
    rows: list[dict[str, Any]] = []
    words: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    for id in range(1, TICKETS + 1):
        state = TicketState.CLOSED if id % 5 else chance.choice((TicketState.OPEN, TicketState.ANSWERED, TicketState.REOPENED))
        opened, waits = now - timedelta(minutes=(TICKETS - id) * 50), state in (TicketState.OPEN, TicketState.REOPENED)
        said, person = " ".join(chance.choices(WORDS, k=4)), "chen.yj" if id == 5001 else f"person{id}"
        name = "陳怡君" if person == "chen.yj" else f"同仁{id}"
        story = {"said": said, "diagnosis": [chance.choice(WORDS)], "transcript": [], "tried": []}
        rows.append(
            {
                "id": id, "key": f"key{id}", "number": str(1000 + id), "ref": str(1000 + id), "owner": person, "channel": "web", "workspace": "", "user": person,
                "conversation": person, "language": "zh-Hant-TW", "person": person, "name": name, "agency": f"agency-{id % 40}", "agency_name": f"機關{id % 40}",
                "phone": "2101", "category": chance.choice(("lock", "certificate", "sync", "other")), "priority": chance.choice([one.value for one in Priority]),
                "state": state.value, "rows": ["D15"], "story": story, "origin": f"o{id}", "opened": opened, "updated": opened, "concerns": "",
                "assignee": chance.choice(("", "desk.hsu", "desk.lo")), "waits": opened if waits else None, "due": opened + timedelta(hours=9) if waits else None,
            }
        )  # fmt: skip
        words.append({"ticket": id, "folded": searchable(str(1000 + id), name, person, said, *story["diagnosis"]) + " 補充說明" * 40})
        notes += [
            {"ticket": id, "event": "added", "by": "person", "text": chance.choice(WORDS), "at": opened, "filed": opened, "author": "", "to": ""}
            for _ in range(4)
        ]
    async with application.engine.begin() as connection:
        for table, found in ((tickets, rows), (ticket_words, words), (ticket_notes, notes)):
            for batch in _batches(found, 500):
                await connection.execute(sa.insert(table), batch)
    events = (AuditEvent.STATUS_LOOKED, AuditEvent.FAQ_ANSWERED, AuditEvent.TICKET_LOOKED, AuditEvent.VERIFIED)
    for start in range(0, RECORDS, 5000):
        async with application.store.work() as work:
            for number in range(start, start + 5000):
                await work.audit.append(AuditRecord(events[number % 4], f"web:person{number % 900}", f"person{number % 900}"), now)


def _batches(found: list[dict[str, Any]], size: int) -> list[list[dict[str, Any]]]:
    return [found[at : at + size] for at in range(0, len(found), size)]


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with open_application(DataLocation(Settings(), Path(folder)), _nothing) as application:
            await fill(application)
            pages = build_routes(build_web_dependencies(application, "http://localhost:8080"))
            transport = httpx.ASGITransport(pages)
            async with httpx.AsyncClient(transport=transport, base_url="http://localhost:8080") as client:
                for name, path in PAGES.items():
                    first = await client.get(path)
                    if first.status_code != 200:
                        print(f"{name:<24} not there ({first.status_code})")
                        continue
                    taken, worked = [], []
                    for _ in range(TIMES):
                        started, spent = time.perf_counter(), time.process_time()
                        await client.get(path)
                        taken.append((time.perf_counter() - started) * 1000)
                        worked.append((time.process_time() - spent) * 1000)
                    median = statistics.median(taken)
                    over = "" if median < LIMIT else f"  more than {LIMIT:.0f}"
                    print(f"{name:<24} median {median:6.1f} ms, processor {statistics.median(worked):6.1f} ms{over}", flush=True)


if __name__ == "__main__":
    asyncio.run(main())
