"""Adds up what is counted. Counting is an addition in a dictionary, since it stands in the way of every message. Pure."""

from bisect import bisect_left
from collections.abc import Collection, Iterator
from itertools import product

from bot.metrics.catalogue import CATALOGUE, CHANNEL
from bot.metrics.metric import OTHER, Metric, MetricKind
from bot.runtime.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Sample:
    """What a metric stands at for one set of labels. `value`: of a histogram the sum in seconds; `buckets`: how many fell in each, the last without bound."""

    metric: Metric
    labels: tuple[str, ...]
    value: float
    buckets: tuple[int, ...] = ()


class Tally:
    """One application's counts, since its start. `channels`: the names that the label `channel` can have."""

    def __init__(self, channels: Collection[str] = ()) -> None:
        self._known = {metric.name: _known(metric, frozenset(channels)) for metric in CATALOGUE}
        self._counts: dict[str, dict[tuple[str, ...], float]] = {metric.name: {} for metric in CATALOGUE}
        self._buckets: dict[str, dict[tuple[str, ...], list[int]]] = {metric.name: {} for metric in CATALOGUE}
        for metric in CATALOGUE:
            if metric.kind is MetricKind.COUNTER:
                # A series that begins with its first event hides that event from every rate.
                self._counts[metric.name] = dict.fromkeys(product(*map(sorted, self._known[metric.name])), 0)

    def count(self, metric: Metric, **labels: str) -> None:
        """One more."""
        counts, key = self._counts[metric.name], self._key(metric, labels)
        counts[key] = counts.get(key, 0) + 1

    def observe(self, metric: Metric, seconds: float, **labels: str) -> None:
        """One more in the bucket of this duration."""
        sums, buckets, key = self._counts[metric.name], self._buckets[metric.name], self._key(metric, labels)
        sums[key] = sums.get(key, 0.0) + seconds
        held = buckets.get(key)
        if held is None:
            held = buckets[key] = [0] * (len(metric.buckets) + 1)
        held[bisect_left(metric.buckets, seconds)] += 1

    def samples(self) -> Iterator[Sample]:
        """All that was counted, in the catalogue's order."""
        for metric in CATALOGUE:
            for key, value in sorted(self._counts[metric.name].items()):
                yield Sample(metric, key, value, tuple(self._buckets[metric.name].get(key, ())))

    def _key(self, metric: Metric, labels: dict[str, str]) -> tuple[str, ...]:
        return tuple([
            value if (value := labels.get(name, OTHER)) in known else OTHER for name, known in zip(metric.labels, self._known[metric.name], strict=True)
        ])  # fmt: skip


def _known(metric: Metric, channels: frozenset[str]) -> tuple[frozenset[str], ...]:
    return tuple(channels if name == CHANNEL else frozenset(values) for name, values in metric.labels.items())
