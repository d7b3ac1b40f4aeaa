"""The answer of an embedded system comes back as it was sent, or not at all."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.errors import Garbled
from integrations.accounts.embedded import tables
from integrations.accounts.embedded.state import DirectoryRow, HappeningRow
from integrations.accounts.embedded.wire import decoded, encoded

AT = datetime(2026, 3, 2, 1, 0, 0, 123456, tzinfo=UTC)
ACCOUNT = DirectoryRow(
    "GEAA-012686", "chen.yj", 0, enabled=True, kind="person", protected=False, former="陳怡君", arrived=AT, changed=None, locked=AT, by_admin=False,
    relocks=timedelta(minutes=4, microseconds=1), must_change=False, password=None, password_set=AT, password_expires=None, expires=None, at_no_hour=False,
    computers="PC-1\nPC-2",
)  # fmt: skip


def test_rows_come_back_as_they_were_sent() -> None:
    rows = (ACCOUNT, replace(ACCOUNT, account="2026-03-02T01:00:00Z", relocks=timedelta(days=400), computers="PT4M"))
    assert decoded(encoded(rows, tables.directory, garbled=False), tables.directory, "directory") == rows
    assert decoded(encoded((), tables.directory, garbled=False), tables.directory, "directory") == ()


@pytest.mark.parametrize("rows", [(), (ACCOUNT,), (ACCOUNT, ACCOUNT)])
def test_a_garbled_answer_is_refused_however_short(rows: tuple[DirectoryRow, ...]) -> None:
    with pytest.raises(Garbled):
        decoded(encoded(rows, tables.directory, garbled=True), tables.directory, "directory")


def test_rows_of_another_table_are_no_answer() -> None:
    sent = encoded((HappeningRow("GEAA-012686", "locked_out", AT),), tables.happening, garbled=False)
    with pytest.raises(Garbled):
        decoded(sent, tables.directory, "directory")
