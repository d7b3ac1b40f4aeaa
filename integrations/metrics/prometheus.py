"""The figures in Prometheus' text format: the only module that knows its library."""

from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Final

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.core import Metric as Family
from prometheus_client.registry import Collector

from bot.metrics.metric import Metric, MetricKind
from bot.metrics.tally import Sample

_TOTAL: Final = "_total"


class _Samples(Collector):
    """What is to be told, by metric; asked once."""

    def __init__(self, samples: Iterable[Sample]) -> None:
        self._samples = samples

    def collect(self) -> Iterator[Family]:
        """One family a metric."""
        families: dict[str, Family] = {}
        for sample in self._samples:
            name = sample.metric.name
            if name not in families:
                families[name] = _family(sample.metric)
            _add(families[name], sample)
        yield from families.values()


def exposition(samples: Iterable[Sample]) -> bytes:
    """All samples, in a registry of their own: nothing that other code in the process counts is told."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Samples(samples))
    return generate_latest(registry)


def _family(metric: Metric) -> Family:
    labels = list(metric.labels)
    match metric.kind:
        case MetricKind.COUNTER:
            return CounterMetricFamily(metric.name.removesuffix(_TOTAL), metric.help, labels=labels)
        case MetricKind.GAUGE:
            return GaugeMetricFamily(metric.name, metric.help, labels=labels)
        case MetricKind.HISTOGRAM:
            return HistogramMetricFamily(metric.name, metric.help, labels=labels)


def _add(family: Family, sample: Sample) -> None:
    labels = list(sample.labels)
    if isinstance(family, HistogramMetricFamily):
        bounds = [*map(str, sample.metric.buckets), "+Inf"]
        # The format's buckets hold what is below them too.
        family.add_metric(labels, buckets=list(zip(bounds, accumulate(sample.buckets), strict=True)), sum_value=sample.value)
    elif isinstance(family, CounterMetricFamily | GaugeMetricFamily):
        family.add_metric(labels, sample.value)
