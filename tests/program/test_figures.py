"""What is counted adds up, holds nothing but the words of its catalogue, and only what was committed is counted."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.audit import AuditEvent, AuditRecord
from bot.cli.doctor_checks.metrics import check_metrics
from bot.errors import BackEndError, ConfigurationError, Denied, Garbled, NotAccepted, Unreachable
from bot.metrics.back_end import timed
from bot.metrics.catalogue import BACK_END, CATALOGUE, CHANNEL, HANDLING, MESSAGES
from bot.metrics.metric import OTHER, Metric, MetricKind
from bot.metrics.records import count_record
from bot.metrics.tally import Sample, Tally
from bot.request_ids import bound, bound_id
from bot.settings.loading import load_settings
from bot.settings.schema import Settings
from bot.store.work import Work
from bot.wiring.metrics import read_metrics_token
from integrations.metrics.prometheus import exposition
from tests.builders import NOW
from tests.stores import a_store


@dataclass
class Heard:
    """Remembers what was counted, in order."""

    counts: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def count(self, metric: Metric, **labels: str) -> None:
        self.counts.append((metric.name, labels))

    def observe(self, metric: Metric, seconds: float, **labels: str) -> None:
        assert seconds >= 0
        self.counts.append((metric.name, labels))


def values(tally: Tally, metric: Metric) -> dict[tuple[str, ...], Sample]:
    return {one.labels: one for one in tally.samples() if one.metric is metric}


def test_a_counter_stands_at_zero_before_its_first_event() -> None:
    tally = Tally(("web", "console"))
    counters = {one.metric.name for one in tally.samples()}
    assert counters == {one.name for one in CATALOGUE if one.kind is MetricKind.COUNTER}
    assert {one.value for one in tally.samples()} == {0}
    assert ("web", "answered") in values(tally, MESSAGES)


def test_durations_fall_in_the_bucket_whose_bound_they_do_not_pass() -> None:
    tally = Tally(("web",))
    for seconds in (0.0, 0.025, 0.026, 30.0, 31.0):
        tally.observe(HANDLING, seconds, channel="web")
    found = values(tally, HANDLING)["web",]
    assert found.value == pytest.approx(61.051)
    assert found.buckets == (2, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1)
    text = exposition([found]).decode()
    assert 'accountdesk_message_seconds_bucket{channel="web",le="0.025"} 2.0' in text
    assert 'accountdesk_message_seconds_bucket{channel="web",le="30.0"} 4.0' in text
    assert 'accountdesk_message_seconds_bucket{channel="web",le="+Inf"} 5.0' in text
    assert 'accountdesk_message_seconds_count{channel="web"} 5.0' in text


@given(st.sampled_from([one for one in CATALOGUE if one.kind is MetricKind.COUNTER]), st.data())
def test_whatever_a_label_is_given_only_its_own_words_come_out(metric: Metric, data: st.DataObject) -> None:
    tally = Tally(("web",))
    known = {name: {OTHER, *(("web",) if name == CHANNEL else words)} for name, words in metric.labels.items()}
    given_labels = {name: data.draw(st.text() | st.sampled_from(sorted(words))) for name, words in known.items()}
    tally.count(metric, **given_labels)
    counted = [one for one in tally.samples() if one.value]
    assert [(one.metric, one.value) for one in counted] == [(metric, 1)]
    assert all(value in words for value, words in zip(counted[0].labels, known.values(), strict=True))


@pytest.mark.parametrize(
    ("record", "counted"),
    [
        (AuditRecord(AuditEvent.ACTION_SETTLED, "desk", "chen.yj", {"action": "unlock", "effect": "done"}), {"action": "unlock", "outcome": "done"}),
        (AuditRecord(AuditEvent.ACTION_ENDED, "desk", "chen.yj", {"action": "bind", "as": "expired"}), {"action": "bind", "outcome": "expired"}),
        (AuditRecord(AuditEvent.ACTION_REFUSED, "web:x", "", {"wish": "enable", "row": "D4"}), {"action": "enable", "outcome": "refused"}),
        (AuditRecord(AuditEvent.ACTION_ASKED, "web:x", "", {"as": "how it stands"}), None),
        (AuditRecord(AuditEvent.ACTION_ASKED, "web:x", "", {"wish": "none"}), None),
        (AuditRecord(AuditEvent.ACTION_DECLINED, "web:x", "", {"action": "bind"}), {"outcome": "declined"}),
        (AuditRecord(AuditEvent.TICKET_HANDED_OVER, "web:x", "", {"ticket": "T1"}), {"event": "handed_over"}),
        (AuditRecord(AuditEvent.DESK_REFUSED, "desk:x", "", {"path": "/desk/audit"}), {"place": "desk"}),
        (AuditRecord(AuditEvent.STATUS_LOOKED, "web:x", "chen.yj"), None),
    ],
)
def test_a_record_is_counted_by_what_was_done_and_never_by_whom(record: AuditRecord, counted: dict[str, str] | None) -> None:
    heard = Heard()
    count_record(heard, record)
    assert [labels for _, labels in heard.counts] == ([] if counted is None else [counted])


def test_a_model_that_was_late_was_asked_too() -> None:
    heard = Heard()
    count_record(heard, AuditRecord(AuditEvent.READINGS_COMPARED, "web:x", "", {"outcome": "late"}))
    assert [labels["outcome"] for _, labels in heard.counts] == ["asked", "late"]


@pytest.mark.parametrize(
    ("trouble", "outcome"),
    [
        (None, "answered"), (TimeoutError(), "late"), (Unreachable("portal"), "unreachable"), (Garbled("portal"), "garbled"), (Denied("portal"), "denied"),
        (NotAccepted("portal", "history"), "answered"), (LookupError(), "answered"), (BackEndError("portal"), "failed"), (ValueError(), "failed"),
        (asyncio.CancelledError(), "late"),
    ],
)  # fmt: skip
async def test_a_system_is_counted_by_what_came_of_asking_and_the_trouble_goes_on(trouble: BaseException | None, outcome: str) -> None:
    heard = Heard()

    def ask() -> Iterator[None]:
        with timed(heard, "portal"):
            if trouble is not None:
                raise trouble
            yield

    if trouble is None:
        list(ask())
    else:
        with pytest.raises(type(trouble)):
            list(ask())
    assert heard.counts == [(BACK_END.name, {"system": "portal", "outcome": outcome})]


async def test_only_what_was_committed_is_counted(tmp_path: Path) -> None:
    heard: list[AuditEvent] = []
    async with a_store(tmp_path) as store:
        store.recorded = lambda record: heard.append(record.did)

        async def write(work: Work, did: AuditEvent, *, fails: bool = False) -> None:
            await work.audit.append(AuditRecord(did, "desk"), NOW)
            assert did not in heard, "not before it is committed"
            if fails:
                raise ValueError

        async with store.work() as work:
            await write(work, AuditEvent.CODE_SENT)
        with pytest.raises(ValueError):
            async with store.work() as work:
                await write(work, AuditEvent.CODE_HELD_BACK, fails=True)
        writes = [store.together(lambda work: write(work, AuditEvent.TICKET_OPENED)), store.together(lambda work: write(work, AuditEvent.TICKET_CLOSED, fails=True))]
        await asyncio.gather(*writes, return_exceptions=True)
    assert heard == [AuditEvent.CODE_SENT, AuditEvent.TICKET_OPENED]


async def test_a_shared_transaction_carries_nobodys_id(tmp_path: Path) -> None:
    seen: list[str] = []

    async def write(work: Work) -> None:
        seen.append(bound_id())

    async with a_store(tmp_path) as store:
        with bound("of-the-first"):
            first = asyncio.create_task(store.together(write))
        await asyncio.gather(first, store.together(write))
    assert seen == ["", ""]


def written(folder: Path, text: str, environment: dict[str, str] | None = None) -> Settings:
    (folder / "config.yaml").write_text(text, encoding="utf-8")
    return load_settings(folder / "config.yaml", environment or {})


def test_the_token_is_a_variable_or_a_file_and_never_shown(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("a-token-of-24-characters\n", encoding="utf-8")
    for text, environment in ((f"file:{tmp_path}/token", {}), ("${METRICS}", {"METRICS": "a-token-of-24-characters"})):
        settings = written(tmp_path, f"operations: {{metrics_token: '{text}'}}", environment)
        token = read_metrics_token(settings)
        assert token is not None
        assert token.reveal() == "a-token-of-24-characters"
        shown: Any = (repr(settings), *(one.line for one in check_metrics(settings)))
        assert "24-characters" not in str(shown)
        assert [one.mark for one in check_metrics(settings)] == ["ok"]
    assert read_metrics_token(Settings()) is None
    assert check_metrics(Settings()) == ()


@pytest.mark.parametrize("token", ["short", "a token with spaces in it", "四十二個字元長的權杖沒有用四十二個字元", "file:nowhere"])
def test_a_token_that_cannot_be_used_is_refused_by_its_key(tmp_path: Path, token: str) -> None:
    settings = written(tmp_path, f"operations: {{metrics_token: '{token}'}}")
    with pytest.raises(ConfigurationError) as refused:
        read_metrics_token(settings)
    assert refused.value.key == "operations.metrics_token"
    assert token.removeprefix("file:") not in refused.value.detail or token.startswith("file:")
    assert [one.mark for one in check_metrics(settings)] == ["fail"]
