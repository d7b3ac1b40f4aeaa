"""What is counted, by kind and subject, and what was done, as one chain (T7, T28)."""

from datetime import timedelta

import pytest

from bot.audit import AuditEvent, AuditRecord
from bot.audit_trail.examination import TrailExamination
from bot.store import audit
from bot.store.work import Store
from bot.verification.limits import Limit
from tests.builders import NOW, minutes_ago


async def test_t07_what_is_counted_is_counted_by_kind_and_subject(tables: Store) -> None:
    once = (Limit(1, timedelta(minutes=1)),)
    async with tables.work() as work:
        await work.counts.add("code", "chen.yj", NOW)
        assert await work.counts.next_at("code", "chen.yj", once, NOW) == NOW + timedelta(minutes=1)
        assert await work.counts.next_at("guess", "chen.yj", once, NOW) is None
        assert await work.counts.next_at("code", "lin.mh", once, NOW) is None
        await work.counts.add("code", "chen.yj", minutes_ago(5))
        await work.counts.forget_last("code", "chen.yj")
        assert (await work.counts.number("code", "chen.yj"), await work.counts.last("code", "chen.yj")) == (1, NOW), "the one that was put in last did not happen"


async def test_t28_the_chain_goes_on_within_a_transaction_between_them_and_over_many_pages(tables: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "_PAGE", 2)
    for records in (3, 1, 2):
        async with tables.work() as work:
            for _ in range(records):
                await work.audit.append(AuditRecord(AuditEvent.STATUS_LOOKED, "web:1", "chen.yj", {"rows": "D15"}), NOW)
    async with tables.look() as work:
        report = TrailExamination(None).take_all([one async for one in work.audit.rows()]).report()
    assert (report.records, report.head.number, report.findings) == (6, 6, ())
