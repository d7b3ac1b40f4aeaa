"""The page about the figures shows the catalogue as it is, and the catalogue's words are those of the vocabularies they stand for."""

from typing import Final

from bot.accounts.records import System
from bot.actions.action import ActionName, Effect
from bot.actions.request import RequestState
from bot.audit import AuditEvent
from bot.dialogue.understanding import IntentKind
from bot.metrics.catalogue import ACTIONS, BACK_END, CATALOGUE, INTENTS, TICKETS
from bot.metrics.metric import Metric, MetricKind
from tests.conftest import ROOT

PAGE: Final = (ROOT / "docs" / "metrics.md").read_text(encoding="utf-8")
_ENDINGS: Final = {MetricKind.COUNTER: ("_total",), MetricKind.HISTOGRAM: ("_seconds",), MetricKind.GAUGE: ("",)}


def line(metric: Metric) -> str:
    labels = "; ".join(f"`{name}`" + (f": {', '.join(values)}" if values else "") for name, values in metric.labels.items())
    return f"| `{metric.name}` | {metric.kind.value} | {labels or '–'} | {metric.help} |"


def test_the_table_is_the_catalogue() -> None:
    assert [one for one in PAGE.splitlines() if one.startswith("| `accountdesk_") and one.count("|") == 5] == [line(metric) for metric in CATALOGUE]


def test_every_metric_is_named_as_prometheus_names_its_kind() -> None:
    assert len({metric.name for metric in CATALOGUE}) == len(CATALOGUE)
    assert [metric.name for metric in CATALOGUE if not metric.name.endswith(_ENDINGS[metric.kind]) or bool(metric.buckets) != (metric.kind is MetricKind.HISTOGRAM)] == []


def test_the_words_are_those_of_the_desk() -> None:
    assert set(INTENTS.labels["intent"]) == {kind.value for kind in IntentKind}
    assert set(ACTIONS.labels["action"]) == {name.value for name in ActionName}
    assert {one.value for one in Effect} <= set(ACTIONS.labels["outcome"])
    ends = {RequestState.REFUSED, RequestState.EXPIRED, RequestState.CANCELLED, RequestState.HANDED_OVER}
    assert {one.value for one in ends} <= set(ACTIONS.labels["outcome"])
    assert {system.value for system in System} <= set(BACK_END.labels["system"])
    looked_up = {AuditEvent.TICKET_LOOKED}  # looking changes nothing
    tickets = {event.value.partition(".")[2] for event in AuditEvent if event.value.startswith("ticket.") and event not in looked_up}
    assert set(TICKETS.labels["event"]) == tickets
